"""What radar.yaml declares: the parts every trend refers to."""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

from radargen.model.declared import InFiles
from radargen.model.texts import NO_TEXT, Text
from radargen.model.vocabulary import Combine
from radargen.text.wording import Wording


@dataclass(frozen=True, slots=True)
class Dimension:
    """A sector of the chart."""

    id: str
    name: Text
    question: Text = NO_TEXT


@dataclass(frozen=True, slots=True)
class Ring:
    """A stage of maturity: every level from `lowest` up that no inner ring has taken (0 without criteria)."""

    id: str
    name: Text
    do: Text = NO_TEXT
    meaning: Text = NO_TEXT
    lowest: Annotated[int, InFiles("from")] = 0


@dataclass(frozen=True, slots=True)
class Criterion:
    """A question of the assessment with one sentence per level, level 1 first."""

    id: str
    name: Text
    question: Text = NO_TEXT
    levels: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Brake:
    """The level is at most `by` above criterion `ahead_of`, while each criterion of `at_most` stays within it."""

    ahead_of: str
    by: int = 1
    at_most: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """How ratings become a level."""

    combine: Combine = Combine.MEDIAN
    brakes: tuple[Brake, ...] = ()


@dataclass(frozen=True, slots=True)
class Phase:
    """A stage of the reader's organisation; `signs` tell by what one knows it.

    `check` are statements for a self-check, all of which hold where the stage is reached.
    """

    id: str
    name: Text
    signs: Text = NO_TEXT
    check: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Factor:
    """Something that must exist before certain trends can be tackled; `group` gathers factors under a heading."""

    id: str
    name: Text
    group: str = ""


@dataclass(frozen=True, slots=True)
class History:
    """What of the past is taken as it is: moves without a reason up to that edition, by its id; empty for none."""

    accepted_until: str = ""


@dataclass(frozen=True, slots=True)
class Corrected:
    """A trend that a correction changed: which keys of its record, and its ring before and after.

    `before` is empty where the edition did not show it, `ring` where it does not any more.
    """

    id: str
    keys: tuple[str, ...]
    before: str
    ring: str


@dataclass(frozen=True, slots=True)
class Correction:
    """What was put right in a published edition; `parts` are those of edition, dimensions and rings that changed."""

    date: dt.date
    why: Text
    parts: tuple[str, ...] = ()
    trends: tuple[Corrected, ...] = ()


# A radar that counts no editions shows how things stand now; the id is part of file names and addresses, so it
# must not change from year to year.
ONLY_EDITION = "current"


@dataclass(frozen=True, slots=True)
class Edition:
    """One state of the radar; `date` is None where a short-form radar gives none.

    `open` is one that is being prepared: only previews show it. `implied` is the only edition of a radar that declares
    none, and whose id nobody wants to read. `corrections` are those made since it was published, oldest first.
    """

    id: str
    date: dt.date | None = None
    motto: Text = NO_TEXT
    theme: Text = NO_TEXT
    implied: bool = False
    open: bool = False
    corrections: tuple[Correction, ...] = ()

    @property
    def name(self) -> str:
        """What readers call it: the id, or nothing."""
        return "" if self.implied else self.id

    def label(self, say: Wording) -> str:
        """Edition 2026, and whether it is being prepared; empty where the radar counts none."""
        return say("page.edition-open" if self.open else "page.edition", edition=self.name) if self.name else ""

    def dated(self, say: Wording) -> str:
        """Its date, or for when it is planned while it is being prepared; empty where it has none."""
        date = say.date(self.date) if self.date else ""
        return say("page.planned", date=date) if date and self.open else date


@dataclass(frozen=True, slots=True)
class Licence:
    """Under what the content may be used."""

    name: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes the site; imprint and privacy are Markdown."""

    name: Text = NO_TEXT
    url: str = ""
    imprint: Text = NO_TEXT
    privacy: Text = NO_TEXT
    licence: Licence | None = None
