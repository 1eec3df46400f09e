"""Ring names on pills along 12 o'clock, or below the baseline of a fan."""

from collections.abc import Sequence
from math import ceil, sqrt

from radargen.placing import fonts
from radargen.placing.outline import Outline
from radargen.scene import Anchor, Box, Pill, TextMark, Tone, Weight

# In units of the page: type, least type (in points), space beside the name, height, distance from border and baseline.
TYPE, LEAST_TYPE, PAD, HEIGHT, INSET, BELOW = 6.4, 4.5, 4.6, 11.0, 2.6, 6.0
# Between two names below a fan, and the height of a row of them in pills.
APART, ROW = 3.0, 1.25
# The widest a name may be, as a share of the radius, and the highest a pill, as a share of an average ring.
WIDEST, LEANEST = 0.62, 0.6


def sizes(names: Sequence[str], unit: float, rim: float) -> tuple[float, list[Box]]:
    """The type size of all pills and their measures; long names shrink them on a small radar."""
    size = TYPE * unit
    widest = max(fonts.width(name.upper(), 1, Weight.SEMIBOLD) for name in names)
    size = max(min(size, WIDEST * rim / widest, rim / len(names) / HEIGHT * TYPE * LEANEST), LEAST_TYPE)
    scale = size / TYPE
    return size, [
        Box(0, 0, fonts.width(name.upper(), size, Weight.SEMIBOLD) + 2 * PAD * scale, HEIGHT * scale) for name in names
    ]


def depth_below(names: Sequence[str], unit: float, radius: float) -> float:
    """How much a fan of that radius needs below its baseline for its ring names."""
    return BELOW * unit + _rows(names, unit, radius) * sizes(names, unit, radius)[1][0].height * ROW


def _rows(names: Sequence[str], unit: float, radius: float) -> int:
    """How many rows of names a fan gets: as many as it takes where rings are two thirds of their average width."""
    widest = max(box.width for box in sizes(names, unit, radius)[1])
    return min(ceil((widest + APART * unit) / (radius / len(names) * 0.67)), len(names))


def boxes(names: Sequence[str], radii: Sequence[float], outline: Outline, unit: float) -> list[Box]:
    """Where the pills stand, relative to the centre, by ring."""
    _, measures = sizes(names, unit, radii[-1])
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
    """Under the middle of each band, on a further row where a neighbour is in the way; further in if all are full.

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
        placed.append(Box(x, BELOW * unit + row * box.height * ROW, box.width, box.height))
    return placed[::-1]


def pill(name: str, box: Box, size: float) -> Pill:
    """The mark, box and text in page coordinates."""
    text = name.upper()
    x = box.x + (box.width - fonts.width(text, size, Weight.SEMIBOLD)) / 2
    y = box.y + box.height / 2 + fonts.CAP_HEIGHT * size / 2
    return Pill(
        box, TextMark(text, round(x, 2), round(y, 2), round(size, 2), Weight.SEMIBOLD, Anchor.START, Tone.MUTED)
    )
