"""What lies on the editors' desk, and how it is told."""

import datetime as dt
import json
from dataclasses import replace

import pytest
from jsonschema import Draft202012Validator

from radargen.assessing.worklist import EditorTask, TaskKind, Worklist, as_json, text, worklist
from radargen.model import (
    Archive,
    Case,
    Fate,
    Link,
    LinkType,
    Outcome,
    Radar,
    Search,
    Shows,
    Source,
    SourceKind,
    SourceMap,
    Status,
    Trend,
    Wanted,
)
from radargen.model.problems import Location, Problem
from radargen.text.messages import Message, translated
from tests.make import assessment, radar, rating, trend
from tests.make import text as both

TODAY = dt.date(2026, 11, 22)
BOOK = Source("A book", date="2026-03", kind=SourceKind.ACADEMIC)
SCHEMA = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "additionalProperties": False,
    "required": ["on", "edition", "entries", "tasks"],
    "properties": {
        "on": {"type": "string", "format": "date"},
        "edition": {"type": ["string", "null"]},
        "entries": {"type": "integer"},
        "tasks": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["matter", "trend", "name", "owner", "path", "line", "column", "message", "todo"],
                "properties": {
                    "matter": {"enum": [matter.value for matter in TaskKind]},
                    "trend": {"type": ["string", "null"]},
                    "name": {"type": ["object", "null"], "additionalProperties": {"type": "string"}},
                    "owner": {"type": ["string", "null"]},
                    "path": {"type": "string", "minLength": 1},
                    "line": {"type": "integer", "minimum": 1},
                    "column": {"type": "integer", "minimum": 1},
                    "message": {"type": "string", "minLength": 1},
                    "todo": {"type": "string", "minLength": 1},
                },
            },
        },
    },
}


def found(of: Radar | Trend, matter: TaskKind, on: dt.date = TODAY) -> list[tuple[str, str]]:
    """The trends with a task of that matter, and what is said of them."""
    laid = worklist(of if isinstance(of, Radar) else radar(of), on)
    return [(task.trend, str(task.message)) for task in laid.tasks if task.matter is matter]


def test_reviews_come_by_owner_and_the_longest_overdue_first() -> None:
    def due(trend_id: str, owner: str, *day: int) -> Trend:
        return trend(trend_id, owner=owner, review_by=dt.date(*day))

    of = radar(
        due("a", "zoe", 2026, 1, 1),
        due("b", "anna", 2026, 11, 21),
        due("c", "anna", 2026, 10, 1),
        due("d", "anna", 2026, 12, 22),
        due("e", "anna", 2026, 12, 23),
        due("f", "", 2026, 11, 22),
    )
    assert found(of, TaskKind.REVIEW) == [
        ("f", "Due today."),
        ("c", "Due on 2026-10-01, 52 days ago."),
        ("b", "Due on 2026-11-21, one day ago."),
        ("d", "Due on 2026-12-22, in 30 days."),
        ("a", "Due on 2026-01-01, 325 days ago."),
    ]


def test_assessments_of_the_newest_edition_wait_to_be_confirmed() -> None:
    carried = replace(assessment("2026", rating(2, 2, 2)), confirmed=False)
    of = radar(trend("a", assessments=(carried,)), trend("b"))
    assert [name for name, _ in found(of, TaskKind.UNCONFIRMED)] == ["a"]
    assert worklist(of, TODAY).piles[0].matter is TaskKind.UNCONFIRMED


def test_sources_are_old_vendors_alone_or_too_few() -> None:
    vendor = Source("A vendor", date="2024-11-22", kind=SourceKind.VENDOR)
    of = radar(
        trend("old", sources=(replace(BOOK, date="2024-11-21"), BOOK, vendor)[:1]),
        trend("vendors", sources=(vendor, vendor)),
        trend("sold", sources=(vendor,)),
        trend("one", sources=(BOOK,)),
        trend("sound", sources=(BOOK, vendor)),
        trend("case", sources=(vendor,), cases=(Case("A house", both("Did it."), source=BOOK),)),
    )
    assert found(of, TaskKind.OUTDATED) == [("old", "Newest: 2024-11-21.")]
    assert found(of, TaskKind.VENDORS) == [
        ("sold", "Its only source is a vendor."),
        ("vendors", "All 2 sources are vendors."),
    ]
    assert [name for name, _ in found(of, TaskKind.ONE_SOURCE)] == ["old", "one"]


def test_a_trend_wants_a_case_and_something_against() -> None:
    def case(outcome: Outcome) -> Case:
        return Case("A house", both("Did it."), outcome=outcome)

    dissent = replace(assessment("2026", rating(2, 2, 2)), dissent=both("Too early."))
    of = radar(
        trend("bare"),
        trend("disputed", assessments=(dissent,)),
        trend("praised", cases=(case(Outcome.SUCCESS),)),
        trend("tried", cases=(case(Outcome.SUCCESS), case(Outcome.REVERSED))),
    )
    assert found(of, TaskKind.CASE) == [
        ("bare", "Neither case nor dissent."),
        ("disputed", "No case."),
        ("praised", "No case that went wrong, no dissent."),
    ]


def test_a_paragraph_names_a_source_where_texts_do_so_at_all() -> None:
    blocks = (
        "# A",
        "One.[^b]",
        "Two.",
        "- three\n- four[^b]",
        "![A picture](a.png)",
        "> five",
        "Six.[^c]",
        "[^c]: Seven.",
    )
    words = "\n\n".join(blocks)
    wordy = trend("wordy", text=both(words), sources=(BOOK,))
    named = trend("named", text=both("One.[^b]"), sources=(replace(BOOK, key="b"),))
    assert found(radar(wordy), TaskKind.UNMARKED) == []
    one = trend("one", text=both("One.[^b]\n\nTwo."))
    assert found(radar(wordy, one, named), TaskKind.UNMARKED) == [
        (name, f"text, {language}: {told}.")
        for name, told in (("one", "paragraph 2"), ("wordy", "paragraphs 2 and 4"))
        for language in ("de", "en")
    ]


def test_entries_say_what_their_sources_show_where_a_criterion_asks() -> None:
    plain = radar(
        trend("said", sources=(replace(BOOK, shows=(Shows.LIMIT,)),)), trend("silent", sources=(BOOK,)), trend("bare")
    )
    asking = replace(plain, criteria=(replace(plain.criteria[0], shown_by=Shows.ADOPTION), *plain.criteria[1:]))
    assert found(plain, TaskKind.SILENT) == []
    assert [name for name, _ in found(asking, TaskKind.SILENT)] == ["silent"]


def looked(wanted: Wanted, *day: int) -> Search:
    return Search(dt.date(*day), wanted, "EconBiz", ("kanban",))


def test_inner_rings_rest_on_a_recent_case_and_on_research_or_on_a_search_for_them() -> None:
    recent, older = (Case("Example", both("Did it."), year=year) for year in ("2023", "2022"))
    of = radar(
        trend("carried", "standard", cases=(recent,), sources=(BOOK,)),
        trend("outer", "pilot"),
        trend("old", "scale", cases=(older,), sources=(BOOK,)),
        trend("bare", "standard"),
        trend("sought", "standard", searched=(looked(Wanted.CASE, 2026, 11, 1), looked(Wanted.STUDY, 2025, 1, 1))),
        trend("long-ago", "standard", sources=(BOOK,), searched=(looked(Wanted.CASE, 2024, 11, 1),)),
        trend("other", "standard", sources=(BOOK,), searched=(looked(Wanted.LIMIT, 2026, 11, 1),)),
    )
    assert found(of, TaskKind.UNSEARCHED) == [
        ("bare", "No case since 2023."),
        ("bare", "No study (kind: academic)."),
        ("long-ago", "No case since 2023."),
        ("old", "No case since 2023."),
        ("other", "No case since 2023."),
    ]
    assert found(radar(trend("bare", "standard")), TaskKind.UNSEARCHED) == []


def test_what_no_entry_has_is_not_asked_for() -> None:
    of = radar(trend("a"), trend("b"))
    assert found(of, TaskKind.CASE) == found(of, TaskKind.ALONE) == found(of, TaskKind.LENGTH) == []
    linked = radar(trend("a", links=(Link("b", LinkType.REQUIRES),)), trend("b"), trend("c"))
    assert found(linked, TaskKind.ALONE) == [("c", "")]


def test_texts_have_bounds() -> None:
    handy = both("x" * 40, "y" * 160)
    long, short = both("x" * 161, "y" * 160), both("x" * 40, "\u00ad" * 9 + "y" * 39)
    of = radar(trend("a", summary=handy), trend("b", summary=long), trend("c", summary=short), trend("d"))
    assert found(of, TaskKind.LENGTH) == [
        ("b", "summary, de: 161 characters."),
        ("c", "summary, en: 39 characters."),
        ("d", "summary: missing."),
    ]


def test_the_chart_has_empty_cells_and_heavy_dimensions() -> None:
    of = radar(*(trend(f"t{n}", "pilot", "process") for n in range(9)), trend("p", "standard", "people"))
    assert [message for _, message in found(of, TaskKind.CELL)] == [
        "Nothing on standard in process, technology.",
        "The ring scale has no trend.",
        "Nothing on pilot in people, technology.",
        "The ring experiment has no trend.",
        "The ring vision has no trend.",
    ]
    assert [message for _, message in found(of, TaskKind.LOPSIDED)] == [
        "people has 1 of 10 trends; an equal share is 3.",
        "process has 9 of 10 trends; an equal share is 3.",
        "technology has 0 of 10 trends; an equal share is 3.",
    ]


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        # Twice an equal share, and one more; half of it, and one less.
        ((6, 2, 1), {"technology": 1}),
        ((8, 2, 2), {}),
        ((9, 2, 1), {"people": 9, "technology": 1}),
        ((12, 3, 3), {}),
        ((13, 3, 2), {"people": 13, "technology": 2}),
        # With an equal share of three there is a balance, with less it is chance.
        ((9, 0, 0), {"people": 9, "process": 0, "technology": 0}),
        ((8, 0, 0), {}),
    ],
)
def test_a_dimension_is_heavy_beyond_twice_its_share_and_light_below_half(
    counts: tuple[int, ...], told: dict[str, int]
) -> None:
    names = zip(("people", "process", "technology"), counts, strict=True)
    of = radar(*(trend(f"{name}-{n}", "pilot", name) for name, count in names for n in range(count)))
    assert [(str(task.message), str(task.hint)) for task in worklist(of, TODAY).tasks if is_lopsided(task)] == [
        (
            f"{name} has {count} of {sum(counts)} trends; an equal share is {sum(counts) / 3:.0f}.",
            "Ask which of them are one trend." if count > 5 else "Look for what is missing.",
        )
        for name, count in told.items()
    ]


def is_lopsided(task: EditorTask) -> bool:
    return task.matter is TaskKind.LOPSIDED


@pytest.mark.parametrize(("field", "least", "most"), [("name", 1, 55), ("summary", 40, 160), ("text", 400, 2_000)])
def test_each_text_has_bounds_to_the_character(field: str, least: int, most: int) -> None:
    def said(length: int) -> list[tuple[str, str]]:
        one = trend("a", **{field: both("x" * length)})  # type: ignore[arg-type]
        return found(radar(one), TaskKind.LENGTH)

    assert said(least) == said(most) == []
    assert said(most + 1) == [("a", f"{field}, {language}: {most + 1:,} characters.") for language in ("de", "en")]
    if least > 1:
        assert said(least - 1) == [
            ("a", f"{field}, {language}: {least - 1:,} characters.") for language in ("de", "en")
        ]


@pytest.mark.parametrize(("having", "asked"), [(2, False), (3, True)])
def test_what_more_than_half_of_the_entries_have_is_asked_of_the_others(having: int, asked: bool) -> None:
    of = radar(trend("a"), trend("b"), *(trend(f"with-{n}", summary=both("x" * 50)) for n in range(having)))
    missing = [("a", "summary: missing."), ("b", "summary: missing.")]
    assert found(of, TaskKind.LENGTH) == (missing if asked else [])


def test_what_is_archived_is_left_in_peace() -> None:
    gone = trend("gone", review_by=dt.date(2020, 1, 1), status=Status.ARCHIVED, archived=Archive(Fate.FADED))
    assert found(radar(gone), TaskKind.REVIEW) == []


WRONG = Problem(
    Location("trends/x.yaml", 3, 9), "unknown-ring", Message("There is no {what} {name}.", what="ring", name="y")
)
UNTOLD = Problem(
    Location("trends/a.yaml", 1, 7),
    "missing-translation",
    Message("{key}: the text is missing in {languages}.", key="name", languages="en"),
)


def laid() -> Worklist:
    of = radar(
        trend("a", owner="anna", review_by=dt.date(2026, 1, 1), name=both("Ein Trend", "One trend")),
        trend("b", name=both("\x1b[31mRot", "\x1b[31mRed"), sources=(BOOK,)),
        *(trend(f"c{n:02}", sources=(BOOK,)) for n in range(13)),
    )
    trends = tuple(replace(one, where=SourceMap(f"trends/{one.id}.yaml")) for one in of.trends)
    of = replace(of, trends=trends, where=SourceMap("radar.yaml"))
    return worklist(
        of, TODAY, [UNTOLD, WRONG, replace(WRONG, location=Location("trends/x.yaml", 5))], [("a", "b", "Red")], 16
    )


def test_the_text_begins_with_what_is_most_urgent_and_fits_a_terminal() -> None:
    told_ = text(laid(), "en")
    assert told_.startswith(
        "Editors’ desk, edition 2026, on 2026-11-22\n"
        "26 things to do, in 16 of 16 entries.\n"
        "\n"
        "Files with errors, which the radar leaves out (1)\n"
        "    x: There is no ring y.                                       trends/x.yaml:3\n"
        "  → Run radargen validate and mend what it names.\n"
        "\n"
        "Reviews due, by owner (1)\n"
        "  anna:\n"
        "    One trend: Due on 2026-01-01, 325 days ago.                  trends/a.yaml:1\n"
        "  → Review the entry and set a new date in review_by.\n"
    )
    assert "    <U+001B>[31mRed " in told_
    assert "  … and 2 more; --all shows them.\n" in told_
    assert max(map(len, told_.splitlines())) <= 80
    assert "more" not in text(laid(), "en", most=None)


def test_it_can_be_told_in_german() -> None:
    told_ = text(laid(), "de")
    assert told_.startswith("Redaktionstisch, Ausgabe 2026, am 2026-11-22\n26 Aufgaben in 16 von 16 Einträgen.\n")
    assert "Ähnlich wie b („Red“)." in told_


def test_an_empty_desk_says_so() -> None:
    every = [
        trend(f"{dimension}-{ring}", ring, dimension)
        for dimension in ("people", "process", "technology")
        for ring in ("standard", "scale", "pilot", "experiment", "vision")
    ]
    assert text(worklist(radar(*every), TODAY), "en").splitlines()[1:] == ["There is nothing to do."]


@pytest.mark.parametrize("language", ["en", "de"])
def test_json_has_a_task_for_each_with_its_file_and_what_to_do(language: str) -> None:
    shown = json.loads(as_json(laid(), language))
    Draft202012Validator(SCHEMA).validate(shown)
    assert [row["matter"] for row in shown["tasks"]] == sorted(
        (row["matter"] for row in shown["tasks"]), key=[matter.value for matter in TaskKind].index
    )
    assert shown["tasks"][0] | {"message": "", "todo": ""} == {
        "matter": "broken",
        "trend": "x",
        "name": None,
        "owner": None,
        "path": "trends/x.yaml",
        "line": 3,
        "column": 9,
        "message": "",
        "todo": "",
    }
    assert shown["tasks"][0]["todo"] == translated(Message("Run radargen validate and mend what it names."), language)
