"""Updates the lock: the layouts of every edition, for all dimensions and each one alone, and the differences."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product

from radargen.charts.placing.memory.edition_layout import edition_layout
from radargen.charts.placing.memory.layout_request import LayoutRequest, layout_request
from radargen.charts.placing.memory.layouts import DETAIL, NO_LOCK, WHOLE, Layout, Lock, moved_ids
from radargen.charts.placing.memory.letter_faces import letter_faces
from radargen.charts.placing.typesetting.font_metrics import lettered
from radargen.charts.theme import RadarShape
from radargen.model import Radar
from radargen.text.messages import Message, joined, some_of

# How many ids a line lists; the others are counted.
MOST_LISTED = 8
_SHAPES = {RadarShape.DISC: Message("disc"), RadarShape.FAN: Message("fan"), RadarShape.QUARTER: Message("quarter")}
MOVED = Message("moved within their cells to make room")


def locked(radar: Radar, lock: Lock = NO_LOCK) -> Lock:
    """The lock brought up to date: whatever fits the radar is kept, the rest is laid out."""
    layouts: dict[tuple[str, RadarShape, str], Layout] = {}
    known = {(layout.edition, layout.shape, layout.alone): layout for layout in reversed(lock.layouts)}
    with lettered(radar.house):
        for request in _requests(radar):
            key = request.edition.id, request.shape, request.alone
            previous = request.previous
            before = layouts.get((previous.edition.id, *key[1:])) if previous else None
            # An edition needs its own layout and the one before it; comparing all of them would take ever longer.
            if layout := edition_layout(request, Lock(tuple(one for one in (known.get(key), before) if one))):
                layouts[key] = layout
    return Lock(tuple(layouts.values()), letter_faces(radar))


def recalled(radar: Radar, lock: Lock, edition: str, ids: Mapping[str, str]) -> Lock:
    """The layouts of the newest edition, for all dimensions, as those of an `edition` of another radar.

    `ids` maps this radar's trend ids to those of the other radar.
    """
    with lettered(radar.house):
        layouts = [edition_layout(layout_request(radar, radar.newest, shape), lock) for shape in WHOLE]
    return Lock(tuple(_renamed(layout, edition, ids) for layout in layouts if layout))


def _renamed(layout: Layout, edition: str, ids: Mapping[str, str]) -> Layout:
    places = (replace(place, id=ids.get(place.id, place.id)) for place in layout.places)
    return replace(layout, edition=edition, places=tuple(sorted(places, key=lambda place: place.id)))


def _requests(radar: Radar) -> Iterator[LayoutRequest]:
    """All editions in both shapes, then the same for each dimension alone."""
    yield from (layout_request(radar, edition, shape) for shape in WHOLE for edition in radar.editions)
    for dimension, shape in product(radar.dimensions, DETAIL):
        yield from (layout_request(radar, edition, shape, dimension.id) for edition in radar.editions)


def differences(lock: Lock, current: Lock) -> Iterator[Message]:
    """What a lock lacks, has in excess or has elsewhere than an up-to-date one, as lines by edition.

    For single dimensions, only differences that do not follow from those of the whole radar.
    """
    shapes = defaultdict[tuple[str, str, Message], list[RadarShape]](list)
    of_all_dimensions = defaultdict[tuple[str, Message], set[str]](set)
    both = (*current.layouts, *lock.layouts)
    for layout in {(layout.edition, layout.alone, layout.shape): layout for layout in both}.values():
        for change, trends in _changes(lock, current, layout):
            key = layout.edition, change
            if not layout.alone:
                of_all_dimensions[key].update(trends)
            elif change != MOVED and key in of_all_dimensions and of_all_dimensions[key].issuperset(trends):
                continue
            line = change
            if trends:
                names = some_of(sorted(trends), MOST_LISTED)
                line = Message("{count:,} {words}: {names}", count=len(trends), words=change, names=names)
            shapes[layout.edition, layout.alone, line].append(layout.shape)
    for (edition, alone, line), concerned in shapes.items():
        where = [Message("edition {id}", id=edition)]
        where += [Message("{dimension} alone", dimension=alone)] if alone else []
        where += [_SHAPES[concerned[0]]] if len(concerned) == 1 else []
        yield Message("{place}: {words}", place=joined(where), words=line)


def _changes(lock: Lock, current: Lock, layout: Layout) -> Iterator[tuple[Message, Sequence[str]]]:
    """How a layout differs, in words, with the trends concerned; without trends if all of it differs."""
    old, new = (some.find(layout.edition, layout.shape, layout.alone) for some in (lock, current))
    if old is None or new is None:
        yield (Message("new in the lock") if new else Message("no longer there")), ()
        return
    known = old.by_id.keys() & new.by_id.keys()
    crossed = [trend for trend in known if _cell(old, trend) != _cell(new, trend)]
    freed = [
        trend for trend in known if old.by_id[trend].pinned and not new.by_id[trend].pinned and trend not in crossed
    ]
    for change, trends in (
        (Message("new"), [*(new.by_id.keys() - known)]),
        (Message("gone"), [*(old.by_id.keys() - known)]),
        (Message("in another ring or dimension"), crossed),
        (MOVED, list(moved_ids(old, new))),
        (Message("no longer pinned, as there is no room"), freed),
    ):
        if trends:
            yield change, trends


def _cell(layout: Layout, trend: str) -> tuple[str, str]:
    return layout.by_id[trend].dimension, layout.by_id[trend].ring
