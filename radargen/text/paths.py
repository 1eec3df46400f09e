"""Names and paths of a radar's files, relative to its folder."""

import re

RADAR = "radar.yaml"
LOCK = "layout.lock.json"
# The folders of the entries and of the editions that were published.
TRENDS, EDITIONS = "trends", "editions"
# How the name of an entry's file ends, after its id.
SUFFIX = ".yaml"
# Files that are published unchanged: pages by language, and files shared by all languages.
SITE, SHARED = "site", "assets"
# The editors' foreword of a book, in a language.
FOREWORD = "book/foreword.{language}.md"
# Settings of MkDocs for the site; the file is beside radar.yaml.
SETTINGS = "mkdocs.yml"
# Files and folders that hold a radar's data.
DATA = (RADAR, LOCK, TRENDS, EDITIONS)
# Inputs of the pages of a site; a preview watches each of them.
SOURCES = (*DATA, SITE)
# Files that only a running command has: its journal, which early versions kept in the folder, and temporary files that
# are renamed when complete; the last part identifies the process, which early versions left out.
JOURNAL = ".radargen.journal"
SPARE = re.compile(r"\.(?:radar\.yaml|layout\.lock\.json|[^/]+\.(?:yaml|json))\.[0-9]+(?:\.([0-9a-f]{16}))?\.tmp")

# The same for any other file that a command writes.
BESIDE = re.compile(r"\.[^/]+\.[0-9]+\.([0-9a-f]{16})\.tmp")
# JSON Schemas of the radar for editing programs.
SCHEMAS = ".radargen"


def is_stray(path: str) -> bool:
    """Whether the path is a temporary file or a journal of a running command."""
    name = path.rpartition("/")[2]
    return name == JOURNAL or SPARE.fullmatch(name) is not None


def entry_path(trend_id: str) -> str:
    """The file of a trend."""
    return f"{TRENDS}/{trend_id}{SUFFIX}"


def entry_id(path: str) -> str:
    """The id of the trend that an entry's file holds: its name without .yaml."""
    return path.removeprefix(f"{TRENDS}/").removesuffix(SUFFIX)


def is_entry(path: str) -> bool:
    """Whether the path is directly inside trends/."""
    return path.startswith(f"{TRENDS}/") and path.count("/") == 1
