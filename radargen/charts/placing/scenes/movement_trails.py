"""Where moved blips come from: a ghost in the former ring and an arrow from there, clear of what stands on the radar.

A ghost stands at the former place. Where another marker is there by now, or the arrow would run under one, it stands
straight inwards or outwards of its marker, in the middle of the former ring, and only as far beside that as others
make it; the position inside a cell means nothing.
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

# In units of the page: the gap around ghosts, and the shortest arrow that is seen as one.
CLEAR, SHORT = 1.6, 11.0
# Points to try: shares of the ring's width, and degrees beside the marker's own direction.
DEPTHS = (0.5, 0.38, 0.62, 0.26, 0.74)
TURNS = (0, 2, -2, 4, -4, 6, -6, 9, -9, 12, -12, 16, -16, 20, -20)
# Costs: per degree beside, per ring's width off its middle, per marker under the arrow, per label, ring name or other
# trail under it, and per point that it is too short.
TURN, DEPTH, MARKER, UNDER, TOO_SHORT = 0.5, 8.0, 60.0, 24.0, 2.0
# What the true former place is worth: its arrow may run under two labels, but not under a marker.
FORMER_PLACE = 50.0
ROUNDS = 3
# What a way back from a marker costs by itself, its rank among equals, its depth and its turn; the cheapest first.
Way = tuple[float, int, float, float]
WAYS: tuple[Way, ...] = tuple(
    sorted(
        (TURN * abs(turn) + DEPTH * abs(depth - 0.5), rank, depth, turn)
        for rank, (depth, turn) in enumerate(product(DEPTHS, TURNS))
    )
)
# The side of a square in which markers are looked up, in points.
SQUARE = 24.0
# The key that no rectangle of a grid has.
NOTHING = -1
# The distance of boxes along an arrow, in points.
STEP = 3.0


class TrailObstacles:
    """What trails keep clear of: markers as circles by trend, ring names, labels, other trails; centre at (0, 0).

    Each kind stands in a grid of its own, so that a trail costs what is near it and not what is on the radar.
    """

    def __init__(
        self, markers: Mapping[str, tuple[Point, float]], pills: Sequence[Box], labels: Sequence[Rect], unit: float
    ) -> None:
        """`unit` is that of the page, in points; it scales every gap."""
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
        """Add the trail of a trend that has none yet."""
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
        """Whether a ghost of radius `r` there touches no label, nor the square around it a marker or a ring name."""
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
        """What it costs that the arrow of the trend `own` crosses markers, labels and ring names."""
        gap, bounds = 0.6 * self.unit, _bounds(line)
        near = self._markers.near(bounds, gap, self._keys[own])
        hit = sum(line_distance(line, point) < reach + gap for point, reach in (self._circles[key] for key in near))
        under = sum(crosses_rect(line, rect, gap) for rect in self._labels.near(bounds, gap, NOTHING).values())
        under += sum(crosses_rect(line, rect, gap) for rect in self._pills.near(bounds, gap, NOTHING).values())
        return MARKER * hit + UNDER * under

    def cost_of_trails(self, line: Line) -> float:
        """What it costs that an arrow crosses other trails."""
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
    """The trails of the blips that moved and are not dimmed, relative to the radar's centre, in id order.

    `former` are the places in the edition that the view looks back to, by trend; `labels` are kept clear as far as that
    goes. Where no ghost finds room, the arrow stands alone.
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
    # In the first round later trails are unknown; in the next ones each makes room for all others.
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
    """A trail relative to the centre of the disc, moved to its place on the page."""
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
    """The box of the ghost, if there is one."""
    if (mark := trail.ghost) is not None:
        left, top, side = round(mark.x - mark.r, 2), round(mark.y - mark.r, 2), round(2 * mark.r, 2)
        yield Box(left, top, side, side, "former place")


def line_boxes(line: Line) -> Iterator[Rect]:
    """Small boxes along an arrow or a whisker, so that labels can keep clear of it."""
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
    """A start of a trail: its arrow and what that costs by itself, for what it crosses and for being too short."""

    point: Point
    arrow: Line
    crossing: float
    short: float


class TrailSearch:
    """The starts that the trail of a marker may have, each looked at once, however often the trail is asked for."""

    def __init__(
        self, style: MarkerStyle, packed: PackedRadar, cell: Cell, obstacles: TrailObstacles, stood: Point | None
    ) -> None:
        """`cell` is the former one, and `stood` where the marker was in it, if that is known."""
        self.style, self._cell, self._obstacles = style, cell, obstacles
        self._end, self._own = packed.points[style.id], packed.base * style.size
        self._r = round(GHOST * self._own, 2)
        self._angle = degrees(atan2(self._end[0], -self._end[1]))
        self._stood = stood
        self._ways: Sequence[Way] = ((-FORMER_PLACE, -1, 0.0, 0.0), *WAYS) if stood else WAYS
        self._points: dict[int, tuple[Point, bool]] = {}
        self._starts: dict[int, TrailStart] = {}

    def trail(self) -> Trail:
        """The cheapest trail, with a ghost at its start where any has room."""
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
                # Obstacles only add to the costs of the rest.
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
        """Where the way starts, and whether a ghost finds room there among markers and labels."""
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
