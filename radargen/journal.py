"""Several files of a folder replaced together: all of them or none, whatever ends the program in between.

Every new content is first written whole beside its file, hidden; then one file in the folder, the journal, names them
all; then each takes its place, and the journal goes. A program that ends before the journal is there has changed
nothing. One that is killed after it is finished by the next command that changes the radar. Only one at a time does.
"""

import fcntl
import json
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from radargen.files import EDITIONS, LOCK_LIMIT, TRENDS, all_beside, beside, contents, said
from radargen.problems import RadargenError

JOURNAL = ".radargen.journal"
# What the programs here replace together; a journal that names anything else was not written by one of them.
_REPLACED = re.compile(r"radar\.yaml|layout\.lock\.json|(trends|editions)/[A-Za-z0-9][A-Za-z0-9._-]*\.(yaml|json)")
_SPARE = re.compile(r"\.[A-Za-z0-9._-]+\.[0-9]+\.tmp")


@contextmanager
def alone(root: Path) -> Iterator[tuple[str, ...]]:
    """Hold the radar's folder; whoever else wants to change it waits. The paths are those of `completed`.

    What is read within is still so when it is written. What a program left lying that was killed is swept away.
    """
    with said(root):
        handle = os.open(root, os.O_RDONLY | os.O_CLOEXEC)
    try:
        with said(root):
            fcntl.flock(handle, fcntl.LOCK_EX)
        finished = completed(root)
        _sweep(root)
        yield finished
    finally:
        os.close(handle)


def replaced(root: Path, outputs: Mapping[str, str | bytes]) -> None:
    """Put each output at its path below `root`; RadargenError in one sentence, and nothing changed, where that fails.

    The folders must exist.
    """
    journal = root / JOURNAL
    for path in outputs:
        _target(root, path)
    with all_beside(root, outputs) as spares:
        plan = json.dumps({path: spare.name for path, spare in spares.items()}, indent=1)
        with said(journal):
            # A link there is replaced, not written through: nobody of ours has made it.
            beside(journal, plan).replace(journal)
        # From here on the journal says what becomes of them.
        spares.clear()
    try:
        completed(root)
    finally:
        # Whoever asks the program to stop in between gets the rest done first.
        completed(root)


def completed(root: Path) -> tuple[str, ...]:
    """Finish what a program that was killed had begun to replace in `root`; the paths of it."""
    journal = root / JOURNAL
    if not cut_short(root):
        return ()
    try:
        plan = json.loads(contents(journal, LOCK_LIMIT))
        pairs = [(str(path), str(spare)) for path, spare in plan.items()]
    except (RadargenError, ValueError, AttributeError, RecursionError) as error:
        raise RadargenError(f"{journal} cannot be read; delete it and look at what has changed.") from error
    if not all(_REPLACED.fullmatch(path) and _SPARE.fullmatch(spare) for path, spare in pairs):
        raise RadargenError(f"{journal} was not written by radargen; delete it.")
    for path, name in pairs:
        target = _target(root, path)
        spare = target.with_name(name)
        with said(target):
            if spare.is_file() and not spare.is_symlink():
                spare.replace(target)
    with said(journal):
        journal.unlink()
    return tuple(path for path, _ in pairs)


def cut_short(root: Path) -> bool:
    """Whether a program was killed there that had begun to replace files."""
    journal = root / JOURNAL
    return journal.is_file() and not journal.is_symlink()


def _target(root: Path, path: str) -> Path:
    """The file itself; RadargenError where a link leads to one outside of the radar."""
    target = Path(os.path.realpath(root / path))
    if not target.is_relative_to(os.path.realpath(root)):
        raise RadargenError(f"{root / path} leads out of {root}; put an ordinary file there.")
    return target


def _sweep(root: Path) -> None:
    """Remove what was written beside and never took its place."""
    for folder in (root, root / TRENDS, root / EDITIONS):
        with said(folder):
            for left in folder.glob(".*.tmp"):
                if _SPARE.fullmatch(left.name) and left.is_file():
                    left.unlink()
