"""A marker with its label, as the solver is to place them, and what it costs to stand elsewhere than preferred."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

from radargen.charts.placing.axes.cells import Cell
from radargen.charts.placing.axes.rectangles import Point
from radargen.charts.placing.solver.label_candidates import LabelCandidate, LabelVariant

# The cost of a label without a position.
UNPLACED = 60.0
# By how much more it costs where that label is to be seen before others.
SEEN = 5.0
# The cost per point of distance from the preferred position. Where a bearing is to be kept: per square degree beside it
# up to so many degrees, from there on per degree, as much as an overlap at some fifteen; and per point in or out.
DISPLACEMENT = 0.022
BESIDE, FAR_BESIDE, FARTHER_BESIDE, ALONG = 0.02, 10.0, 5.0, 0.012
DEGREES = 57.2958
# No product of two distances is divided by where it is smaller.
LEAST_SCALE = 0.01


@dataclass(frozen=True, slots=True)
class LabelledMarker:
    """Input of the solver: one marker with the variants of its label per language.

    `reach` is how far the marker extends from its centre beside a label, `max_reach` the most it may come to extend
    elsewhere, both in points. Solving starts from `preferred`; a `fixed` marker stays there, and one with a `bearing`
    stands as nearly as room allows in the direction of that point from the centre. Markers are inserted in the order of
    `priority`, the lowest first, after all fixed ones. Labels of most `weight` are left out last, but for those that
    are to be `seen` before all others.
    """

    id: str
    cell: Cell
    reach: float
    max_reach: float
    preferred: Point
    variants: tuple[tuple[LabelVariant, ...], ...]
    fixed: bool = False
    bearing: Point | None = None
    priority: tuple[float, ...] = ()
    weight: float = 1.0
    seen: bool = False

    @property
    def unplaced(self) -> float:
        """What it costs that its label has no position."""
        return UNPLACED * (SEEN if self.seen else 1.0)

    def displacement_cost(self, point: Point) -> float:
        """What it costs to stand there, by the distance from the preferred position, or by what the bearing changes."""
        (x, y), (preferred_x, preferred_y) = point, self.preferred
        if self.bearing:
            return bearing_cost(self.bearing, point)
        return DISPLACEMENT * sqrt((x - preferred_x) ** 2 + (y - preferred_y) ** 2)


@dataclass(slots=True)
class PlacedMarker:
    """Output of the solver for one marker: its centre, and per language where its label stands, None if nowhere."""

    point: Point
    labels: tuple[LabelCandidate | None, ...]


def bearing_cost(before: Point, point: Point) -> float:
    """What it costs to stand at a point by how far its direction from the centre is beside that of `before`."""
    return bearing_costs(before, (point,))[0]


def bearing_costs(before: Point, points: Iterable[Point]) -> list[float]:
    """The same of several points."""
    before_x, before_y = before
    was = sqrt(before_x * before_x + before_y * before_y)
    costs = []
    for x, y in points:
        far = sqrt(x * x + y * y)
        scale = far * was
        turned = abs((x * before_y - y * before_x) / (scale if scale > LEAST_SCALE else LEAST_SCALE))
        beside = DEGREES * (turned if x * before_x + y * before_y >= 0 else 2 - turned)
        near = beside if beside < FAR_BESIDE else FAR_BESIDE
        costs.append(BESIDE * near * near + FARTHER_BESIDE * (beside - near) + ALONG * abs(far - was))
    return costs
