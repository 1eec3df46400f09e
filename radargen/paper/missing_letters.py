"""Finds characters that no font of a book has before it is set, and where they occur."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any
from unicodedata import category

# Invisible characters: spaces, direction marks, soft hyphens, joiners.
_UNSEEN = ("Zs", "Cf")


def missing_letters(data: Mapping[str, Any], drawn: Callable[[str], bool]) -> Iterator[tuple[str, str]]:
    """The characters that are not `drawn`, each with the id of the first trend with it, or an empty id."""
    seen: set[str] = set()
    for trend_id, part in _parts(data):
        characters = set[str]()
        _collect(part, characters)
        for character in sorted(characters - seen):
            if character not in "\n\t" and category(character) not in _UNSEEN and not drawn(character):
                yield trend_id, character
        seen |= characters


def _parts(data: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """The trends by id, then everything else."""
    trends = data["trends"]
    named = trends.items() if isinstance(trends, dict) else ((one["row"]["id"], one) for one in trends)
    yield from named
    yield from ((one["row"]["id"], one) for one in data.get("archived", ()))
    yield "", {key: value for key, value in data.items() if key not in ("trends", "archived", "charts", "pictures")}


def _collect(value: Any, characters: set[str]) -> None:
    if isinstance(value, str):
        # Pictures consist of outlines already.
        if not value.startswith(("<?xml", "<svg")):
            characters.update(value)
    elif isinstance(value, dict):
        for each in value.values():
            _collect(each, characters)
    elif isinstance(value, list):
        for each in value:
            _collect(each, characters)
