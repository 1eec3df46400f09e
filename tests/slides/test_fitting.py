"""How much room texts take on a slide, and how they are made to fit."""

import pytest

from radargen.charts.lettering import line_width
from radargen.charts.scene import Anchor, Box, Marker, Weight
from radargen.slides import name_sizes, scene_shapes
from radargen.slides.fitting import LEADING, WIDER, fitted, height, lines, shortened
from radargen.slides.slide_parts import SlideText

TWO = SlideText("Kanban Lean", 10.0)
WIDE = line_width("Kanban Lean", Weight.REGULAR) * 10 * WIDER


def test_words_share_a_line_as_far_as_they_have_room() -> None:
    assert (lines(TWO, WIDE + 0.01), lines(TWO, WIDE - 0.1)) == (1, 2)
    assert lines(SlideText("Kanban Lean", 10.0, bold=True), WIDE + 0.01) == 2
    assert lines(SlideText("", 10.0), 100) == 1
    assert lines(SlideText("Lean " * 20, 10.0), 1000) == lines(SlideText("Lean " * 20, 20.0), 2000) == 1
    # What is longer than a line is broken, and the next word goes on behind it.
    long = line_width("W" * 25, Weight.REGULAR) * 10 * WIDER
    assert lines(SlideText("W" * 25, 10.0), long / 2.5) == 3
    assert lines(SlideText(f"{'W' * 25} i", 10.0), long / 2.5) == 3
    assert lines(SlideText(f"{'W' * 25} {'W' * 9}", 10.0), long / 2.5) == 4


def test_paragraphs_are_as_high_as_their_lines() -> None:
    assert height([TWO, SlideText("x", 20.0)], WIDE - 0.1) == pytest.approx((2 * 10 + 20) * LEADING)
    assert height([], 100) == 0


def test_type_shrinks_only_as_far_as_it_must() -> None:
    assert fitted(TWO, WIDE + 0.01, 10 * LEADING, 5).size == 10
    assert fitted(TWO, WIDE * 0.85, 10 * LEADING, 5).size == 8
    assert fitted(TWO, WIDE * 0.85, 10 * LEADING, 9).size == 9
    assert fitted(TWO, WIDE * 0.1, 10 * LEADING, 7).size == 7


def test_as_many_sentences_stay_as_fit() -> None:
    text = SlideText("Eins ist da. Zwei auch! Drei?", 10.0)
    line = 10 * LEADING
    whole = line_width(text.words, Weight.REGULAR) * 10 * WIDER
    assert shortened(text, whole + 0.1, line) == text
    assert shortened(text, whole - 0.1, line).words == "Eins ist da. Zwei auch! …"
    assert shortened(text, whole * 0.62, line).words == "Eins ist da. …"
    part = line_width("Eins …", Weight.REGULAR) * 10 * WIDER
    assert shortened(text, part + 0.1, line).words == "Eins …"


@pytest.mark.parametrize(
    ("left", "usual", "told"),
    [
        (39.0, Anchor.MIDDLE, Anchor.END),
        (40.0, Anchor.START, Anchor.END),
        (41.0, Anchor.END, Anchor.END),
        (41.0, Anchor.MIDDLE, Anchor.MIDDLE),
        (50.0, Anchor.END, Anchor.START),
        (49.0, Anchor.END, Anchor.END),
    ],
)
def test_a_name_grows_away_from_its_blip(left: float, usual: Anchor, told: Anchor) -> None:
    assert name_sizes.side_of_name(Box(left, 0, 10, 5), Marker(50, 3, 2), usual) is told


def test_a_box_is_wider_where_its_text_may_grow() -> None:
    box = Box(100, 0, 10, 5)
    assert scene_shapes._widened(box, Anchor.START) == Box(100, 0, 13, 5)
    assert scene_shapes._widened(box, Anchor.END) == Box(97, 0, 13, 5)
    assert scene_shapes._widened(box, Anchor.MIDDLE) == Box(98.5, 0, 13, 5)
