"""What the terminal and other programs are told."""

from dataclasses import replace

from radargen.charts.checking import Promise
from radargen.charts.theme import Labels
from radargen.model import Status
from radargen.reporting import reports
from radargen.text.messages import Message
from tests.charts.drawing.scenes import blip, labelled, marker, scene
from tests.make import radar, trend


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
    for text, quoted in (("x" * 60, "x" * 60), ("x" * 61, "x" * 59 + "…")):
        page = replace(scene(), shortened=(text,))
        assert list(reports.set_apart([page], ["out.pdf"])) == [f"Too long for the page, so shortened: “{quoted}”."]
