"""All layouts of a radar, to be written down: every edition, whole and in details, and what differs from what was."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product

from radargen.model import Edition, Radar
from radargen.placing.geometry.outline import Outline
from radargen.placing.memory.edition_layout import edition_layout, former_layout
from radargen.placing.memory.layout_request import LayoutRequest, layout_request
from radargen.placing.memory.layouts import DETAIL, NO_LOCK, WHOLE, Layout, Lock, moved_ids
from radargen.scene import Scene
from radargen.sentences import Said, joined, some_of
from radargen.theme import RadarShape

# So many ids are named in a line, the others counted.
NAMED = 8
_SHAPES = {RadarShape.DISC: Said("disc"), RadarShape.FAN: Said("fan"), RadarShape.QUARTER: Said("quarter")}
MOVED = Said("moved within their cells to make room")


def locked(radar: Radar, lock: Lock = NO_LOCK) -> Lock:
    """The lock brought up to date: what it says is kept where it fits, the rest is placed."""
    layouts: list[Layout] = []
    for each in _every(radar):
        if found := edition_layout(each, Lock((*lock.layouts, *layouts))):
            layouts.append(found)
    return Lock(tuple(layouts))


def recalled(radar: Radar, lock: Lock, edition: str, ids: Mapping[str, str]) -> Lock:
    """Where the newest edition's trends stand on the whole, as of an `edition` of another radar with ids of its own.

    `ids` are those, by the ones here.
    """
    layouts = (edition_layout(layout_request(radar, radar.newest, shape), lock) for shape in WHOLE)
    return Lock(tuple(_as_of(found, edition, ids) for found in layouts if found))


def _as_of(layout: Layout, edition: str, ids: Mapping[str, str]) -> Layout:
    places = (replace(place, id=ids.get(place.id, place.id)) for place in layout.places)
    return replace(layout, edition=edition, places=tuple(sorted(places, key=lambda place: place.id)))


def _every(radar: Radar) -> Iterator[LayoutRequest]:
    """All editions in both shapes, then in both of one dimension after the other alone."""
    yield from (layout_request(radar, edition, shape) for shape in WHOLE for edition in radar.editions)
    for alone, shape in product(radar.dimensions, DETAIL):
        yield from (layout_request(radar, edition, shape, alone.id) for edition in radar.editions)


def displaced(radar: Radar, edition: Edition, chart: Scene, lock: Lock = NO_LOCK) -> tuple[str, ...]:
    """The trends on a chart that keep their cell but not their place: that of the lock, else of the edition before."""
    if (disc := chart.disc) is None:
        return ()
    alone = disc.sectors[0].id if len(disc.sectors) < len(radar.dimensions) else ""
    seen = layout_request(radar, edition, Outline(disc.sectors[0].start, disc.sectors[-1].end).shape, alone)
    before, now = former_layout(seen, lock), edition_layout(seen, lock)
    shown = {mark.id for mark in chart.blips}
    return tuple(key for key in moved_ids(before, now) if key in shown) if before and now else ()


def differences(lock: Lock, current: Lock) -> Iterator[Said]:
    """What a lock lacks, has too much or has elsewhere against an up-to-date one, a line each, by edition.

    Of the dimensions alone only what does not follow from the whole.
    """
    shapes = defaultdict[tuple[str, str, Said], list[RadarShape]](list)
    told = defaultdict[tuple[str, Said], set[str]](set)
    for one in {(one.edition, one.alone, one.shape): one for one in (*current.layouts, *lock.layouts)}.values():
        for words, ids in _changes(lock, current, one):
            about = one.edition, words
            if not one.alone:
                told[about].update(ids)
            elif words != MOVED and about in told and told[about].issuperset(ids):
                continue
            said = words
            if ids:
                named = some_of(sorted(ids), NAMED)
                said = Said("{count:,} {words}: {names}", count=len(ids), words=words, names=named)
            shapes[one.edition, one.alone, said].append(one.shape)
    for (edition, alone, said), found in shapes.items():
        where = [Said("edition {id}", id=edition)]
        where += [Said("{dimension} alone", dimension=alone)] if alone else []
        where += [_SHAPES[found[0]]] if len(found) == 1 else []
        yield Said("{place}: {words}", place=joined(where), words=said)


def _changes(lock: Lock, current: Lock, one: Layout) -> Iterator[tuple[Said, Sequence[str]]]:
    """In words what is otherwise, each with the trends of which that is so; without any where all of it is."""
    old, new = (some.find(one.edition, one.shape, one.alone) for some in (lock, current))
    if old is None or new is None:
        yield (Said("new in the lock") if new else Said("no longer there")), ()
        return
    known = old.by_id.keys() & new.by_id.keys()
    crossed = [key for key in known if _cell(old, key) != _cell(new, key)]
    freed = [key for key in known if old.by_id[key].pinned and not new.by_id[key].pinned and key not in crossed]
    for words, ids in (
        (Said("new"), [*(new.by_id.keys() - known)]),
        (Said("gone"), [*(old.by_id.keys() - known)]),
        (Said("in another ring or dimension"), crossed),
        (MOVED, list(moved_ids(old, new))),
        (Said("no longer pinned, as there is no room"), freed),
    ):
        if ids:
            yield words, ids


def _cell(layout: Layout, key: str) -> tuple[str, str]:
    return layout.by_id[key].dimension, layout.by_id[key].ring
