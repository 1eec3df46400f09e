import csv
import io
from dataclasses import replace

import pytest

from radargen.assessing import blips, resolved, selected
from radargen.model import Facet, FacetValue, Radar, SelectionError
from radargen.model.selection import parsed
from tests.make import radar, text, trend
from tests.pages.reading import Page, block
from tests.pages.specimen import made, page

STAGE = Facet(
    "stage",
    text("Abschnitt", "Stage"),
    (
        FacetValue("buy", text("Kaufen", "Buy")),
        FacetValue("help", text("Hilfe", "Help"), text("Fragen und Klagen.", "Questions and complaints.")),
        FacetValue("stay", text("Bleiben", "Stay")),
    ),
    question=text("Wo merkt man es?", "Where is it noticed?"),
    several=True,
)


def staged() -> Radar:
    both = trend("both", facets=(("stage", ("help", "buy")),))
    one = trend("one", facets=(("stage", ("help",)),), dimension="people")
    return replace(radar(both, one, trend("none")), facets=(STAGE,))


def test_each_value_that_occurs_has_a_page_of_its_trends() -> None:
    of = staged()
    assert [path for path in made(of) if path.startswith("facets/") and path.endswith(".md")] == [
        "facets/index.md",
        "facets/stage/buy.md",
        "facets/stage/help.md",
    ]
    shown = Page(block(page(of, "facets/stage/help.md", "en"))).text
    assert "Help Questions and complaints. 2 trends" in shown
    assert "People One" in shown
    assert "Process Both" in shown
    assert "Stage Where is it noticed? Buy 1 Both Help 2 Questions and complaints. One Both" in (
        Page(block(page(of, "facets/index.md", "en"))).text
    )


def test_a_trend_leads_to_the_values_it_has() -> None:
    source = block(page(staged(), "trends/both.md", "en"))
    links = [e.attributes["href"] for e in Page(source).elements if e.tag == "a"]
    assert [link for link in links if "facets" in (link or "")] == [
        "../../facets/stage/buy/",
        "../../facets/stage/help/",
    ]


def test_the_home_page_filters_by_facets() -> None:
    source = block(page(staged(), "index.md"))
    assert 'name="stage"' in source
    assert 'data-stage="1 2"' in source


def test_without_facets_there_is_no_page_of_them() -> None:
    assert not [path for path in made(radar(trend("kanban"))) if path.startswith("facets/")]


def chosen(expression: str) -> list[str]:
    of = staged()
    shown = blips(of, of.newest)
    return [blip.id for blip in selected(of, shown, resolved(of, shown, parsed(expression, ["stage"])))]


def test_a_facet_is_a_word_for_choosing_trends() -> None:
    assert chosen("stage=buy") == ["both"]
    assert chosen("Stage=Hilfe,dimension=people") == ["one"]
    assert chosen("stage!=buy") == ["none", "one"]
    with pytest.raises(SelectionError) as error:
        chosen("stage=bye")
    assert "buy" in str(error.value.message)


def test_each_facet_is_a_column_of_the_data() -> None:
    head, *rows = csv.reader(io.StringIO(str(made(staged())["data/2026.csv"]).removeprefix("\ufeff")))
    column = head.index("facet_stage")
    assert [row[column] for row in rows] == ["help; buy", "", "help"]
