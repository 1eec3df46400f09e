"""The form for writing an entry in a browser: its fields, made from the schema, and the rule, as JSON.

Everything follows from one declaration: what an entry may contain is in `reading.forms`, and the fields come from its
schema. The page's script builds form, checks and file from this module's output.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from radargen.assessing.rule import ENOUGH_RATERS, MOST
from radargen.model import Radar, Rule
from radargen.pages import SuggestForm
from radargen.pages.addresses import SUGGEST, href, trend_file
from radargen.reading import MODELINE, Loaded, entry_schema, forbidden_pattern
from radargen.reading.forms.fields import LINE, SENTENCES
from radargen.reading.forms.web_addresses import LONGEST
from radargen.text.markdown.limits import CHARACTERS
from radargen.text.paths import TRENDS
from radargen.text.wording import Wording, sentences, wording

Json = dict[str, Any]

# The fields of the form by part, each with the fields of its mappings; the form leaves all others untouched.
_SOURCE: Json = {"title": {}, "by": {}, "url": {}, "date": {}, "kind": {}}
_PARTS: Json = {
    "about": {"name": {}, "dimension": {}, "summary": {}, "text": {}, "aliases": {}},
    "place": {
        "ring": {},
        "assessments": {
            "edition": {},
            "ratings": {"by": {}, "role": {}, "date": {}, "note": {}},
            "ring": {},
            "because": {},
            "impact": {},
            "reason": {},
            "dissent": {},
            "confirmed": {},
        },
    },
    "proof": {
        "sources": _SOURCE,
        "cases": {
            "organisation": {},
            "industry": {},
            "country": {},
            "year": {},
            "what": {},
            "outcome": {},
            "source": _SOURCE,
        },
    },
    "more": {
        "label": {},
        "effort": {"organisation": {}, "architecture": {}},
        "legal_duty": {},
        "phases": {"from": {}, "to": {}},
        "factors": {},
        "facets": {},
        "first_step": {},
        "who": {},
        "cost": {},
        "success": {},
        "links": {"to": {}, "type": {}},
        "tags": {},
        "owner": {},
        "review_by": {},
    },
}
# Mappings written on one line, as editors do.
_ON_ONE_LINE = frozenset({"ratings", "links", "effort", "phases", "facets"})
# Fields whose levels have sentences, and a question about them.
_SCALES = ("assessments", "effort")
# Fields left out if rings follow from ratings, and if they are stated.
_STATED = (("ring",), ("assessments", "ring"), ("assessments", "because"))
_RATED = (("assessments",),)
# The form's kinds for the schema's types of texts.
_TEXTS = {"Name": "name", "Words": "words", "Markdown": "markdown", "Names": "names", "Phrases": "lines"}
_FORMATS = {"date": "date", "uri": "url"}
_YEAR = "^[12][0-9]{3}$"


@dataclass(frozen=True, slots=True)
class FormPlace:
    """Where the form submits what it has written.

    `edit_url` is the forge's address for editing the radar's folder, empty if unknown. `withheld` means that readers
    see the entries without an edition that is being prepared, so that the form cannot start from their texts. `issues`
    is where the forge takes a suggestion in words. With `modeline`, a new file begins with the line by which editing
    programs find the schema, as written by `radargen new`. With `saves`, the form is shown by a server that writes
    files.
    """

    edit_url: str = ""
    issues: str = ""
    modeline: bool = False
    saves: bool = False
    withheld: bool = False


def suggest_form(loaded: Loaded, radar: Radar, language: str, place: FormPlace) -> SuggestForm:
    """The radar's form, with its texts in that language."""
    form = browser_form(loaded, radar, language, place)
    return SuggestForm(json.dumps(form, ensure_ascii=False, separators=(",", ":")), place.issues, place.saves)


def browser_form(loaded: Loaded, radar: Radar, language: str, place: FormPlace) -> Json:
    """The data for the page; texts are in `language`, the radar's own in another one if they lack it."""
    rule, say = radar.rule or Rule(), wording(language)
    schema = entry_schema(radar, [trend.id for trend in radar.trends], language)
    writer = _FieldWriter(schema, radar, say)
    files = href(SUGGEST, "" if language == radar.languages[0] else "../")
    return {
        "language": language,
        "first": radar.languages[0],
        "codes": radar.languages,
        "languages": [
            {"id": code, "name": say.language_name(code)} for code in dict.fromkeys([language, *radar.languages])
        ],
        "order": [*schema["properties"]],
        "fields": [*writer.fields()],
        "edition": radar.newest.id,
        "before": before.id if (before := radar.before(radar.newest)) else "",
        "rates": radar.newest.id not in loaded.published,
        "criteria": [
            {
                "id": criterion.id,
                "name": criterion.name.any(language),
                "question": criterion.question.any(language),
                "levels": [sentence.any(language) for sentence in criterion.levels],
            }
            for criterion in radar.criteria
        ],
        "rings": [
            {
                "id": ring.id,
                "name": ring.name.any(language),
                "meaning": ring.meaning.any(language),
                "lowest": ring.lowest,
            }
            for ring in radar.rings
        ],
        "rule": {
            "combine": rule.combine.value,
            "brakes": [
                {"ahead_of": brake.ahead_of, "by": brake.by, "at_most": [list(pair) for pair in brake.at_most]}
                for brake in rule.brakes
            ],
        },
        "enough": ENOUGH_RATERS,
        "most": MOST,
        "needs_source": bool(radar.criteria),
        "entries": {trend.id: dict(trend.name.by_language) for trend in radar.trends},
        "shown": {trend.id: trend.name.any(language) for trend in radar.trends},
        "former": radar.former(),
        "limits": {"line": LINE, "name": LINE, "words": SENTENCES, "markdown": CHARACTERS, "url": LONGEST},
        "forbidden": forbidden_pattern(),
        "folder": TRENDS,
        "modeline": MODELINE if place.modeline else "",
        "files": f"{files}{trend_file('*', 'yaml')}",
        "forge": _forge(place.edit_url),
        "withheld": place.withheld,
        "words": {
            key.removeprefix("form."): say.pattern(key)
            for key in sentences()
            if key.startswith("form.") and not key.startswith("form.field-")
        }
        | {key: say.pattern(f"explain.{key}") for key in ("median", "lowest", "brake", "reckoning")},
    }


@dataclass(frozen=True, slots=True)
class _FieldWriter:
    """Makes the fields of the form from the schema of an entry."""

    schema: Json
    radar: Radar
    say: Wording

    def fields(self) -> Iterator[Json]:
        """All fields, each with its part of the form."""
        for part, listed in _PARTS.items():
            for field in self._of(self.schema, listed, ()):
                yield field | {"part": part}

    def _of(self, schema: Json, listed: Json, path: tuple[str, ...]) -> Iterator[Json]:
        properties = schema["properties"]
        for key, inner in listed.items():
            if key not in properties or (key == "facets" and not self.radar.facets):
                continue
            if (key == "phases" and not self.radar.phases) or (key == "factors" and not self.radar.factors):
                continue
            # A ring is stated, or follows from ratings.
            if (*path, key) in (_STATED if self.radar.criteria else _RATED):
                continue
            yield self._field(key, properties[key], inner, (*path, key), required=key in schema.get("required", ()))

    def _field(self, key: str, schema: Json, inner: Json, path: tuple[str, ...], *, required: bool) -> Json:
        label = self._label(path)
        field: Json = {"key": key, "label": label, "help": schema.get("description", "")}
        if required:
            field["required"] = True
        if key in _ON_ONE_LINE:
            field["flow"] = True
        field |= self._kind(_present(schema), inner, path)
        if path == ("assessments", "edition"):
            field |= {"kind": "line", "quoted": True}
            field.pop("options", None)
        if path == ("links", "to"):
            field["kind"] = "trend"
            field.pop("options", None)
        if path == ("assessments", "confirmed"):
            # True is the default, so ticking means false; the label says everything.
            field |= {"negated": True, "help": ""}
        # The options explain the choice, so the description would repeat them.
        if (field["kind"] in ("choice", "trend") and path[0] not in _SCALES) or label == field["help"].rstrip("."):
            field["help"] = ""
        return field

    def _label(self, path: tuple[str, ...]) -> str:
        key = f"form.field-{'-'.join(path).replace('_', '-')}"
        return self.say(key if key in sentences() else f"form.field-{path[-1].replace('_', '-')}")

    def _kind(self, schema: Json, inner: Json, path: tuple[str, ...]) -> Json:
        """Kind, options and inner fields of a value."""
        if path == ("facets",):
            return {"kind": "group", "fields": [*self._facets(schema)], "order": [one.id for one in self.radar.facets]}
        if name := schema.get("$ref", "").rpartition("/")[2]:
            if name in _TEXTS:
                return {"kind": _TEXTS[name]}
            if name == "IndustryRef" and not self.radar.industries:
                return {"kind": "name"}
            return self._kind(self.schema["$defs"][name], inner, path)
        if "enum" in schema:
            return {"kind": "choice", "options": _options(schema)}
        if "properties" in schema:
            its, order = [*self._of(schema, inner, path)], [*schema["properties"]]
            if path == ("assessments", "ratings"):
                its += [self._criterion(schema["properties"], one.id) for one in self.radar.criteria]
                order = [*(key for key in order if key != "note"), "note"]
                its.sort(key=lambda field: order.index(field["key"]))
            return {"kind": "group", "fields": its, "order": order}
        if schema.get("type") == "array":
            of_item = self._kind(_present(schema["items"]), inner, path)
            match of_item["kind"]:
                case "group":
                    return of_item | {"kind": "items"}
                case "choice":
                    return of_item | {"kind": "choices"}
                case _:
                    return {"kind": "lines"}
        return {"kind": _kind_of_scalar(schema)}

    def _criterion(self, properties: Json, criterion_id: str) -> Json:
        shown = next(one for one in self.radar.criteria if one.id == criterion_id)
        schema = _present(properties[criterion_id])
        return {
            "key": criterion_id,
            "label": shown.name.any(self.say.language),
            "help": shown.question.any(self.say.language),
            "required": True,
            "kind": "choice",
            "options": _options(schema),
        }

    def _facets(self, schema: Json) -> Iterator[Json]:
        for facet in self.radar.facets:
            single, _ = schema["properties"][facet.id]["anyOf"]
            yield {
                "key": facet.id,
                "label": facet.name.any(self.say.language),
                "help": "",
                "kind": "choices" if facet.several else "choice",
                "options": _options(_present(single)),
            }


def _present(schema: Json) -> Json:
    """The schema without the alternatives of no value and of a quoted number."""
    options = [one for one in schema.get("anyOf", ()) if one.get("type") != "null"]
    if not options:
        return schema
    return _present(options[0])


def _kind_of_scalar(schema: Json) -> str:
    if schema.get("type") == "boolean":
        return "flag"
    if kind := _FORMATS.get(schema.get("format", "")):
        return kind
    if (pattern := schema.get("pattern", "")).startswith("^[0-9]{4}("):
        return "partial-date"
    return "year" if pattern == _YEAR else "line"


def _options(schema: Mapping[str, Any]) -> list[list[str]]:
    meanings = schema.get("enumDescriptions") or [""] * len(schema["enum"])
    return [[str(value), meaning] for value, meaning in zip(schema["enum"], meanings, strict=True)]


def _forge(edit_url: str) -> Json:
    """Where the forge edits a file of the folder and creates a new one, and what it accepts in an address.

    GitHub and forges like it, Gitea and Forgejo accept name and text; GitLab accepts only the name.
    """
    if not urlsplit(edit_url).hostname:
        return {"edit": "", "new": "", "name": "", "text": ""}
    edit = f"{edit_url.rstrip('/')}/{TRENDS}/"
    ways = (
        ("/-/edit/", "/-/new/", "file_name", ""),
        ("/_edit/", "/_new/", "filename", "value"),
        ("/edit/", "/new/", "filename", "value"),
    )
    for old, new, name, text in ways:
        if re.search(old, edit):
            return {"edit": edit, "new": edit.replace(old, new, 1).rstrip("/"), "name": name, "text": text}
    return {"edit": edit, "new": "", "name": "", "text": ""}
