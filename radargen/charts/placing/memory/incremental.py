"""A former layout extended by what is new: markers that keep their cell stay, newcomers take the room there is."""

from bisect import bisect, insort
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import product
from math import hypot, sqrt

from radargen.charts.placing.axes.cells import Cell
from radargen.charts.placing.axes.rectangles import Point
from radargen.charts.placing.content.marker_styles import BASE
from radargen.charts.placing.memory.layout_request import LayoutRequest, as_layout, keeps_cell, layout_problems
from radargen.charts.placing.memory.layouts import Layout, marker_points, only_side, preferring_side
from radargen.charts.placing.solver.label_candidates import LabelSide, label_variants, sample_points
from radargen.charts.placing.solver.label_solver import LabelledMarker, LabelSolver
from radargen.charts.placing.solver.layout_problem import OUT_OF_RING, LayoutProblem
from radargen.charts.placing.solver.marker_packing import is_valid, respread, separated
from radargen.charts.placing.solver.radar_geometry import RadarGeometry

# What the search for label positions may cost in all, and on how many radars it is tried.
WORK_BUDGET, MOST_TRIES = 120_000, 2
# How much a marker that was there before gives way, where a newcomer gives way by 1.
KEPT_MOBILITY = 0.15


@dataclass(frozen=True, slots=True)
class GrownMarkers:
    """All markers without labels on the smallest radar that holds them: points by trend, and who has not moved."""

    geometry: RadarGeometry
    base: float
    points: Mapping[str, Point]
    stayed: frozenset[str]


@dataclass(frozen=True)
class FormerMarkers:
    """A radar with the ring radii of before: `kept` is the same with those alone that keep their cells, at `points`."""

    geometry: RadarGeometry
    kept: RadarGeometry
    radii: Sequence[float]
    points: Mapping[str, Point]
    _known: dict[float, dict[str, Point]] = field(default_factory=dict)

    def with_newcomers(self, base: float) -> dict[str, Point]:
        """The points with every newcomer where markers of that base radius have most room."""
        if base not in self._known:
            points, taken = dict(self.points), sorted(self.points.values())
            for cell, styles in self.geometry.occupied_cells(self.radii):
                for style in styles:
                    if style.id not in points:
                        points[style.id] = _roomiest(cell, style.reach(base), taken)
                        insort(taken, points[style.id])
            self._known[base] = points
        return self._known[base]


def extended(former: Layout, request: LayoutRequest) -> Layout | None:
    """The former layout with what is new put in; None where its rings are too narrow for that."""
    grown = _grown(former, request)
    if grown is None:
        return None
    best: tuple[int, LayoutProblem, LabelSolver] | None = None
    budget = WORK_BUDGET
    # Labels that were there before stay on their side at first.
    for problem, keep_sides in product(layout_problems(request)[:MOST_TRIES], (True, False)):
        solver = _labelled(problem, request.languages, former, grown, budget, keep_sides=keep_sides)
        budget -= solver.work
        unplaced = sum(len(solver.unplaced(language)) for language in range(len(request.languages)))
        if not solver.overlapping() and (best is None or unplaced < best[0]):
            best = unplaced, problem, solver
        # Where many find no position on the tightest radar, sides are chosen on a larger one.
        if budget <= 0 or (best and best[0] <= OUT_OF_RING * len(request.blips) * len(request.languages)):
            break
    if best is None:
        layout = as_layout(request, grown.geometry, former.radii_on(grown.geometry), grown.points, {})
    else:
        layout = _solver_layout(former, request, *best[1:])
    return _with_former_places(layout, former, grown)


def _grown(former: Layout, request: LayoutRequest) -> GrownMarkers | None:
    """Markers without labels: none that was there moves as long as newcomers find room, else as few as possible."""
    radars = [request.geometry(rim) for rim in request.rims]
    least = radars[0].least_base
    bases = dict.fromkeys((max(BASE, least), max((BASE + least) / 2, least), least))
    former_markers = [_former_markers(former, geometry) for geometry in radars]
    for markers, base in product(former_markers, bases):
        # Those that were there stay where they are only if they have room there.
        if is_valid(markers.kept, markers.radii, markers.points, base) and (
            grown := _with_room(former, markers, base, 0.0)
        ):
            return grown
    for mobility in (KEPT_MOBILITY, None):
        tried = [grown for markers in former_markers if (grown := _with_room(former, markers, least, mobility))]
        if tried:
            return max(tried, key=lambda grown: len(grown.stayed))
    return None


def _former_markers(former: Layout, geometry: RadarGeometry) -> FormerMarkers:
    known = former.by_id
    kept = replace(
        geometry,
        styles=tuple(
            style for style in geometry.styles if style.id in known and keeps_cell(known[style.id], style.blip)
        ),
    )
    radii = former.radii_on(geometry)
    return FormerMarkers(geometry, kept, radii, marker_points(kept, former, radii))


def _with_room(former: Layout, markers: FormerMarkers, base: float, mobility: float | None) -> GrownMarkers | None:
    """All markers of that base radius, moved apart; None where they find no room.

    Those that were there before give way by `mobility`, pinned ones never; with None, full cells are arranged anew.
    """
    points = markers.with_newcomers(base)
    if mobility is None:
        arranged = respread(markers.geometry, markers.radii, points, base)
    else:
        mobilities = {trend: 0.0 if former.by_id[trend].pinned else mobility for trend in markers.points}
        arranged = separated(markers.geometry, markers.radii, points, base, mobilities)
    if arranged is None:
        return None
    stayed = frozenset(trend for trend, point in markers.points.items() if arranged[trend] == point)
    return GrownMarkers(markers.geometry, base, arranged, stayed)


def _labelled(
    problem: LayoutProblem,
    languages: Sequence[str],
    former: Layout,
    grown: GrownMarkers,
    work_budget: int,
    *,
    keep_sides: bool,
) -> LabelSolver:
    """All markers with labels, those that have not moved fixed; with `keep_sides` their labels keep their sides."""
    geometry, radii = problem.geometry, former.radii_on(problem.geometry)
    scale = geometry.rim / grown.geometry.rim
    base = grown.base * scale
    unmoved = replace(geometry, styles=tuple(style for style in geometry.styles if style.id in grown.stayed))
    fixed = marker_points(unmoved, former, radii)
    markers: list[LabelledMarker] = []
    for cell, styles in geometry.occupied_cells(radii):
        for style in styles:
            x, y = grown.points[style.id]
            preferred = fixed.get(style.id) or (round(x * scale, 2), round(y * scale, 2))
            variants = tuple(label_variants(labels[style.id]) for labels in problem.labels)
            if style.id in fixed:
                choose, place = only_side if keep_sides else preferring_side, former.by_id[style.id]
                variants = tuple(
                    choose(some, place, language) for some, language in zip(variants, languages, strict=True)
                )
            stays, max_reach = style.id in fixed, style.reach(base)
            reach = min(style.reach(problem.base), max_reach)
            markers.append(
                LabelledMarker(style.id, cell, reach, max_reach, preferred, variants, stays, (float(stays),))
            )
    markers.sort(key=lambda marker: marker.id)
    return LabelSolver(markers, problem.constraints(radii), work_budget).solve()


def _roomiest(cell: Cell, reach: float, taken: Sequence[Point]) -> Point:
    """The point of a cell that is farthest from all taken points, which are sorted, and from the cell's edges."""
    best = -1.0, cell.point(0.5, 0.5, reach)
    for point in _tried_points(cell, reach):
        radius = hypot(*point)
        edge = min(cell.outer - radius, (radius - cell.inner) if cell.inner else cell.outer) * 2
        best = max(best, (round(_room(point, taken, edge, best[0] - 0.01), 2), point))
    return best[1]


@lru_cache(maxsize=64)
def _tried_points(cell: Cell, reach: float) -> tuple[Point, ...]:
    return tuple(sample_points(cell, reach, 96))


def _room(point: Point, others: Sequence[Point], most: float, least: float) -> float:
    """The distance to the nearest of some sorted points, at most `most`; any value below `least` is as good."""
    x, y = point
    index = bisect(others, point)
    # From the point to the left and to the right, until all that follow are too far by that alone.
    for direction in (range(index - 1, -1, -1), range(index, len(others))):
        for n in direction:
            other_x, other_y = others[n]
            if most < least or abs(other_x - x) >= most:
                break
            most = min(most, sqrt((other_x - x) ** 2 + (other_y - y) ** 2))
    return most


def _solver_layout(former: Layout, request: LayoutRequest, problem: LayoutProblem, solver: LabelSolver) -> Layout:
    sides: dict[str, list[tuple[str, LabelSide]]] = {}
    for n, language in enumerate(request.languages):
        unplaced = set(solver.unplaced(n))
        for marker, placed in sorted(solver.placed.items()):
            if (label := placed.labels[n]) and marker not in unplaced:
                sides.setdefault(solver.markers[marker].id, []).append((language, label.variant.side))
    points = {solver.markers[n].id: placed.point for n, placed in solver.placed.items()}
    return as_layout(request, problem.geometry, former.radii_on(problem.geometry), points, sides)


def _with_former_places(layout: Layout, former: Layout, grown: GrownMarkers) -> Layout:
    """The layout with the former places to the last digit where nothing moved.

    A label that finds no position now keeps its side for where it does.
    """
    places = []
    for place in layout.places:
        if place.id in grown.stayed:
            old = former.by_id[place.id]
            places.append(replace(old, sides=tuple((dict(old.sides) | dict(place.sides)).items())))
        else:
            places.append(place)
    return replace(layout, radii=former.radii, places=tuple(places))
