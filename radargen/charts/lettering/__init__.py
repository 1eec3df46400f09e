"""Letters of any script: what the shipped font draws as text, and everything else as outlines from other fonts.

Importing this is cheap: HarfBuzz, script tables and other fonts are loaded for the first line that needs them.
"""

from typing import TYPE_CHECKING

from radargen.charts.lettering.shipped_font import EM, is_plain, units
from radargen.charts.scene import Weight
from radargen.model import FontFile

if TYPE_CHECKING:
    from radargen.charts.lettering.shaping import ShapedLine

__all__ = ["is_plain", "line_width", "shaped_line"]


def shaped_line(text: str, weight: Weight, fonts: tuple[FontFile, ...] = (), whole: str = "") -> "ShapedLine":
    """The line as glyphs with their outlines; `fonts` are the radar's own, and `whole` is the text it is a line of."""
    from radargen.charts.lettering.shaping import shaped  # noqa: PLC0415 – only for what the shipped font lacks

    return shaped(text, weight, fonts, whole)


def line_width(text: str, weight: Weight, fonts: tuple[FontFile, ...] = (), whole: str = "") -> float:
    """The width of a line as it is drawn, in type sizes; `fonts` and `whole` as for `shaped_line`."""
    if is_plain(whole or text, weight) and is_plain(text, weight):
        return units(text, weight) / EM
    return shaped_line(text, weight, fonts, whole).width
