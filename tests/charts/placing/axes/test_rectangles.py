import pytest

from radargen.charts.placing.axes.rectangles import (
    ARROW_GAP,
    ARROW_HEAD,
    GridIndex,
    Rect,
    arrow,
    crosses_rect,
    line_distance,
    lines_cross,
    rect_distance,
    share_beyond,
    share_off_ring,
    span_in_circle,
    span_in_rect,
)
from radargen.charts.scene import Line, Tone

BESIDE, FAR = (0.0, 0.0, 50.0, 10.0), (500.0, 500.0, 550.0, 510.0)


def test_what_comes_closer_than_the_gap_is_found() -> None:
    index = GridIndex()
    index.add(1, BESIDE)
    index.add(2, FAR)
    assert index.near((53.0, 0.0, 90.0, 10.0), 4.0, excluding=0) == {1: BESIDE}
    assert index.near((53.0, 0.0, 90.0, 10.0), 2.0, excluding=0) == {}


def test_a_rectangle_over_many_squares_is_found_once_from_everywhere() -> None:
    index, wide = GridIndex(), (-300.0, -5.0, 300.0, 5.0)
    index.add(7, wide)
    assert [index.near((x, 0.0, x + 1, 1.0), 0.0, excluding=0) for x in (-290.0, 0.0, 290.0)] == [{7: wide}] * 3


def test_what_was_taken_away_and_oneself_are_not_found() -> None:
    index = GridIndex()
    index.add(1, BESIDE)
    assert index.near(BESIDE, 1.0, excluding=1) == {}
    index.remove(1, BESIDE)
    assert index.near(BESIDE, 1.0, excluding=0) == {}


@pytest.mark.parametrize(("x", "crosses"), [(9.9, False), (10.0, False), (10.1, True)])
def test_a_line_that_only_touches_a_corner_does_not_cross(x: float, crosses: bool) -> None:
    # A diagonal past the top left corner (10, 10) of a rectangle.
    assert crosses_rect(Line(x - 5, 15, x + 5, 5, 1), (10, 10, 20, 20), 0.0) is crosses
    assert crosses_rect(Line(x - 8, 15, x + 2, 5, 1), (10, 10, 20, 20), 3.0), "the gap counts"


@pytest.mark.parametrize(
    ("rect", "found"),
    [
        ((53.9, 0.0, 60.0, 10.0), True),
        ((54.0, 0.0, 60.0, 10.0), False),
        ((-9.0, 0.0, -3.9, 10.0), True),
        ((-9.0, 0.0, -4.0, 10.0), False),
        ((0.0, 13.9, 9.0, 20.0), True),
        ((0.0, 14.0, 9.0, 20.0), False),
        ((0.0, -9.0, 9.0, -3.9), True),
        ((0.0, -9.0, 9.0, -4.0), False),
    ],
)
def test_on_every_side_near_is_closer_than_the_gap(rect: Rect, found: bool) -> None:
    index = GridIndex()
    index.add(1, BESIDE)
    assert bool(index.near(rect, 4.0, excluding=0)) is found


@pytest.mark.parametrize(
    ("point", "far"),
    [((5, 5), 0), ((53, 5), 3), ((-3, 5), 3), ((5, -3), 3), ((5, 13), 3), ((53, 14), 5), ((-3, -4), 5)],
)
def test_a_point_is_as_far_from_a_rectangle_as_from_its_nearest_side_or_corner(
    point: tuple[float, float], far: float
) -> None:
    assert rect_distance(BESIDE, point) == far


@pytest.mark.parametrize(("point", "far"), [((13, 14), 3), ((7, 6), 5), ((13, 34), 5), ((10, 20), 0), ((10, 33), 3)])
def test_a_point_is_as_far_from_a_line_as_from_its_nearest_place(point: tuple[float, float], far: float) -> None:
    assert line_distance(Line(10, 10, 10, 30, 1), point) == far
    assert line_distance(Line(10, 10, 10, 10, 1), (13, 14)) == 5


@pytest.mark.parametrize(
    ("line", "span"),
    [
        (Line(0, 0, 40, 0, 1), (0.2, 0.8)),
        (Line(40, 0, 0, 0, 1), (0.2, 0.8)),
        (Line(20, 0, 20, 40, 1), (0.0, 0.3)),
        (Line(0, 12, 40, 12, 1), (0.2, 0.8)),
        (Line(0, 12.1, 40, 12.1, 1), None),
        (Line(32.1, 0, 32.1, 9, 1), None),
        (Line(0, 0, 7, 0, 1), None),
        (Line(36, 0, 40, 0, 1), None),
    ],
)
def test_a_line_runs_in_a_rectangle_from_edge_to_edge_with_the_gap(
    line: Line, span: tuple[float, float] | None
) -> None:
    assert span_in_rect(line, (10, -10, 30, 10), 2) == (pytest.approx(span) if span else None)


@pytest.mark.parametrize(
    ("line", "span"),
    [
        (Line(0, 4, 40, 4, 1), (17 / 40, 23 / 40)),
        (Line(0, 5, 40, 5, 1), None),
        (Line(20, 0, 40, 0, 1), (0.0, 0.25)),
        (Line(0, 0, 20, 0, 1), (0.75, 1.0)),
        (Line(0, 0, 14, 0, 1), None),
        (Line(26, 0, 40, 0, 1), None),
        (Line(20, 0, 20, 0, 1), None),
    ],
)
def test_a_line_runs_in_a_circle_from_where_it_enters_to_where_it_leaves(
    line: Line, span: tuple[float, float] | None
) -> None:
    assert span_in_circle(line, (20, 0), 5) == (pytest.approx(span) if span else None)


@pytest.mark.parametrize(
    ("other", "cross"),
    [
        (Line(5, -5, 5, 5, 1), True),
        (Line(5, 5, 5, -5, 1), True),
        (Line(5, 0, 5, 5, 1), False),
        (Line(5, 1, 5, 5, 1), False),
        (Line(11, -5, 11, 5, 1), False),
        (Line(0, 1, 10, 1, 1), False),
    ],
)
def test_lines_cross_where_each_has_its_ends_on_both_sides_of_the_other(other: Line, cross: bool) -> None:
    line = Line(0, 0, 10, 0, 1)
    assert lines_cross(line, other) is lines_cross(other, line) is cross


@pytest.mark.parametrize(
    ("distance", "share"),
    [(0, 0.5), (3, 0.2), (-3, 0.8), (4, 0.1), (6, 0.0), (7, 0.0), (-6, 1.0), (5, 0.025), (-5, 0.975)],
)
def test_the_share_beyond_a_line_falls_from_all_to_nothing(distance: float, share: float) -> None:
    # Half of it reaches 5 one way and 1 the other.
    assert share_beyond(distance, 5, 1) == share_beyond(distance, 1, 5) == pytest.approx(share)


@pytest.mark.parametrize(
    ("rect", "share"),
    [
        ((60, -5, 80, 5), 0.0),
        ((-80, -5, -60, 5), 0.0),
        ((-5, 60, 5, 80), 0.0),
        ((40, -1, 60, 1), 0.5),
        ((90, -1, 110, 1), 0.5),
        ((-110, -1, -90, 1), 0.5),
        ((-1, 90, 1, 110), 0.5),
        ((-1, -110, 1, -90), 0.5),
        ((120, 0, 140, 10), 1.0),
        ((-10, -10, 10, 10), 1.0),
        ((60, 60, 68, 68), 0.0),
        ((-68, -68, -60, -60), 0.0),
        ((80, 80, 90, 90), 1.0),
    ],
)
def test_the_share_off_a_ring_is_what_lies_within_and_beyond_it(rect: Rect, share: float) -> None:
    assert share_off_ring(rect, 50, 100) == pytest.approx(share, abs=0.03)
    if share == 0.0:
        assert share_off_ring(rect, 50, 100) == 0.0


def test_an_arrow_keeps_its_gap_from_both_circles() -> None:
    line = arrow((0, 0), (50, 0), (5, 8), 2.0, Tone.MUTED, 3)
    assert (line.x1, line.y1, line.x2, line.y2) == (5 + 2 * ARROW_GAP, 0, 42 - 2 * ARROW_GAP, 0)
    assert (line.head, line.tone, line.sector) == (2 * ARROW_HEAD, Tone.MUTED, 3)
    down = arrow((0, 10), (0, 60), (5, 8), 1.0, Tone.INK)
    assert (down.x1, down.y1, down.x2, down.y2) == (0, 15 + ARROW_GAP, 0, 52 - ARROW_GAP)


def test_between_circles_that_nearly_touch_an_arrow_is_a_head_and_never_points_back() -> None:
    near = arrow((0, 0), (15, 0), (5, 8), 1.0, Tone.INK)
    assert (near.x1, near.x2, near.head) == (5.5, 6.5, 1.0)
    over = arrow((0, 0), (10, 0), (5, 8), 1.0, Tone.INK)
    assert over.x1 == over.x2
    assert over.head == 0
