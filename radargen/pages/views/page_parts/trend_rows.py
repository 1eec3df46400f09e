"""Rows of trends in lists and tables, and the rings and dimensions of their headings."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from radargen.model import Trend
from radargen.pages.addresses import dimension_page, href, ring_page, trend_page
from radargen.pages.edition_view import EditionView, Localised, cached_view

GLYPH_RADIUS = 11.0


@dataclass(frozen=True, slots=True)
class RingView:
    """A ring with its verb; `band` and `width` are the mean radius and width of its glyph in a disc of radius 11."""

    id: str
    name: Localised
    verb: Localised
    meaning: Localised
    href: str
    band: float
    width: float


@dataclass(frozen=True, slots=True)
class DimensionView:
    """A dimension; `sector` is its index from 0, which determines the colour."""

    id: str
    name: Localised
    question: Localised
    href: str
    sector: int


@dataclass(frozen=True, slots=True)
class TrendRow:
    """A trend in a list: ids for CSS classes, and words; unknown values are empty, 0 or None."""

    id: str
    name: Localised
    href: str
    summary: Localised
    dimension: DimensionView
    ring: RingView | None
    movement: str
    movement_word: str
    action: str
    action_word: str
    # The same as a heading or a value by itself has it.
    action_head: str
    start_early: bool
    certainty: str
    certainty_word: str
    impact: int
    organisation: int
    architecture: int


@dataclass(frozen=True, slots=True)
class RingGroup:
    """The trends of one ring."""

    ring: RingView
    rows: tuple[TrendRow, ...]


@dataclass(frozen=True, slots=True)
class DimensionGroup:
    """The trends of one dimension, as a flat list and by ring."""

    dimension: DimensionView
    rows: tuple[TrendRow, ...]
    rings: tuple[RingGroup, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns that a table of trends needs."""

    action: bool
    movement: bool
    impact: bool
    effort: bool
    certainty: bool


@cached_view
def ring_view(edition_view: EditionView, page: str, ring_id: str) -> RingView:
    """The ring, with links relative to `page`."""
    rings = edition_view.radar.rings
    index = next(n for n, ring in enumerate(rings) if ring.id == ring_id)
    ring, width = rings[index], GLYPH_RADIUS / len(rings)
    return RingView(
        id=ring.id,
        name=edition_view.localised(ring.name),
        verb=edition_view.localised(ring.do),
        meaning=edition_view.localised(ring.meaning),
        href=href(page, ring_page(ring.id)),
        band=round((index + 0.5) * width, 2),
        width=round(width, 2),
    )


@cached_view
def dimension_view(edition_view: EditionView, page: str, dimension_id: str) -> DimensionView:
    """The dimension, with links relative to `page`."""
    sector = next(n for n, dimension in enumerate(edition_view.radar.dimensions) if dimension.id == dimension_id)
    dimension = edition_view.radar.dimensions[sector]
    return DimensionView(
        id=dimension.id,
        name=edition_view.localised(dimension.name),
        question=edition_view.localised(dimension.question),
        href=href(page, dimension_page(dimension.id)),
        sector=sector,
    )


def row(edition_view: EditionView, page: str, trend: Trend) -> TrendRow:
    """The row of the trend in this edition; without a ring where it is not on the chart."""
    return _row(edition_view, page, trend.id)


@cached_view
def _row(edition_view: EditionView, page: str, trend_id: str) -> TrendRow:
    trend = edition_view.trends[trend_id]
    wording, blip, effort = edition_view.wording, edition_view.blips.get(trend_id), trend.effort
    action = blip.action if blip else None
    certainty = blip.certainty if blip else None
    return TrendRow(
        id=trend.id,
        name=edition_view.name(trend),
        href=href(page, trend_page(trend.id)),
        summary=edition_view.sentence(trend.summary),
        dimension=dimension_view(edition_view, page, trend.dimension),
        ring=ring_view(edition_view, page, blip.placement.ring) if blip else None,
        movement=blip.movement if blip else "",
        movement_word=wording(f"movement.{blip.movement}") if blip else "",
        action=action or "",
        action_word=wording(f"action.{action}") if action else "",
        action_head=wording.headed(f"action.{action}") if action else "",
        start_early=blip.start_early if blip else False,
        certainty=certainty or "",
        certainty_word=wording(f"certainty.{certainty}") if certainty else "",
        impact=(blip.impact or 0) if blip else 0,
        organisation=effort.organisation if effort else 0,
        architecture=effort.architecture if effort else 0,
    )


def rows(edition_view: EditionView, page: str, trends: Iterable[Trend]) -> tuple[TrendRow, ...]:
    """The trends in reading order."""
    return tuple(
        row(edition_view, page, trend) for trend in sorted(trends, key=lambda trend: edition_view.rank[trend.id])
    )


def by_ring(edition_view: EditionView, page: str, trend_rows: Sequence[TrendRow]) -> tuple[RingGroup, ...]:
    """The rows by ring, innermost first, without empty groups; rows without a ring are left out."""
    groups = (
        RingGroup(
            ring_view(edition_view, page, ring.id), tuple(r for r in trend_rows if r.ring and r.ring.id == ring.id)
        )
        for ring in edition_view.radar.rings
    )
    return tuple(group for group in groups if group.rows)


def by_dimension(edition_view: EditionView, page: str, trend_rows: Sequence[TrendRow]) -> tuple[DimensionGroup, ...]:
    """The rows by dimension, in the radar's order, without empty groups."""
    groups = []
    for dimension in edition_view.radar.dimensions:
        own = tuple(r for r in trend_rows if r.dimension.id == dimension.id)
        if own:
            view = dimension_view(edition_view, page, dimension.id)
            groups.append(DimensionGroup(view, own, by_ring(edition_view, page, own)))
    return tuple(groups)


def columns(edition_view: EditionView, trend_rows: Sequence[TrendRow]) -> Columns:
    """The columns for which any of the rows has a value."""
    return Columns(
        action=any(r.action for r in trend_rows),
        movement=edition_view.moves,
        impact=any(r.impact for r in trend_rows),
        effort=any(r.organisation for r in trend_rows),
        certainty=any(r.certainty for r in trend_rows),
    )
