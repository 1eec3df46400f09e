"""Label positions around a marker at the origin or in a cell made by hand, and what each costs."""

from dataclasses import replace
from math import hypot

import pytest

from radargen.charts.placing.axes.cells import Cell
from radargen.charts.placing.axes.outline import DISC, FAN, QUARTER
from radargen.charts.placing.axes.rectangles import Rect
from radargen.charts.placing.solver.label_candidates import (
    CLEAR,
    CORNER,
    FAR_OVER_RING,
    FOREIGN_RING,
    NEAR,
    NEAR_BELOW,
    OVER_ARROW,
    OVER_EDGE,
    CandidateCache,
    LabelConstraints,
    LabelSide,
    LabelVariant,
    label_variants,
    sample_points,
)
from radargen.charts.placing.typesetting.label_wrapping import WrappedLabel, wrapped_labels
from radargen.charts.scene import Box

SIZE, REACH = 10.0, 6.0
LABEL = WrappedLabel(("Kanban",), 3.0, 0.0)
HIGH = LABEL.height * SIZE
CELL = Cell(60, 140, 0, 120, side=2)
FREE = LabelConstraints(220.0, SIZE, (), DISC)
# In the middle of the cell, wider to all sides than what keeps clear.
INSIDE: Rect = (80.0, -50.0, 100.0, -40.0)


def rect(side: LabelSide) -> Rect:
    return LabelVariant(side, LABEL, 0.0).rect(0.0, 0.0, REACH, SIZE)


def test_beside_the_marker_a_label_is_centred_upright_and_a_gap_away() -> None:
    gap = REACH + NEAR * SIZE
    assert rect(LabelSide.E) == pytest.approx((gap, -HIGH / 2, gap + 30, HIGH / 2))
    assert rect(LabelSide.W) == pytest.approx((-gap - 30, -HIGH / 2, -gap, HIGH / 2))


def test_above_and_below_it_is_centred_across() -> None:
    gap = REACH + NEAR_BELOW * SIZE
    assert rect(LabelSide.N) == pytest.approx((-15, -gap - HIGH, 15, -gap))
    assert rect(LabelSide.S) == pytest.approx((-15, gap, 15, gap + HIGH))


@pytest.mark.parametrize("side", [LabelSide.NE, LabelSide.NW, LabelSide.SE, LabelSide.SW])
def test_on_a_corner_it_begins_within_the_reach(side: LabelSide) -> None:
    left, top, right, bottom = rect(side)
    near = CORNER * REACH + NEAR_BELOW * SIZE
    assert (left if "E" in side else -right) == pytest.approx(near)
    assert (top if "S" in side else -bottom) == pytest.approx(near)


def test_the_right_side_in_one_line_is_the_cheapest_then_the_left_then_below() -> None:
    variants = label_variants([LABEL])
    assert [variant.side for variant in variants][:4] == [LabelSide.E, LabelSide.W, LabelSide.S, LabelSide.N]
    assert len(variants) == 8


def test_lines_are_aligned_towards_the_marker() -> None:
    assert [side.slack for side in (LabelSide.E, LabelSide.N, LabelSide.W)] == [0.0, 0.5, 1.0]


def test_within_the_own_cell_a_position_costs_nothing() -> None:
    assert FREE.cost_function(CELL)(INSIDE) == 0.0


@pytest.mark.parametrize(("beyond", "possible"), [(-0.1, True), (0.1, False)])
def test_no_label_comes_closer_to_the_rim_than_its_gap(beyond: float, possible: bool) -> None:
    farthest = hypot(INSIDE[2], INSIDE[1])
    rim = replace(FREE, rim=farthest + CLEAR * SIZE - beyond)
    assert (rim.cost_function(CELL)(INSIDE) is not None) is possible


@pytest.mark.parametrize(("beyond", "possible"), [(-0.1, False), (0.1, True)])
def test_no_label_comes_closer_to_an_obstacle_than_its_gap(beyond: float, possible: bool) -> None:
    box = Box(INSIDE[2] + CLEAR * SIZE + beyond, INSIDE[1], 20, 10, "ring name")
    found = replace(FREE, obstacles=(box,)).cost_function(CELL)(INSIDE)
    assert (found is not None) is possible


def test_an_arrow_may_be_covered_at_a_cost_for_each_of_its_boxes() -> None:
    arrows = ((85.0, -48.0, 88.0, -45.0), (90.0, -48.0, 93.0, -45.0), (200.0, 0.0, 203.0, 3.0))
    assert replace(FREE, arrows=arrows).cost_function(CELL)(INSIDE) == 2 * OVER_ARROW


@pytest.mark.parametrize(("past", "possible"), [(0.09, True), (0.1, False)])
def test_a_label_may_reach_over_the_edge_of_its_sector_with_less_than_a_tenth(past: float, possible: bool) -> None:
    cost = FREE.cost_function(CELL)((-30.0 * past, -105.0, 30.0 - 30.0 * past, -95.0))
    assert (cost is not None) is possible
    assert not possible or (cost or 0) > OVER_EDGE


@pytest.mark.parametrize(("end", "possible"), [(30.0, True), (7.5, False)])
def test_over_both_edges_of_a_narrow_sector_it_may_reach_with_no_more_in_all(end: float, possible: bool) -> None:
    narrow = replace(CELL, start=-7.5, end=end)
    assert (FREE.cost_function(narrow)((-15.0, -105.0, 15.0, -95.0)) is not None) is possible


@pytest.mark.parametrize("radius", [50.0, 150.0])
def test_another_ring_below_a_label_is_the_dearer_the_more_of_it_lies_there(radius: float) -> None:
    def cost(share: float) -> float:
        # At three o'clock, where the ring's edge cuts a label of 20 points in that share.
        edge = CELL.inner if radius < CELL.inner else CELL.outer
        x = edge - 20 * share if radius < CELL.inner else edge - 20 * (1 - share)
        found = FREE.cost_function(replace(CELL, start=30, end=150))((x, -5.0, x + 20, 5.0))
        assert found is not None
        return found

    assert 0 < cost(0.1) < cost(0.25) < cost(0.25) + FAR_OVER_RING < cost(0.4)
    assert cost(0.4) + FAR_OVER_RING < FOREIGN_RING <= cost(0.6)


def test_below_the_baseline_of_a_fan_and_left_of_a_quarter_there_is_nothing() -> None:
    sector = Cell(60, 140, 0, 90, side=2)
    low, left = (100.0, -19.0, 120.0, 1.0), (1.0, -105.0, 41.0, -95.0)
    assert replace(FREE, outline=DISC).cost_function(sector)(low) is not None
    assert replace(FREE, outline=FAN).cost_function(sector)(low) is None
    assert replace(FREE, outline=FAN).cost_function(sector)(left) is not None
    assert replace(FREE, outline=QUARTER).cost_function(sector)(left) is None


def test_candidates_come_the_cheapest_first_and_no_more_are_computed_than_it_takes() -> None:
    cache, at = CandidateCache(FREE, CELL, REACH, label_variants(wrapped_labels("Lean", "en"))), (90.0, -45.0)
    first, computed = cache.at(at, 1000.0, 1)
    assert (first[0].variant.side, computed) == (LabelSide.E, 1)
    assert cache.at(at, 1000.0, 1)[1] == 0
    few, further = cache.at(at, 1.0)
    assert [candidate.variant.side for candidate in few[:2]] == [LabelSide.E, LabelSide.W]
    assert further == 3
    everything, rest = cache.at(at, 1000.0)
    costs = [candidate.cost for candidate in everything]
    assert costs == sorted(costs)
    assert (len(costs), rest) == (8, 4)


def test_points_to_try_are_spread_over_the_cell_and_all_inside() -> None:
    points = list(sample_points(CELL, REACH, 64))
    assert points == list(sample_points(CELL, REACH, 64))
    assert len(points) == len(set(points)) > 56
    assert all(CELL.contains(*point, REACH) for point in points)
    quarters = {(x > 85, hypot(x, y) > 105) for x, y in points}
    assert len(quarters) == 4


@pytest.mark.parametrize(("beyond", "free"), [(-0.1, False), (0.1, True)])
def test_obstacles_are_kept_clear_of_and_arrows_counted_on_every_side(beyond: float, free: bool) -> None:
    left, top, right, bottom = INSIDE
    gap = CLEAR * SIZE + beyond
    for x, y in ((right + gap, top), (left - gap - 20, top), (left, top - gap - 10), (left, bottom + gap)):
        blocked = replace(FREE, obstacles=(Box(x, y, 20, 10, "ring name"),))
        assert (blocked.cost_function(CELL)(INSIDE) is not None) is free
    for x, y in ((right + beyond, top), (left - beyond - 20, top), (left, top - beyond - 10), (left, bottom + beyond)):
        crossed = replace(FREE, arrows=((x, y, x + 20, y + 10),))
        assert crossed.cost_function(CELL)(INSIDE) == (0 if free else OVER_ARROW)


@pytest.mark.parametrize("start", [0, 90, 180, 270])
def test_the_rim_is_as_far_away_in_every_direction(start: float) -> None:
    cell = replace(CELL, start=start, end=start + 90)
    x, y = cell.point(0.5, 0.5, REACH)
    label = (x - 10, y - 4, x + 10, y + 4)
    farthest = hypot(abs(x) + 10, abs(y) + 4)
    for beyond, possible in ((-0.1, True), (0.1, False)):
        rim = replace(FREE, rim=farthest + CLEAR * SIZE - beyond)
        assert (rim.cost_function(cell)(label) is not None) is possible


@pytest.mark.parametrize("across", [1, -1])
@pytest.mark.parametrize("down", [1, -1])
@pytest.mark.parametrize("radius", [66.0, 134.0])
def test_in_every_direction_a_label_costs_the_same_over_another_ring(across: int, down: int, radius: float) -> None:
    def cost(across: int, down: int) -> float:
        # In the middle of a quarter, and a little more to the side than up or down.
        start = {(1, 1): 90, (-1, 1): 180, (-1, -1): 270, (1, -1): 0}[across, down]
        x, y = across * 0.8 * radius, down * 0.6 * radius
        found = FREE.cost_function(replace(CELL, start=start, end=start + 90))((x - 12, y - 4, x + 12, y + 4))
        assert found is not None
        return found

    assert cost(across, down) == pytest.approx(cost(1, -1))
    assert cost(across, down) > 0
