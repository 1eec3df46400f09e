"""An edition's layout: from the lock where it is written down, else from the former edition, else from nothing.

What keeps its cell keeps its place; a newcomer takes the point with most room around it. Only where a cell overflows is
that cell solved anew, and only where that does not help, the whole radar.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import hypot

from radargen.assessing import blips
from radargen.model import Blip, Edition, Radar
from radargen.placing.bodies import BASE, least_base
from radargen.placing.candidates import choices, points
from radargen.placing.cells import Cell
from radargen.placing.filling import DoesNotFit, Radius, filled
from radargen.placing.guests import Guest
from radargen.placing.lock import NO_LOCK, Layout, Lock, Place, shares
from radargen.placing.named import naming, spots
from radargen.placing.outline import DISC, FAN
from radargen.placing.reference import NAMED, Naming, Seated, seated
from radargen.placing.seating import Table
from radargen.placing.subject import Subject, subject
from radargen.theme import RadarShape
from radargen.wording import wording

# The radar in the tightest measures that a usual page has, in type of 7.5 pt: a slide; then sheets, then a poster.
RIMS = {RadarShape.DISC: (182.0, 226.0, 300.0), RadarShape.FAN: (280.0, 320.0, 400.0)}
# A radar of numbers alone is placed for the smallest page that holds it.
PLAIN = {RadarShape.DISC: (150.0, 190.0, 240.0, 300.0), RadarShape.FAN: (240.0, 300.0, 400.0)}
HOPELESS = 0.62
# How much work the search may take: some five microseconds each, so that it ends well before three seconds.
PATIENCE = 360_000
# So many names may become numbers before the whole chart does.
FEW = 0.2
BUMPED = 1000
# Where fewer than this share keep their cell, an edition is placed from nothing.
FAMILIAR = 0.5


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be placed: an edition's blips in a shape, with the names in those languages."""

    radar: Radar
    edition: Edition
    blips: tuple[Blip, ...]
    shape: RadarShape
    languages: tuple[str, ...]

    @property
    def subjects(self) -> list[Subject]:
        """The edition in each language."""
        return [subject(self.radar, self.edition, self.blips, None, wording(spoken)) for spoken in self.languages]


@lru_cache(maxsize=64)
def layout(wanted: Wanted, lock: Lock = NO_LOCK) -> Layout | None:
    """The layout of an edition; None where its blips find no room on the tightest page.

    Written-down places are taken over; where the lock does not fit the data, only what differs is placed.
    """
    former = lock.find(wanted.edition.id, wanted.shape)
    if former and fits(former, wanted):
        return former
    if former is None and (before := wanted.radar.before(wanted.edition)):
        shown = tuple(blips(wanted.radar, before))
        former = layout(replace(wanted, edition=before, blips=shown), lock) if shown else None
    if former and _familiar(former, wanted) and (found := _grown(former, wanted)):
        return found
    return _afresh(wanted, former)


def fits(layout: Layout, wanted: Wanted) -> bool:
    """Whether a layout places exactly the edition's blips, each in its cell."""
    cells = {blip.id: (blip.trend.dimension, blip.placement.ring) for blip in wanted.blips}
    placed = {place.id: (place.dimension, place.ring) for place in layout.places}
    return cells == placed and len(layout.radii) == len(wanted.radar.rings)


def adapted(wanted: Wanted, kept: Layout | None) -> Layout | None:
    """A layout for the same blips with other marks: what still has room keeps its place."""
    return (_grown(kept, wanted) if kept else None) or _afresh(wanted, kept)


def alone(subjects: Sequence[Subject], of: Radius, unit: float) -> Layout | None:
    """One dimension placed for the page it fills; None where its blips find no room."""
    task = naming(subjects, of, unit)
    found = seated(task, PATIENCE) if task.load < HOPELESS else None
    return _written(subjects, task, found, RadarShape.FAN) if found and found.clashes < BUMPED else None


def _afresh(wanted: Wanted, former: Layout | None) -> Layout | None:
    """The edition placed from nothing, but for what is pinned."""
    pinned = {
        blip.id: (place.u, place.v)
        for blip in wanted.blips
        if former and (place := former.by_id.get(blip.id)) and place.pinned and _kept(place, blip)
    }
    subjects = wanted.subjects
    best: tuple[Naming, Seated] | None = None
    work = 0
    for rim in RIMS[wanted.shape]:
        task = replace(
            naming(subjects, _radius(subjects[0], wanted.shape, rim), 1.0), room=_room(wanted.shape, rim), pinned=pinned
        )
        if task.load > HOPELESS:
            continue
        found = seated(task, (PATIENCE - work) * 6 // 10)
        work += found.work if found else 0
        if found and (best is None or found.clashes < best[1].clashes):
            best = task, found
        if found and not found.clashes:
            break
    if best and best[1].clashes < BUMPED:
        return _pinned(_written(subjects, *best, wanted.shape), pinned)
    return _plain(subjects, wanted.shape)


def _plain(subjects: Sequence[Subject], shape: RadarShape) -> Layout | None:
    """Blips without names."""
    for rim in PLAIN[shape]:
        of = _radius(subjects[0], shape, rim)
        try:
            found = filled(of)
        except DoesNotFit:
            continue
        return _noted(subjects[0], of, found.radii, found.points, {}, shape)
    return None


def _room(shape: RadarShape, rim: float) -> float:
    """How much farther apart blips have to be on a radar of that size than on the tightest."""
    return rim / RIMS[shape][0]


def _grown(former: Layout, wanted: Wanted) -> Layout | None:
    """The former layout with what is new put in; None where even solving full cells anew does not make room."""
    subjects = wanted.subjects
    shown = subjects[0]
    rims = [r for r in RIMS[wanted.shape] if naming(subjects, _radius(shown, wanted.shape, r), 1.0).load <= HOPELESS]
    of = _radius(shown, wanted.shape, rims[0] if rims else PLAIN[wanted.shape][1])
    room = _room(wanted.shape, of.rim) if rims else 1.0
    task = naming(subjects if rims else [], of, 1.0)
    released: frozenset[tuple[int, int]] = frozenset()
    for _ in range(3):
        overflowing: set[tuple[int, int]] = set()
        for base in _bases(shown, room, named=bool(rims)):
            # Whether blips have room is seen without their names, which take far longer.
            table = _table(replace(task, ways=(), ring_names=()), former, released, base)
            if not (overflowing := _overflowing(table, shown)):
                table = _table(task, former, released, base)
                if not _overflowing(table, shown):
                    return _from_table(former, subjects if rims else [], shown, task, table, wanted.shape)
        if overflowing <= released:
            return None
        released |= overflowing
    return None


def _bases(shown: Subject, room: float, *, named: bool) -> list[float]:
    """The sizes of blips to try, the largest first."""
    least = least_base(shown.bodies, len(shown.bodies))
    smallest = max(least, NAMED) if named else least
    return [base * room for base in dict.fromkeys((BASE, max((BASE + smallest) / 2, smallest), smallest))]


def _table(task: Naming, former: Layout, released: frozenset[tuple[int, int]], base: float) -> Table:
    """Everybody seated, those who keep their cell at their old places unless it is released."""
    of = task.radius
    radii = [round(share * of.rim, 2) for share in former.radii]
    kept = tuple(body for body in of.bodies if (old := former.by_id.get(body.id)) and _kept(old, body.blip))
    places = spots(replace(of, bodies=kept), former, radii)
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
                drawn = min(body.reach(task.base), reach)
                guests.append(Guest(body.id, cell, drawn, reach, home, named, stays, (float(stays),)))
    guests.sort(key=lambda guest: guest.id)
    return Table(
        guests, task.grounds(radii) if task.ways else (), PATIENCE // 3 if task.ways else PATIENCE // 15
    ).seated()


def _roomiest(cell: Cell, reach: float, taken: Mapping[str, tuple[float, float]]) -> tuple[float, float]:
    """The point of a cell that is farthest from all blips and from the cell's edges."""
    others = list(taken.values())

    def room(at: tuple[float, float]) -> float:
        edge = min(cell.outer - hypot(*at), (hypot(*at) - cell.inner) if cell.inner else cell.outer) * 2
        return min([edge, *(hypot(at[0] - x, at[1] - y) for x, y in others)])

    return max(points(cell, reach, 96), key=lambda at: (round(room(at), 2), at), default=cell.point(0.5, 0.5, reach))


def _from_table(
    former: Layout, spoken: Sequence[Subject], shown: Subject, task: Naming, table: Table, shape: RadarShape
) -> Layout:
    """What the table found, with the former places to the last digit where nothing moved."""
    names: dict[str, list[tuple[str, str]]] = {}
    for language, one in enumerate(spoken):
        gone = set(table.homeless(language))
        for n, seat in sorted(table.seats.items()):
            if (name := seat.names[language]) and n not in gone:
                names.setdefault(table.guests[n].id, []).append((one.say.language, name[0].side))
    radii = [round(share * task.radius.rim, 2) for share in former.radii]
    at = {table.guests[n].id: seat.point for n, seat in table.seats.items()}
    found = _noted(shown, task.radius, radii, at, names, shape)
    stayed = {guest.id for guest in table.guests if guest.stays}
    return replace(
        found,
        radii=former.radii,
        places=tuple(
            replace(place, u=former.by_id[place.id].u, v=former.by_id[place.id].v, pinned=former.by_id[place.id].pinned)
            if place.id in stayed
            else place
            for place in found.places
        ),
    )


def _written(subjects: Sequence[Subject], task: Naming, found: Seated, shape: RadarShape) -> Layout:
    """A solution as shares of its cells."""
    names: dict[str, list[tuple[str, str]]] = {}
    for one, chosen in zip(subjects, found.names, strict=True):
        for key, choice in chosen.items():
            names.setdefault(key, []).append((one.say.language, choice.side))
    return _noted(subjects[0], task.radius, found.radii, found.points, names, shape)


def _noted(
    shown: Subject,
    of: Radius,
    radii: Sequence[float],
    at: Mapping[str, tuple[float, float]],
    names: Mapping[str, Sequence[tuple[str, str]]],
    shape: RadarShape,
) -> Layout:
    inner = (0.0, *radii)
    sectors = {sector.index: sector for sector in of.sectors}
    places = []
    for body in of.bodies:
        u, v = shares(at[body.id], sectors[body.sector], inner[body.ring], inner[body.ring + 1])
        cell = body.blip.trend.dimension, body.blip.placement.ring
        places.append(Place(body.id, *cell, u, v, tuple(names.get(body.id, ()))))  # type: ignore[arg-type]
    return Layout(shown.edition.id, shape, tuple(round(r / of.rim, 5) for r in radii), tuple(places))


def _pinned(layout: Layout, pinned: Mapping[str, tuple[float, float]]) -> Layout:
    """The layout with what was pinned as it was."""
    return replace(
        layout,
        places=tuple(
            replace(place, u=pinned[place.id][0], v=pinned[place.id][1], pinned=True) if place.id in pinned else place
            for place in layout.places
        ),
    )


def _radius(shown: Subject, shape: RadarShape, rim: float) -> Radius:
    outline = FAN if shape is RadarShape.FAN else DISC
    return Radius(rim, 1.0, outline, shown.rings, outline.sectors(shown.sectors), shown.bodies)


def _familiar(former: Layout, wanted: Wanted) -> bool:
    """Whether enough stays where it was for rings to stay as they are."""
    kept = sum(bool((old := former.by_id.get(blip.id)) and _kept(old, blip)) for blip in wanted.blips)
    return len(former.radii) == len(wanted.radar.rings) and kept >= FAMILIAR * len(former.places) > 0


def _kept(place: Place, blip: Blip) -> bool:
    return (place.dimension, place.ring) == (blip.trend.dimension, blip.placement.ring)


def _overflowing(table: Table, shown: Subject) -> set[tuple[int, int]]:
    """The cells in which blips touch or do not fit."""
    outside = [
        n for n, seat in table.seats.items() if not table.guests[n].cell.holds(*seat.point, table.guests[n].reach)
    ]
    return {_cell_of(table.guests[n], shown) for n in (*table.overlaps(), *outside)}


def _cell_of(guest: Guest, shown: Subject) -> tuple[int, int]:
    body = next(body for body in shown.bodies if body.id == guest.id)
    return body.ring, body.sector
