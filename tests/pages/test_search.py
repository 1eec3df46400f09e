"""What the search finds besides the words as they stand on the pages."""

import json
from dataclasses import replace

import pytest

from radargen.model import Case, Industry
from radargen.pages import search
from tests.make import radar, text, trend
from tests.pages.specimen import specimen

ALIASES = (("de", ("Fahrplanhelfer", "Agent Copilot")), ("en", ("agent <guidance>",)))
OF = radar(trend("assist", name=text("Agent Assist", "Agent assist"), aliases=ALIASES))


def told(*docs: tuple[str, str, str], language: str = "de") -> list[dict[str, str]]:
    entries = [dict(zip(("location", "title", "text"), each, strict=True)) for each in docs]
    index = {"config": {"lang": ["de"], "fields": {"title": {"boost": 1000.0}}}, "docs": entries}
    made = search.extended(index, OF, language)
    assert made["config"]["fields"].keys() == {"title", "names", "spellings"}
    found: list[dict[str, str]] = made["docs"]
    return found


def test_umlauts_are_found_without_them() -> None:
    (entry,) = told(("x/", "Häuser", "<p>an der Stra&szlig;e, café</p>"))
    assert entry["spellings"].split() == ["cafe", "haeuser", "hauser", "strasse"]
    assert (entry["title"], entry["text"]) == ("Häuser", "<p>an der Stra&szlig;e, café</p>")


def test_the_tail_of_a_compound_is_found_where_it_is_a_word() -> None:
    compound, single = told(("x/", "Kundenbeiräte", ""), ("y/", "Die Beiräte", ""))
    assert compound["spellings"].split() == ["beiraete", "beirate", "beiräte", "kundenbeiraete", "kundenbeirate"]
    assert "kundenbeirate" not in single["spellings"]


def test_a_tail_of_four_letters_is_found_behind_a_head_of_three_and_no_shorter_one() -> None:
    first, *_ = told(("x/", "Carport", ""), ("y/", "Port ort", ""))
    assert first.get("spellings") == "port"
    other, *_ = told(("x/", "Anport", ""), ("y/", "Port", ""))
    assert "spellings" not in other


def test_a_trend_is_found_by_its_names_in_every_language() -> None:
    top, below = told(("trends/assist/", "Agent Assist", ""), ("trends/assist/#links", "Links", ""), language="en")
    assert top["names"] == "Agent assist agent <guidance> Agent Assist Fahrplanhelfer Agent Copilot"
    assert "names" not in below


def test_the_names_for_those_who_mistype_lead_to_pages_of_the_language() -> None:
    found = json.loads(search.names(OF, "de"))
    assert found["meant"] == "Meinten Sie:"
    assert found["names"] == [
        ["Agent Assist", "trends/assist/"],
        ["Fahrplanhelfer", "trends/assist/", "Agent Assist"],
        ["Agent Copilot", "trends/assist/", "Agent Assist"],
        ["Agent assist", "trends/assist/", "Agent Assist"],
        ["agent <guidance>", "trends/assist/", "Agent Assist"],
    ]


def test_a_trend_without_other_names_is_listed_once() -> None:
    of = specimen()
    panels = replace(of, trends=tuple(each for each in of.trends if each.id == "panels"))
    assert json.loads(search.names(panels, "en"))["names"] == [["Panels", "trends/panels/"]]


def test_an_industry_is_found_in_either_number() -> None:
    insurance = Industry("insurance", text("Versicherung", "Insurance"))
    case = Case("Helvetia", text("Getan."), industry=insurance.name)
    of = replace(radar(trend("assist", cases=(case,))), industries=(insurance, Industry("shops", text("Läden"))))
    entry = {"location": "cases/#industry-insurance", "title": "Versicherung", "text": ""}
    index = {"config": {"lang": ["de"], "fields": {}}, "docs": [entry]}
    (found,) = search.extended(index, of, "de")["docs"]
    assert {"Versicherung", "Versicherungen", "Insurances"} <= set(found["names"].split())
    assert ["Versicherung", "cases/#industry-insurance"] in json.loads(search.names(of, "de"))["names"]
    assert "Läden" not in search.names(of, "de")


@pytest.mark.parametrize(
    ("name", "language", "forms"),
    [
        ("Bank", "de", ["Bank", "Banken", "Bankn", "Banke", "Banker", "Banks"]),
        # What is left has to be a word of its own.
        ("Banken", "de", ["Banke", "-Bank"]),
        ("Utility", "en", ["Utility", "Utilities", "Utilitys"]),
        ("Stores", "en", ["Store", "-Stor"]),
        ("City", "de", ["-Cities"]),
        ("Ville", "fr", ["Ville", "Villes", "Villex"]),
    ],
)
def test_a_name_is_found_in_the_other_number(name: str, language: str, forms: list[str]) -> None:
    found = [*search._numbers(name, language)]
    assert found[0] == name
    assert [form for form in forms if not form.startswith("-") and form not in found] == []
    assert [form for form in forms if form[1:] in found and form.startswith("-")] == []
