"""What is new enters a layout, and what was there stays."""

from dataclasses import replace
from math import dist

from radargen.charts.placing.memory.carried_markers import FormerMarkers
from radargen.charts.placing.memory.edition_layout import edition_layout
from radargen.charts.placing.memory.incremental import extended
from radargen.charts.placing.memory.layout_request import LayoutRequest, layout_request
from radargen.charts.placing.memory.layouts import Layout, moved_ids
from radargen.charts.theme import RadarShape
from radargen.model import Radar
from tests.make import radar, trend

KNOWN = ("analytics", "bots", "culture", "design")


def request(*ids: str, ring: str = "pilot") -> LayoutRequest:
    of: Radar = radar(*(trend(key, ring) for key in ids))
    return layout_request(of, of.newest, RadarShape.DISC)


def former(*ids: str) -> Layout:
    layout = edition_layout(request(*ids))
    assert layout
    return layout


def test_without_anything_new_every_place_stays_to_the_last_digit() -> None:
    before = former(*KNOWN)
    assert extended(before, request(*KNOWN)) == before


def test_a_newcomer_takes_free_room_and_moves_nobody() -> None:
    before = former(*KNOWN)
    after = extended(before, request(*KNOWN, "edge"))
    assert after
    assert after.by_id.keys() == {*KNOWN, "edge"}
    assert list(moved_ids(before, after)) == []
    assert after.radii == before.radii


def test_who_left_leaves_no_trace_and_moves_nobody() -> None:
    before = former(*KNOWN)
    after = extended(before, request(*KNOWN[1:]))
    assert after
    assert after.places == before.places[1:]


def test_who_changed_its_ring_is_new_there() -> None:
    before = former(*KNOWN)
    after = extended(before, request(*KNOWN, ring="scale"))
    assert after
    assert {place.ring for place in after.places} == {"scale"}
    assert list(moved_ids(before, after)) == []


def test_where_two_stand_on_one_point_the_pinned_one_stays() -> None:
    before = former(*KNOWN)
    first, second, *others = before.places
    pinned = replace(first, pinned=True)
    crowded = replace(before, places=(pinned, replace(second, u=first.u, v=first.v), *others))
    after = extended(crowded, request(*KNOWN))
    assert after
    assert after.by_id[first.id] == pinned
    assert list(moved_ids(crowded, after)) == [second.id]


def test_a_newcomer_begins_where_most_room_is() -> None:
    geometry = request(*KNOWN).geometry(200.0)
    radii = [40.0, 80.0, 120.0, 160.0, 200.0]
    (cell, _), *_ = geometry.occupied_cells(radii)
    taken = {key: cell.point(0.1 + 0.1 * n, 0.5, 6.0) for n, key in enumerate(KNOWN[:3])}
    points = FormerMarkers(geometry, geometry, radii, taken).with_newcomers(6.0)
    new = points[KNOWN[3]]
    assert {key: points[key] for key in taken} == taken
    assert cell.contains(*new, 6.0)
    assert min(dist(new, point) for point in taken.values()) > 30, "they stand 11 apart"
