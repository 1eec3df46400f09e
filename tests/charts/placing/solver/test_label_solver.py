"""The label solver on cells made by hand: distances to the tenth of a point, and who gives way."""

from dataclasses import replace

import pytest

from radargen.charts.placing.axes.cells import Cell
from radargen.charts.placing.axes.outline import DISC
from radargen.charts.placing.axes.rectangles import Point, rect_distance
from radargen.charts.placing.solver.label_candidates import (
    MOST_OVER_RING,
    LabelConstraints,
    LabelSide,
    LabelVariant,
    label_variants,
)
from radargen.charts.placing.solver.label_solver import ASIDE, LABEL_GAP, LABEL_MARKER_GAP, MARKER_GAP, LabelSolver
from radargen.charts.placing.solver.labelled_marker import LabelledMarker
from radargen.charts.placing.typesetting.label_wrapping import wrapped_labels
from radargen.charts.scene import Box

CELL = Cell(60, 140, 0, 120, side=2)
SIZE = 7.5
CONSTRAINTS = LabelConstraints(220.0, SIZE, (), DISC)
MIDDLE = (87.0, -50.0)
REACH, MAX_REACH = 5.0, 6.0


def marker(name: str, preferred: Point = MIDDLE, *, fixed: bool = False, cell: Cell = CELL) -> LabelledMarker:
    variants = label_variants(wrapped_labels(name, "en"))
    return LabelledMarker(name, cell, REACH, MAX_REACH, preferred, (variants,), fixed=fixed)


def on_side(name: str, side: LabelSide) -> tuple[LabelVariant, ...]:
    return tuple(variant for variant in label_variants(wrapped_labels(name, "en")[:1]) if variant.side is side)


def one_sided(name: str, at: Point, side: LabelSide, cell: Cell = CELL) -> LabelledMarker:
    """A marker that stays with its label on one line on that side."""
    return replace(marker(name, at, fixed=True, cell=cell), variants=(on_side(name, side),))


def solved(*markers: LabelledMarker, work_budget: int = 50_000, spacing: float = 0.0) -> LabelSolver:
    return LabelSolver(markers, (CONSTRAINTS,), work_budget, spacing).solve()


def sides(solver: LabelSolver) -> list[str]:
    return [
        label.variant.side if label else "" for _, placed in sorted(solver.placed.items()) for label in placed.labels
    ]


def test_alone_a_marker_keeps_its_preferred_position_with_its_label_to_the_right() -> None:
    solver = solved(marker("Kanban"))
    assert solver.placed[0].point == MIDDLE
    assert sides(solver) == ["E"]


def test_two_that_prefer_the_same_position_both_get_one() -> None:
    solver = solved(marker("Kanban"), marker("Scrum"))
    assert solver.conflicting() == []
    assert solver.placed[0].point != solver.placed[1].point


def test_a_fixed_marker_is_not_moved_and_others_make_room() -> None:
    solver = solved(marker("Kanban", fixed=True), marker("Scrum"))
    assert solver.placed[0].point == MIDDLE
    assert solver.conflicting() == []


def test_what_moves_stays_inside_its_cell_and_apart_by_the_larger_reach() -> None:
    solver = solved(*(marker(f"Trend {n}") for n in range(8)))
    points = [placed.point for placed in solver.placed.values()]
    assert all(CELL.contains(*point, MAX_REACH) for point in points)
    least = min(((x - a) ** 2 + (y - b) ** 2) ** 0.5 for n, (x, y) in enumerate(points) for a, b in points[n + 1 :])
    assert least >= 2 * MAX_REACH + MARKER_GAP


@pytest.mark.parametrize(("beyond", "overlapping"), [(-0.1, [0, 1]), (0.1, [])])
def test_markers_overlap_when_less_than_the_gap_lies_between_them(beyond: float, overlapping: list[int]) -> None:
    apart = 2 * MAX_REACH + MARKER_GAP + beyond
    solver = solved(marker("A", fixed=True), marker("B", (MIDDLE[0], MIDDLE[1] + apart), fixed=True))
    assert solver.overlapping() == overlapping
    assert not overlapping or solver.conflicting() == [0, 1]


@pytest.mark.parametrize(("beyond", "conflicting"), [(-0.1, [0, 1]), (0.1, [])])
def test_a_label_keeps_a_gap_from_other_markers(beyond: float, conflicting: list[int]) -> None:
    (variant,) = on_side("Kanban", LabelSide.E)
    right = variant.rect(*MIDDLE, REACH, SIZE)[2]
    other = one_sided("Scrum", (right + LABEL_MARKER_GAP + REACH + beyond, MIDDLE[1]), LabelSide.E)
    solver = solved(one_sided("Kanban", MIDDLE, LabelSide.E), other, work_budget=0)
    assert solver.conflicting() == conflicting


@pytest.mark.parametrize(("beyond", "conflicting"), [(-0.1, [0, 1]), (0.1, [])])
def test_labels_keep_a_gap_from_each_other(beyond: float, conflicting: list[int]) -> None:
    high = wrapped_labels("Kanban", "en")[0].height * SIZE
    # So far to the right that only the labels meet.
    other = one_sided("Scrum", (MIDDLE[0] + 45, MIDDLE[1] + high + LABEL_GAP * SIZE + beyond), LabelSide.W)
    solver = solved(one_sided("Kanban", MIDDLE, LabelSide.E), other, work_budget=0)
    assert solver.conflicting() == conflicting


@pytest.mark.parametrize(("beyond", "conflicting"), [(-0.1, [0, 1]), (0.1, [])])
def test_labels_side_by_side_keep_a_gap_that_is_wider_than_a_space(beyond: float, conflicting: list[int]) -> None:
    (left,), (right,) = on_side("Kanban", LabelSide.E), on_side("Scrum", LabelSide.W)
    end = left.rect(*MIDDLE, REACH, SIZE)[2]
    begin = right.rect(0.0, 0.0, REACH, SIZE)[0]
    other = one_sided("Scrum", (end + ASIDE * SIZE - begin + beyond, MIDDLE[1]), LabelSide.W)
    solver = solved(one_sided("Kanban", MIDDLE, LabelSide.E), other, work_budget=0)
    assert solver.conflicting() == conflicting


def test_a_label_turns_to_the_left_where_another_marker_is_in_the_way() -> None:
    solver = solved(marker("Kanban", fixed=True), marker("Scrum", (MIDDLE[0] + 14, MIDDLE[1]), fixed=True))
    assert sides(solver) == ["W", "E"]


def test_a_label_does_not_stand_on_an_obstacle() -> None:
    right_of_it = Box(MIDDLE[0] + REACH, MIDDLE[1] - 20, 30, 40, "ring name")
    constraints = replace(CONSTRAINTS, obstacles=(right_of_it,))
    solver = LabelSolver([marker("Kanban", fixed=True)], (constraints,), 50_000).solve()
    label = solver.placed[0].labels[0]
    assert label
    assert label.variant.side is LabelSide.W


def test_every_language_has_its_own_label_at_the_same_marker() -> None:
    names = ("Kanban", "Visualisation of work in progress for everybody")
    variants = tuple(label_variants(wrapped_labels(name, "en")) for name in names)
    solver = LabelSolver(
        [replace(marker("Kanban"), variants=variants)], (CONSTRAINTS, CONSTRAINTS), work_budget=50_000
    ).solve()
    labels = solver.placed[0].labels
    assert ["".join(label.variant.label.lines).replace(" ", "") for label in labels if label] == [
        name.replace(" ", "") for name in names
    ]


def test_with_spacing_labels_spread_further_than_they_must() -> None:
    def nearest(spacing: float) -> float:
        solver = solved(*(marker(f"Trend {n}", (MIDDLE[0], MIDDLE[1] + 9 * n)) for n in range(3)), spacing=spacing)
        assert solver.conflicting() == []
        labels = [(n, label) for n, placed in solver.placed.items() for label in placed.labels if label]
        return min(
            rect_distance(label.rect, solver.placed[other].point) - REACH
            for n, label in labels
            for other in solver.placed
            if other != n
        )

    assert nearest(4.0) > nearest(0.0) + SIZE


def test_of_a_knot_of_markers_only_the_innermost_loses_its_label() -> None:
    x, y = MIDDLE
    knot = [marker(f"Kanban {n}", (x + 14 * (n % 3), y + 14 * (n // 3)), fixed=True) for n in range(9)]
    solver = solved(*knot)
    assert 4 in solver.unplaced(0)
    assert len(solver.unplaced(0)) <= 3


def test_of_two_labels_that_overlap_the_longer_is_left_out() -> None:
    short = one_sided("Kanban", MIDDLE, LabelSide.E)
    long = one_sided("Kanban in care", (MIDDLE[0], MIDDLE[1] + 2 * MAX_REACH + MARKER_GAP - 8), LabelSide.E)
    for markers, longer in (((short, long), 1), ((long, short), 0)):
        assert solved(*markers, work_budget=0).unplaced(0) == [longer]


def test_a_label_wider_than_its_sector_has_no_position() -> None:
    narrow = Cell(60, 140, 0, 20, side=2)
    solver = solved(marker("W" * 70, narrow.point(0.5, 0.5, 6.0), cell=narrow))
    assert solver.unplaced(0) == [0]


def test_labels_over_another_ring_are_listed_the_farthest_last() -> None:
    thin = Cell(100, 132, 30, 150, side=2)
    names = ("Customer feedback analysis", "Lean", "Customer feedback")
    solver = solved(
        *(one_sided(name, thin.point(0.3 + 0.2 * n, 0.5, 6.0), LabelSide.E, cell=thin) for n, name in enumerate(names))
    )
    assert solver.out_of_ring() == [2, 0]


def test_a_used_up_budget_ends_the_search_with_everything_placed() -> None:
    solver = solved(*(marker(f"Trend {n}") for n in range(12)), work_budget=200)
    assert len(solver.placed) == 12
    assert solver.work < 20_000


@pytest.mark.parametrize("seen", [0, 1])
def test_a_label_that_is_to_be_seen_stays_and_the_other_goes(seen: int) -> None:
    # Both labels want the same room, whoever has more weight or the shorter name.
    left = one_sided("Kanban", MIDDLE, LabelSide.E)
    right = one_sided("Omnichannel", (MIDDLE[0] + 50, MIDDLE[1]), LabelSide.W)
    pair = [left, right]
    pair[1 - seen] = replace(pair[1 - seen], weight=2.0)
    pair[seen] = replace(pair[seen], seen=True)
    assert solved(*pair).unplaced(0) == [1 - seen]


def test_a_label_stays_within_its_ring_unless_it_finds_no_position_there() -> None:
    thin = Cell(118, 140, 0, 120, side=2)
    name = marker("Knowledge management", (120.0, -45.0), fixed=True, cell=thin)
    free = LabelSolver([name], (CONSTRAINTS,), 50_000).solve()
    assert free.out_of_ring(MOST_OVER_RING) == [0]
    roomy = replace(name, cell=Cell(60, 200, 0, 120, side=2))
    assert LabelSolver([roomy], (CONSTRAINTS,), 50_000, within_rings=True).solve().out_of_ring(MOST_OVER_RING) == []
    let_out = LabelSolver([name], (CONSTRAINTS,), 50_000, within_rings=True).solve()
    assert let_out.conflicting() == []
    assert sides(let_out) != [""]
