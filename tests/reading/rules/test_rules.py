"""What the folders of tests/problems do not show: where the rules keep silent."""

import datetime as dt
from dataclasses import replace

import pytest

from radargen.model import (
    Assessment,
    Case,
    Edition,
    Link,
    LinkType,
    Radar,
    Rating,
    Source,
    SourceKind,
    Status,
    Text,
    Trend,
)
from radargen.reading.rules import archiving, judgements, references
from tests.make import assessment, radar, rating, text, trend
from tests.reading.rules import said

BOOK = Source("A book", date="2026-01", kind=SourceKind.ACADEMIC)


def test_what_may_be_the_part_with_the_mistake_is_not_missing() -> None:
    bare = radar(replace(trend("kanban"), assessments=()))
    rule = judgements.active_trends_name_a_source
    assert said(rule, bare, doubtful=("owner",)) == ["The trend is active and names no source."]
    assert said(rule, bare, doubtful=("sources",)) == []
    assert said(rule, bare, doubtful=("status",)) == []
    assert said(judgements.assessed, bare, doubtful=("ring",)) == []


def test_a_link_to_a_broken_entry_leads_somewhere() -> None:
    found = radar(trend("kanban", links=(Link("broken", LinkType.ENABLES), Link("nowhere", LinkType.ENABLES))))
    assert said(references.known_trends, found, files={"kanban", "broken"}) == ["There is no trend ‘nowhere’."]


def test_soft_hyphens_do_not_count_in_a_label() -> None:
    found = radar(trend("a", label=text("Zufriedenheits\u00adkennzahlen neu")))
    assert said(references.short_labels, found) == []


def test_names_are_compared_without_case_in_each_language_for_itself() -> None:
    found = radar(
        trend("a", name=text("Kanban", "Board")),
        trend("b", name=text("Tafel", "Kanban")),
        trend("c", name=text("KANBAN", "board")),
    )
    assert said(references.own_names, found) == ["The trend a has the same name (de, en)."]


def moved(**fields: object) -> Radar:
    before = assessment("2025", rating(2, 2, 2))
    now = replace(assessment("2026", rating(4, 4, 4)), **fields)  # type: ignore[arg-type]
    return radar(trend("a", assessments=(before, now), sources=(BOOK,)), editions=("2025", "2026"))


def test_a_move_has_a_reason() -> None:
    message = "The ring changed from experiment (2025) to scale and no reason is given."
    assert said(judgements.moves_have_a_reason, moved()) == [message]
    assert said(judgements.moves_have_a_reason, moved(reason=Text((("de", "Weil."),)))) == []
    assert said(judgements.moves_have_a_reason, moved(ring="experiment")) == []


def test_a_stated_ring_that_agrees_with_the_computed_one_overrides_nothing() -> None:
    assert said(judgements.overrides_have_a_reason, moved(ring="scale")) == []
    assert len(said(judgements.overrides_have_a_reason, moved(ring="pilot"))) == 1


def test_of_an_incomplete_rating_nothing_is_concluded() -> None:
    found = moved(ratings=(Rating("a", levels=(("adoption", 5),)),), ring="standard")
    assert said(judgements.overrides_have_a_reason, found) == []
    assert said(judgements.moves_have_a_reason, moved(ring="unknown")) == []


@pytest.mark.parametrize(
    ("kinds", "warned"),
    [
        ([SourceKind.VENDOR], True),
        ([SourceKind.VENDOR, SourceKind.PRESS], False),
        ([SourceKind.VENDOR, None], False),
        ([], False),
    ],
)
def test_evidence_on_vendors_alone(kinds: list[SourceKind | None], warned: bool) -> None:
    found = radar(
        trend(
            "a", assessments=(assessment("2026", rating(3, 3, 3)),), sources=tuple(Source("A", kind=k) for k in kinds)
        )
    )
    assert (
        said(judgements.evidence_is_independent, found) == ["Evidence of 3 rests on sources of vendors alone."] * warned
    )


DUTY = ["The entry states a legal duty, and none of its sources is the law."]


@pytest.mark.parametrize("duty", [True, False])
@pytest.mark.parametrize("kind", [None, *SourceKind])
def test_only_the_law_itself_proves_a_duty(kind: SourceKind | None, duty: bool) -> None:
    one = replace(trend("a", sources=(BOOK, Source("A", kind=kind))), legal_duty=duty)
    assert said(judgements.duties_name_their_law, radar(one)) == DUTY * (duty and kind is not SourceKind.LAW)


def test_the_ruling_of_a_case_is_not_the_law_of_a_duty() -> None:
    ruling = Case("Court", text("A ruling."), source=Source("A ruling", kind=SourceKind.LAW))
    one = replace(trend("a", sources=(BOOK,)), legal_duty=True, cases=(ruling,))
    assert said(judgements.duties_name_their_law, radar(one)) == DUTY


def test_a_duty_without_any_source_lacks_its_sources_first() -> None:
    bare = replace(trend("a", sources=()), legal_duty=True)
    assert said(judgements.duties_name_their_law, radar(bare)) == []
    assert len(said(judgements.active_trends_name_a_source, radar(bare))) == 1
    # A radar that only states rings asks for no source, but for the law behind a duty.
    assert said(judgements.duties_name_their_law, replace(radar(bare), criteria=())) == DUTY


def test_of_a_duty_nothing_is_said_where_it_cannot_be_told() -> None:
    one = replace(trend("a", sources=(BOOK,)), legal_duty=True)
    assert said(judgements.duties_name_their_law, radar(one), doubtful=("status",)) == []
    assert said(judgements.duties_name_their_law, radar(one), doubtful=("sources",)) == []
    assert said(judgements.duties_name_their_law, radar(replace(one, status=Status.ARCHIVED))) == []


@pytest.mark.parametrize(
    ("dates", "warned"),
    [
        (["2024-11-29"], True),
        (["2024-11-30"], False),
        (["2024-10"], True),
        (["2024-11"], False),
        (["2023"], True),
        (["2024"], False),
        (["2020", ""], True),
        (["", ""], False),
        (["2020", "2026-01"], False),
    ],
)
def test_sources_older_than_two_years_at_the_edition(dates: list[str], warned: bool) -> None:
    found = radar(trend("a", sources=tuple(Source("A", date=date) for date in dates)))
    assert bool(said(judgements.sources_are_fresh, found)) == warned


def links(*pairs: tuple[str, str]) -> Radar:
    dimensions = {"tech": "technology", "more-tech": "technology", "team": "people"}
    return radar(
        *(
            trend(one, dimension=dimension, links=tuple(Link(to, LinkType.REQUIRES) for by, to in pairs if by == one))
            for one, dimension in dimensions.items()
        )
    )


def test_a_link_in_either_direction_keeps_a_technology_company() -> None:
    alone = judgements.technology_has_company
    assert len(said(alone, links(("tech", "more-tech")))) == 2
    assert len(said(alone, links(("tech", "team")))) == 1
    assert said(alone, links(("tech", "team"), ("team", "more-tech"))) == []
    assert said(alone, replace(links(), criteria=())) == []


def test_archived_trends_are_left_in_peace() -> None:
    gone = trend("a", {"2025": "pilot"}, "technology", status=Status.ARCHIVED, review_by=dt.date(2020, 1, 1))
    found = radar(gone, editions=("2025", "2026"))
    for rule in (
        archiving.nothing_vanishes,
        judgements.technology_has_company,
        judgements.active_trends_name_a_source,
        judgements.reviews_are_done,
    ):
        assert said(rule, found) == []
    assert said(archiving.archived_trends_say_why, found) == ["The trend is archived and no reason is given."]


@pytest.mark.parametrize(("day", "overdue"), [(29, True), (30, False), (31, False)])
def test_a_review_is_due_until_the_day_of_the_edition(day: int, overdue: bool) -> None:
    found = radar(trend("a", {"2026": "pilot"}, review_by=dt.date(2026, 10, day)))
    found = replace(found, editions=(replace(found.newest, date=dt.date(2026, 10, 30)),))
    assert bool(said(judgements.reviews_are_done, found)) is overdue


def test_a_gap_in_the_past_is_no_vanishing() -> None:
    found = radar(trend("a", {"2024": "pilot", "2026": "pilot"}), editions=("2024", "2025", "2026"))
    assert said(archiving.nothing_vanishes, found) == []


@pytest.mark.parametrize(
    ("editions", "in_order"),
    [
        ((Edition("2025-2"), Edition("2025-10")), True),
        ((Edition("2025-2"), Edition("2025-1")), False),
        ((Edition("spring"), Edition("autumn")), True),
        ((Edition("x", dt.date(2026, 1, 1)), Edition("2025")), False),
        ((Edition("x", dt.date(2026, 2, 1)), Edition("y", dt.date(2026, 1, 1))), False),
        ((Edition("x", dt.date(2027, 1, 1)), Edition("y"), Edition("z", dt.date(2025, 1, 1))), False),
        ((Edition("x", dt.date(2027, 6, 1)), Edition("2027"), Edition("z", dt.date(2027, 1, 1))), False),
        ((Edition("x", dt.date(2025, 1, 1)), Edition("y"), Edition("z", dt.date(2026, 1, 1))), True),
    ],
)
def test_editions_go_forward(editions: tuple[Edition, ...], in_order: bool) -> None:
    found = replace(radar(), editions=editions)
    assert bool(said(judgements.editions_in_order, found)) != in_order


def test_an_assessment_for_an_unknown_edition_is_one_mistake() -> None:
    found: Trend = trend("a", assessments=(Assessment("2030", ring="pilot"),))
    assert said(references.known_editions, radar(found)) == ["There is no edition ‘2030’."]
    assert said(judgements.assessed, radar(found)) == []
