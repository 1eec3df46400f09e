"""Opened font files: which characters they draw, and the outlines of their glyphs, within limits.

HarfBuzz reads the files and shapes texts, as in browsers. It is made for untrusted fonts: it checks every table before
it uses it, and does not follow circular references for ever.
"""

from functools import cache
from struct import error, unpack_from
from typing import Any, NamedTuple
from unicodedata import category

import uharfbuzz

from radargen.charts.lettering.outlines import GlyphOutline, PenStep
from radargen.charts.scene import Weight
from radargen.text.messages import NOTHING, Message

# Cap height of the shipped font, in type sizes. Other fonts are scaled to the same cap height; for a font that does not
# state its own, an average is assumed.
CAPITALS, USUAL = 0.66, 0.714
SMALLEST = 0.75
# Limits that no text glyph exceeds: outline steps, and extent up, down and across in type sizes.
MOST_STEPS, HIGHEST, WIDEST = 5000, 2.5, 16.0
_WEIGHTS = {Weight.REGULAR: 400, Weight.SEMIBOLD: 600, Weight.BOLD: 700}
_SIGNATURES = (b"\0\1\0\0", b"OTTO", b"true", b"ttcf")
_UPEM = range(16, 16385)
_NO_FONT = Message("is no font with outlines.")
_SAVE = Message("Take the TTF or OTF file of a font.")


class UnusableFontError(ValueError):
    """The file is not a font, or must not be used; `words` continue a sentence that begins with its name."""

    def __init__(self, words: Message, hint: Message = NOTHING) -> None:
        super().__init__(words)
        self.words, self.hint = words, hint


class ShapedGlyph(NamedTuple):
    """A glyph of a shaped run; `cluster` is the index of its first character, lengths are in type sizes, y up."""

    cluster: int
    glyph: int
    advance: float
    x: float
    y: float


class FontFace:
    """One face of a font file, with the names that people know it by.

    `size` is the factor by which it is scaled so that it looks as large as the shipped font.
    """

    def __init__(self, blob: Any, index: int, file: str, *, own: bool = False, system: bool = False) -> None:
        try:
            self._face = face = uharfbuzz.Face(blob, index)
            tables = set(face.table_tags)
            drawn = face.glyph_count and face.upem in _UPEM and tables & {"glyf", "CFF ", "CFF2"}
            if not drawn or not len(face.unicodes):
                raise UnusableFontError(_NO_FONT, _SAVE)
            self.family = _named(face) or file
            table = bytes(face.reference_table("OS/2").data) if "OS/2" in tables else b""
            self.weight, kind, capitals = _style(table)
        except (uharfbuzz.HarfBuzzError, error, UnicodeError, MemoryError):
            raise UnusableFontError(_NO_FONT, _SAVE) from None
        if kind & 0xF == 2 or kind & 0x200:
            raise UnusableFontError(
                Message("may not be part of pictures, says its maker (fsType {number}).", number=kind),
                Message("Take a font whose licence lets it be embedded, such as one under the Open Font License."),
            )
        self.file, self.system = file, system
        high = capitals / face.upem if capitals else USUAL
        self.size = 1.0 if own else min(1.0, max(CAPITALS / high, SMALLEST)) if high > 0 else 1.0
        self._fonts: dict[Weight, Any] = {}
        self._outlines: dict[tuple[Weight, int], GlyphOutline | None] = {}
        self._drawn: dict[str, bool] = {}

    @property
    def name(self) -> str:
        """Family and file name, for people."""
        return f"{self.family} ({self.file})" if self.file != self.family else self.family

    def draws(self, char: str) -> bool:
        """Whether it has a glyph for a character, which is visible if the character should be."""
        if char not in self._drawn:
            glyph = self._font(Weight.REGULAR).get_nominal_glyph(ord(char))
            self._drawn[char] = bool(glyph) and (unseen(char) or bool(self.outline(glyph, Weight.REGULAR)))
        return self._drawn[char]

    def outline(self, glyph: int, weight: Weight) -> GlyphOutline | None:
        """A glyph's outline about its origin; empty for a space, None if it is too large to be a letter."""
        key = weight, glyph
        if key not in self._outlines:
            pen = _Pen(self.size / self._face.upem)
            self._font(weight).draw_glyph(glyph, _DRAWING, pen)
            self._outlines[key] = pen.drawn()
        return self._outlines[key]

    def shaped(self, text: str, weight: Weight, *, backwards: bool, script: str) -> list[ShapedGlyph] | None:
        """The glyphs of a run of one direction and script, from left to right; None if the result is no longer text."""
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.direction, buffer.script = "rtl" if backwards else "ltr", script
        # Otherwise the machine's locale would choose between letter forms.
        buffer.language = "und"
        uharfbuzz.shape(self._font(weight), buffer, {"kern": True})
        infos, places = buffer.glyph_infos, buffer.glyph_positions
        if places is None or len(infos) > 8 * len(text) + 32:
            return None
        scale = self.size / self._face.upem
        shaped = [
            ShapedGlyph(i.cluster, i.codepoint, p.x_advance * scale, p.x_offset * scale, p.y_offset * scale)
            for i, p in zip(infos, places, strict=True)
        ]
        bounds = (WIDEST, WIDEST, HIGHEST)
        sane = all(
            abs(value) <= most
            for one in shaped
            for value, most in zip((one.advance, one.x, one.y), bounds, strict=True)
        )
        return shaped if sane else None

    def _font(self, weight: Weight) -> Any:
        if weight not in self._fonts:
            font = uharfbuzz.Font(self._face)
            if "fvar" in self._face.table_tags:
                font.set_variations({"wght": _WEIGHTS[weight]})
            self._fonts[weight] = font
        return self._fonts[weight]


def opened(data: bytes, file: str, *, own: bool = False) -> FontFace:
    """The only face of a font file; raises UnusableFontError if there is none, or more than one."""
    if data[:4] in (b"wOFF", b"wOF2"):
        raise UnusableFontError(Message("is a font for web pages."), _SAVE)
    if data[:4] == b"ttcf":
        raise UnusableFontError(Message("is a collection of fonts."), _SAVE)
    if data[:4] not in _SIGNATURES:
        raise UnusableFontError(_NO_FONT, _SAVE)
    return FontFace(uharfbuzz.Blob(data), 0, file, own=own)


def unseen(char: str) -> bool:
    """Whether a character is invisible: spaces, joiners, variation selectors."""
    return category(char) in ("Cc", "Cf", "Zs", "Zl", "Zp") or "\ufe00" <= char <= "\ufe0f" or char >= "\U000e0000"


class _Pen:
    """Receives a glyph's outline from HarfBuzz, up to the limit."""

    def __init__(self, scale: float) -> None:
        self.scale, self.steps, self.sane = scale, list[PenStep](), True

    def step(self, command: str, *points: float) -> None:
        if len(self.steps) >= MOST_STEPS:
            self.sane = False
            return
        x = tuple(round(value * self.scale * (-1 if n % 2 else 1), 5) for n, value in enumerate(points))
        self.sane = self.sane and all(abs(value) <= (HIGHEST if n % 2 else WIDEST) for n, value in enumerate(x))
        self.steps.append(PenStep(command, x))

    def drawn(self) -> GlyphOutline | None:
        return tuple(self.steps) if self.sane else None


def _drawing() -> Any:
    functions = uharfbuzz.DrawFuncs()
    functions.set_move_to_func(lambda x, y, pen: pen.step("M", x, y))
    functions.set_line_to_func(lambda x, y, pen: pen.step("L", x, y))
    functions.set_quadratic_to_func(lambda x1, y1, x, y, pen: pen.step("Q", x1, y1, x, y))
    functions.set_cubic_to_func(lambda x1, y1, x2, y2, x, y, pen: pen.step("C", x1, y1, x2, y2, x, y))
    functions.set_close_path_func(lambda pen: pen.step("Z"))
    return functions


_DRAWING = _drawing()


def _named(face: Any) -> str:
    """The family's English name, cleaned for use in a sentence."""
    ids = uharfbuzz.OTNameIdPredefined
    name = face.get_name(ids.TYPOGRAPHIC_FAMILY) or face.get_name(ids.FONT_FAMILY) or ""
    return "".join(char for char in name if char.isprintable())[:60].strip()


def _style(table: bytes) -> tuple[int, int, int]:
    """Weight class, embedding permissions and cap height in font units, from the table OS/2."""
    if len(table) < 10:
        return 400, 0, 0
    version, weight, kind = unpack_from(">H2xHxxH", table)
    capitals = unpack_from(">h", table, 88)[0] if version >= 2 and len(table) >= 90 else 0
    return weight, kind, capitals


@cache
def collection(path: str, file: str) -> tuple[FontFace, ...]:
    """The usable faces of a system font file; empty if it cannot be read."""
    try:
        blob = uharfbuzz.Blob.from_file_path(path)
        count = max(1, min(int(uharfbuzz.Face(blob, 0).count), 64))
    except (uharfbuzz.HarfBuzzError, OSError, ValueError):
        return ()
    faces = []
    for index in range(count):
        try:
            faces.append(FontFace(blob, index, file, system=True))
        except UnusableFontError:
            continue
    return tuple(faces)
