"""Where moved blips come from: a ghost in the former ring and an arrow from there, clear of what stands on the radar.

The place inside a cell says nothing, so a ghost stands straight inwards or outwards of its blip, in the middle of the
former ring, and only as far beside that as others make it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import atan2, cos, degrees, hypot, radians, sin

from radargen.model import Movement
from radargen.placing.bodies import Body
from radargen.placing.candidates import Choice, Rect
from radargen.placing.cells import Cell
from radargen.placing.filling import Filled, Radius
from radargen.placing.subject import Subject
from radargen.scene import Box, Disc, Line, Marker, Shape, Tone, Trail

Point = tuple[float, float]

# A ghost's radius as a share of its blip's; in units of the page: the arrow's width and head, what it keeps from its
# ends, what ghosts keep from anything, and the shortest arrow that is seen as one.
GHOST = 0.72
WIDTH, HEAD, FREE, CLEAR, SHORT = 1.0, 3.8, 1.4, 1.6, 11.0
# Places to try: shares of the ring's width, and degrees beside the blip's own direction.
DEPTHS = (0.5, 0.38, 0.62, 0.26, 0.74)
TURNS = (0, 2, -2, 4, -4, 6, -6, 9, -9, 12, -12, 16, -16, 20, -20)
# What it costs: a degree beside, a share of the ring's width off its middle, a blip or ring name under the arrow,
# a name or another trail under it, and each point that it is too short.
TURN, DEPTH, BLIP, NAME, POINT = 0.3, 8.0, 60.0, 12.0, 2.0


@dataclass
class Ground:
    """What stands on the radar already, relative to its centre: circles of blips by id, ring names, names, ghosts."""

    blips: Mapping[str, tuple[Point, float]]
    pills: Sequence[Box]
    names: Sequence[Rect]
    unit: float
    ghosts: list[tuple[Point, float]] = field(default_factory=list)
    arrows: list[Line] = field(default_factory=list)

    def free(self, at: Point, r: float) -> bool:
        """Whether a ghost there touches nothing."""
        gap = CLEAR * self.unit
        circles = [*self.blips.values(), *self.ghosts]
        return (
            all(hypot(at[0] - x, at[1] - y) >= r + reach + gap for (x, y), reach in circles)
            and all(_off(rect, at) >= r + gap for rect in self.names)
            and all(_beside(line, at) >= r + gap for line in self.arrows)
        )

    def cost(self, line: Line, own: str) -> float:
        """What it costs that an arrow crosses others."""
        gap = 0.6 * self.unit
        hit = sum(_beside(line, at) < reach + gap for key, (at, reach) in self.blips.items() if key != own)
        hit += sum(_beside(line, at) < r + gap for at, r in self.ghosts)
        under = sum(_crosses(line, rect) for rect in self.names)
        under += sum(_crosses(line, (b.x, b.y, b.x + b.width, b.y + b.height)) for b in self.pills)
        under += sum(_meet(line, other) for other in self.arrows)
        short = max(SHORT * self.unit - hypot(line.x2 - line.x1, line.y2 - line.y1), 0.0)
        return BLIP * hit + NAME * under + POINT * short


def trails(shown: Subject, of: Radius, found: Filled, names: Sequence[Rect] = ()) -> tuple[Trail, ...]:
    """The trails of the blips that moved and do not stand back, relative to the radar's centre, in id order.

    Where no ghost finds room, the arrow stands alone.
    """
    blips = {body.id: (found.points[body.id], body.reach(found.base)) for body in found.bodies}
    ground = Ground(blips, found.pills, names, of.unit)
    rings = {ring.id: place for place, ring in enumerate(shown.radar.rings)}
    sectors = {sector.index: place for place, sector in enumerate(of.sectors)}
    cells = of.cells(found.radii)
    moved = [body for body in found.bodies if body.blip.movement in (Movement.IN, Movement.OUT)]
    dimmed = shown.dimmed
    made: list[Trail] = []
    for body in moved:
        if body.blip.before in rings and body.id not in dimmed:
            cell = cells[rings[body.blip.before]][sectors[body.sector]]
            made.append(_trail(body, found, cell, ground))
            if (mark := made[-1].ghost) is not None:
                ground.ghosts.append(((mark.x, mark.y), mark.r))
            ground.arrows.append(made[-1].arrow)
    return tuple(made)


def arrow(start: Point, end: Point, radii: tuple[float, float], unit: float, tone: Tone, sector: int = 0) -> Line:
    """An arrow between two circles, by their centres and radii, that touches neither."""
    (x1, y1), (x2, y2) = start, end
    far = hypot(x2 - x1, y2 - y1) or 1.0
    # Two circles that nearly touch leave a head without a shaft, never an arrow that points back.
    gap = min(FREE * unit, max((far - sum(radii)) / 4, 0.0))
    low, high = (radii[0] + gap) / far, 1 - (radii[1] + gap) / far
    low = min(low, high)
    return Line(
        round(x1 + low * (x2 - x1), 2),
        round(y1 + low * (y2 - y1), 2),
        round(x1 + high * (x2 - x1), 2),
        round(y1 + high * (y2 - y1), 2),
        round(WIDTH * unit, 2),
        tone,
        sector,
        round(min(HEAD * unit, far * (high - low)), 2),
    )


def shifted(trail: Trail, disc: Disc) -> Trail:
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


def ghost(trail: Trail) -> Iterator[Box]:
    """What the ghost takes, if there is one."""
    if (mark := trail.ghost) is not None:
        left, top, side = round(mark.x - mark.r, 2), round(mark.y - mark.r, 2), round(2 * mark.r, 2)
        yield Box(left, top, side, side, "former place")


def taken(trail: Trail) -> Iterator[Box]:
    """What names keep clear of: the ghost, and the arrow in small steps."""
    yield from ghost(trail)
    line = trail.arrow
    steps = max(int(hypot(line.x2 - line.x1, line.y2 - line.y1) / 3), 1)
    half = line.head * 0.3
    for n in range(steps + 1):
        x, y = line.x1 + (line.x2 - line.x1) * n / steps, line.y1 + (line.y2 - line.y1) * n / steps
        yield Box(x - half, y - half, 2 * half, 2 * half, "arrow")


def rects(names: Mapping[str, Choice], found: Filled, size: float) -> list[Rect]:
    """What names take, relative to the radar's centre."""
    reach = {body.id: body.reach(found.base) for body in found.bodies}
    return [choice.rect(*found.points[key], reach[key], size) for key, choice in names.items()]


def _trail(body: Body, found: Filled, cell: Cell, ground: Ground) -> Trail:
    """The cheapest way, with a ghost at its start where any has room."""
    at = found.points[body.id]
    own = found.base * body.size
    r = round(GHOST * own, 2)
    ways = []
    for rank, (cost, start) in enumerate(_starts(at, cell)):
        line = arrow(start, at, (r, own), ground.unit, Tone.SECTOR, body.sector)
        room = cell.holds(*start, r) and ground.free(start, r)
        ways.append((not room, round(cost + ground.cost(line, body.id), 4), rank, start, line))
    alone, _, _, start, line = min(ways)
    return Trail(body.id, None if alone else Marker(*start, r, Shape.GHOST, sector=body.sector), line)


def _starts(at: Point, cell: Cell) -> Iterator[tuple[float, Point]]:
    """Places in the former ring with what each costs by itself."""
    angle = degrees(atan2(at[0], -at[1]))
    for depth in DEPTHS:
        away = cell.inner + depth * (cell.outer - cell.inner)
        for turn in TURNS:
            to = radians(angle + turn)
            point = round(away * sin(to), 2), round(-away * cos(to), 2)
            yield TURN * abs(turn) + DEPTH * abs(depth - 0.5), point


def _off(rect: Rect, at: Point) -> float:
    """How far a point is from a rectangle."""
    return hypot(max(rect[0] - at[0], at[0] - rect[2], 0.0), max(rect[1] - at[1], at[1] - rect[3], 0.0))


def _beside(line: Line, at: Point) -> float:
    """How far a point is from a line."""
    dx, dy = line.x2 - line.x1, line.y2 - line.y1
    share = ((at[0] - line.x1) * dx + (at[1] - line.y1) * dy) / ((dx * dx + dy * dy) or 1.0)
    share = min(max(share, 0.0), 1.0)
    return hypot(line.x1 + share * dx - at[0], line.y1 + share * dy - at[1])


def _crosses(line: Line, rect: Rect) -> bool:
    """Whether a line runs over a rectangle, looked at in steps of a point or so."""
    steps = max(int(hypot(line.x2 - line.x1, line.y2 - line.y1)), 1)
    return any(
        _off(rect, (line.x1 + (line.x2 - line.x1) * n / steps, line.y1 + (line.y2 - line.y1) * n / steps)) < 0.5
        for n in range(steps + 1)
    )


def _meet(one: Line, other: Line) -> bool:
    """Whether two lines cross."""

    def side(line: Line, x: float, y: float) -> float:
        return (line.x2 - line.x1) * (y - line.y1) - (line.y2 - line.y1) * (x - line.x1)

    return (
        side(one, other.x1, other.y1) * side(one, other.x2, other.y2) < 0
        and side(other, one.x1, one.y1) * side(other, one.x2, one.y2) < 0
    )
