"""Markers carried over into cells made by hand: who takes which free point, and which ring becomes wider."""

from dataclasses import replace
from itertools import pairwise
from math import atan2, degrees, dist, hypot

import pytest

from radargen.charts.placing.axes.rectangles import Point
from radargen.charts.placing.content.marker_styles import BASE, SIZES
from radargen.charts.placing.memory.carried_markers import (
    WIDER,
    FormerMarkers,
    _divided,
    _is_free,
    _room,
    carried_markers,
    former_markers,
)
from radargen.charts.placing.memory.layout_request import LayoutRequest, layout_request
from radargen.charts.placing.memory.layouts import Layout, MarkerPlace
from radargen.charts.placing.solver.relaxation import GAP
from radargen.charts.theme import RadarShape
from tests.make import radar, trend

RINGS = ("vision", "experiment", "pilot", "scale", "standard")
RADII = [40.0, 80.0, 120.0, 160.0, 200.0]
BASE_THERE = 6.0
# Of the markers, whose impact is low.
REACH = SIZES[0] * BASE_THERE


def request(**rings: str) -> LayoutRequest:
    """Trends in those rings, all of the dimension from four to eight o'clock."""
    of = radar(*(trend(key, ring) for key, ring in sorted(rings.items())))
    return layout_request(of, of.newest, RadarShape.DISC)


def layout(*places: MarkerPlace, radii: tuple[float, ...] = (0.2, 0.4, 0.6, 0.8, 1.0)) -> Layout:
    rings = tuple(ring.id for ring in request(a="pilot").radar.rings)
    return Layout("2025", RadarShape.DISC, rings, radii, places)


def newcomer(taken: dict[str, Point], before: Point | None = None) -> Point:
    """Where one comes into the ring in the middle, in which those have their points; it may come from another."""
    geometry = request(**dict.fromkeys((*taken, "z"), "pilot")).geometry(200.0)
    bearings = {"z": before} if before else {}
    return FormerMarkers(geometry, geometry, RADII, taken, bearings).with_newcomers(BASE_THERE)["z"]


def bearing(point: Point) -> float:
    return degrees(atan2(point[0], -point[1]))


def test_alone_a_newcomer_stands_in_the_middle_of_its_ring() -> None:
    assert hypot(*newcomer({})) == pytest.approx(100, abs=2)


def test_who_comes_from_another_ring_keeps_its_bearing_where_that_is_free() -> None:
    before = (30.0, 140.0)
    free = newcomer({}, before)
    assert bearing(free) == pytest.approx(bearing(before), abs=0.1)
    beside = newcomer({"a": free}, before)
    assert 2 * REACH + GAP <= dist(free, beside) < 3 * (2 * REACH + GAP)


@pytest.mark.parametrize("across", [-1, 1])
def test_who_has_no_room_on_its_bearing_stands_beside_it_clear_of_all_others(across: int) -> None:
    # Points to the left and right of it, of the same height and of others.
    taken = {key: (across * (18.0 + 13 * n), 88.0 + 12 * m) for n, m, key in ((0, 0, "a"), (0, 1, "b"), (0, 2, "c"))}
    found = newcomer(taken, (across * 18.0 * 1.5, 150.0))
    assert min(dist(found, point) for point in taken.values()) >= 2 * REACH + GAP
    assert abs(bearing(found) - bearing((across * 27.0, 150.0))) < 25


def test_a_ring_in_which_one_finds_no_room_becomes_wider_and_all_others_narrower_in_proportion() -> None:
    alone = MarkerPlace("alone", "process", "vision", 0.5, 0.5)
    narrow = layout(alone, radii=(0.3, 0.5, 0.53, 0.8, 1.0))
    carried = carried_markers(narrow, request(alone="vision", new="pilot"))
    assert carried
    widths = [outer - inner for inner, outer in pairwise((0.0, *carried.radii))]
    assert carried.radii[-1] == 1.0
    assert widths[2] == pytest.approx(0.03 * WIDER, abs=1e-5)
    others = [width for n, width in enumerate(widths) if n != 2]
    assert [width / others[0] for width in others] == pytest.approx([1, 0.2 / 0.3, 0.27 / 0.3, 0.2 / 0.3], abs=0.001)
    assert carried.stayed == {"alone"}
    assert carried.base <= BASE


def test_with_room_for_all_rings_stay_and_nobody_moves() -> None:
    places = [MarkerPlace(key, "process", "pilot", 0.2 + 0.2 * n, 0.5) for n, key in enumerate("abc")]
    former = layout(*places)
    carried = carried_markers(former, request(**dict.fromkeys("abcd", "pilot")))
    assert carried
    assert (carried.radii, carried.base, carried.stayed) == (former.radii, BASE, frozenset("abc"))
    assert carried.geometry.rim == request(a="pilot").rims[0]


def test_where_two_overlap_the_pinned_one_stays_and_the_other_gives_way() -> None:
    heap = [MarkerPlace("a", "process", "pilot", 0.5, 0.5, pinned=True), MarkerPlace("b", "process", "pilot", 0.5, 0.5)]
    carried = carried_markers(layout(*heap), request(a="pilot", b="pilot"))
    assert carried
    assert carried.stayed == {"a"}


def test_what_a_radar_takes_over_is_who_keeps_its_cell_and_the_bearing_of_who_changed_its_ring() -> None:
    asked = request(stays="pilot", moved="pilot", crossed="pilot", new="pilot")
    places = [
        MarkerPlace("crossed", "people", "pilot", 0.25, 0.5),
        MarkerPlace("moved", "process", "scale", 0.25, 0.5),
        MarkerPlace("stays", "process", "pilot", 0.25, 0.5),
    ]
    geometry = asked.geometry(200.0)
    found = former_markers(layout(*places), geometry)
    ring = next(style.ring for style in geometry.styles)
    sector = next(one for one in geometry.sectors if one.id == "process")
    assert [style.id for style in found.kept.styles] == ["stays"]
    assert found.points.keys() == {"stays"}
    assert found.bearings.keys() == {"moved"}
    assert hypot(*found.points["stays"]) == pytest.approx(40 * (ring + 0.5), abs=0.02)
    # Where it would stand with its share of the angle and of the width in the ring that it now has.
    assert found.bearings["moved"] == found.points["stays"]
    assert bearing(found.bearings["moved"]) % 360 == pytest.approx(sector.start + 0.25 * 120, abs=0.05)


def test_the_former_radar_is_asked_once_for_each_size_of_markers() -> None:
    geometry = request(a="pilot", z="pilot").geometry(200.0)
    former = FormerMarkers(geometry, replace(geometry, styles=geometry.styles[:1]), RADII, {"a": (0.0, 100.0)})
    small, large = former.with_newcomers(4.0), former.with_newcomers(20.0)
    assert small.keys() == large.keys() == {"a", "z"}
    assert small["z"] != large["z"]


@pytest.mark.parametrize(
    ("point", "free"),
    [
        ((3, 4), True),
        ((3, 3.9), False),
        ((-3, 4), True),
        ((-3, 3.9), False),
        ((4, 4), True),
        ((6, -4), True),
        ((7, -3.9), False),
        ((10, 4.5), False),
        ((13, 13), True),
        ((13, 12.9), False),
    ],
)
def test_free_is_what_is_so_far_from_every_other_point(point: Point, free: bool) -> None:
    assert _is_free(point, [(0.0, 0.0), (10.0, 0.0), (10.0, 9.0)], 5.0) is free
    assert _is_free(point, [], 5.0)


@pytest.mark.parametrize(("point", "room"), [((3, 4), 5), ((-6, 8), 10), ((13, 13), 5), ((10, 4), 4), ((0, 90), 20)])
def test_room_is_the_distance_to_the_nearest_point_as_far_as_that_is_looked_for(point: Point, room: float) -> None:
    others = [(-40.0, 0.0), (0.0, 0.0), (10.0, 0.0), (10.0, 9.0), (60.0, 3.0)]
    assert _room(point, others, 20.0, 0.0) == room


@pytest.mark.parametrize(("apart", "smaller"), [(10.3, 0.0), (9.5, 0.5), (8.6, 1.0)])
def test_markers_become_smaller_before_one_that_was_there_moves(apart: float, smaller: float) -> None:
    turn = apart / (91 * 2.0944)
    pair = [MarkerPlace(key, "process", "pilot", 0.5 + side * turn / 2, 0.5) for key, side in (("a", -1), ("b", 1))]
    asked = request(a="pilot", b="pilot")
    carried = carried_markers(layout(*pair), asked)
    assert carried
    least = asked.geometry(asked.rims[0]).least_base
    assert (carried.geometry.rim, carried.stayed) == (asked.rims[0], frozenset("ab"))
    assert carried.base == pytest.approx(BASE + smaller * (least - BASE))


def test_rings_that_get_wider_take_of_the_others_in_proportion() -> None:
    radii = (0.1, 0.3, 0.5, 0.8, 1.0)
    found = _divided(radii, frozenset({1}))
    widths = [outer - inner for inner, outer in pairwise((0.0, *found))]
    assert found[-1] == 1.0
    assert widths[1] == pytest.approx(0.2 * WIDER, abs=1e-4)
    share = (1 - 0.2 * WIDER) / 0.8
    assert [widths[n] for n in (0, 2, 3, 4)] == pytest.approx([share * w for w in (0.1, 0.2, 0.3, 0.2)], abs=1e-4)
