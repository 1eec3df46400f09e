"""Tasks of the editors and the worklist of them."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from radargen.model.problems import Location
from radargen.text.messages import NOTHING, Message


class TaskKind(StrEnum):
    """The kinds of tasks, in the order of urgency."""

    BROKEN = "broken"
    UNCONFIRMED = "unconfirmed"
    REVIEW = "review"
    TRANSLATION = "translation"
    REQUIREMENT = "requirement"
    OUTDATED = "outdated"
    VENDORS = "vendors"
    ONE_SOURCE = "one-source"
    SILENT = "silent"
    UNSEARCHED = "unsearched"
    ALIKE = "alike"
    CASE = "case"
    UNMARKED = "unmarked"
    ALONE = "alone"
    LENGTH = "length"
    CELL = "cell"
    LOPSIDED = "lopsided"


HEADINGS: dict[TaskKind, Message] = {
    TaskKind.BROKEN: Message("Files with errors, which the radar leaves out"),
    TaskKind.UNCONFIRMED: Message("Assessments to be confirmed"),
    TaskKind.REVIEW: Message("Reviews due, by owner"),
    TaskKind.TRANSLATION: Message("Missing translations"),
    TaskKind.REQUIREMENT: Message("Requirements that come too late or go in a circle"),
    TaskKind.OUTDATED: Message("Newest source older than 24 months"),
    TaskKind.VENDORS: Message("Resting on vendors alone"),
    TaskKind.ONE_SOURCE: Message("Resting on one source"),
    TaskKind.SILENT: Message("Not yet said what the sources show"),
    TaskKind.UNSEARCHED: Message("On an inner ring without a recent case or a study, and not searched for"),
    TaskKind.ALIKE: Message("Perhaps the same trend twice"),
    TaskKind.CASE: Message("Without a case, or without a dissenting voice"),
    TaskKind.UNMARKED: Message("Paragraphs that name no source"),
    TaskKind.ALONE: Message("Without any link"),
    TaskKind.LENGTH: Message("Texts too short or too long"),
    TaskKind.CELL: Message("Empty cells of the chart"),
    TaskKind.LOPSIDED: Message("Dimensions out of balance"),
}

# Two trends that may be the same: their ids, and the similar name of the second.
Twins = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class EditorTask:
    """One task; `trend` is an id, empty for the whole radar.

    `message` is the finding, empty if the heading of the kind suffices; `hint` is what to do.
    """

    matter: TaskKind
    location: Location
    hint: Message
    message: Message = NOTHING
    trend: str = ""
    owner: str = ""


@dataclass(frozen=True, slots=True)
class TaskGroup:
    """All tasks of one kind."""

    matter: TaskKind
    tasks: tuple[EditorTask, ...]

    def by_hint(self) -> Mapping[Message, Sequence[EditorTask]]:
        """The tasks by their hint, in the order of their first task."""
        grouped: dict[Message, list[EditorTask]] = {}
        for task in self.tasks:
            grouped.setdefault(task.hint, []).append(task)
        return grouped


@dataclass(frozen=True, slots=True)
class Worklist:
    """All tasks on a day, the most urgent first; `entries` is the number of files read.

    `names` are those of the trends, by id and language.
    """

    on: dt.date
    edition: str
    entries: int
    piles: tuple[TaskGroup, ...]
    names: dict[str, dict[str, str]]

    @property
    def tasks(self) -> Sequence[EditorTask]:
        """All tasks in that order."""
        return [task for pile in self.piles for task in pile.tasks]
