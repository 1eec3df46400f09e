"""Where a name may stand beside its blip, and what each place costs before anything else is in the way."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from math import sqrt

from radargen.placing.cells import Cell
from radargen.placing.labels import Way
from radargen.placing.outline import Outline
from radargen.scene import Box

# A rectangle as left, top, right, bottom; plain numbers, as hundreds of thousands of them are compared.
Rect = tuple[float, float, float, float]

# In type sizes: between blip and name, and how far a name on a corner reaches back over its blip.
NEAR, NEAR_BELOW, CORNER = 0.3, 0.16, 0.62
# What a name keeps from the rim, from ring names and from sector edges, in type sizes.
CLEAR = 0.22
# Costs: over a sector's edge, centred over another ring, and per type size that reaches over the ring's own edges.
OVER_EDGE, FOREIGN_RING, OVER_RING = 4.0, 14.0, 0.12
# The same over an arrow, for each of its steps that a name would cover.
OVER_ARROW = 3.0


class Side(StrEnum):
    """Where the name stands as seen from its blip."""

    E = "E"
    W = "W"
    N = "N"
    S = "S"
    NE = "NE"
    NW = "NW"
    SE = "SE"
    SW = "SW"

    @property
    def slack(self) -> float:
        """How much of a short line's missing width stands before it: none where names begin at their blip."""
        match self:
            case Side.N | Side.S:
                return 0.5
            case Side.E | Side.NE | Side.SE:
                return 0.0
            case Side.W | Side.NW | Side.SW:
                return 1.0


COSTS = {Side.E: 0.0, Side.W: 0.02, Side.S: 0.9, Side.N: 0.95} | dict.fromkeys((Side.NE, Side.SE), 1.9)
COSTS |= dict.fromkeys((Side.NW, Side.SW), 1.95)


@dataclass(frozen=True, slots=True)
class Choice:
    """A way to set the name on one side of its blip."""

    side: Side
    way: Way
    cost: float

    def rect(self, x: float, y: float, reach: float, size: float) -> Rect:
        """What the name takes beside a blip of that reach at that point, in type of that size."""
        width, height = self.way.width * size, self.way.height * size
        match self.side:
            case Side.E | Side.W:
                top = y - height / 2
            case Side.N | Side.NE | Side.NW:
                top = y - (reach if self.side is Side.N else reach * CORNER) - NEAR_BELOW * size - height
            case _:
                top = y + (reach if self.side is Side.S else reach * CORNER) + NEAR_BELOW * size
        match self.side:
            case Side.N | Side.S:
                left = x - width / 2
            case Side.E | Side.NE | Side.SE:
                left = x + (reach + NEAR * size if self.side is Side.E else reach * CORNER + NEAR_BELOW * size)
            case _:
                left = x - (reach + NEAR * size if self.side is Side.W else reach * CORNER + NEAR_BELOW * size) - width
        return left, top, left + width, top + height


def choices(ways: Sequence[Way], short: float = 0.0) -> tuple[Choice, ...]:
    """Every side with every way, the cheapest first."""
    found = [Choice(side, way, COSTS[side] + way.cost + short * way.width) for way in ways for side in Side]
    return tuple(sorted(found, key=lambda choice: choice.cost))


@dataclass(frozen=True)
class Ground:
    """What names stand on: the radar's rim, the ring names of a language, the type size, and how the radar is cut."""

    rim: float
    size: float
    pills: tuple[Box, ...]
    outline: Outline
    arrows: tuple[Rect, ...] = ()

    @cached_property
    def taken(self) -> tuple[Rect, ...]:
        """The ring names with the distance that is kept from them."""
        pad = CLEAR * self.size
        return tuple((b.x - pad, b.y - pad, b.x + b.width + pad, b.y + b.height + pad) for b in self.pills)

    def cost(self, cell: Cell, rect: Rect) -> float | None:
        """What it costs that a name of that cell stands there; None where it may not."""
        left, top, right, bottom = rect
        pad = CLEAR * self.size
        # The farthest and the nearest point of the rectangle from the centre.
        far_x, far_y = max(-left, right), max(-top, bottom)
        far = sqrt(far_x * far_x + far_y * far_y)
        if far > self.rim - pad or (not self.outline.closed and bottom > -pad):
            return None
        if not self.outline.left and left < pad:
            return None
        for x0, y0, x1, y1 in self.taken:
            if left < x1 and x0 < right and top < y1 and y0 < bottom:
                return None
        ax, ay, bx, by = cell.edges
        x, y = (left + right) / 2, (top + bottom) / 2
        cost = OVER_ARROW * sum(left < x1 and x0 < right and top < y1 and y0 < bottom for x0, y0, x1, y1 in self.arrows)
        half_width, half_height = (right - left) / 2, (bottom - top) / 2
        for ex, ey in ((ax, ay), (bx, by)):
            depth = x * ex + y * ey
            if depth < 0:
                return None
            if depth < half_width * abs(ex) + half_height * abs(ey) + pad:
                cost += OVER_EDGE
        away = sqrt(x * x + y * y)
        if not cell.inner <= away <= cell.outer:
            cost += FOREIGN_RING
        near_x, near_y = max(left, -right, 0.0), max(top, -bottom, 0.0)
        near = sqrt(near_x * near_x + near_y * near_y)
        return cost + OVER_RING * (max(cell.inner - near, 0.0) + max(far - cell.outer, 0.0)) / self.size


def points(cell: Cell, reach: float, count: int) -> Iterator[tuple[float, float]]:
    """So many points of the cell where a blip of that reach may stand, evenly spread (J. M. Hammersley's)."""
    for n in range(count):
        across = int(f"{n:010b}"[::-1], 2) / 1024
        x, y = cell.point((n + 0.5) / count, across, reach)
        x, y = round(x, 2), round(y, 2)
        if cell.holds(x, y, reach):
            yield x, y
