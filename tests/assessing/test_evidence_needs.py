"""What sources and cases carry, by the needs of a criterion."""

from dataclasses import replace

import pytest

from radargen.assessing import is_estimate, shortfalls, states_what_sources_show
from radargen.assessing.evidence_needs import shown_level
from radargen.model import (
    About,
    Case,
    Countable,
    Criterion,
    EntryFlag,
    EvidenceCount,
    EvidenceNeed,
    Shows,
    Source,
    SourceKind,
    Trend,
)
from tests.make import text, trend

BENEFIT, LIMIT = (Shows.BENEFIT,), (Shows.LIMIT,)
STUDY = EvidenceCount(of=Countable.SOURCES, kinds=(SourceKind.ACADEMIC, SourceKind.STATISTICS), shows=BENEFIT)
CASES = EvidenceCount(2, Countable.CASES, besides=(SourceKind.VENDOR,), shows=BENEFIT)
CRITERION = Criterion(
    "evidence",
    text("Belege"),
    shown_by=Shows.ADOPTION,
    needs=(
        EvidenceNeed(2, (EvidenceCount(2, Countable.SOURCES, shows=BENEFIT),)),
        EvidenceNeed(3, (CASES,)),
        EvidenceNeed(3, (STUDY,)),
        EvidenceNeed(4, (STUDY, CASES, EvidenceCount(shows=LIMIT))),
    ),
)


def study(by: str = "", shows: tuple[Shows, ...] = BENEFIT, kind: SourceKind = SourceKind.ACADEMIC) -> Source:
    return Source("A study", kind=kind, by=by, shows=shows)


def case(organisation: str, shows: tuple[Shows, ...] = BENEFIT, source: Source | None = None) -> Case:
    return Case(organisation, text("Did it."), shows=shows, source=source)


def lacks(level: int, *found: Source | Case) -> list[list[int]]:
    """How many are missing for a level, by alternative and count."""
    return [[each.missing for each in alternative] for alternative in shortfalls(CRITERION, entry(*found), level)]


def entry(*found: Source | Case) -> Trend:
    return trend(
        "kanban",
        sources=tuple(one for one in found if isinstance(one, Source)),
        cases=tuple(one for one in found if isinstance(one, Case)),
    )


PRESS = SourceKind.PRESS


@pytest.mark.parametrize(
    ("level", "found", "expected"),
    [
        (1, [], []),
        (2, [], [[2]]),
        (2, [study("A", kind=PRESS), study("B", kind=PRESS)], []),
        (2, [study("A  B", kind=PRESS), study("a b", kind=PRESS)], [[1]]),
        (2, [study(kind=PRESS), study(kind=PRESS)], [[1]]),
        (2, [study("A", LIMIT, PRESS), study("B", kind=PRESS)], [[1]]),
        # A higher level that is carried carries the lower ones.
        (2, [study("A")], []),
        (3, [study("A", kind=PRESS)], [[2], [1]]),
        (3, [case("Shop"), case("Café")], []),
        (3, [case("Shop"), case("SHOP")], [[1], [1]]),
        (3, [case("Shop"), case("Café", source=study(kind=SourceKind.VENDOR))], [[1], [1]]),
        # The source of a case is not counted beside it, but what it shows is what the case shows.
        (3, [case("Shop"), case("Café", source=study())], []),
        (3, [case("Shop", source=study())], [[1], [1]]),
        (3, [case("Shop", (), study()), case("Café", (), study("B"))], []),
        (4, [study("A"), case("Shop")], [[1, 1]]),
        (4, [study("A"), case("Shop"), case("Café", (Shows.BENEFIT, Shows.LIMIT))], []),
        # Without needs of its own, a level asks what the level below asks.
        (5, [study("A"), case("Shop"), case("Café")], [[1]]),
    ],
)
def test_what_is_missing_for_a_level(level: int, found: list[Source | Case], expected: list[list[int]]) -> None:
    assert lacks(level, *found) == expected


def test_a_law_carries_a_level_only_where_it_is_a_duty() -> None:
    """A prohibition is a law, too, and shows no benefit."""
    law = EvidenceCount(of=Countable.SOURCES, kinds=(SourceKind.LAW,), condition=EntryFlag.LEGAL_DUTY)
    asking = replace(CRITERION, needs=(*CRITERION.needs, EvidenceNeed(5, (law,))))
    forbidden = entry(study("The law", (Shows.LIMIT,), SourceKind.LAW))
    assert [[each.missing for each in one] for one in shortfalls(asking, forbidden, 5)] == [[1]]
    assert shortfalls(asking, replace(forbidden, legal_duty=True), 5) == ()
    assert shortfalls(asking, replace(forbidden, legal_duty=True, sources=()), 5) != ()


@pytest.mark.parametrize(("level", "shown"), [(5, 3), (4, 4), (3, 3)])
def test_what_a_duty_alone_carries_is_not_shown(level: int, shown: int) -> None:
    duty = EvidenceNeed(5, (EvidenceCount(of=Countable.SOURCES, condition=EntryFlag.LEGAL_DUTY),))
    asking = replace(CRITERION, needs=(*CRITERION.needs, duty))
    # One study carries level 3; a level that the entry does not carry even with the duty is another matter.
    bound = replace(entry(study()), legal_duty=level == 5)
    assert shown_level(asking, bound, level) == shown
    assert shown_level(CRITERION, bound, level) == level


def test_a_criterion_without_needs_asks_for_nothing() -> None:
    assert shortfalls(Criterion("evidence", text("Belege")), entry(), 5) == ()


@pytest.mark.parametrize(
    ("found", "states", "estimate"),
    [
        ([], False, True),
        ([study(shows=())], False, True),
        ([study()], True, True),
        ([study(shows=(Shows.LIMIT, Shows.ADOPTION))], True, False),
        ([case("Shop", (), study(shows=(Shows.ADOPTION,)))], True, False),
        ([case("Shop", (Shows.ADOPTION,))], True, False),
    ],
)
def test_a_level_that_nothing_shows_is_an_estimate(found: list[Source | Case], states: bool, estimate: bool) -> None:
    one = entry(*found)
    assert (states_what_sources_show(one), is_estimate(CRITERION, one)) == (states, estimate)
    assert not is_estimate(Criterion("evidence", text("Belege")), one)


def test_what_is_about_a_neighbouring_subject_is_a_voice_but_neither_study_nor_case() -> None:
    told, done = replace(study("A"), about=About.NEIGHBOUR), replace(case("B"), about=About.NEIGHBOUR)
    assert lacks(2, told, done) == []
    assert lacks(3, told, done, case("C")) == [[1], [1]]
    assert lacks(3, study("A")) == lacks(3, case("B"), case("C")) == []
