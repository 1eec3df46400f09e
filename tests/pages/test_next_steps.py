import re
from dataclasses import replace

import pytest

from radargen.model import Case, Effort, Factor, Link, LinkType, Phase, Radar, Span, Text, Trend
from tests.make import assessment, radar, rating, text, trend
from tests.pages.reading import Page, block
from tests.pages.specimen import made, page


def startable(trend_id: str, first: int, last: int, effort: int = 2, **fields: object) -> Trend:
    """To be prepared (on the ring of level 3), to be started between these phases."""
    said = (assessment("2026", rating(3, 3, 3), impact=4),)
    spans: dict[str, object] = {"phases": Span(str(first), str(last)), "effort": Effort(effort, 1)}
    return trend(trend_id, **{"assessments": said, **spans, **fields})  # type: ignore[arg-type]


def advising(*trends: Trend, check: tuple[Text, ...] = ()) -> Radar:
    phases = (
        Phase("1", text("Anfang", "Start"), text("Erste Workshops.", "First workshops.")),
        Phase("2", text("Mitte", "Middle"), text("Ziele stehen.", "Goals are set."), check),
        Phase("3", text("Ende", "End")),
    )
    factors = (Factor("goals", text("Ziele", "Goals")), Factor("drive", text("Schwung", "Drive"), "strategy"))
    return replace(radar(*trends), phases=phases, factors=factors)


def words(of: Radar, path: str, language: str = "de") -> str:
    return Page(block(page(of, path, language))).text


def test_each_phase_says_how_much_it_calls_for() -> None:
    shown = words(advising(startable("kanban", 1, 3), startable("thick", 1, 3, effort=4)), "next/index.md")
    assert "1 Anfang Erste Workshops. Nächste Schritte in Phase 1 1 Schritt, dazu 1 früh zu beginnen 2 Mitte" in shown


def test_statements_stand_in_place_of_the_signs_and_have_a_key_for_the_address() -> None:
    source = page(advising(startable("kanban", 1, 3), check=(text("Ziele?"), text("Wege?"))), "next/index.md")
    boxes = [e.attributes for e in Page(block(source)).elements if e.tag == "input"]
    assert [box["value"] for box in boxes] == ["2.1", "2.2"]
    assert "Ziele stehen." not in source


def test_without_statements_nothing_is_to_be_ticked() -> None:
    source = page(advising(startable("kanban", 1, 3)), "next/index.md")
    assert "radar-suggestion" not in source
    assert "Kreuzen" not in source
    assert "<input" not in source


def test_long_ways_stand_apart_and_the_rest_says_why_it_waits() -> None:
    of = advising(startable("kanban", 1, 2), startable("thick", 2, 3, effort=5), startable("later", 3, 3))
    assert "Nicht jetzt 1 Später: lohnt erst in einer späteren Phase Later" in words(of, "next/1.md")
    shown = words(of, "next/2.md")
    assert shown.index("Kanban") < shown.index("Früh beginnen: der Weg ist lang 1") < shown.index("Thick")
    assert "Vorbei: gehört in eine frühere Phase Kanban" in words(of, "next/3.md")


def test_a_step_says_what_it_waits_for_and_what_waits_for_it() -> None:
    def requires(*ids: str) -> tuple[Link, ...]:
        return tuple(Link(to, LinkType.REQUIRES) for to in ids)

    of = advising(
        startable("base", 1, 3, effort=3),
        startable("bot", 1, 3, effort=3, links=requires("base", "gone")),
        startable("assist", 1, 3, effort=3, links=requires("base", "bot")),
        startable("manage", 2, 3, effort=4, links=requires("map")),
        startable("map", 1, 3, assessments=(assessment("2026", rating(1, 1, 1), impact=2),)),
        trend("gone", assessments=()),
    )
    shown = words(of, "next/2.md")
    assert "1 Base Voraussetzung für Bot , Assist" in shown
    assert "Bot Erst nach Schritt 1: Base Setzt außerdem voraus Gone (nicht auf diesem Radar)" in shown
    assert "Assist Erst nach Schritt 1: Base , Schritt 3: Bot" in shown
    assert "Map Vorgezogen für Manage" in shown
    assert "Manage Erst nach Schritt 2: Map" in shown


def test_a_step_names_who_has_done_it_and_what_it_takes() -> None:
    cases = tuple(Case(f"House {n}", text("Getan."), year="2025", industry=text("Bank")) for n in range(4))
    shown = words(advising(startable("kanban", 1, 3, cases=cases)), "next/2.md")
    assert "Eine Abteilung, unter 3 Monaten mittlere Belege" in shown
    assert "House 0 , 2025 · berichtet House 1 , 2025 · berichtet" in shown
    assert "und 2 weitere" in shown


def test_twelve_rows_come_before_the_rest_and_beyond_many_only_names() -> None:
    of = advising(*(startable(f"trend-{n:03}", 1, 3, effort=3) for n in range(60)))
    source = block(page(of, "next/2.md"))
    before, _, behind = source.partition("<details")
    assert before.count("radar-todo-row") == 12
    assert "Weitere 48 zeigen: Trend 012, " in Page(block(page(of, "next/2.md"))).text
    assert behind.count("radar-todo-row") == 24
    assert behind.count("/trend-059/") + behind.count("/trend-059.md") == 1


@pytest.mark.parametrize("trends", [12, 60])
def test_whatever_a_step_leads_to_is_there_however_many_there_are(trends: int) -> None:
    # A long way stands in a group of its own, and needs what is last in the one before.
    far = (Link(f"trend-{trends - 1:03}", LinkType.REQUIRES),)
    steps = (startable(f"trend-{n:03}", 1, 3, effort=3) for n in range(trends))
    source = block(page(advising(*steps, startable("way", 1, 3, effort=5, links=far)), "next/2.md"))
    led_to = set(re.findall(r'href="#(step-[^"]*)"', source))
    assert f"step-trend-{trends - 1:03}" in led_to
    assert led_to <= set(re.findall(r' id="(step-[^"]*)"', source))


def test_factors_are_counted_over_what_is_listed() -> None:
    of = advising(
        startable("a", 1, 3, factors=("drive",)),
        startable("b", 1, 3, factors=("drive", "goals")),
        startable("unlisted", 3, 3, factors=("goals",)),
    )
    assert "Schwung für 2 von 2 Trends Ziele für 1 von 2 Trends" in words(of, "next/1.md")


def test_each_language_speaks_for_itself() -> None:
    of = advising(startable("kanban", 1, 3))
    assert "Next steps · Edition 2026 Phase 2: Middle Goals are set." in words(of, "next/2.md", "en")


@pytest.mark.parametrize(
    "of",
    [
        radar(startable("kanban", 1, 3, phases=None)),
        advising(startable("kanban", 1, 3, phases=None)),
        advising(trend("kanban", assessments=(assessment("2026", ring="pilot", impact=None),))),
    ],
)
def test_a_radar_without_advice_has_no_such_pages(of: Radar) -> None:
    assert [path for path in made(of) if path.startswith("next/")] == []


def test_factors_tell_what_is_at_risk_by_impact() -> None:
    weak = (assessment("2026", rating(3, 3, 3), impact=3),)
    idle = (assessment("2026", rating(1, 1, 1), impact=5),)
    of = advising(
        startable("weak", 1, 3, assessments=weak, factors=("goals",)),
        startable("strong", 1, 3, factors=("goals",)),
        startable("idle", 1, 3, assessments=idle, factors=("goals",)),
    )
    shown = words(of, "factors/index.md")
    assert "1 Ziele 3 von 3 Trends Riskant ohne diesen Faktor, die größte Wirkung zuerst Strong" in shown
    assert shown.rindex("Strong") < shown.rindex("Weak") < shown.rindex("Ebenfalls") < shown.rindex("Idle")


def test_the_matrix_marks_what_each_trend_needs() -> None:
    of = advising(startable("a", 1, 3, factors=("drive",)), startable("b", 1, 3))
    matrix = block(page(of, "factors/index.md")).partition("<tbody")[2].partition("</table>")[0]
    assert matrix.count("<td>") == 2
    assert "<td></td><td><span" in matrix


def test_without_factors_there_is_no_page_of_them() -> None:
    assert "factors/index.md" not in made(advising(startable("kanban", 1, 3)))
