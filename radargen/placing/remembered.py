"""All layouts of a radar, to be written down: every edition in both shapes, and what differs from what was written."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from radargen.model import Edition, Radar
from radargen.placing.lock import NO_LOCK, Layout, Lock, moved
from radargen.placing.placement import former, layout
from radargen.placing.wanted import whole
from radargen.scene import Scene
from radargen.theme import RadarShape

# So many ids are named in a line, the others counted.
NAMED = 8


def locked(radar: Radar, lock: Lock = NO_LOCK) -> Lock:
    """The lock brought up to date: what it says is kept where it fits, the rest is placed."""
    layouts: list[Layout] = []
    for shape in RadarShape:
        for edition in radar.editions:
            if found := layout(whole(radar, edition, shape), Lock((*lock.layouts, *layouts))):
                layouts.append(found)
    return Lock(tuple(layouts))


def recalled(radar: Radar, lock: Lock, edition: str, ids: Mapping[str, str]) -> Lock:
    """Where the newest edition's trends stand, as of an `edition` of another radar; `ids` are the new ones there."""
    layouts = (layout(whole(radar, radar.newest, shape), lock) for shape in RadarShape)
    return Lock(tuple(_as_of(found, edition, ids) for found in layouts if found))


def _as_of(layout: Layout, edition: str, ids: Mapping[str, str]) -> Layout:
    places = (replace(place, id=ids.get(place.id, place.id)) for place in layout.places)
    return replace(layout, edition=edition, places=tuple(sorted(places, key=lambda place: place.id)))


def displaced(radar: Radar, edition: Edition, chart: Scene, lock: Lock = NO_LOCK) -> tuple[str, ...]:
    """The trends on a chart that keep their cell but not their place: that of the lock, else of the edition before."""
    closed = chart.disc is not None and chart.disc.closed
    wanted = whole(radar, edition, RadarShape.DISC if closed else RadarShape.FAN)
    before, now = former(wanted, lock), layout(wanted, lock)
    shown = {mark.id for mark in chart.blips}
    return tuple(key for key in moved(before, now) if key in shown) if before and now else ()


def differences(lock: Lock, current: Lock) -> Iterator[str]:
    """What a lock lacks, has too much or has elsewhere against an up-to-date one, a line each, by edition."""
    shapes = defaultdict[tuple[str, str], list[str]](list)
    for one in (*current.layouts, *lock.layouts):
        for words in dict.fromkeys(_changes(lock, current, one)):
            if one.shape not in shapes[one.edition, words]:
                shapes[one.edition, words].append(one.shape)
    for (edition, words), found in shapes.items():
        alone = "" if len(found) == len(RadarShape) else f", {found[0]}"
        yield f"edition {edition}{alone}: {words}"


def _changes(lock: Lock, current: Lock, one: Layout) -> Iterator[str]:
    old, new = (some.find(one.edition, one.shape) for some in (lock, current))
    if old is None or new is None:
        yield "new in the lock" if new else "no longer there"
        return
    known = old.by_id.keys() & new.by_id.keys()
    crossed = [key for key in known if _cell(old, key) != _cell(new, key)]
    freed = [key for key in known if old.by_id[key].pinned and not new.by_id[key].pinned and key not in crossed]
    for words, ids in (
        ("new", new.by_id.keys() - known),
        ("gone", old.by_id.keys() - known),
        ("in another ring or dimension", crossed),
        ("moved within their cells to make room", list(moved(old, new))),
        ("no longer pinned, as there is no room", freed),
    ):
        if ids:
            yield f"{len(ids)} {words}: {_named(sorted(ids))}"


def _cell(layout: Layout, key: str) -> tuple[str, str]:
    return layout.by_id[key].dimension, layout.by_id[key].ring


def _named(ids: Sequence[str]) -> str:
    """The first of them by name, the others as a count."""
    more = f" and {len(ids) - NAMED} more" if len(ids) > NAMED else ""
    return ", ".join(ids[:NAMED]) + more
