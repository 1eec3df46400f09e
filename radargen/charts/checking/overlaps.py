"""How much of a box lies over a ring or a sector, as exact areas; coordinates are relative to the radar's centre."""

from collections.abc import Sequence
from itertools import pairwise
from math import atan2, cos, hypot, radians, sin, sqrt
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]


def area(corners: Sequence[Point]) -> float:
    """The area of a polygon with these corners in order, in the square of their unit."""
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in _sides(corners))) / 2


def area_in_disc(corners: Sequence[Point], radius: float) -> float:
    """The area of the part of a polygon that lies inside a disc about (0, 0).

    Each side contributes the signed area of the disc that it subtends at the centre: triangles where the side runs
    inside the disc, circular sectors where it runs outside.
    """
    return abs(sum(_seen(one, other, radius) for one, other in _sides(corners)))


def within_sector(corners: Sequence[Point], start: float, end: float) -> list[Point]:
    """Clip a convex polygon to a sector of at most 180 degrees about (0, 0), in degrees clockwise from 12 o'clock.

    It is clipped at one edge, then at the other (I. Sutherland and G. Hodgman, Reentrant polygon clipping, 1974).
    """
    left, right = radians(start), radians(end)
    part = _cut(corners, (cos(left), sin(left)))
    return _cut(part, (-cos(right), -sin(right)))


def _cut(corners: Sequence[Point], inwards: Point) -> list[Point]:
    """The part of a convex polygon on the side of a line through (0, 0) to which `inwards` points."""
    kept: list[Point] = []
    for (x1, y1), (x2, y2) in _sides(corners):
        before, after = (x * inwards[0] + y * inwards[1] for x, y in ((x1, y1), (x2, y2)))
        if before >= 0:
            kept.append((x1, y1))
        if before * after < 0:
            share = before / (before - after)
            kept.append((x1 + share * (x2 - x1), y1 + share * (y2 - y1)))
    return kept


def _seen(one: Point, other: Point, radius: float) -> float:
    """The signed area inside the disc of the triangle formed by the centre and two points."""
    (x1, y1), (x2, y2) = one, other
    dx, dy = x2 - x1, y2 - y1
    squared = dx * dx + dy * dy
    if not squared:
        return 0.0
    # Where the line enters and leaves the disc, as fractions of the way from one point to the other.
    middle = -(x1 * dx + y1 * dy) / squared
    reach = middle * middle - (x1 * x1 + y1 * y1 - radius * radius) / squared
    half = sqrt(max(reach, 0.0))
    cuts = [0.0, *(share for share in (middle - half, middle + half) if 0 < share < 1 and reach > 0), 1.0]
    total = 0.0
    for first, last in pairwise(cuts):
        a, b = ((x1 + share * dx, y1 + share * dy) for share in (first, last))
        between = (first + last) / 2
        crossed = a[0] * b[1] - a[1] * b[0]
        if hypot(x1 + between * dx, y1 + between * dy) <= radius:
            total += crossed / 2
        else:
            total += radius * radius * atan2(crossed, a[0] * b[0] + a[1] * b[1]) / 2
    return total


def _sides(corners: Sequence[Point]) -> list[tuple[Point, Point]]:
    return list(pairwise((*corners, corners[0]))) if corners else []
