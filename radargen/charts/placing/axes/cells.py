"""A cell (one ring in one sector) and the points in it that a marker may take; in points from the centre, y down."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import atan2, cos, degrees, radians, sin, sqrt
from typing import NamedTuple

from radargen.charts.disc import SectorMark
from radargen.charts.placing.axes.rectangles import Point
from radargen.charts.scene import Box

# Tolerance for coordinates rounded to hundredths of a point.
ROUNDING = 0.01
# A disc that clears a box by this much is never pushed off it, despite rounding.
CLEARLY = 1e-6


class Margins(NamedTuple):
    """The limits that keep a disc of that `reach` inside its cell: distances from the edges, radii, and boxes.

    For each box, left, top, right and bottom of the area from which the disc is pushed out; near its corners the disc
    may stay.
    """

    reach: float
    border: float
    nearest: float
    farthest: float
    nearest_squared: float
    farthest_squared: float
    boxes: tuple[tuple[Box, float, float, float, float], ...]


@dataclass(frozen=True)
class Cell:
    """The part of a ring inside a sector of at most 180 degrees, less the boxes of ring names.

    Radii are `inner` and `outer` in points, angles `start` and `end` in degrees clockwise from 12 o'clock. A strip of
    `side` points along both edges of the sector stays free.
    """

    inner: float
    outer: float
    start: float
    end: float
    side: float = 0.0
    boxes: tuple[Box, ...] = ()

    @cached_property
    def edges(self) -> tuple[float, float, float, float]:
        """The inward unit normals of both edges as (ax, ay, bx, by), rounded so that all machines agree."""
        a, b = radians(self.start), radians(self.end)
        return round(cos(a), 12), round(sin(a), 12), round(-cos(b), 12), round(-sin(b), 12)

    @cached_property
    def rightward(self) -> bool:
        """Whether the middle of the sector lies to the right of 12 o'clock."""
        return round(sin(radians((self.start + self.end) / 2)), 9) >= 0

    @cached_property
    def half(self) -> float:
        """The sine of half the sector's angle, at most 1."""
        return sin(radians(min(self.end - self.start, 180.0)) / 2)

    def least_radius(self, reach: float) -> float:
        """The smallest radius at which a disc of that reach clears the inner ring edge and both sector edges."""
        return max(self.inner + reach if self.inner else 0.0, (self.side + reach) / self.half)

    def clamped(self, x: float, y: float, reach: float) -> tuple[float, float]:
        """The point moved, in a few steps, until a disc of that reach lies inside the cell and off the boxes.

        If there is no such point, it comes as near to one as a few steps can.
        """
        return self._clamped(x, y, self.margins(reach))

    def _clamped(self, x: float, y: float, margins: Margins) -> tuple[float, float]:
        ax, ay, bx, by = self.edges
        reach, border, lowest, highest, near, far, boxes = margins
        for attempt in range(7):
            x0, y0 = x, y
            if (short := border - x * ax - y * ay) > 0:
                x, y = x + short * ax, y + short * ay
            if (short := border - x * bx - y * by) > 0:
                x, y = x + short * bx, y + short * by
            squared = x * x + y * y
            if squared > far or squared < near:
                radius = sqrt(squared) or 1.0
                scale = (highest if radius > highest else lowest) / radius
                x, y = x * scale, y * scale
            for box, left, top, right, bottom in boxes:
                if left < x < right and top < y < bottom:
                    x, y = self._pushed_off(box, x, y, reach, sideways=attempt > 0)
            if x == x0 and y == y0:
                break
        return x, y

    def margins(self, reach: float) -> Margins:
        """The limits for a disc of that reach."""
        lowest, highest = (self.inner + reach if self.inner else 0.0), max(self.outer - reach, 0.001)
        far = reach + CLEARLY
        boxes = tuple((b, b.x - far, b.y - far, b.x + b.width + far, b.y + b.height + far) for b in self.boxes)
        return Margins(reach, self.side + reach, lowest, highest, lowest * lowest, highest * highest, boxes)

    def clamp(self, xs: list[float], ys: list[float], discs: Sequence[tuple[int, Margins]]) -> None:
        """Clamp the points of these discs in place; each disc is given as an index and its limits.

        Most points are inside already and stay where they are.
        """
        ax, ay, bx, by = self.edges
        for i, margins in discs:
            _, border, _, _, nearest, farthest, boxes = margins
            x, y = xs[i], ys[i]
            if not (
                border - x * ax - y * ay > 0 or border - x * bx - y * by > 0 or not nearest <= x * x + y * y <= farthest
            ):
                for _, left, top, right, bottom in boxes:
                    if left < x < right and top < y < bottom:
                        break
                else:
                    continue
            xs[i], ys[i] = self._clamped(x, y, margins)

    def _pushed_off(self, box: Box, x: float, y: float, reach: float, *, sideways: bool) -> tuple[float, float]:
        """The point pushed off a box by the shortest way, or along the box into the sector if that did not help."""
        dx = x - min(max(x, box.x), box.x + box.width)
        dy = y - min(max(y, box.y), box.y + box.height)
        far = dx * dx + dy * dy
        if far >= reach * reach:
            return x, y
        if far and not sideways:
            scale = reach / sqrt(far) - 1
            return x + dx * scale, y + dy * scale
        return (box.x + box.width + reach if self.rightward else box.x - reach), y

    def contains(self, x: float, y: float, reach: float) -> bool:
        """Whether a disc of that reach at that point lies wholly inside, within rounding."""
        ax, ay, bx, by = self.edges
        border = self.side + reach - ROUNDING
        radius = sqrt(x * x + y * y)
        return (
            x * ax + y * ay >= border
            and x * bx + y * by >= border
            and radius <= self.outer - reach + ROUNDING
            and (not self.inner or radius >= self.inner + reach - ROUNDING)
            and all(_distance(box, x, y) >= reach - ROUNDING for box in self.boxes)
        )

    def load(self, reaches: Sequence[float], gap: float = 1.0) -> float:
        """How full the cell is with discs of these reaches and that gap between them.

        More than 1 is impossible for equal discs: of points at least D apart, a region of area A and perimeter P holds
        at most 2/√3·A/D² + P/(2D) + 1 (N. Oler, An inequality in the geometry of numbers, 1961); the region is where
        their centres may lie.
        """
        if not reaches:
            return 0.0
        reach = sqrt(sum(r * r for r in reaches) / len(reaches))
        apart = 2 * reach + gap
        area, edge = self.free(reach)
        largest = max(reaches)
        if area <= 0 or self.least_radius(largest) > self.outer - largest:
            return 99.0
        return len(reaches) / (1.1547 * area / (apart * apart) + edge / (2 * apart) + 1)

    def free(self, reach: float) -> tuple[float, float]:
        """The area and the perimeter of the region where the centre of a disc of that reach may lie."""
        angle, border = radians(self.end - self.start), self.side + reach
        low, high = self.least_radius(reach), self.outer - reach
        thick = high - low
        if thick <= 0:
            return 0.0, 0.0
        # Each edge takes off a strip `border` wide, and shortens both arcs by that width.
        area = angle / 2 * (high * high - low * low) - 2 * border * thick
        arcs = max(angle * high - 2 * border, 0.0) + max(angle * low - 2 * border, 0.0)
        for box in self.boxes:
            area -= max(box.width / 2 + reach - border, 0.0) * min(box.height + 2 * reach, thick)
        return max(area, 0.0), arcs + 2 * thick

    def point(self, along: float, across: float, reach: float) -> tuple[float, float]:
        """The point at these fractions (0 to 1) of the cell's angle and area, clamped to the cell."""
        return next(self.points([(along, across)], reach))

    def points(self, shares: Iterable[tuple[float, float]], reach: float) -> Iterator[tuple[float, float]]:
        """The points at several pairs of fractions."""
        low, high = self.least_radius(reach), max(self.outer - reach, 0.001)
        inside, wide, margins = low * low, self.end - self.start, self.margins(reach)
        area = max(high * high - inside, 0.0)
        for along, across in shares:
            radius = sqrt(inside + across * area)
            angle = radians(self.start + along * wide)
            yield self._clamped(round(radius * sin(angle), 6), round(-radius * cos(angle), 6), margins)


def _distance(box: Box, x: float, y: float) -> float:
    dx = x - min(max(x, box.x), box.x + box.width)
    dy = y - min(max(y, box.y), box.y + box.height)
    return sqrt(dx * dx + dy * dy)


def hexagon_area(reach: float) -> float:
    """The area per disc in the densest packing of equal discs."""
    return 2 * sqrt(3) * reach * reach


def cell_point(u: float, v: float, sector: SectorMark, inner: float, outer: float) -> Point:
    """The point at these fractions of a sector's angle (`u`) and of a ring's width (`v`), relative to the centre."""
    angle = radians(sector.start + u * (sector.end - sector.start))
    radius = inner + v * (outer - inner)
    return round(radius * sin(angle), 2), round(-radius * cos(angle), 2)


def cell_shares(point: Point, sector: SectorMark, inner: float, outer: float) -> Point:
    """The inverse of `cell_point`: the fractions `u` and `v` of a point."""
    x, y = point
    turn = (degrees(atan2(x, -y)) - sector.start) % 360
    return round(turn / (sector.end - sector.start), 5), round((sqrt(x * x + y * y) - inner) / (outer - inner), 5)
