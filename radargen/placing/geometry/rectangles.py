"""How lines, points and rectangles lie to each other, in points."""

from collections import defaultdict
from collections.abc import Iterator
from math import hypot

from radargen.scene import Line, Tone

# A rectangle as left, top, right, bottom; plain numbers, as hundreds of thousands of them are compared.
Rect = tuple[float, float, float, float]
Point = tuple[float, float]
# The side of a square of the grid, in points.
SQUARE = 70.0
# An arrow in units of the page: its width, its head, and what it keeps from the circles at its ends.
ARROW_WIDTH, ARROW_HEAD, ARROW_GAP = 1.0, 3.8, 1.4


def rect_distance(rect: Rect, at: Point) -> float:
    """How far a point is from a rectangle."""
    return hypot(max(rect[0] - at[0], at[0] - rect[2], 0.0), max(rect[1] - at[1], at[1] - rect[3], 0.0))


def line_distance(line: Line, at: Point) -> float:
    """How far a point is from a line."""
    dx, dy = line.x2 - line.x1, line.y2 - line.y1
    share = ((at[0] - line.x1) * dx + (at[1] - line.y1) * dy) / ((dx * dx + dy * dy) or 1.0)
    share = min(max(share, 0.0), 1.0)
    return hypot(line.x1 + share * dx - at[0], line.y1 + share * dy - at[1])


def crosses_rect(line: Line, rect: Rect, gap: float) -> bool:
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


def lines_cross(one: Line, other: Line) -> bool:
    """Whether two lines cross."""

    def side(line: Line, x: float, y: float) -> float:
        return (line.x2 - line.x1) * (y - line.y1) - (line.y2 - line.y1) * (x - line.x1)

    return (
        side(one, other.x1, other.y1) * side(one, other.x2, other.y2) < 0
        and side(other, one.x1, one.y1) * side(other, one.x2, one.y2) < 0
    )


class GridIndex:
    """Rectangles by key, each in every square that it touches."""

    def __init__(self) -> None:
        self._squares: defaultdict[tuple[int, int], dict[int, Rect]] = defaultdict(dict)

    def put(self, key: int, rect: Rect) -> None:
        """Stand a rectangle where nothing of that key stands yet."""
        for square in _squares(rect):
            self._squares[square][key] = rect

    def take(self, key: int, rect: Rect) -> None:
        """Take away what was put there."""
        for square in _squares(rect):
            del self._squares[square][key]

    def hits(self, rect: Rect, gap: float, but: int) -> dict[int, Rect]:
        """What comes closer than `gap` to a rectangle, all `but` one key."""
        left, top, right, bottom = rect[0] - gap, rect[1] - gap, rect[2] + gap, rect[3] + gap
        found: dict[int, Rect] = {}
        squares = self._squares
        down = range(int(top // SQUARE), int(bottom // SQUARE) + 1)
        for column in range(int(left // SQUARE), int(right // SQUARE) + 1):
            for row in down:
                if square := squares.get((column, row)):
                    for key, other in square.items():
                        if left < other[2] and other[0] < right and top < other[3] and other[1] < bottom and key != but:
                            found[key] = other
        return found


def _squares(rect: Rect) -> Iterator[tuple[int, int]]:
    left, top, right, bottom = rect
    down = range(int(top // SQUARE), int(bottom // SQUARE) + 1)
    for column in range(int(left // SQUARE), int(right // SQUARE) + 1):
        for row in down:
            yield column, row


def arrow(start: Point, end: Point, radii: tuple[float, float], unit: float, tone: Tone, sector: int = 0) -> Line:
    """An arrow between two circles, by their centres and radii, that touches neither."""
    (x1, y1), (x2, y2) = start, end
    far = hypot(x2 - x1, y2 - y1) or 1.0
    # Two circles that nearly touch leave a head without a shaft, never an arrow that points back.
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
