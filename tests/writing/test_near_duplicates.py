"""Names that may mean the same."""

import pytest

from radargen.writing.near_duplicates import pairs
from tests.make import radar, text, trend


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Voicebots", "Voicebot"),
        ("Kundenbeiräte", "Kundenbeirate"),
        ("Orchestration of journeys", "Journey orchestration"),
        ("Employee experiance", "Employee experience"),
    ],
)
def test_names_that_differ_in_order_endings_and_typing_errors_are_alike(one: str, other: str) -> None:
    of = radar(trend("a", name=text("Alpha", one)), trend("b", name=text("Beta"), aliases=(("en", (other,)),)))
    assert list(pairs(of)) == [("a", "b", other)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("AI governance", "CX governance"),
        ("Customer journey mapping", "Customer journey analytics"),
        ("Voice AI", "Voice ID"),
        ("Journey mining", "Journey mining of complaints"),
    ],
)
def test_other_things_are_not(one: str, other: str) -> None:
    assert list(pairs(radar(trend("a", name=text("Alpha", one)), trend("b", name=text("Beta", other))))) == []


def test_a_large_radar_of_names_that_differ_in_a_number_has_no_pair() -> None:
    of = radar(*(trend(f"trend-{n}", name=text(f"Trend der Zahl {n}", f"Trend of number {n}")) for n in range(1_000)))
    assert list(pairs(of)) == []
