"""The changed files between two sides that are not the radar's data, in the repository or in two folders."""

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

# Names at the top of a folder that are never compared.
BESIDE = frozenset({".git", ".venv", "build"})
NOW = {"120000": "link", "160000": "submodule", "100755": "executable"}
# For ranking a list that may be cut: files that a forge or a build runs come first, texts and pictures last.
RUN = re.compile(
    r"(.*/)?(\.github|\.gitlab|\.ci|\.circleci)/.*|(.*/)?(\.gitlab-ci\.yml|mkdocs\.yml|action\.yml|hooks?\.py)"
)
TEXTS_AND_PICTURES = re.compile(r".*\.(md|txt|png|jpe?g|gif|webp|pdf)")
# Files by path: the git mode and blob checksum of each.
Snapshot = dict[str, tuple[str, str]]
FATES = {"A": FileChange.ADDED, "D": FileChange.DELETED}


def touched(root: Path, base: str, head: str, data: Collection[str]) -> tuple[Touched, ...]:
    """The changed files that are not in `data` (paths below the radar's folder), files that are run first.

    Between commits, or a commit and the working tree (ignored files left out), those of the whole repository, with
    paths from its top; else those of the two folders. RadargenError where git fails or a file cannot be read.
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
    """`touched` for rows from git; `prefix` is the radar's folder from the repository's top, empty or ending in /."""
    return tuple(sorted(_changes_in_git(rows, prefix, data), key=_rank))


def between_folders(was: Snapshot, now: Snapshot, data: Collection[str]) -> tuple[Touched, ...]:
    """`touched` for the snapshots of two folders."""
    return tuple(sorted(_changes_in_folders(was, now, data), key=_rank))


def _rank(change: Touched) -> tuple[int, str]:
    names = [change.path, change.former]
    if any(map(RUN.fullmatch, names)):
        return 0, change.path
    return (2 if TEXTS_AND_PICTURES.fullmatch(change.path) and not change.now else 1), change.path


def _changes_in_git(rows: Collection[commits.ChangedPath], prefix: str, data: Collection[str]) -> Iterator[Touched]:
    for row in rows:
        if row.untracked and _is_ignored(row.path.removeprefix(prefix)):
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


def _is_ignored(path: str) -> bool:
    """Whether an untracked file is ignored: an editor's temporary file, or in a folder that is never compared."""
    if path.partition("/")[0] in BESIDE:
        return True
    folder, _, name = path.rpartition("/")
    return folder in ("", TRENDS, EDITIONS) and passed_over(name) and name.startswith((".", "#")) and not is_stray(path)


def is_commit(side: str) -> bool:
    """Whether a side names a commit: it is neither the working tree nor a folder with a radar."""
    return side != HERE and not (Path(side) / DATA[0]).is_file()


def _changes_in_folders(was: Snapshot, now: Snapshot, data: Collection[str]) -> Iterator[Touched]:
    for path in sorted({*was, *now}):
        old, new = was.get(path), now.get(path)
        if old != new and printable(path) not in data:
            mode = new[0] if new and (not old or old[0] != new[0]) else ""
            fate = FileChange.ADDED if old is None else FileChange.DELETED if new is None else FileChange.CHANGED
            yield Touched(printable(path), fate, now=NOW.get(mode, ""))


def _snapshot(root: Path, side: str) -> Snapshot:
    """Every file of a side below the radar's folder."""
    if is_commit(side):
        return commits.snapshot(root, side)
    top = root if side == HERE else Path(side)
    snapshot: Snapshot = {}
    for folder, subfolders, names in os.walk(top):
        subfolders[:] = sorted(name for name in subfolders if name not in BESIDE)
        parent = Path(folder)
        links = [name for name in subfolders if (parent / name).is_symlink()]
        for name in (*names, *links):
            path = parent / name
            try:
                snapshot[path.relative_to(top).as_posix()] = _file(path)
            except OSError as error:
                reason = (error.strerror or "").lower()
                raise RadargenError(Message("{path} cannot be read: {reason}.", path=path, reason=reason)) from error
    return snapshot


def _file(path: Path) -> tuple[str, str]:
    mode = path.lstat().st_mode
    if stat.S_ISLNK(mode):
        return "120000", _checksum(os.fsencode(path.readlink()))
    if not stat.S_ISREG(mode):
        # Reading a pipe would block.
        return "100644", ""
    return "100755" if mode & stat.S_IXUSR else "100644", _checksum(path.read_bytes())


def _checksum(content: bytes) -> str:
    """The id that git gives the content as a blob."""
    return hashlib.sha1(b"blob %d\0%b" % (len(content), content), usedforsecurity=False).hexdigest()
