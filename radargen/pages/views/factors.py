"""The page of factors: which trends need which factor, and what is at risk without it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from radargen.assessing import CALLS
from radargen.model import Blip, Factor, Trend
from radargen.pages.addresses import FACTORS, factor_page, href, part_page
from radargen.pages.edition_view import EditionView, Localised
from radargen.pages.views.method import term
from radargen.pages.views.next_steps import FactorSign, signs
from radargen.pages.views.page_parts.divided_lists import PartLink, many, part_links, parts
from radargen.pages.views.page_parts.trend_rows import DimensionView, TrendRow, dimension_view, row


@dataclass(frozen=True, slots=True)
class FactorLine:
    """A factor, the trends that need it and are `due` now, then the others; each by descending impact.

    `term` is its authors' name for it; `href` links to the page of its trends if these are many.
    """

    sign: FactorSign
    term: Localised
    group: str
    count: str
    due: tuple[TrendRow, ...]
    others: tuple[TrendRow, ...]
    href: str = ""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A trend and, for each factor in the radar's order, the factor's number if the trend needs it, else 0."""

    row: TrendRow
    needs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MatrixPart:
    """The trends of one dimension."""

    dimension: DimensionView
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True, slots=True)
class FactorPage:
    """In a large radar, a factor with one part of the trends that need it."""

    factor: FactorLine
    edition: str
    parts: tuple[PartLink, ...]
    factors_href: str


@dataclass(frozen=True, slots=True)
class FactorsView:
    """All factors, and the matrix of the trends on the chart that need any; a large radar has no matrix."""

    edition: str
    factors: tuple[FactorLine, ...]
    matrix: tuple[MatrixPart, ...]


def needed(edition_view: EditionView) -> bool:
    """Whether any trend on the chart needs a factor."""
    return any(blip.trend.factors for blip in edition_view.blips.values())


def factors(edition_view: EditionView) -> FactorsView:
    """The view of the page of factors."""
    apart = many(edition_view)
    matrix = (
        MatrixPart(
            dimension_view(edition_view, FACTORS, dimension.id),
            tuple(
                _matrix_row(edition_view, blip.trend)
                for blip in edition_view.blips.values()
                if blip.trend.factors and blip.trend.dimension == dimension.id
            ),
        )
        for dimension in edition_view.radar.dimensions
        if not apart
    )
    lines = (_line(edition_view, FACTORS, factor, () if apart else None) for factor in edition_view.radar.factors)
    return FactorsView(
        edition=edition_view.edition.name,
        factors=tuple(lines),
        matrix=tuple(part for part in matrix if part.rows),
    )


def factor_pages(edition_view: EditionView, factor: Factor) -> Iterator[tuple[str, FactorPage]]:
    """The pages of the trends that need a factor, by path; empty in a small radar."""
    if not many(edition_view) or not (needing := _needing(edition_view, factor)):
        return
    first = factor_page(factor.id)
    for number, part in enumerate(parts(needing), 1):
        page = part_page(first, number)
        links = part_links(first, number, len(needing))
        line = _line(edition_view, page, factor, part)
        yield page, FactorPage(line, edition_view.edition.name, links, href(page, FACTORS))


def _needing(edition_view: EditionView, factor: Factor) -> list[Blip]:
    """The trends that need the factor, those due now first, each by descending impact."""
    needing = [blip for blip in edition_view.blips.values() if factor.id in blip.trend.factors]
    return sorted(needing, key=lambda blip: (blip.action not in CALLS, -(blip.impact or 0)))


def _line(edition_view: EditionView, page: str, factor: Factor, shown: Sequence[Blip] | None = None) -> FactorLine:
    """The factor with those of its trends that are `shown`, else all."""
    needing = _needing(edition_view, factor)
    told = needing if shown is None else shown
    (sign,) = signs(edition_view, [factor.id])
    return FactorLine(
        sign=sign,
        term=term(edition_view, factor),
        group=edition_view.wording.term("factor-group", factor.group),
        count=edition_view.wording("factors.count", count=len(needing), all=len(edition_view.blips)),
        due=_rows(edition_view, page, [blip for blip in told if blip.action in CALLS]),
        others=_rows(edition_view, page, [blip for blip in told if blip.action not in CALLS]),
        href=href(page, factor_page(factor.id)) if needing and many(edition_view) else "",
    )


def _rows(edition_view: EditionView, page: str, blips: Sequence[Blip]) -> tuple[TrendRow, ...]:
    return tuple(row(edition_view, page, blip.trend) for blip in blips)


def _matrix_row(edition_view: EditionView, trend: Trend) -> MatrixRow:
    factors = enumerate(edition_view.radar.factors, 1)
    needs = tuple(number if factor.id in trend.factors else 0 for number, factor in factors)
    return MatrixRow(row(edition_view, FACTORS, trend), needs)
