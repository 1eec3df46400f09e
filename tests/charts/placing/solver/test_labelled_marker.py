"""What it costs a marker to stand elsewhere than it would like to, and its label to have no position."""

from math import cos, radians, sin

import pytest

from radargen.charts.placing.axes.cells import Cell
from radargen.charts.placing.axes.rectangles import Point
from radargen.charts.placing.solver.labelled_marker import (
    ALONG,
    BESIDE,
    DEGREES,
    DISPLACEMENT,
    FAR_BESIDE,
    FARTHER_BESIDE,
    SEEN,
    UNPLACED,
    LabelledMarker,
    bearing_cost,
    bearing_costs,
)


def at(angle: float, far: float = 100.0) -> Point:
    return far * sin(radians(angle)), -far * cos(radians(angle))


def marker(bearing: Point | None = None, *, seen: bool = False) -> LabelledMarker:
    return LabelledMarker("a", Cell(0, 100, 0, 90), 5, 6, (30.0, -40.0), (), bearing=bearing, seen=seen)


@pytest.mark.parametrize("turn", [3.0, -3.0, 8.0])
def test_a_little_beside_its_bearing_costs_by_the_square(turn: float) -> None:
    beside = DEGREES * sin(radians(abs(turn)))
    assert bearing_cost(at(40), at(40 + turn)) == pytest.approx(BESIDE * beside**2)


@pytest.mark.parametrize(("turn", "turned"), [(30, 0.5), (-30, 0.5), (90, 1.0), (150, 1.5), (180, 2.0)])
def test_far_beside_it_costs_far_more_the_more_it_turned(turn: float, turned: float) -> None:
    expected = BESIDE * FAR_BESIDE**2 + FARTHER_BESIDE * (DEGREES * turned - FAR_BESIDE)
    assert bearing_cost(at(40), at(40 + turn)) == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize("far", [60.0, 140.0])
def test_in_and_out_on_its_bearing_cost_by_the_way(far: float) -> None:
    assert bearing_cost(at(40), at(40, far)) == pytest.approx(ALONG * 40)


def test_costs_of_several_points_are_those_of_each() -> None:
    points = [at(40), at(70), at(40, 50)]
    assert bearing_costs(at(40), points) == [bearing_cost(at(40), point) for point in points]
    # The centre has no direction.
    assert bearing_cost((0.0, 0.0), (0.0, 0.0)) == 0
    assert bearing_cost((0.0, 0.0), (0.0, 100.0)) == pytest.approx(ALONG * 100)


def test_without_a_bearing_the_distance_counts_and_with_one_that_alone() -> None:
    assert marker().displacement_cost((33.0, -44.0)) == pytest.approx(DISPLACEMENT * 5)
    assert marker().displacement_cost((30.0, -40.0)) == 0
    assert marker(at(40)).displacement_cost(at(40)) == pytest.approx(0)
    assert marker(at(40)).displacement_cost(at(70)) == bearing_cost(at(40), at(70))


def test_a_label_that_is_to_be_seen_costs_more_to_leave_out() -> None:
    assert (marker().unplaced, marker(seen=True).unplaced) == (UNPLACED, SEEN * UNPLACED)
