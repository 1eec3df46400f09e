"""What of a change's problems a reviewer is told."""

from radargen.assessing.differences import Side, difference
from radargen.build.review_sides import Review
from radargen.charts.placing import Lock
from radargen.model.problems import Location, Problem
from radargen.reading import Loaded
from radargen.text.messages import Message
from tests.make import radar, trend

OF = radar(trend("kanban"))


def problem(code: str, path: str = "trends/kanban.yaml", line: int = 1) -> Problem:
    return Problem(Location(path, line), code, Message("What is wrong."))


def told(before: tuple[Problem, ...], after: tuple[Problem, ...]) -> tuple[Problem, ...]:
    sides = (Loaded(OF, before, (), ()), Loaded(OF, after, (), ()))
    return Review(*sides, (Lock(), Lock()), difference(Side("a", OF), Side("b", OF))).problems


def test_errors_are_always_told_and_warnings_only_where_they_are_new() -> None:
    error, warning = problem("unknown-ring"), problem("long-label")
    assert told((), (error, warning)) == (error, warning)
    assert told((error, warning), (error, warning)) == (error,)
    assert told((error, warning), ()) == ()
    # A line above it that comes or goes makes no warning new; another file or another matter does.
    assert told((warning,), (problem("long-label", line=9),)) == ()
    assert told((warning,), (problem("long-label", "trends/lean.yaml"),))
    assert told((warning,), (problem("no-source"),))
