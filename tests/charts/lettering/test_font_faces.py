"""Fonts by strangers: whatever a file holds, it is refused with a sentence or draws within limits, and soon."""

import random
from io import BytesIO

import pytest
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphComponent
from hypothesis import given
from hypothesis import strategies as st

from radargen.charts.lettering.font_faces import HIGHEST, MOST_STEPS, WIDEST, UnusableFontError, opened
from radargen.charts.lettering.shaping import shaped
from radargen.charts.scene import Weight
from radargen.model import FontFile
from tests.fonts import tiny_font

SOUND = tiny_font("日本語")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is no font with outlines."),
        (b"#!/bin/sh", "is no font with outlines."),
        (b"\0\1\0\0", "is no font with outlines."),
        (SOUND[: len(SOUND) // 2], "is no font with outlines."),
        (b"wOF2" + SOUND, "is a font for web pages."),
        (b"ttcf" + SOUND, "is a collection of fonts."),
        (tiny_font("日", permissions=0x0002), "may not be part of pictures, says its maker (fsType 2)."),
        (tiny_font("日", permissions=0x0200), "may not be part of pictures, says its maker (fsType 512)."),
    ],
)
def test_what_is_no_font_to_be_used_is_refused_with_a_sentence(data: bytes, words: str) -> None:
    with pytest.raises(UnusableFontError) as refused:
        opened(data, "font.ttf")
    assert refused.value.words == words


@pytest.mark.parametrize("permissions", [0, 4, 8])
def test_fonts_that_may_be_printed_or_edited_are_taken(permissions: int) -> None:
    assert opened(tiny_font("日", permissions=permissions), "font.ttf").draws("日")


def bounded(data: bytes) -> None:
    """What is drawn with the font stays within all limits."""
    line = shaped("日本 語", Weight.REGULAR, (FontFile("font.ttf", data),))
    assert len(line.outline) <= 4 * MOST_STEPS
    for part in line.clusters:
        assert abs(part.advance) <= 40 * WIDEST
        assert all(abs(value) <= 40 * WIDEST for step in part.outline for value in step.points[::2])
        assert all(abs(value) <= 3 * HIGHEST for step in part.outline for value in step.points[1::2])


@given(st.randoms(use_true_random=False), st.integers(1, 40))
def test_a_font_damaged_anywhere_is_refused_or_draws_within_limits(chance: random.Random, count: int) -> None:
    data = bytearray(SOUND)
    for _ in range(count):
        data[chance.randrange(len(data))] = chance.randrange(256)
    bounded(bytes(data))


def test_a_glyph_with_more_pieces_than_a_letter_has_is_not_drawn() -> None:
    face = opened(tiny_font("日", sides=MOST_STEPS + 4), "font.ttf")
    assert not face.draws("日")


@pytest.mark.parametrize("advance", [0, 30000])
def test_a_glyph_far_wider_than_letters_is_not_drawn(advance: int) -> None:
    bounded(tiny_font("日本語", advance=advance))


def test_glyphs_made_of_each_other_come_to_an_end() -> None:
    font = TTFont(BytesIO(SOUND))
    names = font.getGlyphOrder()
    for name in names:
        glyph = Glyph()
        glyph.numberOfContours, glyph.components = -1, []
        glyph.xMin = glyph.yMin = glyph.xMax = glyph.yMax = 0
        for other in names * 20:
            part = GlyphComponent()
            part.glyphName, part.x, part.y, part.flags = other, 1, 1, 0x0203
            glyph.components.append(part)
        font["glyf"].glyphs[name] = glyph
    font.recalcBBoxes = False
    font["maxp"].recalc = lambda _: None
    out = BytesIO()
    font.save(out)
    bounded(out.getvalue())
