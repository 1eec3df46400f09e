"""Ring names on pills (rounded boxes) along 12 o'clock, or below the baseline of a fan or quarter."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import ceil, sqrt

from radargen.charts.placing.axes.outline import Outline
from radargen.charts.placing.typesetting import font_metrics, line_breaking
from radargen.charts.placing.typesetting.line_breaking import lost, shortened
from radargen.charts.scene import Box, Pill, TextMark, Tone, Weight

# In units of the page: type, least type (in points), space beside the name, height, distance from border and baseline.
TYPE, LEAST_TYPE, PAD, HEIGHT, INSET, BELOW = 6.4, 5.0, 4.6, 11.0, 2.6, 6.0
WEIGHT = Weight.SEMIBOLD
# Between two names below a fan, and the height of a row of them in pills.
APART, ROW = 3.0, 1.25
# The most lines of a name that is too long for the least type, and their distance in type sizes.
LINES, LEADING = 2, 1.15
# The lowest a pill of one line may be where rings are thin, in type sizes.
LOWEST = 1.3
# The widest a name may be, as a share of the radius, and the highest a pill, as a share of an average ring.
WIDEST, LEANEST = 0.62, 0.6


@dataclass(frozen=True, slots=True)
class RingLabelStyle:
    """How the ring names of a radar are set: type size and height of a one-line pill in points, most lines of a name.

    `width` is the most a name may take, in type sizes.
    """

    size: float
    height: float
    most: int
    width: float

    def lines(self, name: str) -> tuple[str, ...]:
        """The lines of a name."""
        return _lines(name, self.width, self.most)

    def box(self, name: str) -> Box:
        """The size of its pill, at (0, 0)."""
        lines = self.lines(name)
        wide = max((font_metrics.width(line, self.size, WEIGHT) for line in lines), default=0.0)
        high = self.height + (len(lines) - 1) * LEADING * self.size
        return Box(0, 0, wide + 2 * PAD * self.size / TYPE, high)

    def pill(self, name: str, box: Box) -> Pill:
        """The mark at its place on the page."""
        lines, marks = self.lines(name), []
        for n, line in enumerate(lines):
            x = box.x + (box.width - font_metrics.width(line, self.size, WEIGHT)) / 2
            y = box.y + self.height / 2 + (font_metrics.CAP_HEIGHT / 2 + n * LEADING) * self.size
            marks.append(TextMark(line, round(x, 2), round(y, 2), round(self.size, 2), WEIGHT, tone=Tone.MUTED))
        return Pill(box, tuple(marks), shortened=bool(lost(name, lines)))


@font_metrics.remembered(64)
def label_style(names: tuple[str, ...], unit: float, rim: float) -> RingLabelStyle:
    """The style for a radar of that radius: on a small one long names shrink all of them, down to the least type."""
    widest = max(font_metrics.width(name.upper(), 1, WEIGHT) for name in names)
    room = LEANEST * rim / len(names)
    size = max(min(TYPE * unit, WIDEST * rim / widest, room / HEIGHT * TYPE), LEAST_TYPE)
    height = max(min(HEIGHT * size / TYPE, room), LOWEST * size)
    most = max(min(1 + int((room - height) / (LEADING * size)), LINES), 1)
    return RingLabelStyle(size, height, most, WIDEST * rim / size)


def pill_sizes(names: Sequence[str], unit: float, rim: float) -> list[Box]:
    """The sizes of all pills, at (0, 0)."""
    setting = label_style(tuple(names), unit, rim)
    return [setting.box(name) for name in names]


def disjoint(boxes: Sequence[Box]) -> bool:
    """Whether no two pills touch."""
    return not any(box.overlaps(other) for box, other in combinations(boxes, 2))


@font_metrics.remembered(256)
def _lines(name: str, width: float, most: int) -> tuple[str, ...]:
    text = name.upper()
    if line_breaking.fits(text, width, WEIGHT):
        return (text,)
    return tuple(shortened(line_breaking.balanced(text, width, WEIGHT), most, width, WEIGHT))


def depth_below(names: Sequence[str], unit: float, radius: float) -> float:
    """How much a fan of that radius needs below its baseline for its ring names."""
    return BELOW * unit + _rows(names, unit, radius) * _row(pill_sizes(names, unit, radius))


def _rows(names: Sequence[str], unit: float, radius: float) -> int:
    """How many rows of names a fan gets: as many as it takes where rings are two thirds of their average width."""
    widest = max(box.width for box in pill_sizes(names, unit, radius))
    return min(ceil((widest + APART * unit) / (radius / len(names) * 0.67)), len(names))


def pill_boxes(names: Sequence[str], radii: Sequence[float], outline: Outline, unit: float) -> list[Box]:
    """The boxes of the pills, relative to the centre, by ring."""
    measures = pill_sizes(names, unit, radii[-1])
    inner = [0.0, *radii]
    if not outline.closed:
        return _below(measures, inner, outline, unit, _rows(names, unit, radii[-1]))
    placed = []
    for low, high, box in zip(inner, radii, measures, strict=False):
        half = box.width / 2
        bend = high - sqrt(max(high * high - half * half, 0.0))
        spare = max((high - low - box.height) / 2, 0.0)
        top = -high + min(max(INSET * unit, bend + 1), spare)
        placed.append(Box(-half, top, box.width, box.height))
    return placed


def _below(measures: Sequence[Box], inner: Sequence[float], outline: Outline, unit: float, rows: int) -> list[Box]:
    """Below the middle of each ring, on a further row where a neighbour is in the way; further in if all are full.

    Set from the rim inwards, so that none reaches beyond the rim.
    """
    side = -1 if outline.left else 1
    starts = [inner[-1] + APART * unit] * rows
    placed = []
    for low, high, box in reversed(list(zip(inner, inner[1:], measures, strict=False))):
        near = min(max((low + high - box.width) / 2, 0.0), inner[-1] - box.width)
        far = near + box.width + APART * unit
        row = next((n for n, start in enumerate(starts) if far <= start), starts.index(max(starts)))
        near = min(near, starts[row] - APART * unit - box.width)
        starts[row] = near
        x = near if side > 0 else -near - box.width
        placed.append(Box(x, BELOW * unit + row * _row(measures), box.width, box.height))
    return placed[::-1]


def _row(measures: Sequence[Box]) -> float:
    """The height of a row of names below a fan."""
    return max(box.height for box in measures) * ROW
