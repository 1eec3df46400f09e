"""A radar of another program in a common form: what was said about which entry in which edition."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from radargen.exchange.loss_ledger import LossLedger, Mark
from radargen.model import Movement
from radargen.text.messages import Message, RadargenError, joined

# Limits of a source: bytes of a file, sightings in all editions together.
LARGEST = 16 * 1024 * 1024
MOST_SIGHTINGS = 50_000
_Row = TypeVar("_Row")
# With this many faults, reading a source stops.
_ENOUGH = 1_000


class Markup(StrEnum):
    """The markup of a text in the source."""

    PLAIN = "plain"
    HTML = "html"
    MARKDOWN = "markdown"


@dataclass(frozen=True, slots=True)
class Said:
    """A text of the source, with its value in the ledger."""

    words: str
    markup: Markup = Markup.MARKDOWN
    mark: Mark | None = None


NOTHING_SAID = Said("")


@dataclass(frozen=True, slots=True)
class Referred:
    """A web address that an entry refers to."""

    url: str
    title: str = ""
    date: str = ""
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Sighting:
    """An entry in one edition of the source; `place` is its position, for messages.

    `key` is the name that the source's links use, empty if it has only a title. If it is not `on_chart`, the entry left
    the chart, or was never on it. `moved` is the movement that the source states.
    """

    place: str
    name: str
    edition: str
    dimension: str
    ring: str
    on_chart: bool = True
    key: str = ""
    text: Said = NOTHING_SAID
    reason: Said = NOTHING_SAID
    moved: Movement | None = None
    moved_mark: Mark | None = None
    name_mark: Mark | None = None
    dimension_mark: Mark | None = None
    tags: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    owner: str = ""
    references: tuple[Referred, ...] = ()
    related: tuple[tuple[str, Mark | None], ...] = ()


@dataclass(frozen=True, slots=True)
class BroughtName:
    """A dimension or ring: the key that sightings use, its name, and its meaning."""

    key: str
    name: str
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class BroughtEdition:
    """An edition; the date is None if the source does not give a full one."""

    id: str
    date: dt.date | None = None
    theme: str = ""


@dataclass(frozen=True, slots=True)
class BroughtRadar:
    """What a reader found in a source; editions are listed oldest first.

    If it `carries`, an entry stays on its ring until the source says otherwise. If not, an edition has exactly the
    entries on its chart. `assumed` has a sentence for each assumption about what the source does not say.
    """

    kind: str
    dimensions: tuple[BroughtName, ...]
    rings: tuple[BroughtName, ...]
    editions: tuple[BroughtEdition, ...]
    sightings: tuple[Sighting, ...]
    title: str = ""
    carries: bool = False
    assumed: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the importing user states in addition to the source; `day` is the date of a source without one."""

    day: dt.date
    columns: Mapping[str, str] = field(default_factory=dict)
    dimensions: tuple[str, ...] = ()
    rings: tuple[str, ...] = ()
    editions: tuple[str, ...] = ()


class Unimportable(RadargenError):  # noqa: N818 – the source is what it is
    """The source cannot be read; has a sentence for each fault, up to `MOST`."""

    MOST = 20

    def __init__(self, faults: Sequence[Message]) -> None:
        shown = [*faults[: self.MOST]]
        if more := len(faults) - len(shown):
            shown.append(Message("And {count} more.", count=more))
        self._shown = tuple(shown)
        super().__init__(joined(shown, "\n"))

    @property
    def sentences(self) -> Sequence[Message]:
        """The sentences, one for each fault."""
        return self._shown


@dataclass
class Faults:
    """Collects the faults of a source, so that all are reported at once."""

    found: list[Message] = field(default_factory=list)

    def note(self, place: str, fault: Message) -> None:
        """Note a fault with its position; raises Unimportable if there are far more than are reported."""
        self.found.append(Message("{place}: {fault}", place=place, fault=fault))
        if len(self.found) >= _ENOUGH:
            self.stop()

    def stop(self) -> None:
        """Raise Unimportable if there are any."""
        if self.found:
            raise Unimportable(self.found)


@dataclass(frozen=True, slots=True)
class ForeignSource:
    """Input of a reader: files by path (relative, with slashes), wishes, the ledger, and the list of faults."""

    files: Mapping[str, bytes]
    wishes: Wishes
    ledger: LossLedger
    faults: Faults


def bounded(rows: Iterable[_Row]) -> Iterator[_Row]:
    """The rows; raises Unimportable if there are more than a radar can have."""
    for n, row in enumerate(rows):
        if n >= MOST_SIGHTINGS:
            raise Unimportable([Message("The source has more than {most:,} rows.", most=MOST_SIGHTINGS)])
        yield row


_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:[-._]?(0[1-9]|1[0-2])(?:[-._]?(0[1-9]|[12]\d|3[01]))?)?(?!\d)", re.ASCII)
_MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec"
_MONTH = re.compile(r"\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* ((?:19|20)[0-9]{2})\b", re.IGNORECASE)
_EDITION = re.compile(r"[^A-Za-z0-9]+")


def edition_of(words: str) -> BroughtEdition | None:
    """The edition given by a date or a file name, such as 2024-05; None if it gives none."""
    if month := _MONTH.search(words):
        return BroughtEdition(f"{month[2]}-{_MONTHS.index(month[1].casefold()) // 3 + 1:02}")
    if not (match := _DATE.search(words)):
        return None
    parts = [part for part in match.groups() if part]
    try:
        date = dt.date(*map(int, parts)) if len(parts) == 3 else None
    except ValueError:
        parts, date = parts[:2], None
    return BroughtEdition("-".join(parts), date)


def edition_named(words: str) -> BroughtEdition:
    """The edition with that name, and the date in the name if there is one."""
    found = edition_of(words)
    identifier = _EDITION.sub("-", words).strip("-")[:80].strip("-")
    return BroughtEdition(identifier, found.date if found else None)
