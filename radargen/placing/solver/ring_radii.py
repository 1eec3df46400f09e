"""Ring radii sized to what stands in the rings, so that the fullest cell of each has room."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from radargen.placing.geometry.cells import Cell, hexagon_area

# Of the width, so much goes by need and the rest in equal parts: less while the need is a small part of the disc, as a
# few blips look lost in one wide ring, and more where the chart is crowded.
BY_NEED, LITTLE = 0.75, 0.2
# A load below which blips spread with ease; `Cell.load` says what 1 means.
EASY = 0.5
# What a blip takes beside its own hexagon when all stand at ease.
COMFORT = 1.8
# Builds the cells between two radii, by index of ring, each with the reaches of its blips.
Cells = Callable[[Sequence[float]], Sequence[Sequence[tuple[Cell, Sequence[float]]]]]


def ring_radii(
    rim: float, least: Sequence[float], fullest: Sequence[float], cells: Cells, extra: Sequence[float]
) -> list[float]:
    """The outer radius of each ring, from the centre; the last is `rim`.

    `least` is a width no ring falls below, `fullest` the area its fullest cell would like as a share of the whole disc,
    `extra` a factor on that need, for rings that turned out too tight. Rings that stay crowded get more until all are
    alike or at ease.
    """
    needs = [need * more for need, more in zip(fullest, extra, strict=True)]
    by_need = BY_NEED * min(1.0, sum(needs) / LITTLE)
    bounds = _mixed(rim, least, needs, by_need)
    best, lightest = bounds, 1e9
    for _ in range(14):
        loads = [max((cell.load(r) for cell, r in row), default=0.0) for row in cells(bounds)]
        loads = [min(load * more, 9.0) for load, more in zip(loads, extra, strict=True)]
        if max(loads) < lightest - 1e-9:
            best, lightest = bounds, max(loads)
        if max(loads) <= EASY:
            break
        by_need = min(1.0, max(by_need, BY_NEED) + 0.05)
        middle = sum(loads) / len(loads)
        needs = [
            max(need, 1e-4) * min(max((load + 0.05) / (middle + 0.05), 0.6), 1.7)
            for need, load in zip(needs, loads, strict=True)
        ]
        bounds = _mixed(rim, least, needs, by_need)
    return best


def comfortable_area(reaches: Sequence[float]) -> float:
    """The area that blips of these reaches take at ease, in square points."""
    return sum(hexagon_area(reach + 1) for reach in reaches) * COMFORT


def _mixed(rim: float, least: Sequence[float], needs: Sequence[float], by_need: float) -> list[float]:
    total = sum(needs) or 1.0
    equal = rim / len(needs)
    bounds, area = [0.0], 0.0
    for share in needs:
        area += share / total
        bounds.append(rim * area**0.5)
    widths = [by_need * (b - a) + (1 - by_need) * equal for a, b in pairwise(bounds)]
    return _summed(_at_least(widths, least, rim), rim)


def _at_least(widths: Sequence[float], least: Sequence[float], rim: float) -> list[float]:
    """The widths with none below its least; what that costs is taken from the others by what they have to spare."""
    scale = min(1.0, 0.98 * rim / sum(least))
    floors = [low * scale for low in least]
    spare = [max(width - low, 0.0) for width, low in zip(widths, floors, strict=True)]
    left = rim - sum(floors)
    whole = sum(spare) or 1.0
    return [low + left * some / whole for low, some in zip(floors, spare, strict=True)]


def _summed(widths: Sequence[float], rim: float) -> list[float]:
    bounds, away = [], 0.0
    for width in widths:
        away += width
        bounds.append(round(away, 2))
    bounds[-1] = rim
    return bounds
