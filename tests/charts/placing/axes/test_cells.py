"""A quarter ring made by hand: radii 50 to 100, from 12 to 3 o'clock, with 2 points kept free along both edges."""

from dataclasses import replace
from math import hypot, pi

import pytest

from radargen.charts.disc import SectorMark
from radargen.charts.placing.axes.cells import ROUNDING, Cell, cell_point, cell_shares, hexagon_area
from radargen.charts.placing.axes.rectangles import Point
from radargen.charts.scene import Box

QUARTER = Cell(50, 100, 0, 90, side=2)
DIAGONAL = 0.5**0.5
# The farthest points that a disc of radius 5 may take, and the direction that leads out of the cell.
BORDERS = {
    "inner ring": ((55 * DIAGONAL, -55 * DIAGONAL), (-1, 1)),
    "outer ring": ((95 * DIAGONAL, -95 * DIAGONAL), (1, -1)),
    "edge at 12 o'clock": ((7, -70), (-1, 0)),
    "edge at 3 o'clock": ((70, -7), (0, 1)),
}


@pytest.mark.parametrize("border", BORDERS)
def test_a_disc_is_inside_up_to_the_border_and_not_beyond(border: str) -> None:
    (x, y), (dx, dy) = BORDERS[border]
    assert QUARTER.contains(x, y, 5)
    assert QUARTER.contains(x - 3 * dx, y - 3 * dy, 5)
    assert not QUARTER.contains(x + 3 * ROUNDING * dx, y + 3 * ROUNDING * dy, 5)


def test_a_point_inside_stays() -> None:
    assert QUARTER.clamped(50, -50, 5) == (50, -50)


@pytest.mark.parametrize("point", [(0, 0), (200, -200), (-30, -80), (60, 10)])
def test_a_point_outside_comes_just_inside(point: Point) -> None:
    x, y = QUARTER.clamped(*point, 5)
    assert QUARTER.contains(x, y, 5)
    assert not QUARTER.contains(x, y, 5 + 5 * ROUNDING)


def test_a_disc_keeps_off_a_ring_name_on_the_side_of_its_sector() -> None:
    cell = Cell(0, 100, 0, 120, boxes=(Box(-30, -98, 60, 11),))
    x, y = cell.clamped(20, -90, 6)
    assert cell.contains(x, y, 6)
    assert hypot(x - 20, y + 90) < 40
    assert x > 0
    assert not cell.contains(20, -83, 6)
    assert cell.contains(20, -81, 6)


def test_the_innermost_cell_reaches_to_the_centre_as_far_as_its_edges_let_it() -> None:
    innermost = Cell(0, 100, 0, 90, side=2)
    assert innermost.least_radius(5) == pytest.approx(7 / DIAGONAL)
    assert QUARTER.least_radius(5) == 55


def test_the_load_says_whether_discs_can_fit() -> None:
    assert QUARTER.load([5] * 5) < 0.5
    assert QUARTER.load([5] * 200) > 1
    assert QUARTER.load([30]) > 1
    assert QUARTER.load([]) == 0


def test_the_room_for_centres_is_the_cell_without_its_margins() -> None:
    area, perimeter = Cell(50, 100, 0, 90).free(5)
    # A ring quarter from 55 to 95, less two strips of 5; its arcs lose a strip at both ends.
    assert area == pytest.approx(pi / 4 * (95**2 - 55**2) - 2 * 5 * 40)
    assert perimeter == pytest.approx(pi / 2 * (95 + 55) - 4 * 5 + 2 * 40)
    assert QUARTER.free(25) == (0.0, 0.0)


def test_points_by_shares_run_clockwise_and_outwards_and_stay_inside() -> None:
    first, last = QUARTER.point(0.1, 0.5, 5), QUARTER.point(0.9, 0.5, 5)
    assert first[0] < last[0]
    assert hypot(*QUARTER.point(0.5, 0.0, 5)) == pytest.approx(55, abs=0.01)
    assert hypot(*QUARTER.point(0.5, 1.0, 5)) == pytest.approx(95, abs=0.01)
    assert all(QUARTER.contains(*QUARTER.point(u, v, 5), 5) for u in (0, 0.5, 1) for v in (0, 0.5, 1))


def test_shares_and_points_are_each_others_inverse() -> None:
    sector = SectorMark("people", "People", 0, 240, 360)
    assert cell_point(0.5, 0.5, SectorMark("people", "People", 0, 0, 180), 50, 100) == (75, 0)
    for shares in ((0.01, 0.0), (0.25, 0.75), (0.99, 1.0)):
        assert cell_shares(cell_point(*shares, sector, 50, 100), sector, 50, 100) == pytest.approx(shares, abs=2e-4)


def test_a_hexagon_around_a_disc_is_a_tenth_larger() -> None:
    assert hexagon_area(10) / (pi * 100) == pytest.approx(1.1027, abs=1e-4)


@pytest.mark.parametrize(
    ("box", "taken"), [(Box(-10, -98, 20, 11), 8 * 21.0), (Box(-10, -98, 20, 60), 8 * 40.0), (Box(-1, -98, 2, 11), 0.0)]
)
def test_a_ring_name_takes_its_half_with_the_reach_around_it(box: Box, taken: float) -> None:
    whole, edge = QUARTER.free(5)
    area, same = replace(QUARTER, boxes=(box,)).free(5)
    assert whole - area == pytest.approx(taken)
    assert same == edge


@pytest.mark.parametrize(
    ("point", "inside"),
    [
        ((-27, -55), True),
        ((-25.5, -55), False),
        ((-10, -67), True),
        ((-10, -65.5), False),
        ((-10, -42), True),
        ((-10, -43.5), False),
        ((-25, -65), True),
        ((-24, -64), False),
    ],
)
def test_on_every_side_of_a_ring_name_a_disc_keeps_its_reach(point: Point, inside: bool) -> None:
    leftward = Cell(0, 100, 240, 360, boxes=(Box(-20, -60, 40, 11),))
    assert leftward.contains(*point, 6) is inside
    x, y = leftward.clamped(*point, 6)
    assert leftward.contains(x, y, 6)
    assert ((x, y) == point) is inside
    assert hypot(x - point[0], y - point[1]) <= 2.1
