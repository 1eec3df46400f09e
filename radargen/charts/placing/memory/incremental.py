"""A former layout extended by newcomers: existing markers stay, newcomers take the free room."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from radargen.charts.placing.axes.rectangles import Point
from radargen.charts.placing.memory.carried_markers import CarriedMarkers, carried_markers
from radargen.charts.placing.memory.layout_request import LayoutRequest, as_layout, layout_problems
from radargen.charts.placing.memory.layouts import (
    KEPT_WEIGHT,
    Layout,
    few_of,
    marker_points,
    only_side,
    preferring_side,
)
from radargen.charts.placing.solver.label_candidates import LabelSide, label_variants
from radargen.charts.placing.solver.label_solver import LabelSolver
from radargen.charts.placing.solver.labelled_marker import LabelledMarker
from radargen.charts.placing.solver.layout_problem import OUT_OF_RING, LayoutProblem
from radargen.charts.scene import Weight

# Work budget of the search for label positions in total and per attempt, and on how many radars it is tried.
WORK_BUDGET, MOST_WORK, MOST_TRIES = 140_000, 36_000, 4


def extended(former: Layout, request: LayoutRequest) -> Layout | None:
    """The former layout extended by newcomers; None if its rings are too narrow for that."""
    carried = carried_markers(former, request)
    if carried is None:
        return None
    former = replace(former, radii=carried.radii)
    best: tuple[int, LayoutProblem, LabelSolver] | None = None
    budget, settled = WORK_BUDGET, frozenset[str]()
    for problem in layout_problems(request)[:MOST_TRIES]:
        # Existing labels stay on their side; only those that would be lost there may change it.
        free: Collection[str] = ()
        for _ in range(2):
            solver = _labelled(problem, request.languages, former, carried, min(budget, MOST_WORK), free, settled)
            budget -= solver.work
            lost = [n for language in range(len(request.languages)) for n in solver.unplaced(language)]
            lost += solver.too_far_out(set(lost), OUT_OF_RING)
            if not solver.overlapping() and (best is None or len(lost) < best[0]):
                best = len(lost), problem, solver
            seen = [marker.id for marker in solver.markers if marker.seen]
            free = few_of({solver.markers[n].id for n in lost} & carried.stayed, len(carried.stayed), seen)
            if budget <= 0 or not free:
                break
        if budget <= 0 or (best and not best[0]):
            break
        # Labels without a position on the tightest radar look for one on a larger radar, where the others keep theirs.
        if best and best[1] is problem:
            carried, settled = _settled(carried, problem, best[2])
    if best is None:
        layout = as_layout(request, carried.geometry, former.radii_on(carried.geometry), carried.points, {})
    else:
        layout = _solver_layout(former, request, *best[1:])
    return _with_former_places(layout, former, carried)


def _labelled(
    problem: LayoutProblem,
    languages: Sequence[str],
    former: Layout,
    carried: CarriedMarkers,
    work_budget: int,
    free: Collection[str],
    settled: Collection[str],
) -> LabelSolver:
    """All markers with labels; existing ones are fixed, and all except `free` ones keep their label's side.

    Newcomers that are `settled` stay where they are.
    """
    geometry, radii = problem.geometry, former.radii_on(problem.geometry)
    scale = geometry.rim / carried.geometry.rim
    base = carried.base * scale
    unmoved = replace(geometry, styles=tuple(style for style in geometry.styles if style.id in carried.stayed))
    fixed = marker_points(unmoved, former, radii)
    markers: list[LabelledMarker] = []
    for cell, styles in geometry.occupied_cells(radii):
        for style in styles:
            preferred = fixed.get(style.id) or _scaled(carried.points[style.id], scale)
            before = carried.bearings.get(style.id)
            variants = tuple(label_variants(labels[style.id]) for labels in problem.labels)
            stays, max_reach = style.id in fixed, style.reach(base)
            if stays:
                choose, place = preferring_side if style.id in free else only_side, former.by_id[style.id]
                variants = tuple(
                    choose(some, place, language) for some, language in zip(variants, languages, strict=True)
                )
            markers.append(
                LabelledMarker(
                    style.id,
                    cell,
                    min(style.reach(problem.base), max_reach),
                    max_reach,
                    preferred,
                    variants,
                    fixed=stays or style.id in settled,
                    bearing=_scaled(before, scale) if before else None,
                    priority=(float(before is None),),
                    weight=KEPT_WEIGHT if stays else 1.0,
                    seen=style.weight is Weight.BOLD,
                )
            )
    markers.sort(key=lambda marker: marker.id)
    return LabelSolver(markers, problem.constraints(radii), work_budget, within_rings=problem.within_rings).solve()


def _settled(
    carried: CarriedMarkers, problem: LayoutProblem, solver: LabelSolver
) -> tuple[CarriedMarkers, frozenset[str]]:
    """The markers where the solver put them, and the newcomers whose labels have a position in every language."""
    scale = carried.geometry.rim / problem.geometry.rim
    conflicting = set(solver.conflicting())
    newcomers = {
        marker.id: _scaled(solver.placed[n].point, scale)
        for n, marker in enumerate(solver.markers)
        if marker.id not in carried.stayed and n not in conflicting
    }
    return replace(carried, points={**carried.points, **newcomers}), frozenset(newcomers)


def _scaled(point: Point, scale: float) -> Point:
    return round(point[0] * scale, 2), round(point[1] * scale, 2)


def _solver_layout(former: Layout, request: LayoutRequest, problem: LayoutProblem, solver: LabelSolver) -> Layout:
    sides: dict[str, list[tuple[str, LabelSide]]] = {}
    for n, language in enumerate(request.languages):
        unplaced = set(solver.unplaced(n))
        for marker, placed in sorted(solver.placed.items()):
            if (label := placed.labels[n]) and marker not in unplaced:
                sides.setdefault(solver.markers[marker].id, []).append((language, label.variant.side))
    points = {solver.markers[n].id: placed.point for n, placed in solver.placed.items()}
    return as_layout(request, problem.geometry, former.radii_on(problem.geometry), points, sides)


def _with_former_places(layout: Layout, former: Layout, carried: CarriedMarkers) -> Layout:
    """The layout with positions that did not change restored exactly, undoing any rounding.

    A label without a position now keeps its former side, in case it gets one again.
    """
    places = []
    for place in layout.places:
        if place.id in carried.stayed:
            old = former.by_id[place.id]
            places.append(replace(old, sides=tuple((dict(old.sides) | dict(place.sides)).items())))
        else:
            places.append(place)
    return replace(layout, radii=former.radii, places=tuple(places))
