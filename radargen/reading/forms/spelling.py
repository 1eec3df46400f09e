"""The nearest known word: what an editor probably meant."""

from collections import Counter
from collections.abc import Collection
from difflib import get_close_matches
from functools import lru_cache

from radargen.text.messages import NOTHING, Message, some_of

# With more candidates than this, only the most alike are compared letter by letter.
FEW = 40
LONGEST = 80
# So many known words are named, the others counted.
NAMED = 12


# What other radars call our keys, and where one word has several, in the order of preference.
_ELSEWHERE = {
    "quadrant": ("dimension",),
    "quadrants": ("dimensions",),
    "sector": ("dimension",),
    "sectors": ("dimensions",),
    "segment": ("dimension",),
    "segments": ("dimensions",),
    "category": ("dimension",),
    "title": ("name",),
    "name": ("title", "organisation"),
    "description": ("summary", "meaning", "question", "what"),
    "body": ("text",),
}


def likely(key: str, known: Collection[str]) -> str:
    """The known key that was probably meant: a word of other radars, else the nearest; may be empty."""
    elsewhere = _ELSEWHERE.get(key.casefold(), ())
    return next((ours for ours in elsewhere if ours in known), "") or nearest(key, known)


def nearest(word: str, known: Collection[str]) -> str:
    """The known word most like this one, or the empty string where none is."""
    if not word or len(word) > LONGEST or not known:
        return ""
    by_fold = {candidate.casefold(): candidate for candidate in reversed(tuple(known))}
    candidates = tuple(by_fold)
    if len(candidates) > FEW:
        candidates = _alike(word.casefold(), candidates)
    found = get_close_matches(word.casefold(), candidates, n=1, cutoff=0.6)
    return by_fold[found[0]] if found else ""


def meant(word: str, known: Collection[str]) -> Message:
    """A hint: the nearest known word, else the known ones, of many the first; nothing where there are none."""
    if found := nearest(word, known):
        return Message("Did you mean {word}?", word=found)
    return Message("Known: {words}.", words=some_of([*known], NAMED)) if known else NOTHING


def _alike(word: str, candidates: tuple[str, ...]) -> tuple[str, ...]:
    """The candidates that share most pairs of letters with the word."""
    shared = Counter(place for pair in _pairs(word) for place in _index(candidates).get(pair, ()))
    best = sorted(shared, key=lambda place: (-shared[place], abs(len(candidates[place]) - len(word)), place))
    return tuple(candidates[place] for place in best[:FEW])


@lru_cache(maxsize=4)
def _index(candidates: tuple[str, ...]) -> dict[str, list[int]]:
    index: dict[str, list[int]] = {}
    for place, candidate in enumerate(candidates):
        for pair in _pairs(candidate):
            index.setdefault(pair, []).append(place)
    return index


def _pairs(word: str) -> set[str]:
    edged = f"^{word}$"
    return {edged[n : n + 2] for n in range(len(edged) - 1)}
