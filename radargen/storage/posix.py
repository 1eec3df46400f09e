"""File operations that only some operating systems have, with fallbacks for the others.

Everything works on Windows, too, with weaker guarantees, listed in docs/faults.md. Nothing system-specific is called
at import.
"""

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path

_NO_LINK, _NO_WAIT = getattr(os, "O_NOFOLLOW", 0), getattr(os, "O_NONBLOCK", 0)
# For renameat2(2) on Linux: paths relative to the working directory; exchange the two names.
_AT_FDCWD, _RENAME_EXCHANGE = -100, 2
# Special in a path on Windows, allowed in names elsewhere.
_NOT_IN_NAMES = frozenset("" if os.sep == "/" else "\\:")


def open_unblocked(path: str, flags: int) -> int:
    """An `opener` for `open` that does not wait for the other end of a named pipe."""
    return os.open(path, flags | _NO_WAIT)


def open_unlinked(path: str, flags: int) -> int:
    """As `open_unblocked`, but OSError (ELOOP) if the last part of the path is a link.

    Without O_NOFOLLOW, a link created right after the check is followed.
    """
    if not _NO_LINK and Path(path).is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), path)
    return open_unblocked(path, flags | _NO_LINK)


def is_local(path: str) -> bool:
    """Whether a relative path with slashes can only name something below its folder on this system."""
    return _NOT_IN_NAMES.isdisjoint(path)


def user_mark() -> str:
    """A part of names that distinguishes this machine's users in a shared folder; on Windows it is not shared."""
    return f"{os.geteuid()}" if hasattr(os, "geteuid") else "user"


def is_users_alone(status: os.stat_result) -> bool:
    """Whether, by its stat result, only this user can write to a file or folder.

    Always true on Windows, which has no such owners and modes; the folders of a user's profile are private there.
    """
    return not hasattr(os, "geteuid") or (status.st_uid == os.geteuid() and not status.st_mode & 0o022)


def opened_folder(folder: Path) -> int | None:
    """An open descriptor of a folder, to lock or flush it; None where folders cannot be opened, as on Windows."""
    only_folders = getattr(os, "O_DIRECTORY", None)
    return None if only_folders is None else os.open(folder, os.O_RDONLY | only_folders)


def sync_folder(folder: Path) -> None:
    """Flush the entries of a folder to the disk."""
    handle = opened_folder(folder)
    if handle is not None:
        try:
            # Some file systems cannot sync a folder, and need not.
            with suppress(OSError):
                os.fsync(handle)
        finally:
            os.close(handle)


def sync_disks() -> None:
    """Flush all written data to the disks."""
    if hasattr(os, "sync"):
        os.sync()


def exchange_names(one: Path, other: Path) -> bool:
    """Exchange two paths atomically; False where the system or file system cannot. Other failures raise OSError."""
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
