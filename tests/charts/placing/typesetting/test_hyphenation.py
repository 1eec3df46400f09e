import pytest

from radargen.charts.placing.typesetting.hyphenation import SOFT_HYPHEN, hyphenated


@pytest.mark.parametrize(
    ("word", "divided"),
    [
        ("Kundenbindungsmanagement", "Kundenbindungs|management"),
        ("Zufriedenheitskennzahlen", "Zufriedenheits|kennzahlen"),
        ("Servicearbeitsplatz", "Servicearbeits|platz"),
        ("Emotionserkennung", "Emotionserkennung"),
        ("Kunden\u00adbindungsmanagement", "Kunden|bindungsmanagement"),
    ],
)
def test_long_words_are_divided_at_their_joints_and_where_the_editor_says(word: str, divided: str) -> None:
    assert hyphenated(word, "de").replace(SOFT_HYPHEN, "|") == divided
