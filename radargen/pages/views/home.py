"""The home page: the edition at a glance, its radar, and the list of trends that belongs to it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from radargen.assessing.changes import gone
from radargen.model import Edition, Movement
from radargen.pages import data
from radargen.pages.addresses import CORRECTIONS, HOME, METHOD, TRENDS, comparison_page, edition_page, href
from radargen.pages.page_charts import Number, picture
from radargen.pages.prose import Safe
from radargen.pages.views.filters import Filter, Trait, filters, traits, words
from radargen.pages.views.marks import MarkView, how_to_read, marks
from radargen.pages.views.rows import DimensionGroup, Row, by_dimension, rows
from radargen.pages.volume import Localised, Volume

# So many trends are named in a line of what changed.
FEW = 3


@dataclass(frozen=True, slots=True)
class DownloadView:
    """A file to take away."""

    name: str
    href: str


@dataclass(frozen=True, slots=True)
class Change:
    """One line of what changed since the edition before: new, moved or gone; `rest` tells how many more there are."""

    id: str
    words: str
    rows: tuple[Row, ...]
    rest: str


@dataclass(frozen=True, slots=True)
class Listed:
    """What the list knows of a trend beyond its row."""

    number: Number | None
    traits: tuple[Trait, ...]
    words: str


@dataclass(frozen=True, slots=True)
class HomeView:
    """The edition at a glance; `listed` is by trend id."""

    title: Localised
    edition: str
    date: str
    motto: Localised
    theme: Localised
    unconfirmed: str
    corrected: str
    corrected_href: str
    count: str
    radar: Safe | None
    phone: Safe | None
    groups: tuple[DimensionGroup, ...]
    listed: Mapping[str, Listed]
    filters: tuple[Filter, ...]
    moves: bool
    changes: tuple[Change, ...]
    since: str
    since_href: str
    marks: tuple[MarkView, ...]
    how_to_read: str
    downloads: tuple[DownloadView, ...]
    trends_href: str
    method_href: str


def home(volume: Volume) -> HomeView:
    """The view of the home page."""
    radar, edition, say, drawn = volume.radar, volume.edition, volume.say, volume.charts.home
    numbers = drawn.numbers if drawn else {}
    shown = rows(volume, HOME, (blip.trend for blip in volume.blips.values()))
    before, offered = radar.before(edition), filters(volume)
    return HomeView(
        title=volume.said(radar.title),
        edition=edition.label(say),
        date=edition.dated(say),
        motto=volume.said(edition.motto),
        theme=volume.said(edition.theme),
        unconfirmed=volume.unconfirmed,
        corrected=volume.corrected,
        corrected_href=f"{href(HOME, edition_page(edition.id))}#{CORRECTIONS}" if volume.corrected else "",
        count=say("page.count", count=len(shown)),
        radar=picture(drawn.svg) if drawn else None,
        phone=picture(drawn.phone) if drawn and drawn.phone else None,
        groups=by_dimension(volume, HOME, shown),
        listed={
            blip.id: Listed(
                number=numbers.get(blip.id),
                traits=traits(volume, blip, offered),
                words=words(volume, blip),
            )
            for blip in volume.blips.values()
        },
        filters=offered,
        moves=volume.moves,
        changes=_changes(volume, shown, before) if before else (),
        since=before.id if before else "",
        since_href=href(HOME, comparison_page(before.id, edition.id)) if before else "",
        marks=marks(volume),
        how_to_read=how_to_read(volume),
        downloads=tuple(
            DownloadView(file.name, href(HOME, file.path)) for file in (*volume.charts.downloads, *data.offered(volume))
        ),
        trends_href=href(HOME, TRENDS),
        method_href=href(HOME, METHOD),
    )


def _changes(volume: Volume, shown: Iterable[Row], before: Edition) -> tuple[Change, ...]:
    """At most three lines: what is new, what moved, what is gone."""
    kept = tuple(shown)
    lines = {
        "new": tuple(row for row in kept if row.movement == Movement.NEW),
        "moved": tuple(row for row in kept if row.movement in (Movement.IN, Movement.OUT)),
        "gone": rows(volume, HOME, gone(volume.radar, before, volume.edition)),
    }
    return tuple(_change(volume, kind, line) for kind, line in lines.items() if line)


def _change(volume: Volume, kind: str, line: tuple[Row, ...]) -> Change:
    # To say that one more is left takes as much room as its name.
    named = line if len(line) <= FEW + 1 else line[:FEW]
    rest = len(line) - len(named)
    words = volume.say(f"home.{kind}", count=len(line))
    return Change(kind, words, named, volume.say("home.rest", count=rest) if rest else "")
