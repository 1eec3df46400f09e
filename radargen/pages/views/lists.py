"""The table of all trends, and the pages of dimensions and rings."""

from dataclasses import dataclass

from radargen.model import Dimension, Ring
from radargen.pages.addresses import TRENDS, dimension_page, ring_page
from radargen.pages.edition_view import EditionView
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
    """Every trend, those on the chart first."""

    edition: str
    shown: tuple[TrendRow, ...]
    others: tuple[TrendRow, ...]
    columns: Columns


@dataclass(frozen=True, slots=True)
class DimensionPage:
    """One dimension: its question and its trends by ring."""

    dimension: DimensionView
    edition: str
    count: str
    rings: tuple[RingGroup, ...]
    others: tuple[TrendRow, ...]
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
    every = rows(edition_view, TRENDS, edition_view.trends.values())
    return TrendsView(
        edition=edition_view.edition.name,
        shown=tuple(row for row in every if row.ring),
        others=tuple(row for row in every if not row.ring),
        columns=columns(edition_view, every),
    )


def dimension(edition_view: EditionView, own: Dimension) -> DimensionPage:
    """The view of one dimension's page."""
    page = dimension_page(own.id)
    every = rows(edition_view, page, (t for t in edition_view.trends.values() if t.dimension == own.id))
    shown = tuple(row for row in every if row.ring)
    return DimensionPage(
        dimension=dimension_view(edition_view, page, own.id),
        edition=edition_view.edition.name,
        count=edition_view.say("page.count", count=len(shown)),
        rings=by_ring(edition_view, page, shown),
        others=tuple(row for row in every if not row.ring),
        moves=edition_view.moves,
        siblings=tuple(dimension_view(edition_view, page, each.id) for each in edition_view.radar.dimensions),
    )


def ring(edition_view: EditionView, own: Ring) -> RingPage:
    """The view of one ring's page."""
    page = ring_page(own.id)
    shown = rows(edition_view, page, (b.trend for b in edition_view.blips.values() if b.placement.ring == own.id))
    return RingPage(
        ring=ring_view(edition_view, page, own.id),
        edition=edition_view.edition.name,
        count=edition_view.say("page.count", count=len(shown)),
        groups=by_dimension(edition_view, page, shown),
        moves=edition_view.moves,
        siblings=tuple(ring_view(edition_view, page, each.id) for each in edition_view.radar.rings),
    )
