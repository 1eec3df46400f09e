"""The layout of an edition grown out of a former one: what keeps its cell stays, newcomers take the room there is."""

from bisect import bisect, insort
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import product
from math import hypot, sqrt

from radargen.placing.geometry.cells import Cell
from radargen.placing.geometry.rectangles import Point
from radargen.placing.memory.layout_request import LayoutRequest, as_layout, keeps_cell, layout_problems
from radargen.placing.memory.layouts import Layout, marker_points, only_side, preferring_side
from radargen.placing.solver.label_candidates import label_variants, sample_points
from radargen.placing.solver.label_solver import LabelledMarker, LabelSolver
from radargen.placing.solver.layout_problem import OUT_OF_RING, LayoutProblem
from radargen.placing.solver.marker_packing import is_valid, respread, separated
from radargen.placing.solver.radar_geometry import RadarGeometry
from radargen.placing.view.marker_styles import BASE

# How much work the search for names may take in all, and how many radars it is tried on.
PATIENCE, MOST_TRIES = 120_000, 2
# Of what overlaps a blip that was there gives way by so much, where a newcomer gives way by 1.
KEPT = 0.15


@dataclass(frozen=True, slots=True)
class GrownMarkers:
    """Where the blips stand, on the smallest radar that holds them, and which of them have not moved."""

    of: RadarGeometry
    base: float
    points: Mapping[str, Point]
    stayed: frozenset[str]


@dataclass(frozen=True)
class FormerMarkers:
    """A radar of those radii, and on it those who were there before, with their places."""

    of: RadarGeometry
    old: RadarGeometry
    radii: Sequence[float]
    points: Mapping[str, Point]
    _known: dict[float, dict[str, Point]] = field(default_factory=dict)

    def with_newcomers(self, base: float) -> dict[str, Point]:
        """The places with everybody who is new where most room is for blips of that base size."""
        if base not in self._known:
            points, taken = dict(self.points), sorted(self.points.values())
            for cell, bodies in self.of.filled_cells(self.radii):
                for body in bodies:
                    if body.id not in points:
                        points[body.id] = _roomiest(cell, body.reach(base), taken)
                        insort(taken, points[body.id])
            self._known[base] = points
        return self._known[base]


def extended(former: Layout, wanted: LayoutRequest) -> Layout | None:
    """The former layout with what is new put in; None where its rings are too narrow for that."""
    blips = _blips(former, wanted)
    if blips is None:
        return None
    best: tuple[int, LayoutProblem, LabelSolver] | None = None
    patience = PATIENCE
    # Names that were there before stay on their side at first.
    for task, bound in product(layout_problems(wanted)[:MOST_TRIES], (True, False)):
        table = _named(task, wanted.languages, former, blips, patience, bound=bound)
        patience -= table.work
        homeless = sum(len(table.homeless(language)) for language in range(len(wanted.languages)))
        if not table.overlaps() and (best is None or homeless < best[0]):
            best = homeless, task, table
        # Where many find no place on the tightest radar, sides are chosen on a larger one.
        if patience <= 0 or (best and best[0] <= OUT_OF_RING * len(wanted.blips) * len(wanted.languages)):
            break
    if best is None:
        radii = _radii(former, blips.of)
        return _as_before(as_layout(wanted, blips.of, radii, blips.points, {}), former, blips)
    return _as_before(_from_table(former, wanted, *best[1:]), former, blips)


def _blips(former: Layout, wanted: LayoutRequest) -> GrownMarkers | None:
    """The blips without their names: nobody moves as long as newcomers find room, else as few as possible."""
    radars = [wanted.radius(rim) for rim in wanted.rims]
    least = radars[0].smallest
    bases = dict.fromkeys((max(BASE, least), max((BASE + least) / 2, least), least))
    stands = [_stand(former, of) for of in radars]
    for stand, base in product(stands, bases):
        # Those that were there stay where they are only if they have room there.
        if is_valid(stand.old, stand.radii, stand.points, base) and (found := _eased(former, stand, base, 0.0)):
            return found
    for light in (KEPT, None):
        ways = [way for stand in stands if (way := _eased(former, stand, least, light))]
        if ways:
            return max(ways, key=lambda way: len(way.stayed))
    return None


def _stand(former: Layout, of: RadarGeometry) -> FormerMarkers:
    """Those who keep their cell, at their places on that radar."""
    known = former.by_id
    old = replace(of, bodies=tuple(b for b in of.bodies if b.id in known and keeps_cell(known[b.id], b.blip)))
    radii = _radii(former, of)
    return FormerMarkers(of, old, radii, marker_points(old, former, radii))


def _eased(former: Layout, stand: FormerMarkers, base: float, light: float | None) -> GrownMarkers | None:
    """All blips in that size, those that were there before giving way by so much; by None, full cells are solved anew.

    None where they find no room.
    """
    points = stand.with_newcomers(base)
    if light is None:
        found = respread(stand.of, stand.radii, points, base)
    else:
        lights = {key: 0.0 if former.by_id[key].pinned else light for key in stand.points}
        found = separated(stand.of, stand.radii, points, base, lights)
    if found is None:
        return None
    return GrownMarkers(stand.of, base, found, frozenset(key for key, at in stand.points.items() if found[key] == at))


def _named(
    task: LayoutProblem, spoken: Sequence[str], former: Layout, blips: GrownMarkers, patience: int, *, bound: bool
) -> LabelSolver:
    """Everybody seated with names, those who have not moved at their old places; `bound` to their sides."""
    of, radii = task.radius, _radii(former, task.radius)
    scale = of.rim / blips.of.rim
    base = blips.base * scale
    same = marker_points(replace(of, bodies=tuple(b for b in of.bodies if b.id in blips.stayed)), former, radii)
    guests: list[LabelledMarker] = []
    for cell, bodies in of.filled_cells(radii):
        for body in bodies:
            x, y = blips.points[body.id]
            home = same.get(body.id) or (round(x * scale, 2), round(y * scale, 2))
            named = tuple(label_variants(ways[body.id]) for ways in task.ways)
            if body.id in same:
                told, old = only_side if bound else preferring_side, former.by_id[body.id]
                named = tuple(told(ways, old, language) for ways, language in zip(named, spoken, strict=True))
            stays, reach = body.id in same, body.reach(base)
            drawn = min(body.reach(task.base), reach)
            guests.append(LabelledMarker(body.id, cell, drawn, reach, home, named, stays, (float(stays),)))
    guests.sort(key=lambda guest: guest.id)
    return LabelSolver(guests, task.grounds(radii), patience).seated()


def _roomiest(cell: Cell, reach: float, taken: Sequence[Point]) -> Point:
    """The point of a cell that is farthest from all blips, which are in order, and from the cell's edges."""
    best = -1.0, cell.point(0.5, 0.5, reach)
    for at in _tried(cell, reach):
        away = hypot(*at)
        edge = min(cell.outer - away, (away - cell.inner) if cell.inner else cell.outer) * 2
        best = max(best, (round(_room(at, taken, edge, best[0] - 0.01), 2), at))
    return best[1]


@lru_cache(maxsize=64)
def _tried(cell: Cell, reach: float) -> tuple[Point, ...]:
    return tuple(sample_points(cell, reach, 96))


def _room(at: Point, others: Sequence[Point], most: float, least: float) -> float:
    """How far the nearest of some points is that are in order: at most so far; any less than `least` is as good."""
    x, y = at
    place = bisect(others, at)
    # From the point to the left and to the right, until all that follow are too far by that alone.
    for way in (range(place - 1, -1, -1), range(place, len(others))):
        for n in way:
            ox, oy = others[n]
            if most < least or abs(ox - x) >= most:
                break
            most = min(most, sqrt((ox - x) ** 2 + (oy - y) ** 2))
    return most


def _from_table(former: Layout, wanted: LayoutRequest, task: LayoutProblem, table: LabelSolver) -> Layout:
    """What the table found."""
    names: dict[str, list[tuple[str, str]]] = {}
    for language, code in enumerate(wanted.languages):
        gone = set(table.homeless(language))
        for n, seat in sorted(table.seats.items()):
            if (name := seat.names[language]) and n not in gone:
                names.setdefault(table.guests[n].id, []).append((code, name[0].side))
    at = {table.guests[n].id: seat.point for n, seat in table.seats.items()}
    return as_layout(wanted, task.radius, _radii(former, task.radius), at, names)


def _as_before(found: Layout, former: Layout, blips: GrownMarkers) -> Layout:
    """The layout with the former places to the last digit where nothing moved.

    A name that finds no place now keeps its side for where it does.
    """
    places = []
    for place in found.places:
        if place.id in blips.stayed:
            old = former.by_id[place.id]
            places.append(replace(old, sides=tuple((dict(old.sides) | dict(place.sides)).items())))
        else:
            places.append(place)
    return replace(found, radii=former.radii, places=tuple(places))


def _radii(former: Layout, of: RadarGeometry) -> list[float]:
    return [round(share * of.rim, 2) for share in former.radii]
