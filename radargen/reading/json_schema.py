"""JSON Schemas of radar.yaml and of an entry, for editing programs."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from radargen.model import Edition, Radar, Ring
from radargen.reading.forms.entry_form import EntryForm
from radargen.reading.forms.fields import Form
from radargen.reading.forms.identifiers import ID_KIND, IdKind
from radargen.reading.forms.numbers_and_dates import LEVELS
from radargen.reading.forms.radar_form import RadarForm
from radargen.reading.loading import Loaded
from radargen.text.paths import RADAR, SCHEMAS
from radargen.text.wording import Wording, wording

# The first line of an entry, which names its schema for editing programs.
MODELINE = f"# yaml-language-server: $schema=../{SCHEMAS}/trend.schema.json"

# Sections of the wording whose name differs from that of the vocabulary.
_SECTIONS = {"LinkType": "link", "SourceKind": "kind"}
_SCALES = (("AssessmentForm", "impact"), ("EffortForm", "organisation"), ("EffortForm", "architecture"))

Schema = dict[str, Any]


@dataclass(frozen=True, slots=True)
class AllowedValues:
    """Allowed values as YAML parsers read them without quotation marks, each with a description or an empty text."""

    values: tuple[str | int | float, ...]
    meanings: tuple[str, ...]
    # The ids that parsers read as numbers unless quoted.
    quoted: tuple[str, ...] = ()


def schema_files(loaded: Loaded) -> dict[str, str]:
    """radar.schema.json and trend.schema.json of one radar."""
    return {f"{name}.schema.json": schema_text(schema) for name, schema in schemas(loaded).items()}


def schema_text(schema: object) -> str:
    """The schema as JSON text."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def schemas(loaded: Loaded | None = None) -> dict[str, Schema]:
    """JSON Schemas (draft 2020-12) named `radar` and `trend`, which accept a valid file as any YAML parser reads it.

    With a radar, that of a trend accepts only the radar's ids, and descriptions are in the radar's first language. That
    of radar.yaml accepts any ids.
    """
    if loaded is None or (radar := loaded.radar) is None:
        return {"radar": _schema(RadarForm, RADAR, {}), "trend": _schema(EntryForm, "A trend", {})}
    language = radar.languages[0]
    return {
        "radar": _in_language(_schema(RadarForm, RADAR, {}), language),
        "trend": entry_schema(radar, loaded.read, language),
    }


def entry_schema(radar: Radar, ids: Collection[str], language: str) -> Schema:
    """The JSON Schema of an entry of that radar, described in that language; `ids` are those of all entries."""
    schema = _in_language(_schema(EntryForm, "A trend", allowed_ids(radar, ids, language)), language)
    _add_meanings(schema["$defs"], radar, wording(language))
    if radar.facets:
        schema["properties"]["facets"] |= _facets(radar, language)
    return schema


def _in_language(schema: Schema, language: str) -> Schema:
    """The schema with its descriptions in that language; keys and values are unchanged."""
    reader_wording = wording(language)

    def translated_node(node: Any) -> Any:
        if isinstance(node, list):
            return [translated_node(item) for item in node]
        if not isinstance(node, dict):
            return node
        return {
            key: reader_wording.described(value)
            if key == "description" and isinstance(value, str)
            else translated_node(value)
            for key, value in node.items()
        }

    translated: Schema = translated_node(schema)
    return translated


def _schema(form: type[Form], title: str, allowed: Mapping[IdKind, AllowedValues]) -> Schema:
    schema = _with_choices(form.model_json_schema(by_alias=True), allowed)
    for definition in (schema, *schema["$defs"].values()):
        for key, field in definition.get("properties", {}).items():
            field["title"] = key.replace("_", " ").capitalize()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": title}


def _with_choices(node: Any, allowed: Mapping[IdKind, AllowedValues]) -> Any:
    """The schema with the allowed ids, and without `default: null`, which editing programs would offer."""
    if isinstance(node, list):
        return [_with_choices(item, allowed) for item in node]
    if not isinstance(node, dict):
        return node
    copy = {
        key: _with_choices(value, allowed)
        for key, value in node.items()
        if key != ID_KIND and (key, value) != ("default", None)
    }
    if not allowed or ID_KIND not in node:
        return copy
    match node[ID_KIND]:
        case IdKind.LANGUAGE:
            languages = allowed[IdKind.LANGUAGE].values
            return {**copy, "properties": {key: copy["properties"][key] for key in languages}}
        case IdKind.FORMER:
            return {
                **copy,
                "not": {"enum": [*copy["not"]["enum"], *allowed[IdKind.TREND].values, *allowed[IdKind.TREND].quoted]},
            }
        case IdKind.INDUSTRY if not allowed[IdKind.INDUSTRY].values:
            return copy
        case kind:
            about = {key: copy[key] for key in ("title", "description") if key in copy}
            return {**about, **_enumerated(allowed[kind])}


def _enumerated(choice: AllowedValues) -> Schema:
    """The schema of a choice; quoted numbers are accepted but not offered."""
    offered = {"enum": list(choice.values), "enumDescriptions": list(choice.meanings)}
    if not choice.quoted:
        return offered
    quoted = "|".join(id.replace(".", r"\.") for id in choice.quoted)
    return {"anyOf": [offered, {"type": "string", "pattern": f"^({quoted})$"}]}


def _add_meanings(forms: dict[str, Schema], radar: Radar, reader_wording: Wording) -> None:
    """Add descriptions to the choices in an entry: levels of criteria, impact and effort, and vocabularies."""
    language = reader_wording.language
    rating, settlement = forms["RatingForm"], forms["SettlementForm"]
    for criterion in radar.criteria:
        about = {
            "title": criterion.name.any(language),
            "description": criterion.question.any(language) or criterion.name.any(language),
        }
        levels = _enumerated(allowed_levels([words.any(language) for words in criterion.levels]))
        rating["properties"][criterion.id] = settlement["properties"][criterion.id] = about | levels
    for form in (rating, settlement):
        form["required"] = [*form.get("required", ()), *(criterion.id for criterion in radar.criteria)]
        form["additionalProperties"] = False
    for holder, scale in _SCALES:
        field = forms[holder]["properties"][scale]
        sentences = _enumerated(allowed_levels([reader_wording(f"scale-{scale}.{level}") for level in range(1, 6)]))
        if "anyOf" in field:
            field["anyOf"] = [sentences, {"type": "null"}]
        else:
            forms[holder]["properties"][scale] = {key: field[key] for key in ("title", "description")} | sentences
    for name, form in forms.items():
        if "enum" in form:
            form["enumDescriptions"] = [reader_wording.term(section(name), word) for word in form["enum"]]


def _facets(radar: Radar, language: str) -> Schema:
    """What the facets of an entry may be: for each facet one value, or a list where it takes several."""
    of_facet = {}
    for facet in radar.facets:
        value = _enumerated(_allowed({one.id: one.name.any(language) for one in facet.values}))
        listed = {"type": "array", "items": value, "minItems": 1} | ({} if facet.several else {"maxItems": 1})
        of_facet[facet.id] = {"title": facet.name.any(language), "anyOf": [value, listed]}
    form = {"type": "object", "properties": of_facet, "additionalProperties": False}
    return {"anyOf": [form, {"type": "null"}]}


def section(choice: str) -> str:
    """The section of the wording that describes the words of a vocabulary, given by the name of its class."""
    return _SECTIONS.get(choice, choice.lower())


def allowed_ids(radar: Radar, ids: Collection[str], language: str) -> Mapping[IdKind, AllowedValues]:
    """The ids that an entry may name, by kind, with descriptions in that language.

    `ids` are those of all entries, valid or not; only valid ones have names.
    """
    meanings_by_kind = {
        IdKind.DIMENSION: {one.id: one.name.any(language) for one in radar.dimensions},
        IdKind.EDITION: {one.id: _edition(one, language) for one in radar.editions},
        IdKind.FACTOR: {one.id: one.name.any(language) for one in radar.factors},
        IdKind.INDUSTRY: {one.id: one.name.any(language) for one in radar.industries},
        IdKind.LANGUAGE: dict.fromkeys(radar.languages, ""),
        IdKind.PHASE: {one.id: one.name.any(language) for one in radar.phases},
        IdKind.RING: {one.id: _ring(one, language) for one in radar.rings},
        IdKind.TREND: dict.fromkeys(sorted(ids), "") | {one.id: one.name.any(language) for one in radar.trends},
    }
    return {kind: _allowed(meanings) for kind, meanings in meanings_by_kind.items()}


def allowed_levels(sentences: Sequence[str]) -> AllowedValues:
    """The levels 1 to 5 with their sentences, if there are any."""
    return AllowedValues((*map(int, LEVELS),), (*sentences,) or ("",) * len(LEVELS), LEVELS)


def _edition(edition: Edition, language: str) -> str:
    return edition.motto.any(language) or (wording(language).date(edition.date) if edition.date else "")


def _ring(ring: Ring, language: str) -> str:
    name, meaning = ring.name.any(language), ring.meaning.any(language)
    return f"{name}: {meaning}" if meaning else name


def _allowed(meanings: Mapping[str, str]) -> AllowedValues:
    quoted = tuple(id for id in meanings if not isinstance(_value(id), str))
    return AllowedValues((*map(_value, meanings),), (*meanings.values(),), quoted)


def _value(id: str) -> str | int | float:
    """The value as which YAML parsers read an unquoted id, such as the number 2026."""
    if not (id.isascii() and id.replace(".", "", 1).isdecimal()):
        return id
    return float(id) if "." in id else int(id)
