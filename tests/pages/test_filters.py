"""What the home page lets readers choose among its trends."""

from dataclasses import replace

from radargen.assessing import blips
from radargen.model import Effort, Factor, Phase, Radar, Span
from radargen.pages.edition_view import EditionView, view_of_edition
from radargen.pages.page_charts import Charts
from radargen.pages.views.home import home
from radargen.pages.views.page_parts.filters import FilterChoice, filters, traits, words
from tests.make import radar, text, trend


def told(of: Radar, language: str = "en") -> EditionView:
    return view_of_edition(of, of.newest, language, blips(of, of.newest), Charts(), "")


def choices(of: Radar) -> dict[str, list[str]]:
    return {found.id: [choice.value for choice in found.choices] for found in filters(told(of))}


def test_only_what_tells_trends_apart_is_offered() -> None:
    alike = radar(trend("kanban"), trend("lean"))
    assert choices(alike) == {}
    thick = trend("lean", "scale", "people", effort=Effort(2, 4), tags=("flow",))
    assert choices(radar(trend("kanban"), thick)) == {
        "dimension": ["people", "process"],
        "ring": ["scale", "pilot"],
        "action": ["act", "prepare"],
        "effort": ["2", "4"],
    }


def test_movement_is_offered_where_there_is_an_earlier_edition() -> None:
    moved = trend("lean", {"2025": "pilot", "2026": "scale"})
    assert "movement" not in choices(radar(trend("kanban"), moved))
    assert choices(radar(trend("kanban"), moved, editions=("2025", "2026")))["movement"] == ["new", "in"]


def test_values_are_said_in_words_and_trends_answer_by_their_places() -> None:
    phases = tuple(Phase(str(n), text(f"Stufe {n}", f"stage {n}")) for n in range(1, 4))
    factors = (Factor("goals", text("Ziele", "goals")), Factor("people", text("Leute", "people")))
    one = trend("kanban", phases=Span("1", "2"), factors=("people",), tags=("zeta", "Äpfel"))
    of = replace(radar(one, trend("lean", phases=Span("3", "3"), factors=("goals",))), phases=phases, factors=factors)
    view = told(of)
    offered = {found.id: found for found in filters(view)}
    assert offered["phase"].choices[1] == FilterChoice("2", "2 · stage 2")
    assert [choice.words for choice in offered["tag"].choices] == ["Äpfel", "zeta"]
    answers = {answer.filter: answer.places for answer in traits(view, view.blips["kanban"], offered.values())}
    assert answers == {"phase": "1 2", "factor": "2", "tag": "1 2"}


def test_a_trend_is_found_by_its_other_names() -> None:
    one = trend("kanban", label=text("Board"), aliases=(("de", ("Tafel",)), ("en", ("Signboard",))), tags=("flow",))
    view = told(radar(one))
    assert words(view, view.blips["kanban"]) == "Board, Signboard, flow"


def test_of_many_changes_a_line_names_some_and_counts_the_rest() -> None:
    old = trend("old", {"2025": "pilot"})
    view = home(told(radar(old, *(trend(f"t{n}") for n in range(6)), editions=("2025", "2026"))))
    assert [(line.words, len(line.rows), line.more) for line in view.changes] == [
        ("6 new", 3, "and 3 more"),
        ("1 no longer here", 1, ""),
    ]
