"""Where long words may be divided: at the joints of German compounds, else by a hyphenation library's patterns."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

from radargen.text.wording import wording

# Least length of a word to be divided, and least distance of a division from either end, in letters.
LONG, LEAST = 18, 5
SOFT_HYPHEN = "\u00ad"
DIGITS = b"0123456789"
_WORD = re.compile(rf"[^\W\d_]{{{LONG},}}")
# Linking elements of German compounds: a division after one reads best.
_JOINT = re.compile(r"(?:ungs|heits|keits|schafts|ions|täts|lings|tums)$")


@lru_cache(maxsize=4096)
def hyphenated(text: str, language: str) -> str:
    """The text with soft hyphens in its long words; a word that already has some keeps only these.

    Languages without patterns, and words that the patterns do not divide, are left unchanged.
    """
    return " ".join(
        word if SOFT_HYPHEN in word else _WORD.sub(lambda match: _divided(match[0], language), word)
        for word in text.split(" ")
    )


def _divided(word: str, language: str) -> str:
    divisions = list(_positions(word, language))
    # A syllable of one letter is a sign that the patterns have missed a joint ("Service-a-rbeitsplatz").
    certain = [place for place in divisions if place - 1 not in divisions and place + 1 not in divisions]
    places = [place for place in certain if LEAST <= place <= len(word) - LEAST]
    joints = [place for place in places if _JOINT.search(word[:place])]
    for place in sorted(joints or places, reverse=True):
        word = word[:place] + SOFT_HYPHEN + word[place:]
    return word


def _positions(word: str, language: str) -> Iterator[int]:
    """Where the patterns divide a word, at least two letters from either end.

    Between two letters, the largest number of all matching patterns decides: an odd one allows a division (F. M. Liang,
    Word hy-phen-a-tion by com-put-er, 1983).
    """
    patterns = _patterns(language)
    dotted = f".{word.lower()}."
    levels = [0] * (len(dotted) + 1)
    for start in range(len(dotted)):
        for end in range(start + 1, len(dotted) + 1):
            place = start
            for sign in patterns.get(dotted[start:end], ""):
                if sign.isdigit():
                    levels[place] = max(levels[place], int(sign))
                else:
                    place += 1
    # The first position is before the dot.
    return (n - 1 for n, level in enumerate(levels) if level % 2 and 2 <= n - 1 <= len(word) - 2)


@cache
def _patterns(language: str) -> dict[str, str]:
    """Patterns such as `1ba`, by their letters; empty for a language that the library does not know.

    There are tens of thousands, and a chart needs a few dozen. The library itself parses every one on loading, which
    took longer than placing all names.
    """
    known = files("pyphen").joinpath("dictionaries")
    names = (f"hyph_{name}.dic" for name in (wording(language)("language.locale"), language))
    found = next((path for name in names if (path := known.joinpath(name)).is_file()), None)
    if not found:
        return {}
    encoding, _, text = found.read_bytes().partition(b"\n")
    # Digits are removed from bytes much faster than from text.
    letters, patterns = (some.decode(encoding.decode()).split("\n") for some in (text.translate(None, DIGITS), text))
    return dict(zip(letters, patterns, strict=True))
