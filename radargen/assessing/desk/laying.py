"""What there is to do in a radar on a day, gathered."""

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import chain

from radargen.assessing.desk.entries import OF_ENTRIES
from radargen.assessing.desk.task import Desk, Matter, Pile, Task, Twins
from radargen.assessing.desk.whole import empty_cells, lopsided_dimensions
from radargen.model import Radar, Status
from radargen.model.paths import entry_id, entry_path, is_entry
from radargen.model.problems import Location, Problem, Severity
from radargen.text.messages import Message


def desk(
    radar: Radar, on: dt.date, problems: Iterable[Problem] = (), alike: Iterable[Twins] = (), entries: int = 0
) -> Desk:
    """Everything to do in the sound part of a radar.

    `problems` are those of the whole folder, `alike` trends with names that are alike, `entries` how many files were
    read. What no entry of the radar has at all, be it cases, links or owners, is not asked for.
    """
    listed = list(problems)
    trends = tuple(trend for trend in radar.trends if trend.status is not Status.ARCHIVED)
    tasks = list(
        chain(
            _broken(listed),
            _untranslated(radar, listed),
            *(gather(radar, trends, on) for gather in OF_ENTRIES),
            _twins(radar, alike),
            empty_cells(radar),
            lopsided_dimensions(radar),
        )
    )
    piles = (Pile(matter, tuple(task for task in tasks if task.matter is matter)) for matter in Matter)
    names = {trend.id: dict(trend.name.by_language) for trend in radar.trends}
    return Desk(on, radar.newest.name, entries, tuple(pile for pile in piles if pile.tasks), names)


def _broken(problems: Iterable[Problem]) -> Iterator[Task]:
    """Once for each file."""
    first: dict[str, Problem] = {}
    for problem in sorted(problems):
        if problem.severity is Severity.ERROR:
            first.setdefault(problem.location.path, problem)
    for path, problem in first.items():
        hint = Message("Run radargen validate and mend what it names.")
        yield Task(Matter.BROKEN, problem.location, hint, problem.message, _trend(path))


def _untranslated(radar: Radar, problems: Iterable[Problem]) -> Iterator[Task]:
    for problem in sorted(problems):
        if problem.code == "missing-translation":
            trend = radar.trend(_trend(problem.location.path))
            hint = Message("Write it in the other language.")
            owner = trend.owner if trend else ""
            yield Task(Matter.TRANSLATION, problem.location, hint, problem.message, trend.id if trend else "", owner)


def _twins(radar: Radar, alike: Iterable[Twins]) -> Iterator[Task]:
    for one, other, called in alike:
        trend = radar.trend(one)
        message = Message("It is like {other} (“{called}”).", other=other, called=called)
        hint = Message("Make one entry of the two, or tell in the summary what parts them.")
        location = trend.where("name") if trend else Location(entry_path(one))
        yield Task(Matter.ALIKE, location, hint, message, one, trend.owner if trend else "")


def _trend(path: str) -> str:
    """The id of the trend in that file; empty for other files."""
    return entry_id(path) if is_entry(path) else ""
