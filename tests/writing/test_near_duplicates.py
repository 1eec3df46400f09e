"""Names that may mean the same."""

import pytest

from radargen.writing.near_duplicates import Twin, duplicate_messages, near_duplicates, pairs
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


def test_what_may_be_the_same_is_told_the_very_same_first() -> None:
    of = radar(
        trend("chatbots", name=text("Chatbots")),
        trend("voicebots", name=text("Sprachbots", "Voicebots"), aliases=(("en", ("Chat bots",)),)),
        trend("lean", label=text("Chatbot")),
        trend("kanban"),
    )
    assert [str(sentence) for sentence in duplicate_messages(near_duplicates(of, ["CHATBOTS", "Chat-Bots"]))] == [
        "trends/chatbots.yaml is called that already.",
        "trends/voicebots.yaml is called that already (“Chat bots”).",
        "trends/lean.yaml may be the same (“Chatbot”).",
    ]
    assert [str(sentence) for sentence in duplicate_messages(near_duplicates(of, ["Kanbans"]))] == [
        "trends/kanban.yaml may be the same."
    ]
    assert near_duplicates(of, ["", "—"]) == ()


@pytest.mark.parametrize(("count", "last"), [(4, ""), (5, ""), (6, "… and 1 more."), (1_234, "… and 1,229 more.")])
def test_the_first_five_are_named_and_the_others_counted(count: int, last: str) -> None:
    found = [
        str(sentence)
        for sentence in duplicate_messages([Twin(trend(f"t{n}"), f"T{n}", same=False) for n in range(count)])
    ]
    assert found[:5] == [f"trends/t{n}.yaml may be the same (“T{n}”)." for n in range(min(count, 5))]
    assert found[5:] == ([last] if last else [])
