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
# Names of files that only a command at work has: its journal, and what a file is written to before it takes its place.
STRAY = re.compile(r"\.radargen\.journal|\.[^/]+\.[0-9]+(\.[0-9a-f]+)?\.tmp")


def is_stray(path: str) -> bool:
    """Whether only a command at work may have such a file."""
    return STRAY.fullmatch(path.rpartition("/")[2]) is not None


def is_entry(path: str) -> bool:
    """Whether a file lies where entries lie."""
    return path.startswith(f"{TRENDS}/") and path.count("/") == 1
