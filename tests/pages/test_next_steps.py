import re
from dataclasses import replace

import pytest

from radargen.assessing import blips
from radargen.model import Effort, Factor, Phase, Radar, Span, Text, Trend
from radargen.pages import Charts
from radargen.pages.edition_view import view_of_edition
from radargen.pages.views.next_steps import answer
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
    assert "1 Anfang Erste Workshops. Was nun in Phase 1? 1 jetzt, 1 früh beginnen 2 Mitte" in shown


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


def test_thick_boards_stand_apart_and_the_rest_says_why_it_waits() -> None:
    of = advising(startable("kanban", 1, 2), startable("thick", 2, 3, effort=5), startable("later", 3, 3))
    assert words(of, "next/1.md").endswith(
        "Liegen lassen Später, weil der Beginn erst in einer späteren Phase sinnvoll ist: Later"
    )
    shown = words(of, "next/2.md")
    now, early = shown.index("Jetzt angehen"), shown.index("Früh beginnen, weil das Brett dick ist")
    assert now < shown.index("Kanban") < early < shown.index("Thick")
    assert "Vorbei, weil der Beginn in eine frühere Phase gehört: Kanban" in words(of, "next/3.md")


def test_factors_are_counted_over_what_is_listed() -> None:
    of = advising(
        startable("a", 1, 3, factors=("drive",)),
        startable("b", 1, 3, factors=("drive", "goals")),
        startable("unlisted", 3, 3, factors=("goals",)),
    )
    assert "2 Schwung für 2 von 2 Trends 1 Ziele für 1 von 2 Trends" in words(of, "next/1.md")


def test_each_language_speaks_for_itself() -> None:
    of = advising(startable("kanban", 1, 3))
    assert "What next? · Edition 2026 Phase 2: Middle Goals are set." in words(of, "next/2.md", "en")


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


def test_every_phase_but_the_last_looks_ahead_to_the_next() -> None:
    of = advising(startable("kanban", 1, 3))
    view = view_of_edition(of, of.newest, "en", blips(of, of.newest), Charts(), "")
    rules = [answer(view, phase).rule for phase in of.phases]
    assert [bool(re.search(rf"\b{number + 1}\b", rule)) for number, rule in enumerate(rules, 1)] == [True, True, False]
