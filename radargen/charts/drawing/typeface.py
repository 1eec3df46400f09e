"""The shipped fonts as matplotlib knows them: the same files on every machine."""

from functools import lru_cache
from pathlib import Path

from matplotlib.font_manager import FontProperties, get_font
from matplotlib.ft2font import LoadFlags

from radargen.charts.scene import Weight

_SHIPPED = Path(__file__).parents[1] / "fonts"


class Typeface(FontProperties):
    """A cut of the shipped font. Nothing of the system is searched."""

    def __init__(self, weight: Weight, size: float) -> None:
        super().__init__(family=[_file(weight)], size=size, style="normal", weight="normal")

    def get_file(self) -> str:
        """The path."""
        return str(self.get_family()[0])

    def copy(self) -> "Typeface":
        """One of the same kind, where the inherited copy would be a plain FontProperties."""
        twin = Typeface.__new__(Typeface)
        vars(twin).update(vars(self))
        return twin


@lru_cache(maxsize=4096)
def width(words: str, weight: Weight) -> float:
    """How wide a line is at one point of size: unhinted, kerned as it will be drawn."""
    font = get_font(_file(weight))
    font.set_size(100, 72)
    font.set_text(words, 0.0, LoadFlags.NO_HINTING)
    return font.get_width_height()[0] / 6400


def _file(weight: Weight) -> str:
    return str(_SHIPPED / f"RadargenSans-{weight.capitalize()}.ttf")
