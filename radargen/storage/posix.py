"""What only some operating systems can do, and what is done in its place elsewhere.

Everything here works on Windows, too, with weaker promises; docs/faults.md says which. Nothing is asked of a system
before it is needed, so that this module can be imported everywhere.
"""

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path

_NO_LINK, _NO_WAIT = getattr(os, "O_NOFOLLOW", 0), getattr(os, "O_NONBLOCK", 0)
# Of renameat2(2) on Linux: paths are relative to the folder at work, and the two names trade places.
_AT_FDCWD, _RENAME_EXCHANGE = -100, 2
# What has a meaning of its own in a path on Windows, where a name on the other systems may have it.
_NOT_IN_NAMES = frozenset("" if os.sep == "/" else "\\:")


def open_unblocked(path: str, flags: int) -> int:
    """Open without waiting for the other end of a pipe, where pipes can be files; an `opener` for `open`."""
    return os.open(path, flags | _NO_WAIT)


def open_unlinked(path: str, flags: int) -> int:
    """The same for a path whose last part is no link; OSError (ELOOP) if it is one. An `opener` for `open`.

    Without O_NOFOLLOW, one that becomes a link right after the look at it is followed.
    """
    if not _NO_LINK and Path(path).is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), path)
    return open_unblocked(path, flags | _NO_LINK)


def is_local(path: str) -> bool:
    """Whether a path with slashes means a place below the folder it is looked up in, and nothing else, here."""
    return _NOT_IN_NAMES.isdisjoint(path)


def user_mark() -> str:
    """What tells the users of this machine apart in a folder they share; the folder is each user's own on Windows."""
    return f"{os.geteuid()}" if hasattr(os, "geteuid") else "user"


def is_users_alone(found: os.stat_result) -> bool:
    """Whether nobody but this user can write to what has that status.

    Windows has no such owners and modes; there the folders of a user's profile are the user's alone.
    """
    return not hasattr(os, "geteuid") or (found.st_uid == os.geteuid() and not found.st_mode & 0o022)


def opened_folder(folder: Path) -> int | None:
    """The handle of a folder, to lock or flush it; None where folders cannot be opened, as on Windows."""
    only_folders = getattr(os, "O_DIRECTORY", None)
    return None if only_folders is None else os.open(folder, os.O_RDONLY | only_folders)


def sync_folder(folder: Path) -> None:
    """Have the names in the folder on the disk."""
    handle = opened_folder(folder)
    if handle is not None:
        try:
            # Some file systems cannot sync a folder, and need not.
            with suppress(OSError):
                os.fsync(handle)
        finally:
            os.close(handle)


def sync_disks() -> None:
    """Have everything that was written on the disks."""
    if hasattr(os, "sync"):
        os.sync()


def exchange(one: Path, other: Path) -> bool:
    """Let two names trade places in one step; False where the system has no such step."""
    if sys.platform != "linux":
        return False
    import ctypes  # noqa: PLC0415 – loads a library that most commands do without

    library = ctypes.CDLL(None, use_errno=True)
    if not hasattr(library, "renameat2"):
        return False
    if library.renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP):
        return False
    raise OSError(code, os.strerror(code))
