"""What this machine remembers between two commands: what one had begun that was killed, what its user trusts.

It lies outside of every radar, in the user's own state folder, since whatever lies in a radar's folder may have come
with a stranger's change. One record belongs to one folder or file, named by its resolved path.
"""

import fcntl
import json
import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from radargen.model.problems import RadargenError
from radargen.storage.signals import signals_held
from radargen.text.messages import Message, joined

# In bytes, of one record.
LIMIT = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Record:
    """A JSON value kept by this machine; `path` is its file in the state folder."""

    path: Path

    def read(self) -> dict[str, object]:
        """What was written last; nothing where there is none, or it is damaged."""
        try:
            with open(self.path, "rb", opener=plainly) as file:
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
                flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
                with os.fdopen(os.open(spare, flags, 0o600), "wb") as file:
                    file.write(json.dumps(value).encode())
                    file.flush()
                    os.fsync(file.fileno())
                spare.replace(self.path)
            except BaseException:
                spare.unlink(missing_ok=True)
                raise
            sync(folder)

    def forget(self) -> None:
        """Keep nothing any more."""
        with _kept(self.path):
            self.path.unlink(missing_ok=True)

    @contextmanager
    def held(self) -> Iterator[bool]:
        """Whether nobody else on this machine holds the record; if so, nobody does until the block ends."""
        lock, handle = self.path.with_suffix(".lock"), None
        try:
            with _kept(self.path), signals_held():
                handle = _locked(lock)
            yield handle is not None
        finally:
            if handle is not None:
                with signals_held():
                    lock.unlink(missing_ok=True)
                    os.close(handle)


def record(kind: str, place: Path) -> Record:
    """The record of that kind about a folder or file; RadargenError where there is no safe place for one."""
    real = Path(os.path.realpath(place))
    return Record(_folder(real) / f"{kind}-{sha256(os.fsencode(real)).hexdigest()[:40]}.json")


def records(kind: str, place: Path) -> list[Record]:
    """All records of that kind, whatever they are about, in a fixed order; `place` is as for `record`."""
    # One that is held may not have been written yet.
    found = {path.with_suffix(".json") for path in _folder(Path(os.path.realpath(place))).glob(f"{kind}-*.*")}
    return [Record(path) for path in sorted(found)]


def plainly(path: str, flags: int) -> int:
    """Open without following a link or waiting for a pipe; an `opener` for `open`."""
    return os.open(path, flags | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)


@contextmanager
def holding(folder: Path) -> Iterator[None]:
    """Let no other program that asks for it write into the folder until the block ends; waits for one that does."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def sync(folder: Path) -> None:
    """Have the names in the folder on the disk."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        # Some file systems cannot sync a folder, and need not.
        with suppress(OSError):
            os.fsync(handle)
    finally:
        os.close(handle)


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
    yield Path(tempfile.gettempdir()) / f"radargen-{os.geteuid()}"


def _safe(place: Path, about: Path) -> bool:
    """Whether only this user can have written there; the folder is made if it is absent."""
    if not place.is_absolute() or place.resolve().is_relative_to(about):
        return False
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    found = place.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid() or found.st_mode & 0o022:
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


def _locked(lock: Path) -> int | None:
    """The open, locked file; None where another process holds it."""
    while True:
        handle = os.open(lock, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(handle)
            return None
        # Whoever held it before may have removed it meanwhile.
        with suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(handle), lock.stat(follow_symlinks=False)):
                return handle
        os.close(handle)
