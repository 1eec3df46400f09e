"""Where the texts of a PDF file really are: the bounds of each text's glyphs, by the outlines of the embedded font.

Letters that are drawn as outlines instead of glyphs are reported as filled outlines, like any other.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from itertools import product
from typing import Any

from radargen.charts.checking.ink import Ink

# A transformation: the images of (1, 0) and of (0, 1), then that of the origin.
_Matrix = tuple[float, float, float, float, float, float]
_Point = tuple[float, float]
_UNMOVED: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_FILLING, _OTHERWISE = {"f", "F", "f*"}, {"S", "s", "B", "B*", "b", "b*", "n"}


def pdf_ink(content: bytes) -> Iterator[Ink]:
    """Every text and every filled outline in a PDF file that radargen wrote; pages are counted from 1."""
    from pypdf import PdfReader  # noqa: PLC0415 – only a check needs it

    for number, page in enumerate(PdfReader(BytesIO(content)).pages, start=1):
        contents = page.get_contents()
        if contents is not None:
            fonts = {name: _Font(found.get_object()) for name, found in page["/Resources"]["/Font"].items()}  # type: ignore[index]
            yield from _Reader(number, float(page.mediabox.height), fonts).read(contents.operations)


class _Font:
    """An embedded TrueType font with two-byte character codes."""

    def __init__(self, of: Any) -> None:
        self._of = of["/DescendantFonts"][0].get_object()

    @cached_property
    def _glyphs(self) -> Any:
        from fontTools.ttLib import TTFont  # noqa: PLC0415 – only a check needs it

        return TTFont(BytesIO(self._of["/FontDescriptor"]["/FontFile2"].get_data()))

    @cached_property
    def _places(self) -> bytes:
        found: bytes = self._of["/CIDToGIDMap"].get_data()
        return found

    @cached_property
    def _widths(self) -> dict[int, float]:
        """The advance width of each code, in thousandths of the type size."""
        found, rest = dict[int, float](), [*self._of["/W"]]
        while rest:
            first, widths, *rest = rest
            found |= {int(first) + n: float(wide) for n, wide in enumerate(widths)}
        return found

    def advance(self, code: int) -> float:
        """The advance width of a code, in type sizes."""
        return self._widths.get(code, 1000.0) / 1000

    def bounds(self, code: int) -> tuple[float, float, float, float] | None:
        """Left, bottom, right and top of a glyph's outline, in type sizes, y up; None for a space."""
        glyph = self._glyphs["glyf"].glyphs
        place = int.from_bytes(self._places[2 * code : 2 * code + 2])
        outline = self._glyphs["glyf"][self._glyphs.getGlyphOrder()[place]] if glyph else None
        if outline is None or not outline.numberOfContours:
            return None
        em = self._glyphs["head"].unitsPerEm
        return outline.xMin / em, outline.yMin / em, outline.xMax / em, outline.yMax / em


@dataclass
class _Reader:
    """Interprets the content stream of a page `height` points high (ISO 32000-1, 8.4 and 9.4)."""

    page: int
    height: float
    fonts: dict[str, _Font]
    matrix: _Matrix = _UNMOVED
    saved: list[_Matrix] = field(default_factory=list)
    outline: list[_Point] = field(default_factory=list)
    text: list[_Point] = field(default_factory=list)
    font: str = ""
    size: float = 0.0
    # The text line matrix, and how far the current line has advanced.
    start: _Point = (0.0, 0.0)
    along: float = 0.0

    def read(self, operations: Iterable[tuple[Any, bytes]]) -> Iterator[Ink]:
        """All ink in the order in which it is drawn."""
        for operands, operator in operations:
            name = operator.decode("latin-1")
            self._follow(name, operands)
            if name == "ET" and self.text:
                yield self._ink(self.text, text=True)
            if name in _FILLING and self.outline:
                yield self._ink(self.outline, text=False)
            if name in _FILLING or name in _OTHERWISE:
                self.outline = []

    def _follow(self, name: str, operands: Sequence[Any]) -> None:
        match name:
            case "q":
                self.saved.append(self.matrix)
            case "Q":
                self.matrix = self.saved.pop()
            case "cm":
                self.matrix = _product(tuple(map(float, operands)), self.matrix)
            case "m" | "l" | "c" | "v" | "y":
                values = list(map(float, operands))
                self.outline += [_image(self.matrix, x, y) for x, y in zip(values[::2], values[1::2], strict=True)]
            case "BT":
                self.text, self.start, self.along = [], (0.0, 0.0), 0.0
            case "Tf":
                self.font, self.size = str(operands[0]), float(operands[1])
            case "Td":
                self.start, self.along = (self.start[0] + float(operands[0]), self.start[1] + float(operands[1])), 0.0
            case "Tj":
                self._show(operands)
            case "TJ":
                self._show(operands[0])
            case _:
                pass  # colours, line widths, and operators that end a path

    def _show(self, parts: Iterable[Any]) -> None:
        font = self.fonts[self.font]
        for part in parts:
            if isinstance(part, (int, float)):
                self.along -= float(part) / 1000 * self.size
                continue
            codes = part.original_bytes if hasattr(part, "original_bytes") else bytes(part)
            for high, low in zip(codes[::2], codes[1::2], strict=True):
                code = high << 8 | low
                if bounds := font.bounds(code):
                    left, bottom, right, top = (value * self.size for value in bounds)
                    across, up = self.start[0] + self.along, self.start[1]
                    corners = product((across + left, across + right), (up + bottom, up + top))
                    self.text += [_image(self.matrix, x, y) for x, y in corners]
                self.along += font.advance(code) * self.size

    def _ink(self, points: list[_Point], *, text: bool) -> Ink:
        xs, ys = zip(*points, strict=True)
        return Ink(self.page, min(xs), self.height - max(ys), max(xs), self.height - min(ys), text)


def _product(one: Sequence[float], other: _Matrix) -> _Matrix:
    """The transformation that applies `one` first, then `other`."""
    a, b, c, d, e, f = one
    x, y = _image(other, e, f)
    p, q, r, s, *_ = other
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, x, y)


def _image(matrix: _Matrix, x: float, y: float) -> _Point:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
