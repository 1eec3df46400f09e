"""What a radar is read from: nothing that a command makes may take its place.

Folders are compared by what they are on the disk as well as by their paths: links, other spellings of a name where the
disk does not tell them apart, and second mounts lead to the same one.
"""

import os
import stat
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from radargen.reading import pictures
from radargen.storage.files import LIMIT, contents, said
from radargen.text.messages import Message, RadargenError
from radargen.text.paths import EDITIONS, LOCK, RADAR, SETTINGS, SITE, TRENDS

Identity = tuple[int, int]


@dataclass(frozen=True, slots=True)
class ProtectedPaths:
    """The radar in `root`: `closed` folders are wholly its own, `open` ones may get new files; single `files` beside.

    All paths are resolved, whether there is anything or not.
    """

    root: Path
    closed: tuple[Path, ...]
    open: tuple[Path, ...]
    files: tuple[Path, ...]

    def spare_folder(self, target: Path) -> None:
        """Refuse, in one sentence, a folder to be replaced that is, holds, or lies in what the radar is read from."""
        self._inside(target)
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

    def spare_file(self, target: Path, *, again: bool = False) -> None:
        """Refuse, in one sentence, a file to be written that would be, or take the place of, one of the radar's own.

        With `again`, one of the same name among the pages may be written anew.
        """
        self._inside(target)
        real = Path(os.path.realpath(target))
        if any(_lies_in(real, source) for source in (*self.closed, *self.files)):
            raise RadargenError(
                Message("{path} is, or lies among, what the radar is read from; name a file elsewhere.", path=target)
            )
        if not again and real.exists() and any(_lies_in(real, source) for source in self.open):
            raise RadargenError(
                Message("{path} exists and belongs to the pages; delete it first, or name another.", path=target)
            )

    def _inside(self, target: Path) -> None:
        """Refuse a path through a link of the radar's folder that leads out of it: a stranger may have made it."""
        place = target.absolute()
        for step in (place, *place.parents):
            with said(target):
                linked = step.is_symlink()
            if linked and _lies_in(step.parent, self.root) and not _lies_in(step, self.root):
                raise RadargenError(
                    Message(
                        "{path} is a link that leads out of {folder}; name the place itself.",
                        path=step,
                        folder=self.root,
                    )
                )


def sources(
    root: Path, closed: Iterable[Path] = (), opened: Iterable[Path] = (), files: Iterable[Path] = ()
) -> ProtectedPaths:
    """What the radar in `root` is read from, and what else is named."""
    top = Path(os.path.realpath(root))
    try:
        logos = pictures(contents(top / RADAR, LIMIT))
    except RadargenError:
        logos = ()
    own = (*(top / name for name in (RADAR, LOCK, SETTINGS, *logos)), *files)
    return ProtectedPaths(
        root=top,
        closed=_real([top / TRENDS, top / EDITIONS, *_git(top), *_within(top, closed)]),
        open=_real([top / SITE, *_within(top, opened)]),
        files=_real(own),
    )


def around(target: Path) -> ProtectedPaths | None:
    """What the radar is read from in whose folder the target lies, if it lies in one."""
    real = Path(os.path.realpath(target))
    for folder in real.parents:
        if os.path.lexists(folder / RADAR):
            return sources(folder)
    return None


def in_git(target: Path) -> bool:
    """Whether that lies in what git keeps of a repository."""
    real = Path(os.path.realpath(target))
    return any(_lies_in(real, place) for place in _git(real.parent))


def _within(top: Path, places: Iterable[Path]) -> list[Path]:
    """Those that are not the radar's own folder, nor hold it: something lies in such a one in any case."""
    return [place for place in places if not _lies_in(top, place)]


def _real(places: Iterable[Path]) -> tuple[Path, ...]:
    return tuple(dict.fromkeys(Path(os.path.realpath(place)) for place in places))


def _git(top: Path) -> Iterator[Path]:
    """Each .git at or above the folder, and the store behind it: that of a worktree is a file that names it."""
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
    spelled = _spelled(folder)
    if _spelled(place)[: len(spelled)] == spelled:
        return True
    wanted, real = _identity(folder), Path(os.path.realpath(place))
    return wanted is not None and any(_identity(step) == wanted for step in (real, *real.parents))


def _spelled(path: Path) -> tuple[str, ...]:
    """The parts of a resolved path; a name counts as the same however it is written."""
    return tuple(unicodedata.normalize("NFKC", part).casefold() for part in Path(os.path.realpath(path)).parts)


def _identity(path: Path) -> Identity | None:
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_dev, found.st_ino
