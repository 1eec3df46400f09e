"""Records kept between two commands: unfinished work of killed ones, and what the user trusts.

They are in the user's state folder, outside of every radar, since a radar's folder may contain a stranger's changes. A
record belongs to one folder or file, identified by its resolved path.
"""

import json
import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from radargen.storage import posix
from radargen.storage.signals import signals_held
from radargen.text.messages import Message, RadargenError, joined

if TYPE_CHECKING:
    from filelock import BaseFileLock

# Largest size of one record, in bytes.
LIMIT = 16 * 1024 * 1024
# The interval between two attempts to take a lock, in seconds.
_POLL = 0.01


@dataclass(frozen=True, slots=True)
class Record:
    """A JSON object in the state folder; `path` is its file."""

    path: Path

    def read(self) -> dict[str, object]:
        """The value written last; empty where there is none, or the file is damaged."""
        try:
            with open(self.path, "rb", opener=posix.open_unlinked) as file:
                if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                    return {}
                value = json.loads(file.read(LIMIT))
        except (OSError, ValueError, RecursionError):
            return {}
        return value if isinstance(value, dict) else {}

    def write(self, value: dict[str, object]) -> None:
        """Store the value, flushed to the disk; RadargenError where that fails."""
        folder = self.path.parent
        with _write_errors(self.path), signals_held(), folder_lock(folder):
            # The folder is locked, so a spare file found here belongs to a killed program.
            spare = folder / "spare.tmp"
            spare.unlink(missing_ok=True)
            try:
                with open(spare, "xb", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
                    file.write(json.dumps(value).encode())
                    file.flush()
                    os.fsync(file.fileno())
                spare.replace(self.path)
            except BaseException:
                spare.unlink(missing_ok=True)
                raise
            posix.sync_folder(folder)

    def forget(self) -> None:
        """Delete the record; RadargenError where that fails."""
        with _write_errors(self.path):
            self.path.unlink(missing_ok=True)

    @contextmanager
    def held(self) -> Iterator[bool]:
        """Try to lock the record until the block ends; yields whether no other process held it."""
        lock = _lock(self.path.with_suffix(".lock"), wait=False)
        try:
            with _write_errors(self.path), signals_held():
                free = _acquire(lock)
            yield free
        finally:
            with signals_held():
                _release(lock)


def record(kind: str, place: Path) -> Record:
    """The record of that kind about the folder or file `place`; RadargenError without a private state folder."""
    real = Path(os.path.realpath(place))
    return Record(_folder(real) / f"{kind}-{sha256(os.fsencode(real)).hexdigest()[:40]}.json")


def records(kind: str, place: Path) -> list[Record]:
    """All records of that kind, about any place, in a fixed order; `place` selects the state folder as for `record`."""
    # A locked record may not have been written yet.
    paths = {path.with_suffix(".json") for path in _folder(Path(os.path.realpath(place))).glob(f"{kind}-*.*")}
    return [Record(path) for path in sorted(paths)]


@contextmanager
def folder_lock(folder: Path) -> Iterator[None]:
    """Lock the folder against other radargen processes until the block ends; waits for the lock.

    The lock of a killed process is released. Where the system can lock folders, the lock works between users as well;
    else a file in this user's state folder is locked instead.
    """
    from filelock import lock_descriptor  # noqa: PLC0415 – takes longer to import than most commands need it

    if (handle := posix.opened_folder(folder)) is not None:
        try:
            lock_descriptor(handle, poll_interval=_POLL)
            yield
        finally:
            os.close(handle)
        return
    lock = _lock(record("folder", folder).path.with_suffix(".lock"), wait=True)
    try:
        with _write_errors(folder):
            _acquire(lock)
        yield
    finally:
        with signals_held():
            _release(lock)


def _folder(about: Path) -> Path:
    """The state folder: private to the user and not inside `about`; RadargenError where there is none."""
    # Takes longer to import than all else that most commands do with it.
    from platformdirs import user_state_path  # noqa: PLC0415

    reasons: list[Message] = []
    for place in _places(user_state_path("radargen", appauthor=False)):
        try:
            if _is_private(place, about):
                return place
            reasons.append(Message("{path} is not yours alone", path=place))
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            reasons.append(Message("{place}: {reason}", place=place, reason=reason))
    raise RadargenError(
        Message(
            "There is no folder to remember in what has been begun ({why}); set XDG_STATE_HOME to one of yours.",
            why=joined(reasons, "; "),
        )
    )


def _places(own: Path) -> Iterator[Path]:
    yield own
    # Called only where needed, since `gettempdir` writes a test file.
    yield Path(tempfile.gettempdir()) / f"radargen-{posix.user_mark()}"


def _is_private(place: Path, about: Path) -> bool:
    """Whether only this user can write to the folder, which is made if absent, and it is not inside `about`."""
    if not place.is_absolute() or place.resolve().is_relative_to(about):
        return False
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    status = place.lstat()
    if not stat.S_ISDIR(status.st_mode) or not posix.is_users_alone(status):
        return False
    if status.st_mode & 0o077:
        place.chmod(0o700)
    return os.access(place, os.W_OK | os.X_OK)


@contextmanager
def _write_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise RadargenError(Message("Cannot write {path}: {reason}.", path=path, reason=reason)) from error


def _lock(path: Path, *, wait: bool) -> "BaseFileLock":
    """The lock of a file; with `wait` it waits without limit, else just long enough for one being released."""
    from filelock import FileLock  # noqa: PLC0415 – takes longer to import than most commands need it

    return FileLock(path, timeout=-1 if wait else 5 * _POLL, poll_interval=_POLL, fallback_to_soft=False)


def _acquire(lock: "BaseFileLock") -> bool:
    """Take the lock; False where another process has it and the lock does not wait."""
    from filelock import Timeout  # noqa: PLC0415 – as above

    try:
        lock.acquire()
    except Timeout:
        return False
    return True


def _release(lock: "BaseFileLock") -> None:
    """Release the lock, if it was taken, and delete its file, so that lock files do not pile up."""
    from filelock import UnixFileLock  # noqa: PLC0415 – as above

    if lock.is_locked:
        # On other systems the library deletes it. A process waiting for a deleted one takes a new one.
        if isinstance(lock, UnixFileLock):
            Path(lock.lock_file).unlink(missing_ok=True)
        lock.release()
