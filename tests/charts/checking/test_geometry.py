from math import hypot, sqrt

import pytest

from radargen.charts.checking.geometry import Polygon, Round, Thing, among, between, distance, drop, gap, rectangle
from radargen.text.messages import Message

SQUARE = rectangle(0, 0, 10, 10)
DIAMOND = rectangle(30, 0, 10, 10, 45)


def test_gaps_are_measured_between_shapes_of_every_kind() -> None:
    assert gap(Round(0, 0, 2), Round(10, 0, 3)) == 5
    assert gap(Round(1, 2, 2), Round(4, 6, 1)) == 2
    assert gap(Round(15, 5, 2), SQUARE) == gap(SQUARE, Round(15, 5, 2)) == 3
    assert gap(Round(13, 14, 1), SQUARE) == 4
    assert gap(SQUARE, rectangle(12, 3, 5, 5)) == 2


def test_what_lies_inside_another_overlaps_it() -> None:
    assert gap(Round(5, 5, 1), SQUARE) == -6
    assert gap(rectangle(4, 4, 1, 1), SQUARE) < 0
    assert gap(Round(0, 0, 1), Round(0, 0, 9)) == -10


def test_a_rectangle_turns_clockwise_round_its_corner() -> None:
    half = 10 / sqrt(2)
    assert DIAMOND.bounds == pytest.approx((30 - half, 0, 30 + half, 2 * half))
    assert gap(SQUARE, DIAMOND) > 0
    assert gap(rectangle(0, 0, 23.5, 6), DIAMOND) > 0, "their bounds overlap, they do not"
    assert gap(rectangle(0, 0, 24, 8), DIAMOND) < 0


def test_a_drop_points_where_it_is_turned() -> None:
    _, tip = drop(0, 0, 5, 8, 90)
    assert max(x for x, _ in tip.corners) == pytest.approx(8)
    assert max(abs(y) for _, y in tip.corners) < 5


def test_the_way_round_a_polygon_does_not_matter() -> None:
    back = Polygon(SQUARE.corners[::-1])
    assert gap(Round(5, 5, 1), back) == -6
    assert gap(Round(15, 5, 2), back) == 3


def test_pairs_are_told_once_and_on_one_page_only() -> None:
    one, two, far = (
        Thing(Message("{id}", id=name), (rectangle(x, 0, 10, 10),)) for name, x in (("a", 0), ("b", 5), ("c", 40))
    )
    other = Thing(Message("{id}", id="d"), (SQUARE,), page=2)
    assert list(among([one, two, far, other])) == ["a and b"]
    assert list(between([one], [two, far, other])) == ["a and b"]


def test_things_that_touch_do_not_overlap() -> None:
    assert (
        list(
            among(
                [Thing(Message("{id}", id="a"), (SQUARE,)), Thing(Message("{id}", id="b"), (rectangle(10, 0, 5, 5),))]
            )
        )
        == []
    )


@pytest.mark.parametrize(("x", "y"), [(10.1, 0), (-10.1, 0), (0, 10.1), (0, -10.1)])
def test_on_every_side_shapes_that_are_apart_do_not_overlap_and_those_that_reach_in_do(x: float, y: float) -> None:
    def told(share: float) -> list[str]:
        other = Thing(Message("{id}", id="b"), (rectangle(share * x, share * y, 10, 10),))
        return [str(each) for each in among([Thing(Message("{id}", id="a"), (SQUARE,)), other])]

    assert (told(1), told(0.98)) == ([], ["a and b"])
    assert gap(SQUARE, rectangle(x, y, 10, 10)) == gap(rectangle(x, y, 10, 10), SQUARE) == pytest.approx(0.1)


def test_one_part_of_a_thing_that_overlaps_is_enough_and_slack_is_allowed() -> None:
    tip = Thing(Message("{id}", id="a"), (Round(0, 0, 1), rectangle(20, 0, 10, 10)))
    assert tip.bounds == (-1, -1, 30, 10)
    for x, overlap in ((29, True), (29.98, False), (30, False)):
        other = Thing(Message("{id}", id="b"), (Round(-9, 0, 1), rectangle(x, 0, 10, 10)))
        assert bool(list(between([tip], [other]))) is overlap


@pytest.mark.parametrize(("point", "far"), [((5, 2), -2), ((5, 13), 3), ((-3, -4), 5), ((13, 14), 5), ((5, 10), 0)])
def test_a_point_is_as_far_from_a_polygon_as_from_its_nearest_side(point: tuple[float, float], far: float) -> None:
    assert distance(SQUARE, point) == distance(Polygon(SQUARE.corners[::-1]), point) == far


@pytest.mark.parametrize(("turn", "tip"), [(0, (1, -8)), (90, (9, 0)), (180, (1, 8)), (270, (-7, 0))])
def test_the_flanks_of_a_drop_touch_its_disc(turn: float, tip: tuple[float, float]) -> None:
    body, flanks = drop(1, 0, 5, 8, turn)
    assert (body.x, body.y, body.r) == (1, 0, 5)
    assert flanks.corners[1] == pytest.approx(tip)
    for corner in (flanks.corners[0], flanks.corners[2]):
        assert hypot(corner[0] - 1, corner[1]) == pytest.approx(5)
        # A tangent is as long as the tip lets it be, and at a right angle.
        assert hypot(corner[0] - tip[0], corner[1] - tip[1]) == pytest.approx(sqrt(8**2 - 5**2))
