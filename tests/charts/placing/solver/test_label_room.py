"""Whether a label has room beside a marker in the middle of a wide cell, with other markers around it."""

import pytest

from radargen.charts.placing.axes.cells import Cell
from radargen.charts.placing.axes.outline import DISC
from radargen.charts.placing.solver.label_candidates import LabelConstraints, LabelSide, label_variants
from radargen.charts.placing.solver.label_room import has_room
from radargen.charts.placing.solver.label_solver import LABEL_MARKER_GAP
from radargen.charts.placing.solver.labelled_marker import LabelledMarker
from radargen.charts.placing.typesetting.label_wrapping import wrapped_labels

SIZE, REACH, OTHER = 7.5, 5.0, 4.0
POINT = (87.0, -50.0)
VARIANTS = label_variants(wrapped_labels("Kanban", "en")[:1])
(EAST,) = (variant for variant in VARIANTS if variant.side is LabelSide.E)
MARKER = LabelledMarker("kanban", Cell(60, 140, 0, 120, side=2), REACH, 6.0, POINT, (VARIANTS,))
LEFT, TOP, RIGHT, BOTTOM = EAST.rect(*POINT, REACH, SIZE)
NEAR = OTHER + LABEL_MARKER_GAP


def room(*discs: tuple[float, float, float], rim: float = 220.0, every: bool = False) -> bool:
    return has_room(MARKER, VARIANTS if every else (EAST,), LabelConstraints(rim, SIZE, (), DISC), discs)


@pytest.mark.parametrize(("beyond", "free"), [(-0.1, False), (0.1, True)])
def test_on_every_side_a_label_needs_its_gap_from_another_marker(beyond: float, free: bool) -> None:
    across, down = (LEFT + RIGHT) / 2, (TOP + BOTTOM) / 2
    away = NEAR + beyond
    for x, y in ((LEFT - away, down), (RIGHT + away, down), (across, TOP - away), (across, BOTTOM + away)):
        assert room((x, y, OTHER)) is free


@pytest.mark.parametrize(("share", "free"), [(0.68, False), (0.73, True)])
def test_at_a_corner_the_distance_counts_across(share: float, free: bool) -> None:
    away = share * NEAR
    for x in (LEFT - away, RIGHT + away):
        for y in (TOP - away, BOTTOM + away):
            assert room((x, y, OTHER)) is free


def test_one_way_that_all_markers_leave_free_is_enough() -> None:
    beside = (RIGHT, POINT[1], OTHER)
    assert room()
    assert not room(beside)
    assert room(beside, every=True)
    assert not room((POINT[0], POINT[1], 40.0), every=True)
    assert not room((0.0, 0.0, 1.0), beside)


def test_where_the_radar_ends_there_is_no_room() -> None:
    assert not room(rim=110.0)
