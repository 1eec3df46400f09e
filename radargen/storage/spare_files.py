"""Files that only a command at work may have in a radar's folder: what of them lies there though none of ours did it.

What a killed command leaves is known to the machine it ran on (`user_state`). Anything else of the kind came with
somebody's change, or from another machine, and might be taken for ours.
"""

import os
import stat
from collections.abc import Collection, Iterator
from pathlib import Path

from radargen.model.problems import Location, Problem
from radargen.storage import user_state
from radargen.text.messages import Message, RadargenError
from radargen.text.paths import BESIDE, EDITIONS, JOURNAL, SCHEMAS, TRENDS, is_stray
from radargen.text.terminal import printable

CODE = "stray-file"
FOLDERS = ("", f"{TRENDS}/", f"{EDITIONS}/", f"{SCHEMAS}/")
RECORD = "journal"


def stray(path: str) -> Problem | None:
    """The problem of a file at that path below a radar's folder which no command of this machine has left there."""
    folder, _, name = path.rpartition("/")
    if f"{folder}/".lstrip("/") not in (FOLDERS if name != JOURNAL else ("",)) or not is_stray(name):
        return None
    message = Message("This looks like what a command keeps while it is at work, but none did so here.")
    hint = Message("Delete it; nothing is ever taken from it.")
    return Problem(Location(printable(path)), CODE, message, hint)


def found(top: Path) -> dict[str, Problem]:
    """The problem of each stray file in the radar's folder, by path."""
    problems = {path: problem for path in _names(top) if (problem := stray(path))}
    if not problems:
        return {}
    ours = tokens(top)
    return {path: problem for path, problem in problems.items() if not _by(path, ours)}


def left(top: Path) -> list[str]:
    """The paths of what a command of this machine has left in the folder, a radar's or any, or is at work on."""
    spares = [path for path in _names(top) if BESIDE.fullmatch(path.rpartition("/")[2])]
    ours = tokens(top) if spares else ()
    return [path for path in spares if _by(path, ours)]


def sweep(top: Path) -> None:
    """Remove what programs of this machine wrote beside and never put in place; nobody may be at work there."""
    for path in left(top):
        if stat.S_ISREG((top / path).lstat().st_mode):
            (top / path).unlink()


def tokens(top: Path) -> frozenset[str]:
    """By what this machine knows the spare files of commands that are at work there, or were killed."""
    try:
        known = user_state.record(RECORD, top).read().get("tokens")
    except RadargenError:
        # A machine that cannot remember anything has left nothing.
        return frozenset()
    return frozenset(map(str, known)) if isinstance(known, list) else frozenset()


def _by(path: str, ours: Collection[str]) -> bool:
    spare = BESIDE.fullmatch(path.rpartition("/")[2])
    return spare is not None and spare[1] in ours


def _names(top: Path) -> Iterator[str]:
    """The hidden files in the folders of a radar, by path, in order."""
    for folder in FOLDERS:
        try:
            if folder and (top / folder.rstrip("/")).is_symlink():
                continue
            with os.scandir(top / folder) as entries:
                names = sorted(entry.name for entry in entries if entry.name.startswith("."))
        except OSError:
            continue
        yield from (folder + name for name in names)
