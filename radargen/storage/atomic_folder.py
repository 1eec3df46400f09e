"""A folder replaced as a whole: written beside, flushed, swapped in; whoever reads it sees the old or the new one.

Beside the target `site` stands a workshop while a build runs, `.site.TOKEN.radargen`, under a name that nobody can
foresee and that this machine remembers (`user_state`). In it: the new folder and, where two renames must do, `old` and
`ready`. What is found there at the next start tells how far a run came that was killed:

    ready and no target   the old folder was moved away, the new one not yet moved in: it is moved in now
    anything else         the target is whole; the rest is swept away

A folder that only has such a name is nobody's workshop: it is neither used nor swept.
"""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from radargen.storage import user_state
from radargen.storage.files import RADAR, made, said, settle, unlinked
from radargen.storage.posix import exchange, sync_disks
from radargen.storage.protected_paths import ProtectedPaths, around, in_git
from radargen.storage.signals import signals_held
from radargen.text.messages import Message, RadargenError

MARKER = ".radargen"
MARKED = "This folder is made by radargen and replaced as a whole by its next build. Nothing kept here lasts.\n"
_WORKSHOP = re.compile(r"\.[^/]*\.[0-9a-f]{16}\.radargen")
_RECORD, _JOINING = "swap", "join"


@contextmanager
def replacing(target: Path, radar: ProtectedPaths) -> Iterator[Path]:
    """A new, empty folder that takes the place of `target` when the block ends well, and vanishes when it does not.

    RadargenError where the target is not ours to replace, is or holds or lies in what `radar` is read from, another
    build is at work on it, or the disk refuses.
    """
    radar.spare_folder(target)
    if (nearest := around(target)) and nearest.root != radar.root:
        nearest.spare_folder(target)
    _out_of_git(target)
    # The folder behind a link is replaced, not the link.
    with _swapped(target.resolve(), _ours) as new:
        yield new
        with said(target):
            (new / MARKER).write_text(MARKED, encoding="utf-8", newline="\n")


@contextmanager
def founding(target: Path) -> Iterator[Path]:
    """A new, empty folder that becomes `target` when the block ends well; from then on it is its owner's alone.

    RadargenError where there is anything in `target` already, it lies in what a radar is read from, or the disk
    refuses.
    """
    target = target.resolve()
    if radar := around(target):
        radar.spare_folder(target)
    _out_of_git(target)
    with _swapped(target, _vacant) as new:
        yield new


@contextmanager
def joining(target: Path) -> Iterator[Path]:
    """A new, empty folder whose files join those of `target` when the block ends well; nothing there is replaced.

    They take their places once all of them are written. What a kill cuts short then, the next call finishes, and says
    so (RadargenError). RadargenError as well where one of them is there already, or the disk refuses; then none is.
    """
    target = target.resolve()
    if (radar := around(target)) and radar.root != target:
        radar.spare_folder(target)
    _out_of_git(target)
    record = user_state.record(_JOINING, target)
    with record.held() as free:
        if not free:
            raise RadargenError(
                Message("Another command is writing {target}; wait until it has ended.", target=str(target))
            )
        name = record.read().get("workshop")
        if isinstance(name, str) and _WORKSHOP.fullmatch(name) and _joined(target / name, target):
            record.forget()
            said_so = Message(
                "{target} was begun by a command that was cut short, and is whole now.", target=str(target)
            )
            raise RadargenError(said_so)
        workshop = target / f".new.{os.urandom(8).hex()}.radargen"
        record.write({"workshop": workshop.name})
        try:
            new = workshop / "new"
            with said(target):
                workshop.mkdir()
                new.mkdir()
            yield new
            _none_there(new, target)
            with said(target):
                settle(new)
                # Else a power cut could leave a new name over empty files.
                sync_disks()
                new.rename(workshop / "ready")
        finally:
            # Whoever asks the program to stop from here on gets the rest done first.
            with signals_held():
                _joined(workshop, target)
                record.forget()


def _none_there(new: Path, target: Path) -> None:
    """RadargenError where one of the new files is there already, or would go through a link."""
    for path in _below(new):
        unlinked(target, path.as_posix())
        if os.path.lexists(target / path):
            raise RadargenError(Message("{path} is there already; it stays as it is.", path=str(target / path)))


def _joined(workshop: Path, target: Path) -> bool:
    """Put what is ready in its place and sweep the workshop away; whether anything was ready."""
    ready = workshop / "ready"
    if workshop.is_symlink() or ready.is_symlink() or not ready.is_dir():
        shutil.rmtree(workshop, ignore_errors=True)
        return False
    for path in _below(ready):
        unlinked(target, path.as_posix())
        if not os.path.lexists(target / path):
            with said(target / path):
                made((target / path).parent)
                (ready / path).rename(target / path)
    shutil.rmtree(workshop, ignore_errors=True)
    return True


def _below(folder: Path) -> list[Path]:
    """The files below a folder, by their paths from there."""
    return sorted(path.relative_to(folder) for path in folder.rglob("*") if not path.is_dir())


@contextmanager
def _swapped(target: Path, refuse: Callable[[Path], None]) -> Iterator[Path]:
    record = user_state.record(_RECORD, target)
    with record.held() as free:
        if not free:
            raise RadargenError(Message("Another build is writing {path}; wait until it has ended.", path=target))
        # Whatever a run has left that was killed goes first, else it would stay where there is nothing more to build.
        with signals_held(), said(target):
            _recover(record, target)
        refuse(target)
        workshop = target.with_name(f".{target.name}.{os.urandom(8).hex()}.radargen")
        try:
            new = workshop / "new"
            with signals_held(), said(target):
                made(target.parent)
                record.write({"workshop": workshop.name})
                workshop.mkdir()
                new.mkdir()
            yield new
            with said(target):
                settle(new)
                sync_disks()
                with signals_held():
                    _swap(new, target, workshop)
        finally:
            with signals_held():
                _settle(workshop, target)
                if not os.path.lexists(workshop):
                    record.forget()


def _out_of_git(target: Path) -> None:
    if in_git(target):
        raise RadargenError(
            Message("{path} lies in what git keeps of a repository; name a folder elsewhere.", path=target)
        )


def _vacant(target: Path) -> None:
    """Whether nothing is lost by replacing the target: it is absent, or an empty folder that nobody stands in."""
    if _filled(target, Message("{path} is a file; name a new folder.", path=target)):
        raise RadargenError(Message("{path} is not empty; name a new folder.", path=target))
    if target == Path.cwd().resolve():
        raise RadargenError(Message("{path} is the folder you are in; go one up and name it from there.", path=target))


def _ours(target: Path) -> None:
    """Whether the target may be replaced: absent, empty, or made by an earlier build."""
    if _filled(target, Message("{path} is a file; name a folder to build into.", path=target)) and not _made(target):
        raise RadargenError(
            Message("{path} holds files that radargen has not made; choose another folder or empty it.", path=target)
        )
    if inner := _mounted_below(target):
        raise RadargenError(
            Message("A volume is mounted at {inner}, within {path}; choose another folder.", inner=inner, path=target)
        )


def _made(target: Path) -> bool:
    """Whether it looks like ours: there is the marker, an ordinary file, and in no depth a radar or a repository."""
    marker = target / MARKER
    if not marker.is_file() or marker.is_symlink():
        return False
    return all({RADAR, ".git"}.isdisjoint((*folders, *files)) for _, folders, files in os.walk(target))


def _mounted_below(target: Path) -> Path | None:
    """A place below the target where something else is mounted, which would be swept away with it."""
    try:
        rows = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return None
    places = (row.split()[4].encode("utf-8", "surrogateescape") for row in rows if len(row.split()) > 4)
    decoded = (re.sub(rb"\\([0-7]{3})", lambda found: bytes([int(found[1], 8)]), place) for place in places)
    return next((path for path in map(Path, map(os.fsdecode, decoded)) if target in path.parents), None)


def _filled(target: Path, of_a_file: Message) -> bool:
    """Whether the target has anything in it; RadargenError, `of_a_file` for one, where no folder can be replaced."""
    with said(target):
        if not target.exists():
            return False
    if not target.is_dir():
        raise RadargenError(of_a_file)
    if target.is_mount():
        raise RadargenError(
            Message(
                "{path} is where a volume is mounted and cannot be replaced; choose a folder inside it.", path=target
            )
        )
    with said(target):
        return any(target.iterdir())


def _recover(record: user_state.Record, target: Path) -> None:
    """End what a run that was killed had begun, and sweep its workshop away."""
    name = record.read().get("workshop")
    if isinstance(name, str) and _WORKSHOP.fullmatch(name):
        _settle(target.with_name(name), target)
        if not os.path.lexists(target.with_name(name)):
            record.forget()


def _settle(workshop: Path, target: Path) -> None:
    """Leave a whole target and no workshop, however far the two renames came."""
    if workshop.is_symlink() or not workshop.is_dir():
        return
    for whole in (workshop / "ready", workshop / "old"):
        if not os.path.lexists(target) and whole.is_dir() and not whole.is_symlink():
            with said(target):
                whole.rename(target)
    # Follows no link.
    shutil.rmtree(workshop, ignore_errors=True)


def _swap(new: Path, target: Path, workshop: Path) -> None:
    if not target.exists():
        new.rename(target)
    elif not exchange(new, target):
        rename_twice(new, target, workshop)


def rename_twice(new: Path, target: Path, workshop: Path) -> None:
    """Put `new` in the target's place on systems that cannot exchange names; what a kill cuts short, the next run ends.

    For a moment there is no target at all.
    """
    new.rename(workshop / "ready")
    target.rename(workshop / "old")
    (workshop / "ready").rename(target)
