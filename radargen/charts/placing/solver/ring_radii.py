"""Ring radii according to what is in the rings, so that the fullest cell of each has room."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from radargen.charts.placing.axes import ring_labels
from radargen.charts.placing.axes.cells import Cell, hexagon_area
from radargen.charts.placing.content.marker_styles import MarkerStyle
from radargen.charts.placing.solver.radar_geometry import RadarGeometry

# The share of the rim that is divided by need; the rest is divided equally. It shrinks if less than LITTLE of the disc
# is needed, as a few markers look lost in one wide ring; on a crowded chart it grows.
BY_NEED, LITTLE = 0.75, 0.2
# A load (see `Cell.load`) below which markers spread easily.
EASY = 0.5
# Factor on the area of markers so that they spread easily.
COMFORT = 1.8

# Builds the cells between outer radii, by ring, each with the reaches of its markers.
Cells = Callable[[Sequence[float]], Sequence[Sequence[tuple[Cell, Sequence[float]]]]]


def fitted_radii(
    geometry: RadarGeometry,
    base: float,
    area: Callable[[Sequence[MarkerStyle]], float],
    air: float,
    factors: Sequence[float],
    thinnest: float = 0.0,
) -> list[float]:
    """The outer radius of each ring of a radar with markers of that base radius, in points.

    `area` gives the area that a cell's markers should have, in square points, and `factors` raise it by ring. Every
    ring is at least as wide as `thinnest`, its largest marker, and its name with `air` points.
    """
    share = len(geometry.sectors) * 360 / (geometry.outline.end - geometry.outline.start)
    disc = 3.1416 * geometry.rim**2
    fullest = [max(area(cell) for cell in row) * share / disc for row in geometry.by_ring]
    reaches = [[[style.reach(base) for style in cell] for cell in row] for row in geometry.by_ring]
    largest = [max((reach for cell in row for reach in cell), default=0.0) for row in reaches]
    pills = ring_labels.pill_sizes(geometry.captions, geometry.unit, geometry.rim, closed=geometry.outline.closed)
    heights = [pill.height if geometry.outline.closed else 0.0 for pill in pills]
    least = [max(2 * reach + air, height + air, thinnest) for reach, height in zip(largest, heights, strict=True)]

    def cells(radii: Sequence[float]) -> list[list[tuple[Cell, list[float]]]]:
        return [list(zip(row, some, strict=True)) for row, some in zip(geometry.cells(radii), reaches, strict=True)]

    return ring_radii(geometry.rim, least, fullest, cells, factors)


def ring_radii(
    rim: float, least: Sequence[float], fullest: Sequence[float], cells: Cells, factors: Sequence[float]
) -> list[float]:
    """The outer radius of each ring, from the centre; the last is `rim`.

    `least` is the least width by ring, `fullest` the area that its fullest cell should have as a share of the whole
    disc, and `factors` multiply that need for rings that turned out too tight. Rings that stay crowded get more, until
    all are equally crowded or have enough room.
    """
    needs = [need * factor for need, factor in zip(fullest, factors, strict=True)]
    by_need = BY_NEED * min(1.0, sum(needs) / LITTLE)
    radii = _divided(rim, least, needs, by_need)
    best, lightest = radii, 1e9
    for _ in range(14):
        loads = [max((cell.load(reaches) for cell, reaches in row), default=0.0) for row in cells(radii)]
        loads = [min(load * factor, 9.0) for load, factor in zip(loads, factors, strict=True)]
        if max(loads) < lightest - 1e-9:
            best, lightest = radii, max(loads)
        if max(loads) <= EASY:
            break
        by_need = min(1.0, max(by_need, BY_NEED) + 0.05)
        mean = sum(loads) / len(loads)
        needs = [
            max(need, 1e-4) * min(max((load + 0.05) / (mean + 0.05), 0.6), 1.7)
            for need, load in zip(needs, loads, strict=True)
        ]
        radii = _divided(rim, least, needs, by_need)
    return best


def comfortable_area(reaches: Sequence[float]) -> float:
    """The area in square points in which markers of these reaches spread easily."""
    return sum(hexagon_area(reach + 1) for reach in reaches) * COMFORT


def _divided(rim: float, least: Sequence[float], needs: Sequence[float], by_need: float) -> list[float]:
    """The outer radii if one part of the rim divides the disc's area by need, and the rest is in equal widths."""
    total = sum(needs) or 1.0
    equal = rim / len(needs)
    bounds, area = [0.0], 0.0
    for need in needs:
        area += need / total
        bounds.append(rim * area**0.5)
    widths = [by_need * (outer - inner) + (1 - by_need) * equal for inner, outer in pairwise(bounds)]
    return _summed(_at_least(widths, least, rim), rim)


def _at_least(widths: Sequence[float], least: Sequence[float], rim: float) -> list[float]:
    """The widths raised to their least; the others give up width in proportion to what they can spare."""
    scale = min(1.0, 0.98 * rim / sum(least))
    floors = [low * scale for low in least]
    spare = [max(width - low, 0.0) for width, low in zip(widths, floors, strict=True)]
    left = rim - sum(floors)
    total = sum(spare) or 1.0
    return [low + left * some / total for low, some in zip(floors, spare, strict=True)]


def _summed(widths: Sequence[float], rim: float) -> list[float]:
    radii, radius = [], 0.0
    for width in widths:
        radius += width
        radii.append(round(radius, 2))
    radii[-1] = rim
    return radii
