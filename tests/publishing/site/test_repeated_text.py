import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from radargen.publishing.site import one_file, repeated_text
from radargen.publishing.site.repeated_text import folded, unfolded
from tests.selection import examples

WORDS = some.lists(
    some.sampled_from(['<a href="#/de/">', "</a>", "Kundenbeiräte: wer? ", '">', ". ", "<", "x" * 30, "\n", "&"])
)


@settings(max_examples=examples(60))
@given(WORDS, WORDS)
def test_what_is_folded_comes_back(one: list[str], other: list[str]) -> None:
    text = "".join([*one, *other, *one, *other, *other])
    assert unfolded(*folded(text)) == text


def test_what_was_said_before_is_named_by_its_place_however_long_ago() -> None:
    sentence = "<p>Seventeen letters and more, said twice.</p>"
    between = "".join(f"<b>{number}</b>" for number in range(20_000))
    text, meant = folded(f"{sentence}{between}{sentence}")
    assert text == f"{sentence}{between}<0"
    assert meant == "03"


def test_what_is_said_again_at_once_names_only_what_has_been_said() -> None:
    text = "<p>" + "Seventeen letters. " * 6 + "</p>" + "One. Two. Three. Four. " * 7
    assert unfolded(*folded(text)) == text


def test_text_that_looks_like_a_reference_is_refused() -> None:
    with pytest.raises(ValueError, match="reference"):
        folded("1 <0 2")


def test_the_script_reads_the_same_pieces() -> None:
    script = (Path(one_file.__file__).parent / "templates" / "one-file.js").read_text(encoding="utf-8")
    assert f"/<0|{repeated_text.PIECE.pattern}/g".replace("\\", "") in script.replace("\\/", "/")
    assert re.search(r'const DIGITS = "(.*)"', script)[1] == repeated_text._DIGITS  # type: ignore[index]
