"""The table of all trends, and the pages of single dimensions and rings."""

from dataclasses import dataclass

from radargen.model import Certainty, Dimension, Ring
from radargen.pages.addresses import TRENDS, dimension_page, ring_page
from radargen.pages.edition_view import EditionView
from radargen.pages.page_charts import picture
from radargen.pages.prose import Safe
from radargen.pages.views.chart_key import MarkView, marks
from radargen.pages.views.trend_rows import (
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


@dataclass(frozen=True, slots=True)
class TrendsView:
    """All trends: those on the chart, in a matrix and in a table, and the others; `marks` are the matrix's key."""

    edition: str
    matrix: Safe | None
    marks: tuple[MarkView, ...]
    notes: str
    on_chart: tuple[TrendRow, ...]
    off_chart: tuple[TrendRow, ...]
    columns: Columns


@dataclass(frozen=True, slots=True)
class DimensionPage:
    """One dimension: its question, its trends on the chart by ring, and the others."""

    dimension: DimensionView
    edition: str
    count: str
    rings: tuple[RingGroup, ...]
    off_chart: tuple[TrendRow, ...]
    moves: bool
    siblings: tuple[DimensionView, ...]


@dataclass(frozen=True, slots=True)
class RingPage:
    """One ring: what it means and its trends by dimension."""

    ring: RingView
    edition: str
    count: str
    groups: tuple[DimensionGroup, ...]
    moves: bool
    siblings: tuple[RingView, ...]


def trends(edition_view: EditionView) -> TrendsView:
    """The view of the table of all trends."""
    trend_rows = rows(edition_view, TRENDS, edition_view.trends.values())
    matrix, wording, shown = edition_view.charts.matrix, edition_view.wording, columns(edition_view, trend_rows)
    told = [wording("chart.matrix.reads-matrix"), *([wording("page.matrix-marks")] if shown.action else ())]
    return TrendsView(
        edition=edition_view.edition.name,
        matrix=picture(matrix) if matrix else None,
        marks=tuple(mark for mark in marks(edition_view) if mark.id in list(Certainty)) if matrix else (),
        notes=" ".join(told) if matrix else "",
        on_chart=tuple(row for row in trend_rows if row.ring),
        off_chart=tuple(row for row in trend_rows if not row.ring),
        columns=shown,
    )


def dimension(edition_view: EditionView, own: Dimension) -> DimensionPage:
    """The view of one dimension's page."""
    page = dimension_page(own.id)
    trend_rows = rows(edition_view, page, (t for t in edition_view.trends.values() if t.dimension == own.id))
    on_chart = tuple(row for row in trend_rows if row.ring)
    return DimensionPage(
        dimension=dimension_view(edition_view, page, own.id),
        edition=edition_view.edition.name,
        count=edition_view.wording("page.count", count=len(on_chart)),
        rings=by_ring(edition_view, page, on_chart),
        off_chart=tuple(row for row in trend_rows if not row.ring),
        moves=edition_view.moves,
        siblings=tuple(dimension_view(edition_view, page, sibling.id) for sibling in edition_view.radar.dimensions),
    )


def ring(edition_view: EditionView, own: Ring) -> RingPage:
    """The view of one ring's page."""
    page = ring_page(own.id)
    trend_rows = rows(edition_view, page, (b.trend for b in edition_view.blips.values() if b.placement.ring == own.id))
    return RingPage(
        ring=ring_view(edition_view, page, own.id),
        edition=edition_view.edition.name,
        count=edition_view.wording("page.count", count=len(trend_rows)),
        groups=by_dimension(edition_view, page, trend_rows),
        moves=edition_view.moves,
        siblings=tuple(ring_view(edition_view, page, sibling.id) for sibling in edition_view.radar.rings),
    )
