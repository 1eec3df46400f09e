"""The files of a new radar's repository, as texts by path: complete and valid, with three example trends."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files

from radargen import reading
from radargen.model import Radar
from radargen.text.paths import RADAR, SCHEMAS, SETTINGS, SITE, entry_path, is_entry
from radargen.writing import forge
from radargen.writing.forge import SETUP, Forge
from radargen.writing.formatting import all_formatted
from radargen.writing.starter.install_source import InstallSource, Reach
from radargen.writing.upgrading import RECORD, StarterRecord, digest, recorded


class Example(StrEnum):
    """The content of a new radar: bilingual with criteria and ratings (CX), or names and rings alone."""

    CX = "cx"
    MINIMAL = "minimal"


@dataclass(frozen=True, slots=True)
class BroughtContent:
    """What takes the place of the examples in the repository of a radar that was brought along.

    `kind` is what it came from, `frame` the lines of radar.yaml by the key they are for, `entries` the files of trends/
    in their usual form, `dimensions` and `rings` are ids, `several` whether it has more than one edition.
    """

    kind: str
    title: str
    frame: Mapping[str, Sequence[str]]
    entries: Mapping[str, str]
    dimensions: Sequence[str]
    rings: Sequence[str]
    several: bool = False


HOOKS = ".pre-commit-config.yaml"
REQUIREMENTS = "requirements.txt"
# The source of each file; {language} is that of the editors, {example} the kind of content.
PLACES = {
    "README.md": "{language}/readme.md",
    "CONTRIBUTING.md": "{language}/contributing.md",
    RADAR: "{language}/{example}.yaml",
    SETTINGS: "{language}/" + SETTINGS,
    REQUIREMENTS: "{language}/requirements.txt",
    "constraints.txt": "any/constraints.txt",
    "requirements-locked.txt": "any/requirements-locked.txt",
    HOOKS: "{language}/pre-commit.yaml",
    ".vscode/settings.json": "any/settings.json",
    ".vscode/extensions.json": "any/extensions.json",
    ".editorconfig": "any/editorconfig",
    ".gitignore": "any/gitignore",
    ".gitattributes": "any/gitattributes",
}
# The files that belong to the program rather than to the editors.
_MAINTAINED = tuple(
    path for path in PLACES if path not in ("README.md", "CONTRIBUTING.md", RADAR, SETTINGS, REQUIREMENTS)
)
CONTENT = {
    Example.CX: {
        entry_path("customer-council"): "cx/customer-council.yaml",
        entry_path("synthetic-customers"): "cx/synthetic-customers.yaml",
        entry_path("voice-of-customer"): "cx/voice-of-customer.yaml",
        f"{SITE}/de/method.md": "de/method-cx.md",
        f"{SITE}/en/method.md": "en/method-cx.md",
    },
    Example.MINIMAL: {
        entry_path("continuous-integration"): "{language}/continuous-integration.yaml",
        entry_path("infrastructure-as-code"): "{language}/infrastructure-as-code.yaml",
        entry_path("passkeys"): "{language}/passkeys.yaml",
        f"{SITE}/{{language}}/method.md": "{language}/method-minimal.md",
    },
}
# Dimensions, rings, criteria, rule, phases and factors of the CX Trend Radar.
FRAME = "cx/frame.yaml"


def starter_files(
    example: Example, language: str, host: Forge, source: InstallSource, folder: str = "."
) -> dict[str, str]:
    """All texts of the repository, by path; `language` (de or en) is that of its editors and the radar's first.

    `folder` is the radar's folder from the top of the repository, where `top_level_paths` belong. The caller makes
    `SETUP` executable and adds the files of `source`.
    """
    parameters = {"language": language, "example": example.value}
    words = _words(language, example, host, source) | _hooks(folder)
    texts = {
        path.format_map(parameters): _filled(_text(source.format_map(parameters)), words)
        for path, source in (PLACES | CONTENT[example]).items()
    }
    if example is Example.CX:
        texts[RADAR] += _text(FRAME)
    loaded = reading.load(texts)
    assert loaded.radar  # noqa: S101 – only a mistake in the texts beside this file makes it None
    tidy = all_formatted(texts, [path for path in texts if is_entry(path)], loaded.radar).changed
    texts |= {path: content.decode() for path, content in tidy.items()}
    return {**texts, **_derived(loaded, language, host, folder, texts[REQUIREMENTS])}


def brought_files(
    brought: BroughtContent, language: str, host: Forge, source: InstallSource, folder: str = "."
) -> tuple[dict[str, str], reading.Loaded]:
    """As `starter_files`, with a radar that was brought along instead of an example; also returns it loaded."""
    parameters = {"language": language, "example": Example.MINIMAL.value}
    words = _words(language, Example.MINIMAL, host, source) | _hooks(folder) | _brought_words(brought, language)
    places = PLACES | {f"{SITE}/{language}/method.md": "{language}/method-brought.md"}
    texts = {
        path: _filled(_text(place.format_map(parameters)), words) for path, place in places.items() if path != RADAR
    }
    texts |= brought_radar(brought, language)
    loaded = reading.load(texts)
    return {**texts, **_derived(loaded, language, host, folder, texts[REQUIREMENTS])}, loaded


def brought_radar(brought: BroughtContent, language: str) -> dict[str, str]:
    """The radar.yaml and the entries alone."""
    template = _text(PLACES[RADAR].format_map({"language": language, "example": Example.MINIMAL.value}))
    entries = {path: f"{reading.MODELINE}\n{text}" for path, text in brought.entries.items()}
    return {RADAR: _with_frame(template, brought.frame), **entries}


def _derived(loaded: reading.Loaded, language: str, host: Forge, folder: str, required: str) -> dict[str, str]:
    """The files that follow from the radar, those that are kept up to date, and the record of these."""
    maintained = maintained_files(language, host, loaded.radar, folder)
    digests = {path: digest(text) for path, text in {**maintained, REQUIREMENTS: required}.items()}
    return {
        **{f"{SCHEMAS}/{name}": text for name, text in reading.schema_files(loaded).items()},
        **maintained,
        RECORD: recorded(StarterRecord(host, language, digests)),
    }


def maintained_files(language: str, host: Forge, radar: Radar | None, folder: str = ".") -> dict[str, str]:
    """What `radargen upgrade` keeps up to date: the forge's files and the settings, by path; no content."""
    hooks = _hooks(folder)
    settings = {path: _filled(_text(PLACES[path].format_map({"language": language})), hooks) for path in _MAINTAINED}
    return {**settings, **forge.forge_files(host, language, radar, folder), SETUP: forge.setup()}


def requirements(language: str, host: Forge, source: InstallSource) -> str:
    """The text of requirements.txt, which says where radargen comes from."""
    return _filled(_text(f"{language}/requirements.txt"), _words(language, Example.MINIMAL, host, source))


def _with_frame(template: str, frame: Mapping[str, Sequence[str]]) -> str:
    """The radar.yaml of the minimal example with other lines for the keys of `frame`; new keys before the publisher."""
    blocks = {key: "\n".join(lines) for key, lines in frame.items()}
    for key in [key for key in blocks if re.search(rf"^{key}:", template, re.MULTILINE)]:
        # A backslash in the replacement would be read as an escape.
        block = blocks.pop(key).replace("\\", "\\\\")
        template = re.sub(rf"^{key}: .*$", block, template, count=1, flags=re.MULTILINE)
    added = "".join(f"{block}\n\n" for block in blocks.values())
    return re.sub(r"^publisher:", lambda _: f"{added}publisher:", template, count=1, flags=re.MULTILINE)


def _brought_words(brought: BroughtContent, language: str) -> dict[str, str]:
    """The values of the placeholders that depend on the radar that was brought along."""
    section = tomllib.loads(_text(f"{language}/words.toml"))["brought"]
    values = {
        "title": brought.title or section["title"],
        "kind": brought.kind,
        "dimension": brought.dimensions[0],
        "ring": brought.rings[0],
        "dimensions": ", ".join(f"`{name}`" for name in brought.dimensions),
        "rings": ", ".join(f"`{name}`" for name in brought.rings),
    }
    words = {key: _filled(text, values) for key, text in section.items() if key != "title"}
    words["specimen"] = words.pop("specimen-several" if brought.several else "specimen-single")
    return {**words, **values}


def _words(language: str, example: Example, host: Forge, source: InstallSource) -> dict[str, str]:
    """The values of the placeholders that depend on the example, the forge and the source of radargen."""
    sections = tomllib.loads(_text(f"{language}/words.toml"))
    reach = sections["reached" if source.reach is Reach.FORGE else "unreached"]
    return {**sections[example], **sections[host], **reach, "source": source.line}


def top_level_paths(host: Forge) -> tuple[str, ...]:
    """The files and folders that the forge and the hooks need at the top of the repository."""
    return tuple(dict.fromkeys([HOOKS, *(path.partition("/")[0] for path in forge.PLACES[host])]))


def _hooks(folder: str) -> dict[str, str]:
    """The values of the placeholders in hooks, which run at the top of the repository."""
    if folder == ".":
        return {"radargen": ".venv/bin/radargen", "folder": ""}
    # Escaped by backslashes, since YAML would interpret quotation marks.
    place = re.sub(r"([^\w@%+=:,./-])", r"\\\1", folder)
    return {"radargen": f"{place}/.venv/bin/radargen --root {place}", "folder": f"{re.escape(folder)}/"}


def _filled(text: str, words: dict[str, str]) -> str:
    for name, value in words.items():
        text = text.replace(f"{{{{{name}}}}}", value)
    return text


def _text(name: str) -> str:
    return files("radargen.writing.starter").joinpath(name).read_text(encoding="utf-8")
