"""Replace and remove several files of a folder together, all or none, even if the program is killed in between.

Each new content is first written to a hidden spare file beside its target. Then a record in the user's state folder,
the journal, lists all of them with the checksums of the old and new contents. Then each spare is renamed over its
target, what is to be removed is removed, and the journal is deleted. A program killed before the journal exists has
changed nothing; after that, the next command that changes the radar completes the work. Only one command at a time
changes a radar. Nothing in the radar's folder decides what is completed.
"""

import os
import re
import stat
from collections.abc import Collection, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from enum import Enum, auto
from hashlib import sha256
from pathlib import Path

from radargen.storage import posix, spare_files, user_state
from radargen.storage.files import TOKEN, refuse_links, with_line_ends, write_errors, written_spares
from radargen.storage.signals import signals_held
from radargen.text.messages import Message, RadargenError
from radargen.text.paths import SPARE

# The only paths that a journal may name.
_REPLACED = re.compile(
    r"radar\.yaml|layout\.lock\.json|\.radargen/(radar|trend)\.schema\.json"
    r"|(trends|editions)/[^./][^/]*\.(yaml|json)"
)


@dataclass(frozen=True, slots=True)
class Finished:
    """The paths of a killed command's journal: those `done` now, and those `left` alone since they have changed."""

    done: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Step:
    """A file to be replaced: the name of its spare, and the SHA-256 of its old (empty: absent) and new content.

    One to be removed has neither spare nor new content.
    """

    spare: str
    old: str
    new: str


class _StepState(Enum):
    """Whether the file of a step still has its old content, has the new one already, or neither."""

    BEFORE = auto()
    DONE = auto()
    CHANGED = auto()


@contextmanager
def exclusive(root: Path) -> Iterator[Finished]:
    """Lock the radar's folder for changes, waiting for other commands; yields what `complete_journal` returns.

    Files read within the block stay unchanged until it writes. Spare files of killed commands are deleted.
    """
    root = Path(os.path.realpath(root))
    record = user_state.record(spare_files.RECORD, root)
    with ExitStack() as stack:
        with write_errors(root):
            stack.enter_context(user_state.folder_lock(root))
        with signals_held():
            finished = complete_journal(root)
            _sweep(root)
        record.write({"tokens": [TOKEN]})
        try:
            yield finished
        finally:
            if not _plan(record.read().get("plan")):
                record.forget()


def replace_files(root: Path, outputs: Mapping[str, str | bytes], removed: Collection[str] = ()) -> None:
    """Replace the files at these paths below `root` together; RadargenError, with nothing changed, where that fails.

    Those at the paths `removed` are gone afterwards. The folders must exist. Texts get the line ends of
    `files.with_line_ends`. ValueError for a path that no radar has.
    """
    if not outputs:
        return
    root = Path(os.path.realpath(root))
    record = user_state.record(spare_files.RECORD, root)
    for path in (*outputs, *removed):
        refuse_links(root, path)
    outputs = with_line_ends(root, outputs)
    old = {path: _checksum(root / path) for path in (*outputs, *removed)}
    # A signal to stop waits until all files are in place.
    with signals_held():
        with written_spares(root, outputs) as spares:
            plan = {path: [spare.name, old[path], _checksum(spare)] for path, spare in spares.items()}
            plan |= {path: ["", old[path], ""] for path in removed if old[path]}
            if _plan(plan).keys() != {*outputs, *(path for path in removed if old[path])}:
                raise ValueError(f"Not what a radar has: {[*outputs]}")
            record.write({"tokens": [TOKEN], "plan": plan})
            # From here on the journal keeps track of them.
            spares.clear()
        finished = complete_journal(root)
    if finished.left:
        raise RadargenError(
            Message("{path} was changed by somebody else meanwhile; look at it, and repeat.", path=finished.left[0])
        )


def complete_journal(root: Path) -> Finished:
    """Complete the journal of a killed command of this machine in `root`, if there is one.

    A file that was changed since is left alone; if no file had been replaced yet, all are.
    """
    root = Path(os.path.realpath(root))
    record = user_state.record(spare_files.RECORD, root)
    plan = _plan(record.read().get("plan"))
    states = {path: _step_state(root, path, step) for path, step in plan.items()}
    changed = tuple(path for path, state in states.items() if state is _StepState.CHANGED)
    if changed and _StepState.DONE not in states.values():
        states = dict.fromkeys(plan, _StepState.CHANGED)
    for path, step in plan.items():
        if states[path] is _StepState.BEFORE:
            with write_errors(root / path):
                if step.new:
                    (root / path).with_name(step.spare).replace(root / path)
                else:
                    (root / path).unlink()
    if plan:
        for folder in {(root / path).parent for path in plan}:
            with write_errors(folder):
                posix.sync_folder(folder)
        # Delete the unused spares as well. Both steps work on a full disk, too.
        _sweep(root)
        record.forget()
    return Finished(tuple(path for path in plan if states[path] is not _StepState.CHANGED), changed)


def _plan(written: object) -> dict[str, _Step]:
    """The valid steps of a journal as read, by path."""
    plan: dict[str, _Step] = {}
    for path, step in written.items() if isinstance(written, dict) else ():
        match step:
            case [str(spare), str(old), str(new)] if _REPLACED.fullmatch(path) and (
                SPARE.fullmatch(spare) if new else not spare
            ):
                plan[path] = _Step(spare, old, new)
    return plan


def _step_state(root: Path, path: str, step: _Step) -> _StepState:
    try:
        refuse_links(root, path)
    except RadargenError:
        return _StepState.CHANGED
    now = _checksum(root / path)
    if not step.new:
        return _StepState.DONE if not now else _StepState.BEFORE if now == step.old else _StepState.CHANGED
    if now == step.old and _checksum((root / path).with_name(step.spare)) == step.new:
        return _StepState.BEFORE
    return _StepState.DONE if now == step.new else _StepState.CHANGED


def _checksum(path: Path) -> str:
    """The SHA-256 of an ordinary file; empty where there is none."""
    try:
        with open(path, "rb", opener=posix.open_unlinked) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                return ""
            return sha256(file.read()).hexdigest()
    except OSError:
        return ""


def _sweep(root: Path) -> None:
    with write_errors(root):
        spare_files.sweep(root)
