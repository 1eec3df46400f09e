"""The fields of radar.yaml and of a trend's file: what each says, what may stand there, and an example that is read."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import yaml

from radargen.reading import schemas
from radargen.reading.json_schema import section
from radargen.reading.parsing.syntax_tree import SyntaxNode, syntax_tree
from radargen.text.wording import wording
from tests.manual import DOCS
from tests.reference.words import PATTERNS, WORDS

EXAMPLE = DOCS / "reference" / "example"
FILES = {
    "radar": ("radar.yaml",),
    "trend": ("trends/customer-council.yaml", "trends/complaint-hotline.yaml", "trends/shop-app.yaml"),
}
# Wider examples would make the table hard to read; the whole file stands below it.
WIDEST = 64
# So many items a list may have that is bounded only against files that nobody could read.
MANY = 100
# Fields whose levels have sentences.
SCALES = ("impact", "organisation", "architecture")

Schema = dict[str, Any]


def page(kind: str, language: str) -> str:
    """The page of `radar` or `trend`: a table for the file, one for each mapping within it, then a whole example."""
    words = WORDS[language]
    forms = Forms(schemas()[kind], language)
    for name in FILES[kind]:
        forms.learn(syntax_tree(text := _example(name)).root, forms.schema, text)
    lines = [words[kind], *forms.table(forms.schema), "", words["texts"]]
    for key, form in forms.inner.items():
        about = forms.told(form["description"])
        lines += [f"## {key}", "", about, "", *forms.table(form), *forms.scales(form), ""]
    lines += [f"## {words['example']}", "", words["made-up"]]
    for name in FILES[kind]:
        lines += ["", f"[`{name}`](example/{name}):", "", "```yaml", _example(name).rstrip(), "```"]
    return "\n".join(lines) + "\n"


@dataclass
class Forms:
    """The mappings of one kind of file, and what the example has for each of their keys."""

    schema: Schema
    language: str
    # By the title of the mapping and the key, as it is written in the example; empty where that is too long.
    found: dict[tuple[str, str], str] = field(default_factory=dict)
    # Each mapping within the file, by the first key under which one meets it.
    inner: dict[str, Schema] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Find the mappings within the file."""
        self._meet(self.schema)

    def _meet(self, schema: Schema) -> None:
        for key, inner in schema["properties"].items():
            for form in self.forms(inner):
                if form not in self.inner.values():
                    self.inner[key] = form
                    self._meet(form)

    def learn(self, node: SyntaxNode, schema: Schema, text: str) -> None:
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

    def table(self, form: Schema) -> Iterator[str]:
        """A row for each key of a mapping."""
        words = WORDS[self.language]
        place = words["example"].lower().replace(" ", "-")
        yield from (words["columns"], "|---|---|---|---|")
        for key, inner in form["properties"].items():
            name = f"**`{key}`**" if key in form.get("required", ()) else f"`{key}`"
            written = self.found.get((form["title"], key))
            if written is None:
                assert "examples" in inner, f"no example of {key} of {form['title']}: give one in {EXAMPLE} or its form"
                written = yaml.safe_dump(inner["examples"][0], default_flow_style=True).removesuffix("...\n").strip()
            example = f"`{written}`" if written else f"[{words['below']}](#{place})"
            yield _row(name, self.told(inner["description"]), self.value(inner), example)
        if isinstance(more := form.get("additionalProperties"), dict):
            example = next(
                text
                for (title, key), text in self.found.items()
                if title == form["title"] and key not in form["properties"]
            )
            yield _row(words["criterion"], self.told(more["description"]), self.value(more), f"`{example}`")

    def scales(self, form: Schema) -> Iterator[str]:
        """What each level means, for the keys that have a scale."""
        say = wording(self.language)
        scales = [key for key, inner in form["properties"].items() if self.value(inner) == WORDS[self.language]["1-5"]]
        for key in (key for key in scales if key in SCALES):
            yield from ("", WORDS[self.language]["scale"].format(key=f"`{key}`"), "|---|---|")
            yield from (_row(str(level), say(f"scale-{key}.{level}")) for level in range(1, 6))

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
        words = WORDS[self.language]
        if reference := schema.get("$ref"):
            name = reference.rpartition("/")[2]
            form = self.schema["$defs"][name]
            return words.get(name) or (self._words(form, name) if "enum" in form else self.value(form))
        if _is_form(schema):
            return words["form"].format(key=next(key for key, form in self.inner.items() if form == schema))
        if "anyOf" in schema:
            kinds = [self.value(one) for one in schema["anyOf"] if one != {"type": "null"}]
            return words["or"].join(dict.fromkeys(kinds))
        if "enum" in schema:
            return self._words(schema)
        return self._kind(schema)

    def _words(self, schema: Schema, name: str = "") -> str:
        """The words of a closed choice; what each means, where that is not the word itself."""
        say = wording(self.language)
        known = {str(word): say.term(section(name), str(word)) for word in schema["enum"]}
        shown = [f"`{word}`" if means == word else f"`{word}` ({means})" for word, means in known.items()]
        return WORDS[self.language]["or"].join([", ".join(shown[:-1]), shown[-1]] if shown[1:] else shown)

    def _kind(self, schema: Schema) -> str:
        words = WORDS[self.language]
        match schema.get("type"):
            case "array":
                return words["list"].format(count=self._count(schema), items=self.value(schema["items"]))
            case "object":
                return words["by-id"].format(value=self.value(schema["additionalProperties"]))
            case "boolean":
                return words["boolean"]
            case _ if "pattern" in schema:
                return words[PATTERNS[schema["pattern"]]]
            case _ if schema.get("format") == "date":
                return words["date"]
            case _:
                return words["text"]

    def _count(self, schema: Schema) -> str:
        """How many there may be, where that is worth saying."""
        least, most = schema.get("minItems", 0), schema.get("maxItems", MANY)
        if most == MANY:
            return ""
        return f" {most}" if least == most else WORDS[self.language]["count"].format(least=least, most=most)

    def told(self, words: str) -> str:
        """What is said of a field or a form, in the page's language, for Markdown to leave alone."""
        spoken = wording(self.language).described(words)
        return spoken.replace("<", "&lt;").replace("*", "\\*")


def _is_form(schema: Schema) -> bool:
    """Whether it is a mapping with keys of its own and a name, not one by language or by id."""
    return "properties" in schema and "title" in schema


@cache
def _example(name: str) -> str:
    return (EXAMPLE / name).read_text(encoding="utf-8")


def _row(*cells: str) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
