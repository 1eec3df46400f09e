"""Where moved blips come from: a ghost in the former ring and an arrow from there, clear of what stands on the radar.

A ghost stands where its blip stood. Where another is there by now, or the arrow would run under a blip, it stands
straight inwards or outwards of its own, in the middle of the former ring, and only as far beside that as others make
it; for the place inside a cell says nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import atan2, cos, degrees, hypot, radians, sin

from radargen.model import Movement
from radargen.placing.geometry.cells import Cell, cell_point
from radargen.placing.geometry.rectangles import (
    Point,
    Rect,
    arrow,
    crosses_rect,
    line_distance,
    lines_cross,
    rect_distance,
)
from radargen.placing.memory.layouts import MarkerPlace
from radargen.placing.solver.label_candidates import LabelVariant
from radargen.placing.solver.marker_packing import PackedRadar
from radargen.placing.solver.radar_geometry import RadarGeometry
from radargen.placing.view.chart_content import ChartContent
from radargen.placing.view.marker_styles import GHOST, MarkerStyle
from radargen.scene import Box, Disc, Line, Marker, Shape, Tone, Trail

# In units of the page: what ghosts keep from anything, and the shortest arrow that is seen as one.
CLEAR, SHORT = 1.6, 11.0
# Places to try: shares of the ring's width, and degrees beside the blip's own direction.
DEPTHS = (0.5, 0.38, 0.62, 0.26, 0.74)
TURNS = (0, 2, -2, 4, -4, 6, -6, 9, -9, 12, -12, 16, -16, 20, -20)
# What it costs: a degree beside, a share of the ring's width off its middle, a blip or ring name under the arrow,
# a name or another trail under it, and each point that it is too short.
TURN, DEPTH, BLIP, UNDER, POINT = 0.5, 8.0, 60.0, 24.0, 2.0
# What the place where a blip stood is worth: the arrow from there may run under two names, but not under a blip.
STOOD = 50.0
MOVED = (Movement.IN, Movement.OUT)
ROUNDS = 3
# An arrow as names see it, in points.
STEP = 3.0


@dataclass
class TrailObstacles:
    """What stands on the radar, relative to its centre: circles of blips by id, ring names, names, trails by id."""

    blips: Mapping[str, tuple[Point, float]]
    pills: Sequence[Box]
    names: Sequence[Rect]
    unit: float
    trails: dict[str, Trail] = field(default_factory=dict)

    def free(self, at: Point, r: float) -> bool:
        """Whether a ghost there touches nothing, nor does the square around it touch a blip."""
        gap = CLEAR * self.unit
        circles = [*self.blips.values(), *self._ghosts()]
        square = at[0] - r, at[1] - r, at[0] + r, at[1] + r
        return (
            all(hypot(at[0] - x, at[1] - y) >= r + reach + gap for (x, y), reach in circles)
            and all(rect_distance(square, blip) > reach for blip, reach in self.blips.values())
            and all(rect_distance(rect, at) >= r + gap for rect in self.names)
            and all(line_distance(trail.arrow, at) >= r + gap for trail in self.trails.values())
        )

    def cost(self, line: Line, own: str) -> float:
        """What it costs that an arrow crosses others."""
        gap = 0.6 * self.unit
        hit = sum(line_distance(line, at) < reach + gap for key, (at, reach) in self.blips.items() if key != own)
        hit += sum(line_distance(line, at) < r + gap for at, r in self._ghosts())
        under = sum(crosses_rect(line, rect, gap) for rect in self.names)
        under += sum(crosses_rect(line, (b.x, b.y, b.x + b.width, b.y + b.height), gap) for b in self.pills)
        under += sum(lines_cross(line, trail.arrow) for trail in self.trails.values())
        short = max(SHORT * self.unit - hypot(line.x2 - line.x1, line.y2 - line.y1), 0.0)
        return BLIP * hit + UNDER * under + POINT * short

    def _ghosts(self) -> Iterator[tuple[Point, float]]:
        return (((g.x, g.y), g.r) for trail in self.trails.values() if (g := trail.ghost))


def movement_trails(
    shown: ChartContent,
    of: RadarGeometry,
    found: PackedRadar,
    stood: Mapping[str, MarkerPlace],
    names: Sequence[Rect] = (),
) -> tuple[Trail, ...]:
    """The trails of the blips that moved and do not stand back, relative to the radar's centre, in id order.

    `stood` are the places of the edition that the view looks back to, by trend. Where no ghost finds room, the arrow
    stands alone.
    """
    blips = {body.id: (found.points[body.id], body.reach(found.base)) for body in found.bodies}
    ground = TrailObstacles(blips, found.pills, names, of.unit)
    rings = {ring.id: place for place, ring in enumerate(shown.radar.rings)}
    sectors = {sector.index: place for place, sector in enumerate(of.sectors)}
    cells, dimmed = of.cells(found.radii), shown.dimmed
    moved = sorted(
        (body for body in found.bodies if body.blip.movement in MOVED and body.id not in dimmed), key=lambda b: b.id
    )
    # The first round is blind for what comes later; in the next ones each makes room for all others.
    for _ in range(ROUNDS):
        for body in moved:
            ground.trails.pop(body.id, None)
            ring, sector = body.blip.before or body.blip.placement.ring, sectors[body.sector]
            cell, home = cells[rings[ring]][sector], None
            if (at := stood.get(body.id)) and (at.dimension, at.ring) == (body.blip.trend.dimension, ring):
                home = cell_point(at.u, at.v, of.sectors[sector], cell.inner, cell.outer)
            ground.trails[body.id] = _trail(body, found, cell, ground, home)
    return tuple(ground.trails[body.id] for body in moved)


def shifted_trail(trail: Trail, disc: Disc) -> Trail:
    """The same on the page."""
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
    """What the ghost takes, if there is one."""
    if (mark := trail.ghost) is not None:
        left, top, side = round(mark.x - mark.r, 2), round(mark.y - mark.r, 2), round(2 * mark.r, 2)
        yield Box(left, top, side, side, "former place")


def line_boxes(line: Line) -> Iterator[Rect]:
    """What an arrow or a whisker takes, in small steps."""
    count = max(int(hypot(line.x2 - line.x1, line.y2 - line.y1) / STEP), 1)
    half = max(line.head * 0.35, line.width)
    for n in range(count + 1):
        x, y = line.x1 + (line.x2 - line.x1) * n / count, line.y1 + (line.y2 - line.y1) * n / count
        yield x - half, y - half, x + half, y + half


def label_rects(names: Mapping[str, LabelVariant], found: PackedRadar, size: float) -> list[Rect]:
    """What names take, relative to the radar's centre."""
    reach = {body.id: body.reach(found.base) for body in found.bodies}
    return [choice.rect(*found.points[key], reach[key], size) for key, choice in names.items()]


def _trail(body: MarkerStyle, found: PackedRadar, cell: Cell, ground: TrailObstacles, home: Point | None) -> Trail:
    """The cheapest way, with a ghost at its start where any has room; `home` is where the blip stood."""
    at = found.points[body.id]
    own = found.base * body.size
    r = round(GHOST * own, 2)
    best: tuple[bool, float, int, Point, Line] | None = None
    starts = [*([(-STOOD, home)] if home else []), *_starts(at, cell)]
    for cost, rank, start in sorted((cost, rank, start) for rank, (cost, start) in enumerate(starts)):
        if best and not best[0] and round(cost, 4) > best[1]:
            # Whatever stands in the way makes the rest dearer still.
            break
        line = arrow(start, at, (r, own), ground.unit, Tone.SECTOR, body.sector)
        room = cell.holds(*start, r) and ground.free(start, r)
        if room or best is None or best[0]:
            way = (not room, round(cost + ground.cost(line, body.id), 4), rank, start, line)
            best = min(best, way, key=lambda each: each[:3]) if best else way
    assert best  # noqa: S101 – for the type checker: there are always starts
    alone, _, _, start, line = best
    return Trail(body.id, None if alone else Marker(*start, r, Shape.GHOST, sector=body.sector), line)


def _starts(at: Point, cell: Cell) -> Iterator[tuple[float, Point]]:
    """Places in the former ring with what each costs by itself."""
    angle = degrees(atan2(at[0], -at[1]))
    for depth in DEPTHS:
        away = cell.inner + depth * (cell.outer - cell.inner)
        for turn in TURNS:
            to = radians(angle + turn)
            start = round(away * sin(to), 2), round(-away * cos(to), 2)
            yield TURN * abs(turn) + DEPTH * abs(depth - 0.5), start
