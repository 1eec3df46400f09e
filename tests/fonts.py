"""Fonts for tests: tiny ones made here, and those of this machine where a test wants to see them."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from radargen.charts.lettering import shaping


def tiny_font(
    chars: str,
    family: str = "Tiny Sans",
    *,
    permissions: int = 0,
    advance: int = 800,
    sides: int = 4,
    weight: int = 400,
) -> bytes:
    """A TrueType font in which each character is a filled square as high as capitals, or a shape of more sides."""
    chars = "".join(dict.fromkeys(chars))
    names = [".notdef", *(f"u{ord(char):04X}" for char in chars)]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(char): name for char, name in zip(chars, names[1:], strict=True)})
    pen = TTGlyphPen(None)
    corners = [(100, 0), (100, 660), (700, 660), *((700, 660 - 1 - n % 600) for n in range(sides - 4)), (700, 0)]
    pen.moveTo(corners[0])
    for corner in corners[1:]:
        pen.lineTo(corner)
    pen.closePath()
    glyph = pen.glyph()
    builder.setupGlyf(dict.fromkeys(names, glyph))
    builder.setupHorizontalMetrics(dict.fromkeys(names, (advance, 100)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": family, "styleName": "Regular"})
    builder.setupOS2(fsType=permissions, sCapHeight=660, usWeightClass=weight)
    builder.setupPost()
    builder.font["head"].created = builder.font["head"].modified = 0
    out = BytesIO()
    builder.save(out)
    return out.getvalue()


@contextmanager
def machine_with(folder: Path | None = None, **fonts: bytes) -> Iterator[None]:
    """A machine that has these font files in `folder`, by name without suffix, and no others; without any, its own."""
    for name, data in fonts.items():
        (folder or Path()).joinpath("fonts").mkdir(parents=True, exist_ok=True)
        (folder or Path()).joinpath("fonts", f"{name}.ttf").write_bytes(data)
    before = os.environ["XDG_DATA_DIRS"]
    os.environ["XDG_DATA_DIRS"] = str(folder) if folder else os.environ["DATA_DIRS_OF_MACHINE"]
    _forget()
    try:
        yield
    finally:
        os.environ["XDG_DATA_DIRS"] = before
        _forget()


def _forget() -> None:
    shaping.shaped.cache_clear()
    shaping._face.cache_clear()
