"""What else changes between two sides: files of the repository, or of two folders, that are no data of the radar."""

import hashlib
import os
import re
import stat
from collections.abc import Collection, Iterator
from pathlib import Path

from radargen.assessing.differences import HERE, FileChange, Touched
from radargen.storage import commits
from radargen.storage.file_names import passed_over, printable
from radargen.text.messages import Message, RadargenError
from radargen.text.paths import DATA, EDITIONS, TRENDS, is_stray

# What lies beside a radar's files without being kept with them.
BESIDE = frozenset({".git", ".venv", "build"})
NOW = {"120000": "link", "160000": "submodule", "100755": "executable"}
# What a forge or a build runs comes first in a list that may end early, words and pictures last.
RUN = re.compile(
    r"(.*/)?(\.github|\.gitlab|\.ci|\.circleci)/.*|(.*/)?(\.gitlab-ci\.yml|mkdocs\.yml|action\.yml|hooks?\.py)"
)
SHOWN = re.compile(r".*\.(md|txt|png|jpe?g|gif|webp|pdf)")
# Files by path: the mode as git writes it, and the checksum of what each holds.
Snapshot = dict[str, tuple[str, str]]
FATES = {"A": FileChange.ADDED, "D": FileChange.DELETED}


def touched(root: Path, base: str, head: str, data: Collection[str]) -> tuple[Touched, ...]:
    """The files that differ and are none of `data`, paths below the radar's folder; what is run comes first.

    Between commits, and between a commit and the working tree with what git does not ignore there, those of the whole
    repository, named from its top; else those of the two folders. RadargenError where git or the disk refuses.
    """
    if is_commit(base) and head == HERE:
        rows = commits.changed(root, base)
    elif base == HERE and is_commit(head):
        rows = [row.backwards() for row in commits.changed(root, head)]
    elif is_commit(base) and is_commit(head):
        rows = commits.changed(root, base, head)
    else:
        return between_folders(_snapshot(root, base), _snapshot(root, head), data)
    return between_commits(rows, commits.prefix(root), data)


def between_commits(rows: Collection[commits.ChangedPath], prefix: str, data: Collection[str]) -> tuple[Touched, ...]:
    """The same of what git tells; `prefix` is the radar's folder from the repository's top, empty or with a slash."""
    return tuple(sorted(_of_rows(rows, prefix, data), key=_rank))


def between_folders(was: Snapshot, now: Snapshot, data: Collection[str]) -> tuple[Touched, ...]:
    """The same of two folders."""
    return tuple(sorted(_of_snapshots(was, now, data), key=_rank))


def _rank(one: Touched) -> tuple[int, str]:
    names = [one.path, one.former]
    if any(map(RUN.fullmatch, names)):
        return 0, one.path
    return (2 if SHOWN.fullmatch(one.path) and not one.now else 1), one.path


def _of_rows(rows: Collection[commits.ChangedPath], prefix: str, data: Collection[str]) -> Iterator[Touched]:
    for row in rows:
        if row.untracked and _spare(row.path.removeprefix(prefix)):
            continue
        if row.former and _is_data(row.former, prefix, data) and _is_data(row.path, prefix, data):
            continue
        if not row.former and _is_data(row.path, prefix, data):
            continue
        now = NOW.get(row.mode, "") if row.mode != row.former_mode else ""
        fate = FATES.get(row.status, FileChange.CHANGED)
        yield Touched(printable(row.path), fate, printable(row.former), now)


def _is_data(path: str, prefix: str, data: Collection[str]) -> bool:
    return path.startswith(prefix) and printable(path.removeprefix(prefix)) in data


def _spare(path: str) -> bool:
    """Whether a program has left it there, and git does not know it."""
    if path.partition("/")[0] in BESIDE:
        return True
    folder, _, name = path.rpartition("/")
    return folder in ("", TRENDS, EDITIONS) and passed_over(name) and name.startswith((".", "#")) and not is_stray(path)


def is_commit(named: str) -> bool:
    """Whether a side is neither the working tree nor a folder."""
    return named != HERE and not (Path(named) / DATA[0]).is_file()


def _of_snapshots(was: Snapshot, now: Snapshot, data: Collection[str]) -> Iterator[Touched]:
    for path in sorted({*was, *now}):
        old, new = was.get(path), now.get(path)
        if old != new and printable(path) not in data:
            mode = new[0] if new and (not old or old[0] != new[0]) else ""
            fate = FileChange.ADDED if old is None else FileChange.DELETED if new is None else FileChange.CHANGED
            yield Touched(printable(path), fate, now=NOW.get(mode, ""))


def _snapshot(root: Path, named: str) -> Snapshot:
    """Every file of a side below the radar's folder."""
    if is_commit(named):
        return commits.snapshot(root, named)
    top = root if named == HERE else Path(named)
    found: dict[str, tuple[str, str]] = {}
    for folder, below, names in os.walk(top):
        below[:] = sorted(name for name in below if name not in BESIDE)
        here = Path(folder)
        links = [name for name in below if (here / name).is_symlink()]
        for name in (*names, *links):
            path = here / name
            try:
                found[path.relative_to(top).as_posix()] = _file(path)
            except OSError as error:
                reason = (error.strerror or "").lower()
                raise RadargenError(Message("{path} cannot be read: {reason}.", path=path, reason=reason)) from error
    return found


def _file(path: Path) -> tuple[str, str]:
    mode = path.lstat().st_mode
    if stat.S_ISLNK(mode):
        return "120000", _checksum(os.fsencode(path.readlink()))
    if not stat.S_ISREG(mode):
        # A pipe would make us wait.
        return "100644", ""
    return "100755" if mode & stat.S_IXUSR else "100644", _checksum(path.read_bytes())


def _checksum(content: bytes) -> str:
    """As git names what a file holds."""
    return hashlib.sha1(b"blob %d\0%b" % (len(content), content), usedforsecurity=False).hexdigest()
