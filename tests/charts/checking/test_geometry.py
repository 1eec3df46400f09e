from math import sqrt

import pytest

from radargen.charts.checking.geometry import Polygon, Round, Thing, among, between, drop, gap, rectangle
from radargen.text.messages import Message

SQUARE = rectangle(0, 0, 10, 10)
DIAMOND = rectangle(30, 0, 10, 10, 45)


def test_gaps_are_measured_between_shapes_of_every_kind() -> None:
    assert gap(Round(0, 0, 2), Round(10, 0, 3)) == 5
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
