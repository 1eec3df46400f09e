"""The sentences that the package says, as `make messages` takes them into catalogues, and the catalogues themselves.

Those for editors have no context in a catalogue, those for readers their key.
"""

import ast
import tomllib
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from radargen.reading.json_schema import schemas
from radargen.text.catalogues import FOLDER
from radargen.text.wording import SCHEMA, flat

PACKAGE = FOLDER.parent.parent
# Line, keyword, what a keyword says of a sentence, comments.
Found = tuple[int, str, tuple[str, ...], list[str]]


Keywords = Collection[str]


def editors(file: BinaryIO, keywords: Keywords, *_: object, **__: object) -> Iterator[Found]:
    """An extraction method of Babel: the pattern of every Message in a module, and both of every plural."""
    for node in ast.walk(ast.parse(file.read())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("Message", "plural"):
            patterns = tuple(str(one.value) for one in node.args if isinstance(one, ast.Constant))
            assert patterns and len(patterns) == len(node.args), f"line {node.lineno}: a pattern is written out"
            if (keyword := "gettext" if node.func.id == "Message" else "ngettext") in keywords:
                yield node.lineno, keyword, patterns, []


def readers(file: BinaryIO, keywords: Keywords, *_: object, **__: object) -> Iterator[Found]:
    """An extraction method of Babel: the sentences of readers.toml, and what the forms of a radar's files say."""
    text = file.read().decode()
    known, section, remark = flat(tomllib.loads(text)), "", ""
    for number, line in enumerate(text.splitlines(), 1):
        name = line.partition(" = ")[0].strip('"')
        key = f"{section}.{name}"
        if line.startswith("["):
            section = line.strip("[]")
        elif key in known and (keyword := "pgettext" if len(known[key]) == 1 else "npgettext") in keywords:
            yield number, keyword, (key, *known[key]), [remark] if remark else []
        remark = f"{remark} {line.lstrip('# ')}".strip() if line.startswith("#") else ""
    if "pgettext" in keywords:
        yield from ((1, "pgettext", (SCHEMA, sentence), []) for sentence in sorted(descriptions(schemas())))


def descriptions(node: object) -> set[str]:
    """What a schema says of its fields."""
    if isinstance(node, list):
        return {found for one in node for found in descriptions(one)}
    if not isinstance(node, dict):
        return set()
    own = {node["description"]} if isinstance(node.get("description"), str) else set()
    return own | descriptions([*node.values()])


# Context, English sentence, its plural.
Sentence = tuple[str, str, str]


def said(domain: str) -> set[Sentence]:
    """All sentences of a domain."""
    found = set()
    method, files, keywords = DOMAINS[domain]
    for path in PACKAGE.rglob(files):
        with path.open("rb") as file:
            for _, keyword, texts, _ in method(file, keywords):
                found.add(_sentence(*(texts if keyword in DOMAINS["readers"][2] else ("", *texts))))
    return found


def translated(catalogue: Catalog) -> set[Sentence]:
    """What the catalogue has a translation for."""
    return {_sentence(one.context or "", *forms(one.id)) for one in catalogue if one.id}


def _sentence(context: str, one: str, other: str = "") -> Sentence:
    return context, one, other


def german() -> dict[str, str]:
    """What editors are told in German, by the English for it."""
    catalogue = read(FOLDER / "de" / "LC_MESSAGES" / "editors.po")
    return {
        english: ours
        for one in catalogue
        if one.id
        for english, ours in zip(forms(one.id), forms(one.string), strict=True)
    }


def forms(text: str | Sequence[str] | None) -> tuple[str, ...]:
    """The one form of a sentence, or all that it has by number."""
    return (text,) if isinstance(text, str) else tuple(text or ())


def catalogues() -> Iterator[Path]:
    """Every .po."""
    yield from sorted(FOLDER.glob("*/LC_MESSAGES/*.po"))


def read(path: Path) -> Catalog:
    """A catalogue as its translators wrote it."""
    with path.open("rb") as file:
        return read_po(file, abort_invalid=True)


Method = Callable[[BinaryIO, Keywords], Iterator[Found]]
# By domain: how its sentences are found, in which files, and how they are called there.
DOMAINS: dict[str, tuple[Method, str, Keywords]] = {
    "editors": (editors, "*.py", ("gettext", "ngettext")),
    "readers": (readers, "readers.toml", ("pgettext", "npgettext")),
}
