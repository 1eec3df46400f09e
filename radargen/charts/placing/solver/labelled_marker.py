"""A marker with its label as input of the solver, and the cost of deviating from its preferred position."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

from radargen.charts.placing.axes.cells import Cell
from radargen.charts.placing.axes.rectangles import Point
from radargen.charts.placing.solver.label_candidates import LabelCandidate, LabelVariant

# Cost of a label without a position.
UNPLACED = 60.0
# Factor on that cost for a label that must be seen before others.
SEEN = 5.0
# Cost per point of distance from the preferred position. With a bearing: per squared degree off it up to this many
# degrees, beyond that per degree (an overlap's cost is reached at about fifteen); and per point inwards or outwards.
DISPLACEMENT = 0.022
BESIDE, FAR_BESIDE, FARTHER_BESIDE, ALONG = 0.02, 10.0, 5.0, 0.012
DEGREES = 57.2958
# Smaller products of two distances are not divided by.
LEAST_SCALE = 0.01


@dataclass(frozen=True, slots=True)
class LabelledMarker:
    """Input of the solver: one marker with its label variants per language.

    `reach` is how far the marker extends from its centre beside a label, `max_reach` how far it may extend elsewhere,
    both in points. Solving starts from `preferred`; a `fixed` marker stays there, and one with a `bearing` stays as
    close as possible to the direction of that point from the centre. Markers are inserted by ascending `priority`,
    after all fixed ones. Labels of greatest `weight` are left out last, except those that must be `seen` before all
    others.
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
        """The cost of having no position for its label."""
        return UNPLACED * (SEEN if self.seen else 1.0)

    def displacement_cost(self, point: Point) -> float:
        """The cost of that point, by its distance from the preferred position or its deviation from the bearing."""
        (x, y), (preferred_x, preferred_y) = point, self.preferred
        if self.bearing:
            return bearing_cost(self.bearing, point)
        return DISPLACEMENT * sqrt((x - preferred_x) ** 2 + (y - preferred_y) ** 2)


@dataclass(slots=True)
class PlacedMarker:
    """Output of the solver for one marker: its centre, and the position of its label per language (or None)."""

    point: Point
    labels: tuple[LabelCandidate | None, ...]


def bearing_cost(before: Point, point: Point) -> float:
    """The cost of a point whose direction from the centre deviates from that of `before`."""
    return bearing_costs(before, (point,))[0]


def bearing_costs(before: Point, points: Iterable[Point]) -> list[float]:
    """The same for several points."""
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
