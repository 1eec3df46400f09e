"""Bands, lanes and editions of a timeline in a room made by hand."""

from dataclasses import replace

import pytest

from radargen.charts.placing.scenes.history.timeline_frame import LEADING, PAD, SIDE, TimelineFrame, band_height
from radargen.charts.scene import Box

SIZE, SMALL, LANE = 10.0, 9.0, 15.0
FRAME = TimelineFrame(
    Box(10, 20, 400, 300),
    SIZE,
    SMALL,
    LANE,
    left=60,
    right=300,
    names=320,
    dimension=0,
    header=30,
    counts=(2, 1, 0),
    columns=3,
    rings=((("Standard",), ("do",)), (("Pilot",), ()), ((), ("off the radar",))),
)


def test_rings_follow_each_other_below_the_header_and_what_is_off_takes_no_room_without_trends() -> None:
    two, one = 2 * LANE + 2 * PAD * SIZE, LANE + 2 * PAD * SIZE
    assert FRAME.tops == pytest.approx((50, 50 + two, 50 + two + one, 50 + two + one))
    off = replace(FRAME, counts=(2, 1, 1))
    assert off.tops[-1] == pytest.approx(50 + two + 2 * one)


def test_a_ring_is_as_high_as_its_lanes_or_its_words() -> None:
    assert FRAME.words(0) == pytest.approx((2 * LEADING + 0.3) * SMALL)
    assert FRAME.words(1) == pytest.approx((LEADING + 0.3) * SMALL)
    assert band_height(3, LANE, SIZE, 20, last=False) == 3 * LANE + 2 * PAD * SIZE
    assert band_height(0, LANE, SIZE, 20, last=False) == band_height(0, LANE, SIZE, 20.0, last=False) == 20
    assert band_height(0, LANE, SIZE, 20, last=True) == 0
    assert band_height(1, LANE, SIZE, 90, last=True) == 90


def test_lanes_stand_in_the_middle_of_their_ring() -> None:
    top, middle = FRAME.tops[0], (FRAME.tops[0] + FRAME.tops[1]) / 2
    assert FRAME.level(0, 0) == pytest.approx(top + PAD * SIZE + LANE / 2)
    assert FRAME.level(0, 1) - FRAME.level(0, 0) == LANE
    assert (FRAME.level(0, 0) + FRAME.level(0, 1)) / 2 == pytest.approx(middle)
    assert FRAME.level(1, 0) == pytest.approx((FRAME.tops[1] + FRAME.tops[2]) / 2)


def test_editions_stand_evenly_from_the_left_to_the_right() -> None:
    side = SIDE * SIZE
    assert [FRAME.across(n) for n in range(3)] == pytest.approx([60 + side, 180, 300 - side])
    assert replace(FRAME, columns=1).across(0) == 300 - side
