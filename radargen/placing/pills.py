"""Ring names on pills along 12 o'clock, or below the baseline of a fan."""

from collections.abc import Sequence
from math import sqrt

from radargen.placing import fonts
from radargen.placing.outline import Outline
from radargen.scene import Anchor, Box, Pill, TextMark, Tone, Weight

# In units of the page: type, the least type in points, space left and right of the name, height, distance from the border.
TYPE, LEAST_TYPE, PAD, HEIGHT, INSET, BELOW = 6.4, 4.5, 4.6, 11.0, 2.6, 6.0
# The widest a name may be, as a share of the radius.
WIDEST = 0.62


def sizes(names: Sequence[str], unit: float, rim: float) -> tuple[float, list[Box]]:
    """The type size of all pills and their measures; long names shrink them on a small radar."""
    size = TYPE * unit
    widest = max(fonts.width(name.upper(), 1, Weight.SEMIBOLD) for name in names)
    size = max(min(size, WIDEST * rim / widest, rim / len(names) / HEIGHT * TYPE * 0.8), LEAST_TYPE)
    scale = size / TYPE
    return size, [
        Box(0, 0, fonts.width(name.upper(), size, Weight.SEMIBOLD) + 2 * PAD * scale, HEIGHT * scale) for name in names
    ]


def rows_below(names: Sequence[str], unit: float, radius: float) -> float:
    """How much a fan of that radius needs below its baseline, guessed before its rings are known."""
    _, boxes = sizes(names, unit, radius)
    rows = 1 if max(box.width for box in boxes) < radius / len(names) else 2
    return BELOW * unit + rows * boxes[0].height * 1.25


def boxes(names: Sequence[str], radii: Sequence[float], outline: Outline, unit: float) -> list[Box]:
    """Where the pills stand, relative to the centre, by ring."""
    _, measures = sizes(names, unit, radii[-1])
    inner = [0.0, *radii]
    if not outline.closed:
        return _below(measures, inner, outline, unit)
    placed = []
    for low, high, box in zip(inner, radii, measures, strict=False):
        half = box.width / 2
        bend = high - sqrt(max(high * high - half * half, 0.0))
        spare = max((high - low - box.height) / 2, 0.0)
        top = -high + min(max(INSET * unit, bend + 1), spare)
        placed.append(Box(-half, top, box.width, box.height))
    return placed


def _below(measures: Sequence[Box], inner: Sequence[float], outline: Outline, unit: float) -> list[Box]:
    """Under the middle of each band, on a further row where a neighbour is in the way."""
    side = -1 if outline.left else 1
    rows: list[float] = []
    placed = []
    for low, high, box in zip(inner, inner[1:], measures, strict=False):
        away = max((low + high) / 2, box.width / 2)
        row = next((n for n, end in enumerate(rows) if end + 3 * unit <= away - box.width / 2), len(rows))
        rows[row : row + 1] = [away + box.width / 2]
        x = side * away - box.width / 2
        placed.append(Box(x, BELOW * unit + row * box.height * 1.25, box.width, box.height))
    return placed


def pill(name: str, box: Box, size: float) -> Pill:
    """The mark, box and text in page coordinates."""
    text = name.upper()
    x = box.x + (box.width - fonts.width(text, size, Weight.SEMIBOLD)) / 2
    y = box.y + box.height / 2 + fonts.CAP_HEIGHT * size / 2
    return Pill(box, TextMark(text, round(x, 2), round(y, 2), round(size, 2), Weight.SEMIBOLD, Anchor.START, Tone.MUTED))
