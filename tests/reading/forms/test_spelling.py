import pytest

from radargen.reading.forms.spelling import meant, nearest

KEYS = ("name", "label", "dimension", "summary", "assessments", "sources", "status")


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("nmae", "name"),
        ("lable", "label"),
        ("Dimension", "dimension"),
        ("assesment", "assessments"),
        ("xyz", ""),
        ("", ""),
    ],
)
def test_the_nearest_known_word(written: str, known: str) -> None:
    assert nearest(written, KEYS) == known


def test_among_many_words_too() -> None:
    many = [
        f"{first}-{second}" for first in ("journey", "voice", "service", "customer") for second in "abcdefghijklmno"
    ]
    assert nearest("custmer-c", many) == "customer-c"
    assert nearest("zzz", many) == ""


def test_few_words_are_listed_where_none_is_near() -> None:
    assert meant("xyz", ["adopt", "hold"]) == "Known: adopt, hold."
    assert meant("xyz", []) == ""


def test_a_word_too_long_to_be_one_is_not_compared() -> None:
    assert nearest("a" * 79 + "b", ["a" * 80]) == "a" * 80
    assert nearest("a" * 80 + "b", ["a" * 80]) == ""


def test_twelve_known_words_are_named_and_the_others_counted() -> None:
    known = [f"{letter * 3}" for letter in "bcdefghijklmn"]
    assert str(meant("xyz", known[:12])) == f"Known: {', '.join(known[:12])}."
    assert str(meant("xyz", known)) == f"Known: {', '.join(known[:12])} and 1 more."
