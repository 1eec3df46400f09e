"""Suggestions for unknown names: what was probably meant, and which names are known."""

import difflib
from collections.abc import Sequence

from radargen.text.messages import Message, joined, some_of

# Names listed in a hint; the others are counted.
MOST_NAMED = 12


def suggestion(name: str, words: Sequence[str]) -> Message:
    """The most similar of the words, or else the first of all of them."""
    if near := _nearest(name, words):
        return Message("Did you mean {word}?", word=near)
    return known(words)


def suggestion_and_known(name: str, words: Sequence[str], most: int = MOST_NAMED) -> Message:
    """The most similar of the words, if there is one, and the first of all of them."""
    near = _nearest(name, words)
    return joined([Message("Did you mean {word}?", word=near), known(words, most)], " ") if near else known(words, most)


def known(words: Sequence[str], most: int = MOST_NAMED) -> Message:
    """The first of the words, and the number of the others."""
    return Message("There are {names}.", names=some_of(words, most)) if words else Message("There is none.")


def _nearest(name: str, words: Sequence[str]) -> str:
    """The most similar word, without regard to case (difflib ratio of at least 0.6); empty if none is."""
    by_fold = {word.casefold(): word for word in reversed(words)}
    near = difflib.get_close_matches(name.casefold(), by_fold, n=1)
    return by_fold[near[0]] if near else ""
