import datetime as dt
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from jsonschema.protocols import Validator

from radargen.reading import load, schemas
from tests.folders import CX, RADAR, entry

SHORT_RADAR = "dimensions: [People, Process]\nrings: [Adopt, 2026]\neditions: [2025, 2026-2]\n"
SHORT_TREND = (
    "name: No\ndimension: process\nring: hold\naliases: [1.10, NO]\nlabel:\nassessments: [{edition: 2025, ring: a}]\n"
)


def parsed(source: str) -> Any:
    """What an ordinary parser makes of it; dates, which JSON does not know, as their texts."""
    return _without_dates(yaml.safe_load(source))


def _without_dates(value: Any) -> Any:
    match value:
        case dict():
            return {str(key): _without_dates(inner) for key, inner in value.items()}
        case list():
            return [_without_dates(inner) for inner in value]
        case dt.date():
            return value.isoformat()
        case _:
            return value


def complaints(kind: str, source: str) -> list[str]:
    return [error.json_path for error in Draft202012Validator(schemas()[kind]).iter_errors(parsed(source))]


@pytest.mark.parametrize("kind", ["radar", "trend"])
def test_they_are_json_schemas(kind: str) -> None:
    Draft202012Validator.check_schema(schemas()[kind])


@pytest.mark.slow
def test_the_cx_radar_fits() -> None:
    entries = sorted(CX.glob("trends/*.yaml"))
    assert complaints("radar", (CX / "radar.yaml").read_text(encoding="utf-8")) == []
    assert {path.name: complaints("trend", path.read_text(encoding="utf-8")) for path in entries} == {
        path.name: [] for path in entries
    }


def test_the_short_form_fits() -> None:
    assert (complaints("radar", SHORT_RADAR), complaints("trend", SHORT_TREND)) == ([], [])


@pytest.mark.parametrize(
    ("source", "path"),
    [
        ("name: a\ndimension: b\nlable: c\n", "$"),
        ("name: a\n", "$"),
        ("name: {nl: a}\ndimension: b\n", "$.name"),
        ("name: a\ndimension: b\nstatus: activ\n", "$.status"),
        (
            "name: a\ndimension: b\nassessments: [{edition: 1, ratings: [{by: a, use: 6}]}]",
            "$.assessments",
        ),
    ],
)
def test_mistakes_do_not_fit(source: str, path: str) -> None:
    assert any(found.startswith(path) for found in complaints("trend", source))


def test_every_field_says_what_it_is_for() -> None:
    for schema in schemas().values():
        for form in (schema, *schema["$defs"].values()):
            assert form["description"]
            assert all("description" in field for field in form.get("properties", {}).values()), form["title"]


def test_fields_are_explained_in_the_radars_first_language() -> None:
    explained = schemas(load({"radar.yaml": RADAR}))["trend"]
    assert explained["properties"]["first_step"]["description"] == "Was man nächste Woche tun kann."


def own(edition: str = "2026") -> Validator:
    """What holds a trend against the schema of one radar."""
    radar = RADAR.replace("2026", edition, 1)
    return Draft202012Validator(schemas(load({"radar.yaml": radar, "trends/kanban.yaml": entry("Kanban")}))["trend"])


@pytest.mark.parametrize(
    ("source", "path"),
    [
        ("dimension: product", "$.dimension"),
        ("ring: hold", "$.ring"),
        ("assessments: [{edition: 2027}]", "$.assessments"),
        ("links: [{to: lean, type: requires}]", "$.links"),
        ("formerly: [kanban]", "$.formerly"),
        ("summary: {nl: a}", "$.summary"),
        ("factors: [any]", "$.factors"),
        ("assessments: [{edition: 2026, ratings: [{by: a, use: 3}]}]", "$.assessments"),
    ],
)
def test_the_schema_of_a_radar_knows_its_ids(source: str, path: str) -> None:
    sound = {"name": "a", "dimension": "process"}
    found = [error.json_path for error in own().iter_errors(sound | parsed(source))]
    assert len(found) == 1 and found[0].startswith(path)


def test_a_broken_entry_can_be_named_and_a_radar_that_cannot_be_read_leaves_every_id_open() -> None:
    both = load({"radar.yaml": RADAR, "trends/kanban.yaml": "name: ["})
    assert schemas(both)["trend"]["$defs"]["LinkForm"]["properties"]["to"]["enum"] == ["kanban"]
    assert schemas(load({"radar.yaml": "radar: ["})) == schemas()


@pytest.mark.parametrize("edition", ["2025.10", "'2025.10'"])
def test_an_id_that_reads_as_a_number_may_stand_with_quotation_marks_or_without(edition: str) -> None:
    source = parsed(f"{{name: a, dimension: process, assessments: [{{edition: {edition}, ring: adopt}}]}}")
    assert list(own("2025.10").iter_errors(source)) == []
