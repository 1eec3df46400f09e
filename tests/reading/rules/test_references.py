"""The boundaries of references: the last case that passes, and the first that is reported."""

from dataclasses import replace

import pytest

from radargen.model import Archive, Fate, Link, LinkType, Phase, Rating, Span
from radargen.reading.rules import references
from tests.make import assessment, radar, text, trend
from tests.reading.rules import said


@pytest.mark.parametrize(
    ("first", "last", "messages"),
    [
        ("1", "2", []),
        ("2", "2", []),
        ("2", "1", ["to: phase 1 comes before phase 2."]),
        ("2", "4", ["There is no phase ‘4’."]),
        ("0", "4", ["There is no phase ‘0’.", "There is no phase ‘4’."]),
    ],
)
def test_phases_go_from_one_to_the_same_or_a_later_one(first: str, last: str, messages: list[str]) -> None:
    found = replace(radar(trend("a", phases=Span(first, last))), phases=tuple(Phase(n, text(n)) for n in "123"))
    assert said(references.known_phases, found) == messages


@pytest.mark.parametrize(("length", "too_long"), [(27, False), (28, False), (29, True)])
def test_a_label_has_up_to_28_characters(length: int, too_long: bool) -> None:
    assert bool(said(references.short_labels, radar(trend("a", label=text("x" * length, "y"))))) == too_long


@pytest.mark.parametrize(("other", "repeated"), [("ann", True), ("Ann", True), ("anne", False), ("", False)])
def test_a_rater_rates_once(other: str, repeated: bool) -> None:
    found = radar(trend("a", assessments=(assessment("2026", Rating("ann"), Rating(other)),)))
    assert bool(said(references.one_rating_a_rater, found)) == repeated


def test_an_edition_is_assessed_once() -> None:
    once, twice = trend("a", {"2025": "pilot", "2026": "pilot"}), trend("a", {"2026": "pilot"})
    assert said(references.one_assessment_an_edition, radar(once, editions=("2025", "2026"))) == []
    found = radar(replace(twice, assessments=twice.assessments * 2))
    assert len(said(references.one_assessment_an_edition, found)) == 1


def test_a_link_and_a_successor_lead_to_another_trend() -> None:
    itself, other = (Link(to, LinkType.ENABLES) for to in "ab")
    assert len(said(references.other_trends, radar(trend("a", links=(itself, other)), trend("b")))) == 1
    for successor, count in (("a", 1), ("b", 0)):
        found = radar(trend("a", archived=Archive(Fate.FADED, successor=successor)), trend("b"))
        assert len(said(references.other_trends, found)) == count


@pytest.mark.parametrize(
    ("former", "messages"),
    [
        ({"a": ("old",), "b": ("older",)}, []),
        ({"a": ("old",), "b": ("old",)}, ["formerly: ‘old’ is claimed already, by the trend a."]),
        ({"a": ("old", "old")}, ["formerly: ‘old’ is claimed already, by this trend."]),
        ({"a": ("a",)}, ["formerly: ‘a’ is the id of this trend today."]),
        ({"a": ("b",), "b": ()}, ["formerly: ‘b’ is the id of another trend today."]),
    ],
)
def test_a_former_id_was_one_trends(former: dict[str, tuple[str, ...]], messages: list[str]) -> None:
    found = radar(*(trend(one, formerly=ids) for one, ids in former.items()))
    assert said(references.former_ids, found) == messages
