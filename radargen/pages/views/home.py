"""The home page: the edition at a glance, its chart, and the list of its trends."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from radargen.assessing.changes import gone
from radargen.model import Edition, Movement
from radargen.pages import data_files
from radargen.pages.addresses import CORRECTIONS, HOME, METHOD, TRENDS, comparison_page, edition_page, href
from radargen.pages.edition_view import EditionView, Localised
from radargen.pages.page_charts import Number, picture
from radargen.pages.prose import Safe
from radargen.pages.views.chart_key import MarkView, how_to_read, marks
from radargen.pages.views.filters import Filter, Trait, filters, traits, words
from radargen.pages.views.trend_rows import DimensionGroup, TrendRow, by_dimension, rows

# The most trends named in one line of changes.
FEW = 3


@dataclass(frozen=True, slots=True)
class DownloadView:
    """A file for download."""

    name: str
    href: str


@dataclass(frozen=True, slots=True)
class ChangeSummary:
    """The trends that are new, moved or gone since the edition before; `more` says how many are not in `rows`."""

    id: str
    words: str
    rows: tuple[TrendRow, ...]
    more: str


@dataclass(frozen=True, slots=True)
class Listed:
    """Further data of a trend in the list: its numbers on the chart, its values for the filters, its search words."""

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
    crowded: str
    radar: Safe | None
    phone: Safe | None
    groups: tuple[DimensionGroup, ...]
    listed: Mapping[str, Listed]
    filters: tuple[Filter, ...]
    moves: bool
    changes: tuple[ChangeSummary, ...]
    since: str
    since_href: str
    marks: tuple[MarkView, ...]
    how_to_read: str
    downloads: tuple[DownloadView, ...]
    trends_href: str
    method_href: str


def home(edition_view: EditionView) -> HomeView:
    """The view of the home page."""
    radar, edition, wording, drawn = (
        edition_view.radar,
        edition_view.edition,
        edition_view.wording,
        edition_view.charts.home,
    )
    numbers = drawn.numbers if drawn else {}
    trend_rows = rows(edition_view, HOME, (blip.trend for blip in edition_view.blips.values()))
    before, used_filters = radar.before(edition), filters(edition_view)
    return HomeView(
        title=edition_view.localised(radar.title),
        edition=edition.label(wording),
        date=edition.dated(wording),
        motto=edition_view.localised(edition.motto),
        theme=edition_view.localised(edition.theme),
        unconfirmed=edition_view.unconfirmed,
        corrected=edition_view.corrected,
        corrected_href=f"{href(HOME, edition_page(edition.id))}#{CORRECTIONS}" if edition_view.corrected else "",
        count=wording("page.count", count=len(trend_rows)),
        crowded=wording("home.crowded") if trend_rows and not drawn else "",
        radar=picture(drawn.svg) if drawn else None,
        phone=picture(drawn.phone) if drawn and drawn.phone else None,
        groups=by_dimension(edition_view, HOME, trend_rows),
        listed={
            blip.id: Listed(
                number=numbers.get(blip.id),
                traits=traits(edition_view, blip, used_filters),
                words=words(edition_view, blip),
            )
            for blip in edition_view.blips.values()
        },
        filters=used_filters,
        moves=edition_view.moves,
        changes=_changes(edition_view, trend_rows, before) if before else (),
        since=before.id if before else "",
        since_href=href(HOME, comparison_page(before.id, edition.id)) if before else "",
        marks=marks(edition_view),
        how_to_read=how_to_read(edition_view),
        downloads=tuple(
            DownloadView(file.name, href(HOME, file.path))
            for file in (*edition_view.charts.downloads, *data_files.edition_downloads(edition_view))
            if not file.of_history
        ),
        trends_href=href(HOME, TRENDS),
        method_href=href(HOME, METHOD),
    )


def _changes(edition_view: EditionView, trend_rows: Sequence[TrendRow], before: Edition) -> tuple[ChangeSummary, ...]:
    """Up to three lines: the trends that are new, moved and gone."""
    lines = {
        "new": tuple(row for row in trend_rows if row.movement == Movement.NEW),
        "moved": tuple(row for row in trend_rows if row.movement in (Movement.IN, Movement.OUT)),
        "gone": rows(edition_view, HOME, gone(edition_view.radar, before, edition_view.edition)),
    }
    return tuple(_change(edition_view, kind, line) for kind, line in lines.items() if line)


def _change(edition_view: EditionView, kind: str, line: tuple[TrendRow, ...]) -> ChangeSummary:
    # A note about one more trend would take as much room as its name.
    named_rows = line if len(line) <= FEW + 1 else line[:FEW]
    remaining = len(line) - len(named_rows)
    words = edition_view.wording(f"home.{kind}", count=len(line))
    return ChangeSummary(
        kind, words, named_rows, edition_view.wording("home.rest", count=remaining) if remaining else ""
    )
