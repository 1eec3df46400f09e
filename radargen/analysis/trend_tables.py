"""Trends, cases and what became of them as rows, and as a table of pandas or polars, whichever is installed."""

from collections.abc import Iterator, Sequence
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any

from radargen.model import Edition, Radar
from radargen.pages.data_tables import Row, cases_table, trends_table
from radargen.pages.records import edition_record
from radargen.text.messages import Message, RadargenError, one_of
from radargen.text.suggestions import suggestion

LIBRARIES = ("pandas", "polars")
TABLES = ("trends", "cases", "history")


def rows(radar: Radar, edition: Edition, table: str) -> list[Row]:
    """A header and the rows of the table, whose cells are words, numbers, true, false or None.

    `trends` and `cases` are those of the data files of the site; `history` is the first for that edition and all
    before it, with columns for the edition and its day. RadargenError for another table.
    """
    match table:
        case "trends":
            return _trends(radar, edition)
        case "cases":
            return cases_table(radar, edition)
        case "history":
            return [*_history(radar, edition)]
        case _:
            raise RadargenError(
                Message("There is no table “{name}”. {hint}", name=table, hint=suggestion(table, TABLES))
            )


def frame(table: Sequence[Row], library: str | None) -> Any:
    """The rows as a table of that library, else of the first that is installed; RadargenError where none is."""
    head, *body = table
    columns = {str(name): [row[n] for row in body] for n, name in enumerate(head)}
    module = _library(library)
    if module.__name__ == "polars":
        # None in the first hundred rows says nothing about the others.
        return module.DataFrame(columns, strict=False, infer_schema_length=None)
    return module.DataFrame(columns)


def _trends(radar: Radar, edition: Edition) -> list[Row]:
    return trends_table(radar, edition, edition_record(radar, edition)["trends"])


def _history(radar: Radar, edition: Edition) -> Iterator[Row]:
    until = radar.editions[: radar.editions.index(edition) + 1]
    for place, each in enumerate(until):
        head, *body = _trends(radar, each)
        if place == 0:
            yield ["edition", "date", *head]
        date = each.date.isoformat() if each.date else None
        yield from ([each.id, date, *row] for row in body)


def _library(name: str | None) -> ModuleType:
    if name is not None and name not in LIBRARIES:
        raise RadargenError(
            Message("A table is one of {libraries}, not of “{name}”.", libraries=one_of(LIBRARIES), name=name)
        )
    wanted = LIBRARIES if name is None else (name,)
    found = next((one for one in wanted if _is_installed(one)), None)
    if found is None:
        raise RadargenError(
            Message(
                "A table needs {libraries}, which is not installed here: python -m pip install {first}. "
                "Without it, rows() gives the same as lists.",
                libraries=one_of(wanted),
                first=wanted[0],
            )
        )
    return import_module(found)


def _is_installed(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except ValueError:
        # What another program has put in its place.
        return False
