"""Candidate positions of a label beside its marker, each with its cost before anything else is in the way.

Eight positions around the point (J. Christensen, J. Marks and S. Shieber, An empirical study of algorithms for
point-feature label placement, 1995), each with every way to break the label into lines.
Points and rectangles are in points from the radar's centre, y down; costs have no unit and only compare.
"""

from bisect import insort
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property
from math import cos, inf, radians, sin, sqrt
from operator import attrgetter
from typing import NamedTuple

from radargen.charts.placing.axes.cells import Cell
from radargen.charts.placing.axes.outline import Outline
from radargen.charts.placing.axes.rectangles import Point, Rect, share_beyond
from radargen.charts.placing.typesetting.label_wrapping import WrappedLabel
from radargen.charts.scene import Box

_COST = attrgetter("cost")
# In type sizes: the gap between a marker and a label beside it, and one above or below. CORNER is where a label on a
# corner begins, as a share of the marker's reach.
NEAR, NEAR_BELOW, CORNER = 0.3, 0.16, 0.62
# The gap between a label and the rim, ring names and sector edges, in type sizes.
CLEAR = 0.22
# Costs: to reach over a sector's edge, and per type size of that; to lie over other rings, by the share of the area,
# to do so with more than is good, and with most of it.
OVER_EDGE, PAST_EDGE, OVER_RING, FAR_OVER_RING, FOREIGN_RING = 4.0, 3.0, 1.0, 2.0, 24.0
# The shares of its area that a label may have over another sector, and should at most have over other rings, and the
# one from which on it seems to stand there.
MOST_OVER_EDGE, MOST_OVER_RING, MOSTLY = 0.095, 0.29, 0.48
# Per box of an arrow or whisker that the label covers.
OVER_ARROW = 3.0
# Where a marker may stand that keeps its bearing: degrees beside it, and shares of the width that it may take.
TURNS, DEPTHS = (0, 2, -2, 4, -4, 6, -6, 9, -9, 12, -12, 15, -15), (0.5, 0.3, 0.7, 0.1, 0.9)


class LabelSide(StrEnum):
    """Where a label stands as seen from its marker; compass points, as in the lock file."""

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
        """The alignment of lines: the share of a short line's missing width that is put before it."""
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
    """A label on one side of its marker, with certain line breaks; `cost` is what both cost by themselves."""

    side: LabelSide
    label: WrappedLabel
    cost: float

    def rect(self, x: float, y: float, reach: float, size: float) -> Rect:
        """The label's rectangle beside a marker at (x, y) that extends `reach` points, in type of `size` points."""
        width, height = self.label.width * size, self.label.height * size
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


def label_variants(labels: Sequence[WrappedLabel]) -> tuple[LabelVariant, ...]:
    """Every side with every way to break the lines, the cheapest first."""
    variants = [LabelVariant(side, label, COSTS[side] + label.cost) for label in labels for side in LabelSide]
    return tuple(sorted(variants, key=lambda variant: variant.cost))


@dataclass(frozen=True)
class LabelConstraints:
    """Where labels of one language may stand on a radar of that outline, and what they should not cover.

    `rim` is the outer radius and `size` the type size, in points. `obstacles` (ring names, ghosts) may not be touched;
    `arrows` (boxes along arrows and whiskers) may be covered at a cost. `over_edge` is the share of its area that a
    label may have over another sector.
    """

    rim: float
    size: float
    obstacles: tuple[Box, ...]
    outline: Outline
    arrows: tuple[Rect, ...] = ()
    over_edge: float = MOST_OVER_EDGE

    @cached_property
    def blocked(self) -> tuple[Rect, ...]:
        """The obstacles, larger by the gap that labels keep from them."""
        pad = CLEAR * self.size
        return tuple((b.x - pad, b.y - pad, b.x + b.width + pad, b.y + b.height + pad) for b in self.obstacles)

    def cost_function(self, cell: Cell, *, within: bool = False) -> Callable[[Rect], float | None]:
        """The cost of a rectangle for the label of a marker in that cell; None where no label may stand.

        Nor may one that is to stay `within` its ring lie over others with more than is good.
        """
        pad, far_past = CLEAR * self.size, PAST_EDGE / self.size
        blocked, arrows, over_edge = self.blocked, self.arrows, self.over_edge
        farthest, inner, outer = (self.rim - pad) ** 2, cell.inner, cell.outer
        lowest = inf if self.outline.closed else -pad
        leftmost = -inf if self.outline.left else pad
        most_over_ring = MOST_OVER_RING if within else 1.0
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
            total = outside = 0.0
            for ex, ey, wide, high in edges:
                depth, across, down = x * ex + y * ey, half_width * wide, half_height * high
                if (past := across + down + pad - depth) > 0:
                    # In a narrow sector a label may reach over both edges.
                    outside += share_beyond(depth, across, down)
                    if outside > over_edge:
                        return None
                    total += OVER_EDGE + far_past * past
            for x0, y0, x1, y1 in blocked:
                if left < x1 and x0 < right and top < y1 and y0 < bottom:
                    return None
            for x0, y0, x1, y1 in arrows:
                if left < x1 and x0 < right and top < y1 and y0 < bottom:
                    total += OVER_ARROW
            near_x, near_y = max(left, -right, 0.0), max(top, -bottom, 0.0)
            beyond, short = far > outer * outer, near_x * near_x + near_y * near_y < inner * inner
            if beyond or short:
                away = sqrt(x * x + y * y) or 0.01
                ux, uy = abs(x) / away, abs(y) / away
                across, down = half_width * ux, half_height * uy
                # An arc recedes from its tangent, on the mean over the rectangle by this much, divided by its radius.
                recedes = (half_width * half_width * uy * uy + half_height * half_height * ux * ux) / 6
                share = share_beyond(outer - away - recedes / outer, across, down) if beyond else 0.0
                share += share_beyond(away - inner + recedes / inner, across, down) if short else 0.0
                if share > most_over_ring:
                    return None
                total += OVER_RING * share
                if share > MOST_OVER_RING:
                    total += FAR_OVER_RING if share < MOSTLY else FOREIGN_RING
            return total

        return cost


class LabelCandidate(NamedTuple):
    """A label variant beside its marker: its rectangle, and its cost before anything else is in the way."""

    variant: LabelVariant
    rect: Rect
    cost: float


class CandidateCache:
    """The candidates of one label by the point at which its marker stands: computed when first asked for, and kept.

    With `within` only those that stay within the ring, as far as that is good.
    """

    def __init__(
        self,
        constraints: LabelConstraints,
        cell: Cell,
        reach: float,
        variants: Sequence[LabelVariant],
        *,
        within: bool = False,
    ) -> None:
        self._offsets = [(variant, variant.rect(0.0, 0.0, reach, constraints.size)) for variant in variants]
        self._cost = constraints.cost_function(cell, within=within)
        self._known: dict[Point, tuple[list[LabelCandidate], int]] = {}

    def at(self, point: Point, limit: float) -> tuple[list[LabelCandidate], int]:
        """All candidates that cost less than the limit, and perhaps others, the cheapest first.

        Second, how many had to be computed for this call.
        """
        candidates, tried = self._known.get(point) or ([], 0)
        offsets, (x, y), before = self._offsets, point, tried
        while tried < len(offsets) and offsets[tried][0].cost < limit:
            variant, (left, top, right, bottom) = offsets[tried]
            rect = x + left, y + top, x + right, y + bottom
            if (cost := self._cost(rect)) is not None:
                insort(candidates, LabelCandidate(variant, rect, variant.cost + cost), key=_COST)
            tried += 1
        if tried > before:
            self._known[point] = candidates, tried
        return candidates, tried - before


@cache
def _even_shares(count: int) -> tuple[tuple[float, float], ...]:
    return tuple(((n + 0.5) / count, int(f"{n:010b}"[::-1], 2) / 1024) for n in range(count))


def sample_points(cell: Cell, reach: float, count: int) -> Iterator[Point]:
    """At most `count` points where a marker of that reach may stand, evenly spread (J. M. Hammersley's)."""
    for x, y in cell.points(_even_shares(count), reach):
        x, y = round(x, 2), round(y, 2)  # noqa: PLW2901 – the same point
        if cell.contains(x, y, reach):
            yield x, y


def points_on_bearing(cell: Cell, reach: float, before: Point) -> Iterator[Point]:
    """Points where a marker of that reach may stand, in the direction of `before` from the centre and beside that."""
    (x, y), low, high = before, cell.least_radius(reach), cell.outer - reach
    far = sqrt(x * x + y * y)
    if far < 1 or low > high:
        return
    for turn in TURNS:
        across, along = round(sin(radians(turn)), 12), round(cos(radians(turn)), 12)
        for depth in DEPTHS:
            scale = (low + depth * (high - low)) / far
            point = round((x * along - y * across) * scale, 2), round((x * across + y * along) * scale, 2)
            if cell.contains(*point, reach):
                yield point
