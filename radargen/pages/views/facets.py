"""Facets, the radar's own classifications: the page of all, one for each value, and those of a trend."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from radargen.model import Certainty, Facet, FacetValue, Trend
from radargen.pages.addresses import FACETS, facet_page, href, part_page
from radargen.pages.edition_view import EditionView, Localised, cached_view
from radargen.pages.page_charts import picture
from radargen.pages.prose import Safe
from radargen.pages.views.page_parts.chart_key import MarkView, marks
from radargen.pages.views.page_parts.divided_lists import MOST, PartLink, many, part_links, parts
from radargen.pages.views.page_parts.trend_rows import DimensionGroup, TrendRow, by_dimension, rows


@dataclass(frozen=True, slots=True)
class ValueView:
    """A value of a facet with its trends on the chart (`count` of them); `href` links to its page.

    In a large radar, the trends are only on that page.
    """

    id: str
    name: Localised
    meaning: Localised
    href: str
    rows: tuple[TrendRow, ...] = ()
    count: int = 0


@dataclass(frozen=True, slots=True)
class FacetView:
    """A facet with those of its values that occur; `matrix` has these values as columns."""

    id: str
    name: Localised
    question: Localised
    values: tuple[ValueView, ...]
    matrix: Safe | None


@dataclass(frozen=True, slots=True)
class FacetsView:
    """All facets with values on the chart; `marks` are the key of their matrices."""

    edition: str
    marks: tuple[MarkView, ...]
    facets: tuple[FacetView, ...]


@dataclass(frozen=True, slots=True)
class ValuePage:
    """The page of a value: what belongs there, and its trends by dimension; `parts` are links in a long list."""

    facet: Localised
    facets_href: str
    value: ValueView
    edition: str
    count: str
    groups: tuple[DimensionGroup, ...]
    moves: bool
    siblings: tuple[ValueView, ...]
    parts: tuple[PartLink, ...]


@dataclass(frozen=True, slots=True)
class FacetChips:
    """A trend's values of a facet."""

    name: Localised
    values: tuple[ValueView, ...]


def facets(edition_view: EditionView) -> FacetsView:
    """The view of the page of all facets."""
    views = tuple(_facet(edition_view, FACETS, facet) for facet in edition_view.radar.facets)
    drawn = any(view.matrix for view in views)
    key = tuple(mark for mark in marks(edition_view) if mark.id in list(Certainty)) if drawn else ()
    return FacetsView(edition_view.edition.name, key, tuple(view for view in views if view.values))


def value_pages(edition_view: EditionView, facet: Facet, value: FacetValue) -> Iterator[tuple[str, ValuePage]]:
    """The page of a value by path, or several pages for many trends; empty if it has none."""
    first = facet_page(facet.id, value.id)
    own_rows = rows(edition_view, first, _trends(edition_view, facet, value.id))
    all_parts = parts(own_rows, MOST if many(edition_view) else len(own_rows)) if own_rows else ()
    for number, part in enumerate(all_parts, 1):
        page = part_page(first, number)
        yield (
            page,
            ValuePage(
                facet=edition_view.localised(facet.name),
                facets_href=f"{href(page, FACETS)}#{facet.id}",
                value=_value(edition_view, page, facet, value),
                edition=edition_view.edition.name,
                count=edition_view.wording("page.count", count=len(own_rows)),
                groups=by_dimension(
                    edition_view, page, rows(edition_view, page, (edition_view.trends[row.id] for row in part))
                ),
                moves=edition_view.moves,
                siblings=_occurring(edition_view, page, facet),
                parts=part_links(first, number, len(own_rows)) if many(edition_view) else (),
            ),
        )


def facet_chips(edition_view: EditionView, page: str, trend: Trend) -> tuple[FacetChips, ...]:
    """The trend's values of each facet, in the radar's order; only values that have a page."""
    chips = (
        FacetChips(
            edition_view.localised(facet.name),
            tuple(value for value in _occurring(edition_view, page, facet) if value.id in trend.values_of(facet.id)),
        )
        for facet in edition_view.radar.facets
        if trend.values_of(facet.id)
    )
    return tuple(chip for chip in chips if chip.values)


def _facet(edition_view: EditionView, page: str, facet: Facet) -> FacetView:
    """The facet with the trends of each value, except in a large radar."""
    values = _occurring(edition_view, page, facet)
    if not many(edition_view):
        values = tuple(
            replace(view, rows=rows(edition_view, page, _trends(edition_view, facet, view.id))) for view in values
        )
    return FacetView(
        id=facet.id,
        name=edition_view.localised(facet.name),
        question=edition_view.localised(facet.question),
        values=values,
        matrix=picture(matrix) if (matrix := edition_view.charts.facets.get(facet.id)) else None,
    )


def _occurring(edition_view: EditionView, page: str, facet: Facet) -> tuple[ValueView, ...]:
    """The values that occur on the chart."""
    return _known_values(edition_view, page, facet.id)


# Every trend's page needs all values of all facets.
@cached_view
def _known_values(edition_view: EditionView, page: str, facet_id: str) -> tuple[ValueView, ...]:
    facet = edition_view.radar.facet(facet_id)
    views = (_value(edition_view, page, facet, value) for value in facet.values)
    return tuple(view for view in views if view.count)


def _trends(edition_view: EditionView, facet: Facet, value_id: str) -> tuple[Trend, ...]:
    return tuple(blip.trend for blip in edition_view.blips.values() if value_id in blip.trend.values_of(facet.id))


def _value(edition_view: EditionView, page: str, facet: Facet, value: FacetValue) -> ValueView:
    return ValueView(
        id=value.id,
        name=edition_view.localised(value.name),
        meaning=edition_view.localised(value.meaning),
        href=href(page, facet_page(facet.id, value.id)),
        count=len(_trends(edition_view, facet, value.id)),
    )
