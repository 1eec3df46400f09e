"""The table of all trends, and the pages of single dimensions and rings."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from radargen.model import Certainty, Dimension, Ring, Trend
from radargen.pages.addresses import HOME, TRENDS, cell_page, dimension_page, href, part_page, ring_page
from radargen.pages.data_files import ring_downloads
from radargen.pages.edition_view import EditionView
from radargen.pages.page_charts import picture
from radargen.pages.prose import Safe
from radargen.pages.views.home import DownloadView
from radargen.pages.views.page_parts.chart_key import MarkView, marks
from radargen.pages.views.page_parts.divided_lists import (
    MOST,
    CountTable,
    PartLink,
    cell_href,
    count_table,
    divided,
    many,
    part_links,
    parts,
)
from radargen.pages.views.page_parts.trend_rows import (
    Columns,
    DimensionGroup,
    DimensionView,
    RingGroup,
    RingView,
    TrendRow,
    by_dimension,
    by_ring,
    columns,
    dimension_view,
    ring_view,
    rows,
)
from radargen.pages.views.suggest import suggest_href


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Trends listed on another page, by their common dimension or ring."""

    dimension: DimensionView | None
    ring: RingView | None
    count: str
    href: str


@dataclass(frozen=True, slots=True)
class TrendsView:
    """All trends: those on the chart, in a matrix and in a table, and the others; `marks` are the matrix's key.

    If there are many, they are counted in a table, and those not on the chart are listed `elsewhere`. `suggest_href` is
    the form for a new one; empty if there is none.
    """

    edition: str
    matrix: Safe | None
    marks: tuple[MarkView, ...]
    notes: str
    on_chart: tuple[TrendRow, ...]
    off_chart: tuple[TrendRow, ...]
    columns: Columns
    counts: CountTable | None
    elsewhere: tuple[Elsewhere, ...]
    home_href: str
    suggest_href: str


@dataclass(frozen=True, slots=True)
class DimensionPage:
    """One dimension: its question, its trends on the chart by ring, and the others.

    If there are many, `cells` link to its trends on each ring, and `others` to those not on the chart; in a large radar
    it has a chart of its own.
    """

    dimension: DimensionView
    edition: str
    count: str
    rings: tuple[RingGroup, ...]
    off_chart: tuple[TrendRow, ...]
    cells: tuple[Elsewhere, ...]
    others: Elsewhere | None
    chart: Safe | None
    moves: bool
    siblings: tuple[DimensionView, ...]


@dataclass(frozen=True, slots=True)
class RingPage:
    """One ring: its meaning and its trends by dimension; if there are many, `cells` link to them.

    In a large radar it has a chart and files of its own.
    """

    ring: RingView
    edition: str
    count: str
    groups: tuple[DimensionGroup, ...]
    cells: tuple[Elsewhere, ...]
    chart: Safe | None
    files: tuple[DownloadView, ...]
    moves: bool
    siblings: tuple[RingView, ...]


@dataclass(frozen=True, slots=True)
class CellPage:
    """A dimension's trends on one ring, or those not on the chart; `parts` links to the parts of a long list."""

    dimension: DimensionView
    ring: RingView | None
    edition: str
    count: str
    rows: tuple[TrendRow, ...]
    parts: tuple[PartLink, ...]
    moves: bool
    siblings: tuple[Elsewhere, ...]


def trends(edition_view: EditionView) -> TrendsView:
    """The view of the table of all trends."""
    trend_rows = rows(edition_view, TRENDS, edition_view.trends.values())
    divided_among_pages = many(edition_view)
    off_chart = tuple(row for row in trend_rows if not row.ring)
    matrix = "" if divided_among_pages else edition_view.charts.matrix
    wording, shown = edition_view.wording, columns(edition_view, trend_rows)
    told = [wording("chart.matrix.reads-matrix"), *([wording("page.matrix-marks")] if shown.action else ())]
    return TrendsView(
        edition=edition_view.edition.name,
        matrix=picture(matrix) if matrix else None,
        marks=tuple(mark for mark in marks(edition_view) if mark.id in list(Certainty)) if matrix else (),
        notes=" ".join(told) if matrix else "",
        on_chart=() if divided_among_pages else tuple(row for row in trend_rows if row.ring),
        off_chart=() if divided_among_pages else off_chart,
        columns=shown,
        counts=count_table(edition_view, TRENDS) if divided_among_pages else None,
        elsewhere=tuple(_off_chart(edition_view, off_chart)) if divided_among_pages else (),
        home_href=href(TRENDS, HOME),
        suggest_href=suggest_href(edition_view, TRENDS),
    )


def _off_chart(edition_view: EditionView, off_chart: Sequence[TrendRow]) -> Iterator[Elsewhere]:
    for own in edition_view.radar.dimensions:
        if count := sum(row.dimension.id == own.id for row in off_chart):
            view = dimension_view(edition_view, TRENDS, own.id)
            yield Elsewhere(view, None, edition_view.wording("page.count", count=count), f"{view.href}#others")


def dimension(edition_view: EditionView, own: Dimension) -> DimensionPage:
    """The view of one dimension's page."""
    page = dimension_page(own.id)
    trend_rows = rows(edition_view, page, (t for t in edition_view.trends.values() if t.dimension == own.id))
    on_chart = tuple(row for row in trend_rows if row.ring)
    apart = divided(edition_view, own.id)
    cells = _cells(edition_view, page, own) if apart else ()
    return DimensionPage(
        dimension=dimension_view(edition_view, page, own.id),
        edition=edition_view.edition.name,
        count=edition_view.wording("page.count", count=len(on_chart)),
        rings=() if apart else by_ring(edition_view, page, on_chart),
        off_chart=() if apart else tuple(row for row in trend_rows if not row.ring),
        cells=tuple(cell for cell in cells if cell.ring),
        others=next((cell for cell in cells if not cell.ring), None),
        chart=picture(chart) if (chart := edition_view.charts.dimensions.get(own.id)) else None,
        moves=edition_view.moves,
        siblings=tuple(dimension_view(edition_view, page, sibling.id) for sibling in edition_view.radar.dimensions),
    )


def ring(edition_view: EditionView, own: Ring) -> RingPage:
    """The view of one ring's page."""
    page = ring_page(own.id)
    trend_rows = rows(edition_view, page, (b.trend for b in edition_view.blips.values() if b.placement.ring == own.id))
    groups = by_dimension(edition_view, page, trend_rows)
    apart = many(edition_view) and len(trend_rows) > MOST
    return RingPage(
        ring=ring_view(edition_view, page, own.id),
        edition=edition_view.edition.name,
        count=edition_view.wording("page.count", count=len(trend_rows)),
        groups=() if apart else groups,
        cells=tuple(
            Elsewhere(
                group.dimension,
                None,
                edition_view.wording("page.count", count=len(group.rows)),
                cell_href(edition_view, page, group.dimension.id, own.id),
            )
            for group in groups
            if apart
        ),
        chart=picture(chart) if (chart := edition_view.charts.rings.get(own.id)) else None,
        files=tuple(
            DownloadView(each.name, href(page, each.path))
            for each in ring_downloads(edition_view, own.id)
            if trend_rows and many(edition_view)
        ),
        moves=edition_view.moves,
        siblings=tuple(ring_view(edition_view, page, sibling.id) for sibling in edition_view.radar.rings),
    )


def cell_pages(edition_view: EditionView, own: Dimension) -> Iterator[tuple[str, CellPage]]:
    """The pages of a large dimension's trends by path: those on each ring, and those not on the chart."""
    if not divided(edition_view, own.id):
        return
    found: dict[str, list[Trend]] = {}
    for trend in edition_view.trends.values():
        if trend.dimension == own.id:
            blip = edition_view.blips.get(trend.id)
            found.setdefault(blip.placement.ring if blip else "", []).append(trend)
    for ring_id, own_trends in found.items():
        first = cell_page(own.id, ring_id)
        for number, part in enumerate(parts(own_trends), 1):
            page = part_page(first, number)
            yield (
                page,
                CellPage(
                    dimension=dimension_view(edition_view, page, own.id),
                    ring=ring_view(edition_view, page, ring_id) if ring_id else None,
                    edition=edition_view.edition.name,
                    count=edition_view.wording("page.count", count=len(own_trends)),
                    rows=rows(edition_view, page, part),
                    parts=part_links(first, number, len(own_trends)),
                    moves=edition_view.moves,
                    siblings=_cells(edition_view, page, own),
                ),
            )


def _cells(edition_view: EditionView, page: str, own: Dimension) -> tuple[Elsewhere, ...]:
    """Links to the lists of a large dimension's trends: by ring, then those not on the chart."""
    count = Counter(
        edition_view.blips[trend.id].placement.ring if trend.id in edition_view.blips else ""
        for trend in edition_view.trends.values()
        if trend.dimension == own.id
    )
    return tuple(
        Elsewhere(
            None,
            ring_view(edition_view, page, ring_id) if ring_id else None,
            edition_view.wording("page.count", count=count[ring_id]),
            href(page, cell_page(own.id, ring_id)),
        )
        for ring_id in (*(ring.id for ring in edition_view.radar.rings), "")
        if count[ring_id]
    )
