"""What a radar's files are called, from the radar's folder."""

import re

RADAR = "radar.yaml"
LOCK = "layout.lock.json"
# The folders of the entries and of the editions that were published.
TRENDS, EDITIONS = "trends", "editions"
# How the name of an entry's file ends, after its id.
SUFFIX = ".yaml"
# What lies beside them and is published as it stands: pages by language, and what all of them share.
SITE, SHARED = "site", "assets"
# How MkDocs is to make the site; it stands beside radar.yaml.
SETTINGS = "mkdocs.yml"
# What belongs to a radar's data, as far as names can tell.
DATA = (RADAR, LOCK, TRENDS, EDITIONS)
# What the pages of a site are made from; a preview looks at each.
SOURCES = (*DATA, SITE)
# Files that only a command at work has: its journal, as early versions kept it in the folder, and what a file is
# written to before it takes its place; the last part names the command, which early versions did not.
JOURNAL = ".radargen.journal"
SPARE = re.compile(r"\.(?:radar\.yaml|layout\.lock\.json|[^/]+\.(?:yaml|json))\.[0-9]+(?:\.([0-9a-f]{16}))?\.tmp")

# The same of whatever a command writes.
BESIDE = re.compile(r"\.[^/]+\.[0-9]+\.([0-9a-f]{16})\.tmp")
# What editing programs are told of the radar.
SCHEMAS = ".radargen"


def is_stray(path: str) -> bool:
    """Whether only a command at work may have such a file."""
    name = path.rpartition("/")[2]
    return name == JOURNAL or SPARE.fullmatch(name) is not None


def entry_path(trend_id: str) -> str:
    """The file of a trend."""
    return f"{TRENDS}/{trend_id}{SUFFIX}"


def entry_id(path: str) -> str:
    """The id of the trend that an entry's file holds: its name without .yaml."""
    return path.removeprefix(f"{TRENDS}/").removesuffix(SUFFIX)


def is_entry(path: str) -> bool:
    """Whether a file lies where entries lie."""
    return path.startswith(f"{TRENDS}/") and path.count("/") == 1
