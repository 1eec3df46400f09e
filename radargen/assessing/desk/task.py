"""A task of the editors, and the desk that holds all of them."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from radargen.model.problems import Location
from radargen.text.messages import NOTHING, Message


class Matter(StrEnum):
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


HEADINGS: dict[Matter, Message] = {
    Matter.BROKEN: Message("Files with errors, which the radar leaves out"),
    Matter.UNCONFIRMED: Message("Assessments to be confirmed"),
    Matter.REVIEW: Message("Reviews due, by owner"),
    Matter.TRANSLATION: Message("Missing translations"),
    Matter.OUTDATED: Message("Newest source older than 24 months"),
    Matter.VENDORS: Message("Resting on vendors alone"),
    Matter.ONE_SOURCE: Message("Resting on one source"),
    Matter.ALIKE: Message("Perhaps the same trend twice"),
    Matter.CASE: Message("Without a case, or without a dissenting voice"),
    Matter.ALONE: Message("Without any link"),
    Matter.LENGTH: Message("Texts too short or too long"),
    Matter.CELL: Message("Empty cells of the chart"),
    Matter.LOPSIDED: Message("Dimensions out of balance"),
}

# Two trends that may be the same: their ids, and what of the second is called alike.
Twins = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do: about which trend (by id, empty where the radar as a whole), in which file, and by whom.

    `message` is what was found, empty where the matter says it all; `hint` is what to do.
    """

    matter: Matter
    location: Location
    hint: Message
    message: Message = NOTHING
    trend: str = ""
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Pile:
    """All tasks of one matter."""

    matter: Matter
    tasks: tuple[Task, ...]

    def by_hint(self) -> Mapping[Message, Sequence[Task]]:
        """The tasks that ask for the same, with what they ask for; the first asked for comes first."""
        found: dict[Message, list[Task]] = {}
        for task in self.tasks:
            found.setdefault(task.hint, []).append(task)
        return found


@dataclass(frozen=True, slots=True)
class Desk:
    """What is to do on that day, the most urgent matter first; `names` are those of the trends by id, per language."""

    on: dt.date
    edition: str
    entries: int
    piles: tuple[Pile, ...]
    names: dict[str, dict[str, str]]

    @property
    def tasks(self) -> Sequence[Task]:
        """All of them in that order."""
        return [task for pile in self.piles for task in pile.tasks]
