"""Suggestions for misspelt words."""

from collections import Counter
from collections.abc import Collection
from difflib import get_close_matches
from functools import lru_cache

from radargen.text.messages import NOTHING, Message, some_of

# Candidates compared by edit similarity; of more, those with most common bigrams are preselected.
FEW = 40
LONGEST = 80
# Known words listed in a hint; the others are counted.
NAMED = 12


# Names that other radars use for our keys, in the order of preference.
_SYNONYMS = {
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


def likely_key(key: str, keys: Collection[str]) -> str:
    """The key that was probably meant: by a synonym, else the most similar one; empty if none is similar."""
    elsewhere = _SYNONYMS.get(key.casefold(), ())
    return next((ours for ours in elsewhere if ours in keys), "") or nearest(key, keys)


def nearest(word: str, words: Collection[str]) -> str:
    """The most similar of the words, without regard to case (difflib ratio of at least 0.6); empty if none is."""
    if not word or len(word) > LONGEST or not words:
        return ""
    by_fold = {candidate.casefold(): candidate for candidate in reversed(tuple(words))}
    candidates = tuple(by_fold)
    if len(candidates) > FEW:
        candidates = _preselected(word.casefold(), candidates)
    matches = get_close_matches(word.casefold(), candidates, n=1, cutoff=0.6)
    return by_fold[matches[0]] if matches else ""


def spelling_hint(word: str, words: Collection[str]) -> Message:
    """A hint with the most similar of the words, else with the first of them; empty without words."""
    if match := nearest(word, words):
        return Message("Did you mean {word}?", word=match)
    return Message("Known: {words}.", words=some_of([*words], NAMED)) if words else NOTHING


def _preselected(word: str, candidates: tuple[str, ...]) -> tuple[str, ...]:
    """The FEW candidates that share most letter pairs with the word."""
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
