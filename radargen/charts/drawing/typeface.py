"""The shipped fonts as matplotlib knows them, and its own as a fallback: the same files on every machine."""

from functools import cache, lru_cache
from itertools import chain
from pathlib import Path

import matplotlib
from matplotlib.font_manager import FontProperties, get_font
from matplotlib.ft2font import LoadFlags

from radargen.charts.drawing.faces import texts
from radargen.charts.scene import Scene, Weight

_SHIPPED = Path(__file__).parents[1] / "fonts"
# Controls, joiners and selectors that no font draws and that need none.
_UNSEEN = frozenset(map(chr, [*range(0x20), 0xAD, *range(0x200B, 0x2010), 0x2060, *range(0xFE00, 0xFE10), 0xFEFF]))


class Typeface(FontProperties):
    """A line of font files: a letter that the first lacks is taken from the next. Nothing of the system is searched."""

    def __init__(self, weight: Weight, size: float) -> None:
        super().__init__(family=_files(weight), size=size, style="normal", weight="normal")

    def get_file(self) -> str:
        """The path; matplotlib asks once for each member of the family."""
        return str(self.get_family()[0])

    def copy(self) -> "Typeface":
        """One of the same kind, where the inherited copy would be a plain FontProperties."""
        twin = Typeface.__new__(Typeface)
        vars(twin).update(vars(self))
        return twin


@lru_cache(maxsize=4096)
def width(words: str, weight: Weight) -> float:
    """How wide a line is at one point of size: unhinted, kerned as it will be drawn."""
    font = get_font(_files(weight))
    font.set_size(100, 72)
    font.set_text(words, 0.0, LoadFlags.NO_HINTING)
    return font.get_width_height()[0] / 6400


def lacking(scene: Scene) -> set[str]:
    """The letters of a scene that none of the files has."""
    lines = chain(
        ((text.weight, text.text) for text in texts(scene)),
        ((text.weight, text.text) for blip in scene.blips for text in blip.texts),
        ((arc.weight, glyph.char) for arc in scene.arcs for glyph in arc.glyphs),
    )
    return {letter for weight, line in lines for letter in line if not drawable(letter, weight)}


def drawable(letter: str, weight: Weight) -> bool:
    """Whether one of the files has the letter, or there is nothing to see of it."""
    return letter in _UNSEEN or any(ord(letter) in _letters(file) for file in _files(weight))


@cache
def _files(weight: Weight) -> tuple[str, ...]:
    fallback = "DejaVuSans.ttf" if weight is Weight.REGULAR else "DejaVuSans-Bold.ttf"
    shipped = _SHIPPED / f"RadargenSans-{weight.capitalize()}.ttf"
    return str(shipped), str(Path(matplotlib.get_data_path()) / "fonts" / "ttf" / fallback)


@cache
def _letters(file: str) -> frozenset[int]:
    return frozenset(get_font(file).get_charmap())
