"""What differs between two radars, as the keys of the file lead there."""

from dataclasses import replace

import pytest

from radargen.model import NO_TEXT, Dimension, Radar
from radargen.model.comparing import differing_paths
from tests.make import radar, text, trend

OLD = radar(trend("kanban"), trend("lean"))
PEOPLE, PROCESS, TECHNOLOGY = OLD.dimensions


def of_dimensions(*dimensions: Dimension) -> Radar:
    return replace(OLD, dimensions=dimensions)


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (OLD, []),
        (replace(OLD, title=text("Anderer")), [("title",)]),
        (replace(OLD, languages=("en", "de")), [("languages",)]),
        (
            replace(OLD, title=NO_TEXT, id="other"),
            [("id",), ("title",)],
        ),
        (of_dimensions(replace(PEOPLE, name=text("Leute")), PROCESS, TECHNOLOGY), [("dimensions", "people", "name")]),
        (of_dimensions(PEOPLE, PROCESS), [("dimensions", "technology")]),
        (of_dimensions(PEOPLE, PROCESS, TECHNOLOGY, Dimension("place", text("Ort"))), [("dimensions", "place")]),
        # Where the order differs, that is told of the list as a whole, and only then.
        (of_dimensions(PROCESS, PEOPLE, TECHNOLOGY), [("dimensions",)]),
        (of_dimensions(TECHNOLOGY, PEOPLE), [("dimensions", "process"), ("dimensions",)]),
        (
            of_dimensions(PROCESS, replace(PEOPLE, question=text("Wer?")), TECHNOLOGY),
            [("dimensions", "people", "question"), ("dimensions",)],
        ),
        (of_dimensions(), [("dimensions", "people"), ("dimensions", "process"), ("dimensions", "technology")]),
        # Things that share an id cannot be told apart by it.
        (of_dimensions(PEOPLE, PEOPLE, TECHNOLOGY), [("dimensions",)]),
        (replace(OLD, rings=(replace(OLD.rings[0], lowest=4), *OLD.rings[1:])), [("rings", "standard", "from")]),
        (replace(OLD, rule=None), [("rule",)]),
        (
            replace(OLD, trends=(OLD.trends[0], replace(OLD.trends[1], dimension="people"))),
            [("trends", "lean", "dimension")],
        ),
    ],
)
def test_each_difference_is_told_once_and_where_it_is(new: Radar, expected: list[tuple[str, ...]]) -> None:
    assert sorted(differing_paths(OLD, new)) == sorted(expected)


def test_of_some_fields_nothing_is_asked() -> None:
    new = replace(OLD, id="other", trends=(), title=text("Anderer"))
    assert [*differing_paths(OLD, new, frozenset({"id", "trends"}))] == [("title",)]
