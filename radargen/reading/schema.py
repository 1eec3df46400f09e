"""The forms of radar.yaml and of an entry as JSON Schema, for editors with completion and for other programs."""

import json
from typing import Any

from radargen.reading.entry_form import EntryForm
from radargen.reading.fields import Form
from radargen.reading.loading import Loaded
from radargen.reading.radar_form import RadarForm

# Where editing programs look for the schemas, below the radar's folder.
SCHEMAS = ".radargen"


def schema_files(loaded: Loaded) -> dict[str, str]:
    """radar.schema.json and trend.schema.json of one radar."""
    return {f"{name}.schema.json": schema_text(schema) for name, schema in schemas().items()}


def schema_text(schema: object) -> str:
    """A schema as text."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def schemas() -> dict[str, dict[str, Any]]:
    """Draft 2020-12 schemas named `radar` and `trend`; they accept what any YAML parser makes of a valid file."""
    return {"radar": _schema(RadarForm, "radar.yaml"), "trend": _schema(EntryForm, "A trend")}


def _schema(form: type[Form], title: str) -> dict[str, Any]:
    schema = _without_null_defaults(form.model_json_schema(by_alias=True))
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": title}


def _without_null_defaults(node: Any) -> Any:
    """The schema without `default: null`, which editors would offer to write."""
    if isinstance(node, dict):
        kept = {key: value for key, value in node.items() if (key, value) != ("default", None)}
        return {key: _without_null_defaults(value) for key, value in kept.items()}
    return [_without_null_defaults(item) for item in node] if isinstance(node, list) else node
