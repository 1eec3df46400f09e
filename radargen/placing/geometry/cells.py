"""A cell, ring by sector: which points of it a blip may take; in points from the radar's centre, y down."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import atan2, cos, degrees, radians, sin, sqrt

from radargen.placing.geometry.rectangles import Point
from radargen.scene import Box, SectorMark

# What rounding to a hundredth of a point may cost.
ROUNDING = 0.01


@dataclass(frozen=True)
class Cell:
    """The part of a ring inside a sector of at most 180 degrees, less what ring names take of it.

    `inner` and `outer` are where the ring's own ground begins and ends; `side` is kept free along the sector's edges.
    """

    inner: float
    outer: float
    start: float
    end: float
    side: float = 0.0
    boxes: tuple[Box, ...] = ()

    @cached_property
    def edges(self) -> tuple[float, float, float, float]:
        """The inward normals of both edges, rounded so that no two mathematics libraries differ in them."""
        a, b = radians(self.start), radians(self.end)
        return round(cos(a), 12), round(sin(a), 12), round(-cos(b), 12), round(-sin(b), 12)

    @cached_property
    def rightward(self) -> bool:
        """Whether the middle of the sector lies to the right of 12 o'clock."""
        return round(sin(radians((self.start + self.end) / 2)), 9) >= 0

    @cached_property
    def half(self) -> float:
        """The sine of half the angle, at most 1."""
        return sin(radians(min(self.end - self.start, 180.0)) / 2)

    def lowest(self, reach: float) -> float:
        """The least distance from the centre at which a blip of that reach clears the ring's and both sector edges."""
        return max(self.inner + reach if self.inner else 0.0, (self.side + reach) / self.half)

    def held(self, x: float, y: float, reach: float) -> tuple[float, float]:
        """The point moved to where a blip of that reach stands inside the cell and off its boxes, as far as it can."""
        ax, ay, bx, by = self.edges
        least = self.side + reach
        lowest, highest = (self.inner + reach if self.inner else 0.0), max(self.outer - reach, 0.001)
        for attempt in range(7):
            x0, y0 = x, y
            if (short := least - x * ax - y * ay) > 0:
                x, y = x + short * ax, y + short * ay
            if (short := least - x * bx - y * by) > 0:
                x, y = x + short * bx, y + short * by
            away = x * x + y * y
            if away > highest * highest or away < lowest * lowest:
                away = sqrt(away) or 1.0
                scale = (highest if away > highest else lowest) / away
                x, y = x * scale, y * scale
            for box in self.boxes:
                x, y = self._off(box, x, y, reach, sideways=attempt > 0)
            if x == x0 and y == y0:
                break
        return x, y

    def _off(self, box: Box, x: float, y: float, reach: float, *, sideways: bool) -> tuple[float, float]:
        """The point pushed off a box by the shortest way, or along it into the sector where that led nowhere."""
        dx = x - min(max(x, box.x), box.x + box.width)
        dy = y - min(max(y, box.y), box.y + box.height)
        far = dx * dx + dy * dy
        if far >= reach * reach:
            return x, y
        if far and not sideways:
            scale = reach / sqrt(far) - 1
            return x + dx * scale, y + dy * scale
        return (box.x + box.width + reach if self.rightward else box.x - reach), y

    def holds(self, x: float, y: float, reach: float) -> bool:
        """Whether a blip of that reach at that point lies wholly inside, but for rounding."""
        ax, ay, bx, by = self.edges
        least = self.side + reach - ROUNDING
        away = sqrt(x * x + y * y)
        return (
            x * ax + y * ay >= least
            and x * bx + y * by >= least
            and away <= self.outer - reach + ROUNDING
            and (not self.inner or away >= self.inner + reach - ROUNDING)
            and all(_distance(box, x, y) >= reach - ROUNDING for box in self.boxes)
        )

    def load(self, reaches: Sequence[float], gap: float = 1.0) -> float:
        """How full blips with that gap make the cell: 1 is more than any arrangement of equal discs can reach.

        Of points at least D apart a region of area A and perimeter P holds at most 2/√3·A/D² + P/(2D) + 1
        (N. Oler, An inequality in the geometry of numbers, 1961); the region is the one their centres may take.
        """
        if not reaches:
            return 0.0
        reach = sqrt(sum(r * r for r in reaches) / len(reaches))
        apart = 2 * reach + gap
        area, edge = self.free(reach)
        largest = max(reaches)
        if area <= 0 or self.lowest(largest) > self.outer - largest:
            return 99.0
        return len(reaches) / (1.1547 * area / (apart * apart) + edge / (2 * apart) + 1)

    def free(self, reach: float) -> tuple[float, float]:
        """The area and the perimeter of where the centre of such a blip may be."""
        angle, least = radians(self.end - self.start), self.side + reach
        low, high = self.lowest(reach), self.outer - reach
        thick = high - low
        if thick <= 0:
            return 0.0, 0.0
        # Each edge takes a strip `least` wide off the area, and of both arcs its own width.
        area = angle / 2 * (high * high - low * low) - 2 * least * thick
        arcs = max(angle * high - 2 * least, 0.0) + max(angle * low - 2 * least, 0.0)
        for box in self.boxes:
            area -= max(box.width / 2 + reach - least, 0.0) * min(box.height + 2 * reach, thick)
        return max(area, 0.0), arcs + 2 * thick

    def point(self, along: float, across: float, reach: float) -> tuple[float, float]:
        """The point at these shares (0 to 1) of the angle and of the area, kept inside."""
        low, high = self.lowest(reach), max(self.outer - reach, 0.001)
        away = sqrt(low * low + across * max(high * high - low * low, 0.0))
        angle = radians(self.start + along * (self.end - self.start))
        return self.held(round(away * sin(angle), 6), round(-away * cos(angle), 6), reach)


def _distance(box: Box, x: float, y: float) -> float:
    dx = x - min(max(x, box.x), box.x + box.width)
    dy = y - min(max(y, box.y), box.y + box.height)
    return sqrt(dx * dx + dy * dy)


def hexagon_area(reach: float) -> float:
    """The area a disc takes in the densest packing of its like."""
    return 2 * sqrt(3) * reach * reach


def cell_point(u: float, v: float, sector: SectorMark, inner: float, outer: float) -> Point:
    """Where a place lies on a radar whose ring has those radii, relative to the centre."""
    angle = radians(sector.start + u * (sector.end - sector.start))
    away = inner + v * (outer - inner)
    return round(away * sin(angle), 2), round(-away * cos(angle), 2)


def cell_shares(at: Point, sector: SectorMark, inner: float, outer: float) -> Point:
    """The reverse: a point's `u` and `v`."""
    x, y = at
    turn = (degrees(atan2(x, -y)) - sector.start) % 360
    return round(turn / (sector.end - sector.start), 5), round((sqrt(x * x + y * y) - inner) / (outer - inner), 5)
