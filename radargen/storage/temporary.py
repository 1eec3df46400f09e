"""Temporary folders: deleted when their block ends or, if the program is killed before, by the next such block."""

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from radargen.storage import user_state
from radargen.storage.files import write_errors
from radargen.storage.signals import signals_held

_RECORD = "temporary"
_NAME = re.compile(r"radargen-[0-9a-f]{16}")


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """Yield a new, empty folder, private to this user, in the system's temporary directory.

    RadargenError where none can be made.
    """
    folder = _temporary_directory() / f"radargen-{os.urandom(8).hex()}"
    _sweep(folder)
    record = user_state.record(_RECORD, folder)
    with record.held():
        try:
            with signals_held(), write_errors(folder):
                record.write({"folder": str(folder)})
                folder.mkdir(mode=0o700)
            yield folder
        finally:
            with signals_held():
                shutil.rmtree(folder, ignore_errors=True)
                record.forget()


@contextmanager
def temporary_files() -> Iterator[None]:
    """Redirect the temporary files of libraries (`tempfile.tempdir`) into such a folder."""
    before = tempfile.tempdir
    with temporary_folder() as folder:
        try:
            tempfile.tempdir = str(folder)
            yield
        finally:
            tempfile.tempdir = before


def _temporary_directory() -> Path:
    """The system's temporary directory, resolved.

    `tempfile.gettempdir` writes a test file to each candidate, which a kill at that moment would leave behind.
    """
    for place in (tempfile.tempdir, *map(os.environ.get, ("TMPDIR", "TEMP", "TMP")), "/tmp"):  # noqa: S108 – by name
        if place and Path(place).is_absolute() and Path(place).is_dir() and os.access(place, os.W_OK | os.X_OK):
            return Path(os.path.realpath(place))
    return Path(os.path.realpath(tempfile.gettempdir()))


def _sweep(near: Path) -> None:
    """Delete the temporary folders of processes that have ended."""
    for record in user_state.records(_RECORD, near):
        with record.held() as free:
            if not free:
                continue
            folder = Path(str(record.read().get("folder")))
            with signals_held():
                # Follows no link.
                if folder.is_absolute() and _NAME.fullmatch(folder.name) and not folder.is_symlink():
                    shutil.rmtree(folder, ignore_errors=True)
                record.forget()
