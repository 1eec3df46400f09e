"""The next edition opened: assessments carried over as they were written, to be confirmed, and all else as it was."""

import datetime as dt
from textwrap import dedent

import pytest

from radargen.charts.placing import LOCK, NO_LOCK, Lock, locked
from radargen.model import Edition, Text
from radargen.reading import load
from radargen.text.messages import RadargenError
from radargen.writing.edition_opening import Opened, entry_carried_over, opened_edition
from radargen.writing.formatting import Unwritable

OLD = Edition("2026", dt.date(2026, 11, 30))
ONLY = Edition("current", implied=True)
RADAR = """\
dimensions: [People, Process]
rings: [Adopt, Trial]
editions: [{id: "2026", date: 2026-11-30}]  # yearly
"""
KANBAN = "name: Kanban\ndimension: process\nring: trial  # since May\n"


def after(before: str, newest: Edition = OLD) -> str:
    return entry_carried_over("trends/kanban.yaml", dedent(before).encode(), newest, "2027").decode()


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        (
            "name: A\nring: trial  # since May\ntags: [a]\n",
            'name: A\nassessments:  # since May\n  - {edition: "2026", ring: trial}\n'
            '  - {edition: "2027", confirmed: false, ring: trial}\ntags: [a]\n',
        ),
        (
            "ring: trial\nassessments: [{edition: 2025, ring: adopt}]\nname: A\n",
            'assessments: [{edition: 2025, ring: adopt}, {edition: "2026", ring: trial}, '
            '{edition: "2027", confirmed: false, ring: trial}]\nname: A\n',
        ),
        (
            "assessments:\n- {edition: 2026, ring: a, reason: x, outlook: {}, impact: 3}  # now\n\n# next\nname: A\n",
            "assessments:\n- {edition: 2026, ring: a, reason: x, outlook: {}, impact: 3}  # now\n"
            '- {edition: "2027", confirmed: false, ring: a, impact: 3}\n\n# next\nname: A\n',
        ),
        (
            "assessments:\n  -   edition: '2026'\n      reason: >-\n        It\n        grew.\n      ratings:\n"
            "        - {by: a, adoption: 3}\n      dissent: |\n        One\n\n        Two\nname: A",
            "assessments:\n  -   edition: '2026'\n      reason: >-\n        It\n        grew.\n      ratings:\n"
            "        - {by: a, adoption: 3}\n      dissent: |\n        One\n\n        Two\n"
            '  -   edition: "2027"\n      confirmed: false\n      ratings:\n        - {by: a, adoption: 3}\n'
            "      dissent: |\n        One\n\n        Two\nname: A",
        ),
    ],
)
def test_an_assessment_is_carried_over_without_its_reason(before: str, expected: str) -> None:
    assert after(before) == expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("name: A\nring: trial\n", 'name: A\nassessments:\n  - {edition: "2027", confirmed: false, ring: trial}\n'),
        (
            "assessments: [{edition: current, ring: trial, reason: x}]\n",
            'assessments: [{edition: "2027", confirmed: false, ring: trial, reason: x}]\n',
        ),
        (
            "assessments:\n  - edition: current  # for now\n    ring: trial\n",
            'assessments:\n  - edition: "2027"  # for now\n    confirmed: false\n    ring: trial\n',
        ),
    ],
)
def test_where_no_edition_was_counted_the_same_assessment_gets_a_name(before: str, expected: str) -> None:
    assert after(before, ONLY) == expected


def test_line_ends_and_a_byte_order_mark_stay() -> None:
    source = b"\xef\xbb\xbfname: A\r\nring: trial\r\n"
    assert entry_carried_over("trends/a.yaml", source, ONLY, "2027") == (
        b'\xef\xbb\xbfname: A\r\nassessments:\r\n  - {edition: "2027", confirmed: false, ring: trial}\r\n'
    )


def test_what_is_not_understood_is_left_alone() -> None:
    with pytest.raises(Unwritable, match="is laid out in a way that is not understood"):
        after("{name: A, ring: trial}\n")


def opening(edition: Edition, radar: str = RADAR, lock: Lock = NO_LOCK, **entries: str) -> Opened:
    files = {"radar.yaml": radar.encode()} | {
        f"trends/{name}.yaml": text.encode() for name, text in ({"kanban": KANBAN} | entries).items()
    }
    loaded = load(files)
    assert loaded.ok, loaded.problems
    return opened_edition(files, loaded, lock, edition)


def test_radar_yaml_gets_the_edition_as_its_last() -> None:
    motto = Text((("en", "Home, at last"),))
    made = opening(Edition("2027", dt.date(2027, 11, 30), motto))
    assert made.changed["radar.yaml"].decode() == RADAR.replace(
        "}]  # yearly", "}, {id: \"2027\", date: 2027-11-30, open: true, motto: {en: 'Home, at last'}}]  # yearly"
    )
    listed = RADAR.replace('[{id: "2026", date: 2026-11-30}]  # yearly', '\n- id: "2026"\n  date: 2026-11-30\n# end')
    assert opening(Edition("2027"), listed).changed["radar.yaml"].decode() == listed.replace(
        "2026-11-30\n", '2026-11-30\n- id: "2027"\n  open: true\n'
    )


def test_a_radar_that_counts_no_editions_begins_to_and_keeps_its_places() -> None:
    plain = RADAR.partition("editions")[0]
    loaded = load({"radar.yaml": plain, "trends/kanban.yaml": KANBAN})
    assert loaded.radar is not None
    made = opening(Edition("2027", dt.date(2027, 11, 30)), plain, locked(loaded.radar, NO_LOCK))
    assert (
        made.changed["radar.yaml"].decode()
        == f'{plain}editions:\n  - id: "2027"\n    date: 2027-11-30\n    open: true\n'
    )
    before = locked(loaded.radar, NO_LOCK).layouts
    now = load({path: content for path, content in made.changed.items() if path != LOCK}).radar
    assert now is not None
    assert made.changed[LOCK].decode().count('"2027"') == len(before) > 0
    assert [edition.id for edition in now.editions] == ["2027"]


def test_no_edition_is_opened_while_one_is_being_prepared() -> None:
    prepared = RADAR.replace("11-30}", "11-30, open: true}")
    with pytest.raises(RadargenError, match="2026 is being prepared; publish it first: radargen edition publish 2026"):
        opening(Edition("2027", dt.date(2027, 11, 30)), prepared)


def test_what_has_left_the_chart_is_not_carried_over() -> None:
    gone = "name: Gone\ndimension: people\nring: adopt\nstatus: archived\narchived: {as: faded, reason: Nobody asks.}\n"
    early = "name: Early\ndimension: people\nassessments: [{edition: '2025', ring: adopt}]\nstatus: archived\n"
    early += "archived: {as: faded, reason: Over.}\n"
    two = RADAR.replace("[{id", '[{id: "2025", date: 2025-11-30}, {id')
    made = opening(Edition("2027", dt.date(2027, 11, 30)), two, gone=gone, early=early)
    assert made.carried == ("kanban",)
    assert set(made.changed) == {"radar.yaml", "trends/kanban.yaml"}


@pytest.mark.parametrize(
    ("edition", "sentence"),
    [
        (Edition("2026", dt.date(2027, 11, 30)), "The radar has an edition 2026 already."),
        (Edition("2027", dt.date(2026, 11, 30)), "2026-11-30 is not after 2026-11-30, the date of the edition 2026."),
        (Edition("2 0 2 7", dt.date(2027, 11, 30)), "no id of an edition"),
        (Edition("index", dt.date(2027, 11, 30)), "index"),
    ],
)
def test_an_id_or_date_that_does_not_fit_is_refused(edition: Edition, sentence: str) -> None:
    with pytest.raises(RadargenError, match=sentence):
        opening(edition)


def test_no_edition_is_opened_before_the_last_is_confirmed() -> None:
    open_still = "name: A\ndimension: people\nassessments: [{edition: '2026', confirmed: false, ring: adopt}]\n"
    with pytest.raises(RadargenError, match="a is still to be confirmed; no further edition is opened until then"):
        opening(Edition("2027", dt.date(2027, 11, 30)), a=open_still)
