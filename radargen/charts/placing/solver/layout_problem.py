"""The layout shared by all pages of one radar shape: markers and labels in every language, solved on a small radar.

On a radar that is larger relative to its type there is more room, and marker and label together, shrunk towards the
marker, stay inside the area they had. So what fits here fits on every page whose radar is at least as large for its
type.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from math import radians

from radargen.charts.placing.axes import ring_labels
from radargen.charts.placing.axes.cells import cell_point
from radargen.charts.placing.axes.rectangles import Point
from radargen.charts.placing.content.marker_styles import LEAST_MARKER, SIZES, MarkerStyle
from radargen.charts.placing.solver import relaxation
from radargen.charts.placing.solver.label_candidates import LabelConstraints, LabelVariant, label_variants
from radargen.charts.placing.solver.label_solver import LabelSolver
from radargen.charts.placing.solver.labelled_marker import LabelledMarker
from radargen.charts.placing.solver.radar_geometry import RadarGeometry
from radargen.charts.placing.solver.ring_radii import fitted_radii
from radargen.charts.placing.typesetting import font_metrics, label_wrapping, line_breaking
from radargen.charts.placing.typesetting.label_wrapping import WrappedLabel
from radargen.charts.placing.typesetting.ring_caption import RingCaption
from radargen.charts.scene import Box, Weight

# Base radius of markers beside labels, and type size of labels, in points at a unit of 1.
LABELLED_BASE = 5.0
TYPE = 7.5
# How often rings are widened if labels find no position, and by which factor their need grows.
TRIES, WIDER = 5, 1.22
# Factor on the area of marker and label, for unused room between them.
COMFORT = 1.5
# How much larger a marker may be with a number inside than beside a label.
LARGER = 1.15
# The share of labels that may mostly lie over other rings.
OUT_OF_RING = 0.07
# If markers alone fill a cell more than this, no solution is tried.
FULL = 0.85
# Letters on different lines are not kerned, which can make them slightly narrower in total.
KERNING = 0.97
# Weight of the fullest sector's load against that of the whole radar.
FULLEST = 0.65
# Least width of a ring as a share of the average; the second if labels should stay within their rings.
THINNEST, THINNEST_WITHIN = 0.62, 0.66


@dataclass(frozen=True)
class LayoutProblem:
    """Input: a radar, and per language its ring captions and the ways to wrap each trend's label.

    `unit` scales markers and labels; 1 stands for type of 7.5 pt. `clearance` is a factor on the gaps between markers,
    so that they remain when the radar is drawn smaller. With `spacing`, everything spreads until it is that many type
    sizes apart, as far as there is room. With `within_rings`, rings are wide enough for labels to stay within them
    wherever these find a position there. `pinned` are positions that must not change, as fractions of their cells by
    trend.
    """

    geometry: RadarGeometry
    captions: tuple[tuple[RingCaption, ...], ...]
    labels: tuple[Mapping[str, tuple[WrappedLabel, ...]], ...]
    unit: float
    clearance: float = 1.0
    spacing: float = 0.0
    within_rings: bool = False
    pinned: Mapping[str, Point] = field(default_factory=dict)

    @property
    def base(self) -> float:
        """The base radius of markers beside labels."""
        return max(LABELLED_BASE * self.unit, LEAST_MARKER / min(SIZES))

    @property
    def max_base(self) -> float:
        """The greatest base radius that a marker may get when it holds a number instead."""
        return max(LARGER * LABELLED_BASE * self.unit * self.clearance, self.base * max(self.clearance, 1.0))

    @property
    def type_size(self) -> float:
        """The type size of labels, in points."""
        return TYPE * self.unit

    def constraints(self, radii: Sequence[float]) -> tuple[LabelConstraints, ...]:
        """The constraints on labels on a radar with those ring radii, per language."""
        outline = self.geometry.outline
        return tuple(
            LabelConstraints(radii[-1], self.type_size, tuple(self._pills(names, radii)), outline)
            for names in self.captions
        )

    def _pills(self, names: tuple[RingCaption, ...], radii: Sequence[float]) -> list[Box]:
        outline = self.geometry.outline
        return ring_labels.pill_boxes(names, radii, outline, self.geometry.unit) if outline.closed else []

    @cached_property
    def areas(self) -> dict[str, float]:
        """The area of each marker with its label in square points, in the language where it is largest."""
        return {
            style.id: max(self._area(style, labels[style.id]) for labels in self.labels)
            for style in self.geometry.styles
        }

    def _area(self, style: MarkerStyle, labels: Sequence[WrappedLabel]) -> float:
        reach, size = style.reach(self.base), self.type_size
        return min(_footprint(reach, label.width * size, label.height * size) for label in labels)

    @property
    def load(self) -> float:
        """The share of the radar covered by markers and labels; or part of its fullest sector's load, if larger."""
        taken = dict.fromkeys((sector.index for sector in self.geometry.sectors), 0.0)
        for style in self.geometry.styles:
            taken[style.sector] += self.areas[style.id]
        return max(sum(taken.values()), FULLEST * len(taken) * max(taken.values())) / _radar_area(self.geometry)


def least_load(geometry: RadarGeometry, names: Mapping[str, str]) -> float:
    """A lower bound of `LayoutProblem.load` without wrapping names, as if lines could break at any letter."""
    taken = 0.0
    for style in geometry.styles:
        letters = line_breaking.without_soft_hyphens(names[style.id]).replace(" ", "")
        width = KERNING * font_metrics.width(letters, TYPE)
        reach = style.reach(LEAST_MARKER / min(SIZES))
        taken += min(
            _footprint(reach, width / lines, label_wrapping.height(lines) * TYPE)
            for lines in range(1, label_wrapping.MOST_LINES + 1)
        )
    return taken / _radar_area(geometry)


def _footprint(reach: float, width: float, height: float) -> float:
    """The area of a marker of that reach with a label of that size beside it, and a little space."""
    return (width + 2 * reach + 4) * (max(height, 2 * reach) + 2.5)


def _radar_area(geometry: RadarGeometry) -> float:
    return radians(geometry.outline.end - geometry.outline.start) / 2 * geometry.rim**2


@dataclass(frozen=True, slots=True)
class LayoutSolution:
    """Output: ring radii, points by trend, and per language the labels by trend and the trends without one.

    `conflicts` counts labels left out, plus a thousand for each overlapping marker. `out_of_ring` counts labels too far
    over another ring, `work` the effort of the search.
    """

    radii: tuple[float, ...]
    points: dict[str, Point]
    labels: tuple[dict[str, LabelVariant], ...]
    unplaced: tuple[tuple[str, ...], ...]
    conflicts: int
    out_of_ring: int
    cost: float
    work: int


def solved(problem: LayoutProblem, work_budget: int) -> LayoutSolution | None:
    """The best solution within the budget; None if even the markers alone find no room.

    Rings with conflicts of markers or labels are widened, up to a few times.
    """
    needs = [1.0] * len(problem.geometry.captions)
    best: LayoutSolution | None = None
    work = 0
    for _ in range(TRIES):
        radii = _radii(problem, needs)
        preferred, tight = _preferred_points(problem, radii)
        if tight is not None:
            needs[tight] *= 1.3
            continue
        solution, troubled = _solved_for(problem, radii, preferred, (work_budget - work) // 2)
        work += solution.work
        if best is None or _rank(solution) < _rank(best):
            best = solution
        if not troubled or work > work_budget // 2:
            break
        for ring in troubled:
            needs[ring] *= WIDER
    return best


def _rank(solution: LayoutSolution) -> tuple[int, int, float]:
    return solution.conflicts, solution.out_of_ring, solution.cost


def _solved_for(
    problem: LayoutProblem, radii: Sequence[float], preferred: Mapping[str, Point], work_budget: int
) -> tuple[LayoutSolution, set[int]]:
    """The solution for those ring radii, and the rings with conflicts."""
    markers = labelled_markers(problem, radii, preferred)
    return _solution(problem, radii, markers, work_budget)


def labels_at(
    problem: LayoutProblem, radii: Sequence[float], points: Mapping[str, Point], work_budget: int
) -> LayoutSolution:
    """The solution for those ring radii with every marker at its point (by trend)."""
    markers = [replace(marker, fixed=True) for marker in labelled_markers(problem, radii, points)]
    return _solution(problem, radii, markers, work_budget)[0]


def _solution(
    problem: LayoutProblem, radii: Sequence[float], markers: Sequence[LabelledMarker], work_budget: int
) -> tuple[LayoutSolution, set[int]]:
    """The label solver's result for these markers, and the rings with conflicts."""
    solver = LabelSolver(
        markers, problem.constraints(radii), work_budget, problem.spacing, problem.within_rings
    ).solve()
    ids = [marker.id for marker in solver.markers]
    rings_of = {style.id: style.ring for style in problem.geometry.styles}
    conflicting = solver.conflicting()
    unplaced = tuple(
        tuple(ids[n] for n in solver.unplaced(language)) if conflicting else ()
        for language in range(len(problem.labels))
    )
    overlapping = solver.overlapping() if conflicting else []
    labels = tuple(
        {
            ids[n]: label.variant
            for n, placed in sorted(solver.placed.items())
            if (label := placed.labels[language]) and ids[n] not in unplaced[language]
        }
        for language in range(len(problem.labels))
    )
    points = {ids[n]: placed.point for n, placed in sorted(solver.placed.items())}
    conflicts = 1000 * len(overlapping) + sum(len(dropped) for dropped in unplaced)
    # A few labels may lie over another ring; more mean that a ring is too thin.
    out_of_ring = solver.out_of_ring()
    excess = max(len(out_of_ring) - int(OUT_OF_RING * len(ids)), 0)
    cost = round(solver.cost(), 6)
    solution = LayoutSolution(tuple(radii), points, labels, unplaced, conflicts, excess, cost, solver.work)
    return solution, {rings_of[ids[n]] for n in (*conflicting, *(out_of_ring if excess else ()))}


def labelled_markers(
    problem: LayoutProblem, radii: Sequence[float], preferred: Mapping[str, Point]
) -> list[LabelledMarker]:
    """The label solver's input in id order; markers in full cells or with long labels have priority."""
    markers = []
    pinned = _pinned_points(problem, radii)
    for cell, styles in problem.geometry.occupied_cells(radii):
        area = max((cell.outer**2 - cell.inner**2) * radians(cell.end - cell.start) / 2, 1.0)
        load = sum(problem.areas[style.id] for style in styles) / area
        for style in styles:
            longest = max(labels[style.id][0].width for labels in problem.labels)
            markers.append(
                LabelledMarker(
                    style.id,
                    cell,
                    style.reach(problem.base),
                    style.reach(problem.max_base),
                    pinned.get(style.id, preferred[style.id]),
                    tuple(label_variants(labels[style.id]) for labels in problem.labels),
                    fixed=style.id in pinned,
                    priority=(-round(load, 3), -longest),
                    seen=style.weight is Weight.BOLD,
                )
            )
    return sorted(markers, key=lambda marker: marker.id)


def _pinned_points(problem: LayoutProblem, radii: Sequence[float]) -> dict[str, Point]:
    inner = [0.0, *radii]
    sectors = {sector.index: sector for sector in problem.geometry.sectors}
    return {
        style.id: cell_point(*problem.pinned[style.id], sectors[style.sector], inner[style.ring], inner[style.ring + 1])
        for style in problem.geometry.styles
        if style.id in problem.pinned
    }


def _preferred_points(problem: LayoutProblem, radii: Sequence[float]) -> tuple[dict[str, Point], int | None]:
    """The points of markers without labels, by trend; and the first ring in which they do not fit, or None."""
    preferred: dict[str, Point] = {}
    geometry = problem.geometry
    for ring, (row, cells) in enumerate(zip(geometry.by_ring, geometry.cells(radii), strict=True)):
        for styles, cell in zip(row, cells, strict=True):
            if not styles:
                continue
            ids, reaches = [style.id for style in styles], [style.reach(problem.max_base) for style in styles]
            full = cell.load(reaches) > FULL
            points = None if full else relaxation.relaxed(cell, ids, reaches, even=problem.spacing > 0)
            if points is None:
                return preferred, ring
            preferred.update(zip(ids, points, strict=True))
    return preferred, None


def _radii(problem: LayoutProblem, needs: Sequence[float]) -> list[float]:
    geometry = problem.geometry

    def area(styles: Sequence[MarkerStyle]) -> float:
        return sum(problem.areas[style.id] for style in styles) * COMFORT

    thinnest = (THINNEST_WITHIN if problem.within_rings else THINNEST) * geometry.rim / len(geometry.captions)
    return fitted_radii(geometry, problem.max_base, area, 4 * geometry.unit, needs, thinnest)
