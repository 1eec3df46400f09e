"""What the terminal and other programs are told."""

import json

from radargen import reports
from radargen.checking import Promise
from radargen.model import Status
from radargen.problems import Location, Problem
from radargen.theme import Labels
from tests.drawing.scenes import blip, labelled, marker, scene
from tests.make import radar, trend

WRONG = Problem(Location("trends/a.yaml", 3, 12), "unknown-ring", "There is no ring “adpot”.", "Did you mean adopt?")
LONG = Problem(Location("trends/b.yaml", 1, 8), "long-label", "The label has 31 letters.")


def test_a_problem_is_one_line_and_its_hint_the_next() -> None:
    assert reports.text([WRONG, LONG]) == (
        "trends/a.yaml:3:12: error: There is no ring “adpot”. [unknown-ring]\n"
        "    Did you mean adopt?\n"
        "trends/b.yaml:1:8: warning: The label has 31 letters. [long-label]\n"
    )


def test_beyond_a_hundred_problems_only_their_number_is_told() -> None:
    lines = reports.text([LONG] * 130).splitlines()
    assert (len(lines), lines[-1]) == (101, "… and 30 more.")


def test_json_says_everything() -> None:
    assert json.loads(reports.as_json([WRONG])) == [
        {
            "path": "trends/a.yaml",
            "line": 3,
            "column": 12,
            "severity": "error",
            "code": "unknown-ring",
            "message": "There is no ring “adpot”.",
            "hint": "Did you mean adopt?",
        }
    ]


def test_the_summary_counts_by_severity() -> None:
    assert reports.summary([WRONG, LONG, LONG], 44) == "1 error, 2 warnings in radar.yaml and 44 entries."
    assert reports.summary([], 1) == "No problems in radar.yaml and 1 entry."


def test_the_counts_add_up() -> None:
    shown = radar(
        trend("a"), trend("b", {"2025": "pilot"}), trend("c", {}, status=Status.ARCHIVED), editions=("2025", "2026")
    )
    read = ["trends/a.yaml", "trends/b.yaml", "trends/c.yaml", "trends/d.yaml"]
    assert reports.counts(shown, shown.newest, read, ["d"]) == (
        "4 entries read: 1 on the chart of 2026, 1 archived, 1 without an assessment for 2026 (b), "
        "1 left out because of errors (d)."
    )


def test_a_terminal_shows_what_it_would_obey() -> None:
    assert reports.printable("a\x1b[31m\u202eb") == "a<U+001B>[31m<U+202E>b"


def test_promises_are_a_table_with_the_sum_below() -> None:
    rows = [
        Promise("names on names", 2, 0, where="a and b; c and d"),
        Promise("least contrast of text", 4.4999, 4.5, at_least=True, where="ring \x1bnames"),
        Promise("names over another ring, %", 2.5, 5.0),
    ]
    assert reports.promises(rows) == (
        "BROKEN  names on names                 2  at most 0     a and b; c and d\n"
        "BROKEN  least contrast of text      4.49  at least 4.5  ring <U+001B>names\n"
        "kept    names over another ring, %   2.5  at most 5\n"
        "2 of 3 promises are broken.\n"
    )
    assert reports.promises(rows[2:]).endswith("\nAll 1 promises are kept.\n")


def test_what_stands_apart_from_the_radar_is_told() -> None:
    page, legend = scene(blip("a", marker(300, 200)), blip("b", marker(340, 200))), scene()
    assert list(reports.set_apart([page, legend], ["out.png", "out-legend.png"])) == [
        "The legend needs a page of its own: out-legend.png."
    ]
    assert list(reports.set_apart([page, legend, legend], ["out.pdf"])) == ["The legend needs pages 2 to 3 of out.pdf."]
    assert list(reports.set_apart([page], ["out.pdf"])) == []
    named = scene(labelled(blip("a", marker(300, 200))), blip("b", marker(340, 200), name="Lean"))
    assert list(reports.set_apart([named], ["out.pdf"])) == ["1 name finds no room on the radar, so the key has: Lean."]


def test_a_chart_whose_names_all_became_numbers_says_so() -> None:
    page = scene(blip("a", marker(300, 200)), blip("b", marker(340, 200)))
    told = list(reports.set_apart([page], ["out.pdf"], Labels.AUTO, "a4"))
    assert told == ["The names of 2 trends do not fit on a4: numbers with a legend."]
    assert list(reports.set_apart([page], ["out.pdf"], Labels.NUMBERS, "a4")) == []
