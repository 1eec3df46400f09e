"""The data files of the specimen: they follow their schema, say the same in JSON and CSV, and lead where they say."""

import csv
import io
import json
from dataclasses import replace
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openpyxl import load_workbook

from radargen.model import Radar
from radargen.model.published_record import Record
from radargen.pages.data_workbook import as_workbook
from tests.make import radar, text, trend
from tests.pages import data_schema
from tests.pages.specimen import made, specimen

SCHEMA = json.loads(files("radargen.pages").joinpath("schema.json").read_text(encoding="utf-8"))


def record(of: Radar, path: str, site_url: str = "") -> Any:
    found = json.loads(made(of, site_url=site_url)[path])
    Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(found)
    return found


def rows(of: str | bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(str(of).removeprefix("\ufeff"), newline="")))


def read_back(cell: str, kind: object) -> object:
    """A cell as the page about the data says it is to be read; `kind` is what the JSON has there."""
    if cell == "":
        return None
    if isinstance(kind, bool):
        return {"true": True, "false": False}[cell]
    return int(cell) if isinstance(kind, int) else cell.removeprefix("'")


def flat(of: Record) -> dict[str, object]:
    parts = {"name": ("de", "en"), "summary": ("de", "en"), "page": ("de", "en")}
    parts["effort"] = ("organisation", "architecture")
    return {
        column: value
        for key, whole in of.items()
        for column, value in (
            [(f"{key}_{part}", (whole or {}).get(part)) for part in parts[key]] if key in parts else [(key, whole)]
        )
    }


def test_figures_are_in_json_and_csv_with_their_source() -> None:
    (later, earlier) = record(specimen(), "trends/service-blueprinting.json")["trend"]["figures"]
    assert (earlier["year"], earlier["value"], later["value"], later["unit"]) == (2023, 4, 12.5, "%")
    found = rows(made(specimen())["trends/service-blueprinting.csv"])
    assert [(row["year"], row["value"], row["unit"]) for row in found] == [("2026", "12.5", "%"), ("2023", "4", "%")]
    assert found[0]["what_en"] == "Utilities with a map" and found[0]["population_de"] == "Stadtwerke in Deutschland"
    assert {(row["source"], row["source_date"]) for row in found} == {("Ein Anbieter", "2026-02-03")}
    assert "trends/chatbots.csv" not in made(specimen())


def test_the_schema_has_every_field_that_is_declared() -> None:
    assert data_schema.written() == data_schema.derived(), "run make golden"


def test_an_edition_shows_what_its_chart_shows() -> None:
    found = record(specimen(), "data/2026.json")
    assert found["edition"] == {
        "id": "2026",
        "date": "2026-11-30",
        "motto": {"de": "Vom Vorhaben zum Betrieb", "en": "From project to practice"},
        "theme": None,
        "before": "2025",
    }
    assert found["gone"] == ["beacons", "panels"]
    shown = {each["id"]: each for each in found["trends"]}
    assert list(shown) == ["chatbots", "german-only", "journey-mapping", "service-blueprinting"]
    assert shown["german-only"]["summary"] == {"de": "Nur so."}
    assert shown["service-blueprinting"] == {
        "id": "service-blueprinting",
        "name": {"de": "Service Blueprinting", "en": "Service blueprinting"},
        "summary": {
            "de": "Ein Bild des Ablaufs, vor und hinter der Bühne.",
            "en": "A picture of the flow, on and off stage.",
        },
        "dimension": "process",
        "ring": "scale",
        "computed_ring": "pilot",
        "level": 3,
        "agreement": "medium",
        "movement": "in",
        "ring_before": "experiment",
        "action": "act",
        "start_early": False,
        "impact": 3,
        "certainty": "weak",
        "confirmed": True,
        "corrected": None,
        "effort": {"organisation": 4, "architecture": 2},
        "legal_duty": False,
        "page": {"de": "../trends/service-blueprinting/", "en": "../en/trends/service-blueprinting/"},
        "data": "../trends/service-blueprinting.json",
    }


def test_an_earlier_edition_stays_as_it_was() -> None:
    found = record(specimen(), "data/2025.json")
    assert (found["edition"]["before"], found["gone"]) == (None, [])
    rings = {each["id"]: each["ring"] for each in found["trends"]}
    assert rings == {
        "beacons": "vision",
        "journey-mapping": "scale",
        "panels": "vision",
        "service-blueprinting": "experiment",
    }


def test_a_trend_is_told_whole() -> None:
    found = record(specimen(), "trends/service-blueprinting.json")["trend"]
    assert found["aliases"] == {"de": ["Ablaufbild", "Blaupause"], "en": ["service map"]}
    assert found["links"] == [{"to": "journey-mapping", "type": "requires"}, {"to": "chatbots", "type": "enables"}]
    assert found["cases"][0]["outcome"] == "reversed"
    assert [each["edition"] for each in found["editions"]] == ["2025", "2026"]
    assert found["editions"][1]["ratings"][1] == {
        "by": "zweite",
        "role": "editor",
        "date": None,
        "levels": {"adoption": 2, "evidence": 2, "means": 3},
        "note": None,
    }


@pytest.mark.parametrize("edition", ["2025", "2026"])
def test_the_table_read_back_is_what_the_json_says(edition: str) -> None:
    of = specimen(trend("kanban", name=text('\'=1+1, "so"\nund so', " @me")), trend("lean", name=text("''", "＝1")))
    said = [flat(each) for each in record(of, f"data/{edition}.json")["trends"]]
    found = rows(made(of)[f"data/{edition}.csv"])
    # What else the entry says stands behind what the edition shows.
    assert [[*row][: len(each)] for row, each in zip(found, said, strict=True)] == [list(each) for each in said]
    assert [
        {key: read_back(row[key], each[key]) for key in each} for row, each in zip(found, said, strict=True)
    ] == said


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", " =", "＝"])
def test_a_cell_is_never_a_formula(start: str) -> None:
    of = radar(trend("kanban", name=text(f"{start}cmd|' /C calc'!A0")))
    (row,) = rows(made(of)["data/2026.csv"])
    assert row["name_de"].startswith("'")


def test_addresses_are_whole_where_the_site_knows_its_own() -> None:
    (shown, *_) = record(specimen(), "data/2026.json", site_url="https://example.org/radar/")["trends"]
    assert shown["page"]["en"] == "https://example.org/radar/en/trends/chatbots/"
    assert shown["data"] == "https://example.org/radar/trends/chatbots.json"


def test_what_all_languages_share_stands_once() -> None:
    of, sources = specimen(), {"chatbots": b"name: Chatbots # by hand\n"}
    german, english = made(of, sources=sources), made(of, "en", sources=sources)
    assert german["trends/chatbots.yaml"] == sources["chatbots"]
    own = ["embed/index.html", "feed.xml", "later/home.json", "llms.txt", "search/names.json"]
    assert [path for path in english if not path.endswith(".md")] == own
    assert 'href="../../trends/chatbots.yaml"' in str(german["trends/chatbots.md"])
    assert 'href="../../../trends/chatbots.yaml"' in str(english["trends/chatbots.md"])
    assert 'href="../../data/2026.csv"' in str(english["data.md"])


def test_a_radar_that_says_little_has_sound_data_too() -> None:
    of = replace(radar(trend("kanban"), rings=2, dimensions=2), rings=radar(rings=2).rings)
    of = replace(
        of,
        trends=(
            replace(
                of.trends[0],
                dimension="d0",
                assessments=(replace(of.trends[0].assessments[0], ring="r0", impact=None),),
                effort=None,
            ),
        ),
    )
    assert record(of, "data/2026.json")["trends"][0]["action"] is None
    assert record(of, "trends/kanban.json")["trend"]["effort"] is None


def test_tables_have_what_an_entry_says_and_the_workbook_has_both() -> None:
    of = made(specimen())
    row = next(row for row in rows(of["data/2026.csv"]) if row["id"] == "service-blueprinting")
    assert (row["phase_from"], row["phase_to"], row["tags"]) == ("1", "2", "journey; method")
    assert (row["ratings"], row["level_adoption"], row["sources"], row["cases"]) == ("3", "3", "2", "1")
    (case,) = (row for row in rows(of["data/cases/2026.csv"]) if row["trend"] == "service-blueprinting")
    assert (case["organisation"], case["country"]) == ("Stadtwerke Beispiel", "DE")
    workbook = of["data/2026.xlsx"]
    assert isinstance(workbook, bytes)
    book = load_workbook(io.BytesIO(workbook))
    assert book.sheetnames == ["trends", "cases"]
    for name, path in (("trends", "data/2026.csv"), ("cases", "data/cases/2026.csv")):
        sheet = book[name]
        assert [cell.value for cell in sheet[1]] == [*rows(of[path])[0]]
        assert sheet.max_row == len(rows(of[path])) + 1
    assert made(specimen())["data/2026.xlsx"] == workbook


def test_words_never_become_a_formula_in_the_workbook() -> None:
    found = load_workbook(io.BytesIO(as_workbook({"trends": [["name"], ["=1+1"], ["-2"]]})))["trends"]
    assert [(cell.value, cell.data_type) for (cell,) in found.iter_rows(min_row=2)] == [("=1+1", "s"), ("-2", "s")]
