"""Spare files: temporary files of running commands in a radar's folder, and stray ones that look like them.

The spare files of a killed command are recorded on the machine it ran on (`user_state`). Any other file of such a name
came with a change, or from another machine, and is reported.
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


def stray_problem(path: str) -> Problem | None:
    """The problem of a file at that path below a radar's folder, by its name alone; None where the name is no spare's.

    Whether a command of this machine left it there is up to the caller.
    """
    folder, _, name = path.rpartition("/")
    if f"{folder}/".lstrip("/") not in (FOLDERS if name != JOURNAL else ("",)) or not is_stray(name):
        return None
    message = Message("This looks like what a command keeps while it is at work, but none did so here.")
    hint = Message("Delete it; nothing is ever taken from it.")
    return Problem(Location(printable(path)), CODE, message, hint)


def stray_problems(top: Path) -> dict[str, Problem]:
    """The problem of each spare file in the radar's folder that no command of this machine wrote, by path."""
    problems = {path: problem for path in _names(top) if (problem := stray_problem(path))}
    if not problems:
        return {}
    ours = tokens(top)
    return {path: problem for path, problem in problems.items() if not _has_token(path, ours)}


def own_spares(top: Path) -> list[str]:
    """The paths of the spare files in a folder (a radar's or any) that commands of this machine wrote."""
    spares = [path for path in _names(top) if BESIDE.fullmatch(path.rpartition("/")[2])]
    ours = tokens(top) if spares else ()
    return [path for path in spares if _has_token(path, ours)]


def sweep(top: Path) -> None:
    """Delete the spare files of killed commands of this machine; the caller holds the folder's lock."""
    for path in own_spares(top):
        if stat.S_ISREG((top / path).lstat().st_mode):
            (top / path).unlink()


def tokens(top: Path) -> frozenset[str]:
    """The tokens in the names of spare files of commands of this machine, running or killed, in that folder."""
    try:
        recorded = user_state.record(RECORD, top).read().get("tokens")
    except RadargenError:
        # Without a state folder no command could have written any.
        return frozenset()
    return frozenset(map(str, recorded)) if isinstance(recorded, list) else frozenset()


def _has_token(path: str, ours: Collection[str]) -> bool:
    spare = BESIDE.fullmatch(path.rpartition("/")[2])
    return spare is not None and spare[1] in ours


def _names(top: Path) -> Iterator[str]:
    """The paths of the hidden files in the folders of a radar, in order."""
    for folder in FOLDERS:
        try:
            if folder and (top / folder.rstrip("/")).is_symlink():
                continue
            with os.scandir(top / folder) as entries:
                names = sorted(entry.name for entry in entries if entry.name.startswith("."))
        except OSError:
            continue
        yield from (folder + name for name in names)
