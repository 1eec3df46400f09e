"""The files of a new radar's repository, as text by path: complete and sound, with three trends to be replaced."""

import re
import tomllib
from enum import StrEnum
from importlib.resources import files

from radargen import reading
from radargen.text.paths import RADAR, SCHEMAS, SETTINGS, SITE, entry_path, is_entry
from radargen.writing import forge
from radargen.writing.forge import SETUP, Forge
from radargen.writing.formatting import all_formatted
from radargen.writing.starter.install_source import InstallSource, Reach


class Example(StrEnum):
    """What a new radar begins with: ratings that become rings, in two languages, or rings and names alone."""

    CX = "cx"
    MINIMAL = "minimal"


HOOKS = ".pre-commit-config.yaml"
# Where each file comes from; {language} is that of the editors, {example} what they begin with.
PLACES = {
    "README.md": "{language}/readme.md",
    "CONTRIBUTING.md": "{language}/contributing.md",
    RADAR: "{language}/{example}.yaml",
    SETTINGS: "{language}/" + SETTINGS,
    "requirements.txt": "{language}/requirements.txt",
    "constraints.txt": "any/constraints.txt",
    HOOKS: "{language}/pre-commit.yaml",
    ".vscode/settings.json": "any/settings.json",
    ".vscode/extensions.json": "any/extensions.json",
    ".editorconfig": "any/editorconfig",
    ".gitignore": "any/gitignore",
    ".gitattributes": "any/gitattributes",
}
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
    """All texts of the repository; `language`, de or en, is that of its editors and the radar's first.

    `folder` is the radar's, from the top of its repository, where `of_the_top` belongs.

    `SETUP` has to be made executable, and the files of `source` have to be put beside.
    """
    chosen = {"language": language, "example": example.value}
    words = _words(language, example, host, source) | _hooks(folder)
    found = {
        path.format_map(chosen): _filled(_text(source.format_map(chosen)), words)
        for path, source in (PLACES | CONTENT[example]).items()
    }
    if example is Example.CX:
        found[RADAR] += _text(FRAME)
    loaded = reading.load(found)
    assert loaded.radar  # noqa: S101 – only a mistake in the texts beside this file makes it None
    tidy = all_formatted(found, [path for path in found if is_entry(path)], loaded.radar).changed
    dimensions = [dimension.name.any(language) for dimension in loaded.radar.dimensions]
    return {
        **found,
        **{path: content.decode() for path, content in tidy.items()},
        **{f"{SCHEMAS}/{name}": text for name, text in reading.schema_files(loaded).items()},
        **forge.forge_files(host, language, dimensions, folder),
        SETUP: forge.setup(),
    }


def _words(language: str, example: Example, host: Forge, source: InstallSource) -> dict[str, str]:
    """What stands in the places of the texts that differ by example, host or where radargen comes from."""
    known = tomllib.loads(_text(f"{language}/words.toml"))
    reach = known["reached" if source.reach is Reach.FORGE else "unreached"]
    return {**known[example], **known[host], **reach, "source": source.line}


def of_the_top(host: Forge) -> tuple[str, ...]:
    """What forge and hooks look for at the top of a repository only, as files and folders by path."""
    return tuple(dict.fromkeys([HOOKS, *(path.partition("/")[0] for path in forge.PLACES[host])]))


def _hooks(folder: str) -> dict[str, str]:
    """How hooks, which run at the top of a repository, call the program and the radar's files."""
    if folder == ".":
        return {"radargen": ".venv/bin/radargen", "folder": ""}
    # With a backslash instead of quotation marks, which YAML would take for its own.
    place = re.sub(r"([^\w@%+=:,./-])", r"\\\1", folder)
    return {"radargen": f"{place}/.venv/bin/radargen --root {place}", "folder": f"{re.escape(folder)}/"}


def _filled(text: str, words: dict[str, str]) -> str:
    for name, value in words.items():
        text = text.replace(f"{{{{{name}}}}}", value)
    return text


def _text(name: str) -> str:
    return files("radargen.writing.starter").joinpath(name).read_text(encoding="utf-8")
