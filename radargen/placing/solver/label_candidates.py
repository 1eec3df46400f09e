"""Where a name may stand beside its blip, and what each place costs before anything else is in the way."""

from bisect import insort
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from math import inf, sqrt
from operator import attrgetter
from typing import NamedTuple

from radargen.placing.geometry.cells import Cell
from radargen.placing.geometry.outline import Outline
from radargen.placing.geometry.rectangles import Point, Rect
from radargen.placing.text.label_wrapping import WrappedLabel
from radargen.scene import Box

_COST = attrgetter("cost")
# In type sizes: between blip and name, and how far a name on a corner reaches back over its blip.
NEAR, NEAR_BELOW, CORNER = 0.3, 0.16, 0.62
# What a name keeps from the rim, from ring names and from sector edges, in type sizes.
CLEAR = 0.22
# Costs: over a sector's edge, and per type size that reaches over it; centred over another ring, and per type size
# that reaches over the ring's own edges.
OVER_EDGE, PAST_EDGE, FOREIGN_RING, OVER_RING = 4.0, 3.0, 14.0, 0.12
# The same over an arrow, for each of its steps that a name would cover.
OVER_ARROW = 3.0


class LabelSide(StrEnum):
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
            case LabelSide.N | LabelSide.S:
                return 0.5
            case LabelSide.E | LabelSide.NE | LabelSide.SE:
                return 0.0
            case LabelSide.W | LabelSide.NW | LabelSide.SW:
                return 1.0


COSTS = {LabelSide.E: 0.0, LabelSide.W: 0.02, LabelSide.S: 0.9, LabelSide.N: 0.95} | dict.fromkeys(
    (LabelSide.NE, LabelSide.SE), 1.9
)
COSTS |= dict.fromkeys((LabelSide.NW, LabelSide.SW), 1.95)


@dataclass(frozen=True, slots=True)
class LabelVariant:
    """A way to set the name on one side of its blip."""

    side: LabelSide
    way: WrappedLabel
    cost: float

    def rect(self, x: float, y: float, reach: float, size: float) -> Rect:
        """What the name takes beside a blip of that reach at that point, in type of that size."""
        width, height = self.way.width * size, self.way.height * size
        match self.side:
            case LabelSide.E | LabelSide.W:
                top = y - height / 2
            case LabelSide.N | LabelSide.NE | LabelSide.NW:
                top = y - (reach if self.side is LabelSide.N else reach * CORNER) - NEAR_BELOW * size - height
            case _:
                top = y + (reach if self.side is LabelSide.S else reach * CORNER) + NEAR_BELOW * size
        match self.side:
            case LabelSide.N | LabelSide.S:
                left = x - width / 2
            case LabelSide.E | LabelSide.NE | LabelSide.SE:
                left = x + (reach + NEAR * size if self.side is LabelSide.E else reach * CORNER + NEAR_BELOW * size)
            case _:
                left = (
                    x
                    - (reach + NEAR * size if self.side is LabelSide.W else reach * CORNER + NEAR_BELOW * size)
                    - width
                )
        return left, top, left + width, top + height


def label_variants(ways: Sequence[WrappedLabel], short: float = 0.0) -> tuple[LabelVariant, ...]:
    """Every side with every way, the cheapest first."""
    found = [LabelVariant(side, way, COSTS[side] + way.cost + short * way.width) for way in ways for side in LabelSide]
    return tuple(sorted(found, key=lambda choice: choice.cost))


@dataclass(frozen=True)
class LabelConstraints:
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

    def costs(self, cell: Cell) -> Callable[[Rect], float | None]:
        """Tells what it costs that a name of that cell stands somewhere; None where it may not."""
        pad, over, far_past = CLEAR * self.size, OVER_RING / self.size, PAST_EDGE / self.size
        taken, arrows = self.taken, self.arrows
        farthest, inner, outer = (self.rim - pad) ** 2, cell.inner, cell.outer
        lowest = inf if self.outline.closed else -pad
        leftmost = -inf if self.outline.left else pad
        ax, ay, bx, by = cell.edges
        edges = [(ex, ey, abs(ex), abs(ey)) for ex, ey in ((ax, ay), (bx, by))]

        def cost(rect: Rect) -> float | None:
            left, top, right, bottom = rect
            # The farthest point of the rectangle from the centre.
            far_x, far_y = right if right > -left else left, bottom if bottom > -top else top
            far = far_x * far_x + far_y * far_y
            if far > farthest or bottom > lowest or left < leftmost:
                return None
            x, y = (left + right) / 2, (top + bottom) / 2
            half_width, half_height = right - x, bottom - y
            total = 0.0
            for ex, ey, wide, high in edges:
                depth = x * ex + y * ey
                if depth < 0:
                    return None
                if (past := half_width * wide + half_height * high + pad - depth) > 0:
                    total += OVER_EDGE + far_past * past
            for x0, y0, x1, y1 in taken:
                if left < x1 and x0 < right and top < y1 and y0 < bottom:
                    return None
            for x0, y0, x1, y1 in arrows:
                if left < x1 and x0 < right and top < y1 and y0 < bottom:
                    total += OVER_ARROW
            if not inner <= sqrt(x * x + y * y) <= outer:
                total += FOREIGN_RING
            if far > outer * outer:
                total += over * (sqrt(far) - outer)
            if inner:
                near_x, near_y = max(left, -right, 0.0), max(top, -bottom, 0.0)
                total += over * max(inner - sqrt(near_x * near_x + near_y * near_y), 0.0)
            return total

        return cost


class LabelCandidate(NamedTuple):
    """A place for a name, and what it costs before anything else is in the way."""

    choice: LabelVariant
    rect: Rect
    cost: float


class CandidateCache:
    """The berths of one guest's name by the point where its blip stands: reckoned when first asked for, and kept."""

    def __init__(self, ground: LabelConstraints, cell: Cell, reach: float, choices: Sequence[LabelVariant]) -> None:
        self._offsets = [(choice, choice.rect(0.0, 0.0, reach, ground.size)) for choice in choices]
        self._costs = ground.costs(cell)
        self._known: dict[Point, tuple[list[LabelCandidate], int]] = {}

    def at(self, point: Point, limit: float) -> tuple[list[LabelCandidate], int]:
        """All that cost less than the limit, and perhaps others, the cheapest first; and how many were reckoned."""
        found, tried = self._known.get(point) or ([], 0)
        offsets, (x, y), before = self._offsets, point, tried
        while tried < len(offsets) and offsets[tried][0].cost < limit:
            choice, (left, top, right, bottom) = offsets[tried]
            rect = x + left, y + top, x + right, y + bottom
            if (cost := self._costs(rect)) is not None:
                insort(found, LabelCandidate(choice, rect, choice.cost + cost), key=_COST)
            tried += 1
        if tried > before:
            self._known[point] = found, tried
        return found, tried - before


def sample_points(cell: Cell, reach: float, count: int) -> Iterator[tuple[float, float]]:
    """So many points of the cell where a blip of that reach may stand, evenly spread (J. M. Hammersley's)."""
    for n in range(count):
        across = int(f"{n:010b}"[::-1], 2) / 1024
        x, y = cell.point((n + 0.5) / count, across, reach)
        x, y = round(x, 2), round(y, 2)
        if cell.holds(x, y, reach):
            yield x, y
