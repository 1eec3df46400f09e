"""How lines, points and rectangles lie to each other, in points."""

from math import hypot

from radargen.placing.candidates import Rect
from radargen.scene import Line

Point = tuple[float, float]


def off(rect: Rect, at: Point) -> float:
    """How far a point is from a rectangle."""
    return hypot(max(rect[0] - at[0], at[0] - rect[2], 0.0), max(rect[1] - at[1], at[1] - rect[3], 0.0))


def beside(line: Line, at: Point) -> float:
    """How far a point is from a line."""
    dx, dy = line.x2 - line.x1, line.y2 - line.y1
    share = ((at[0] - line.x1) * dx + (at[1] - line.y1) * dy) / ((dx * dx + dy * dy) or 1.0)
    share = min(max(share, 0.0), 1.0)
    return hypot(line.x1 + share * dx - at[0], line.y1 + share * dy - at[1])


def crosses(line: Line, rect: Rect, gap: float) -> bool:
    """Whether a line enters a rectangle that is `gap` larger on all sides (Y.-D. Liang and B. A. Barsky's clipping)."""
    first, last = 0.0, 1.0
    for start, end, low, high in (
        (line.x1, line.x2, rect[0] - gap, rect[2] + gap),
        (line.y1, line.y2, rect[1] - gap, rect[3] + gap),
    ):
        step = end - start
        if step:
            one, other = (low - start) / step, (high - start) / step
            first, last = max(first, min(one, other)), min(last, max(one, other))
        elif not low <= start <= high:
            return False
    return first < last


def meet(one: Line, other: Line) -> bool:
    """Whether two lines cross."""

    def side(line: Line, x: float, y: float) -> float:
        return (line.x2 - line.x1) * (y - line.y1) - (line.y2 - line.y1) * (x - line.x1)

    return (
        side(one, other.x1, other.y1) * side(one, other.x2, other.y2) < 0
        and side(other, one.x1, one.y1) * side(other, one.x2, one.y2) < 0
    )
