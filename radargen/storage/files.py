"""The disk: read a radar's folder as {path: bytes}, and write files atomically.

`write` is for files that are independent of each other. A radar's files are replaced together through `journal`,
whole folders through `atomic_folder`; `fill` writes into a folder of the latter.
"""

import errno
import os
import stat
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from radargen.storage import posix, spare_files, user_state
from radargen.storage.file_names import printable
from radargen.storage.radar_files import LIMIT, LOCK_LIMIT, PathKind, Sources, Unreadable, radar_sources
from radargen.storage.signals import signals_held
from radargen.text import line_ends
from radargen.text.messages import Message, RadargenError
from radargen.text.paths import EDITIONS, LOCK, RADAR, TRENDS

# Includes the paths of the table, for modules that read and write those files.
__all__ = [
    "EDITIONS",
    "LIMIT",
    "LOCK",
    "LOCK_LIMIT",
    "RADAR",
    "TRENDS",
    "Disk",
    "contents",
    "fill",
    "make_folder",
    "make_parents",
    "printable",
    "read",
    "refuse_links",
    "root",
    "set_modes",
    "text",
    "tree",
    "with_line_ends",
    "write",
    "write_errors",
    "written_spare",
    "written_spares",
]
# Modes of everything written, whatever the umask: a web server often runs as another user.
FILE_MODE, FOLDER_MODE = 0o644, 0o755

# Given paths below a folder, returns those that would be missing in every other copy of it.
Untracked = Callable[[Path, Collection[str]], Collection[str]]

# Marks the spare files of this process; see `spare_files`.
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


def _nothing(root: Path, paths: Collection[str]) -> Collection[str]:  # noqa: ARG001 – an `Untracked`
    return ()


def read(root: Path, untracked: Untracked = _nothing) -> Sources:
    """The radar's files in the folder (see `radar_files.radar_sources`); RadargenError where it cannot be read.

    The folder counts by itself, unless `untracked` tells what of it belongs to no repository (`working_tree.read`).
    """
    try:
        top = root.resolve(strict=True)
        next(top.iterdir(), None)
    except OSError as error:
        raise RadargenError(
            Message("The folder {folder} cannot be read: {reason}.", folder=root, reason=_reason(error))
        ) from error
    return {**radar_sources(Disk(top, untracked)), **spare_files.stray_problems(top)}


@dataclass(frozen=True, slots=True)
class Disk:
    """A radar's folder on the disk, as a `Store`: never blocks (on a pipe, say), and follows no link."""

    top: Path
    untracked: Untracked = _nothing

    def kind(self, path: str) -> PathKind | Unreadable | None:
        """The kind of the path itself, links not followed; None where nothing is there."""
        if not posix.is_local(path):
            return None
        try:
            return _kind((self.top / path).lstat().st_mode)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except (OSError, ValueError) as error:
            return Unreadable(_reason(error))

    def target(self, path: str) -> str | Unreadable:
        """The target of a link, as written, with slashes; an absolute one begins with a slash on Windows, too."""
        try:
            target = (self.top / path).readlink()
            return f"/{target.as_posix().lstrip('/')}" if target.anchor else target.as_posix()
        except OSError as error:
            return Unreadable(_reason(error))

    def listing(self, folder: str) -> Mapping[str, PathKind] | Unreadable:
        """The names directly in a folder, with their kinds."""
        try:
            with os.scandir(self.top / folder) as entries:
                return {entry.name: _kind_of(entry) for entry in entries}
        except OSError as error:
            return Unreadable(_reason(error))

    def contents(self, limits: Mapping[str, int]) -> dict[str, bytes | Unreadable | None]:
        """The bytes of ordinary files by path, None for one larger than its limit (in bytes), which is not read on."""
        return {path: self._content(path, limit) for path, limit in limits.items()}

    def unkept(self, paths: Collection[str]) -> Collection[str]:
        """Those of the paths that git does not track; empty where the folder counts by itself."""
        return self.untracked(self.top, paths)

    def _content(self, path: str, limit: int) -> bytes | Unreadable | None:
        try:
            with open(f"{self.top}/{path}", "rb", opener=posix.open_unlinked) as file:
                # Checked on the open file, so that swapping the path meanwhile gains nothing.
                if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                    return Unreadable(Message("no such file or directory"))
                content = file.read(limit + 1)
                return content if len(content) <= limit else None
        except OSError as error:
            return Unreadable(_reason(error))


def _kind(mode: int) -> PathKind:
    if stat.S_ISREG(mode):
        return PathKind.FILE
    if stat.S_ISDIR(mode):
        return PathKind.FOLDER
    return PathKind.LINK if stat.S_ISLNK(mode) else PathKind.OTHER


def _kind_of(entry: os.DirEntry[str]) -> PathKind:
    """As `_kind`, from the folder's own entry, without a call of stat."""
    if entry.is_file(follow_symlinks=False):
        return PathKind.FILE
    if entry.is_dir(follow_symlinks=False):
        return PathKind.FOLDER
    return PathKind.LINK if entry.is_symlink() else PathKind.OTHER


def contents(path: Path, limit: int) -> bytes:
    """The bytes of an ordinary file anywhere; RadargenError where it cannot be read or has more than `limit` bytes."""
    try:
        with open(path, "rb", opener=posix.open_unblocked) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise RadargenError(Message("{path} is no ordinary file.", path=path))
            content = file.read(limit + 1)
    except OSError as error:
        raise RadargenError(Message("{path} cannot be read: {reason}.", path=path, reason=_reason(error))) from error
    if len(content) > limit:
        raise RadargenError(Message("{path} is larger than {size:,} KiB.", path=path, size=limit // 1024))
    return content


def text(path: Path) -> str:
    """The text of a file; empty where it is absent, unreadable or not UTF-8."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def tree(folder: Path, root: Path) -> dict[str, Path]:
    """The ordinary files below a folder, by relative path, hidden ones left out; empty where there is no such folder.

    RadargenError for a link out of `root` or to something hidden there (such as .git), so that nothing else is ever
    published, and for a link to a folder, which may be circular.
    """
    paths = {}
    top = root.resolve()
    for path in sorted(folder.rglob("*")):
        relative = path.relative_to(folder)
        if path.is_symlink() and path.is_dir():
            raise RadargenError(Message("{path} is a link to a folder; put the folder itself there.", path=path))
        if path.is_file() and not _hidden(relative):
            real = path.resolve()
            if not real.is_relative_to(top) or _hidden(real.relative_to(top)):
                raise RadargenError(
                    Message(
                        "{path} is a link that leads out of {folder}; only what lies there is published.",
                        path=path,
                        folder=root,
                    )
                )
            paths[relative.as_posix()] = path
    return paths


def _hidden(place: Path) -> bool:
    return any(part.startswith(".") for part in place.parts)


def _reason(error: OSError | ValueError) -> str:
    """The system's reason, as a translatable message for common errors, else in its own words."""
    if not isinstance(error, OSError):
        return Message("no such file or directory")
    messages = {
        errno.EACCES: Message("permission denied"),
        errno.EISDIR: Message("is a directory"),
        errno.ELOOP: Message("too many levels of symbolic links"),
        errno.ENOENT: Message("no such file or directory"),
        errno.ENOTDIR: Message("not a directory"),
    }
    return messages.get(error.errno or 0) or (error.strerror or f"{error}").lower()


def make_folder(folder: Path) -> None:
    """Make the folder and its parents, unless they exist; RadargenError where that fails."""
    with write_errors(folder):
        make_parents(folder)


def make_parents(folder: Path) -> None:
    """As `make_folder`, but raises the system's OSError."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    for path in missing:
        _set_mode(path, FOLDER_MODE)


def set_modes(folder: Path) -> None:
    """Make a folder and everything below it readable for all, whatever the umask.

    Executable files stay executable; links are not followed.
    """
    for parent, _, names in os.walk(folder):
        _set_mode(Path(parent), FOLDER_MODE)
        for name in names:
            file = Path(parent, name)
            if not file.is_symlink():
                _set_mode(file, FOLDER_MODE if file.stat().st_mode & stat.S_IXUSR else FILE_MODE)


def _set_mode(path: Path, mode: int) -> None:
    # File systems without modes refuse; the content is written all the same.
    with suppress(PermissionError):
        # Keep the set-group-id bit, by which new files in a shared folder belong to its group.
        path.chmod(mode | (path.stat().st_mode & stat.S_ISGID))


def refuse_links(root: Path, path: str) -> None:
    """RadargenError where a path below `root` is a link or goes through one, since a stranger may have made it."""
    place = root
    for part in Path(path).parts:
        place /= part
        if place.is_symlink():
            raise RadargenError(Message("{path} is a link; put an ordinary file or folder there.", path=place))


def with_line_ends(root: Path, outputs: Mapping[str, str | bytes]) -> dict[str, bytes]:
    """The outputs below a radar's folder as bytes, by path, with the line ends of the clone.

    A text takes the line ends of the file it replaces, a new file those of radar.yaml, so that git sees no difference
    in a clone with Windows line ends. Bytes stay as they are.
    """
    return {
        path: line_ends.converted(content, _start(root / path) or _start(root / RADAR))
        if isinstance(content, str)
        else content
        for path, content in outputs.items()
    }


def _start(path: Path) -> bytes:
    """The first `LIMIT` bytes of an ordinary file, to find its line ends; empty where there is none."""
    try:
        with open(path, "rb", opener=posix.open_unlinked) as file:
            return file.read(LIMIT) if stat.S_ISREG(os.fstat(file.fileno()).st_mode) else b""
    except OSError:
        return b""


def write(folder: Path, outputs: Mapping[str, str | bytes]) -> None:
    """Write each output to its name in `folder`, each atomically; RadargenError where that fails.

    The folder must exist, so that a mistyped path creates no folders.
    """
    with ExitStack() as stack:
        for parent in sorted({(folder / name).resolve().parent for name in outputs}):
            stack.enter_context(_recorded_spares(parent))
        stack.enter_context(signals_held())
        for name, spare in stack.enter_context(written_spares(folder, outputs)).items():
            target = (folder / name).resolve()
            with write_errors(target):
                spare.replace(target)


def fill(folder: Path, outputs: Mapping[str, str | bytes]) -> None:
    """Write each output to its path below a folder that is itself swapped in atomically (`atomic_folder`)."""
    for path, content in outputs.items():
        with write_errors(folder / path):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content.encode() if isinstance(content, str) else content)


@contextmanager
def _recorded_spares(folder: Path) -> Iterator[None]:
    """Lock the folder for this command, delete spare files of killed commands, and record those of this one."""
    with ExitStack() as stack:
        # Writing works without the record as well; if the disk refuses, the write itself reports why.
        with suppress(OSError, RadargenError):
            record = user_state.record(spare_files.RECORD, folder)
            stack.enter_context(user_state.folder_lock(folder))
            journal = record.read()
            if journal.get("plan"):
                # An unfinished journal is left for the next command that changes the radar.
                stack.callback(record.write, journal)
                record.write({**journal, "tokens": [*spare_files.tokens(folder), TOKEN]})
            else:
                spare_files.sweep(folder)
                stack.callback(record.forget)
                record.write({"tokens": [TOKEN]})
        yield


@contextmanager
def written_spares(folder: Path, outputs: Mapping[str, str | bytes]) -> Iterator[dict[str, Path]]:
    """Write a spare file beside each target; yields them by the target's name and deletes those left at the end."""
    spares: dict[str, Path] = {}
    try:
        for name, content in outputs.items():
            with write_errors(folder / name):
                # A link is written through, not replaced.
                spares[name] = written_spare((folder / name).resolve(), content)
        yield spares
    finally:
        for spare in spares.values():
            spare.unlink(missing_ok=True)


def written_spare(target: Path, content: str | bytes) -> Path:
    """Write the content to a spare file in the target's folder and flush it; a rename then puts it in place.

    RadargenError where the target is no ordinary file.
    """
    if target.is_dir():
        raise RadargenError(Message("{path} is a folder; name a file.", path=target))
    if target.exists() and not target.is_file():
        # A device or a pipe would be replaced by a file, not written to.
        raise RadargenError(Message("{path} is no ordinary file; name another.", path=target))
    spare = target.with_name(f".{target.name}.{os.getpid()}.{TOKEN}.tmp")
    spare.unlink(missing_ok=True)
    try:
        with spare.open("xb") as file:
            # An existing file keeps its mode; a new one is readable for all, whatever the umask.
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
def write_errors(target: Path) -> Iterator[None]:
    """Turn an OSError while writing `target` into a RadargenError that names the target and the reason."""
    try:
        yield
    except OSError as error:
        absent = isinstance(error, FileNotFoundError) and not target.parent.exists()
        reason = Message("the folder {folder} does not exist", folder=target.parent) if absent else _reason(error)
        raise RadargenError(Message("Cannot write {path}: {reason}.", path=target, reason=reason)) from error
