"""What a file may leave out: every command does without each optional field, and without several of them."""

import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from functools import cache
from typing import Any

import pytest

from radargen.build import load
from radargen.reading import document
from radargen.reading.parsing.document import Tree
from radargen.storage import files
from tests.everything import fault, readable
from tests.folders import ROOT
from tests.fuzz import flow
from tests.hostile import ENTRY, OTHER, RADAR
from tests.selection import BY_FORGE, thorough

Path = tuple[str, ...]
EXAMPLE = "reference example"
# In a list, any item.
ITEM = "*"


@cache
def sound(name: str) -> dict[str, bytes]:
    """The example of the reference, which has every field once, or a radar in which each text is full of signs."""
    if name == EXAMPLE:
        return readable(files.read(ROOT / "docs" / "reference" / "example"))
    given = {"radar.yaml": RADAR, "trends/hostile.yaml": ENTRY, "trends/other.yaml": OTHER}
    return {path: json.dumps(data).encode() for path, data in given.items()}


def paths(tree: Tree, at: Path = ()) -> Iterator[Path]:
    """The keys of all mappings, outermost first, each kind once."""
    for key, inner in tree.items() if isinstance(tree, dict) else ():
        yield (*at, key)
        yield from paths(inner, (*at, key))
    for inner in tree if isinstance(tree, list) else ():
        yield from paths(inner, (*at, ITEM))


def changed(tree: Any, path: Path, change: Callable[[dict[str, Any], str], None]) -> None:
    """Make the change wherever that key stands."""
    first, *rest = path
    if first == ITEM:
        for inner in tree if isinstance(tree, list) else ():
            changed(inner, tuple(rest), change)
    elif isinstance(tree, dict) and first in tree:
        if rest:
            changed(tree[first], tuple(rest), change)
        else:
            change(tree, first)


def absent(holder: dict[str, Any], key: str) -> None:
    del holder[key]


def emptied(holder: dict[str, Any], key: str) -> None:
    holder[key] = [] if isinstance(holder[key], list) else {} if isinstance(holder[key], dict) else ""


@cache
def kinds(name: str) -> tuple[tuple[str, Path], ...]:
    """Every field that can be left out of some file of the radar."""
    found = [
        (file, path)
        for file, source in sound(name).items()
        if file.endswith(".yaml")
        for path in dict.fromkeys(paths(document(file, source).tree))
    ]
    return tuple(dict.fromkeys(found))


def without(
    name: str, fields: list[tuple[str, Path]], change: Callable[[dict[str, Any], str], None]
) -> dict[str, bytes]:
    """The radar's files after that change of these fields."""
    made = dict(sound(name))
    for file in {file for file, _ in fields}:
        tree = deepcopy(document(file, made[file]).tree)
        for other, path in fields:
            if other == file:
                changed(tree, path, change)
        made[file] = flow(tree).encode()
    return made


@pytest.mark.slow
@pytest.mark.parametrize("change", [absent, emptied])
def test_each_field_may_be_absent_or_empty(change: Callable[[dict[str, Any], str], None]) -> None:
    for number, (file, path) in enumerate(kinds(EXAMPLE)):
        # The file of a new trend is made of radar.yaml alone.
        quick = {"check", "explain", "status", "diff", *(["new"] if file == "radar.yaml" else ())}
        if not thorough() and number % 2 != (change is absent):
            continue
        found = fault(without(EXAMPLE, [(file, path)], change), sound(EXAMPLE), quick.__contains__)
        assert found is None, (file, path, found)


@pytest.mark.slow
@pytest.mark.parametrize(("name", "groups"), [(EXAMPLE, 1), ("hostile", 1), pytest.param(EXAMPLE, 3, marks=BY_FORGE)])
def test_charts_pages_and_places_do_without_any_of_them(name: str, groups: int) -> None:
    # A field is not told apart from one that holds it, so of each way down one is left out at a time.
    fields = sorted(kinds(name), key=lambda field: (len(field[1]), field))
    optional = [field for field in fields if load(without(name, [field], absent))[0].ok]
    for n in range(groups):
        group = optional[n::groups]
        outer = [field for field in group if not any(_holds(other, field) for other in group)]
        inner = [field for field in group if not any(_holds(field, other) for other in group)]
        for chosen in dict.fromkeys((tuple(outer), tuple(inner))):
            found = fault(without(name, [*chosen], absent), sound(name))
            assert found is None, (chosen, found)


def _holds(outer: tuple[str, Path], inner: tuple[str, Path]) -> bool:
    return outer != inner and outer[0] == inner[0] and outer[1] == inner[1][: len(outer[1])]
