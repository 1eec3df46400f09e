"""Where long words may be divided: at the joints of German compounds, else by the patterns of a hyphenation library."""

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyphen import Pyphen

# A word is divided only from so many letters on, and never closer than this to either end.
LONG, LEAST = 18, 5
PATTERNS = {"de": "de_DE", "en": "en_GB"}
SOFT_HYPHEN = "\u00ad"
_WORD = re.compile(rf"[^\W\d_]{{{LONG},}}")
# What German compounds are joined with: a division there reads best.
_JOINT = re.compile(r"(?:ungs|heits|keits|schafts|ions|täts|lings|tums)$")


@lru_cache(maxsize=4096)
def hyphenated(text: str, language: str) -> str:
    """The text with soft hyphens in its long words; a word in which the editor has set some keeps those alone.

    A language without patterns, and a word that they do not divide, stay as they are.
    """
    if language not in PATTERNS:
        return text
    return " ".join(
        word if SOFT_HYPHEN in word else _WORD.sub(lambda found: _divided(found[0], language), word)
        for word in text.split(" ")
    )


def _divided(word: str, language: str) -> str:
    found = _patterns(language).positions(word)
    # A syllable of one letter is a sign that the patterns have missed a joint ("Service-a-rbeitsplatz").
    sure = [place for place in found if place - 1 not in found and place + 1 not in found]
    places = [place for place in sure if LEAST <= place <= len(word) - LEAST]
    joints = [place for place in places if _JOINT.search(word[:place])]
    for place in sorted(joints or places, reverse=True):
        word = word[:place] + SOFT_HYPHEN + word[place:]
    return word


@cache
def _patterns(language: str) -> "Pyphen":
    # Reading the patterns takes a while, which a chart without long words need not pay.
    from pyphen import Pyphen  # noqa: PLC0415

    return Pyphen(lang=PATTERNS[language])
