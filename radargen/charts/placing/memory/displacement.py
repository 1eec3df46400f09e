"""Blips that had to give way on a chart although they stayed in their cells, and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from math import hypot

from radargen.charts.disc import Disc
from radargen.charts.placing.axes.cells import cell_point
from radargen.charts.placing.axes.outline import Outline
from radargen.charts.placing.memory.edition_layout import edition_layout, former_layout
from radargen.charts.placing.memory.layout_request import LayoutRequest, layout_request
from radargen.charts.placing.memory.layouts import NO_LOCK, Layout, Lock, moved_ids
from radargen.charts.placing.typesetting.font_metrics import lettered
from radargen.charts.scene import Scene
from radargen.model import Edition, Radar
from radargen.text.messages import Message, plural, some_of

# Tolerances for rounding: of a ring's share of the rim, and of a marker's position on a page, in points.
SAME_SHARE, SAME_POINT = 0.0001, 0.05
# How many ids and cells a sentence lists; the others are counted.
NAMED = 5


class Cause(StrEnum):
    """Why a blip gave up its position."""

    OTHER_RINGS = "the radar has other rings"
    NO_DIVISION = "no rings have room for all"
    RING_OVERFLOWED = "a ring became wider"
    CELL_OVERFLOWED = "a cell is full"
    SMALL_PAGE = "the page is small"
    LARGE_NAMES = "large names need the room"
    RETURNED = "the page before was small"


@dataclass(frozen=True, slots=True)
class Displacement:
    """Trends that gave way for one cause; `where` are the widened rings, or the full cells as `ring, id`."""

    cause: Cause
    trends: tuple[str, ...]
    where: tuple[str, ...] = ()

    @property
    def sentence(self) -> Message:
        """What gave way and why, for the terminal."""
        count, names, where = len(self.trends), some_of(self.trends, NAMED), some_of(self.where, NAMED, "; ")
        match self.cause:
            case Cause.OTHER_RINGS:
                return Message("The radar has another number of rings than before, so all trends are placed anew.")
            case Cause.NO_DIVISION:
                return Message("However rings are divided, not all trends find room near their places; all are moved.")
            case Cause.RING_OVERFLOWED:
                return Message(
                    "Rings became wider, as a cell in them was full: {rings}. "
                    "All others are narrower; trends keep their bearing and their place between the rims.",
                    rings=where,
                )
            case Cause.CELL_OVERFLOWED:
                return plural(
                    "{count:,} trend moved within its cell, which is full ({cells}): {names}.",
                    "{count:,} trends moved within their cells, which are full ({cells}): {names}.",
                    count=count,
                    cells=where,
                    names=names,
                )
            case Cause.SMALL_PAGE:
                return plural(
                    "{count:,} trend stands beside its place on this page, which is too small for it there: {names}.",
                    "{count:,} trends stand beside their places on this page, "
                    "which is too small for all of them there: {names}.",
                    count=count,
                    names=names,
                )
            case Cause.LARGE_NAMES:
                return plural(
                    "{count:,} dot without a name stands beside its place, where a large name is: {names}.",
                    "{count:,} dots without names stand beside their places, where large names are: {names}.",
                    count=count,
                    names=names,
                )
            case Cause.RETURNED:
                return plural(
                    "{count:,} trend is back at its place, for which this page was too small in the edition before: "
                    "{names}.",
                    "{count:,} trends are back at their places, for which this page was too small in the edition "
                    "before: {names}.",
                    count=count,
                    names=names,
                )


def displacements(radar: Radar, edition: Edition, chart: Scene, lock: Lock = NO_LOCK) -> tuple[Displacement, ...]:
    """What gave way on a chart compared with the lock, else with the edition before; none without a radar."""
    if (disc := chart.disc) is None:
        return ()
    request = shared_request(radar, edition, disc)
    with lettered(radar.house):
        before, now = former_layout(request, lock), edition_layout(request, lock)
    between = tuple(_between(before, now)) if before and now else ()
    # Without a former layout there are no positions to compare with.
    on_page = tuple(beside_places(now, chart)) if before and now else ()
    on_chart = {mark.id for mark in chart.blips}
    quiet = {mark.id for mark in chart.blips if mark.quiet}
    found = [Displacement(one.cause, tuple(t for t in one.trends if t in on_chart), one.where) for one in between]
    found += [
        Displacement(Cause.SMALL_PAGE, tuple(trend for trend in on_page if trend not in quiet)),
        Displacement(Cause.LARGE_NAMES, tuple(trend for trend in on_page if trend in quiet)),
    ]
    return tuple(one for one in found if one.trends)


def shared_request(radar: Radar, edition: Edition, disc: Disc) -> LayoutRequest:
    """The request for the layout that all pages with a radar like that one share."""
    alone = disc.sectors[0].id if len(disc.sectors) < len(radar.dimensions) else ""
    return layout_request(radar, edition, Outline(disc.sectors[0].start, disc.sectors[-1].end).shape, alone)


def _between(before: Layout, now: Layout) -> Iterator[Displacement]:
    kept = tuple(place.id for place in now.places if _cell(before, place.id) == _cell(now, place.id))
    moved = tuple(moved_ids(before, now))
    if len(before.rings) != len(now.rings):
        yield Displacement(Cause.OTHER_RINGS, moved)
        return
    same = all(abs(old - new) < SAME_SHARE for old, new in zip(before.radii, now.radii, strict=True))
    if not same and moved == kept:
        yield Displacement(Cause.NO_DIVISION, moved)
        return
    if not same:
        yield Displacement(Cause.RING_OVERFLOWED, kept, tuple(_wider(before, now)))
    cells = dict.fromkeys((now.by_id[trend].ring, now.by_id[trend].dimension) for trend in moved)
    yield Displacement(Cause.CELL_OVERFLOWED, moved, tuple(", ".join(cell) for cell in cells))


def _wider(before: Layout, now: Layout) -> Iterator[str]:
    widths = ([outer - inner for inner, outer in pairwise((0.0, *some.radii))] for some in (before, now))
    for ring, old, new in zip(now.rings, *widths, strict=True):
        if new > old + SAME_SHARE:
            yield ring


def _cell(layout: Layout, trend: str) -> tuple[str, str] | None:
    place = layout.by_id.get(trend)
    return (place.dimension, place.ring) if place else None


def beside_places(layout: Layout, chart: Scene) -> Iterator[str]:
    """The trends whose markers on a page are not where the layout has them."""
    if (disc := chart.disc) is None:
        return
    radii = [0.0, *(share * disc.radius for share in layout.radii)]
    rings = {ring: n for n, ring in enumerate(layout.rings)}
    sectors = {sector.id: sector for sector in disc.sectors}
    for mark in chart.blips:
        if (place := layout.by_id.get(mark.id)) and place.dimension in sectors:
            n = rings[place.ring]
            x, y = cell_point(place.u, place.v, sectors[place.dimension], radii[n], radii[n + 1])
            if hypot(mark.marker.x - disc.x - x, mark.marker.y - disc.y - y) > SAME_POINT:
                yield mark.id
