"""The forms of radar.yaml and of an entry as JSON Schema, for editors with completion and for other programs."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from radargen.model import Edition, Radar, Ring
from radargen.reading.forms.entry_form import EntryForm
from radargen.reading.forms.fields import LEVELS, Form
from radargen.reading.forms.identifiers import ID_KIND, IdKind
from radargen.reading.forms.radar_form import RadarForm
from radargen.reading.loading import Loaded
from radargen.text.paths import RADAR, SCHEMAS
from radargen.text.wording import Wording, wording

# Where editing programs look for the schemas, below the radar's folder, and the line by which an entry says so.
MODELINE = f"# yaml-language-server: $schema=../{SCHEMAS}/trend.schema.json"

# The sections of the wording whose name is not that of the closed choice.
_SECTIONS = {"LinkType": "link", "SourceKind": "kind"}
_SCALES = (("AssessmentForm", "impact"), ("EffortForm", "organisation"), ("EffortForm", "architecture"))

Schema = dict[str, Any]


@dataclass(frozen=True, slots=True)
class AllowedValues:
    """Values as a parser makes them of what stands without quotation marks, each with a meaning or nothing."""

    values: tuple[str | int | float, ...]
    meanings: tuple[str, ...]
    # The ids of which a parser makes numbers, as they read with quotation marks.
    quoted: tuple[str, ...] = ()


def schema_files(loaded: Loaded) -> dict[str, str]:
    """radar.schema.json and trend.schema.json of one radar."""
    return {f"{name}.schema.json": schema_text(schema) for name, schema in schemas(loaded).items()}


def schema_text(schema: object) -> str:
    """A schema as text."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def schemas(loaded: Loaded | None = None) -> dict[str, Schema]:
    """Draft 2020-12 schemas named `radar` and `trend`; they accept what any YAML parser makes of a valid file.

    With a radar that could be read, that of a trend accepts no other ids than those it has, and both speak its first
    language. That of radar.yaml accepts any: new ids are written there.
    """
    radar = loaded.radar if loaded else None
    known = allowed_ids(radar, loaded.read) if loaded and radar else {}
    found = {"radar": _schema(RadarForm, RADAR, {}), "trend": _schema(EntryForm, "A trend", known)}
    if radar:
        found = {name: _in_language(schema, radar.languages[0]) for name, schema in found.items()}
        _explain(found["trend"]["$defs"], radar, wording(radar.languages[0]))
    return found


def _in_language(schema: Schema, language: str) -> Schema:
    """The schema as people of that language read it; keys and what stands in files are the same everywhere."""
    say = wording(language)

    def said(node: Any) -> Any:
        if isinstance(node, list):
            return [said(item) for item in node]
        if not isinstance(node, dict):
            return node
        return {
            key: say.described(value) if key == "description" and isinstance(value, str) else said(value)
            for key, value in node.items()
        }

    spoken: Schema = said(schema)
    return spoken


def _schema(form: type[Form], title: str, known: Mapping[IdKind, AllowedValues]) -> Schema:
    schema = _chosen(form.model_json_schema(by_alias=True), known)
    for one in (schema, *schema["$defs"].values()):
        for key, field in one.get("properties", {}).items():
            field["title"] = key.replace("_", " ").capitalize()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": title}


def _chosen(node: Any, known: Mapping[IdKind, AllowedValues]) -> Any:
    """The schema with what there is to choose from, and without `default: null`, which editors would offer to write."""
    if isinstance(node, list):
        return [_chosen(item, known) for item in node]
    if not isinstance(node, dict):
        return node
    kept = {
        key: _chosen(value, known)
        for key, value in node.items()
        if key != ID_KIND and (key, value) != ("default", None)
    }
    if not known or ID_KIND not in node:
        return kept
    match node[ID_KIND]:
        case IdKind.LANGUAGE:
            languages = known[IdKind.LANGUAGE].values
            return {**kept, "properties": {key: kept["properties"][key] for key in languages}}
        case IdKind.FORMER:
            return {
                **kept,
                "not": {"enum": [*kept["not"]["enum"], *known[IdKind.TREND].values, *known[IdKind.TREND].quoted]},
            }
        case kind:
            about = {key: kept[key] for key in ("title", "description") if key in kept}
            return {**about, **_enumerated(known[kind])}


def _enumerated(choice: AllowedValues) -> Schema:
    """What to choose from; the same in quotation marks is right and not offered."""
    offered = {"enum": list(choice.values), "enumDescriptions": list(choice.meanings)}
    if not choice.quoted:
        return offered
    quoted = "|".join(id.replace(".", r"\.") for id in choice.quoted)
    return {"anyOf": [offered, {"type": "string", "pattern": f"^({quoted})$"}]}


def _explain(forms: dict[str, Schema], radar: Radar, say: Wording) -> None:
    """Put words to what an entry chooses from: levels of the criteria, of impact and effort, and closed choices."""
    language = radar.languages[0]
    rating = forms["RatingForm"]
    for one in radar.criteria:
        about = {"title": one.name.any(language), "description": one.question.any(language) or one.name.any(language)}
        rating["properties"][one.id] = about | _enumerated(
            allowed_levels([words.any(language) for words in one.levels])
        )
    rating["required"] += [one.id for one in radar.criteria]
    rating["additionalProperties"] = False
    for holder, scale in _SCALES:
        field = forms[holder]["properties"][scale]
        sentences = _enumerated(allowed_levels([say(f"scale-{scale}.{level}") for level in range(1, 6)]))
        if "anyOf" in field:
            field["anyOf"] = [sentences, {"type": "null"}]
        else:
            forms[holder]["properties"][scale] = {key: field[key] for key in ("title", "description")} | sentences
    for name, form in forms.items():
        if "enum" in form:
            form["enumDescriptions"] = [say.term(section(name), word) for word in form["enum"]]


def section(choice: str) -> str:
    """The section of the wording with a sentence for each word of a closed choice, by the name of its class."""
    return _SECTIONS.get(choice, choice.lower())


def allowed_ids(radar: Radar, ids: Collection[str]) -> Mapping[IdKind, AllowedValues]:
    """Everything an entry may name, in the radar's order and first language.

    `ids` are those of all entries, sound or not; names are known of the sound ones.
    """
    language = radar.languages[0]
    known = {
        IdKind.DIMENSION: {one.id: one.name.any(language) for one in radar.dimensions},
        IdKind.EDITION: {one.id: _edition(one, language) for one in radar.editions},
        IdKind.FACTOR: {one.id: one.name.any(language) for one in radar.factors},
        IdKind.LANGUAGE: dict.fromkeys(radar.languages, ""),
        IdKind.PHASE: {one.id: one.name.any(language) for one in radar.phases},
        IdKind.RING: {one.id: _ring(one, language) for one in radar.rings},
        IdKind.TREND: dict.fromkeys(sorted(ids), "") | {one.id: one.name.any(language) for one in radar.trends},
    }
    return {kind: _allowed(meanings) for kind, meanings in known.items()}


def allowed_levels(sentences: Sequence[str]) -> AllowedValues:
    """1 to 5, each with its sentence where there are any."""
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
    """What an ordinary parser makes of an id such as 2026 that stands without quotation marks."""
    if not (id.isascii() and id.replace(".", "", 1).isdecimal()):
        return id
    return float(id) if "." in id else int(id)
