"""What stands where on the radar, found again by place: a uniform grid of rectangles."""

from collections import defaultdict
from collections.abc import Iterator

from radargen.placing.candidates import Rect

# The side of a square of the grid, in points.
SQUARE = 70.0


class Plane:
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
