"""Lines that leave out what lies below names and other blips."""

from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from radargen.charts.placing.axes.rectangles import Rect, line_distance, rect_distance
from radargen.charts.placing.scenes.interrupted_lines import LineObstacles, interrupted, line_obstacles
from radargen.charts.scene import Line
from tests.charts.drawing import scenes

NAME = (40.0, -5.0, 60.0, 5.0)


def drawn_points(line: Line) -> list[tuple[float, float]]:
    """Many points of what is drawn."""
    shares = [n / 400 for n in range(401)]
    seen = [s for s in shares if not any(start <= s <= end for start, end in line.gaps)]
    return [(line.x1 + s * (line.x2 - line.x1), line.y1 + s * (line.y2 - line.y1)) for s in seen]


def test_a_whisker_has_a_gap_where_a_name_stands_and_ends_where_it_did() -> None:
    line = interrupted(Line(0, 0, 100, 0, 1), "own", LineObstacles([NAME], [], 1.0))
    assert (line.x1, line.x2, line.gaps) == (0, 100, ((0.385, 0.615),))


def test_free_lines_and_the_own_blip_leave_a_line_as_it_is() -> None:
    whole = Line(0, 0, 100, 0, 1, head=4)
    assert interrupted(whole, "own", LineObstacles([], [("own", (50.0, 0.0), 5.0)], 1.0)) == whole
    assert interrupted(whole, "own", LineObstacles([], [("other", (50.0, 0.0), 5.0)], 1.0)).gaps


def test_an_arrow_ends_before_a_name_that_its_head_would_lie_on() -> None:
    line = interrupted(Line(0, 0, 50, 0, 1, head=4), "own", LineObstacles([NAME], [], 1.0))
    assert 30 < line.x2 < 40
    assert line.gaps == ()


def test_an_arrow_without_room_is_not_drawn() -> None:
    line = interrupted(Line(36, 0, 50, 0, 1, head=4), "own", LineObstacles([NAME], [], 1.0))
    assert line.gaps == ((0.0, 1.0),)


@given(
    st.lists(st.tuples(st.floats(-80, 80), st.floats(-80, 80), st.floats(5, 60), st.floats(5, 20)), max_size=6),
    st.lists(st.tuples(st.floats(-80, 80), st.floats(-80, 80), st.floats(2, 12)), max_size=6),
    st.tuples(st.floats(-100, 100), st.floats(-100, 100), st.floats(-100, 100), st.floats(-100, 100)),
    st.sampled_from([0.0, 4.0]),
)
def test_nothing_that_is_drawn_comes_near_a_name_or_another_blip(
    boxes: list[tuple[float, float, float, float]],
    circles: list[tuple[float, float, float]],
    ends: tuple[float, float, float, float],
    head: float,
) -> None:
    if hypot(ends[2] - ends[0], ends[3] - ends[1]) < 6:
        return
    rects = [(x, y, x + wide, y + high) for x, y, wide, high in boxes]
    blips = [(f"b{n}", (x, y), r) for n, (x, y, r) in enumerate(circles)]
    line = interrupted(Line(*ends, 1.0, head=head), "own", LineObstacles(rects, blips, 1.0))
    for point in drawn_points(line):
        assert all(rect_distance(rect, point) >= 0.95 for rect in rects)
        assert all(hypot(point[0] - x, point[1] - y) >= r + 0.95 for _, (x, y), r in blips)
    assert line_distance(Line(*ends, 1.0), (line.x2, line.y2)) == pytest.approx(0, abs=0.02)


@pytest.mark.parametrize(
    ("boxes", "gaps"),
    [
        # Of a whisker one point wide, names keep one and a half points.
        ([(40, -5, 60, 5)], ((0.385, 0.615),)),
        ([(40, -5, 60, 5), (64.9, -5, 80, 5)], ((0.385, 0.815),)),
        ([(40, -5, 60, 5), (65.1, -5, 80, 5)], ((0.385, 0.615), (0.636, 0.815))),
        ([(40, -5, 80, 5), (45, -5, 50, 5)], ((0.385, 0.815),)),
        ([(3.4, -5, 60, 5)], ((0.0, 0.615),)),
        ([(3.6, -5, 60, 5)], ((0.021, 0.615),)),
        ([(40, -5, 96.6, 5)], ((0.385, 1.0),)),
        ([(40, -5, 96.4, 5)], ((0.385, 0.979),)),
        ([(40, 1.6, 60, 5)], ()),
        ([(40, 1.4, 60, 5)], ((0.385, 0.615),)),
    ],
)
def test_a_part_too_short_to_see_belongs_to_the_gap_beside_it(
    boxes: list[Rect], gaps: tuple[tuple[float, float], ...]
) -> None:
    assert interrupted(Line(0, 0, 100, 0, 1), "own", LineObstacles(boxes, [], 1.0)).gaps == gaps


@pytest.mark.parametrize(
    ("at", "passed"), [((50, 6.4), True), ((50, -6.4), True), ((50, 6.6), False), ((50, -6.6), False)]
)
def test_other_blips_are_kept_clear_of_on_both_sides(at: tuple[float, float], passed: bool) -> None:
    for line in (Line(0, 0, 100, 0, 1), Line(100, 0, 0, 0, 1)):
        assert bool(interrupted(line, "own", LineObstacles([], [("b", at, 5.0)], 1.0)).gaps) is passed
    turned = LineObstacles([], [("b", at[::-1], 5.0)], 1.0)
    for line in (Line(0, 0, 0, 100, 1), Line(0, 100, 0, 0, 1)):
        assert bool(interrupted(line, "own", turned).gaps) is passed


@pytest.mark.parametrize(("start", "drawn"), [(30.1, True), (30.2, False)])
def test_an_arrow_is_shortened_as_long_as_a_shaft_is_left(start: float, drawn: bool) -> None:
    line = interrupted(Line(start, 0, 50, 0, 1, head=4), "own", LineObstacles([NAME], [], 1.0))
    assert (line.gaps == ()) is drawn


def test_lines_keep_clear_of_names_ring_names_and_blips() -> None:
    mark = scenes.labelled(scenes.blip("a", scenes.marker(10, 20)), "Kanban")
    scene = scenes.scene(mark, scenes.blip("b", scenes.marker(30, 40)))
    found = line_obstacles(scene.blips, scene.pills[:1], 2.0)
    assert mark.label
    name, pill = mark.label.box, scene.pills[0].box
    assert found.boxes == [(box.x, box.y, box.x + box.width, box.y + box.height) for box in (name, pill)]
    assert found.blips == [("a", (10, 20), 6), ("b", (30, 40), 6)]
    assert found.unit == 2.0
