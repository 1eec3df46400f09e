"""No words become a formula in a spreadsheet."""

import pytest

from radargen.text.formulas import as_words, is_formula

SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("before", ["", " ", "\u00a0", "\u3000 "])
def test_what_may_be_taken_for_a_formula_gets_an_apostrophe(sign: str, before: str) -> None:
    assert is_formula(f"{before}{sign}1+1") or not sign.strip()
    if not before or sign.strip():
        assert as_words(f"{before}{sign}1+1") == f"'{before}{sign}1+1"


@pytest.mark.parametrize("words", ["", "Kanban", "1+1", "a=b", " Kanban", "m@il", "–1", "e-mail"])
def test_other_words_stay(words: str) -> None:
    assert not is_formula(words)
    assert as_words(words) == words


@pytest.mark.parametrize("words", ["'", "'=1", "''", "=1", " =1", "Kanban"])
def test_without_an_apostrophe_in_front_they_are_again_what_they_were(words: str) -> None:
    assert as_words(words).removeprefix("'") == words
