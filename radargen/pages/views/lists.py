"""The table of all trends, and the pages of dimensions and rings."""

from dataclasses import dataclass

from radargen.model import Dimension, Ring
from radargen.pages.addresses import TRENDS, dimension_page, ring_page
from radargen.pages.views.rows import (
    Columns,
    DimensionGroup,
    DimensionView,
    RingGroup,
    RingView,
    Row,
    by_dimension,
    by_ring,
    columns,
    dimension_view,
    ring_view,
    rows,
)
from radargen.pages.volume import Volume


@dataclass(frozen=True, slots=True)
class TrendsView:
    """Every trend, those on the chart first."""

    edition: str
    shown: tuple[Row, ...]
    others: tuple[Row, ...]
    columns: Columns


@dataclass(frozen=True, slots=True)
class DimensionPage:
    """One dimension: its question and its trends by ring."""

    dimension: DimensionView
    edition: str
    count: str
    rings: tuple[RingGroup, ...]
    others: tuple[Row, ...]
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


def trends(volume: Volume) -> TrendsView:
    """The view of the table of all trends."""
    every = rows(volume, TRENDS, volume.trends.values())
    return TrendsView(
        edition=volume.edition.name,
        shown=tuple(row for row in every if row.ring),
        others=tuple(row for row in every if not row.ring),
        columns=columns(volume, every),
    )


def dimension(volume: Volume, own: Dimension) -> DimensionPage:
    """The view of one dimension's page."""
    page = dimension_page(own.id)
    every = rows(volume, page, (t for t in volume.trends.values() if t.dimension == own.id))
    shown = tuple(row for row in every if row.ring)
    return DimensionPage(
        dimension=dimension_view(volume, page, own.id),
        edition=volume.edition.name,
        count=volume.say("page.count", count=len(shown)),
        rings=by_ring(volume, page, shown),
        others=tuple(row for row in every if not row.ring),
        moves=volume.moves,
        siblings=tuple(dimension_view(volume, page, each.id) for each in volume.radar.dimensions),
    )


def ring(volume: Volume, own: Ring) -> RingPage:
    """The view of one ring's page."""
    page = ring_page(own.id)
    shown = rows(volume, page, (b.trend for b in volume.blips.values() if b.placement.ring == own.id))
    return RingPage(
        ring=ring_view(volume, page, own.id),
        edition=volume.edition.name,
        count=volume.say("page.count", count=len(shown)),
        groups=by_dimension(volume, page, shown),
        moves=volume.moves,
        siblings=tuple(ring_view(volume, page, each.id) for each in volume.radar.rings),
    )
