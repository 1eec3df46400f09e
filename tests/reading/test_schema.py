import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from radargen.reading import schemas

ROOT = Path(__file__).parent.parent.parent
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


def test_this_repository_fits() -> None:
    entries = sorted(ROOT.glob("trends/*.yaml"))
    assert complaints("radar", (ROOT / "radar.yaml").read_text(encoding="utf-8")) == []
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
        ("name: {fr: a}\ndimension: b\n", "$.name"),
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
