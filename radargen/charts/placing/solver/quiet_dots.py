"""Quiet dots make room for large names: a dot that a name would cover moves to the nearest free point of its cell."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import cos, dist, radians, sin

from radargen.charts.placing.axes.cells import Cell
from radargen.charts.placing.axes.rectangles import Point, Rect, rect_distance
from radargen.charts.placing.solver.label_candidates import CLEAR
from radargen.charts.placing.solver.label_solver import LABEL_MARKER_GAP
from radargen.charts.scene import Box

# Step and greatest distance of a moved dot in points, and the number of directions tried.
STEP, FARTHEST, DIRECTIONS = 1.5, 60.0, 24


@dataclass(frozen=True, slots=True)
class QuietDot:
    """A dot of that radius in points, from the radar's centre, and the cell that it may not leave."""

    id: str
    point: Point
    radius: float
    cell: Cell


def keep_off(point: Point, radius: float, size: float) -> Box:
    """The box that labels in type of that size, in points, keep off, for a dot at that point that belongs to none.

    From boxes labels keep their own distance, which grows with their type; the box is smaller by that.
    """
    half = max(radius + LABEL_MARKER_GAP - CLEAR * size, 0.0)
    return Box(point[0] - half, point[1] - half, 2 * half, 2 * half, "quiet")


def evading(
    dots: Sequence[QuietDot], names: Sequence[Rect], others: Sequence[tuple[float, float, float]], clear: float
) -> Mapping[str, Point] | None:
    """The points of the dots that names would cover, `clear` points off names, dots and other markers (x, y, radius).

    None where one of them finds no such point near enough.
    """
    moved: dict[str, Point] = {}
    for dot in dots:
        if all(rect_distance(name, dot.point) >= dot.radius + clear for name in names):
            continue
        taken = [*others, *((*moved.get(one.id, one.point), one.radius) for one in dots if one is not dot)]
        free = (point for point in _around(dot) if _is_free(dot, point, names, taken, clear))
        if (point := next(free, None)) is None:
            return None
        moved[dot.id] = point
    return moved


def _around(dot: QuietDot) -> Iterator[Point]:
    """Points at growing distances from a dot."""
    x, y = dot.point
    for far, turn in product(range(1, int(FARTHEST / STEP) + 1), range(DIRECTIONS)):
        angle = radians(360 * turn / DIRECTIONS)
        yield round(x + far * STEP * sin(angle), 2), round(y - far * STEP * cos(angle), 2)


def _is_free(
    dot: QuietDot, point: Point, names: Sequence[Rect], taken: Sequence[tuple[float, float, float]], clear: float
) -> bool:
    return (
        dot.cell.contains(*point, dot.radius)
        and all(rect_distance(name, point) >= dot.radius + clear for name in names)
        and all(dist(point, (x, y)) >= dot.radius + radius + clear for x, y, radius in taken)
    )
