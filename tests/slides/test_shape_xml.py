"""The looks of shapes as DrawingML, and what no such file can hold."""

import pytest

from radargen.slides.shape_xml import clean, ground, stroke
from radargen.slides.slide_parts import SlideColour, SlideFrame

HOLE = "\N{REPLACEMENT CHARACTER}"


@pytest.mark.parametrize("held", ["\t", "\n", " ", "\x20", "\ud7ff", "\ue000", "\ufffd", "\U00010000", "ä"])
def test_what_xml_can_hold_stays(held: str) -> None:
    assert clean(f"a{held}b") == f"a{held}b"


@pytest.mark.parametrize("not_held", ["\0", "\x08", "\x0b", "\r", "\x1f", "\ud800", "\udfff", "\ufffe", "\uffff"])
def test_what_xml_cannot_hold_is_told_by_a_sign(not_held: str) -> None:
    assert clean(f"a{not_held}b") == f"a{HOLE}b"


def test_a_colour_is_one_of_the_theme_or_its_own_and_covers_as_much_as_it_says() -> None:
    assert '<a:srgbClr val="AB12CD"></a:srgbClr>' in ground(SlideColour("#ab12cd"))
    assert '<a:schemeClr val="tx1"><a:alpha val="25000"/></a:schemeClr>' in ground(SlideColour("tx1", opacity=0.25))
    assert "alpha" not in ground(SlideColour("tx1"))
    assert "noFill" in ground(None)


def test_a_line_has_its_width_and_its_dashes() -> None:
    line = SlideColour("tx1")
    assert "noFill" in stroke(SlideFrame("x", width=2))
    assert 'w="12700"' in stroke(SlideFrame("x", line=line))
    assert "custDash" not in stroke(SlideFrame("x", line=line, gap=2))
    assert '<a:ds d="150000" sp="50000"/>' in stroke(SlideFrame("x", line=line, width=1.5, dash=1.5, gap=0.5))
