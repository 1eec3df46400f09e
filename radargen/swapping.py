"""A folder replaced as a whole: written beside, flushed, swapped in; whoever reads it sees the old or the new one.

Beside the target `site` stands the workshop `.site.radargen` while a build runs. In it: `lock`, the new folder under
the number of the process that writes it, and, where two renames must do, `old` and `ready`. What is found there at the
next start tells how far a run came that was killed:

    ready and no target   the old folder was moved away, the new one not yet moved in: it is moved in now
    anything else         the target is whole; the rest is swept away
"""

import ctypes
import errno
import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from radargen.files import made, said, settle
from radargen.problems import RadargenError

MARKER = ".radargen"
MARKED = "This folder is made by radargen and replaced as a whole by its next build. Nothing kept here lasts.\n"
RENAME_EXCHANGE = 2
AT_FDCWD = -100


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """A new, empty folder that takes the place of `target` when the block ends well, and vanishes when it does not.

    RadargenError where the target is not ours to replace, another build is at work on it, or the disk refuses.
    """
    # The folder behind a link is replaced, not the link.
    target = target.resolve()
    _ours(target)
    with _swapped(target) as new:
        yield new
        with said(target):
            (new / MARKER).write_text(MARKED, encoding="utf-8")


@contextmanager
def founding(target: Path) -> Iterator[Path]:
    """A new, empty folder that becomes `target` when the block ends well; from then on it is its owner's alone.

    RadargenError where there is anything in `target` already, or the disk refuses.
    """
    target = target.resolve()
    _vacant(target)
    with _swapped(target) as new:
        yield new


@contextmanager
def _swapped(target: Path) -> Iterator[Path]:
    workshop = target.with_name(f".{target.name}.radargen")
    new = workshop / str(os.getpid())
    with _locked(workshop, target):
        try:
            with said(target):
                _recover(workshop, target)
                new.mkdir()
            yield new
            with said(target):
                settle(new)
                _flush(new)
                _swap(new, target, workshop)
        finally:
            shutil.rmtree(workshop, ignore_errors=True)


def _vacant(target: Path) -> None:
    """Whether nothing is lost by replacing the target: it is absent, or an empty folder that nobody stands in."""
    if _filled(target, "name a new folder"):
        raise RadargenError(f"{target} is not empty; name a new folder.")
    if target == Path.cwd().resolve():
        raise RadargenError(f"{target} is the folder you are in; go one up and name it from there.")


def _ours(target: Path) -> None:
    """Whether the target may be replaced: absent, empty, or made by an earlier build."""
    if _filled(target, "name a folder to build into") and not (target / MARKER).is_file():
        raise RadargenError(f"{target} holds files that radargen has not made; choose another folder or empty it.")


def _filled(target: Path, instead: str) -> bool:
    """Whether the target has anything in it; RadargenError where it is no folder that can be replaced."""
    with said(target):
        if not target.exists():
            return False
    if not target.is_dir():
        raise RadargenError(f"{target} is a file; {instead}.")
    if target.is_mount():
        raise RadargenError(f"{target} is where a volume is mounted and cannot be replaced; choose a folder inside it.")
    with said(target):
        return any(target.iterdir())


@contextmanager
def _locked(workshop: Path, target: Path) -> Iterator[None]:
    with said(target):
        handle = _lock(workshop)
    if handle is None:
        raise RadargenError(f"Another build is writing {target}; wait until it has ended.")
    try:
        yield
    finally:
        os.close(handle)


def _lock(workshop: Path) -> int | None:
    """The open, locked file; None where another process holds it."""
    while True:
        made(workshop)
        try:
            handle = os.open(workshop / "lock", os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o666)
        except FileNotFoundError:  # the run before has just tidied up
            continue
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(handle)
            return None
        if _is_at(handle, workshop / "lock"):
            return handle
        os.close(handle)


def _is_at(handle: int, path: Path) -> bool:
    """Whether the locked file is still the one at that path: the run before removes it with the workshop."""
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False


def _recover(workshop: Path, target: Path) -> None:
    ready = workshop / "ready"
    if ready.exists() and not target.exists():
        ready.rename(target)
    for left in workshop.iterdir():
        if left.name != "lock":
            shutil.rmtree(left)


def _flush(folder: Path) -> None:
    """Have everything on the disk before the swap, else a power cut could leave a new name over empty files."""
    library = ctypes.CDLL(None, use_errno=True)
    if not hasattr(library, "syncfs"):
        os.sync()
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        if library.syncfs(handle) != 0:
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    finally:
        os.close(handle)


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


def exchange(one: Path, other: Path) -> bool:
    """Let two names trade places in one step; False where the system has no such step (see renameat2(2))."""
    library = ctypes.CDLL(None, use_errno=True)
    if not hasattr(library, "renameat2"):
        return False
    if library.renameat2(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP):
        return False
    raise OSError(code, os.strerror(code))
