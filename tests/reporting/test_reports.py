"""What the terminal and other programs are told."""

import json
from dataclasses import replace

import pytest

from radargen.assessing import explained
from radargen.charts.checking import Promise
from radargen.charts.theme import Labels
from radargen.model import Settlement, Status
from radargen.model.problems import Location, Problem
from radargen.reporting import reports
from radargen.text.messages import Message
from radargen.text.wording import wording
from tests.charts.drawing.scenes import blip, labelled, marker, scene
from tests.make import CRITERIA, assessment, radar, rating, text, trend


def test_the_counts_add_up() -> None:
    shown = radar(
        trend("a"), trend("b", {"2025": "pilot"}), trend("c", {}, status=Status.ARCHIVED), editions=("2025", "2026")
    )
    read = ["trends/a.yaml", "trends/b.yaml", "trends/c.yaml", "trends/d.yaml"]
    assert reports.counts(shown, shown.newest, read, ["d"]) == (
        "4 entries read: 1 on the chart of 2026, 1 archived, 1 without an assessment for 2026 (b), "
        "1 left out because of errors (d)."
    )


def test_what_is_read_and_not_shown_is_told_why() -> None:
    full = radar(*(trend(name, {"2026": "pilot"}) for name in "abcdefgh"), editions=("2025", "2026"))
    shown = replace(full, editions=full.editions[:1], trends=(trend("a", {"2025": "pilot"}), *full.trends[1:7]))
    read = [f"trends/{name}.yaml" for name in "abcdefgh"]
    assert reports.counts(shown, shown.newest, read, [], full) == (
        "8 entries read: 1 on the chart of 2025, 6 without an assessment for 2025 (b, c, d, e, f and 1 more), "
        "1 only in the edition that is being prepared (h)."
    )
    assert reports.counts(shown, shown.newest, read, [], shown, of_site=True).startswith(
        "8 entries read: 1 in edition 2025, 6 without"
    )
    one, implied = radar(trend("a"), trend("b", {})), replace(radar().newest, implied=True)
    two = ["trends/a.yaml", "trends/b.yaml"]
    assert reports.counts(one, implied, two, []) == "2 entries read: 1 on the chart, 1 without an assessment (b)."
    assert reports.counts(one, implied, two[:1], [], of_site=True).startswith("1 entry read: 1 in the radar, ")
    assert reports.prepared(shown, full) == ("The edition 2026 is being prepared and not shown. --preview shows it.")
    assert reports.prepared(full, full) == ""


def test_promises_are_a_table_with_the_sum_below() -> None:
    rows = [
        Promise(Message("names on names"), 2, 0, where=Message("a and b; c and d")),
        Promise(Message("least contrast of text"), 4.4999, 4.5, at_least=True, where=Message("ring \x1bnames")),
        Promise(Message("names over another ring, %"), 2.5, 5.0),
        Promise(Message("names partly there, %"), 3.5, 3.0, goal=True),
    ]
    assert reports.promises(rows) == (
        "BROKEN  names on names                 2  at most 0     a and b; c and d\n"
        "BROKEN  least contrast of text      4.49  at least 4.5  ring <U+001B>names\n"
        "kept    names over another ring, %   2.5  at most 5\n"
        "missed  names partly there, %        3.5  at most 3\n"
        "2 of 3 promises are broken.\n"
    )
    assert reports.promises(rows[2:]).endswith("\nAll 1 promises are kept.\n"), "a goal is no promise"
    assert reports.promises([replace(rows[3], found=3.0)]).startswith("met  names partly there, %")


def test_an_explanation_is_a_text_and_rows() -> None:
    ratings = (rating(3, 2, 4, by="anna"), rating(3, 3, 3, by="b"))
    of = radar(trend("kanban", assessments=(assessment("2026", *ratings),)))
    found = explained(of, of.trends[0], of.newest, wording("en"))
    assert found
    assert reports.explanation(found).splitlines() == [
        "Kanban · Process · 2026",
        "Pilot",
        "",
        "anna (editor)",
        "  Adoption  3  adoption 3",
        "  Evidence  2  evidence 2",
        "  Means     4  means 4",
        "  Median of 3, 2 and 4 is 3; evidence 2 allows at most 3: Pilot",
        "",
        "b (editor)",
        "  Adoption  3  adoption 3",
        "  Evidence  3  evidence 3",
        "  Means     3  means 3",
        "  Median of 3, 3 and 3 is 3: Pilot",
        "",
        "2 ratings say Pilot; the middle level is 3: Pilot",
        "Editors’ estimate: 2 ratings, level 3.",
        "Ring Pilot with impact 3: prepare.",
    ]
    row = json.loads(reports.explanation_json(found))
    assert row.pop("sentences") == [*found.sentences]
    levels = {"adoption": 3, "evidence": 2, "means": 4}
    assert row.pop("ratings")[0] == {"by": "anna", "levels": levels, "combined": 3, "level": 3, "ring": "pilot"}
    assert row == {
        **{"id": "kanban", "name": "Kanban", "edition": "2026", "dimension": "process", "ring": "pilot"},
        **{"computed": "pilot", "level": 3, "spread": [3, 3], "agreement": "estimate", "movement": "new"},
        **{"before": None, "impact": 3, "action": "prepare", "start_early": False, "settled": None},
    }


def test_of_one_rating_the_rule_stands_once() -> None:
    of = radar(trend("kanban", assessments=(assessment("2026", rating(3, 3, 3)),)))
    settled = Settlement(tuple((name, 4) for name in CRITERIA), text("Darum."))
    both = (replace(assessment("2026", rating(3, 3, 3), rating(5, 5, 5, by="b")), settled=settled),)
    for trends in (of.trends, (replace(of.trends[0], assessments=both),)):
        found = explained(replace(of, trends=trends), trends[0], of.newest, wording("en"))
        assert found
        told = reports.explanation(found)
        assert told.count("Median of 3, 3 and 3 is 3: Pilot") == 1
        assert told.count("Median of 4, 4 and 4 is 4: Scale") == told.count("Darum.") == int(trends is not of.trends)


def test_a_chart_of_several_pages_says_where_they_are() -> None:
    page = scene(blip("a", marker(300, 200)))
    assert [*reports.set_apart([page, page], ["out.pdf"])] == ["The picture takes 2 pages: out.pdf."]
    assert [*reports.set_apart([page, page], ["a.png", "b.png"])] == ["The picture takes 2 pages: a.png, b.png."]


@pytest.mark.parametrize(
    ("places", "empty", "told"),
    [
        ((), True, ""),
        (("x.json",), False, ""),
        (("x.json",), True, "x.json was left as it is, since nothing in it can be read"),
        (("trends/a.yaml",), False, "x.json was left as it is, since entries have errors."),
        (("x.json", "trends/a.yaml"), True, "x.json was left as it is, since entries have errors."),
    ],
)
def test_a_lock_is_not_written_over_where_places_would_be_lost(places: tuple[str, ...], empty: bool, told: str) -> None:
    problems = [Problem(Location(place), "unknown-ring", Message("No.")) for place in places]
    problems.append(Problem(Location("trends/b.yaml"), "long-label", Message("Long.")))
    found = reports.unlockable(problems, "x.json", empty=empty)
    assert found.startswith(told) and bool(found) == bool(told)


def test_what_stands_apart_from_the_radar_is_told() -> None:
    page, legend = scene(blip("a", marker(300, 200)), blip("b", marker(340, 200))), scene()
    assert list(reports.set_apart([page, legend], ["out.png", "out-legend.png"])) == [
        "The legend needs a page of its own: out-legend.png."
    ]
    assert list(reports.set_apart([page, legend, legend], ["out.pdf"])) == ["The legend needs pages 2 to 3 of out.pdf."]
    assert list(reports.set_apart([page], ["out.pdf"])) == []
    named = scene(labelled(blip("a", marker(300, 200))), blip("b", marker(340, 200), name="Lean"))
    assert list(reports.set_apart([named], ["out.pdf"])) == [
        "1 name finds no room in the picture itself, so the key has: Lean."
    ]


def test_a_chart_whose_names_all_became_numbers_says_so() -> None:
    page = scene(blip("a", marker(300, 200)), blip("b", marker(340, 200)))
    told = list(reports.set_apart([page], ["out.pdf"], Labels.AUTO, "a4"))
    assert told == ["The names of 2 trends do not fit on a4: numbers with a legend."]
    assert list(reports.set_apart([page], ["out.pdf"], Labels.NUMBERS, "a4")) == []


def test_what_of_a_lock_does_not_fit_is_named_up_to_four_times() -> None:
    changes = [Message("edition {id}", id=n) for n in range(6)]
    assert reports.unfit(changes, [], "x.json") == (
        "x.json no longer fits the radar (edition 0; edition 1; edition 2; edition 3; and 2 more); run radargen lock."
    )


def test_of_a_shortened_text_up_to_sixty_characters_are_quoted() -> None:
    for words, quoted in (("x" * 60, "x" * 60), ("x" * 61, "x" * 59 + "…")):
        page = replace(scene(), shortened=(words,))
        assert list(reports.set_apart([page], ["out.pdf"])) == [f"Too long for the page, so shortened: “{quoted}”."]
