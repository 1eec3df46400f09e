"""The sources of a radar, which no output of a command may overwrite.

Paths are compared by spelling and by identity on the disk, since links, case-insensitive file systems and second mounts
give one folder several paths.
"""

import os
import stat
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from radargen.reading import theme_files
from radargen.storage.files import LIMIT, contents, write_errors
from radargen.text.messages import Message, RadargenError
from radargen.text.paths import EDITIONS, LOCK, RADAR, SETTINGS, SITE, TRENDS

Identity = tuple[int, int]


@dataclass(frozen=True, slots=True)
class ProtectedPaths:
    """The sources of the radar in `root`: nothing may be written to `closed` folders, new files may to `open` ones.

    `files` are single files. All paths are resolved, whether they exist or not.
    """

    root: Path
    closed: tuple[Path, ...]
    open: tuple[Path, ...]
    files: tuple[Path, ...]

    def refuse_folder(self, target: Path) -> None:
        """RadargenError for a folder to be replaced that is, contains, or lies in a source of the radar."""
        self._refuse_link_out(target)
        real = Path(os.path.realpath(target))
        for source in (self.root, *self.closed, *self.open, *self.files):
            if _lies_in(source, real):
                raise RadargenError(
                    Message(
                        "{path} is or holds {source}, from which the radar is read; "
                        "choose a folder that holds nothing else, such as build/site.",
                        path=target,
                        source=source,
                    )
                )
        for source in (*self.closed, *self.open):
            if _lies_in(real, source):
                raise RadargenError(
                    Message(
                        "{path} lies in {source}, from which the radar is read; "
                        "choose a folder that holds nothing else, such as build/site.",
                        path=target,
                        source=source,
                    )
                )

    def refuse_file(self, target: Path, *, again: bool = False) -> None:
        """RadargenError for a file to be written that would be, or replace, a source of the radar.

        With `again`, an existing file in an `open` folder may be overwritten.
        """
        self._refuse_link_out(target)
        real = Path(os.path.realpath(target))
        if any(_lies_in(real, source) for source in (*self.closed, *self.files)):
            raise RadargenError(
                Message("{path} is, or lies among, what the radar is read from; name a file elsewhere.", path=target)
            )
        if not again and real.exists() and any(_lies_in(real, source) for source in self.open):
            raise RadargenError(
                Message("{path} exists and belongs to the pages; delete it first, or name another.", path=target)
            )

    def _refuse_link_out(self, target: Path) -> None:
        """RadargenError for a path through a link in the radar's folder that leads out of it (a stranger's, maybe)."""
        place = target.absolute()
        for step in (place, *place.parents):
            with write_errors(target):
                linked = step.is_symlink()
            if linked and _lies_in(step.parent, self.root) and not _lies_in(step, self.root):
                raise RadargenError(
                    Message(
                        "{path} is a link that leads out of {folder}; name the place itself.",
                        path=step,
                        folder=self.root,
                    )
                )


def protected_paths(
    root: Path, closed: Iterable[Path] = (), opened: Iterable[Path] = (), files: Iterable[Path] = ()
) -> ProtectedPaths:
    """The sources of the radar in `root`, and further folders and files."""
    top = Path(os.path.realpath(root))
    try:
        named = theme_files(contents(top / RADAR, LIMIT))
    except RadargenError:
        named = ()
    own = (*(top / name for name in (RADAR, LOCK, SETTINGS, *named)), *files)
    return ProtectedPaths(
        root=top,
        closed=_real([top / TRENDS, top / EDITIONS, *_git_folders(top), *_outside_top(top, closed)]),
        open=_real([top / SITE, *_outside_top(top, opened)]),
        files=_real(own),
    )


def same_file(one: Path, other: Path) -> bool:
    """Whether two paths name one file, whether it is there or not: by links, by letters of another case, or twice."""
    return _lies_in(one, other) and _lies_in(other, one)


def enclosing_radar(target: Path) -> ProtectedPaths | None:
    """The sources of the nearest radar whose folder contains the target; None where there is none."""
    real = Path(os.path.realpath(target))
    for folder in real.parents:
        if os.path.lexists(folder / RADAR):
            return protected_paths(folder)
    return None


def in_git_folder(target: Path) -> bool:
    """Whether the path lies in the .git of a repository, or in the store behind it."""
    real = Path(os.path.realpath(target))
    return any(_lies_in(real, place) for place in _git_folders(real.parent))


def _outside_top(top: Path, places: Iterable[Path]) -> list[Path]:
    """Those of the paths that neither are nor contain the radar's folder."""
    return [place for place in places if not _lies_in(top, place)]


def _real(places: Iterable[Path]) -> tuple[Path, ...]:
    return tuple(dict.fromkeys(Path(os.path.realpath(place)) for place in places))


def _git_folders(top: Path) -> Iterator[Path]:
    """Each .git at or above the folder, and the store that the .git file of a worktree names."""
    for folder in (top, *top.parents):
        place = folder / ".git"
        if not os.path.lexists(place):
            continue
        yield place
        try:
            if not stat.S_ISREG(place.stat().st_mode):
                continue
            store = folder / contents(place, 4096).decode().removeprefix("gitdir:").strip()
            yield store
            yield store / contents(store / "commondir", 4096).decode().strip()
        except (OSError, ValueError, RadargenError):
            continue


def _lies_in(place: Path, folder: Path) -> bool:
    """Whether a path is that folder (or file), or lies in it."""
    parts = _normalized_parts(folder)
    if _normalized_parts(place)[: len(parts)] == parts:
        return True
    wanted, real = _identity(folder), Path(os.path.realpath(place))
    return wanted is not None and any(_identity(step) == wanted for step in (real, *real.parents))


def _normalized_parts(path: Path) -> tuple[str, ...]:
    """The parts of the resolved path, NFKC-normalized and case-folded."""
    return tuple(unicodedata.normalize("NFKC", part).casefold() for part in Path(os.path.realpath(path)).parts)


def _identity(path: Path) -> Identity | None:
    """Device and inode; None where there is nothing."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return status.st_dev, status.st_ino
