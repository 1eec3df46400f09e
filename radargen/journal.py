"""Several files of a folder replaced together: all of them or none, whatever ends the program in between.

Every new content is first written whole beside its file, hidden; then one file in the folder, the journal, names them
all; then each takes its place, and the journal goes. A program that ends before the journal is there has changed
nothing. One that is killed after it is finished by `completed`, which the next command calls that changes the radar.
"""

import json
import re
from collections.abc import Mapping
from pathlib import Path

from radargen.files import all_beside, beside, said
from radargen.problems import RadargenError

JOURNAL = ".radargen.journal"
# What the programs here replace together; a journal that names anything else was not written by one of them.
_REPLACED = re.compile(r"radar\.yaml|layout\.lock\.json|(trends|editions)/[A-Za-z0-9][A-Za-z0-9._-]*\.(yaml|json)")
_SPARE = re.compile(r"\.[A-Za-z0-9._-]+\.[0-9]+\.tmp")


def replaced(root: Path, outputs: Mapping[str, str | bytes]) -> None:
    """Put each output at its path below `root`; RadargenError in one sentence, and nothing changed, where that fails.

    The folders must exist.
    """
    journal = root / JOURNAL
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
    if not journal.is_file() or journal.is_symlink():
        return ()
    try:
        plan = json.loads(journal.read_text(encoding="utf-8"))
        pairs = [(str(path), str(spare)) for path, spare in plan.items()]
    except (OSError, ValueError, AttributeError) as error:
        raise RadargenError(f"{journal} cannot be read; delete it and look at what has changed.") from error
    if not all(_REPLACED.fullmatch(path) and _SPARE.fullmatch(spare) for path, spare in pairs):
        raise RadargenError(f"{journal} was not written by radargen; delete it.")
    for path, name in pairs:
        target = (root / path).resolve()
        spare = target.with_name(name)
        with said(target):
            if spare.is_file() and not spare.is_symlink():
                spare.replace(target)
    with said(journal):
        journal.unlink()
    return tuple(path for path, _ in pairs)
