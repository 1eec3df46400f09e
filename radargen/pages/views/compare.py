"""Trends side by side: the content of each column, from which a script combines the chosen ones."""

from collections.abc import Iterator
from dataclasses import dataclass

from radargen.model import Blip, LinkType
from radargen.pages.addresses import COMPARE, HOME, TRENDS, content_file, href, trend_page
from radargen.pages.edition_view import EditionView, Localised
from radargen.pages.views.home import CONTENT
from radargen.pages.views.page_parts.divided_lists import many, parts
from radargen.pages.views.page_parts.evidence import CaseView, cases
from radargen.pages.views.page_parts.trend_needs import phase_words
from radargen.pages.views.page_parts.trend_rows import TrendRow, row, rows

# Most trends side by side.
MOST = 8
# Most cases named per trend.
FEW = 3
# Trends per file of columns, which a large radar loads on demand.
TOGETHER = 25
NAMES = content_file("compare")


@dataclass(frozen=True, slots=True)
class Required:
    """A trend that must exist first."""

    id: str
    name: Localised
    href: str


@dataclass(frozen=True, slots=True)
class ComparedTrend:
    """The column of a trend; `place` counts rings from the centre, from 1, `phases` says when it pays off.

    `phase_words` tells it in words, `more_cases` how many there are besides those named; empty where there are none.
    """

    row: TrendRow
    short: str
    summary: Localised
    place: int
    requires: tuple[Required, ...]
    phases: tuple[bool, ...]
    phase_words: str
    first_step: Localised
    cases: tuple[CaseView, ...]
    more_cases: str
    duty: bool


@dataclass(frozen=True, slots=True)
class CompareView:
    """All trends that can be compared; `phases` are the names that explain the numbers.

    `content_href` is the chart from which pictures of a selection are made, with `title` and `edition_source` in them;
    empty if there is none.

    In a large radar, the columns are loaded from files; `files` are the first ids in each, separated by spaces,
    `columns_href` is the address of these files with # for their number from 1, `names_href` the file of all names.
    """

    columns: tuple[ComparedTrend, ...]
    rings: int
    most: int
    phases: tuple[Localised, ...]
    source: str
    trends_href: str
    radar_href: str
    title: Localised
    edition_source: str
    content_href: str
    files: str = ""
    columns_href: str = ""
    names_href: str = ""


@dataclass(frozen=True, slots=True)
class ColumnsView:
    """Some of the trends that can be compared, for a separate file."""

    columns: tuple[ComparedTrend, ...]
    rings: int


def compare(edition_view: EditionView) -> CompareView:
    """The view of the page of comparisons: trends on the chart, in reading order."""
    radar = edition_view.radar
    trend_rows = rows(edition_view, COMPARE, (blip.trend for blip in edition_view.blips.values()))
    return CompareView(
        columns=()
        if many(edition_view)
        else tuple(_column(edition_view, edition_view.blips[each.id], each) for each in trend_rows),
        rings=len(radar.rings),
        most=MOST,
        phases=tuple(edition_view.localised(phase.name) for phase in radar.phases),
        source=f"{radar.title.any(edition_view.language)}, {edition_view.edition_source}".removesuffix(", "),
        trends_href=href(COMPARE, TRENDS),
        radar_href=href(COMPARE, HOME),
        title=edition_view.localised(radar.title),
        edition_source=edition_view.edition_source,
        content_href=href(COMPARE, CONTENT) if edition_view.charts.home else "",
        files=" ".join(part[0].id for part in _files(edition_view)),
        columns_href=href(COMPARE, columns_file("#")) if many(edition_view) else "",
        names_href=href(COMPARE, NAMES) if many(edition_view) else "",
    )


def columns_file(number: int | str) -> str:
    """The file of the columns with that number, from 1."""
    return content_file(f"compare-{number}")


def names(edition_view: EditionView) -> list[tuple[str, str]]:
    """The ids and names of all trends that can be compared, in reading order."""
    trend_rows = rows(edition_view, COMPARE, (blip.trend for blip in edition_view.blips.values()))
    return [(each.id, each.name.words) for each in trend_rows]


def column_files(edition_view: EditionView) -> Iterator[tuple[str, ColumnsView]]:
    """The columns of a large radar by file; empty if all of them are on the page."""
    for number, part in enumerate(_files(edition_view), 1):
        own = (_column(edition_view, blip, row(edition_view, COMPARE, blip.trend)) for blip in part)
        yield columns_file(number), ColumnsView(tuple(own), len(edition_view.radar.rings))


def _files(edition_view: EditionView) -> tuple[tuple[Blip, ...], ...]:
    """The trends of each file, by id; empty in a small radar."""
    if not many(edition_view):
        return ()
    return parts(sorted(edition_view.blips.values(), key=lambda blip: blip.id), TOGETHER)


def _column(edition_view: EditionView, blip: Blip, trend_row: TrendRow) -> ComparedTrend:
    trend, radar = blip.trend, edition_view.radar
    required = (
        edition_view.trends[link.to]
        for link in trend.links
        if link.type == LinkType.REQUIRES and link.to in edition_view.trends
    )
    ids, left = [phase.id for phase in radar.phases], len(trend.cases) - FEW
    first, last = (ids.index(trend.phases.first), ids.index(trend.phases.last)) if trend.phases else (0, 0)
    return ComparedTrend(
        row=trend_row,
        short=trend.short(edition_view.language),
        summary=trend_row.summary,
        place=1 + [ring.id for ring in radar.rings].index(blip.placement.ring),
        requires=tuple(
            Required(each.id, edition_view.name(each), href(COMPARE, trend_page(each.id))) for each in required
        ),
        phases=tuple(first <= n <= last for n in range(len(ids))) if trend.phases else (),
        phase_words=phase_words(edition_view.wording, first + 1, last + 1) if trend.phases else "",
        first_step=edition_view.sentence(trend.first_step),
        cases=cases(edition_view, trend)[:FEW],
        more_cases=edition_view.wording("next.more-cases", count=left) if left > 0 else "",
        duty=trend.legal_duty,
    )
