"""radargen/pages/schema.json, as far as it follows from what the nouns declare; the rest of it is written by hand.

`python -m tests.pages.golden` writes it anew where a field has come or gone.
"""

import datetime as dt
import json
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any

import radargen.pages
from radargen.model import Assessment, Case, Effort, Rating, Source, Text, Trend
from radargen.model.declared import Declared, Meaning, Note, declared, items, plain, values
from radargen.pages.records import FIRST, IN_STANDING

PATH = Path(radargen.pages.__file__).with_name("schema.json")
# Nouns that the schema describes once, by name; what it says of the first allows for none as well.
NAMED = {Effort: "effort", Source: "source", Case: "case", Rating: "rating"}
NULL = {"type": "null"}
WIDTH = 120
_PLAIN = {str: "string", int: "integer", bool: "boolean", Decimal: "number"}

Schema = dict[str, Any]


def written() -> Schema:
    """The schema as it is in the file."""
    schema: Schema = json.loads(PATH.read_text(encoding="utf-8"))
    return schema


def derived() -> Schema:
    """The schema as it has to be, with what is written by hand."""
    schema = written()
    known = schema["$defs"]
    known["effort"] = {**known["effort"], "oneOf": [_mapping(Effort), NULL]}
    for kind in (Source, Case, Rating):
        known[NAMED[kind]] = _mapping(kind)
    entry, stands = _properties(Trend), _properties(Assessment)
    entry = {key: entry[key] for key in FIRST} | entry
    known["entry"] = _object(entry | {key: known["entry"]["properties"][key] for key in ("editions", "page")})
    stands = {key: value for key, value in stands.items() if key not in {*IN_STANDING, "confirmed"}}
    before = {key: value for key, value in known["in_edition"]["properties"].items() if key not in stands}
    known["in_edition"] = {**known["in_edition"], **_object(before | stands)}
    return schema


def _properties(kind: type) -> Schema:
    return {part.key: _field(part) for part in declared(kind) if part.published}


def _mapping(kind: type) -> Schema:
    return _object(_properties(kind))


def _object(properties: Schema) -> Schema:
    return {"type": "object", "additionalProperties": False, "required": [*properties], "properties": properties}


def _field(part: Declared) -> Schema:
    found = _value(part.type, part.notes)
    if not part.absent or part.type in (Effort, dt.date):
        return found
    if "enum" in found:
        return {**found, "enum": [*found["enum"], None]}
    if isinstance(found.get("type"), str) and "properties" not in found:
        return {**found, "type": [found["type"], "null"]}
    about = {"description": found.pop("description")} if "description" in found else {}
    return {**about, "oneOf": [found, NULL]}


def _value(hint: Any, notes: tuple[object, ...] = ()) -> Schema:
    """What may stand for a value of that type."""
    kind, own = plain(hint)
    notes = (*notes, *own)
    meaning = next((note.words for note in notes if isinstance(note, Meaning)), "")
    return {**({"description": meaning} if meaning else {}), **_type(kind, notes)}


def _type(kind: Any, notes: tuple[object, ...]) -> Schema:
    if Note.ID in notes or Note.EDITION_ID in notes:
        return {"$ref": f"#/$defs/{'id' if Note.ID in notes else 'edition_id'}"}
    if Note.LEVEL in notes:
        return {"type": "integer", "minimum": 1, "maximum": 5}
    if inner := values(kind):
        return {"type": "object", "additionalProperties": _value(inner)}
    if inner := items(kind):
        return {"type": "array", "items": _value(inner)}
    if kind in (Text, dt.date):
        return {"$ref": f"#/$defs/{'text' if kind is Text else 'date'}"}
    if kind in NAMED:
        return {"$ref": f"#/$defs/{NAMED[kind]}"}
    if issubclass(kind, StrEnum):
        return {"enum": [choice.value for choice in kind]}
    return {"type": _PLAIN[kind]} if kind in _PLAIN else _mapping(kind)


def write() -> None:
    """Write the schema anew, unless it is as it has to be."""
    if (schema := derived()) != written():
        PATH.write_text(_laid_out(schema, 0, "") + "\n", encoding="utf-8")


def _laid_out(value: object, column: int, indent: str) -> str:
    """JSON with as much on a line as fits."""
    line, inner = json.dumps(value, ensure_ascii=False), f"{indent}  "
    if column + len(line) < WIDTH or not value or not isinstance(value, dict | list):
        return line
    if isinstance(value, list):
        return "[\n" + ",\n".join(inner + _laid_out(one, len(inner), inner) for one in value) + f"\n{indent}]"
    heads = {key: f"{inner}{json.dumps(key)}: " for key in value}
    rows = (heads[key] + _laid_out(one, len(heads[key]), inner) for key, one in value.items())
    return "{\n" + ",\n".join(rows) + f"\n{indent}}}"
