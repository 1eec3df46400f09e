"""How wide a text beside the radar may be: lines follow the curve of the rim and avoid the titles along it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import sqrt

from radargen.charts.placing.axes.outline import Outline
from radargen.charts.placing.page.largest_fit import RadarCircle
from radargen.charts.scene import Box

# Tolerance for widths in points, and the number of bisection steps.
SLACK, HALVINGS = 0.01, 12


@dataclass(frozen=True, slots=True)
class FreeRoom:
    """A page around a radar whose rim ends `rim` points beyond its radius; texts keep `clear` points away from it.

    `taken` are boxes that no text may touch, such as the letters of titles.
    """

    circle: RadarCircle
    outline: Outline
    rim: float
    clear: float
    taken: Sequence[Box] = ()

    def right_of(self, left: float, top: float, bottom: float, most: float) -> float:
        """The width of a text that begins at `left` between those heights, at most `most`."""
        edge = left + most
        if (half := self._half(top, bottom)) and self.circle.x > left:
            edge = min(edge, self.circle.x - (half if self.outline.left else self.clear))
        for box in self._near(top, bottom):
            if box.x + box.width > left:
                edge = min(edge, box.x - self.clear)
        return max(edge - left, 0.0)

    def left_of(self, right: float, top: float, bottom: float, most: float) -> float:
        """The width of a text that ends at `right` between those heights, at most `most`."""
        edge = right - most
        if (half := self._half(top, bottom)) and self.circle.x < right:
            edge = max(edge, self.circle.x + half)
        for box in self._near(top, bottom):
            if box.x < right:
                edge = max(edge, box.x + box.width + self.clear)
        return max(right - edge, 0.0)

    def down_at_right(self, right: float, top: float, width: float, most: float) -> float:
        """The height of a block of that width with its top right corner there, at most `most`."""
        return _farthest(most, lambda reach: self.left_of(right, top, top + reach, width) >= width - SLACK)

    def up_at_left(self, left: float, bottom: float, width: float, most: float) -> float:
        """The height of a block of that width with its bottom left corner there, at most `most`."""
        return _farthest(most, lambda reach: self.right_of(left, bottom - reach, bottom, width) >= width - SLACK)

    def _half(self, top: float, bottom: float) -> float:
        """Half the radar's width between those heights, clearance included; 0 if it does not extend there."""
        reach = self.circle.radius + self.rim + self.clear
        low, high = top - self.circle.y, bottom - self.circle.y
        if not self.outline.closed:
            high = min(high, 0.0)
            if low > self.clear:
                return 0.0
            low = min(low, 0.0)
        away = 0.0 if low <= 0 <= high else min(abs(low), abs(high))
        return sqrt(max(reach * reach - away * away, 0.0))

    def _near(self, top: float, bottom: float) -> list[Box]:
        return [box for box in self.taken if box.y - self.clear < bottom and top < box.y + box.height + self.clear]


def _farthest(most: float, fits: Callable[[float], bool]) -> float:
    """The largest distance up to `most` that fits, by bisection; `fits` must hold for every smaller one, too."""
    low, high = 0.0, most
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if fits(middle) else (low, middle)
    return low
