"""The shipped fonts, embedded in standalone SVG files."""

import base64
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain

from radargen.charts.lettering import is_plain
from radargen.charts.scene import Scene, TextMark, Weight

# Next come the unmodified original and the usual fallback of drawing programs, last the viewer's own sans serif.
FAMILY = "Radargen Sans, 'Source Sans 3', 'DejaVu Sans', sans-serif"
WEIGHTS = {Weight.REGULAR: 400, Weight.SEMIBOLD: 600, Weight.BOLD: 700}
# The characters that the web fonts have; a test compares this with the files.
BEYOND_WEB = re.compile(
    "[^ -~\u00a0-\u017f\u1e9e\u2007\u2009-\u200b\u2010-\u2015\u2018-\u201e\u2020-\u2023\u2026\u2030\u2032\u2033"
    "\u2039\u203a\u2044\u20ac\u2122\u2190-\u2193\u2196-\u2199\u2212\u2248\u2260\u2264\u2265\u25cb\u25cf\u2713]"
)


@dataclass(frozen=True, slots=True)
class Face:
    """One @font-face: the weight in CSS, the kind of file, and the file in base64."""

    weight: int
    kind: str
    data: str


def family(house: str) -> str:
    """The value of `font-family`: the house's font first, then the shipped one and its substitutes.

    The layout only knows the widths of the shipped font: in a wider one, texts may run into their neighbours.
    """
    return f"'{house}', {FAMILY}" if house else FAMILY


def texts(scene: Scene) -> Iterator[TextMark]:
    """All lines of text except those along an arc and those of blips."""
    yield from scene.texts
    for pill in scene.pills:
        yield from pill.lines
    for entry in scene.legend:
        yield entry.number
        yield from entry.lines


def embedded(scene: Scene) -> tuple[Face, ...]:
    """The fonts that the scene's texts need, one for each weight.

    This is the small web font where it has all the letters, else the larger font of the PDF, which adds Greek and
    Cyrillic (133 instead of 20 KB); a subset made to measure would need fonttools and brotli at run time. Texts that
    are drawn as outlines need no font.
    """
    letters: dict[Weight, set[str]] = defaultdict(set)
    lines = [(text.text, text.weight) for text in chain(texts(scene), *(blip.texts for blip in scene.blips))]
    for words, weight in (*lines, *((arc.words, arc.weight) for arc in scene.arcs)):
        # A line with a character that no font has stays text; our font provides the characters it has.
        letters[weight].update(words if is_plain(words, weight) else BEYOND_WEB.sub("", words).replace(" ", ""))
    return tuple(
        _face(weight, web=not BEYOND_WEB.search("".join(letters[weight]))) for weight in Weight if letters[weight]
    )


@cache
def _face(weight: Weight, *, web: bool) -> Face:
    kind = "woff2" if web else "ttf"
    place = ("publishing", "site_theme", "assets", "fonts") if web else ("charts", "fonts")
    folder = files("radargen").joinpath(*place)
    data = folder.joinpath(f"RadargenSans-{weight.capitalize()}.{kind}").read_bytes()
    return Face(WEIGHTS[weight], kind, base64.b64encode(data).decode())
