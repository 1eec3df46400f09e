"""The boundaries of judgements: the last case that passes, and the first that is reported."""

import datetime as dt
from dataclasses import replace

import pytest

from radargen.model import Edition, History, Radar, Rating, Search, Settlement, Source, SourceKind, Status, Wanted
from radargen.reading.rules import archiving, judgements
from radargen.reading.rules.context import RuleContext
from tests.make import CRITERIA, assessment, radar, rating, text, trend
from tests.reading.rules import said

# The editions of `tests.make` are dated 30 November.
DAY = dt.date(2026, 11, 30)


@pytest.mark.parametrize(
    ("due", "overdue"),
    [(DAY - dt.timedelta(1), True), (DAY, False), (DAY + dt.timedelta(1), False), (None, False)],
)
def test_a_review_due_on_the_day_of_the_edition_is_not_overdue(due: dt.date | None, overdue: bool) -> None:
    assert bool(said(judgements.reviews_are_done, radar(trend("a", review_by=due)))) == overdue


def test_a_review_is_asked_of_the_trends_on_the_newest_chart_only() -> None:
    overdue = trend("a", {"2025": "pilot"}, review_by=dt.date(2020, 1, 1))
    assert said(judgements.reviews_are_done, radar(overdue, editions=("2025", "2026"))) == []
    assert len(said(judgements.reviews_are_done, radar(overdue, editions=("2025",)))) == 1


@pytest.mark.parametrize(("days", "late"), [(0, False), (31, False), (32, True)])
@pytest.mark.parametrize("edition", [DAY, dt.date(1, 1, 1), dt.date.max - dt.timedelta(40)])
def test_a_search_may_be_of_the_month_in_which_an_edition_is_finished(edition: dt.date, days: int, late: bool) -> None:
    search = Search(edition + dt.timedelta(days), Wanted.CASE, "EconBiz", ("Kundenbeirat",))
    found = replace(radar(trend("a", searched=(search,))), editions=(Edition("2026", edition),))
    assert bool(said(judgements.searches_are_past, found)) == late


@pytest.mark.parametrize(
    ("others", "settled", "message"),
    [
        ((), (3, 3, 3), "There is nothing to settle: Only one person rated."),
        ((), (3, 2, 3), "There is nothing to settle: Only one person rated."),
        ((rating(3, 3, 3, by="b"),), (3, 3, 3), "There is nothing to settle: All raters chose these levels."),
        # All may prove wrong.
        ((rating(3, 3, 3, by="b"),), (3, 2, 3), ""),
        ((rating(3, 4, 3, by="b"),), (3, 4, 3), ""),
    ],
)
def test_what_all_raters_chose_need_not_be_settled(
    others: tuple[Rating, ...], settled: tuple[int, int, int], message: str
) -> None:
    levels = Settlement(tuple(zip(CRITERIA, settled, strict=True)), text("Darum", "Because"))
    rated = replace(assessment("2026", rating(3, 3, 3, by="a"), *others), settled=levels)
    assert said(judgements.settled_levels_settle_something, radar(trend("a", assessments=(rated,)))) == (
        [message] * bool(message)
    )


@pytest.mark.parametrize(
    ("first", "second", "message"),
    [
        (DAY, DAY - dt.timedelta(1), "The edition b stands after a, which is later."),
        (DAY, DAY, "The editions a and b have the same date."),
        (DAY, DAY + dt.timedelta(1), ""),
    ],
)
def test_an_edition_is_at_least_a_day_later_than_the_one_before(first: dt.date, second: dt.date, message: str) -> None:
    found = replace(radar(), editions=(Edition("a", first), Edition("b", second)))
    assert said(judgements.editions_in_order, found) == [message] * bool(message)


@pytest.mark.parametrize(
    ("opened", "messages"),
    [
        ((), []),
        (("2026",), []),
        (("2025",), ["The edition 2025 is being prepared, and 2026 stands after it."]),
    ],
)
def test_the_newest_edition_alone_may_be_open(opened: tuple[str, ...], messages: list[str]) -> None:
    found = radar(editions=("2024", "2025", "2026"))
    editions = tuple(replace(edition, open=edition.id in opened) for edition in found.editions)
    assert said(judgements.newest_alone_is_open, replace(found, editions=editions)) == messages


def test_an_open_edition_is_not_published() -> None:
    found = replace(radar(), editions=(Edition("2026", open=True),))
    published = RuleContext(found, frozenset(), published={"2026": {}})
    assert [problem.code for problem in judgements.newest_alone_is_open(published)] == ["open-edition"]


@pytest.mark.parametrize(
    ("levels", "warned"),
    [([2], False), ([3], True), ([2, 3], False), ([3, 3], True), ([2, 3, 3], True), ([2, 2, 3], False)],
)
def test_evidence_of_3_as_the_middle_rater_sees_it_needs_another_voice(levels: list[int], warned: bool) -> None:
    ratings = (rating(3, level, 3, by=f"rater {n}") for n, level in enumerate(levels))
    vendors = (Source("A", kind=SourceKind.VENDOR),)
    found = radar(trend("a", assessments=(assessment("2026", *ratings),), sources=vendors))
    assert bool(said(judgements.evidence_is_independent, found)) == warned


def test_evidence_of_a_past_edition_is_let_be() -> None:
    past = trend(
        "a", assessments=(assessment("2025", rating(3, 3, 3)),), sources=(Source("A", kind=SourceKind.VENDOR),)
    )
    assert said(judgements.evidence_is_independent, radar(past, editions=("2025", "2026"))) == []
    assert len(said(judgements.evidence_is_independent, radar(past, editions=("2025",)))) == 1


@pytest.mark.parametrize(
    ("rings", "editions", "moves"),
    [
        ({"2025": "pilot", "2026": "pilot"}, ("2025", "2026"), 0),
        ({"2025": "pilot", "2026": "scale"}, ("2025", "2026"), 1),
        # Without a ring in the edition before there is no move.
        ({"2024": "pilot", "2026": "scale"}, ("2024", "2025", "2026"), 0),
        ({"2026": "scale"}, ("2025", "2026"), 0),
    ],
)
def test_a_move_is_between_one_edition_and_the_next(
    rings: dict[str, str], editions: tuple[str, ...], moves: int
) -> None:
    assert len(said(judgements.moves_have_a_reason, radar(trend("a", rings), editions=editions))) == moves


@pytest.mark.parametrize(("until", "moves"), [("", 2), ("2024", 2), ("2025", 1), ("2026", 0)])
def test_moves_are_accepted_up_to_an_edition(until: str, moves: int) -> None:
    rings = {"2024": "pilot", "2025": "scale", "2026": "pilot"}
    found = radar(trend("a", rings), editions=("2024", "2025", "2026"))
    unrated: Radar = replace(found, criteria=(), rule=None, history=History(until))
    assert len(said(judgements.moves_have_a_reason, unrated)) == moves
    # Where criteria decide, every move needs a reason.
    assert len(said(judgements.moves_have_a_reason, replace(found, history=History(until)))) == 2


@pytest.mark.parametrize(
    ("levels", "disagree"),
    [
        ((3, 3, 3, 3), False),
        # Three of four within one ring of the middle are enough.
        ((2, 3, 3, 5), False),
        ((1, 3, 3, 5), True),
        # Two raters are too few to disagree.
        ((1, 5), False),
    ],
)
def test_raters_who_are_far_apart_give_their_dissent(levels: tuple[int, ...], disagree: bool) -> None:
    ratings = (rating(level, level, level, by=f"rater {n}") for n, level in enumerate(levels))
    found = radar(trend("a", assessments=(assessment("2026", *ratings),)))
    assert bool(said(judgements.disagreement_is_published, found)) == disagree


@pytest.mark.parametrize(("status", "owed"), [(status, status is Status.ACTIVE) for status in Status])
def test_a_source_is_owed_by_active_trends(status: Status, owed: bool) -> None:
    assert bool(said(judgements.active_trends_name_a_source, radar(trend("a", status=status)))) == owed
    sound = radar(trend("a", status=status, sources=(Source("A book"),)))
    assert said(judgements.active_trends_name_a_source, sound) == []


@pytest.mark.parametrize(
    ("rings", "vanished"),
    [
        ({"2025": "pilot", "2026": "pilot"}, False),
        ({"2025": "pilot"}, True),
        ({"2024": "pilot"}, False),
        # The newest edition may be meant by the misspelt one.
        ({"2025": "pilot", "2062": "pilot"}, False),
    ],
)
def test_a_trend_vanishes_from_one_edition_to_the_next(rings: dict[str, str], vanished: bool) -> None:
    found = radar(trend("a", rings), editions=("2024", "2025", "2026"))
    assert bool(said(archiving.nothing_vanishes, found)) == vanished
