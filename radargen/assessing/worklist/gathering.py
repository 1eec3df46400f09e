"""Gathers the worklist of a radar on a day."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain

from radargen.assessing import blips
from radargen.assessing.worklist.editor_tasks import EditorTask, TaskGroup, TaskKind, Twins, Worklist
from radargen.assessing.worklist.entry_tasks import OF_ENTRIES
from radargen.model import Radar, Status
from radargen.model.problems import Location, Problem, Severity
from radargen.text.messages import Message
from radargen.text.paths import entry_id, entry_path, is_entry

# A dimension with more than twice, or less than half, of an equal share is out of balance.
SHARE = 2
# With fewer trends per dimension, balance is a matter of chance.
ENOUGH = 3
# Problems of what trends require, which readers meet in the order of next steps.
REQUIREMENTS = ("required-later", "circular-requirement")


def worklist(
    radar: Radar, on: dt.date, problems: Iterable[Problem] = (), alike: Iterable[Twins] = (), entries: int = 0
) -> Worklist:
    """All tasks in the valid entries of a radar.

    `problems` are those of the whole folder, `alike` pairs of trends with similar names, `entries` the number of files
    read. Nothing is requested that no entry of the radar has, such as cases, links or owners.
    """
    listed = list(problems)
    trends = tuple(trend for trend in radar.trends if trend.status is not Status.ARCHIVED)
    tasks = list(
        chain(
            _broken(listed),
            _untranslated(radar, listed),
            _contradicting(radar, listed),
            *(gather(radar, trends, on) for gather in OF_ENTRIES),
            _twins(radar, alike),
            _empty_cells(radar),
            _lopsided_dimensions(radar),
        )
    )
    piles = (TaskGroup(matter, tuple(task for task in tasks if task.matter is matter)) for matter in TaskKind)
    names = {trend.id: dict(trend.name.by_language) for trend in radar.trends}
    return Worklist(on, radar.newest.name, entries, tuple(pile for pile in piles if pile.tasks), names)


def _broken(problems: Iterable[Problem]) -> Iterator[EditorTask]:
    """One task for each file with errors."""
    first: dict[str, Problem] = {}
    for problem in sorted(problems):
        if problem.severity is Severity.ERROR:
            first.setdefault(problem.location.path, problem)
    for path, problem in first.items():
        hint = Message("Run radargen validate and mend what it names.")
        yield EditorTask(TaskKind.BROKEN, problem.location, hint, problem.message, _trend(path))


def _untranslated(radar: Radar, problems: Iterable[Problem]) -> Iterator[EditorTask]:
    for problem in sorted(problems):
        if problem.code == "missing-translation":
            trend = radar.trend(_trend(problem.location.path))
            hint = Message("Write it in the other language.")
            owner = trend.owner if trend else ""
            yield EditorTask(
                TaskKind.TRANSLATION, problem.location, hint, problem.message, trend.id if trend else "", owner
            )


def _contradicting(radar: Radar, problems: Iterable[Problem]) -> Iterator[EditorTask]:
    for problem in sorted(problems):
        if problem.code in REQUIREMENTS and (trend := radar.trend(_trend(problem.location.path))):
            yield EditorTask(
                TaskKind.REQUIREMENT, problem.location, problem.hint, problem.message, trend.id, trend.owner
            )


def _twins(radar: Radar, alike: Iterable[Twins]) -> Iterator[EditorTask]:
    for trend_id, twin_id, name in alike:
        trend = radar.trend(trend_id)
        message = Message("It is like {other} (“{called}”).", other=twin_id, called=name)
        hint = Message("Make one entry of the two, or tell in the summary what parts them.")
        location = trend.where("name") if trend else Location(entry_path(trend_id))
        yield EditorTask(TaskKind.ALIKE, location, hint, message, trend_id, trend.owner if trend else "")


def _trend(path: str) -> str:
    """The id of the trend in that file; empty for other files."""
    return entry_id(path) if is_entry(path) else ""


def _empty_cells(radar: Radar) -> Iterator[EditorTask]:
    """The empty cells of the newest edition's chart, one task for each ring; none if the whole chart is empty."""
    filled = {(blip.trend.dimension, blip.placement.ring) for blip in blips(radar, radar.newest)}
    for n, ring in enumerate(radar.rings):
        empty = [one for one in radar.dimensions if (one.id, ring.id) not in filled]
        if not filled or not empty:
            continue
        if len(empty) == len(radar.dimensions):
            message = Message("The ring {ring} has no trend.", ring=ring.id)
            hint = Message("Ask what stands there, or whether the ring is needed.")
        else:
            names = ", ".join(one.id for one in empty)
            message = Message("Nothing on {ring} in {dimensions}.", ring=ring.id, dimensions=names)
            hint = Message("Ask whether nothing is there, or whether nobody has looked.")
        yield EditorTask(TaskKind.CELL, radar.where("rings", n), hint, message)


def _lopsided_dimensions(radar: Radar) -> Iterator[EditorTask]:
    """The dimensions with more than twice or less than half of an equal share of the newest chart."""
    counts = Counter(blip.trend.dimension for blip in blips(radar, radar.newest))
    total, equal = counts.total(), counts.total() / len(radar.dimensions)
    if equal < ENOUGH:
        return
    for n, dimension in enumerate(radar.dimensions):
        count = counts[dimension.id]
        if count > equal * SHARE or count * SHARE < equal:
            message = Message(
                "{dimension} has {count} of {total} trends; an equal share is {equal:.0f}.",
                dimension=dimension.id,
                count=count,
                total=total,
                equal=equal,
            )
            hint = (
                Message("Look for what is missing.") if count < equal else Message("Ask which of them are one trend.")
            )
            yield EditorTask(TaskKind.LOPSIDED, radar.where("dimensions", n), hint, message)
