"""An edition's layout: from the lock where it is written down, else from the former edition, else from nothing.

What keeps its cell keeps its place; a newcomer takes the point with most room around it. Only where a cell overflows is
that cell solved anew, and only where that does not help, the whole radar.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from radargen.placing.geometry.rectangles import Point
from radargen.placing.memory.incremental import extended
from radargen.placing.memory.layout_request import PLAIN, LayoutRequest, as_layout, keeps_cell
from radargen.placing.memory.layouts import NO_LOCK, Layout, Lock, marker_points
from radargen.placing.solver.layout_problem import LayoutProblem, LayoutSolution, solved
from radargen.placing.solver.marker_packing import DoesNotFit, is_valid, packed
from radargen.placing.solver.radar_geometry import RadarGeometry

# How much work the search may take: some five microseconds each, so that it ends well before three seconds.
PATIENCE = 360_000
# So many names may become numbers before the whole chart does.
FEW = 0.2
BUMPED = 1000
# Where fewer than this share keep their cell, an edition is placed from nothing.
FAMILIAR = 0.5


@lru_cache(maxsize=256)
def edition_layout(wanted: LayoutRequest, lock: Lock = NO_LOCK) -> Layout | None:
    """The layout of an edition; None where its blips find no room on the tightest page.

    Written-down places are taken over; where the lock does not fit the data, only what differs is placed.
    """
    before = former_layout(wanted, lock)
    if before and before.edition == wanted.edition.id and _fits(before, wanted):
        return before
    if before and _familiar(before, wanted) and (found := extended(before, wanted)):
        return found
    return _afresh(wanted, before)


def former_layout(wanted: LayoutRequest, lock: Lock = NO_LOCK) -> Layout | None:
    """What a layout grows out of: what is written down of this very edition, else the layout of the edition before."""
    if written := lock.find(wanted.edition.id, wanted.shape, wanted.alone):
        return written
    earlier = wanted.before
    return edition_layout(earlier, lock) if earlier and earlier.blips else None


def _fits(layout: Layout, wanted: LayoutRequest) -> bool:
    """Whether a layout places exactly the edition's blips, each in its cell, and they still have room there."""
    cells = {blip.id: (blip.trend.dimension, blip.placement.ring) for blip in wanted.blips}
    placed = {place.id: (place.dimension, place.ring) for place in layout.places}
    if cells != placed or layout.rings != tuple(ring.id for ring in wanted.radar.rings):
        return False
    sizes = (wanted.radius(rim) for rim in PLAIN[wanted.shape])
    return any(is_valid(of, *_drawn(layout, of), of.smallest) for of in sizes)


def _drawn(layout: Layout, of: RadarGeometry) -> tuple[list[float], dict[str, Point]]:
    radii = [round(share * of.rim, 2) for share in layout.radii]
    return radii, marker_points(of, layout, radii)


def adapted_layout(wanted: LayoutRequest, found: Layout | None) -> Layout | None:
    """A layout for the same blips with other marks: what still has room keeps its place."""
    return (extended(found, wanted) if found else None) or _afresh(wanted, found)


def _afresh(wanted: LayoutRequest, former: Layout | None) -> Layout | None:
    """The edition placed from nothing, but for what is pinned."""
    pinned = {
        blip.id: (place.u, place.v)
        for blip in wanted.blips
        if former and (place := former.by_id.get(blip.id)) and place.pinned and keeps_cell(place, blip)
    }
    best: tuple[LayoutProblem, LayoutSolution] | None = None
    work = 0
    for rim in wanted.rims:
        if (task := wanted.naming(rim, pinned)) is None:
            continue
        found = solved(task, (PATIENCE - work) * 6 // 10)
        work += found.work if found else 0
        if found and (best is None or found.clashes < best[1].clashes):
            best = task, found
        if found and not found.clashes:
            break
    if best and best[1].clashes < BUMPED:
        return _pinned(_written(wanted, *best), pinned)
    return _plain(wanted)


def _plain(wanted: LayoutRequest) -> Layout | None:
    """Blips without names."""
    for rim in PLAIN[wanted.shape]:
        of = wanted.radius(rim)
        try:
            found = packed(of)
        except DoesNotFit:
            continue
        return as_layout(wanted, of, found.radii, found.points, {})
    return None


def _written(wanted: LayoutRequest, task: LayoutProblem, found: LayoutSolution) -> Layout:
    """A solution as shares of its cells."""
    names: dict[str, list[tuple[str, str]]] = {}
    for spoken, chosen in zip(wanted.languages, found.names, strict=True):
        for key, choice in chosen.items():
            names.setdefault(key, []).append((spoken, choice.side))
    return as_layout(wanted, task.radius, found.radii, found.points, names)


def _pinned(layout: Layout, pinned: Mapping[str, Point]) -> Layout:
    """The layout with what was pinned as it was."""
    return replace(
        layout,
        places=tuple(
            replace(place, u=pinned[place.id][0], v=pinned[place.id][1], pinned=True) if place.id in pinned else place
            for place in layout.places
        ),
    )


def _familiar(former: Layout, wanted: LayoutRequest) -> bool:
    """Whether enough stays where it was for rings to stay as they are."""
    stay = sum(bool((old := former.by_id.get(blip.id)) and keeps_cell(old, blip)) for blip in wanted.blips)
    return len(former.rings) == len(wanted.radar.rings) and stay >= FAMILIAR * len(former.places) > 0
