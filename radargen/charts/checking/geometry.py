"""Discs and convex polygons, and the distance between two of them; coordinates in points from the top left, y down."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, pairwise, product
from math import acos, cos, hypot, radians, sin
from typing import TypeAlias

from radargen.text.messages import Message

Point: TypeAlias = tuple[float, float]
# How far two touching things may seem to overlap, in points, since coordinates are rounded to hundredths.
SLACK = 0.03


@dataclass(frozen=True)
class Round:
    """A disc."""

    x: float
    y: float
    r: float

    @cached_property
    def bounds(self) -> tuple[float, float, float, float]:
        """Bounding box: left, top, right, bottom."""
        return self.x - self.r, self.y - self.r, self.x + self.r, self.y + self.r


@dataclass(frozen=True)
class Polygon:
    """A convex polygon; its corners are listed in order, in either direction."""

    corners: tuple[Point, ...]

    @cached_property
    def bounds(self) -> tuple[float, float, float, float]:
        """Bounding box: left, top, right, bottom."""
        xs, ys = zip(*self.corners, strict=True)
        return min(xs), min(ys), max(xs), max(ys)

    @cached_property
    def sides(self) -> tuple[tuple[Point, Point], ...]:
        """The sides as pairs of corners, the closing one included."""
        return tuple(pairwise((*self.corners, self.corners[0])))


Shape: TypeAlias = Round | Polygon


@dataclass(frozen=True)
class Thing:
    """Something on a page, made of one or more shapes; `what` is its name in messages."""

    what: Message
    shapes: tuple[Shape, ...]
    page: int = 1

    @cached_property
    def bounds(self) -> tuple[float, float, float, float]:
        """Bounding box: left, top, right, bottom."""
        lefts, tops, rights, bottoms = zip(*(shape.bounds for shape in self.shapes), strict=True)
        return min(lefts), min(tops), max(rights), max(bottoms)


def rectangle(x: float, y: float, width: float, height: float, turn: float = 0.0) -> Polygon:
    """A rectangle with its top left corner at (x, y), rotated clockwise about that corner by `turn` degrees."""
    right, down = (cos(radians(turn)), sin(radians(turn))), (-sin(radians(turn)), cos(radians(turn)))
    corners = ((0.0, 0.0), (width, 0.0), (width, height), (0.0, height))
    return Polygon(tuple((x + a * right[0] + b * down[0], y + a * right[1] + b * down[1]) for a, b in corners))


def drop(x: float, y: float, r: float, reach: float, turn: float) -> tuple[Round, Polygon]:
    """A disc of radius `r` with a tip at distance `reach` from its centre, in the direction `turn`.

    `turn` is in degrees clockwise from 12 o'clock. The flanks of the tip are tangents to the disc.
    """
    flank = acos(min(1.0, r / reach))
    angles = (radians(turn) - flank, radians(turn), radians(turn) + flank)
    radii = (r, reach, r)
    corners = tuple((x + d * sin(a), y - d * cos(a)) for d, a in zip(radii, angles, strict=True))
    return Round(x, y, r), Polygon(corners)


def among(things: Sequence[Thing]) -> Iterator[Message]:
    """Name each pair of these things that overlap."""
    yield from _overlaps(combinations(things, 2))


def between(ones: Sequence[Thing], others: Sequence[Thing]) -> Iterator[Message]:
    """Name each pair that overlap, one of `ones` and one of `others`."""
    yield from _overlaps(product(ones, others))


def gap(one: Shape, other: Shape) -> float:
    """The distance between two shapes in points, negative where they overlap; of two polygons, a lower bound."""
    if isinstance(one, Round):
        if isinstance(other, Round):
            return hypot(one.x - other.x, one.y - other.y) - one.r - other.r
        return distance(other, (one.x, one.y)) - one.r
    if isinstance(other, Round):
        return distance(one, (other.x, other.y)) - other.r
    # Separating axis theorem: convex shapes are disjoint if their projections onto the normal of one side are.
    return max(_shadows(one, other, side) for side in (*one.sides, *other.sides))


def distance(polygon: Polygon, point: Point) -> float:
    """The distance from the point to the nearest side, negative if the point is inside."""
    nearest = min(_to_side(side, point) for side in polygon.sides)
    turns = [_turn(side, point) for side in polygon.sides]
    inside = all(turn >= 0 for turn in turns) or all(turn <= 0 for turn in turns)
    return -nearest if inside else nearest


def _overlaps(pairs: Iterable[tuple[Thing, Thing]]) -> Iterator[Message]:
    for one, other in pairs:
        if one.page == other.page and _near(one, other) and _touch(one, other):
            yield Message("{one} and {other}", one=one.what, other=other.what)


def _touch(one: Thing, other: Thing) -> bool:
    return any(_near(a, b) and gap(a, b) < -SLACK for a in one.shapes for b in other.shapes)


def _near(one: Shape | Thing, other: Shape | Thing) -> bool:
    a, b = one.bounds, other.bounds
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _shadows(one: Polygon, other: Polygon, side: tuple[Point, Point]) -> float:
    (x1, y1), (x2, y2) = side
    length = hypot(x2 - x1, y2 - y1)
    if not length:
        return -float("inf")
    nx, ny = (y1 - y2) / length, (x2 - x1) / length
    ours, theirs = ([x * nx + y * ny for x, y in shape.corners] for shape in (one, other))
    return max(min(theirs) - max(ours), min(ours) - max(theirs))


def _turn(side: tuple[Point, Point], point: Point) -> float:
    (x1, y1), (x2, y2) = side
    return (x2 - x1) * (point[1] - y1) - (y2 - y1) * (point[0] - x1)


def _to_side(side: tuple[Point, Point], point: Point) -> float:
    (x1, y1), (x2, y2) = side
    dx, dy = x2 - x1, y2 - y1
    squared = dx * dx + dy * dy
    along = ((point[0] - x1) * dx + (point[1] - y1) * dy) / squared if squared else 0.0
    along = min(max(along, 0.0), 1.0)
    return hypot(point[0] - x1 - along * dx, point[1] - y1 - along * dy)
