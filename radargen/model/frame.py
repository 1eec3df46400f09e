"""What radar.yaml declares, such as dimensions, rings, criteria and editions."""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

from radargen.model.declared import InFiles
from radargen.model.texts import NO_TEXT, Text
from radargen.model.vocabulary import Combine, Countable, EntryFlag, Shows, SourceKind
from radargen.text.wording import Wording


@dataclass(frozen=True, slots=True)
class Dimension:
    """A sector of the chart."""

    id: str
    name: Text
    question: Text = NO_TEXT


@dataclass(frozen=True, slots=True)
class Ring:
    """A stage of maturity: the levels from `lowest` up to the next inner ring's; `lowest` is 0 without criteria."""

    id: str
    name: Text
    do: Text = NO_TEXT
    meaning: Text = NO_TEXT
    lowest: Annotated[int, InFiles("from")] = 0


@dataclass(frozen=True, slots=True)
class EvidenceCount:
    """A minimum number of cases or sources (`of`; None for both) whose source is of one of `kinds`, but not `besides`.

    Each of them must show one of `shows`; without kinds or `shows`, any will do. If an entry does not state
    `condition`, none counts.
    """

    at_least: int = 1
    of: Countable | None = None
    kinds: tuple[SourceKind, ...] = ()
    besides: Annotated[tuple[SourceKind, ...], InFiles("except")] = ()
    shows: tuple[Shows, ...] = ()
    condition: Annotated[EntryFlag | None, InFiles("if")] = None


@dataclass(frozen=True, slots=True)
class EvidenceNeed:
    """What a criterion's level, 1 to 5, must rest on: all of these counts.

    Several needs of a level are alternatives.
    """

    level: int
    counts: Annotated[tuple[EvidenceCount, ...], InFiles("all")] = ()


@dataclass(frozen=True, slots=True)
class Criterion:
    """A criterion of the assessment with one sentence per level, level 1 first."""

    id: str
    name: Text
    question: Text = NO_TEXT
    levels: tuple[Text, ...] = ()
    shown_by: Shows | None = None
    needs: tuple[EvidenceNeed, ...] = ()


@dataclass(frozen=True, slots=True)
class Brake:
    """A cap: the level is at most `by` above `ahead_of`'s, while no criterion of `at_most` exceeds its level there."""

    ahead_of: str
    by: int = 1
    at_most: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """How one level is computed from the levels of a rating."""

    combine: Combine = Combine.MEDIAN
    brakes: tuple[Brake, ...] = ()


@dataclass(frozen=True, slots=True)
class Phase:
    """A maturity level of the reader's organisation; `signs` describe how to recognise it.

    `check` are statements for a self-check; all of them hold for an organisation in the phase. `term` is what its
    authors call it.
    """

    id: str
    name: Text
    signs: Text = NO_TEXT
    check: tuple[Text, ...] = ()
    term: Text = NO_TEXT


@dataclass(frozen=True, slots=True)
class Factor:
    """A precondition for tackling trends; `group` is a heading for several, `term` what its authors call it."""

    id: str
    name: Text
    group: str = ""
    term: Text = NO_TEXT


@dataclass(frozen=True, slots=True)
class Tag:
    """The readers' name of a tag, which trends reference by its id."""

    id: str
    name: Text


@dataclass(frozen=True, slots=True)
class Contributor:
    """The readers' name of someone who rates or maintains trends, referenced by an id."""

    id: str
    name: Text


@dataclass(frozen=True, slots=True)
class History:
    """The id of the edition up to which moves need no reason; empty for none."""

    accepted_until: str = ""


@dataclass(frozen=True, slots=True)
class Corrected:
    """A trend changed by a correction: the changed keys of its record, and the ids of its ring before and after.

    `before` is empty if the edition did not show the trend, `ring` if it no longer does.
    """

    id: str
    keys: tuple[str, ...]
    before: str
    ring: str


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction of a published edition; `parts` are those of `edition`, `dimensions` and `rings` that changed."""

    date: dt.date
    why: Text
    parts: tuple[str, ...] = ()
    trends: tuple[Corrected, ...] = ()


# The id of the only edition of a radar that declares none. It is part of file names and addresses, so it must not
# change from year to year.
ONLY_EDITION = "current"


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of the radar; `date` is None where radar.yaml gives none.

    An `open` edition is being prepared, and only previews show it. `implied` marks the only edition of a radar that
    declares none; its id is not shown. `corrections` are those made since it was published, oldest first.
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
        """The name for readers: the id, or empty for an implied edition."""
        return "" if self.implied else self.id

    def label(self, wording: Wording) -> str:
        """As in “Edition 2026”, with a note if it is being prepared; empty for an implied edition."""
        return wording("page.edition-open" if self.open else "page.edition", edition=self.name) if self.name else ""

    def dated(self, wording: Wording) -> str:
        """Its date in words, marked as planned while the edition is being prepared; empty without a date."""
        date = wording.date(self.date) if self.date else ""
        return wording("page.planned", date=date) if date and self.open else date


@dataclass(frozen=True, slots=True)
class Licence:
    """The licence of the content."""

    name: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Publisher:
    """The publisher of the site; imprint and privacy are Markdown.

    `embed` are the origins of sites that may show the radar in a page, such as `https://intranet.example.org`.
    """

    name: Text = NO_TEXT
    url: str = ""
    imprint: Text = NO_TEXT
    privacy: Text = NO_TEXT
    licence: Licence | None = None
    embed: tuple[str, ...] = ()
