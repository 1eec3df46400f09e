"""Ring captions (names with verbs) on the bands at 12 o'clock, or below the baseline of a fan or quarter."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import ceil, sqrt

from radargen.charts.placing.axes.outline import Outline
from radargen.charts.placing.typesetting import font_metrics, line_breaking
from radargen.charts.placing.typesetting.line_breaking import lost, shortened
from radargen.charts.placing.typesetting.ring_caption import DOT, SPACE, WEIGHT, RingCaption
from radargen.charts.scene import Box, Pill, TextMark, Tone, Weight

# In units of the page: type size, smallest type size (in points), space beside the name, height, distance from border
# and baseline.
TYPE, LEAST_TYPE, PAD, HEIGHT, INSET, BELOW = 7.0, 5.0, 3.0, 10.5, 2.6, 4.0
# Gap between two names below a fan, and the height of a row as a multiple of a pill's.
APART, ROW = 4.0, 1.1
# A fan has one row if the widest name takes at most this share of an average ring; names may stand a little further in
# than their rings.
CROWDED, LEAST_SINGLE = 0.95, 0.76
# Radius of the smallest disc, in units of its names.
LEAST_RADIUS = 165.0
# Most lines of a name that is too long for the smallest type, and their line height in type sizes.
LINES, LEADING = 2, 1.15
# Least height of a pill of one line where rings are thin, in type sizes.
LOWEST = 1.3
# Greatest width of a name as a share of the radius, and greatest height of a pill as a share of an average ring.
WIDEST, LEANEST = 0.62, 0.6
# Greatest width of a name with its verb on a disc, as a share of the radius; if one is wider, all verbs are left out.
WITH_VERB = 0.52


@dataclass(frozen=True, slots=True)
class RingLabelStyle:
    """How the captions of a radar's rings are set: type size and line height in points, most lines per name.

    `width` is the greatest width of a name, in type sizes. Verbs follow names, or go below them if `stacked`.
    """

    size: float
    height: float
    most: int
    width: float
    verbs: bool
    stacked: bool

    def lines(self, caption: RingCaption) -> tuple[str, ...]:
        """The name broken into lines."""
        return _lines(caption.name, self.width, self.most)

    def box(self, caption: RingCaption) -> Box:
        """A box of the pill's size at (0, 0)."""
        lines = self.lines(caption)
        wide = max((font_metrics.width(line, self.size, WEIGHT) for line in lines), default=0.0)
        below = len(lines) - 1
        if self.verbs and caption.verb:
            if self.stacked:
                below += 1
                wide = max(wide, font_metrics.width(caption.verb, self.size))
            else:
                wide = caption.width * self.size
        return Box(0, 0, wide + 2 * PAD * self.size / TYPE, self.height + below * LEADING * self.size)

    def pill(self, caption: RingCaption, box: Box, bridge: Box | None, depth: float) -> Pill:
        """The caption as a mark at its place on the page; see `Pill`."""
        lines = self.lines(caption)
        y = box.y + self.height / 2 + font_metrics.CAP_HEIGHT / 2 * self.size
        middle, marks = box.x + box.width / 2, []

        def mark(words: str, x: float, row: int, weight: Weight) -> TextMark:
            low = round(y + row * LEADING * self.size, 2)
            return TextMark(words, round(x, 2), low, round(self.size, 2), weight, tone=Tone.CAPTION)

        for n, line in enumerate(lines):
            marks.append(mark(line, middle - font_metrics.width(line, self.size, WEIGHT) / 2, n, WEIGHT))
        if self.verbs and caption.verb:
            if self.stacked:
                left = middle - font_metrics.width(caption.verb, self.size) / 2
                marks.append(mark(caption.verb, left, len(lines), Weight.REGULAR))
            else:
                left = middle - caption.width * self.size / 2
                after = left + font_metrics.width(caption.name, self.size, WEIGHT) + SPACE * self.size
                marks = [mark(caption.name, left, 0, WEIGHT), mark(DOT + caption.verb, after, 0, Weight.REGULAR)]
        return Pill(box, tuple(marks), bridge, depth, shortened=bool(lost(caption.name, lines)))


@font_metrics.remembered(64)
def label_style(captions: tuple[RingCaption, ...], unit: float, rim: float, *, closed: bool) -> RingLabelStyle:
    """The style for a radar of that radius: on a small one, long names shrink all of them, down to the least type.

    On a `closed` radar captions are on the rings, on an open one below its baseline.
    """
    widest = max(font_metrics.width(caption.name, 1, WEIGHT) for caption in captions)
    room = LEANEST * rim / len(captions)
    size = max(min(TYPE * unit, WIDEST * rim / widest, room / HEIGHT * TYPE), LEAST_TYPE)
    if not closed:
        # One row of names in slightly smaller type is better than two rows.
        longest = max(widest, *(font_metrics.width(caption.verb, 1) for caption in captions))
        single = (CROWDED * rim / len(captions) - APART * unit) / (longest + 2 * PAD / TYPE) - 0.01
        size = single if LEAST_SINGLE * size <= single < size else size
    height = max(min(HEIGHT * size / TYPE, room), LOWEST * size)
    most = max(min(1 + int((room - height) / (LEADING * size)), LINES), 1)
    with_verbs = max(caption.width for caption in captions) * size <= WITH_VERB * rim
    stacked = max(font_metrics.width(caption.verb, 1) for caption in captions) <= WITH_VERB * rim / size
    return RingLabelStyle(size, height, most, WIDEST * rim / size, with_verbs if closed else stacked, not closed)


def pill_sizes(captions: Sequence[RingCaption], unit: float, rim: float, *, closed: bool) -> list[Box]:
    """Boxes of the pills' sizes, all at (0, 0)."""
    setting = label_style(tuple(captions), unit, rim, closed=closed)
    return [setting.box(caption) for caption in captions]


def disjoint(boxes: Sequence[Box]) -> bool:
    """Whether no two pills touch."""
    return not any(box.overlaps(other) for box, other in combinations(boxes, 2))


@font_metrics.remembered(256)
def _lines(name: str, width: float, most: int) -> tuple[str, ...]:
    if line_breaking.fits(name, width, WEIGHT):
        return (name,)
    return tuple(shortened(line_breaking.balanced(name, width, WEIGHT), most, width, WEIGHT))


def depth_below(captions: Sequence[RingCaption], unit: float, radius: float) -> float:
    """How much room a fan of that radius needs below its baseline for its ring names, in points."""
    measures = pill_sizes(captions, unit, radius, closed=False)
    return BELOW * unit + _rows(measures, unit, radius) * _row(measures)


def _rows(measures: Sequence[Box], unit: float, radius: float) -> int:
    """How many rows of names a fan needs for names of that width."""
    widest = max(box.width for box in measures)
    return min(ceil((widest + APART * unit) / (radius / len(measures) * CROWDED)), len(measures))


def pill_boxes(captions: Sequence[RingCaption], radii: Sequence[float], outline: Outline, unit: float) -> list[Box]:
    """The boxes of the pills, relative to the centre, by ring."""
    measures = pill_sizes(captions, unit, radii[-1], closed=outline.closed)
    inner = [0.0, *radii]
    if not outline.closed:
        return _below(measures, inner, outline, unit, _rows(measures, unit, radii[-1]))
    # A name of any size is centred where the largest would be, so that a smaller one needs no other room.
    largest = max(unit, radii[-1] / LEAST_RADIUS)
    placed = []
    for low, high, box, most in zip(
        inner, radii, measures, pill_sizes(captions, largest, radii[-1], closed=True), strict=False
    ):
        half = most.width / 2
        bend = high - sqrt(max(high * high - half * half, 0.0))
        spare = max((high - low - most.height) / 2, 0.0)
        middle = -high + min(max(INSET * largest, bend + 1), spare) + most.height / 2
        placed.append(Box(-box.width / 2, middle - box.height / 2, box.width, box.height))
    return placed


def _below(measures: Sequence[Box], inner: Sequence[float], outline: Outline, unit: float, rows: int) -> list[Box]:
    """Boxes below the middle of each ring: on a further row if a neighbour is in the way, further in if all are full.

    Names are placed from the rim inwards, so that none extends beyond the rim.
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
