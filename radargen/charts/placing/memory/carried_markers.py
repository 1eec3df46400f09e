"""Carry a former layout's markers into an edition: a marker stays in its cell, or keeps its bearing in a new ring.

Newcomers take the free room. Only if a cell overflows does anything give way: first the markers in that cell, then the
rings, of which that one becomes wider and all others narrower in proportion, so that everything keeps its bearing and
its share of the ring's width.
"""

from bisect import bisect, insort
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise, product
from math import hypot, sqrt

from radargen.charts.placing.axes.cells import Cell, cell_point
from radargen.charts.placing.axes.rectangles import Point
from radargen.charts.placing.content.marker_styles import BASE
from radargen.charts.placing.memory.layout_request import LayoutRequest, keeps_cell
from radargen.charts.placing.memory.layouts import KEPT_MOBILITY, Layout, marker_points
from radargen.charts.placing.solver.label_candidates import points_on_bearing, sample_points
from radargen.charts.placing.solver.labelled_marker import bearing_costs
from radargen.charts.placing.solver.marker_packing import is_valid, overfull_rings, respread, separated
from radargen.charts.placing.solver.radar_geometry import RadarGeometry
from radargen.charts.placing.solver.relaxation import GAP

# The factor by which a ring is widened when one of its cells overflows, and how often at most.
WIDER, MOST_TIMES = 1.12, 12


@dataclass(frozen=True, slots=True)
class CarriedMarkers:
    """All markers without labels on the smallest radar that holds them, as points by trend.

    `radii` are the rings' as fractions of the rim, `stayed` the trends that have not moved within their cells, and
    `bearings` the former points of those that have changed their ring.
    """

    geometry: RadarGeometry
    base: float
    radii: tuple[float, ...]
    points: Mapping[str, Point]
    stayed: frozenset[str]
    bearings: Mapping[str, Point]


@dataclass(frozen=True)
class FormerMarkers:
    """A radar with ring radii in points; `kept` has only those markers that stay in their cells, at `points`.

    `bearings` are the points of markers that have changed their ring, transferred to the new one.
    """

    geometry: RadarGeometry
    kept: RadarGeometry
    radii: Sequence[float]
    points: Mapping[str, Point]
    bearings: Mapping[str, Point] = field(default_factory=dict)
    _known: dict[float, dict[str, Point]] = field(default_factory=dict)

    def with_newcomers(self, base: float) -> dict[str, Point]:
        """The points with every newcomer added where markers of that base radius have most room.

        Before the newcomers, each marker that changed its ring takes the free point nearest to its bearing.
        """
        if base not in self._known:
            points, taken = dict(self.points), sorted(self.points.values())
            cells = list(self.geometry.occupied_cells(self.radii))
            widest = max((style.reach(base) for style in self.geometry.styles), default=0.0)
            for bound, (cell, styles) in product((True, False), cells):
                for style in styles:
                    if style.id in points or (style.id in self.bearings) is not bound:
                        continue
                    reach = style.reach(base)
                    found = _on_bearing(cell, reach, self.bearings[style.id], taken, widest) if bound else None
                    points[style.id] = found or _roomiest(cell, reach, taken)
                    insort(taken, points[style.id])
            self._known[base] = points
        return self._known[base]


def carried_markers(former: Layout, request: LayoutRequest) -> CarriedMarkers | None:
    """The markers of an edition; None if its rings have no room for them, however they are divided."""
    radii = former.radii
    for _ in range(MOST_TIMES):
        if carried := _within(replace(former, radii=radii), request):
            return carried
        roomiest = request.geometry(request.rims[-1])
        markers = former_markers(replace(former, radii=radii), roomiest)
        base = roomiest.least_base
        tight = overfull_rings(roomiest, markers.radii, markers.with_newcomers(base), base)
        if not tight or len(tight) == len(radii):
            return None
        radii = _divided(radii, tight)
    return None


def _divided(radii: Sequence[float], wider: frozenset[int]) -> tuple[float, ...]:
    """The rings with some of them wider, and the others narrower in proportion."""
    widths = [outer - inner for inner, outer in pairwise((0.0, *radii))]
    needed = [width * (WIDER if n in wider else 1.0) for n, width in enumerate(widths)]
    grown = sum(needed) - 1
    others = sum(width for n, width in enumerate(widths) if n not in wider)
    needed = [width * (1.0 if n in wider else 1 - grown / others) for n, width in enumerate(needed)]
    bounds, radius = [], 0.0
    for width in needed:
        radius += width
        bounds.append(round(radius, 5))
    return (*bounds[:-1], 1.0)


def _within(former: Layout, request: LayoutRequest) -> CarriedMarkers | None:
    """Markers between those radii: existing ones stay while newcomers find room, otherwise few of them move."""
    radars = [request.geometry(rim) for rim in request.rims]
    least = radars[0].least_base
    bases = dict.fromkeys((max(BASE, least), max((BASE + least) / 2, least), least))
    by_radar = [former_markers(former, geometry) for geometry in radars]
    for markers, base in product(by_radar, bases):
        # Existing markers keep their points only if they have room there.
        if is_valid(markers.kept, markers.radii, markers.points, base) and (
            carried := _with_room(former, markers, base, 0.0)
        ):
            return carried
    for mobility in (KEPT_MOBILITY, None):
        tried = [carried for markers in by_radar if (carried := _with_room(former, markers, least, mobility))]
        if tried:
            return max(tried, key=lambda carried: len(carried.stayed))
    return None


def former_markers(former: Layout, geometry: RadarGeometry) -> FormerMarkers:
    """The markers that a radar takes over from a layout."""
    known, radii = former.by_id, former.radii_on(geometry)
    inner, sectors = (0.0, *radii), {sector.index: sector for sector in geometry.sectors}
    kept, bearings = [], {}
    for style in geometry.styles:
        place = known.get(style.id)
        if place and keeps_cell(place, style.blip):
            kept.append(style)
        elif place and place.dimension == style.blip.trend.dimension:
            ring = slice(style.ring, style.ring + 2)
            bearings[style.id] = cell_point(place.u, place.v, sectors[style.sector], *inner[ring])
    staying = replace(geometry, styles=tuple(kept))
    return FormerMarkers(geometry, staying, radii, marker_points(staying, former, radii), bearings)


def _with_room(former: Layout, markers: FormerMarkers, base: float, mobility: float | None) -> CarriedMarkers | None:
    """All markers of that base radius, moved apart; None if they find no room.

    Existing markers give way by `mobility`, pinned ones never; with None, full cells are arranged anew.
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
    return CarriedMarkers(markers.geometry, base, former.radii, arranged, stayed, markers.bearings)


def _on_bearing(cell: Cell, reach: float, before: Point, taken: Sequence[Point], widest: float) -> Point | None:
    """The free point of a cell nearest to the bearing of `before`; None if none is far enough from the taken points."""
    least = reach + widest + GAP
    points = (*points_on_bearing(cell, reach, before), *_tried_points(cell, reach))
    options = sorted(zip(bearing_costs(before, points), points, strict=True))
    return next((point for _, point in options if _is_free(point, taken, least)), None)


def _roomiest(cell: Cell, reach: float, taken: Sequence[Point]) -> Point:
    """The point of a cell farthest from all taken points (sorted) and from the cell's edges."""
    best = -1.0, cell.point(0.5, 0.5, reach)
    for point, edge in _points_and_edges(cell, reach):
        best = max(best, (round(_room(point, taken, edge, best[0] - 0.01), 2), point))
    return best[1]


@lru_cache(maxsize=1024)
def _tried_points(cell: Cell, reach: float) -> tuple[Point, ...]:
    return tuple(sample_points(cell, reach, 96))


@lru_cache(maxsize=1024)
def _points_and_edges(cell: Cell, reach: float) -> tuple[tuple[Point, float], ...]:
    """The candidate points of a cell, each with twice its distance from the cell's edges."""
    points = _tried_points(cell, reach)
    radii = (hypot(*point) for point in points)
    edges = (min(cell.outer - radius, (radius - cell.inner) if cell.inner else cell.outer) * 2 for radius in radii)
    return tuple(zip(points, edges, strict=True))


def _is_free(point: Point, others: Sequence[Point], least: float) -> bool:
    """Whether no point of a sorted list is nearer than `least`."""
    x, y = point
    index = bisect(others, point)
    for direction in (range(index - 1, -1, -1), range(index, len(others))):
        for n in direction:
            other_x, other_y = others[n]
            if abs(other_x - x) >= least:
                break
            if abs(other_y - y) < least and sqrt((other_x - x) ** 2 + (other_y - y) ** 2) < least:
                return False
    return True


def _room(point: Point, others: Sequence[Point], most: float, least: float) -> float:
    """The distance to the nearest point of a sorted list, at most `most`; below `least` it need not be exact."""
    x, y = point
    index = bisect(others, point)
    # Scan left and right from the point until the horizontal distance alone is too large.
    for direction in (range(index - 1, -1, -1), range(index, len(others))):
        for n in direction:
            other_x, other_y = others[n]
            if most < least or abs(other_x - x) >= most:
                break
            most = min(most, sqrt((other_x - x) ** 2 + (other_y - y) ** 2))
    return most
