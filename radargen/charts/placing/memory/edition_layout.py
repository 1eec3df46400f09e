"""An edition's layout: from the lock if it has one, else from the edition before, else from nothing.

A marker that stays in its cell keeps its position; a newcomer takes the point with most room around it. Only if a cell
overflows is it solved anew, and only if that does not help, the whole radar.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from radargen.charts.placing.axes.rectangles import Point
from radargen.charts.placing.memory.incremental import extended
from radargen.charts.placing.memory.layout_request import RIMS_NUMBERS, LayoutRequest, as_layout, keeps_cell
from radargen.charts.placing.memory.layouts import NO_LOCK, Layout, Lock, marker_points
from radargen.charts.placing.memory.seen_labels import with_seen_labels
from radargen.charts.placing.solver.label_candidates import LabelSide
from radargen.charts.placing.solver.layout_problem import LayoutProblem, LayoutSolution, solved
from radargen.charts.placing.solver.marker_packing import DoesNotFit, is_valid, packed
from radargen.charts.placing.solver.radar_geometry import RadarGeometry

# Work budget of a layout in solver steps of some five microseconds each, so that it ends well before three seconds.
WORK_BUDGET, MOST_WORK = 440_000, 200_000
# With more conflicts than this, trying a slightly larger radar is pointless.
FEW_CONFLICTS = 5
# With this many conflicts or more, markers themselves overlap (see `LayoutSolution`).
MARKERS_OVERLAP = 1000


@lru_cache(maxsize=256)
def edition_layout(request: LayoutRequest, lock: Lock = NO_LOCK) -> Layout | None:
    """The layout of an edition; None if its markers find no room on the tightest page.

    Positions in the lock are kept; if it does not fit the data, only what differs is placed.
    """
    former = former_layout(request, lock)
    if former and former.edition == request.edition.id and _fits(former, request):
        return former
    return adapted_layout(request, former)


def former_layout(request: LayoutRequest, lock: Lock = NO_LOCK) -> Layout | None:
    """The layout to start from: the lock's for this very edition, else the layout of the edition before."""
    if locked := lock.find(request.edition.id, request.shape, request.alone):
        return locked
    previous = request.previous
    return edition_layout(previous, lock) if previous and previous.blips else None


def adapted_layout(request: LayoutRequest, former: Layout | None) -> Layout | None:
    """The former layout extended by newcomers; from nothing only if there is none or its rings differ."""
    usable = former and former.places and len(former.rings) == len(request.radar.rings)
    return (extended(former, request) if former and usable else None) or _from_nothing(request, former)


def _fits(layout: Layout, request: LayoutRequest) -> bool:
    """Whether a layout has exactly the edition's blips, each in its cell, and enough room for the markers."""
    cells = {blip.id: (blip.trend.dimension, blip.placement.ring) for blip in request.blips}
    placed = {place.id: (place.dimension, place.ring) for place in layout.places}
    if cells != placed or layout.rings != tuple(ring.id for ring in request.radar.rings):
        return False
    radars = (request.geometry(rim) for rim in RIMS_NUMBERS[request.shape])
    return any(_has_room(layout, geometry) for geometry in radars)


def _has_room(layout: Layout, geometry: RadarGeometry) -> bool:
    radii = layout.radii_on(geometry)
    return is_valid(geometry, radii, marker_points(geometry, layout, radii), geometry.least_base)


def _from_nothing(request: LayoutRequest, former: Layout | None) -> Layout | None:
    """The edition laid out anew, except for pinned markers."""
    pinned = {
        blip.id: (place.u, place.v)
        for blip in request.blips
        if former and (place := former.by_id.get(blip.id)) and place.pinned and keeps_cell(place, blip)
    }
    best: tuple[LayoutProblem, LayoutSolution] | None = None
    work, tries = 0, list(request.label_rims)
    while tries and work < WORK_BUDGET:
        if (problem := request.problem(tries.pop(0), pinned)) is None:
            continue
        solution = solved(problem, min(WORK_BUDGET - work, MOST_WORK))
        work += solution.work if solution else 0
        if solution and (best is None or _wrong(solution) < _wrong(best[1])):
            best = problem, solution
        if solution and not any(_wrong(solution)):
            break
        if len(tries) > 1 and (not solution or solution.conflicts > FEW_CONFLICTS):
            tries.pop(0)
    if best and best[1].conflicts < MARKERS_OVERLAP:
        problem, solution = best
        return _with_pinned(_solution_layout(request, problem, with_seen_labels(request, problem, solution)), pinned)
    return _without_labels(request)


def _wrong(solution: LayoutSolution) -> tuple[int, int]:
    return solution.conflicts, solution.out_of_ring


def _without_labels(request: LayoutRequest) -> Layout | None:
    for rim in RIMS_NUMBERS[request.shape]:
        geometry = request.geometry(rim)
        try:
            radar = packed(geometry)
        except DoesNotFit:
            continue
        return as_layout(request, geometry, radar.radii, radar.points, {})
    return None


def _solution_layout(request: LayoutRequest, problem: LayoutProblem, solution: LayoutSolution) -> Layout:
    sides: dict[str, list[tuple[str, LabelSide]]] = {}
    for language, labels in zip(request.languages, solution.labels, strict=True):
        for trend, variant in labels.items():
            sides.setdefault(trend, []).append((language, variant.side))
    return as_layout(request, problem.geometry, solution.radii, solution.points, sides)


def _with_pinned(layout: Layout, pinned: Mapping[str, Point]) -> Layout:
    """The layout with pinned positions restored exactly, undoing any rounding."""
    return replace(
        layout,
        places=tuple(
            replace(place, u=pinned[place.id][0], v=pinned[place.id][1], pinned=True) if place.id in pinned else place
            for place in layout.places
        ),
    )
