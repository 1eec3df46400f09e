"""Dots that give way to large names: into free room of their cells, and by no more than it takes."""

from math import dist

import pytest

from radargen.charts.placing.axes.cells import Cell
from radargen.charts.placing.solver.label_candidates import CLEAR
from radargen.charts.placing.solver.label_solver import LABEL_MARKER_GAP
from radargen.charts.placing.solver.quiet_dots import STEP, QuietDot, evading, keep_off

CELL = Cell(40.0, 160.0, 30.0, 150.0)
DOT = QuietDot("a", (80.0, 0.0), 3.0, CELL)
NAME = (60.0, -8.0, 100.0, 8.0)


def test_a_dot_below_a_name_moves_clear_of_it_and_no_farther() -> None:
    moved = evading([DOT], [NAME], [], 1.6)
    assert moved is not None
    x, y = moved["a"]
    assert CELL.contains(x, y, 3.0)
    assert abs(y) >= 8 + 3 + 1.6
    assert dist((x, y), DOT.point) <= 8 + 3 + 1.6 + STEP


def test_a_dot_that_nothing_covers_stays() -> None:
    assert evading([DOT], [(60.0, 20.0, 100.0, 36.0)], [], 1.6) == {}


def test_dots_keep_off_other_marks_and_each_other() -> None:
    moved = evading([DOT, QuietDot("b", (82.0, 1.0), 3.0, CELL)], [NAME], [(80.0, 13.0, 6.0)], 1.6)
    assert moved is not None
    assert dist(moved["a"], moved["b"]) >= 2 * 3 + 1.6
    assert all(dist(point, (80.0, 13.0)) >= 6 + 3 + 1.6 for point in moved.values())


def test_without_room_in_its_cell_there_is_no_place() -> None:
    assert evading([DOT], [(-200.0, -200.0, 200.0, 200.0)], [], 1.6) is None


def test_labels_keep_off_a_dot_by_their_gap_less_what_they_keep_off_boxes_anyway() -> None:
    box = keep_off((10.0, -5.0), 3.0, 10.0)
    half = 3.0 + LABEL_MARKER_GAP - CLEAR * 10.0
    assert (box.x, box.y) == pytest.approx((10.0 - half, -5.0 - half))
    assert (box.width, box.height) == pytest.approx((2 * half, 2 * half))
    # Very large type keeps far enough off a point.
    assert keep_off((0.0, 0.0), 3.0, 100.0).width == 0.0
