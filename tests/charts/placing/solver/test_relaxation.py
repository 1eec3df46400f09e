from itertools import combinations
from math import dist

import pytest

from radargen.charts.placing.axes.cells import Cell
from radargen.charts.placing.solver.relaxation import LEAST_GAP, is_valid, relaxed, separated
from radargen.charts.scene import Box

CELL = Cell(60, 140, 10, 100, side=2)


def place(count: int, cell: Cell = CELL, *, last_resort: bool = False) -> dict[str, tuple[float, float]] | None:
    ids = [f"trend-{n}" for n in range(count)]
    points = relaxed(cell, ids, [6.0] * count, last_resort=last_resort)
    return None if points is None else dict(zip(ids, points, strict=True))


def test_blips_keep_apart() -> None:
    points = place(25)
    assert points
    assert min(dist(a, b) for a, b in combinations(points.values(), 2)) >= 2 * 6 + 1


def test_few_blips_spread_over_the_whole_cell() -> None:
    points = place(6)
    assert points
    assert min(dist(a, b) for a, b in combinations(points.values(), 2)) > 20


def test_a_single_blip_stands_where_its_id_says_in_any_company_of_one() -> None:
    assert relaxed(CELL, ["kanban"], [6.0]) == relaxed(CELL, ["kanban"], [6.0])
    assert relaxed(CELL, ["kanban"], [6.0]) != relaxed(CELL, ["scrum"], [6.0])


def test_too_many_find_no_place() -> None:
    assert place(90) is None
    assert place(90, last_resort=True) is None


@pytest.mark.parametrize("count", [56, 60])
def test_with_the_last_resort_nothing_that_finds_room_without_it_is_lost(count: int) -> None:
    assert place(count)
    assert place(count, last_resort=True) == place(count)


def test_only_with_the_last_resort_a_cell_is_filled_like_a_lattice() -> None:
    assert place(66) is None
    points = place(66, last_resort=True)
    assert points
    assert is_valid(CELL, [*points.values()], [6.0] * 66)


def test_blips_ease_apart_no_further_than_they_must_and_those_that_were_there_hardly() -> None:
    before = [(70.0, -60.0), (78.0, -60.0), (95.0, 0.0)]
    after = separated(CELL, [6.0] * 3, before, [0.1, 1.0, 1.0])
    assert after
    ways = [dist(a, b) for a, b in zip(before, after, strict=True)]
    assert ways[0] < ways[1] < 8
    assert ways[2] == 0
    assert dist(after[0], after[1]) >= 2 * 6 + 1


def test_who_may_not_move_stays_though_others_touch() -> None:
    after = separated(CELL, [6.0] * 2, [(70.0, -60.0), (74.0, -60.0)], [0.0, 1.0])
    assert after
    assert after[0] == (70.0, -60.0)


@pytest.mark.parametrize(("beyond", "valid"), [(-0.1, False), (0.1, True)])
def test_neighbours_are_valid_from_the_least_gap_on(beyond: float, valid: bool) -> None:
    assert is_valid(CELL, [(70.0, -60.0), (70.0, -60.0 + 12 + LEAST_GAP + beyond)], [6.0, 6.0]) is valid


def test_a_marker_outside_of_its_cell_is_not_valid() -> None:
    assert is_valid(CELL, [(70.0, -60.0)], [6.0])
    assert not is_valid(CELL, [(30.0, -30.0)], [6.0])


def test_one_with_more_mobility_moves_further() -> None:
    before = [(90.0, -60.0), (96.0, -60.0)]
    after = separated(CELL, [6.0] * 2, before, [0.25, 1.0])
    assert after
    first, second = (dist(a, b) for a, b in zip(before, after, strict=True))
    assert second == pytest.approx(4 * first, rel=0.05)


def test_a_full_cell_is_given_up_at_once() -> None:
    points = [CELL.point(0.5, 0.5, 6.0)] * 90
    assert separated(CELL, [6.0] * 90, points, [1.0] * 90) is None


def test_a_single_marker_finds_what_room_there_is_beside_the_name_of_a_thin_ring() -> None:
    innermost, before = Cell(0, 37.4, 0, 72, side=2, boxes=(Box(-13.7, -31.3, 27.4, 12.6),)), (16.0, -14.6)
    points = separated(innermost, [7.1], [before], [1.0])
    assert points
    assert is_valid(innermost, points, [7.1])
    assert dist(points[0], before) < 7.1
    assert separated(innermost, [12.0], [before], [1.0]) is None
