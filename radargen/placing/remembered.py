"""All layouts of a radar, to be written down: every edition in both shapes, each growing out of the one before."""

from collections.abc import Iterator

from radargen.assessing import blips
from radargen.model import Radar
from radargen.placing.lock import NO_LOCK, Layout, Lock, moved
from radargen.placing.placement import Wanted, layout
from radargen.theme import RadarShape


def locked(radar: Radar, lock: Lock = NO_LOCK) -> Lock:
    """The lock brought up to date: what it says is kept where it fits, the rest is placed."""
    layouts: list[Layout] = []
    for shape in RadarShape:
        for edition in radar.editions:
            shown = tuple(sorted(blips(radar, edition), key=lambda blip: blip.id))
            if found := layout(Wanted(radar, edition, shown, shape, radar.languages), Lock((*lock.layouts, *layouts))):
                layouts.append(found)
    return Lock(tuple(layouts))


def differences(lock: Lock, current: Lock) -> Iterator[str]:
    """What a lock lacks, has too much or has elsewhere against an up-to-date one, a sentence each."""
    for new in current.layouts:
        where = f"edition {new.edition}, {new.shape}"
        old = lock.find(new.edition, new.shape)
        if old is None:
            yield f"{where}: not in the lock"
            continue
        missing = sorted(new.by_id.keys() - old.by_id.keys())
        extra = sorted(old.by_id.keys() - new.by_id.keys())
        crossed = sorted(
            place.id
            for place in new.places
            if (was := old.by_id.get(place.id)) and (was.dimension, was.ring) != (place.dimension, place.ring)
        )
        told = (("missing", missing), ("no longer there", extra), ("in another ring or dimension", crossed))
        for words, ids in (*told, ("moved within its cell", list(moved(old, new)))):
            if ids:
                yield f"{where}: {words}: {', '.join(ids)}"
    for gone in lock.layouts:
        if current.find(gone.edition, gone.shape) is None:
            yield f"edition {gone.edition}, {gone.shape}: no longer there"
