"""The factors: which trend needs which, and what is at risk where one is lacking."""

from collections.abc import Sequence
from dataclasses import dataclass

from radargen.assessing import CALLS
from radargen.model import Blip, Factor, Trend
from radargen.pages.addresses import FACTORS
from radargen.pages.views.nextstep import FactorSign, signs
from radargen.pages.views.rows import DimensionView, Row, dimension_view, row
from radargen.pages.volume import Volume


@dataclass(frozen=True, slots=True)
class FactorLine:
    """A factor: the trends at risk without it because they are due, then the others that need it; by impact."""

    sign: FactorSign
    group: str
    count: str
    due: tuple[Row, ...]
    others: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A trend, and for each factor in the radar's order its number if the trend needs it, else 0."""

    row: Row
    needs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MatrixPart:
    """The trends of one dimension."""

    dimension: DimensionView
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True, slots=True)
class FactorsView:
    """All factors, and the trends of the chart that need any."""

    edition: str
    factors: tuple[FactorLine, ...]
    matrix: tuple[MatrixPart, ...]


def needed(volume: Volume) -> bool:
    """Whether any trend on the chart needs a factor."""
    return any(blip.trend.factors for blip in volume.blips.values())


def factors(volume: Volume) -> FactorsView:
    """The view of the page of factors."""
    parts = (
        MatrixPart(
            dimension_view(volume, FACTORS, dimension.id),
            tuple(
                _matrix_row(volume, blip.trend)
                for blip in volume.blips.values()
                if blip.trend.factors and blip.trend.dimension == dimension.id
            ),
        )
        for dimension in volume.radar.dimensions
    )
    return FactorsView(
        edition=volume.edition.name,
        factors=tuple(_line(volume, factor) for factor in volume.radar.factors),
        matrix=tuple(part for part in parts if part.rows),
    )


def _line(volume: Volume, factor: Factor) -> FactorLine:
    needing = [blip for blip in volume.blips.values() if factor.id in blip.trend.factors]
    needing.sort(key=lambda blip: -(blip.impact or 0))
    (sign,) = signs(volume, [factor.id])
    return FactorLine(
        sign=sign,
        group=volume.say.known("factor-group", factor.group),
        count=volume.say("factors.count", count=len(needing), all=len(volume.blips)),
        due=_rows(volume, [blip for blip in needing if blip.action in CALLS]),
        others=_rows(volume, [blip for blip in needing if blip.action not in CALLS]),
    )


def _rows(volume: Volume, blips: Sequence[Blip]) -> tuple[Row, ...]:
    return tuple(row(volume, FACTORS, blip.trend) for blip in blips)


def _matrix_row(volume: Volume, trend: Trend) -> MatrixRow:
    factors = enumerate(volume.radar.factors, 1)
    needs = tuple(number if factor.id in trend.factors else 0 for number, factor in factors)
    return MatrixRow(row(volume, FACTORS, trend), needs)
