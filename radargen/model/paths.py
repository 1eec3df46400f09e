"""What a radar's files are called, from the radar's folder."""

import re

RADAR = "radar.yaml"
LOCK = "layout.lock.json"
# The folders of the entries and of the editions that were published.
TRENDS, EDITIONS = "trends", "editions"
# What lies beside them and is published as it stands: pages by language, and what all of them share.
SITE = "site"
# What belongs to a radar's data, as far as names can tell.
DATA = (RADAR, LOCK, TRENDS, EDITIONS)
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


def is_entry(path: str) -> bool:
    """Whether a file lies where entries lie."""
    return path.startswith(f"{TRENDS}/") and path.count("/") == 1
