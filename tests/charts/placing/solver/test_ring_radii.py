from collections.abc import Sequence
from itertools import pairwise

import pytest

from radargen.charts.placing.axes.cells import Cell
from radargen.charts.placing.solver.ring_radii import EASY, Cells, comfortable_area, ring_radii


def with_markers(*counts: int) -> Cells:
    """One cell a ring, with that many markers of radius 6."""

    def cells(radii: Sequence[float]) -> list[list[tuple[Cell, list[float]]]]:
        return [
            [(Cell(low, high, 0, 120), [6.0] * count)]
            for low, high, count in zip([0.0, *radii], radii, counts, strict=False)
        ]

    return cells


def no_cells(radii: Sequence[float]) -> list[list[tuple[Cell, list[float]]]]:
    return [[] for _ in radii]


def widths(radii: Sequence[float]) -> list[float]:
    return [outer - inner for inner, outer in pairwise([0.0, *radii])]


def test_a_full_ring_is_wider_than_an_empty_one() -> None:
    radii = ring_radii(200, [20, 20, 20], [0.02, 0.3, 0.0], with_markers(2, 30, 0), [1, 1, 1])
    first, full, empty = widths(radii)
    assert radii[-1] == 200
    assert full > first > 20
    assert empty >= 20


def test_without_markers_rings_are_equal() -> None:
    assert ring_radii(200, [10] * 4, [0.0] * 4, no_cells, [1] * 4) == [50, 100, 150, 200]


def test_no_ring_is_thinner_than_its_least_width() -> None:
    least = [30.0, 70.0, 30.0]
    found = widths(ring_radii(200, least, [0.5, 0.0, 0.5], no_cells, [1, 1, 1]))
    assert all(width >= low - 0.02 for width, low in zip(found, least, strict=True))


def test_least_widths_that_do_not_fit_are_all_made_smaller_alike() -> None:
    found = widths(ring_radii(100, [60.0, 120.0], [0.0, 0.0], no_cells, [1, 1]))
    assert found[1] / found[0] == pytest.approx(2, abs=0.15)
    assert sum(found) == 100


def test_a_factor_makes_a_ring_wider() -> None:
    def second(factor: float) -> float:
        return widths(ring_radii(200, [20] * 3, [0.1] * 3, with_markers(6, 6, 6), [1, factor, 1]))[1]

    assert second(1.5) > second(1.0) + 1


def test_a_crowded_ring_gets_room_until_it_is_at_ease() -> None:
    cells = with_markers(1, 1, 60)
    radii = ring_radii(200, [15] * 3, [0.0, 0.0, 0.1], cells, [1, 1, 1])
    loads = [cell.load(reaches) for row in cells(radii) for cell, reaches in row]
    assert max(loads) <= EASY


def test_markers_at_ease_take_nearly_three_times_their_own_area() -> None:
    assert comfortable_area([6.0]) / (3.1416 * 36) == pytest.approx(2.7, abs=0.05)
    assert comfortable_area([6.0, 6.0]) == 2 * comfortable_area([6.0])
