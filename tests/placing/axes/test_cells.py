from math import hypot

from radargen.placing.axes.cells import Cell
from radargen.scene import Box

QUARTER = Cell(50, 100, 0, 90, side=2)


def test_a_point_inside_stays() -> None:
    assert QUARTER.clamped(50, -50, 5) == (50, -50)


def test_a_point_outside_comes_just_inside() -> None:
    for x, y in ((0, 0), (200, -200), (-30, -80), (60, 10)):
        assert QUARTER.contains(*QUARTER.clamped(x, y, 5), 5)


def test_a_blip_keeps_off_a_ring_name() -> None:
    cell = Cell(0, 100, 0, 120, boxes=(Box(-30, -98, 60, 11),))
    x, y = cell.clamped(20, -90, 6)
    assert cell.contains(x, y, 6)
    assert hypot(x - 20, y + 90) < 40


def test_the_load_tells_whether_blips_can_fit() -> None:
    assert QUARTER.load([5] * 5) < 0.5
    assert QUARTER.load([5] * 200) > 1
    assert QUARTER.load([30]) > 1
