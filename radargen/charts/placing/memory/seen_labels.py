"""Makes room for labels that must be seen, such as what to act on, on sheets tighter than a dense layout's radar.

On such sheets many labels become numbers. Markers stay where the layout has them, so a marker whose label would have no
room on a sheet, even with no other labels than those to be seen, takes another point in its cell.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from radargen.charts.placing.axes.rectangles import Point
from radargen.charts.placing.memory.layout_request import EASY, LayoutRequest
from radargen.charts.placing.solver.label_solver import LabelSolver
from radargen.charts.placing.solver.layout_problem import LayoutProblem, LayoutSolution, labelled_markers, labels_at

# Work budgets of the search on the sheet, and then on the layout's radar.
SHEET_BUDGET, WORK_BUDGET = 36_000, 40_000
# How many rounds release markers whose labels have no room.
TIMES = 2


def with_seen_labels(request: LayoutRequest, problem: LayoutProblem, solution: LayoutSolution) -> LayoutSolution:
    """The solution with room on a sheet for more of the labels to be seen; unchanged if there is none."""
    sheet = request.problem(request.rims[1])
    if sheet is None or sheet.load <= EASY or sheet.geometry.rim >= problem.geometry.rim:
        return solution
    scale = sheet.geometry.rim / problem.geometry.rim
    radii = [round(radius * scale, 2) for radius in solution.radii]
    points = {trend: _scaled(point, scale) for trend, point in solution.points.items()}
    best = _seen_alone(sheet, radii, points, ())
    without, free = _without(best), frozenset[str]()
    for _ in range(TIMES):
        if not without:
            break
        free |= without
        moved = _seen_alone(sheet, radii, points, free)
        if len(without) > len(_without(moved)):
            best = moved
        without = _without(moved)
    found = {m.id: _scaled(best.placed[n].point, 1 / scale) for n, m in enumerate(best.markers) if not m.fixed}
    if not found:
        return solution
    again = labels_at(problem, solution.radii, {**solution.points, **found}, WORK_BUDGET)
    return again if again.conflicts <= solution.conflicts and again.out_of_ring <= solution.out_of_ring else solution


def _seen_alone(
    sheet: LayoutProblem, radii: Sequence[float], points: Mapping[str, Point], free: Collection[str]
) -> LabelSolver:
    """The labels to be seen as if there were no others; all markers except `free` ones are fixed."""
    nothing = ((),) * len(sheet.labels)
    markers = [
        replace(marker, variants=marker.variants if marker.seen else nothing, fixed=marker.id not in free)
        for marker in labelled_markers(sheet, radii, points)
    ]
    return LabelSolver(markers, sheet.constraints(radii), SHEET_BUDGET).solve()


def _without(solver: LabelSolver) -> frozenset[str]:
    """The trends whose labels are to be seen but have no position in some language."""
    languages = range(len(solver.constraints))
    return frozenset(
        solver.markers[n].id for language in languages for n in solver.unplaced(language) if solver.markers[n].seen
    )


def _scaled(point: Point, scale: float) -> Point:
    return round(point[0] * scale, 2), round(point[1] * scale, 2)
