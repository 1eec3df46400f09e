"""The layout of an edition grown out of a former one: what keeps its cell stays, newcomers take the room there is."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import product
from math import hypot

from radargen.placing.bodies import Body
from radargen.placing.candidates import choices, points
from radargen.placing.cells import Cell
from radargen.placing.guests import Guest
from radargen.placing.lock import Layout, Place
from radargen.placing.named import naming, spots, steady, usual
from radargen.placing.reference import ABROAD, Naming
from radargen.placing.seating import Table
from radargen.placing.subject import Subject
from radargen.placing.wanted import PLAIN, Wanted, bases, kept, measured, noted, tasks
from radargen.theme import RadarShape

# How much work the search may take, with names and without.
PATIENCE, BARE_PATIENCE = 120_000, 24_000
# On how many radars it is tried.
MOST_TRIES = 2

Point = tuple[float, float]


def grown(former: Layout, wanted: Wanted) -> Layout | None:
    """The former layout with what is new put in; None where even solving full cells anew does not make room."""
    subjects = wanted.subjects
    named = tasks(wanted)
    spoken = wanted.languages if named else ()
    best: tuple[int, Naming, Table] | None = None
    plain = naming([], measured(subjects[0], wanted.shape, PLAIN[wanted.shape][1]), 1.0)
    # Names that were there before stay on their side at first.
    for task, bound in product(named[:MOST_TRIES], (True, False)) if named else [(plain, True)]:
        if table := _roomy(former, spoken, task, bound=bound):
            homeless = sum(len(table.homeless(language)) for language in range(len(spoken)))
            if best is None or homeless < best[0]:
                best = homeless, task, table
            # Where many find no place on the tightest radar, sides are chosen on a larger one.
            if homeless <= ABROAD * len(wanted.blips) * len(spoken):
                break
    return best and _from_table(former, spoken, subjects[0], *best[1:], wanted.shape)


def _roomy(former: Layout, spoken: Sequence[str], task: Naming, *, bound: bool) -> Table | None:
    """Everybody seated after as few cells as possible were solved anew; None where that does not make room."""
    released: frozenset[tuple[int, int]] = frozenset()
    for _ in range(3):
        overflowing: set[tuple[int, int]] = set()
        for base in bases(task, named=bool(spoken)):
            # Whether blips have room is seen without their names, which take far longer.
            table = _table(replace(task, ways=(), ring_names=()), (), former, released, base)
            if not (overflowing := _overflowing(table, task.radius.bodies)):
                table = _table(task, spoken, former, released, base, bound=bound)
                if not _overflowing(table, task.radius.bodies):
                    return table
        if overflowing <= released:
            return None
        released |= overflowing
    return None


def _table(
    task: Naming,
    spoken: Sequence[str],
    former: Layout,
    released: frozenset[tuple[int, int]],
    base: float,
    *,
    bound: bool = True,
) -> Table:
    """Everybody seated, those who keep their cell at their old places unless it is released; `bound` to their sides."""
    of = task.radius
    radii = [round(share * of.rim, 2) for share in former.radii]
    same = tuple(body for body in of.bodies if (old := former.by_id.get(body.id)) and kept(old, body.blip))
    places = spots(replace(of, bodies=same), former, radii)
    guests: list[Guest] = []
    for row, cells in zip(of.rows, of.cells(radii), strict=True):
        for bodies, cell in zip(row, cells, strict=True):
            free = (bodies[0].ring, bodies[0].sector) in released if bodies else False
            for body in bodies:
                old, reach = former.by_id.get(body.id), body.reach(base)
                known = body.id in places and old is not None
                home = places[body.id] if known else _roomiest(cell, reach, places)
                places.setdefault(body.id, home)
                stays = known and old is not None and (old.pinned or not free)
                named = tuple(choices(ways[body.id]) for ways in task.ways)
                if stays and old is not None:
                    told = steady if bound else usual
                    named = tuple(told(ways, old, language) for ways, language in zip(named, spoken, strict=True))
                drawn = min(body.reach(task.base), reach)
                guests.append(Guest(body.id, cell, drawn, reach, home, named, stays, (float(stays),)))
    guests.sort(key=lambda guest: guest.id)
    return Table(guests, task.grounds(radii) if task.ways else (), PATIENCE if task.ways else BARE_PATIENCE).seated()


def _roomiest(cell: Cell, reach: float, taken: Mapping[str, Point]) -> Point:
    """The point of a cell that is farthest from all blips and from the cell's edges."""
    others = list(taken.values())

    def room(at: Point) -> float:
        edge = min(cell.outer - hypot(*at), (hypot(*at) - cell.inner) if cell.inner else cell.outer) * 2
        return min([edge, *(hypot(at[0] - x, at[1] - y) for x, y in others)])

    return max(points(cell, reach, 96), key=lambda at: (round(room(at), 2), at), default=cell.point(0.5, 0.5, reach))


def _from_table(
    former: Layout, spoken: Sequence[str], shown: Subject, task: Naming, table: Table, shape: RadarShape
) -> Layout:
    """What the table found, with the former places to the last digit where nothing moved."""
    names: dict[str, list[tuple[str, str]]] = {}
    for language, code in enumerate(spoken):
        gone = set(table.homeless(language))
        for n, seat in sorted(table.seats.items()):
            if (name := seat.names[language]) and n not in gone:
                names.setdefault(table.guests[n].id, []).append((code, name[0].side))
    radii = [round(share * task.radius.rim, 2) for share in former.radii]
    at = {table.guests[n].id: seat.point for n, seat in table.seats.items()}
    found = noted(shown, task.radius, radii, at, names, shape)
    stayed = {guest.id for guest in table.guests if guest.stays}
    places = (_as_before(place, former.by_id[place.id]) if place.id in stayed else place for place in found.places)
    return replace(found, radii=former.radii, places=tuple(places))


def _as_before(place: Place, old: Place) -> Place:
    """Where it was; a name that finds no place now keeps its side for where it does."""
    return replace(old, sides=tuple((dict(old.sides) | dict(place.sides)).items()))


def _overflowing(table: Table, bodies: Sequence[Body]) -> set[tuple[int, int]]:
    """The cells, by ring and sector, in which blips touch or do not fit."""
    outside = [
        n for n, seat in table.seats.items() if not table.guests[n].cell.holds(*seat.point, table.guests[n].reach)
    ]
    full = {table.guests[n].id for n in (*table.overlaps(), *outside)}
    return {(body.ring, body.sector) for body in bodies if body.id in full}
