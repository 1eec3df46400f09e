"""A published edition stays: what is held against it, and what may change."""

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any

import pytest

from radargen.model import Corrected, Correction, published_record
from radargen.model.problems import Severity
from radargen.pages import edition_record
from radargen.reading import load
from tests.make import text

RADAR = """\
languages: [de, en]
title: {de: Prüfradar, en: Test radar}
dimensions: [{id: people, name: {de: Menschen, en: People}}, {id: process, name: {de: Prozesse, en: Process}}]
rings: [{id: adopt, name: {de: Nutzen, en: Adopt}}, {id: trial, name: {de: Testen, en: Trial}}]
editions: [{id: "2026", date: 2026-11-30, motto: {de: Los, en: Go}}]
"""
LEAN = "name: {de: Lean, en: Lean}\ndimension: process\nassessments: [{edition: '2026', ring: trial, impact: 3}]\n"
FILES = {"radar.yaml": RADAR, "trends/lean.yaml": LEAN, "trends/kanban.yaml": LEAN.replace("Lean", "Kanban")}


def kept() -> str:
    radar = load(FILES).radar
    assert radar is not None
    return published_record.written(radar.newest, edition_record(radar, radar.newest))


def found(changed: Mapping[str, str], gone: str = "", edition: str | None = None) -> list[tuple[str, str]]:
    """Where and what the rule finds after these changes."""
    files = {**FILES, **changed, "editions/2026.json": kept() if edition is None else edition}
    files.pop(gone, None)
    codes = {"changed-edition", "bad-publication", "unfinished-merge"}
    return [(str(p.location), str(p.message)) for p in load(files).problems if p.code in codes]


def test_an_edition_as_it_was_published_is_sound() -> None:
    assert found({}) == []


@pytest.mark.parametrize(
    "changed",
    [
        {"trends/lean.yaml": LEAN.replace("en: Lean", "en: Lean thinking") + "tags: [new]\nstatus: declining\n"},
        {"trends/lean.yaml": LEAN.replace("impact: 3", "impact: 3, reason: {de: So., en: So.}")},
        {"radar.yaml": RADAR.replace("Test radar", "The radar")},
        {"radar.yaml": RADAR.replace("Go}}]", 'Go}}, {id: "2027", date: 2027-11-30}]')},
    ],
)
def test_what_an_entry_says_of_today_may_change(changed: Mapping[str, str]) -> None:
    assert found(changed) == []


@pytest.mark.parametrize(
    ("changed", "place", "sentence"),
    [
        (
            {"trends/lean.yaml": LEAN.replace("ring: trial", "ring: adopt")},
            "trends/lean.yaml:3:15",
            "ring was ‘trial’ in the published edition 2026 and is ‘adopt’ now.",
        ),
        (
            {"trends/lean.yaml": LEAN.replace("dimension: process", "dimension: people")},
            "trends/lean.yaml:3:15",
            "dimension was ‘process’ in the published edition 2026 and is ‘people’ now.",
        ),
        (
            {"trends/lean.yaml": LEAN.replace(", impact: 3", "")},
            "trends/lean.yaml:3:15",
            "impact was ‘3’ in the published edition 2026 and is nothing now.",
        ),
        (
            {"trends/lean.yaml": LEAN.partition("assessments")[0]},
            "trends/lean.yaml:1:1",
            "The published edition 2026 has this trend, on ‘trial’.",
        ),
        (
            {"trends/scrum.yaml": LEAN.replace("Lean", "Scrum")},
            "trends/scrum.yaml:3:15",
            "The published edition 2026 does not have this trend.",
        ),
        ({"radar.yaml": RADAR.replace("en: Go", "en: Stop")}, "radar.yaml:5:12", "edition is not as it was published"),
        ({"radar.yaml": RADAR.replace("en: Trial", "en: Try")}, "radar.yaml:4:8", "rings is not as it was published"),
        (
            {"radar.yaml": RADAR.replace('"2026"', '"2025"')},
            "editions/2026.json:1:1",
            "The published edition ‘2026’ is missing in radar.yaml.",
        ),
    ],
)
def test_what_the_edition_said_may_not(changed: Mapping[str, str], place: str, sentence: str) -> None:
    (one,) = found(changed)
    assert one[0] == place
    assert one[1].startswith(sentence)


def test_an_edition_that_is_published_is_not_prepared_any_more() -> None:
    loaded = load({**FILES, "radar.yaml": RADAR.replace("motto", "open: true, motto"), "editions/2026.json": kept()})
    assert loaded.radar is not None
    assert not loaded.radar.newest.open
    (one,) = loaded.problems
    assert (str(one.location), str(one.message), str(one.hint)) == (
        "radar.yaml:5:49",
        "The edition 2026 is published and still marked as being prepared.",
        "Delete the line open: true.",
    )


def test_a_trend_that_is_gone_is_named_and_one_that_was_renamed_is_not() -> None:
    assert found({}, "trends/lean.yaml") == [
        ("editions/2026.json:1:1", "The trend ‘lean’ of the published edition 2026 is gone.")
    ]
    assert found({"trends/lean-work.yaml": LEAN + "formerly: [lean]\n"}, "trends/lean.yaml") == []


@pytest.mark.parametrize(
    "broken",
    ["", "{", "[]", "{}", '{"edition": "2026", "checksum": "", "data": []}', "[" * 100_000, "<<<<<<< ours\n{}"],
)
def test_a_file_that_was_not_written_by_publish_is_one_problem(broken: str) -> None:
    (one,) = found({}, edition=broken)
    assert one[0] == "editions/2026.json:1:1"


def test_trends_that_no_radar_could_have_are_one_problem() -> None:
    record = {"id": "lean", "ring": "trial"}
    for trends in ([record, record], [{"id": f"t{n}"} for n in range(10_001)]):
        data = {"trends": trends}
        forged = json.dumps({"edition": "2026", "checksum": published_record.checksum(data), "data": data})
        assert [one[0] for one in found({}, edition=forged)] == ["editions/2026.json:1:1"]


def test_a_figure_changed_by_hand_shows() -> None:
    (one,) = found({}, edition=kept().replace('"impact": 3', '"impact": 5'))
    assert one[1] == "The data are not those that were published: their checksum is another."


TWICE = {
    "radar.yaml": RADAR.replace("Go}}]", 'Go}}, {id: "2027", date: 2027-11-30}]'),
    "trends/lean.yaml": LEAN.replace("}]\n", "}, {edition: '2027', ring: trial, impact: 3}]\n"),
    "trends/kanban.yaml": LEAN.replace("Lean", "Kanban").replace("}]\n", "}, {edition: '2027', ring: adopt}]\n"),
}


def published_twice() -> dict[str, str]:
    radar = load(TWICE).radar
    assert radar is not None
    return {
        published_record.path(edition.id): published_record.written(edition, edition_record(radar, edition))
        for edition in radar.editions
    }


@pytest.mark.parametrize(
    ("path", "right", "wrong", "code"),
    [
        ("trends/lean.yaml", "'2026', ring: trial", "'2026', ring: trail", "unknown-ring"),
        ("trends/lean.yaml", "'2027', ring: trial", "'2027', ring: [trial]", "wrong-type"),
        ("trends/lean.yaml", "'2026', ring: trial", "'2026', rng: trial", "unknown-key"),
        ("trends/lean.yaml", "'2026', ring: trial", "'2026'", "no-ring"),
        ("trends/lean.yaml", "edition: '2026'", "edition: '2062'", "unknown-edition"),
        ("trends/lean.yaml", "edition: '2026'", "edition: '2027'", "repeated-edition"),
        ("trends/lean.yaml", "edition: '2026', ", "", "missing-key"),
        ("trends/lean.yaml", "'2027', ring: trial, impact: 3", "'2027', ring: trial, impact: 9", "bad-value"),
        ("trends/lean.yaml", "dimension: process", "dimension: proces", "unknown-dimension"),
        ("trends/lean.yaml", "dimension: process\n", "", "missing-key"),
        ("trends/lean.yaml", "assessments: [", "asessments: [", "unknown-key"),
        ("radar.yaml", "en: Trial}", "en: [Trial]}", "wrong-type"),
        ("radar.yaml", "motto: {de: Los, en: Go}", "motto: {de: Los, en: {}}", "wrong-type"),
    ],
)
def test_a_slip_below_published_editions_is_the_one_problem_it_would_be_without(
    path: str, right: str, wrong: str, code: str
) -> None:
    files = TWICE | published_twice()
    changed = files[path].replace(right, wrong)
    assert changed != files[path]
    assert [p.code for p in load(files | {path: changed}).problems if p.severity is Severity.ERROR] == [code]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("{id: trial,", "{id: test,"),
        ("{id: process,", "{id: processes,"),
        ('{id: "2026",', '{id: "2026-1",'),
        ('{id: "2027",', '{id: "2028",'),
        ("}}]\neditions", "}}, {id: hold, name: {de: Warten, en: Hold}}]\neditions"),
    ],
)
def test_what_the_frame_calls_otherwise_is_said(right: str, wrong: str) -> None:
    radar = TWICE["radar.yaml"].replace(right, wrong)
    assert radar != TWICE["radar.yaml"]
    codes = {p.code for p in load(TWICE | published_twice() | {"radar.yaml": radar}).problems}
    assert "changed-edition" in codes


def forged(**data: object) -> str:
    """A file of an edition in which that stands instead, with the right checksum."""
    content = json.loads(kept())["data"] | data
    return json.dumps({"edition": "2026", "checksum": published_record.checksum(content), "data": content})


DEEP: Any = "x"
for _ in range(300):
    DEEP = [DEEP]
TRENDS = json.loads(kept())["data"]["trends"]
PARTS: tuple[Any, ...] = ("x", 7, [7], [[]], ["x"], [{"id": []}])
NO_DAY: tuple[Any, ...] = (7, [], {})
NO_TEXT: tuple[Any, ...] = (7, [], {"de": DEEP}, "x")
NO_NAME: tuple[Any, ...] = (7, [], {"de": 7})
NO_ID: tuple[Any, ...] = (7, None, [])
NO_VALUE: tuple[Any, ...] = (DEEP, {}, True, 0.5, 10**400)


@pytest.mark.parametrize(
    "data",
    [
        *({part: wrong} for part in ("edition", "dimensions", "rings") for wrong in PARTS),
        *({"edition": {"id": "2026", "date": wrong}} for wrong in NO_DAY),
        *({"edition": {"id": "2026", "motto": wrong}} for wrong in NO_TEXT),
        *({"rings": [{"id": "adopt", "name": wrong}]} for wrong in NO_NAME),
        *({"trends": [TRENDS[0] | {"id": wrong}, *TRENDS[1:]]} for wrong in (*NO_ID, TRENDS[1]["id"])),
        *(
            {"trends": [TRENDS[0] | {key: wrong}, *TRENDS[1:]]}
            for key in ("dimension", "ring", "computed_ring", "level", "agreement", "impact", "certainty")
            for wrong in NO_VALUE
        ),
    ],
    ids=lambda data: json.dumps(data)[:60],
)
def test_forged_data_of_another_type_are_one_problem(data: dict[str, object]) -> None:
    assert found({}, edition=forged(**data)) == [
        ("editions/2026.json:1:1", "This is not what radargen edition publish wrote.")
    ]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ('"impact": 3', '"impact": NaN'),
        ('"impact": 3', '"impact": 1e999'),
        ('"impact": 3', '"impact": ' + "9" * 5000),
        ('"impact": 3', '"impact": 3, "impact": 3'),
        ('"ring": "trial"', '"ring": "\\ud800"'),
        ('"ring": "trial"', '"ring": ' + "[" * 20_000 + "]" * 20_000),
    ],
)
def test_what_is_no_plain_json_is_one_problem(right: str, wrong: str) -> None:
    changed = kept().replace(right, wrong)
    assert changed != kept()
    assert [one[0] for one in found({}, edition=changed)] == ["editions/2026.json:1:1"]


RIGHT: dict[str, Any] = {
    "date": "2026-12-05",
    "why": {"de": "Der Ring war falsch.", "en": "The ring was wrong."},
    "parts": ["edition"],
    "trends": [{"id": "lean", "changed": ["ring"], "ring_before": "adopt", "ring": "trial"}],
}


def with_corrections(given: object, indent: int | None = 1) -> str:
    """The file with these corrections and the checksum of whoever forged it."""
    data = json.loads(kept())["data"] | {"corrections": given}
    content = {"edition": "2026", "version": 2, "checksum": published_record.checksum(data), "data": data}
    return json.dumps(content, ensure_ascii=False, indent=indent)


def test_corrections_are_read_and_a_file_from_before_they_were_kept_is_as_good() -> None:
    read = load({**FILES, "editions/2026.json": with_corrections([RIGHT])}).radar
    assert read is not None
    assert read.newest.corrections == (
        Correction(
            dt.date(2026, 12, 5),
            text("Der Ring war falsch.", "The ring was wrong."),
            ("edition",),
            (Corrected("lean", ("ring",), "adopt", "trial"),),
        ),
    )
    content = json.loads(kept())
    del content["version"], content["data"]["corrections"]
    for trend in content["data"]["trends"]:
        del trend["corrected"]
    old = {"edition": "2026", "checksum": published_record.checksum(content["data"]), "data": content["data"]}
    assert found({}, edition=json.dumps(old)) == []


WRONG: tuple[dict[str, Any], ...] = (
    {"date": "20261205"},
    {"date": "2026-02-30"},
    {"date": None},
    {"why": {}},
    {"why": "So."},
    {"why": {"de": ""}},
    {"why": {"de": "x" * 1001}},
    {"why": {"de": 1}},
    {"parts": ["trends"]},
    {"parts": [[]]},
    {"parts": ["rings"] * 4},
    {"trends": [{"id": "lean"}]},
    {"trends": [{**RIGHT["trends"][0], "id": "../lean"}]},
    {"trends": [{**RIGHT["trends"][0], "changed": ["page"]}]},
    {"trends": [{**RIGHT["trends"][0], "ring": "<b>"}]},
    {"trends": RIGHT["trends"] * 10_001},
    {"more": 1},
)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({}, "This is no list of up to 100 corrections."),
        ([RIGHT] * 101, "This is no list of up to 100 corrections."),
        ([RIGHT, 1], "Correction 2 is not as radargen edition publish wrote it."),
        ([RIGHT, {**RIGHT, "date": "2026-12-04"}], "Correction 2 is of a day before that of the one above."),
        *(
            ([RIGHT, {**RIGHT, **wrong}], "Correction 2 is not as radargen edition publish wrote it.")
            for wrong in WRONG
        ),
        ([RIGHT, {**RIGHT, "why": {"de": "a\u202eb"}}], "Correction 2 holds the character U+202E"),
        ([RIGHT, {**RIGHT, "why": {"de": "\u00ad \u200b"}}], "Correction 2 "),
    ],
)
def test_a_correction_that_nobody_made_is_one_problem_at_its_place(given: object, sentence: str) -> None:
    for indent in (1, None):
        forged = with_corrections(given, indent)
        ((place, words),) = found({}, edition=forged)
        assert words.startswith(sentence)
        line, column = (int(part) for part in place.removeprefix("editions/2026.json:").split(":"))
        rest = "\n".join(forged.splitlines()[line - 1 :])[column - 1 :]
        at = given[1] if isinstance(given, list) and len(given) == 2 else None
        assert at is None or json.JSONDecoder().raw_decode(rest)[0] == at


def test_a_file_of_a_newer_radargen_says_so() -> None:
    newer = with_corrections([]).replace('"version": 2', '"version": 3')
    assert found({}, edition=newer) == [
        ("editions/2026.json:1:1", "The file is of version 3, which is not known here.")
    ]
