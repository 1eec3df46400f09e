"""The shipped fonts in matplotlib: the same files on every machine."""

from functools import lru_cache
from pathlib import Path

from matplotlib.font_manager import FontProperties, get_font
from matplotlib.ft2font import LoadFlags

from radargen.charts.scene import Weight

_SHIPPED = Path(__file__).parents[1] / "fonts"


class Typeface(FontProperties):
    """One weight of the shipped font; the system's fonts are never searched."""

    def __init__(self, weight: Weight, size: float) -> None:
        super().__init__(family=[_file(weight)], size=size, style="normal", weight="normal")

    def get_file(self) -> str:
        """The path of the font file."""
        return str(self.get_family()[0])

    def copy(self) -> "Typeface":
        """A copy of the same class; the inherited method would return a plain FontProperties."""
        twin = Typeface.__new__(Typeface)
        vars(twin).update(vars(self))
        return twin


@lru_cache(maxsize=4096)
def width(words: str, weight: Weight) -> float:
    """The width of a line at a type size of one point, unhinted and kerned as it will be drawn."""
    font = get_font(_file(weight))
    font.set_size(100, 72)
    font.set_text(words, 0.0, LoadFlags.NO_HINTING)
    return font.get_width_height()[0] / 6400


def _file(weight: Weight) -> str:
    return str(_SHIPPED / f"RadargenSans-{weight.capitalize()}.ttf")
