"""A folder for what passes: gone when its block ends, and with the next one if the program is killed before."""

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from radargen.storage import user_state
from radargen.storage.files import said
from radargen.storage.signals import signals_held

_RECORD = "temporary"
_NAME = re.compile(r"radargen-[0-9a-f]{16}")


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """A new, empty folder of this user's alone, where this system keeps what passes.

    RadargenError where there is no place for one.
    """
    folder = _where() / f"radargen-{os.urandom(8).hex()}"
    _sweep(folder)
    record = user_state.record(_RECORD, folder)
    with record.held():
        try:
            with signals_held(), said(folder):
                record.write({"folder": str(folder)})
                folder.mkdir(mode=0o700)
            yield folder
        finally:
            with signals_held():
                shutil.rmtree(folder, ignore_errors=True)
                record.forget()


@contextmanager
def temporary_files() -> Iterator[None]:
    """Have whatever libraries write for a moment lie in such a folder, too."""
    before = tempfile.tempdir
    with temporary_folder() as folder:
        try:
            tempfile.tempdir = str(folder)
            yield
        finally:
            tempfile.tempdir = before


def _where() -> Path:
    """Where this system keeps what passes.

    Python's own answer tries each place with a file, which a kill in that moment would leave there.
    """
    for place in (tempfile.tempdir, *map(os.environ.get, ("TMPDIR", "TEMP", "TMP")), "/tmp"):  # noqa: S108 – by name
        if place and Path(place).is_absolute() and Path(place).is_dir() and os.access(place, os.W_OK | os.X_OK):
            return Path(os.path.realpath(place))
    return Path(os.path.realpath(tempfile.gettempdir()))


def _sweep(near: Path) -> None:
    """Remove the folders of those who have none of their processes any more."""
    for record in user_state.records(_RECORD, near):
        with record.held() as over:
            if not over:
                continue
            place = Path(str(record.read().get("folder")))
            with signals_held():
                # Follows no link.
                if place.is_absolute() and _NAME.fullmatch(place.name) and not place.is_symlink():
                    shutil.rmtree(place, ignore_errors=True)
                record.forget()
