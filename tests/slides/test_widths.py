"""The radar on a slide in the fonts that office programs take where a theme's are absent: no name runs into another."""

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pptx
import pytest
from fontTools.ttLib import TTFont

from tests.folders import ROOT, Once, radargen

FONTS = Path("/usr/share/fonts/truetype")
# As wide as Calibri, as Arial, and the widest that anybody falls back on.
PAIRS = {
    "carlito": "crosextra/Carlito-{}.ttf",
    "liberation": "liberation/LiberationSans-{}.ttf",
    "dejavu": "dejavu/DejaVuSans{}.ttf",
}
POINT = 12700
# How far letters may reach into each other's room, in points: less than anybody sees.
ASIDE, ABOVE = 0.5, 1.2
# As many stand in a circle at the most.
LETTERS = 3
Rectangle = tuple[str, float, float, float, float]


@pytest.fixture(scope="module")
def slide(once: Once) -> Any:
    def make(folder: Path) -> None:
        done = radargen("--root", ROOT / "tests" / "data" / "cx", "deck", folder / "out.pptx")
        assert done.returncode == 0, done.stderr

    return pptx.Presentation(str(once("deck-widths", make) / "out.pptx")).slides[1]


class Widths:
    """The advance widths of a font."""

    def __init__(self, path: Path) -> None:
        font = TTFont(path)
        self.metrics, self.letters, self.unit = font["hmtx"].metrics, font.getBestCmap(), font["head"].unitsPerEm

    def __call__(self, words: str, size: float) -> float:
        total: float = sum(self.metrics[self.letters.get(ord(each), ".notdef")][0] for each in words) * size / self.unit
        return total


def blips(slide: Any, regular: Widths, bold: Widths) -> Iterator[Rectangle]:
    """The circle of each blip and its name as it is set in that font; a letter in the circle is part of it."""
    for group in slide.shapes:
        for shape in getattr(group, "shapes", ()):
            left, top, wide, high = (each / POINT for each in (shape.left, shape.top, shape.width, shape.height))
            lines = [each for each in shape.text_frame.paragraphs if each.text] if shape.has_text_frame else []
            if not lines:
                yield f"{group.name} (circle)", left, top, left + wide, top + high
            elif len(shape.text_frame.text) > LETTERS:
                runs = [line.runs[0] for line in lines]
                needed = max((bold if run.font.bold else regular)(run.text, run.font.size.pt) for run in runs)
                assert needed <= wide + 0.01, f"{shape.name} would be broken"
                begun = left + {1: 0.0, 2: (wide - needed) / 2, 3: wide - needed}[int(lines[0].alignment or 1)]
                height = 1.2 * sum(run.font.size.pt for run in runs)
                above = top + (high - height) / 2
                yield shape.name, begun, above, begun + needed, above + height


@pytest.mark.slow
@pytest.mark.parametrize("name", PAIRS)
def test_names_in_another_font_run_into_nothing(slide: Any, name: str) -> None:
    weights = ("", "-Bold") if name == "dejavu" else ("Regular", "Bold")
    files = [FONTS / PAIRS[name].format(weight) for weight in weights]
    if not all(file.is_file() for file in files):
        pytest.skip(f"{name} is not installed here")
    found = [*blips(slide, *map(Widths, files))]
    assert len(found) > 80
    overlaps = [
        (one[0], other[0])
        for one, other in combinations(found, 2)
        # A circle is of several shapes.
        if one[0] != other[0]
        and min(one[3], other[3]) - max(one[1], other[1]) > ASIDE
        and min(one[4], other[4]) - max(one[2], other[2]) > ABOVE
    ]
    assert overlaps == []
