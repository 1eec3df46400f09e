import csv
import io
import json

import pytest

from radargen.wording import wording
from tests.make import radar, text, trend
from tests.pages.specimen import made, specimen


def rows(of: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(of.removeprefix("\ufeff"))))


def test_the_table_can_be_read_back() -> None:
    found = {row["id"]: row for row in rows(str(made(specimen())["radar.csv"]))}
    assert list(found) == ["german-only", "journey-mapping", "service-blueprinting", "chatbots"]
    assert found["journey-mapping"]["name"] == "Ärger vermeiden"
    assert found["service-blueprinting"] | {"summary": "", "name": ""} == {
        "id": "service-blueprinting",
        "number": "4",
        "name": "",
        "summary": "",
        "dimension": "process",
        "ring": "scale",
        "computed_ring": "pilot",
        "level": "3",
        "agreement": "medium",
        "movement": "in",
        "ring_before": "experiment",
        "action": "act",
        "start_early": "false",
        "impact": "3",
        "effort_organisation": "4",
        "effort_architecture": "2",
        "certainty": "weak",
        "legal_duty": "false",
        "page": "trends/service-blueprinting/",
    }


def test_table_and_json_say_the_same() -> None:
    out = made(specimen(), "en")
    whole = json.loads(str(out["radar.json"]))
    assert [trend["id"] for trend in whole["trends"]] == [row["id"] for row in rows(str(out["radar.csv"]))]
    assert (whole["edition"], whole["date"], whole["language"]) == ("2026", "2026-11-30", "en")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_cell_is_never_a_formula(start: str) -> None:
    of = radar(trend("kanban", name=text(f"{start}cmd|' /C calc'!A0")))
    (row,) = rows(str(made(of)["radar.csv"]))
    assert row["name"].startswith("'")


def test_both_languages_have_the_same_sentences() -> None:
    assert wording("de").sentences.keys() == wording("en").sentences.keys()
