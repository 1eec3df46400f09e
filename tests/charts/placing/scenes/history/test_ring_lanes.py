"""Lanes of a handful of ways: no two stays on one at a time, few crossings, and what is level and what crosses."""

import pytest

from radargen.charts.placing.scenes.history.lane_swaps import LaneSwaps
from radargen.charts.placing.scenes.history.ring_lanes import RingLanes, crossings, lane_counts, ring_lanes
from radargen.charts.placing.scenes.history.ring_ways import RingWay, Stay
from tests.make import trend


def way(id: str, *rings: int | None) -> RingWay:
    """A trend by its ring in each edition, None before it came."""
    stays: list[Stay] = []
    for column, ring in enumerate(rings):
        if ring is None:
            continue
        if stays and stays[-1].ring == ring:
            stays[-1] = Stay(id, ring, stays[-1].first, column)
        else:
            stays.append(Stay(id, ring, column, column))
    return RingWay(trend(id), 0, tuple(stays), None)


def test_a_ring_has_as_many_lanes_as_trends_are_on_it_at_once() -> None:
    ways = [way("a", 0, 1, 1), way("b", 1, 1, 0), way("c", None, 1, 2)]
    assert lane_counts(ways, 2, 3) == (1, 3, 1)
    assert lane_counts(ways[:2], 2, 3) == (1, 2, 0)


def test_stays_are_as_far_down_as_their_ring_and_their_lane() -> None:
    first, second = Stay("a", 0, 0, 0), Stay("a", 2, 1, 1)
    lanes = RingLanes((2, 3, 2), {first: 1, second: 0})
    assert (lanes.height(first), lanes.height(second)) == (1.5, 7.5)


@pytest.mark.parametrize(
    ("ways", "crossed"),
    [
        ((way("a", 0, 1), way("b", 1, 0)), 1),
        ((way("a", 0, 0), way("b", 1, 1)), 0),
        ((way("a", 0, 1, 0), way("b", 1, 0, 1)), 2),
        ((way("a", 0, 1), way("b", None, 0)), 0),
        ((way("a", 0, 1), way("b", 1, 0), way("c", 0, 1)), 2),
    ],
)
def test_ways_cross_where_they_change_places(ways: tuple[RingWay, ...], crossed: int) -> None:
    columns = len(ways[0].stays) if len(ways[0].stays) > 1 else 2
    found = ring_lanes(ways, 2, columns)
    assert crossings(ways, found, columns) == crossed


def test_no_two_stays_share_a_lane_at_a_time_and_each_is_in_its_ring() -> None:
    ways = [way("a", 0, 1, 1, 0), way("b", 1, 1, 0, 0), way("c", None, 0, 1, 1), way("d", 1, 0, 1, 2)]
    found = ring_lanes(ways, 2, 4)
    stays = [*found.lanes]
    assert {stay for each in ways for stay in each.stays} == {*stays}
    assert all(0 <= found.lanes[stay] < found.counts[stay.ring] for stay in stays)
    for n, one in enumerate(stays):
        for other in stays[n + 1 :]:
            meet = one.ring == other.ring and one.first <= other.last and other.first <= one.last
            assert not (meet and found.lanes[one] == found.lanes[other])


def test_lanes_are_changed_where_that_leaves_fewer_crossings() -> None:
    ways = [way("a", 0, 1), way("b", 0, 1)]
    crossed = {ways[0].stays[0]: 0, ways[0].stays[1]: 1, ways[1].stays[0]: 1, ways[1].stays[1]: 0}
    swaps = LaneSwaps(ways, (2, 2), crossed, 2)
    better = swaps.improved()
    assert crossings(ways, RingLanes((2, 2), crossed), 2) == 1
    assert crossings(ways, RingLanes((2, 2), better), 2) == 0
    assert swaps.budget < 1_000_000


def test_a_stay_takes_a_free_lane_where_that_leaves_fewer_crossings() -> None:
    ways = [way("a", 0, 1), way("b", 0, 1)]
    crossed = {ways[0].stays[0]: 0, ways[0].stays[1]: 2, ways[1].stays[0]: 1, ways[1].stays[1]: 1}
    better = LaneSwaps(ways, (2, 3), crossed, 2).improved()
    assert crossings(ways, RingLanes((2, 3), better), 2) == 0
    assert len({better[ways[0].stays[1]], better[ways[1].stays[1]]}) == 2


def test_who_stays_among_those_that_leave_for_both_sides_is_in_their_middle() -> None:
    ways = [way("a", 1, 0), way("b", 1, 1), way("c", 1, 2)]
    found = ring_lanes(ways, 3, 2)
    assert crossings(ways, found, 2) == 0
    assert found.lanes[ways[1].stays[0]] == 1


@pytest.mark.parametrize(
    "ways",
    [
        [way("a", 1, 2), way("b", 1, 1), way("c", 1, 1), way("d", 1, 0)],
        [way(key, 0, 1) for key in "edcba"],
        [way("a", 2, 1), way("b", 0, 1), way("c", None, 1), way("d", 1, 1)],
    ],
)
def test_ways_that_need_not_cross_do_not(ways: list[RingWay]) -> None:
    columns = max(stay.last for each in ways for stay in each.stays) + 1
    assert crossings(ways, ring_lanes(ways, 3, columns), columns) == 0
