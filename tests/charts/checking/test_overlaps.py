"""Areas of boxes over rings and sectors, against sums over many small squares."""

from math import atan2, degrees, hypot, pi

import pytest
from hypothesis import given
from hypothesis import strategies as st

from radargen.charts.checking.overlaps import area, area_in_disc, within_sector
from radargen.charts.placing.axes.rectangles import share_off_ring

Corners = list[tuple[float, float]]
boxes = st.tuples(st.floats(-120, 120), st.floats(-120, 120), st.floats(5, 90), st.floats(5, 40))
FINE = 60


def corners(box: tuple[float, float, float, float]) -> Corners:
    x, y, wide, high = box
    return [(x, y), (x + wide, y), (x + wide, y + high), (x, y + high)]


def squares(box: tuple[float, float, float, float]) -> Corners:
    x, y, wide, high = box
    return [(x + (a + 0.5) * wide / FINE, y + (b + 0.5) * high / FINE) for a in range(FINE) for b in range(FINE)]


@given(boxes, st.floats(10, 150))
def test_the_part_within_a_disc_is_the_sum_of_its_squares(box: tuple[float, float, float, float], r: float) -> None:
    inside = sum(hypot(x, y) <= r for x, y in squares(box)) / FINE**2
    assert area_in_disc(corners(box), r) / area(corners(box)) == pytest.approx(inside, abs=0.03)


@given(boxes, st.floats(0, 359), st.floats(20, 180))
def test_the_part_in_a_sector_is_the_sum_of_its_squares(
    box: tuple[float, float, float, float], start: float, width: float
) -> None:
    inside = sum((degrees(atan2(x, -y)) - start) % 360 <= width for x, y in squares(box)) / FINE**2
    part = within_sector(corners(box), start, start + width)
    assert area(part) / area(corners(box)) == pytest.approx(inside, abs=0.04)


def test_a_disc_in_a_box_is_a_disc_and_a_box_in_a_disc_a_box() -> None:
    box = (-50.0, -50.0, 100.0, 100.0)
    assert area_in_disc(corners(box), 10) == pytest.approx(100 * pi)
    assert area_in_disc(corners(box), 80) == pytest.approx(10_000)
    # Whichever way round the corners are told.
    assert area(corners(box)) == area(corners(box)[::-1]) == 10_000
    assert area_in_disc(corners(box)[::-1], 10) == pytest.approx(100 * pi)
    assert area([]) == area_in_disc([], 10) == 0


@given(boxes, st.floats(0, 80), st.floats(10, 80))
def test_the_layout_finds_the_same_share_over_other_rings(
    box: tuple[float, float, float, float], inner: float, width: float
) -> None:
    outside = area(corners(box)) - area_in_disc(corners(box), inner + width)
    within = area_in_disc(corners(box), inner) if inner else 0.0
    rect = (box[0], box[1], box[0] + box[2], box[1] + box[3])
    assert share_off_ring(rect, inner, inner + width) == pytest.approx(
        (outside + within) / area(corners(box)), abs=0.02
    )
