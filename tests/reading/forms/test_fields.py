import pytest

from tests.reading.forms.test_form_errors import said


@pytest.mark.parametrize(("key", "most"), [("owner", 300), ("label", 300), ("summary", 4_000)])
def test_a_text_on_one_line_has_a_longest_length(key: str, most: int) -> None:
    assert not any("characters; up to" in line and "bad-value" in line for line in said(f"{key}: {'a' * most}"))
    assert [line.split()[1] for line in said(f"{key}: {'a' * (most + 1)}")] == ["bad-value"]


@pytest.mark.parametrize(("year", "wrong"), [("0999", True), ("1000", False), ("2999", False), ("3000", True)])
def test_a_year_has_four_digits_and_begins_with_1_or_2(year: str, wrong: bool) -> None:
    lines = said(f"cases: [{{organisation: A, what: B, year: '{year}'}}]")
    assert any("is not a year" in line for line in lines) == wrong
