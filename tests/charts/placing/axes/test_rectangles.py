import pytest

from radargen.charts.placing.axes.rectangles import GridIndex, crosses_rect
from radargen.charts.scene import Line

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
