"""What this machine remembers between two commands: what one had begun that was killed, what its user trusts.

It lies outside of every radar, in the user's own state folder, since whatever lies in a radar's folder may have come
with a stranger's change. One record belongs to one folder or file, named by its resolved path.
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

# In bytes, of one record.
LIMIT = 16 * 1024 * 1024
# How often a lock that somebody else has is looked at, in seconds.
_POLL = 0.01


@dataclass(frozen=True, slots=True)
class Record:
    """A JSON value kept by this machine; `path` is its file in the state folder."""

    path: Path

    def read(self) -> dict[str, object]:
        """What was written last; nothing where there is none, or it is damaged."""
        try:
            with open(self.path, "rb", opener=posix.open_unlinked) as file:
                if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                    return {}
                found = json.loads(file.read(LIMIT))
        except (OSError, ValueError, RecursionError):
            return {}
        return found if isinstance(found, dict) else {}

    def write(self, value: dict[str, object]) -> None:
        """Keep the value; from the return on it outlives a power cut."""
        folder = self.path.parent
        with _kept(self.path), signals_held(), holding(folder):
            # Whoever finds one has the folder alone, so it is that of a program that was killed.
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
        """Keep nothing any more."""
        with _kept(self.path):
            self.path.unlink(missing_ok=True)

    @contextmanager
    def held(self) -> Iterator[bool]:
        """Whether nobody else on this machine holds the record; if so, nobody does until the block ends."""
        lock = _lock(self.path.with_suffix(".lock"), wait=False)
        try:
            with _kept(self.path), signals_held():
                free = _acquired(lock)
            yield free
        finally:
            with signals_held():
                _release(lock)


def record(kind: str, place: Path) -> Record:
    """The record of that kind about a folder or file; RadargenError where there is no safe place for one."""
    real = Path(os.path.realpath(place))
    return Record(_folder(real) / f"{kind}-{sha256(os.fsencode(real)).hexdigest()[:40]}.json")


def records(kind: str, place: Path) -> list[Record]:
    """All records of that kind, whatever they are about, in a fixed order; `place` is as for `record`."""
    # One that is held may not have been written yet.
    found = {path.with_suffix(".json") for path in _folder(Path(os.path.realpath(place))).glob(f"{kind}-*.*")}
    return [Record(path) for path in sorted(found)]


@contextmanager
def holding(folder: Path) -> Iterator[None]:
    """Let no other program that asks for it write into the folder until the block ends; waits for one that does.

    The lock of a program that was killed is free. Where a system can lock the folder itself, users who share it keep
    clear of each other as well; else a file that this user's machine remembers stands for it.
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
        with _kept(folder):
            _acquired(lock)
        yield
    finally:
        with signals_held():
            _release(lock)


def _folder(about: Path) -> Path:
    """The user's own folder, where nothing that lies in `about` could be taken for ours."""
    # Takes longer to import than all else that most commands do with it.
    from platformdirs import user_state_path  # noqa: PLC0415

    why: list[Message] = []
    for place in _places(user_state_path("radargen", appauthor=False)):
        try:
            if _safe(place, about):
                return place
            why.append(Message("{path} is not yours alone", path=place))
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            why.append(Message("{place}: {reason}", place=place, reason=reason))
    raise RadargenError(
        Message(
            "There is no folder to remember in what has been begun ({why}); set XDG_STATE_HOME to one of yours.",
            why=joined(why, "; "),
        )
    )


def _places(own: Path) -> Iterator[Path]:
    yield own
    # Asked for only where it is needed: Python writes a file to find the folder for what passes.
    yield Path(tempfile.gettempdir()) / f"radargen-{posix.user_mark()}"


def _safe(place: Path, about: Path) -> bool:
    """Whether only this user can have written there; the folder is made if it is absent."""
    if not place.is_absolute() or place.resolve().is_relative_to(about):
        return False
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    found = place.lstat()
    if not stat.S_ISDIR(found.st_mode) or not posix.is_users_alone(found):
        return False
    if found.st_mode & 0o077:
        place.chmod(0o700)
    return os.access(place, os.W_OK | os.X_OK)


@contextmanager
def _kept(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise RadargenError(Message("Cannot write {path}: {reason}.", path=path, reason=reason)) from error


def _lock(path: Path, *, wait: bool) -> "BaseFileLock":
    """The lock of a file; with `wait` it is waited for without end, else only as long as one that goes takes to go."""
    from filelock import FileLock  # noqa: PLC0415 – takes longer to import than most commands need it

    return FileLock(path, timeout=-1 if wait else 5 * _POLL, poll_interval=_POLL, fallback_to_soft=False)


def _acquired(lock: "BaseFileLock") -> bool:
    """Take the lock; False where somebody else has it and it is not to be waited for."""
    from filelock import Timeout  # noqa: PLC0415 – as above

    try:
        lock.acquire()
    except Timeout:
        return False
    return True


def _release(lock: "BaseFileLock") -> None:
    """Give the lock back, if it was taken, and remove its file: there may be thousands in time."""
    from filelock import UnixFileLock  # noqa: PLC0415 – as above

    if lock.is_locked:
        # On other systems the library removes it. Whoever waits for one that is removed takes a new one.
        if isinstance(lock, UnixFileLock):
            Path(lock.lock_file).unlink(missing_ok=True)
        lock.release()
