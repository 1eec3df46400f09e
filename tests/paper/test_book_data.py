"""What a book tells besides its pages of trends: chapters, lists by industry and source, the index."""

from dataclasses import replace
from typing import Any

from radargen.assessing import blips
from radargen.charts.theme import LIGHT, PRINT
from radargen.model import Archive, Case, Direction, Fate, Outlook, Source, Status
from radargen.pages import Charts
from radargen.pages.edition_view import view_of_edition
from radargen.paper.book import PaperTexts, book_data
from radargen.paper.paper_charts import PaperCharts
from radargen.paper.paper_look import Paper, paper_look, sheet
from tests.make import assessment, radar, text, trend

BOOK, PAGE = Source("Zwei Bände"), Source("Ein Blatt", url="https://example.org/a")
OUTLOOK = Outlook(Direction.IN, 2028, text("Darum."), text("Ein Zeichen."))


def told(foreword: str = "") -> dict[str, Any]:
    of = radar(
        trend(
            "lean",
            name=text("Lean"),
            aliases=(("de", ("Übung", "3D")), ("en", ("Other",))),
            cases=(
                Case("Zoo", text("Tat."), industry=text("Bergbau"), source=BOOK),
                Case("Amt", text("Tat."), industry=text("Bergbau")),
                Case("Haus", text("Tat.")),
            ),
            sources=(PAGE,),
        ),
        trend(
            "kanban",
            name=text("Kanban"),
            aliases=(("de", ("Lean",)),),
            assessments=(replace(assessment("2026", ring="scale"), outlook=OUTLOOK),),
            cases=(Case("Bahn", text("Tat."), industry=text("Verkehr")),),
            sources=(BOOK, PAGE),
            dimension="technology",
        ),
        trend("gone", {}, status=Status.ARCHIVED, archived=Archive(Fate.FADED, "2026", text("Vorbei."))),
    )
    charts = PaperCharts(locators={"lean": "<svg/>"}, dimensions={"process": "<svg/>"})
    shown = view_of_edition(of, of.newest, "de", blips(of, of.newest), Charts(), "")
    return book_data(shown, charts, paper_look(LIGHT, 3), sheet(Paper.A4), PaperTexts(foreword))


def test_a_book_has_the_chapters_that_it_has_something_to_tell_in() -> None:
    data = told()
    assert [(one["key"], one["sector"]) for one in data["chapters"]] == [
        ("glance", -1),
        ("trends", -1),
        ("reading", -1),
        ("dimension-process", 1),
        ("dimension-technology", 2),
        ("industries", -1),
        ("archived", -1),
        ("outlook", -1),
        ("method", -1),
        ("sources", -1),
        ("index", -1),
    ]
    lines = {one["key"]: [(line["goal"], line["name"]) for line in one["lines"]] for one in data["chapters"]}
    assert lines["dimension-process"] == [("t-lean", "Lean")]
    assert lines["archived"] == [("t-gone", "Gone")]
    assert told("  \n")["foreword"] == []
    assert [one["key"] for one in told("Vorab.")["chapters"]][:2] == ["foreword", "glance"]
    assert (data["trends"]["lean"]["locator"], data["trends"]["kanban"]["locator"]) == ("<svg/>", "")


def test_cases_stand_by_industry_and_name_and_those_without_one_last() -> None:
    found = [
        (one["name"], [(each["case"]["organisation"], each["goal"]) for each in one["cases"]])
        for one in told()["industries"]
    ]
    assert found == [
        ("Bergbau", [("Amt", "t-lean"), ("Zoo", "t-lean")]),
        ("Verkehr", [("Bahn", "t-kanban")]),
        ("", [("Haus", "t-lean")]),
    ]


def test_each_source_stands_once_with_all_that_use_it() -> None:
    found = [(one["source"]["title"], {*one["goals"]}, one["source"]["number"]) for one in told()["sources"]]
    assert found == [("Ein Blatt", {"t-lean", "t-kanban"}, ""), ("Zwei Bände", {"t-lean", "t-kanban"}, "")]


def test_the_index_has_names_and_aliases_by_their_letter() -> None:
    found = [
        (letter["letter"], [(one["words"], [*one["goals"]], one["alias"]) for one in letter["entries"]])
        for letter in told()["index"]
    ]
    assert [letter for letter, _ in found] == ["#", "K", "L", "U"]
    assert found[0][1] == [("3D", ["t-lean"], True)]
    assert [(words, sorted(goals), alias) for words, goals, alias in found[2][1]] == [
        ("Lean", ["t-kanban", "t-lean"], False)
    ]
    assert found[3][1] == [("Übung", ["t-lean"], True)]


def test_what_is_expected_is_told_with_ring_and_dimension() -> None:
    (one,) = told()["outlooks"]
    assert (one["name"], one["goal"], one["sector"], one["ring"]) == ("Kanban", "t-kanban", 2, "Scale")
    assert "2028" in one["expected"]


def test_a_cover_in_grey_has_no_colour() -> None:
    colourful, grey = paper_look(LIGHT, 3), paper_look(PRINT, 3)
    assert (colourful.cover, colourful.cover_muted) == ("#0F1D2B", "#B9C6D3")
    assert (grey.cover, grey.cover_muted) == ("#1B1B1B", "#C4C4C4")
    assert len(colourful.sectors) == len(colourful.tints) == 3
