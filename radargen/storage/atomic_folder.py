"""Replace a folder atomically: write the new one beside it, flush, swap; readers see either the old or the new one.

While a build runs, a working folder `.site.TOKEN.radargen` lies beside the target `site`. Its random name is recorded
in `user_state`. It holds the new folder and, where the swap takes two renames, `old` and `ready`. After a kill, the
next run decides by what it finds there:

    ready and no target   the old folder was moved away but the new one not moved in: move it in now
    anything else         the target is complete: delete the working folder

A folder that merely has such a name, without a record, is neither used nor deleted.
"""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from radargen.storage import user_state
from radargen.storage.files import RADAR, make_parents, refuse_links, set_modes, write_errors
from radargen.storage.posix import exchange_names, sync_disks
from radargen.storage.protected_paths import ProtectedPaths, enclosing_radar, in_git_folder
from radargen.storage.signals import signals_held
from radargen.text.messages import Message, RadargenError

MARKER = ".radargen"
MARKED = "This folder is made by radargen and replaced as a whole by its next build. Nothing kept here lasts.\n"
_WORKSHOP = re.compile(r"\.[^/]*\.[0-9a-f]{16}\.radargen")
_RECORD, _JOINING = "swap", "join"


@contextmanager
def replaced_folder(target: Path, radar: ProtectedPaths) -> Iterator[Path]:
    """Yield a new, empty folder that replaces `target` when the block succeeds and is deleted when it fails.

    RadargenError where the target was not made by radargen, is, contains or lies in a source of `radar`, is being
    written by another build, or cannot be written.
    """
    radar.refuse_folder(target)
    if (nearest := enclosing_radar(target)) and nearest.root != radar.root:
        nearest.refuse_folder(target)
    _refuse_git_folder(target)
    # The folder behind a link is replaced, not the link.
    with _swapped_folder(target.resolve(), _refuse_unless_built) as new:
        yield new
        with write_errors(target):
            (new / MARKER).write_text(MARKED, encoding="utf-8", newline="\n")


@contextmanager
def new_folder(target: Path) -> Iterator[Path]:
    """Yield a new, empty folder that becomes `target` when the block succeeds; later builds do not replace it.

    RadargenError where `target` is not empty, lies in a source of a radar, or cannot be written.
    """
    target = target.resolve()
    if radar := enclosing_radar(target):
        radar.refuse_folder(target)
    _refuse_git_folder(target)
    with _swapped_folder(target, _refuse_unless_empty) as new:
        yield new


@contextmanager
def extended_folder(target: Path) -> Iterator[Path]:
    """Yield a new, empty folder whose files are added to `target` when the block succeeds; nothing is replaced.

    Files move in once all are written. If a kill interrupts the moves, the next call completes them and raises
    RadargenError to say so. RadargenError as well, with nothing added, where one of the files exists already or the
    disk refuses.
    """
    target = target.resolve()
    if (radar := enclosing_radar(target)) and radar.root != target:
        radar.refuse_folder(target)
    _refuse_git_folder(target)
    record = user_state.record(_JOINING, target)
    with record.held() as free:
        if not free:
            raise RadargenError(
                Message("Another command is writing {target}; wait until it has ended.", target=str(target))
            )
        name = record.read().get("workshop")
        if isinstance(name, str) and _WORKSHOP.fullmatch(name) and _merge_ready(target / name, target):
            record.forget()
            sentence = Message(
                "{target} was begun by a command that was cut short, and is whole now.", target=str(target)
            )
            raise RadargenError(sentence)
        workshop = target / f".new.{os.urandom(8).hex()}.radargen"
        record.write({"workshop": workshop.name})
        try:
            new = workshop / "new"
            with write_errors(target):
                workshop.mkdir()
                new.mkdir()
            yield new
            _refuse_existing(new, target)
            with write_errors(target):
                set_modes(new)
                # Else a power cut could leave a new name over empty files.
                sync_disks()
                new.rename(workshop / "ready")
        finally:
            # From here on a signal to stop waits until the move is complete.
            with signals_held():
                _merge_ready(workshop, target)
                record.forget()


def _refuse_existing(new: Path, target: Path) -> None:
    """RadargenError where one of the new files exists already, or its path goes through a link."""
    for path in _files_below(new):
        refuse_links(target, path.as_posix())
        if os.path.lexists(target / path):
            raise RadargenError(Message("{path} is there already; it stays as it is.", path=str(target / path)))


def _merge_ready(workshop: Path, target: Path) -> bool:
    """Move the files in `ready` into the target and delete the working folder; whether there was a `ready`."""
    ready = workshop / "ready"
    if workshop.is_symlink() or ready.is_symlink() or not ready.is_dir():
        shutil.rmtree(workshop, ignore_errors=True)
        return False
    for path in _files_below(ready):
        refuse_links(target, path.as_posix())
        if not os.path.lexists(target / path):
            with write_errors(target / path):
                make_parents((target / path).parent)
                (ready / path).rename(target / path)
    shutil.rmtree(workshop, ignore_errors=True)
    return True


def _files_below(folder: Path) -> list[Path]:
    """The files below a folder, as sorted relative paths."""
    return sorted(path.relative_to(folder) for path in folder.rglob("*") if not path.is_dir())


@contextmanager
def _swapped_folder(target: Path, refuse: Callable[[Path], None]) -> Iterator[Path]:
    record = user_state.record(_RECORD, target)
    with record.held() as free:
        if not free:
            raise RadargenError(Message("Another build is writing {path}; wait until it has ended.", path=target))
        # Clean up after a killed run first: the checks below may end this one.
        with signals_held(), write_errors(target):
            _recover(record, target)
        refuse(target)
        workshop = target.with_name(f".{target.name}.{os.urandom(8).hex()}.radargen")
        try:
            new = workshop / "new"
            with signals_held(), write_errors(target):
                make_parents(target.parent)
                record.write({"workshop": workshop.name})
                workshop.mkdir()
                new.mkdir()
            yield new
            with write_errors(target):
                set_modes(new)
                sync_disks()
                with signals_held():
                    _swap(new, target, workshop)
        finally:
            with signals_held():
                _finish_swap(workshop, target)
                if not os.path.lexists(workshop):
                    record.forget()


def _refuse_git_folder(target: Path) -> None:
    if in_git_folder(target):
        raise RadargenError(
            Message("{path} lies in what git keeps of a repository; name a folder elsewhere.", path=target)
        )


def _refuse_unless_empty(target: Path) -> None:
    """RadargenError unless the target is absent, or an empty folder that is not the working directory."""
    if _has_content(target, Message("{path} is a file; name a new folder.", path=target)):
        raise RadargenError(Message("{path} is not empty; name a new folder.", path=target))
    if target == Path.cwd().resolve():
        raise RadargenError(Message("{path} is the folder you are in; go one up and name it from there.", path=target))


def _refuse_unless_built(target: Path) -> None:
    """RadargenError unless the target is absent, empty, or made by an earlier build, with no volume mounted in it."""
    if _has_content(target, Message("{path} is a file; name a folder to build into.", path=target)) and not _is_built(
        target
    ):
        raise RadargenError(
            Message("{path} holds files that radargen has not made; choose another folder or empty it.", path=target)
        )
    if inner := _mounted_below(target):
        raise RadargenError(
            Message("A volume is mounted at {inner}, within {path}; choose another folder.", inner=inner, path=target)
        )


def _is_built(target: Path) -> bool:
    """Whether an earlier build made the folder: it holds the marker file, and at no depth a radar or a repository."""
    marker = target / MARKER
    if not marker.is_file() or marker.is_symlink():
        return False
    return all({RADAR, ".git"}.isdisjoint((*folders, *files)) for _, folders, files in os.walk(target))


def _mounted_below(target: Path) -> Path | None:
    """The first mount point below the target (Linux only); replacing the target would delete what is mounted."""
    try:
        rows = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return None
    places = (row.split()[4].encode("utf-8", "surrogateescape") for row in rows if len(row.split()) > 4)
    decoded = (re.sub(rb"\\([0-7]{3})", lambda match: bytes([int(match[1], 8)]), place) for place in places)
    return next((path for path in map(Path, map(os.fsdecode, decoded)) if target in path.parents), None)


def _has_content(target: Path, is_file_message: Message) -> bool:
    """Whether the target has content; RadargenError where it is a file (`is_file_message`) or a mount point."""
    with write_errors(target):
        if not target.exists():
            return False
    if not target.is_dir():
        raise RadargenError(is_file_message)
    if target.is_mount():
        raise RadargenError(
            Message(
                "{path} is where a volume is mounted and cannot be replaced; choose a folder inside it.", path=target
            )
        )
    with write_errors(target):
        return any(target.iterdir())


def _recover(record: user_state.Record, target: Path) -> None:
    """Complete the swap of a killed run, and delete its working folder."""
    name = record.read().get("workshop")
    if isinstance(name, str) and _WORKSHOP.fullmatch(name):
        _finish_swap(target.with_name(name), target)
        if not os.path.lexists(target.with_name(name)):
            record.forget()


def _finish_swap(workshop: Path, target: Path) -> None:
    """Leave a complete target and no working folder, however far the two renames got."""
    if workshop.is_symlink() or not workshop.is_dir():
        return
    for candidate in (workshop / "ready", workshop / "old"):
        if not os.path.lexists(target) and candidate.is_dir() and not candidate.is_symlink():
            with write_errors(target):
                candidate.rename(target)
    # Follows no link.
    shutil.rmtree(workshop, ignore_errors=True)


def _swap(new: Path, target: Path, workshop: Path) -> None:
    if not target.exists():
        new.rename(target)
    elif not exchange_names(new, target):
        rename_twice(new, target, workshop)


def rename_twice(new: Path, target: Path, workshop: Path) -> None:
    """Replace the target by `new` where the system cannot exchange names; the next run completes an interrupted swap.

    For a moment there is no target at all.
    """
    new.rename(workshop / "ready")
    target.rename(workshop / "old")
    (workshop / "ready").rename(target)
