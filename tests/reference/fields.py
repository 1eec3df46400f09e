"""The fields of radar.yaml and of a trend's file: what each says, what may stand there, and an example that is read."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from radargen.reading import schemas
from radargen.reading.shape import Node, shape

EXAMPLE = Path(__file__).parent.parent.parent / "docs" / "reference" / "example"
FILES = {
    "radar": ("radar.yaml",),
    "trend": ("trends/customer-council.yaml", "trends/complaint-hotline.yaml", "trends/shop-app.yaml"),
}
# Wider examples would make the table hard to read; the whole file stands below it.
WIDEST = 64
# So many items a list may have that is bounded only against files that nobody could read.
MANY = 100
BELOW = "[below](#an-example-with-every-field)"
INTRO = {
    "trend": """\
# The fields of a trend

A trend is one file in `trends/`. The file's name without `.yaml` is the trend's id and its address for ever:
lower-case letters, digits and single hyphens (ä becomes ae, ß becomes ss). What stands in **bold** must be there. The
order is free; `radargen fmt` sets the fields in that of this page. The short form is `name`, `dimension` and `ring`.
""",
    "radar": """\
# The fields of radar.yaml

`radar.yaml` is the frame that every trend refers to. What stands in **bold** must be there. The short form is `title`,
`dimensions` and `rings` with plain names.
""",
}
TEXTS = """\
What is *text, or text per language* is written either way; a plain text is in the radar's first language:

```yaml
summary: Twelve customers advise the shop.
```

```yaml
summary: {de: Zwölf Kundinnen beraten den Laden., en: Twelve customers advise the shop.}
```

In braces a text with a comma, and anywhere one with a colon and a space, stands in quotation marks.
"""
BY_LANGUAGE = {
    "Name": "text, or text per language",
    "Words": "text, or text per language",
    "Markdown": "Markdown, or Markdown per language",
    "Names": "list of texts, or such a list per language",
}
# What a pattern of the schema asks for, by the beginning of one that is long.
PATTERNS = {
    "^[1-5]$": "1 to 5",
    "^[0-4]$": "0 to 4",
    "^[a-z0-9]+(-[a-z0-9]+)*$": "id",
    "^[A-Za-z0-9]+([._-][A-Za-z0-9]+)*$": "id of an edition",
    "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$": "day, month or year",
    "^[12][0-9]{3}$": "year",
    "^https?://": "web address",
    "^(https?://|mailto:)": "web or mail address",
    "^#[0-9A-Fa-f]{6}$": "colour",
    "^[A-Za-z0-9]+([ -][A-Za-z0-9]+)*$": "font family",
    r"^([A-Za-z0-9_][A-Za-z0-9_.-]*/)*[A-Za-z0-9_][A-Za-z0-9_.-]*\.(png|svg)$": "path of a PNG or SVG file",
}

Schema = dict[str, Any]


def page(kind: str) -> str:
    """The page of `radar` or `trend`: a table for the file, one for each mapping within it, then a whole example."""
    forms = Forms(schemas()[kind])
    for name in FILES[kind]:
        forms.learn(shape(text := _example(name)).root, forms.schema, text)
    lines = [INTRO[kind], *forms.table(forms.schema), "", TEXTS]
    for schema in forms.used():
        lines += [f"## {_heading(schema)}", "", schema["description"], "", *forms.table(schema), ""]
    lines += ["## An example with every field", "", "Everything in it is made up."]
    for name in FILES[kind]:
        lines += ["", f"[`{name}`](example/{name}):", "", "```yaml", _example(name).rstrip(), "```"]
    return "\n".join(lines) + "\n"


@dataclass
class Forms:
    """The mappings of one kind of file, and what the example has for each of their keys."""

    schema: Schema
    # By the title of the mapping and the key, as it is written in the example.
    found: dict[tuple[str, str], str] = field(default_factory=dict)

    def learn(self, node: Node, schema: Schema, text: str) -> None:
        """Take from the example whatever fits into a line, the first of each key."""
        for option in self.options(schema):
            for item in node.items if "items" in option else ():
                self.learn(item, option["items"], text)
            for key, value in node.pairs:
                inner = option.get("properties", {}).get(key.value) or option.get("additionalProperties")
                if not isinstance(inner, dict):
                    continue
                written = text[key.start : value.end].rstrip()
                if _is_form(option):
                    short = "\n" not in written and len(written) <= WIDEST
                    self.found.setdefault((option["title"], key.value), written if short else "")
                self.learn(value, inner, text)

    def table(self, schema: Schema) -> Iterator[str]:
        """A row for each key of a mapping."""
        yield "| field | what it says | value | example |"
        yield "|---|---|---|---|"
        for key, inner in schema["properties"].items():
            name = f"**`{key}`**" if key in schema.get("required", ()) else f"`{key}`"
            example = self.found[schema["title"], key]
            yield _row(name, _plain(inner["description"]), self.value(inner), f"`{example}`" if example else BELOW)
        if isinstance(more := schema.get("additionalProperties"), dict):
            example = next(
                text
                for (title, key), text in self.found.items()
                if title == schema["title"] and key not in schema["properties"]
            )
            yield _row("*a criterion's id*", _plain(more["description"]), self.value(more), f"`{example}`")

    def used(self) -> Iterator[Schema]:
        """Every mapping within the file, in the order in which one meets them."""
        met: dict[str, Schema] = {}
        self._meet(self.schema, met)
        yield from met.values()

    def _meet(self, schema: Schema, met: dict[str, Schema]) -> None:
        for inner in schema["properties"].values():
            for form in self.forms(inner):
                if form["title"] not in met:
                    met[form["title"]] = form
                    self._meet(form, met)

    def forms(self, schema: Schema) -> Iterator[Schema]:
        """The forms that may stand at this place, in a list or by an id too."""
        for option in self.options(schema):
            if _is_form(option):
                yield option
            elif isinstance(inner := option.get("items") or option.get("additionalProperties"), dict):
                yield from self.forms(inner)

    def options(self, schema: Schema) -> Iterator[Schema]:
        """What may stand at this place, each without a reference."""
        if reference := schema.get("$ref"):
            yield from self.options(self.schema["$defs"][reference.rpartition("/")[2]])
        elif "anyOf" in schema:
            for one in schema["anyOf"]:
                yield from self.options(one)
        else:
            yield schema

    def value(self, schema: Schema) -> str:
        """What may stand at this place, in words."""
        if reference := schema.get("$ref"):
            name = reference.rpartition("/")[2]
            return BY_LANGUAGE.get(name) or self.value(self.schema["$defs"][name])
        if "properties" in schema:
            return f"[{schema['title']}](#{_heading(schema).lower().replace(' ', '-').replace('.', '')})"
        if "anyOf" in schema:
            kinds = [self.value(one) for one in schema["anyOf"] if one != {"type": "null"}]
            return " or ".join(dict.fromkeys(kinds))
        if "enum" in schema:
            words = [f"`{word}`" for word in dict.fromkeys(map(str, schema["enum"]))]
            return " or ".join([", ".join(words[:-1]), words[-1]] if words[1:] else words)
        return self._kind(schema)

    def _kind(self, schema: Schema) -> str:
        match schema.get("type"):
            case "array":
                return f"list of{_count(schema)}: {self.value(schema['items'])}"
            case "object":
                return f"{self.value(schema['additionalProperties'])}, by id"
            case "boolean":
                return "`true` or `false`"
            case _ if "pattern" in schema:
                return PATTERNS[schema["pattern"]]
            case _ if schema.get("format") == "date":
                return "day"
            case _:
                return "text"


def _is_form(schema: Schema) -> bool:
    """Whether it is a mapping with keys of its own and a name, not one by language or by id."""
    return "properties" in schema and "title" in schema


@cache
def _example(name: str) -> str:
    return (EXAMPLE / name).read_text(encoding="utf-8")


def _heading(schema: Schema) -> str:
    title = str(schema["title"])
    return title[0].upper() + title[1:]


def _count(schema: Schema) -> str:
    """How many there may be, where that is worth saying."""
    least, most = schema.get("minItems", 0), schema.get("maxItems", MANY)
    if most == MANY:
        return ""
    return f" {most}" if least == most else f" {least} to {most}"


def _row(*cells: str) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _plain(words: str) -> str:
    """Words that Markdown is to leave alone."""
    return words.replace("<", "&lt;").replace("*", "\\*")
