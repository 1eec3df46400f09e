"""Texts beside the radar are as wide as its curve and the titles along it allow, and never wider."""

from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from radargen.charts.placing.axes.outline import DISC, FAN, QUARTER
from radargen.charts.placing.page.free_room import FreeRoom
from radargen.charts.placing.page.largest_fit import RadarCircle
from radargen.charts.scene import Box

CIRCLE = RadarCircle(400, 300, 200)


@given(left=st.floats(0, 390), top=st.floats(0, 590), high=st.floats(1, 60))
def test_no_text_at_the_left_comes_nearer_to_a_disc_than_it_may(left: float, top: float, high: float) -> None:
    width = FreeRoom(CIRCLE, DISC, 4, 10).right_of(left, top, top + high, 1000)
    nearest = min(max(CIRCLE.y, top), top + high)
    if width:
        away = hypot(max(CIRCLE.x - left - width, 0), CIRCLE.y - nearest)
        assert away >= 214 - 0.01
    assert width <= 1000.01


@given(right=st.floats(410, 800), top=st.floats(0, 590), high=st.floats(1, 60))
def test_the_right_side_is_the_mirror_of_the_left(right: float, top: float, high: float) -> None:
    room = FreeRoom(CIRCLE, DISC, 4, 10)
    assert abs(room.left_of(right, top, top + high, 300) - room.right_of(800 - right, top, top + high, 300)) < 0.001


def test_below_the_baseline_of_a_fan_and_beside_a_quarter_there_is_room() -> None:
    assert FreeRoom(CIRCLE, FAN, 4, 10).right_of(0, 320, 340, 500) == 500
    assert FreeRoom(CIRCLE, FAN, 4, 10).right_of(0, 280, 300, 500) < 190
    assert FreeRoom(CIRCLE, QUARTER, 4, 10).right_of(0, 280, 300, 500) == 390


def test_what_is_taken_is_kept_clear_of() -> None:
    taken = [Box(100, 50, 40, 20)]
    room = FreeRoom(CIRCLE, DISC, 4, 10, taken)
    assert room.right_of(0, 45, 55, 1000) == 90
    assert room.left_of(120, 90, 95, 50) == 50


@pytest.mark.parametrize(
    ("top", "bottom", "free"), [(30, 40, True), (30, 40.1, False), (80, 85, True), (79.9, 85, False)]
)
def test_a_box_is_kept_clear_of_above_and_below_it_too(top: float, bottom: float, free: bool) -> None:
    room = FreeRoom(CIRCLE, DISC, 4, 10, [Box(100, 50, 40, 20)])
    assert room.right_of(0, top, bottom, 200) == (200 if free else 90)
    assert room.left_of(200, top, bottom, 200) == (200 if free else 50)


def test_only_what_lies_ahead_is_in_the_way() -> None:
    room = FreeRoom(CIRCLE, DISC, 4, 10, [Box(100, 50, 40, 20)])
    assert (room.right_of(140, 50, 60, 30), room.right_of(139, 50, 60, 30)) == (30, 0)
    assert (room.left_of(100, 50, 60, 30), room.left_of(101, 50, 60, 30)) == (30, 0)
    assert (room.right_of(0, 280, 300, 50), room.left_of(800, 280, 300, 50)) == (50, 50)
    assert (room.right_of(400, 280, 300, 500), room.left_of(400, 280, 300, 300)) == (500, 300)


@pytest.mark.parametrize(
    ("top", "bottom", "width"),
    [(310, 330, 186), (310.1, 330, 500), (290, 330, 186), (100, 200, 400 - (214**2 - 1e4) ** 0.5)],
)
def test_beside_a_fan_texts_follow_its_curve_down_to_its_baseline(top: float, bottom: float, width: float) -> None:
    assert FreeRoom(CIRCLE, FAN, 4, 10).right_of(0, top, bottom, 500) == pytest.approx(width)


def test_a_block_in_a_corner_is_as_high_as_the_curve_lets_it_be() -> None:
    room = FreeRoom(CIRCLE, DISC, 4, 10)
    # A hundred points from the middle the curve is reached so far from the top and from the foot.
    far = 300 - (214**2 - 100**2) ** 0.5
    assert room.down_at_right(800, 0, 300, 600) == pytest.approx(far, abs=0.2)
    assert room.up_at_left(0, 600, 300, 600) == pytest.approx(far, abs=0.2)
    assert room.down_at_right(800, 0, 186, 600) == pytest.approx(600, abs=0.2)
    assert room.down_at_right(800, 0, 187, 600) < 300
    assert room.up_at_left(0, 600, 186, 600) == pytest.approx(600, abs=0.2)
