"""The disk: a radar's folder as {path: bytes}, and files written so that no half of one is ever seen.

`write` is for files of which each is right without the others. Those of a radar are replaced together through
`journal`, and a folder that is made as a whole through `atomic_folder`; `fill` is for what lies in such a one.
"""

import errno
import os
import stat
from collections.abc import Collection, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from radargen.storage import git, posix, spare_files, user_state
from radargen.storage.file_names import printable
from radargen.storage.radar_files import LIMIT, LOCK_LIMIT, PathKind, Sources, Unreadable, gathered
from radargen.storage.signals import signals_held
from radargen.text import line_ends
from radargen.text.messages import Message, RadargenError
from radargen.text.paths import EDITIONS, LOCK, RADAR, TRENDS

# The names of the table as well, for those who read and write what it names.
__all__ = [
    "EDITIONS",
    "LIMIT",
    "LOCK",
    "LOCK_LIMIT",
    "RADAR",
    "TRENDS",
    "Disk",
    "all_beside",
    "beside",
    "contents",
    "fill",
    "in_line",
    "made",
    "make",
    "printable",
    "read",
    "root",
    "said",
    "settle",
    "text",
    "tree",
    "unlinked",
    "write",
]
# Of what is written, whoever runs the program: a server that reads it is often somebody else.
FILE_MODE, FOLDER_MODE = 0o644, 0o755

# By what the spare files of this process are known for its own; see `spare_files`.
TOKEN = os.urandom(8).hex()


def root(start: Path) -> Path:
    """The nearest folder at or above `start` that holds a radar.yaml; RadargenError if there is none."""
    start = start.resolve()
    for folder in (start, *start.parents):
        if os.path.lexists(folder / RADAR):
            return folder
    raise RadargenError(
        Message(
            "There is no radar.yaml in {folder} or above it; "
            "name the radar's folder with --root, or begin one: radargen init.",
            folder=start,
        )
    )


def read(root: Path) -> Sources:
    """What the folder holds of a radar, as `folder.gathered` says; RadargenError if it is none that can be read."""
    try:
        top = root.resolve(strict=True)
        next(top.iterdir(), None)
    except OSError as error:
        raise RadargenError(
            Message("The folder {folder} cannot be read: {reason}.", folder=root, reason=_reason(error))
        ) from error
    return {**gathered(Disk(top)), **spare_files.found(top)}


@dataclass(frozen=True, slots=True)
class Disk:
    """A radar's folder on the disk; nothing that is asked of it waits, and no link is followed."""

    top: Path

    def kind(self, path: str) -> PathKind | Unreadable | None:
        """What lies there itself; None where nothing does."""
        if not posix.is_local(path):
            return None
        try:
            return _kind((self.top / path).lstat().st_mode)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except (OSError, ValueError) as error:
            return Unreadable(_reason(error))

    def target(self, path: str) -> str | Unreadable:
        """Where a link leads, as it is written, with slashes; one to a drive begins with a slash as well."""
        try:
            target = (self.top / path).readlink()
            return f"/{target.as_posix().lstrip('/')}" if target.anchor else target.as_posix()
        except OSError as error:
            return Unreadable(_reason(error))

    def listing(self, folder: str) -> Mapping[str, PathKind] | Unreadable:
        """What lies directly in a folder."""
        try:
            with os.scandir(self.top / folder) as entries:
                return {entry.name: _kind_of(entry) for entry in entries}
        except OSError as error:
            return Unreadable(_reason(error))

    def contents(self, limits: Mapping[str, int]) -> dict[str, bytes | Unreadable | None]:
        """The bytes of ordinary files, None for one that has more than its limit; no more is read of it."""
        return {path: self._content(path, limit) for path, limit in limits.items()}

    def unkept(self, paths: Collection[str]) -> Collection[str]:
        """Those that git does not keep; none where the folder is in no repository."""
        try:
            said = git.asked(self.top, "--literal-pathspecs", "ls-files", "-z", "--", *paths)
        except RadargenError:
            return ()
        kept = {os.fsdecode(name) for name in said.stdout.split(b"\0")}
        return () if said.returncode else [path for path in paths if path not in kept]

    def _content(self, path: str, limit: int) -> bytes | Unreadable | None:
        try:
            with open(f"{self.top}/{path}", "rb", opener=posix.open_unlinked) as file:
                # Whoever changes what lies there while we look at it gains nothing.
                if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                    return Unreadable(Message("no such file or directory"))
                found = file.read(limit + 1)
                return found if len(found) <= limit else None
        except OSError as error:
            return Unreadable(_reason(error))


def _kind(mode: int) -> PathKind:
    if stat.S_ISREG(mode):
        return PathKind.FILE
    if stat.S_ISDIR(mode):
        return PathKind.FOLDER
    return PathKind.LINK if stat.S_ISLNK(mode) else PathKind.OTHER


def _kind_of(entry: os.DirEntry[str]) -> PathKind:
    """As `_kind`, from what the folder itself knows, which costs no look at the file."""
    if entry.is_file(follow_symlinks=False):
        return PathKind.FILE
    if entry.is_dir(follow_symlinks=False):
        return PathKind.FOLDER
    return PathKind.LINK if entry.is_symlink() else PathKind.OTHER


def contents(path: Path, limit: int) -> bytes:
    """The bytes of an ordinary file anywhere, up to `limit`; RadargenError in one sentence where there are none."""
    try:
        with open(path, "rb", opener=posix.open_unblocked) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise RadargenError(Message("{path} is no ordinary file.", path=path))
            found = file.read(limit + 1)
    except OSError as error:
        raise RadargenError(Message("{path} cannot be read: {reason}.", path=path, reason=_reason(error))) from error
    if len(found) > limit:
        raise RadargenError(Message("{path} is larger than {size:,} KiB.", path=path, size=limit // 1024))
    return found


def text(path: Path) -> str:
    """What a file of ours holds; nothing where it is absent or holds something else."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def tree(folder: Path, root: Path) -> dict[str, Path]:
    """The ordinary files anywhere below a folder by path, hidden ones left out; empty where there is no such folder.

    RadargenError where a link leads out of `root`, or to what is hidden there (such as .git), and for links to folders,
    which may have no end: so nothing else is ever published.
    """
    found = {}
    top = root.resolve()
    for path in sorted(folder.rglob("*")):
        place = path.relative_to(folder)
        if path.is_symlink() and path.is_dir():
            raise RadargenError(Message("{path} is a link to a folder; put the folder itself there.", path=path))
        if path.is_file() and not _hidden(place):
            real = path.resolve()
            if not real.is_relative_to(top) or _hidden(real.relative_to(top)):
                raise RadargenError(
                    Message(
                        "{path} is a link that leads out of {folder}; only what lies there is published.",
                        path=path,
                        folder=root,
                    )
                )
            found[place.as_posix()] = path
    return found


def _hidden(place: Path) -> bool:
    return any(part.startswith(".") for part in place.parts)


def _reason(error: OSError | ValueError) -> str:
    """What the system says; in the editor's language where it is something that happens."""
    if not isinstance(error, OSError):
        return Message("no such file or directory")
    known = {
        errno.EACCES: Message("permission denied"),
        errno.EISDIR: Message("is a directory"),
        errno.ELOOP: Message("too many levels of symbolic links"),
        errno.ENOENT: Message("no such file or directory"),
        errno.ENOTDIR: Message("not a directory"),
    }
    return known.get(error.errno or 0) or (error.strerror or f"{error}").lower()


def make(folder: Path) -> None:
    """Make the folder, unless it is there; RadargenError in one sentence where that fails."""
    with said(folder):
        made(folder)


def made(folder: Path) -> None:
    """The same, with what the system says as it says it."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    for each in missing:
        _set_mode(each, FOLDER_MODE)


def settle(folder: Path) -> None:
    """Give a folder and all below it the modes that others can read it with, whatever this process has as its umask.

    A program stays one; nothing is changed behind links.
    """
    for at, _, names in os.walk(folder):
        _set_mode(Path(at), FOLDER_MODE)
        for name in names:
            file = Path(at, name)
            if not file.is_symlink():
                _set_mode(file, FOLDER_MODE if file.stat().st_mode & stat.S_IXUSR else FILE_MODE)


def _set_mode(path: Path, mode: int) -> None:
    # Disks that know no modes refuse; that is no reason to write nothing.
    with suppress(PermissionError):
        # Who shares a folder with a group has new ones belong to it.
        path.chmod(mode | (path.stat().st_mode & stat.S_ISGID))


def unlinked(root: Path, path: str) -> None:
    """Refuse, in one sentence, a path below `root` that is a link or goes through one: a stranger may have made it."""
    place = root
    for part in Path(path).parts:
        place /= part
        if place.is_symlink():
            raise RadargenError(Message("{path} is a link; put an ordinary file or folder there.", path=place))


def in_line(root: Path, outputs: Mapping[str, str | bytes]) -> dict[str, bytes]:
    """What is to be written below a radar's folder, by path, as bytes.

    The lines of a text end as those of the file whose place it takes, those of a new file as radar.yaml's, so that git
    has nothing to say of a clone in which all lines end as on Windows. Bytes stay as they are.
    """
    return {
        path: line_ends.ended(content, _start(root / path) or _start(root / RADAR))
        if isinstance(content, str)
        else content
        for path, content in outputs.items()
    }


def _start(path: Path) -> bytes:
    """As much of an ordinary file as tells how its lines end; nothing where there is none."""
    try:
        with open(path, "rb", opener=posix.open_unlinked) as file:
            return file.read(LIMIT) if stat.S_ISREG(os.fstat(file.fileno()).st_mode) else b""
    except OSError:
        return b""


def write(folder: Path, outputs: Mapping[str, str | bytes]) -> None:
    """Put each output at its name in `folder`, whole or not at all; RadargenError in one sentence where that fails.

    The folder must exist: a mistyped path shall not grow a tree of folders.
    """
    with ExitStack() as stack:
        for place in sorted({(folder / name).resolve().parent for name in outputs}):
            stack.enter_context(_remembered(place))
        stack.enter_context(signals_held())
        for name, spare in stack.enter_context(all_beside(folder, outputs)).items():
            target = (folder / name).resolve()
            with said(target):
                spare.replace(target)


def fill(folder: Path, outputs: Mapping[str, str | bytes]) -> None:
    """Put each output at its path below a folder that takes the place of another as a whole (`atomic_folder`)."""
    for path, content in outputs.items():
        with said(folder / path):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content.encode() if isinstance(content, str) else content)


@contextmanager
def _remembered(folder: Path) -> Iterator[None]:
    """Let no other command write there; sweep what one left that was killed, and have what this one leaves swept."""
    with ExitStack() as stack:
        # Where nothing can be remembered, all can be written still; why nothing can be written is said then.
        with suppress(OSError, RadargenError):
            record = user_state.record(spare_files.RECORD, folder)
            stack.enter_context(user_state.holding(folder))
            known = record.read()
            if known.get("plan"):
                # What a command that changes the radar had begun is for the next of its kind to finish.
                stack.callback(record.write, known)
                record.write({**known, "tokens": [*spare_files.tokens(folder), TOKEN]})
            else:
                spare_files.sweep(folder)
                stack.callback(record.forget)
                record.write({"tokens": [TOKEN]})
        yield


@contextmanager
def all_beside(folder: Path, outputs: Mapping[str, str | bytes]) -> Iterator[dict[str, Path]]:
    """A finished file beside each target, by its name; those that then still lie there and are listed are removed."""
    spares: dict[str, Path] = {}
    try:
        for name, content in outputs.items():
            with said(folder / name):
                # A link is written through, not replaced.
                spares[name] = beside((folder / name).resolve(), content)
        yield spares
    finally:
        for spare in spares.values():
            spare.unlink(missing_ok=True)


def beside(target: Path, content: str | bytes) -> Path:
    """A finished file in the target's folder, so that one step puts it in place."""
    if target.is_dir():
        raise RadargenError(Message("{path} is a folder; name a file.", path=target))
    if target.exists() and not target.is_file():
        # A device or a pipe would be replaced by a file, not written to.
        raise RadargenError(Message("{path} is no ordinary file; name another.", path=target))
    spare = target.with_name(f".{target.name}.{os.getpid()}.{TOKEN}.tmp")
    spare.unlink(missing_ok=True)
    try:
        with spare.open("xb") as file:
            # A file keeps the mode it has; a new one can be read by all, whatever the umask.
            with suppress(PermissionError):
                spare.chmod(stat.S_IMODE(target.stat().st_mode) if target.exists() else FILE_MODE)
            file.write(content.encode() if isinstance(content, str) else content)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        spare.unlink(missing_ok=True)
        raise
    return spare


@contextmanager
def said(target: Path) -> Iterator[None]:
    """Turn what the disk refuses while writing `target` into one sentence."""
    try:
        yield
    except OSError as error:
        absent = isinstance(error, FileNotFoundError) and not target.parent.exists()
        reason = Message("the folder {folder} does not exist", folder=target.parent) if absent else _reason(error)
        raise RadargenError(Message("Cannot write {path}: {reason}.", path=target, reason=reason)) from error
