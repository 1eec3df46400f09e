"""The files of a radar to be imported: single ones or a folder, within limits, links not followed."""

import os
from collections.abc import Sequence
from pathlib import Path

from radargen.exchange.brought import LARGEST
from radargen.exchange.kinds import SUFFIXES
from radargen.storage.files import contents
from radargen.text.messages import Message, RadargenError

# Limits of a folder: total bytes, and number of files.
_TOTAL, _MOST = 128 * 1024 * 1024, 20_000
# Folders that a repository may have, in which no radar is.
_PASSED_OVER = {"node_modules", "vendor", "dist", "build", "target"}


def import_sources(paths: Sequence[Path]) -> dict[str, bytes]:
    """The contents of files and of those in folders, by relative path; RadargenError where one cannot be read."""
    found: dict[str, bytes] = {}
    total = 0
    for path in paths:
        files = _files_in(path) if path.is_dir() else {_written(path.name): path}
        if path.is_dir() and not files:
            raise RadargenError(Message("{folder} holds no file of a radar.", folder=str(path)))
        for name, file in files.items():
            # Two files of the same name from different folders.
            key = name if name not in found else _written(file.as_posix())
            found[key] = contents(file, LARGEST)
            total += len(found[key])
            if total > _TOTAL or len(found) > _MOST:
                raise RadargenError(
                    Message("{folder} holds more than a radar; name the folder of its entries.", folder=str(path))
                )
    return found


def _written(name: str) -> str:
    """The name as it can be written into reports, with bytes that are no UTF-8 as escapes."""
    return name.encode("utf-8", "backslashreplace").decode()


def _files_in(folder: Path) -> dict[str, Path]:
    """The files of known kinds below a folder, by relative path."""
    found: dict[str, Path] = {}
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _PASSED_OVER)
        for name in sorted(names):
            path = Path(place, name)
            if name.casefold().endswith(SUFFIXES) and not name.startswith(".") and not path.is_symlink():
                found[_written(path.relative_to(folder).as_posix())] = path
        if len(found) > _MOST:
            break
    return found
