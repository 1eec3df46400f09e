"""Several files of a folder replaced together: all of them or none, whatever ends the program in between.

Every new content is first written whole beside its file, hidden; then a record of this machine, the journal, names them
all, with what each file held and is to hold; then each takes its place, and the journal goes. A program that ends
before the journal is there has changed nothing. One that is killed after it is finished by the next command that
changes the radar. Only one at a time does. Nothing that lies in the radar's folder says what is to be finished.
"""

import os
import re
import stat
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from enum import Enum, auto
from hashlib import sha256
from pathlib import Path

from radargen.storage import posix, spare_files, user_state
from radargen.storage.files import TOKEN, all_beside, in_line, said, unlinked
from radargen.storage.signals import signals_held
from radargen.text.messages import Message, RadargenError
from radargen.text.paths import SPARE

# What the programs here replace together.
_REPLACED = re.compile(
    r"radar\.yaml|layout\.lock\.json|\.radargen/(radar|trend)\.schema\.json"
    r"|(trends|editions)/[^./][^/]*\.(yaml|json)"
)


@dataclass(frozen=True, slots=True)
class Finished:
    """The paths that a killed command had begun to replace: those `done` now, those `left` since they have changed."""

    done: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Step:
    """A file to be replaced: the name of its spare, and the checksums of what it held (empty: nothing) and is to."""

    spare: str
    old: str
    new: str


class _Stand(Enum):
    """How far a step is: its file is as it was, as it is to be, or neither."""

    BEFORE = auto()
    DONE = auto()
    CHANGED = auto()


@contextmanager
def alone(root: Path) -> Iterator[Finished]:
    """Hold the radar's folder; whoever else wants to change it waits. Yields what `completed` says.

    What is read within is still so when it is written. What a program left lying that was killed is swept away.
    """
    root = Path(os.path.realpath(root))
    record = user_state.record(spare_files.RECORD, root)
    with ExitStack() as stack:
        with said(root):
            stack.enter_context(user_state.holding(root))
        with signals_held():
            finished = completed(root)
            _sweep(root)
        record.write({"tokens": [TOKEN]})
        try:
            yield finished
        finally:
            if not _plan(record.read().get("plan")):
                record.forget()


def replaced(root: Path, outputs: Mapping[str, str | bytes]) -> None:
    """Put each output at its path below `root`; RadargenError in one sentence, and nothing changed, where that fails.

    The folders must exist. The lines of a text end as `files.in_line` says.
    """
    if not outputs:
        return
    root = Path(os.path.realpath(root))
    record = user_state.record(spare_files.RECORD, root)
    for path in outputs:
        unlinked(root, path)
    outputs = in_line(root, outputs)
    old = {path: _checksum(root / path) for path in outputs}
    # Whoever asks the program to stop in between gets the rest done first.
    with signals_held():
        with all_beside(root, outputs) as spares:
            plan = {path: [spare.name, old[path], _checksum(spare)] for path, spare in spares.items()}
            if _plan(plan).keys() != outputs.keys():
                raise ValueError(f"Not what a radar has: {[*outputs]}")
            record.write({"tokens": [TOKEN], "plan": plan})
            # From here on the journal says what becomes of them.
            spares.clear()
        finished = completed(root)
    if finished.left:
        raise RadargenError(
            Message("{path} was changed by somebody else meanwhile; look at it, and repeat.", path=finished.left[0])
        )


def completed(root: Path) -> Finished:
    """Finish what a program of this machine that was killed had begun to replace in `root`.

    A file that is no longer as it was then is left alone; where no other has taken its place yet, so are all.
    """
    root = Path(os.path.realpath(root))
    record = user_state.record(spare_files.RECORD, root)
    plan = _plan(record.read().get("plan"))
    stands = {path: _stand(root, path, step) for path, step in plan.items()}
    changed = tuple(path for path, stand in stands.items() if stand is _Stand.CHANGED)
    if changed and _Stand.DONE not in stands.values():
        stands = dict.fromkeys(plan, _Stand.CHANGED)
    for path, step in plan.items():
        if stands[path] is _Stand.BEFORE:
            with said(root / path):
                (root / path).with_name(step.spare).replace(root / path)
    if plan:
        for folder in {(root / path).parent for path in plan}:
            with said(folder):
                posix.sync_folder(folder)
        # Among them are those that are not needed any more. A full disk keeps nobody from forgetting.
        _sweep(root)
        record.forget()
    return Finished(tuple(path for path in plan if stands[path] is not _Stand.CHANGED), changed)


def _plan(written: object) -> dict[str, _Step]:
    """The steps of a journal, by path; what is no step of ours is none."""
    plan: dict[str, _Step] = {}
    for path, step in written.items() if isinstance(written, dict) else ():
        match step:
            case [str(spare), str(old), str(new)] if _REPLACED.fullmatch(path) and SPARE.fullmatch(spare):
                plan[path] = _Step(spare, old, new)
    return plan


def _stand(root: Path, path: str, step: _Step) -> _Stand:
    try:
        unlinked(root, path)
    except RadargenError:
        return _Stand.CHANGED
    now = _checksum(root / path)
    if now == step.old and _checksum((root / path).with_name(step.spare)) == step.new:
        return _Stand.BEFORE
    return _Stand.DONE if now == step.new else _Stand.CHANGED


def _checksum(path: Path) -> str:
    """Of what an ordinary file holds; empty where there is none."""
    try:
        with open(path, "rb", opener=posix.open_unlinked) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                return ""
            return sha256(file.read()).hexdigest()
    except OSError:
        return ""


def _sweep(root: Path) -> None:
    with said(root):
        spare_files.sweep(root)
