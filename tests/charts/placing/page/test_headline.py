"""The head of a page: smaller before it takes more lines, even lines, and nothing wider than its room."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from radargen.charts.placing.content.captions import Headline
from radargen.charts.placing.page.headline import (
    CAPS,
    LINES,
    SENTENCE,
    SMALLER,
    STEPS,
    WORDS,
    Width,
    headline_block,
)
from radargen.charts.placing.typesetting import font_metrics
from radargen.charts.scene import Weight


def wide(width: float = 300.0) -> Width:
    return lambda _top, _bottom: width


def test_a_short_headline_has_the_full_size_and_one_line() -> None:
    block = headline_block(Headline("CX radar 2026", "From project to practice", "One sentence."), 1.0, wide(600))
    caps, words, sentence = block.texts
    assert (caps.text, caps.size, caps.weight) == ("CX RADAR 2026", CAPS, Weight.SEMIBOLD)
    assert (words.text, words.size, words.weight) == ("From project to practice", WORDS, Weight.BOLD)
    assert (sentence.text, sentence.size) == ("One sentence.", SENTENCE)
    assert caps.y < words.y < sentence.y < block.height
    assert block.shortened == ()


def test_without_capitals_and_sentence_there_are_only_the_words() -> None:
    assert [text.text for text in headline_block(Headline("", "Radar", ""), 1.0, wide()).texts] == ["Radar"]


@pytest.mark.parametrize(("words", "lines"), [("Short", 1), ("From project to practice", 2)])
def test_a_headline_breaks_before_it_shrinks(words: str, lines: int) -> None:
    texts = headline_block(Headline("", words, ""), 1.0, wide(180)).texts
    assert len(texts) == lines
    assert {text.size for text in texts} == {WORDS}


@given(
    st.text(st.characters(codec="latin-1", categories=["Lu", "Ll", "Zs"]), min_size=1, max_size=300),
    st.integers(120, 500),
)
def test_no_line_is_wider_than_its_room_and_what_is_cut_is_told(words: str, width: int) -> None:
    words = " ".join(words.split())
    if not words:
        return
    block = headline_block(Headline(words, words, words), 1.0, wide(width))
    for text in block.texts:
        assert font_metrics.width(text.text, text.size, text.weight) <= width + 2
    bold = [text for text in block.texts if text.weight is Weight.BOLD]
    plain = [text for text in block.texts if text.weight is Weight.REGULAR]
    assert len(bold) <= max(most for most, _ in STEPS)
    assert len(plain) <= LINES
    assert min(text.size for text in plain) >= min(SMALLER) * SENTENCE - 0.01
    cut = any(text.text.endswith("…") for text in block.texts)
    assert bool(block.shortened) == cut


def test_a_sentence_without_end_has_so_many_lines_and_then_an_ellipsis_that_is_told() -> None:
    block = headline_block(Headline("", "Radar", "word " * 200), 1.0, wide(150))
    plain = [text.text for text in block.texts if text.weight is Weight.REGULAR]
    assert (len(plain), plain[-1][-1], len(block.shortened)) == (LINES, "…", 1)


def test_a_sentence_leaves_no_word_alone_on_its_last_line() -> None:
    sentence = "Tools are there. What is missing are roles, goals and proof that carry across departments."
    lines = [text.text for text in headline_block(Headline("", "Radar", sentence), 1.0, wide(170)).texts[1:]]
    assert len(lines) > 2
    assert len(lines[-1]) >= 0.5 * max(map(len, lines))


@pytest.mark.parametrize(("first", "narrower"), [(178, 1.3), (182, 1.2), (190, 1.5)])
def test_where_a_curve_leaves_no_even_lines_the_last_has_as_much_as_it_can(first: float, narrower: float) -> None:
    sentence = "Werkzeuge sind genug da. Was fehlt, sind Rollen, Ziele und Belege, die sie über Abteilungen hinweg"

    def width(top: float, _bottom: float) -> float:
        return first - narrower * top

    head = Headline("", "Ziele", f"{sentence} tragen.")
    lines = [text.text for text in headline_block(head, 1.0, width).texts[1:]]
    assert " ".join(lines) == head.sentence
    assert lines[-1] == "hinweg tragen."
