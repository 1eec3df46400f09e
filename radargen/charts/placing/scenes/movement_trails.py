"""Trails of moved blips: a ghost in the former ring and an arrow from there, clear of everything on the radar.

A ghost is at the former position. If another marker is there now, or the arrow would run under one, the ghost is
straight inwards or outwards of its marker, in the middle of the former ring, or as little beside that as others
require; the position inside a cell means nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product
from math import atan2, cos, degrees, hypot, radians, sin
from typing import NamedTuple

from radargen.charts.disc import Disc
from radargen.charts.placing.axes.cells import Cell, cell_point
from radargen.charts.placing.axes.rectangles import (
    GridIndex,
    Point,
    Rect,
    arrow,
    crosses_rect,
    line_distance,
    lines_cross,
    rect_distance,
)
from radargen.charts.placing.content.chart_content import ChartContent
from radargen.charts.placing.content.marker_styles import GHOST, MOVED, MarkerStyle
from radargen.charts.placing.memory.layouts import MarkerPlace
from radargen.charts.placing.solver.label_candidates import LabelVariant
from radargen.charts.placing.solver.marker_packing import PackedRadar
from radargen.charts.placing.solver.radar_geometry import RadarGeometry
from radargen.charts.scene import Box, Line, Marker, MarkerShape, Tone, Trail

# In units of the page: gap around ghosts, and the shortest arrow recognisable as one.
CLEAR, SHORT = 1.6, 11.0
# Points to try: fractions of the ring's width, and degrees off the marker's own direction.
DEPTHS = (0.5, 0.38, 0.62, 0.26, 0.74)
TURNS = (0, 2, -2, 4, -4, 6, -6, 9, -9, 12, -12, 16, -16, 20, -20)
# Costs: per degree off that direction, per ring width off the ring's middle, per marker under the arrow, per label,
# ring name or other trail under it, and per point that it is too short.
TURN, DEPTH, MARKER, UNDER, TOO_SHORT = 0.5, 8.0, 60.0, 24.0, 2.0
# The value of the true former position: its arrow may run under two labels, but not under a marker.
FORMER_PLACE = 50.0
ROUNDS = 3
# A way back from a marker: its own cost, its rank among equals, its depth and its turn; sorts cheapest first.
Way = tuple[float, int, float, float]
WAYS: tuple[Way, ...] = tuple(
    sorted(
        (TURN * abs(turn) + DEPTH * abs(depth - 0.5), rank, depth, turn)
        for rank, (depth, turn) in enumerate(product(DEPTHS, TURNS))
    )
)
# Side of a grid square for looking up markers, in points.
SQUARE = 24.0
# A key that no rectangle in a grid has.
NOTHING = -1
# Distance between boxes along an arrow, in points.
STEP = 3.0


class TrailObstacles:
    """What trails avoid: markers as circles by trend, ring names, labels, other trails; centre at (0, 0).

    Each kind has a grid index of its own, so that the cost of a trail depends only on what is near it.
    """

    def __init__(
        self, markers: Mapping[str, tuple[Point, float]], pills: Sequence[Box], labels: Sequence[Rect], unit: float
    ) -> None:
        """`unit` is the page's, in points; it scales every gap."""
        self.unit, self.trails = unit, dict[str, Trail]()
        self._ids, self._circles = list(markers), list(markers.values())
        self._keys = {trend: key for key, trend in enumerate(self._ids)}
        self._markers, self._labels, self._pills = GridIndex(SQUARE), GridIndex(), GridIndex()
        self._ghosts, self._arrows = GridIndex(SQUARE), GridIndex(SQUARE)
        for key, (point, reach) in enumerate(self._circles):
            self._markers.add(key, _around(point, reach))
        for key, rect in enumerate(labels):
            self._labels.add(key, rect)
        for key, b in enumerate(pills):
            self._pills.add(key, (b.x, b.y, b.x + b.width, b.y + b.height))

    def put(self, trail: Trail) -> None:
        """Add the trail of a trend that does not have one yet."""
        key = self._keys[trail.id]
        self.trails[trail.id] = trail
        self._arrows.add(key, _bounds(trail.arrow))
        if ghost := trail.ghost:
            self._ghosts.add(key, _around((ghost.x, ghost.y), ghost.r))

    def take(self, trend: str) -> Trail | None:
        """Remove the trail of a trend, if it has one, and return it."""
        if trail := self.trails.pop(trend, None):
            key = self._keys[trend]
            self._arrows.remove(key, _bounds(trail.arrow))
            if ghost := trail.ghost:
                self._ghosts.remove(key, _around((ghost.x, ghost.y), ghost.r))
        return trail

    def is_free(self, point: Point, r: float) -> bool:
        """Whether a ghost of radius `r` there touches no label, and its bounding square no marker or ring name."""
        gap, square = CLEAR * self.unit, _around(point, r)
        for key in self._markers.near(square, gap, NOTHING):
            at, reach = self._circles[key]
            if _apart(point, at) < r + reach + gap or rect_distance(square, at) <= reach:
                return False
        if self._pills.near(square, gap, NOTHING):
            return False
        return all(rect_distance(rect, point) >= r + gap for rect in self._labels.near(square, gap, NOTHING).values())

    def is_free_of_trails(self, point: Point, r: float) -> bool:
        """Whether a ghost of radius `r` there touches no other trail."""
        gap, square = CLEAR * self.unit, _around(point, r)
        return all(_apart(point, at) >= r + reach + gap for at, reach in self._ghosts_near(square, gap)) and all(
            line_distance(arrow, point) >= r + gap for arrow in self._arrows_near(square, gap)
        )

    def cost(self, line: Line, own: str) -> float:
        """The cost of crossing markers, labels and ring names with the arrow of the trend `own`."""
        gap, bounds = 0.6 * self.unit, _bounds(line)
        near = self._markers.near(bounds, gap, self._keys[own])
        hit = sum(line_distance(line, point) < reach + gap for point, reach in (self._circles[key] for key in near))
        under = sum(crosses_rect(line, rect, gap) for rect in self._labels.near(bounds, gap, NOTHING).values())
        under += sum(crosses_rect(line, rect, gap) for rect in self._pills.near(bounds, gap, NOTHING).values())
        return MARKER * hit + UNDER * under

    def cost_of_trails(self, line: Line) -> float:
        """The cost of crossing other trails with an arrow."""
        gap, bounds = 0.6 * self.unit, _bounds(line)
        hit = sum(line_distance(line, point) < reach + gap for point, reach in self._ghosts_near(bounds, gap))
        return MARKER * hit + UNDER * sum(lines_cross(line, arrow) for arrow in self._arrows_near(bounds, 0.0))

    def _ghosts_near(self, rect: Rect, gap: float) -> Iterator[tuple[Point, float]]:
        near = (self.trails[self._ids[key]].ghost for key in self._ghosts.near(rect, gap, NOTHING))
        return (((ghost.x, ghost.y), ghost.r) for ghost in near if ghost)

    def _arrows_near(self, rect: Rect, gap: float) -> Iterator[Line]:
        return (self.trails[self._ids[key]].arrow for key in self._arrows.near(rect, gap, NOTHING))


def movement_trails(
    content: ChartContent,
    geometry: RadarGeometry,
    packed: PackedRadar,
    former: Mapping[str, MarkerPlace],
    labels: Sequence[Rect] = (),
) -> tuple[Trail, ...]:
    """The trails of the blips that moved and are not faded, relative to the radar's centre, in id order.

    `former` are the places in the edition compared with, by trend; `labels` are avoided as far as possible. If no ghost
    finds room, the arrow is alone.
    """
    markers = {style.id: (packed.points[style.id], style.reach(packed.base)) for style in packed.styles}
    obstacles = TrailObstacles(markers, packed.pills, labels, geometry.unit)
    rings = {ring.id: place for place, ring in enumerate(content.radar.rings)}
    sectors = {sector.index: place for place, sector in enumerate(geometry.sectors)}
    cells, dimmed = geometry.cells(packed.radii), content.dimmed
    moved = sorted(
        (style for style in packed.styles if style.blip.movement in MOVED and style.id not in dimmed),
        key=lambda b: b.id,
    )
    searches = []
    for style in moved:
        ring, sector = style.blip.before or style.blip.placement.ring, sectors[style.sector]
        cell, stood = cells[rings[ring]][sector], None
        if (place := former.get(style.id)) and (place.dimension, place.ring) == (style.blip.trend.dimension, ring):
            stood = cell_point(place.u, place.v, geometry.sectors[sector], cell.inner, cell.outer)
        searches.append(TrailSearch(style, packed, cell, obstacles, stood))
    # In the first round, later trails are not known yet; in the next rounds, each makes room for all others.
    for _ in range(ROUNDS):
        changed = False
        for search in searches:
            before = obstacles.take(search.style.id)
            trail = search.trail()
            obstacles.put(trail)
            changed |= trail != before
        if not changed:
            break
    return tuple(obstacles.trails[style.id] for style in moved)


def shifted_trail(trail: Trail, disc: Disc) -> Trail:
    """A trail relative to the disc's centre, moved to its place on the page."""
    line, mark = trail.arrow, trail.ghost
    return Trail(
        trail.id,
        mark and replace(mark, x=round(mark.x + disc.x, 2), y=round(mark.y + disc.y, 2)),
        replace(
            line,
            x1=round(line.x1 + disc.x, 2),
            y1=round(line.y1 + disc.y, 2),
            x2=round(line.x2 + disc.x, 2),
            y2=round(line.y2 + disc.y, 2),
        ),
    )


def ghost_boxes(trail: Trail) -> Iterator[Box]:
    """The box of the ghost; empty without one."""
    if (mark := trail.ghost) is not None:
        left, top, side = round(mark.x - mark.r, 2), round(mark.y - mark.r, 2), round(2 * mark.r, 2)
        yield Box(left, top, side, side, "former place")


def line_boxes(line: Line) -> Iterator[Rect]:
    """Small boxes along an arrow or a whisker, so that labels can avoid it."""
    count = max(int(hypot(line.x2 - line.x1, line.y2 - line.y1) / STEP), 1)
    half = max(line.head * 0.35, line.width)
    for n in range(count + 1):
        x, y = line.x1 + (line.x2 - line.x1) * n / count, line.y1 + (line.y2 - line.y1) * n / count
        yield x - half, y - half, x + half, y + half


def label_rects(labels: Mapping[str, LabelVariant], packed: PackedRadar, size: float) -> list[Rect]:
    """The rectangles of labels in type of that size, relative to the radar's centre."""
    reach = {style.id: style.reach(packed.base) for style in packed.styles}
    return [variant.rect(*packed.points[trend], reach[trend], size) for trend, variant in labels.items()]


class TrailStart(NamedTuple):
    """A possible start of a trail: its arrow and its own cost, for what it crosses and for being too short."""

    point: Point
    arrow: Line
    crossing: float
    short: float


class TrailSearch:
    """The possible starts of a marker's trail; each is computed once, however often the trail is asked for."""

    def __init__(
        self, style: MarkerStyle, packed: PackedRadar, cell: Cell, obstacles: TrailObstacles, stood: Point | None
    ) -> None:
        """`cell` is the former one, and `stood` the marker's point in it, if known."""
        self.style, self._cell, self._obstacles = style, cell, obstacles
        self._end, self._own = packed.points[style.id], packed.base * style.size
        self._r = round(GHOST * self._own, 2)
        self._angle = degrees(atan2(self._end[0], -self._end[1]))
        self._stood = stood
        self._ways: Sequence[Way] = ((-FORMER_PLACE, -1, 0.0, 0.0), *WAYS) if stood else WAYS
        self._points: dict[int, tuple[Point, bool]] = {}
        self._starts: dict[int, TrailStart] = {}

    def trail(self) -> Trail:
        """The cheapest trail, with a ghost if any start has room for one."""
        if start := self._cheapest(with_ghost=True):
            ghost = Marker(*start.point, self._r, MarkerShape.GHOST, sector=self.style.sector)
            return Trail(self.style.id, ghost, start.arrow)
        start = self._cheapest(with_ghost=False)
        assert start  # noqa: S101 – for the type checker: there are always starts
        return Trail(self.style.id, None, start.arrow)

    def _cheapest(self, *, with_ghost: bool) -> TrailStart | None:
        obstacles = self._obstacles
        best: tuple[float, int, TrailStart] | None = None
        for way in self._ways:
            cost, rank, _, _ = way
            if best and round(cost, 4) > best[0]:
                # Obstacles can only add to the remaining costs.
                break
            point, has_room = self._points.get(rank) or self._point(way)
            if with_ghost and not has_room:
                continue
            start = self._starts.get(rank) or self._start(rank, point)
            if best and round(cost + (start.crossing + start.short), 4) > best[0]:
                continue
            if with_ghost and not obstacles.is_free_of_trails(start.point, self._r):
                continue
            crossing = start.crossing + obstacles.cost_of_trails(start.arrow)
            option = (round(cost + (crossing + start.short), 4), rank, start)
            best = min(best, option, key=lambda tried: tried[:2]) if best else option
        return best[-1] if best else None

    def _point(self, way: Way) -> tuple[Point, bool]:
        """The start of a way, and whether a ghost finds room there among markers and labels."""
        _, rank, depth, turn = way
        cell = self._cell
        if rank < 0 and self._stood:
            point = self._stood
        else:
            away, to = cell.inner + depth * (cell.outer - cell.inner), radians(self._angle + turn)
            point = round(away * sin(to), 2), round(-away * cos(to), 2)
        has_room = cell.contains(*point, self._r) and self._obstacles.is_free(point, self._r)
        self._points[rank] = point, has_room
        return point, has_room

    def _start(self, rank: int, point: Point) -> TrailStart:
        obstacles, radii = self._obstacles, (self._r, self._own)
        line = arrow(point, self._end, radii, obstacles.unit, Tone.SECTOR, self.style.sector)
        short = TOO_SHORT * max(SHORT * obstacles.unit - hypot(line.x2 - line.x1, line.y2 - line.y1), 0.0)
        start = self._starts[rank] = TrailStart(point, line, obstacles.cost(line, self.style.id), short)
        return start


def _around(point: Point, r: float) -> Rect:
    """The square around a circle."""
    return point[0] - r, point[1] - r, point[0] + r, point[1] + r


def _bounds(line: Line) -> Rect:
    return min(line.x1, line.x2), min(line.y1, line.y2), max(line.x1, line.x2), max(line.y1, line.y2)


def _apart(point: Point, other: Point) -> float:
    return hypot(point[0] - other[0], point[1] - other[1])
