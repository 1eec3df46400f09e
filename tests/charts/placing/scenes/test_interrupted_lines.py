"""Lines that leave out what lies below names and other blips."""

from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from radargen.charts.placing.axes.rectangles import line_distance, rect_distance
from radargen.charts.placing.scenes.interrupted_lines import LineObstacles, interrupted
from radargen.charts.scene import Line

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
