"""Points, rectangles and lines: distances, intersections, areas, and a grid index to find rectangles nearby."""

from collections import defaultdict
from collections.abc import Iterator
from math import hypot, sqrt

from radargen.charts.scene import Line, Tone

# A rectangle as left, top, right, bottom; a plain tuple, since hundreds of thousands are compared.
Rect = tuple[float, float, float, float]
Point = tuple[float, float]
# The side of a square of the grid, in points.
SQUARE = 70.0
# How many strips a rectangle is cut into to sum up an area.
STRIPS = 24
# Measures of an arrow in units of the page: line width, head length, distance from the circles at its ends.
ARROW_WIDTH, ARROW_HEAD, ARROW_GAP = 1.0, 3.8, 1.4


def rect_distance(rect: Rect, point: Point) -> float:
    """The distance of a point from a rectangle, 0 if inside."""
    return hypot(max(rect[0] - point[0], point[0] - rect[2], 0.0), max(rect[1] - point[1], point[1] - rect[3], 0.0))


def line_distance(line: Line, point: Point) -> float:
    """The distance of a point from a line segment."""
    dx, dy = line.x2 - line.x1, line.y2 - line.y1
    share = ((point[0] - line.x1) * dx + (point[1] - line.y1) * dy) / ((dx * dx + dy * dy) or 1.0)
    share = min(max(share, 0.0), 1.0)
    return hypot(line.x1 + share * dx - point[0], line.y1 + share * dy - point[1])


def crosses_rect(line: Line, rect: Rect, gap: float) -> bool:
    """Whether a segment enters a rectangle grown by `gap` on all sides."""
    return span_in_rect(line, rect, gap) is not None


def span_in_rect(line: Line, rect: Rect, gap: float) -> tuple[float, float] | None:
    """The part of a segment in a rectangle grown by `gap`, as fractions of its length; None if there is none.

    Uses line clipping by Y.-D. Liang and B. A. Barsky.
    """
    first, last = 0.0, 1.0
    for start, end, low, high in (
        (line.x1, line.x2, rect[0] - gap, rect[2] + gap),
        (line.y1, line.y2, rect[1] - gap, rect[3] + gap),
    ):
        step = end - start
        if step:
            enters, leaves = sorted(((low - start) / step, (high - start) / step))
            first, last = max(first, enters), min(last, leaves)
        elif not low <= start <= high:
            return None
    return (first, last) if first < last else None


def span_in_circle(line: Line, centre: Point, radius: float) -> tuple[float, float] | None:
    """The part of a segment in a circle, as fractions of its length; None if there is none."""
    dx, dy = line.x2 - line.x1, line.y2 - line.y1
    squared = dx * dx + dy * dy
    if not squared:
        return None
    x, y = line.x1 - centre[0], line.y1 - centre[1]
    middle = -(x * dx + y * dy) / squared
    reach = middle * middle - (x * x + y * y - radius * radius) / squared
    if reach <= 0:
        return None
    first, last = max(middle - sqrt(reach), 0.0), min(middle + sqrt(reach), 1.0)
    return (first, last) if first < last else None


def lines_cross(line: Line, other: Line) -> bool:
    """Whether two line segments cross."""

    def side(segment: Line, x: float, y: float) -> float:
        return (segment.x2 - segment.x1) * (y - segment.y1) - (segment.y2 - segment.y1) * (x - segment.x1)

    return (
        side(line, other.x1, other.y1) * side(line, other.x2, other.y2) < 0
        and side(other, line.x1, line.y1) * side(other, line.x2, line.y2) < 0
    )


def share_beyond(distance: float, across: float, down: float) -> float:
    """The share of a rectangle's area that lies beyond a straight line.

    `distance` is that of the line from the rectangle's centre, negative if the centre lies beyond it; `across` and
    `down` are half the width and half the height, projected onto the line's normal.
    """
    if distance < 0:
        return 1 - share_beyond(-distance, across, down)
    if distance >= across + down:
        return 0.0
    long, short = (across, down) if across > down else (down, across)
    if distance <= long - short:
        return 0.5 - distance / (2 * long)
    return (long + short - distance) ** 2 / (8 * long * short)


def share_off_ring(rect: Rect, inner: float, outer: float) -> float:
    """The share of a rectangle's area outside the ring between two circles about (0, 0), summed over thin strips."""
    left, top, right, bottom = rect
    near_x, near_y = max(left, -right, 0.0), max(top, -bottom, 0.0)
    far_x, far_y = max(-left, right), max(-top, bottom)
    if near_x * near_x + near_y * near_y >= inner * inner and far_x * far_x + far_y * far_y <= outer * outer:
        return 0.0
    high = (bottom - top) / STRIPS
    inside = 0.0
    for n in range(STRIPS):
        y = top + (n + 0.5) * high
        inside += _chord(left, right, y, outer) - _chord(left, right, y, inner)
    return 1 - inside / (STRIPS * (right - left))


def _chord(left: float, right: float, y: float, radius: float) -> float:
    """The length of the part of a horizontal line, from left to right at height `y`, inside a circle about (0, 0)."""
    half = sqrt(max(radius * radius - y * y, 0.0))
    return max(min(right, half) - max(left, -half), 0.0)


class GridIndex:
    """A spatial index of rectangles by key: a uniform grid that lists each rectangle in every square it touches."""

    def __init__(self, side: float = SQUARE) -> None:
        """`side` is the side of a square, in points."""
        self._side = side
        self._squares: defaultdict[tuple[int, int], dict[int, Rect]] = defaultdict(dict)

    def add(self, key: int, rect: Rect) -> None:
        """Add a rectangle under a new key."""
        for square in _squares(rect, self._side):
            self._squares[square][key] = rect

    def remove(self, key: int, rect: Rect) -> None:
        """Remove a rectangle; raises KeyError if it was not added."""
        for square in _squares(rect, self._side):
            del self._squares[square][key]

    def near(self, rect: Rect, gap: float, excluding: int) -> dict[int, Rect]:
        """The rectangles closer than `gap` in both directions, by key, except the key `excluding`."""
        left, top, right, bottom = rect[0] - gap, rect[1] - gap, rect[2] + gap, rect[3] + gap
        near: dict[int, Rect] = {}
        squares, side = self._squares, self._side
        down = range(int(top // side), int(bottom // side) + 1)
        for column in range(int(left // side), int(right // side) + 1):
            for row in down:
                if square := squares.get((column, row)):
                    for key, other in square.items():
                        if (
                            left < other[2]
                            and other[0] < right
                            and top < other[3]
                            and other[1] < bottom
                            and key != excluding
                        ):
                            near[key] = other
        return near


def _squares(rect: Rect, side: float) -> Iterator[tuple[int, int]]:
    left, top, right, bottom = rect
    down = range(int(top // side), int(bottom // side) + 1)
    for column in range(int(left // side), int(right // side) + 1):
        for row in down:
            yield column, row


def arrow(start: Point, end: Point, radii: tuple[float, float], unit: float, tone: Tone, sector: int = 0) -> Line:
    """An arrow between two circles, given by their centres and radii, that touches neither."""
    (x1, y1), (x2, y2) = start, end
    far = hypot(x2 - x1, y2 - y1) or 1.0
    # Between circles that nearly touch, the arrow is a head without a shaft; it never points backwards.
    gap = min(ARROW_GAP * unit, max((far - sum(radii)) / 4, 0.0))
    low, high = (radii[0] + gap) / far, 1 - (radii[1] + gap) / far
    low = min(low, high)
    return Line(
        round(x1 + low * (x2 - x1), 2),
        round(y1 + low * (y2 - y1), 2),
        round(x1 + high * (x2 - x1), 2),
        round(y1 + high * (y2 - y1), 2),
        round(ARROW_WIDTH * unit, 2),
        tone,
        sector,
        round(min(ARROW_HEAD * unit, far * (high - low)), 2),
    )
