"""What stands on a chart, by its corners: strokes on hand-made lines whose parts can be reckoned."""

import pytest

from radargen.charts.checking import things
from radargen.charts.checking.geometry import Polygon

Corners = tuple[tuple[float, float], ...]


def strokes(**line: object) -> list[Corners]:
    """The corners of each part of a stroke, rounded and in order."""
    found = things.whiskers({"blips": [{"id": "kanban", "whisker": line}]})
    parts: list[Corners] = []
    for shape in found["kanban"].shapes if found else ():
        assert isinstance(shape, Polygon)
        parts.append(tuple(sorted((round(x, 6), round(y, 6)) for x, y in shape.corners)))
    return parts


def box(left: float, top: float, right: float, bottom: float) -> Corners:
    return tuple(sorted([(left, top), (left, bottom), (right, top), (right, bottom)]))


LEVEL = {"x1": 10, "y1": 20, "x2": 30, "y2": 20, "width": 2}
UPRIGHT = {"x1": 10, "y1": 20, "x2": 10, "y2": 40, "width": 2}


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        (LEVEL, [box(10, 19, 30, 21)]),
        (UPRIGHT, [box(9, 20, 11, 40)]),
        ({**LEVEL, "gaps": [[0.25, 0.5]]}, [box(10, 19, 15, 21), box(20, 19, 30, 21)]),
        # A bar across each end, as thick as the line is wide.
        ({**LEVEL, "cap": 5}, [box(10, 19, 30, 21), box(9, 15, 11, 25), box(29, 15, 31, 25)]),
        ({**UPRIGHT, "cap": 5}, [box(9, 20, 11, 40), box(5, 19, 15, 21), box(5, 39, 15, 41)]),
        # None where a gap ends the line.
        ({**LEVEL, "cap": 5, "gaps": [[0, 0.5]]}, [box(20, 19, 30, 21), box(29, 15, 31, 25)]),
        ({**LEVEL, "cap": 5, "gaps": [[0.5, 1]]}, [box(10, 19, 20, 21), box(9, 15, 11, 25)]),
    ],
)
def test_a_stroke_is_what_is_drawn_of_it(line: dict[str, object], parts: list[Corners]) -> None:
    assert strokes(**line) == parts


def test_an_arrow_has_a_head_as_long_as_told_that_ends_at_its_point() -> None:
    shaft, head = strokes(**LEVEL, head=6)
    wide = things.HEAD * 6
    assert shaft == box(10, 19, 30, 21)
    assert head == tuple(sorted([(30, 20), (24, round(20 - wide, 6)), (24, round(20 + wide, 6))]))
    assert len(strokes(**LEVEL, head=6, gaps=[[0.5, 1]])) == 1
