import datetime as dt

import pytest

from radargen.text.wording import wording


@pytest.mark.parametrize(
    ("language", "count", "words"),
    [("en", 0, "0 trends"), ("en", 1, "1 trend"), ("en", 2, "2 trends"), ("de", 1, "1 Trend"), ("de", 2, "2 Trends")],
)
def test_one_thing_is_told_in_the_singular(language: str, count: int, words: str) -> None:
    assert wording(language)("page.count", count=count) == words


def test_a_date_is_told_as_exactly_as_it_was_written() -> None:
    say = wording("en")
    assert say.date(dt.date(2026, 11, 2)) == "2 November 2026"
    assert [say.partial_date(written) for written in ("2026", "2026-11", "2026-11-02")] == [
        "2026",
        "November 2026",
        "2 November 2026",
    ]


def test_words_are_listed_as_the_language_lists_them() -> None:
    assert [wording("en").listed(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
