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
