"""Every kind of problem has its row, whichever check finds it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from radargen.model.problems import CODES, Location, Problem, Severity
from radargen.text.messages import Message
from tests.folders import ROOT
from tests.parsed import parsed

# Which of its arguments may be the code.
CODE = {"Problem": slice(1, 2), "refusal": slice(0, 1), "_note": slice(0, 2)}


def named(tree: ast.Module) -> Iterator[str]:
    """The codes that calls in a module name."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name), args=args) if name in CODE:
                for each in args[CODE[name]]:
                    if isinstance(each, ast.Constant) and isinstance(each.value, str):
                        yield each.value


@pytest.mark.parametrize("place", sorted((ROOT / "radargen").rglob("*.py")), ids=lambda place: place.stem)
def test_a_check_names_no_code_without_a_row(place: Path) -> None:
    assert {*named(parsed(place))} <= CODES.keys()


def test_codes_are_found_where_checks_name_them() -> None:
    source = 'yield Problem(place, "a-b", message)\nraise refusal("c-d", words)\nself._note("e-f", message)\n'
    assert sorted(named(ast.parse(source))) == ["a-b", "c-d", "e-f"]


def test_the_row_of_its_code_says_how_severe_a_problem_is() -> None:
    error, warning, unpublishable = (
        Problem(Location("radar.yaml"), code, Message("The file holds no data."))
        for code in ("syntax", "long-label", "placeholder")
    )
    assert (error.severity, warning.severity, unpublishable.severity) == (
        *(Severity.ERROR, Severity.WARNING),
        Severity.WARNING,
    )
    assert [one.kind.unpublishable for one in (error, warning, unpublishable)] == [False, False, True]
