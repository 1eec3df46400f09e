"""Candidate positions of a label beside its marker, each with its cost regardless of other labels and markers.

Eight positions around the point (J. Christensen, J. Marks and S. Shieber, An empirical study of algorithms for
point-feature label placement, 1995), each with every way to break the label into lines. Points and rectangles are in
points from the radar's centre, y down; costs have no unit and are only compared.
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
# More candidates than a label has at any point.
EVERY = 1000
# In type sizes: gap between a marker and a label beside it, and above or below it. CORNER is where a label at a corner
# begins, as a share of the marker's reach.
NEAR, NEAR_BELOW, CORNER = 0.3, 0.16, 0.62
# Gap between a label and the rim, ring names and sector edges, in type sizes.
CLEAR = 0.22
# Costs: of crossing a sector's edge, and per type size beyond it; of lying over other rings, by the share of the area,
# of exceeding the desired share, and of lying there for the most part.
OVER_EDGE, PAST_EDGE, OVER_RING, FAR_OVER_RING, FOREIGN_RING = 4.0, 3.0, 1.0, 2.0, 24.0
# Shares of its area: what a label may have over another sector, what it should have over other rings at most, and what
# makes it look as if it belonged there.
MOST_OVER_EDGE, MOST_OVER_RING, MOSTLY = 0.095, 0.29, 0.48
# Cost per box of an arrow or whisker that the label covers.
OVER_ARROW = 3.0
# Positions to try for a marker that keeps its bearing: degrees off it, and fractions of the available width.
TURNS, DEPTHS = (0, 2, -2, 4, -4, 6, -6, 9, -9, 12, -12, 15, -15), (0.5, 0.3, 0.7, 0.1, 0.9)


class LabelSide(StrEnum):
    """The side of the marker on which a label is; compass points, as in the lock file."""

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
        """The alignment of lines: the share of a short line's missing width that goes before it."""
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
    """A label on one side of its marker with certain line breaks; `cost` is that of side and breaks."""

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
    """Where labels of one language may be on a radar with that outline, and what they should not cover.

    `rim` is the outer radius and `size` the type size, in points. `obstacles` (ring names, ghosts) must not be touched;
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
        """The obstacles, enlarged by the gap that labels keep from them."""
        pad = CLEAR * self.size
        return tuple((b.x - pad, b.y - pad, b.x + b.width + pad, b.y + b.height + pad) for b in self.obstacles)

    def cost_function(self, cell: Cell, *, within: bool = False) -> Callable[[Rect], float | None]:
        """A function from rectangles to costs, for the label of a marker in that cell.

        The cost is None if no label may be there. With `within`, this includes rectangles that lie too far over other
        rings.
        """
        pad, far_past = CLEAR * self.size, PAST_EDGE / self.size
        blocked, arrows, over_edge = self.blocked, self.arrows, self.over_edge
        farthest, inner, outer = (self.rim - pad) ** 2, cell.inner, cell.outer
        lowest = inf if self.outline.closed else -pad
        leftmost = -inf if self.outline.left else pad
        most_over_ring = MOST_OVER_RING if within else 1.0
        ax, ay, bx, by = cell.edges
        edges = [(ex, ey, abs(ex), abs(ey)) for ex, ey in ((ax, ay), (bx, by))]
        # The box around all obstacles: ring names are in one column, and few labels come near it.
        x_min, y_min = min((b[0] for b in blocked), default=inf), min((b[1] for b in blocked), default=inf)
        x_max, y_max = max((b[2] for b in blocked), default=-inf), max((b[3] for b in blocked), default=-inf)

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
                    # In a narrow sector, a label may cross both edges.
                    outside += share_beyond(depth, across, down)
                    if outside > over_edge:
                        return None
                    total += OVER_EDGE + far_past * past
            if left < x_max and x_min < right and top < y_max and y_min < bottom:
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
                # The mean distance of an arc from its tangent over the rectangle is this, divided by the arc's radius.
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
    """A label variant beside its marker: its rectangle, and its cost regardless of other labels and markers."""

    variant: LabelVariant
    rect: Rect
    cost: float


class CandidateCache:
    """The candidates of one label by its marker's point, computed on demand and cached.

    With `within`, only candidates that do not lie too far over other rings.
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

    def at(self, point: Point, limit: float, count: int = EVERY) -> tuple[list[LabelCandidate], int]:
        """All candidates that cost less than the limit, at least the `count` cheapest, and perhaps others, in order.

        The second value is how many had to be computed for this call.
        """
        candidates, tried = self._known.get(point) or ([], 0)
        offsets, (x, y), before = self._offsets, point, tried
        while tried < len(offsets):
            variant, (left, top, right, bottom) = offsets[tried]
            least = variant.cost
            # No further one is cheaper than its variant.
            if least >= limit or (len(candidates) >= count and candidates[count - 1].cost <= least):
                break
            rect = x + left, y + top, x + right, y + bottom
            if (cost := self._cost(rect)) is not None:
                insort(candidates, LabelCandidate(variant, rect, least + cost), key=_COST)
            tried += 1
        if tried > before:
            self._known[point] = candidates, tried
        return candidates, tried - before


@cache
def _even_shares(count: int) -> tuple[tuple[float, float], ...]:
    return tuple(((n + 0.5) / count, int(f"{n:010b}"[::-1], 2) / 1024) for n in range(count))


def sample_points(cell: Cell, reach: float, count: int) -> Iterator[Point]:
    """At most `count` evenly spread points where a marker of that reach fits (a Hammersley set)."""
    for x, y in cell.points(_even_shares(count), reach):
        x, y = round(x, 2), round(y, 2)  # noqa: PLW2901 – the same point
        if cell.contains(x, y, reach):
            yield x, y


def points_on_bearing(cell: Cell, reach: float, before: Point) -> Iterator[Point]:
    """Points where a marker of that reach fits, in the direction of `before` from the centre, or close to it."""
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
