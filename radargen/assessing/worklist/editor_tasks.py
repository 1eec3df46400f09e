"""A task of the editors, and the desk that holds all of them."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from radargen.model.problems import Location
from radargen.text.messages import NOTHING, Message


class TaskKind(StrEnum):
    """What a task is about, in the order of urgency."""

    BROKEN = "broken"
    UNCONFIRMED = "unconfirmed"
    REVIEW = "review"
    TRANSLATION = "translation"
    OUTDATED = "outdated"
    VENDORS = "vendors"
    ONE_SOURCE = "one-source"
    ALIKE = "alike"
    CASE = "case"
    ALONE = "alone"
    LENGTH = "length"
    CELL = "cell"
    LOPSIDED = "lopsided"


HEADINGS: dict[TaskKind, Message] = {
    TaskKind.BROKEN: Message("Files with errors, which the radar leaves out"),
    TaskKind.UNCONFIRMED: Message("Assessments to be confirmed"),
    TaskKind.REVIEW: Message("Reviews due, by owner"),
    TaskKind.TRANSLATION: Message("Missing translations"),
    TaskKind.OUTDATED: Message("Newest source older than 24 months"),
    TaskKind.VENDORS: Message("Resting on vendors alone"),
    TaskKind.ONE_SOURCE: Message("Resting on one source"),
    TaskKind.ALIKE: Message("Perhaps the same trend twice"),
    TaskKind.CASE: Message("Without a case, or without a dissenting voice"),
    TaskKind.ALONE: Message("Without any link"),
    TaskKind.LENGTH: Message("Texts too short or too long"),
    TaskKind.CELL: Message("Empty cells of the chart"),
    TaskKind.LOPSIDED: Message("Dimensions out of balance"),
}

# Two trends that may be the same: their ids, and what of the second is called alike.
Twins = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class EditorTask:
    """One thing to do: about which trend (by id, empty where the radar as a whole), in which file, and by whom.

    `message` is what was found, empty where the matter says it all; `hint` is what to do.
    """

    matter: TaskKind
    location: Location
    hint: Message
    message: Message = NOTHING
    trend: str = ""
    owner: str = ""


@dataclass(frozen=True, slots=True)
class TaskGroup:
    """All tasks of one matter."""

    matter: TaskKind
    tasks: tuple[EditorTask, ...]

    def by_hint(self) -> Mapping[Message, Sequence[EditorTask]]:
        """The tasks that ask for the same, with what they ask for; the first asked for comes first."""
        found: dict[Message, list[EditorTask]] = {}
        for task in self.tasks:
            found.setdefault(task.hint, []).append(task)
        return found


@dataclass(frozen=True, slots=True)
class Worklist:
    """What is to do on that day, the most urgent matter first; `names` are those of the trends by id, per language."""

    on: dt.date
    edition: str
    entries: int
    piles: tuple[TaskGroup, ...]
    names: dict[str, dict[str, str]]

    @property
    def tasks(self) -> Sequence[EditorTask]:
        """All of them in that order."""
        return [task for pile in self.piles for task in pile.tasks]
