"""The page of factors: which trends need which factor, and what is at risk without it."""

from collections.abc import Sequence
from dataclasses import dataclass

from radargen.assessing import CALLS
from radargen.model import Blip, Factor, Trend
from radargen.pages.addresses import FACTORS
from radargen.pages.edition_view import EditionView, Localised
from radargen.pages.views.method import term
from radargen.pages.views.next_steps import FactorSign, signs
from radargen.pages.views.trend_rows import DimensionView, TrendRow, dimension_view, row


@dataclass(frozen=True, slots=True)
class FactorLine:
    """A factor, the trends that need it and are `due` now, then the others; each by falling impact.

    `term` is what its authors call it.
    """

    sign: FactorSign
    term: Localised
    group: str
    count: str
    due: tuple[TrendRow, ...]
    others: tuple[TrendRow, ...]


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
class FactorsView:
    """All factors, and the matrix of the trends on the chart that need any."""

    edition: str
    factors: tuple[FactorLine, ...]
    matrix: tuple[MatrixPart, ...]


def needed(edition_view: EditionView) -> bool:
    """Whether any trend on the chart needs a factor."""
    return any(blip.trend.factors for blip in edition_view.blips.values())


def factors(edition_view: EditionView) -> FactorsView:
    """The view of the page of factors."""
    parts = (
        MatrixPart(
            dimension_view(edition_view, FACTORS, dimension.id),
            tuple(
                _matrix_row(edition_view, blip.trend)
                for blip in edition_view.blips.values()
                if blip.trend.factors and blip.trend.dimension == dimension.id
            ),
        )
        for dimension in edition_view.radar.dimensions
    )
    return FactorsView(
        edition=edition_view.edition.name,
        factors=tuple(_line(edition_view, factor) for factor in edition_view.radar.factors),
        matrix=tuple(part for part in parts if part.rows),
    )


def _line(edition_view: EditionView, factor: Factor) -> FactorLine:
    needing = [blip for blip in edition_view.blips.values() if factor.id in blip.trend.factors]
    needing.sort(key=lambda blip: -(blip.impact or 0))
    (sign,) = signs(edition_view, [factor.id])
    return FactorLine(
        sign=sign,
        term=term(edition_view, factor),
        group=edition_view.wording.term("factor-group", factor.group),
        count=edition_view.wording("factors.count", count=len(needing), all=len(edition_view.blips)),
        due=_rows(edition_view, [blip for blip in needing if blip.action in CALLS]),
        others=_rows(edition_view, [blip for blip in needing if blip.action not in CALLS]),
    )


def _rows(edition_view: EditionView, blips: Sequence[Blip]) -> tuple[TrendRow, ...]:
    return tuple(row(edition_view, FACTORS, blip.trend) for blip in blips)


def _matrix_row(edition_view: EditionView, trend: Trend) -> MatrixRow:
    factors = enumerate(edition_view.radar.factors, 1)
    needs = tuple(number if factor.id in trend.factors else 0 for number, factor in factors)
    return MatrixRow(row(edition_view, FACTORS, trend), needs)
