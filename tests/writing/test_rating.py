"""A rating entered by one more line: every layout of the file, and nothing else in it changes."""

import datetime as dt
from dataclasses import replace
from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from radargen.model import Rating, Text
from radargen.reading import document
from radargen.text.messages import RadargenError
from radargen.writing.formatting import Unwritable
from radargen.writing.rating import check_can_rate, entry_with_rating, has_rated, rating_of, too_long, with_rating
from tests.make import assessment, radar, rating, trend

PATH = "trends/kanban.yaml"
NEW = Rating("bo", "expert", dt.date(2026, 11, 22), (("adoption", 3), ("means", 2)))
LINE = "{by: bo, role: expert, date: 2026-11-22, adoption: 3, means: 2}"


def changed(before: str, new: Rating = NEW) -> str:
    return entry_with_rating(PATH, dedent(before).encode(), "2026", new).decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("name: A\n", f'name: A\nassessments:\n  - edition: "2026"\n    ratings:\n      - {LINE}\n'),
        (
            "assessments:  # all\nname: A",
            f'assessments:  # all\n  - edition: "2026"\n    ratings:\n      - {LINE}\nname: A',
        ),
        ("assessments: []\n", f'assessments: [{{edition: "2026", ratings: [{LINE}]}}]\n'),
        ("assessments: [{edition: 2026}]\n", f"assessments: [{{edition: 2026, ratings: [{LINE}]}}]\n"),
        (
            "assessments:\n- {edition: 2025, ring: a}  # old\n\n# next\nname: A\n",
            f'assessments:\n- {{edition: 2025, ring: a}}  # old\n- edition: "2026"\n  ratings:\n    - {LINE}\n'
            "\n# next\nname: A\n",
        ),
        (
            "assessments:\n  - edition: '2026'  # now\n    impact: 3\n",
            f"assessments:\n  - edition: '2026'  # now\n    ratings:\n      - {LINE}\n    impact: 3\n",
        ),
        (
            "assessments:\n- edition: 2026\n  ratings:\n  - by: a\n    note: |\n      x\n\n  # end\nname: A\n",
            "assessments:\n- edition: 2026\n  ratings:\n  - by: a\n    note: |\n      x\n"
            f"  - {LINE}\n\n  # end\nname: A\n",
        ),
        (
            "assessments:\n  - edition: 2026\n    ratings: [\n      {by: a},  # first\n    ]\n",
            f"assessments:\n  - edition: 2026\n    ratings: [\n      {{by: a}}, {LINE},  # first\n    ]\n",
        ),
        (
            "assessments:\n  - edition: 2026\n    ratings: [{by: a}]\n    settled: {adoption: 2}\n",
            f"assessments:\n  - edition: 2026\n    ratings: [{{by: a}}, {LINE}]\n    settled: {{adoption: 2}}\n",
        ),
        (
            "assessments:\n  - edition: 2026\n    ratings:\n",
            f"assessments:\n  - edition: 2026\n    ratings:\n      - {LINE}\n",
        ),
    ],
)
def test_one_line_more(before: str, after: str) -> None:
    assert changed(before) == after


def test_windows_line_ends_and_a_byte_order_mark_stay() -> None:
    before = b"\xef\xbb\xbfname: A\r\nassessments:\r\n- edition: 2026\r\n  ratings:\r\n  - {by: a}\r\n"
    assert entry_with_rating(PATH, before, "2026", NEW) == before + f"  - {LINE}\r\n".encode()


@settings(deadline=None)
@given(st.text(min_size=1).filter(str.strip), st.text())
def test_whatever_a_rater_is_called(by: str, note: str) -> None:
    kept = Rating(by, levels=(("adoption", 3),), note=Text((("de", note),)))
    read = document(PATH, changed("assessments:\n  - edition: 2026\n    ratings: [{by: a}]\n", kept))
    assert read.problems == ()


def test_a_file_without_a_safe_place_is_left() -> None:
    with pytest.raises(Unwritable, match=r"trends/kanban\.yaml .* by hand"):
        changed("{name: A}\n")


def test_nobody_rates_twice_and_nothing_without_criteria_or_archived() -> None:
    one = radar(trend("kanban", assessments=(assessment("2026", rating(1, 2, 3, by="Anna")),)))
    kanban = one.trends[0]
    assert has_rated(one, kanban, "ANNA") and not has_rated(one, kanban, "Bo")
    with pytest.raises(RadargenError, match="anna has rated kanban for 2026 already"):
        check_can_rate(one, kanban, "anna")
    with pytest.raises(RadargenError, match="no criteria"):
        check_can_rate(radar(trend("a"), rings=3), trend("a"), "bo")


def test_a_radar_with_one_more_rating() -> None:
    one = radar(trend("kanban", {"2026": "pilot"}), trend("lean"))
    after = with_rating(one, one.trends[0], rating_of(one, "bo", {"means": 3, "adoption": 1, "evidence": 2}))
    assert after.trends[0].assessments[0].ratings[0].levels == (("adoption", 1), ("evidence", 2), ("means", 3))
    assert after.trends[1] == one.trends[1]


def test_what_was_carried_over_may_be_rated_anew_and_is_replaced() -> None:
    carried = replace(assessment("2026", rating(1, 2, 3, by="Anna"), rating(2, 2, 2, by="Bo")), confirmed=False)
    one = radar(trend("kanban", assessments=(carried,)))
    check_can_rate(one, one.trends[0], "anna")
    new = rating_of(one, "anna", {"means": 3, "adoption": 3, "evidence": 3})
    after = with_rating(one, one.trends[0], new).trends[0].assessments[0]
    assert [(each.by, dict(each.levels)["adoption"]) for each in after.ratings] == [("Bo", 2), ("anna", 3)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "assessments:\n- edition: 2026\n  ratings:\n  - by: Bo\n    adoption: 1\n  - {by: a}\nname: A\n",
            f"assessments:\n- edition: 2026\n  ratings:\n  - {LINE}\n  - {{by: a}}\nname: A\n",
        ),
        (
            "assessments: [{edition: 2026, ratings: [{by: a, adoption: 2}, {by: bo, adoption: 1}]}]\n",
            f"assessments: [{{edition: 2026, ratings: [{{by: a, adoption: 2}}, {LINE}]}}]\n",
        ),
    ],
)
def test_a_rating_of_the_same_person_is_replaced(before: str, after: str) -> None:
    assert changed(before) == after


@pytest.mark.parametrize(("what", "most"), [("name", 300), ("role", 300), ("note", 4_000)])
def test_what_an_entry_could_not_hold_is_told_to_the_character(what: str, most: int) -> None:
    def kept(length: int) -> Rating:
        words = "x" * length
        given = {"by": "bo", "role": "expert", "note": Text((("de", "kurz"), ("en", "short")))}
        given["by" if what == "name" else what] = Text((("de", "kurz"), ("en", words))) if what == "note" else words
        return Rating(**given)  # type: ignore[arg-type]

    assert not too_long(kept(most))
    said = str(too_long(kept(most + 1)))
    assert said.startswith(f"the {what} of ")
    assert said.endswith(f" has {most + 1:,} characters; up to {most:,} fit.")
    assert len(said) < 200
