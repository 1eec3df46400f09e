"""Problems in the formats that people and programs read."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft4Validator

from radargen.model.problems import Location, Problem
from radargen.reporting.findings import Finding, annotations, findings, harmless, quality, rows, sarif, summary, text
from radargen.text.messages import Message
from tests.problems import ALL, loaded

WRONG = Problem(
    Location("trends/a.yaml", 3, 9),
    "unknown-ring",
    Message("There is no {what} {name}.", what=Message("ring"), name=Message("‘{text}’", text="adpot")),
    Message("Did you mean {word}?", word="adopt"),
)
LONG = Problem(
    Location("trends/b.yaml", 1, 8),
    "long-label",
    Message("The label has {length} characters; up to {most} fit on the chart.", length=31, most=28),
)
HOSTILE = Problem(
    Location("trends/a,b:c%.yaml", 2, 1),
    "unknown-key",
    Message("{key} is no key of {whole}.", key="x\n::warning::50%\x1b[31m\r", whole=Message("a trend")),
    Message("Delete the line."),
)
SCHEMA = Path(__file__).parent / "sarif-2.1.0-rtm.5.json"


def told(*problems: Problem, language: str = "en", strict: bool = False, folder: str = "") -> list[Finding]:
    return findings(problems, language, strict=strict, folder=folder)


def test_a_problem_is_one_line_and_its_hint_the_next() -> None:
    assert text(told(WRONG, LONG)) == (
        "trends/a.yaml:3:9: error: There is no ring ‘adpot’. [unknown-ring]\n"
        "    Did you mean adopt?\n"
        "trends/b.yaml:1:8: warning: The label has 31 characters; up to 28 fit on the chart. [long-label]\n"
    )


def test_in_german_everything_but_the_code_is_german() -> None:
    assert text(told(WRONG, LONG, language="de")) == (
        "trends/a.yaml:3:9: Fehler: Ring „adpot“ gibt es nicht. [unknown-ring]\n"
        "    Ist adopt gemeint?\n"
        "trends/b.yaml:1:8: Warnung: label hat 31 Zeichen; bis zu 28 passen auf das Radar. [long-label]\n"
    )


def test_the_line_is_shown_with_a_mark_below_the_column() -> None:
    shown = text(told(WRONG, LONG), {"trends/a.yaml": b"name: A\n\n  ring: adpot\n"})
    assert shown == (
        "trends/a.yaml:3:9: error: There is no ring ‘adpot’. [unknown-ring]\n"
        "    3 |   ring: adpot\n"
        "      |         ^\n"
        "    Did you mean adopt?\n"
        "\n"
        "trends/b.yaml:1:8: warning: The label has 31 characters; up to 28 fit on the chart. [long-label]\n"
    )


def mark(line: str, column: int) -> tuple[str, str]:
    """The excerpt of a line, without its margin."""
    at = Problem(Location("x", 2, column), "tab", Message("A tab stands where YAML wants spaces."))
    _, shown, below = text(told(at), {"x": f"name: X\n{line}\n"}).splitlines()
    return shown.removeprefix("    2 | "), below.removeprefix("      | ")


def test_the_mark_stands_below_wide_and_combining_and_invisible_characters() -> None:
    assert mark("名前: x", 5) == ("名前: x", "      ^")
    assert mark("e\u0301: x", 4) == ("e\u0301: x", "  ^")
    assert mark("a\x1b[2J: x", 7) == ("a<U+001B>[2J: x", "             ^")


def test_of_a_long_line_what_surrounds_the_mark_is_shown() -> None:
    shown, below = mark("a" * 300 + "b" + "c" * 300, 301)
    assert (shown[0], shown[-1], len(shown), shown[len(below) - 1]) == ("…", "…", 102, "b")


def test_a_problem_of_a_whole_file_shows_no_line_of_it() -> None:
    whole, first = (Problem(Location("x", 1, column), "tab", Message("A tab.")) for column in (1, 2))
    assert text(told(whole), {"x": "a: b\n"}) == "x:1:1: error: A tab. [tab]\n"
    assert text(told(first), {"x": "a: b\n"}).splitlines()[1:] == ["    1 | a: b", "      |  ^"]


@pytest.mark.parametrize("source", ["", "a\r\nb\r\n", "\ufeffa"])
def test_a_place_that_the_file_does_not_have_shows_no_line(source: str) -> None:
    assert text(told(WRONG), {"trends/a.yaml": source}).count("\n") == 2


def test_colour_is_written_only_where_it_is_wanted() -> None:
    assert "\x1b" not in text(told(WRONG, HOSTILE))
    assert text(told(WRONG), colour=True).startswith("\x1b[1mtrends/a.yaml:3:9\x1b[0m: \x1b[31merror\x1b[0m: There")


@pytest.mark.parametrize(
    ("count", "lines", "last"), [(100, 100, ""), (101, 101, "… and 1 more."), (1_130, 101, "… and 1,030 more.")]
)
def test_beyond_a_hundred_problems_only_their_number_is_told(count: int, lines: int, last: str) -> None:
    shown = text(told(*[LONG] * count)).splitlines()
    assert len(shown) == lines
    assert shown[-1] == (last or shown[0])


@pytest.mark.parametrize(("length", "shown"), [(100, "a" * 100), (101, "a" * 100 + "…")])
def test_a_line_is_shown_whole_up_to_a_hundred_characters(length: int, shown: str) -> None:
    assert mark("a" * length, 1) == (shown, "^")


@pytest.mark.parametrize(
    ("column", "before", "after"), [(61, "a" * 60, "…"), (62, "…" + "a" * 60, "…"), (161, "…" + "a" * 60, "")]
)
def test_a_mark_in_a_long_line_has_sixty_characters_before_it(column: int, before: str, after: str) -> None:
    shown, below = mark("a" * (column - 1) + "b" + "c" * (200 - column), column)
    assert shown.partition("b")[0] == before
    assert len(below) == len(before) + 1
    assert shown.endswith("…") == bool(after)


def test_the_summary_counts_by_severity() -> None:
    assert summary(told(WRONG, LONG, LONG), 44) == "1 error, 2 warnings in radar.yaml and 44 entries."
    assert summary([], 1) == "No problems in radar.yaml and 1 entry."
    assert summary([], None) == "No problems in the files named."
    assert summary(told(WRONG), 1_200, "de") == "1 Fehler in radar.yaml und 1.200 Einträgen."


def test_strict_makes_errors_of_warnings() -> None:
    assert (harmless(told(LONG)), harmless(told(LONG, strict=True))) == (True, False)
    assert ": error: " in text(told(LONG, strict=True))


def test_json_says_everything() -> None:
    assert json.loads(rows(told(WRONG, folder="radar"))) == [
        {
            "path": "trends/a.yaml",
            "line": 3,
            "column": 9,
            "severity": "error",
            "code": "unknown-ring",
            "message": "There is no ring ‘adpot’.",
            "hint": "Did you mean adopt?",
        }
    ]


def test_an_annotation_is_one_command_with_the_file_as_the_forge_knows_it() -> None:
    assert annotations(told(WRONG, LONG, folder="radar")) == (
        "::error file=radar/trends/a.yaml,line=3,col=9,title=unknown-ring::"
        "There is no ring ‘adpot’.%0ADid you mean adopt?\n"
        "::warning file=radar/trends/b.yaml,line=1,col=8,title=long-label::"
        "The label has 31 characters; up to 28 fit on the chart.\n"
    )


def test_strangers_cannot_write_commands_of_their_own() -> None:
    assert annotations(told(HOSTILE)) == (
        "::error file=trends/a%2Cb%3Ac%25.yaml,line=2,col=1,title=unknown-key::"
        "x<U+000A>::warning::50%25<U+001B>[31m<U+000D> is no key of a trend.%0ADelete the line.\n"
    )


def test_no_line_break_of_any_system_ends_an_annotation() -> None:
    (found,) = told(WRONG)
    broken = replace(found, message="100%\r\n::error::b", hint="")
    assert annotations([broken]).endswith("::100%25%0D%0A::error::b\n")


def test_a_code_quality_report_has_what_its_forge_asks_for() -> None:
    (row,) = json.loads(quality(told(WRONG, folder="radar")))
    fingerprint = row.pop("fingerprint")
    assert len(fingerprint) == 32
    assert row == {
        "description": "There is no ring ‘adpot’. Did you mean adopt?",
        "check_name": "unknown-ring",
        "severity": "major",
        "location": {"path": "radar/trends/a.yaml", "lines": {"begin": 3}},
    }


def test_a_fingerprint_lasts_while_lines_move_and_in_every_language() -> None:
    twice = "The key {key} stands twice, in line {first} and in line {again}."
    before = Problem(Location("x", 9, 1), "repeated-key", Message(twice, key="name", first=2, again=9))
    after = Problem(Location("x", 12, 1), "repeated-key", Message(twice, key="name", first=5, again=12))
    other = Problem(Location("x", 12, 1), "repeated-key", Message(twice, key="text", first=5, again=12))
    (one,), (moved,), (german,), (another,) = told(before), told(after), told(after, language="de"), told(other)
    assert one.fingerprint == moved.fingerprint == german.fingerprint != another.fingerprint


def test_no_two_problems_have_the_same_fingerprint() -> None:
    found = findings([*loaded(ALL).problems, LONG, LONG])
    assert len({one.fingerprint for one in found}) == len(found)


@pytest.mark.parametrize("language", ["de", "en"])
def test_sarif_fits_its_schema(language: str) -> None:
    validator = Draft4Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    for problems in ((), (WRONG, HOSTILE), loaded(ALL).problems):
        log = json.loads(sarif(findings(problems, language)))
        assert [error.message for error in validator.iter_errors(log)] == []
        assert len(log["runs"][0]["results"]) == len(problems)


def test_what_a_forge_leaves_out_is_said() -> None:
    few, many = (
        annotations(findings([Problem(Location("a.yaml", line), "unknown-ring", WRONG.message) for line in range(n)]))
        for n in (10, 11)
    )
    assert few.count("\n") == 10
    assert many.splitlines()[-1] == (
        "::notice title=radargen::There are 11 problems; the pages show up to 10 errors and 10 warnings, this log all."
    )


def test_no_words_of_a_strangers_become_a_link_in_sarif() -> None:
    words = Message("{value}", value="[Approve](https://evil.example/) [x](1) [[a](b)](c)")
    (result,) = json.loads(sarif(findings([Problem(Location("a.yaml"), "unknown-ring", words, words)])))["runs"][0][
        "results"
    ]
    assert "](" not in result["message"]["text"]


def test_sarif_names_rules_places_and_a_lasting_fingerprint() -> None:
    (run,) = json.loads(sarif(told(WRONG, HOSTILE, language="de", folder="my radar")))["runs"]
    first, second = run["results"]
    assert run["tool"]["driver"]["rules"][first["ruleIndex"]]["id"] == first["ruleId"] == "unknown-ring"
    assert first["message"] == {"text": "Ring „adpot“ gibt es nicht. Ist adopt gemeint?"}
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "my%20radar/trends/a.yaml"
    assert place["region"] == {"startLine": 3, "startColumn": 9}
    assert second["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].endswith("a%2Cb%3Ac%25.yaml")
    assert first["partialFingerprints"] != second["partialFingerprints"]


def test_the_summary_counts_what_is_still_to_be_confirmed() -> None:
    problem = Problem(Location("trends/lean.yaml", 4, 3), "unconfirmed", Message("Delete it."))
    assert summary(findings([problem]), 3) == (
        "1 warning in radar.yaml and 3 entries. 1 assessment is still to be confirmed."
    )
    two = findings([problem, replace(problem, location=Location("trends/kanban.yaml", 4, 3))], "de")
    assert summary(two, None, "de") == ("2 Warnungen in den genannten Dateien. 2 Einstufungen sind noch zu bestätigen.")
