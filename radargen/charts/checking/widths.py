"""How wide words are, measured by Pillow in the shipped fonts; the layout has reckoned it by itself."""

from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

# The height of capitals and digits, as a share of the type size.
CAPITALS = 0.66
# Measured at this size, so that nothing is rounded.
_SIZE = 1000
# Without the library that shapes texts, Pillow does not kern.
_UNKERNED = 0.03


def width(words: str, size: float, weight: str) -> float:
    """Of one line, in points."""
    return _font(weight).getlength(words) * size / _SIZE


def tolerance(words: str, size: float, weight: str) -> float:
    """By how much two measures of a line may differ: half a point, more where nothing is kerned."""
    from PIL import features  # noqa: PLC0415 – as below

    return 0.5 + (0 if features.check("raqm") else _UNKERNED * width(words, size, weight))


@cache
def _font(weight: str) -> "FreeTypeFont":
    # Only the check needs Pillow, and Pillow takes its time to import.
    from PIL import ImageFont  # noqa: PLC0415

    font = files("radargen").joinpath("charts", "fonts", f"RadargenSans-{weight.capitalize()}.ttf")
    return ImageFont.truetype(BytesIO(font.read_bytes()), _SIZE)
