"""The disk: a radar's folder as {path: bytes}, and files written so that no half of one is ever seen.

`write` is for files of which each is right without the others. Those that are right only together are replaced through
`journal`, and a folder that is made as a whole through `swapping`.
"""

import errno
import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from radargen import frozen, strays
from radargen.problems import Location, Problem, RadargenError
from radargen.reading import pictures
from radargen.sentences import Said

RADAR, TRENDS, LOCK, EDITIONS = "radar.yaml", "trends", "layout.lock.json", frozen.EDITIONS
# A lock of a thousand trends over ten editions has some two megabytes.
LOCK_LIMIT = 16 * 1024 * 1024
LIMIT = 256 * 1024
# What may lie beside the entries without being one: hidden files and the spare copies of editors …
SPARE = (".", "#"), ("~", "#", ".bak", ".orig", ".swp", ".tmp")
# … and what tells readers of the folder about it.
ABOUT = ("readme", "licence", "license", "contributing")
# By what the spare files of this process are known for its own; see `strays`.
TOKEN = os.urandom(8).hex()
_FOLDER = Said("Put a folder there that can be read.")


def root(start: Path) -> Path:
    """The nearest folder at or above `start` that holds a radar.yaml; RadargenError if there is none."""
    start = start.resolve()
    for folder in (start, *start.parents):
        if os.path.lexists(folder / RADAR):
            return folder
    raise RadargenError(f"There is no {RADAR} in {start} or above it; name the radar's folder with --root.")


def read(root: Path, *, limit: int = LIMIT) -> dict[str, bytes | Problem]:
    """The bytes of radar.yaml, its logo, layout.lock.json and the files in trends/ and editions/ by path.

    A Problem stands for what is unreadable. `limit` is in bytes per file. Hidden files, spare copies (`x~`, `#x#`,
    .bak, .orig, .swp, .tmp) and a README, LICENSE or CONTRIBUTING are no entries and passed over. RadargenError if
    `root` is no folder that can be read.
    """
    try:
        top = root.resolve(strict=True)
        next(top.iterdir(), None)
    except OSError as error:
        raise RadargenError(f"The folder {root} cannot be read: {error.strerror}.") from error
    found = {RADAR: _contents(top, RADAR, limit)} if os.path.lexists(top / RADAR) else {}
    source = found.get(RADAR)
    found |= {path: _contents(top, path, limit) for path in (pictures(source) if isinstance(source, bytes) else ())}
    if os.path.lexists(top / LOCK):
        found[LOCK] = _contents(top, LOCK, max(limit, LOCK_LIMIT))
    published = _names(top, EDITIONS)
    if isinstance(published, Problem):
        found[EDITIONS] = published
    else:
        paths = [f"{EDITIONS}/{name}" for name in published if name.endswith(".json")]
        found |= {printable(path): _contents(top, path, max(limit, LOCK_LIMIT)) for path in paths}
    found |= strays.found(top)
    entries = _names(top, TRENDS)
    if isinstance(entries, Problem):
        return found | {TRENDS: entries}
    return found | {
        printable(f"{TRENDS}/{name}"): misnamed(name) or _contents(top, f"{TRENDS}/{name}", limit) for name in entries
    }


def contents(path: Path, limit: int) -> bytes:
    """The bytes of an ordinary file anywhere, up to `limit`; RadargenError in one sentence where there are none."""
    try:
        with open(path, "rb", opener=lambda name, flags: os.open(name, flags | os.O_NONBLOCK)) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise RadargenError(f"{path} is no ordinary file.")
            found = file.read(limit + 1)
    except OSError as error:
        raise RadargenError(f"{path} cannot be read: {_reason(error)}.") from error
    if len(found) > limit:
        raise RadargenError(f"{path} is larger than {limit // 1024} KiB.")
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
            raise RadargenError(f"{path} is a link to a folder; put the folder itself there.")
        if path.is_file() and not _hidden(place):
            real = path.resolve()
            if not real.is_relative_to(top) or _hidden(real.relative_to(top)):
                raise RadargenError(f"{path} is a link that leads out of {root}; only what lies there is published.")
            found[place.as_posix()] = path
    return found


def _hidden(place: Path) -> bool:
    return any(part.startswith(".") for part in place.parts)


def _names(top: Path, of: str) -> list[str] | Problem:
    """The files of a folder, none where it is absent; a Problem where it leads elsewhere or cannot be looked into."""
    folder = top / of
    if not os.path.lexists(folder):
        return []
    try:
        if not folder.resolve(strict=True).is_relative_to(top):
            return _unreadable(of, Said("The folder is a link that leads out of the radar's folder."), _FOLDER)
        return sorted(path.name for path in folder.iterdir() if not passed_over(path.name))
    except (OSError, RuntimeError) as error:
        return _unreadable(of, Said("The folder cannot be read: {reason}.", reason=_reason(error)), _FOLDER)


def passed_over(name: str) -> bool:
    """Whether a file of that name may lie beside the entries without being one."""
    first, last = SPARE
    return name.startswith(first) or name.endswith(last) or name.partition(".")[0].lower() in ABOUT


def misnamed(name: str) -> Problem | None:
    """What is wrong with the name of a file in trends/, if anything."""
    stem, _, suffix = name.rpartition(".")
    if stem and suffix == "yaml":
        return None
    meant = stem if stem and suffix.lower() in ("yml", "yaml") else name
    hint = Said("Rename it to {name}, or move it elsewhere if it is no entry.", name=f"{printable(meant)}.yaml")
    location = Location(printable(f"{TRENDS}/{name}"))
    return Problem(location, "bad-file-name", Said("The name of an entry's file ends with .yaml."), hint)


def _contents(top: Path, path: str, limit: int) -> bytes | Problem:
    """The bytes of an ordinary file below `top`; waits for nothing and follows no link that leads out."""
    shown = printable(path)
    try:
        real = top / path
        # Of most entries nobody needs to look up every part of the path: their folder is known to lie below `top`.
        if not path.startswith(f"{TRENDS}/") or real.is_symlink():
            real = real.resolve(strict=True)
        if not real.is_relative_to(top):
            return _unreadable(shown, Said("This is a link that leads out of the radar's folder."))
        with open(real, "rb", opener=_carefully) as file:
            mode = os.fstat(file.fileno()).st_mode
            if stat.S_ISDIR(mode) and path == LOCK:
                return _unreadable(shown, Said("This is a folder."), Said("Move it away and run radargen lock."))
            if stat.S_ISDIR(mode):
                message = Said("This is a folder; entries stand directly in trends/.")
                return _unreadable(shown, message, Said("Move its files up."))
            if not stat.S_ISREG(mode):
                return _unreadable(shown, Said("This is no ordinary file."))
            found = file.read(limit + 1)
    except (OSError, RuntimeError) as error:
        # RuntimeError: Python 3.11 and 3.12 report links that lead in a circle that way.
        return _unreadable(shown, Said("The file cannot be read: {reason}.", reason=_reason(error)))
    if len(found) > limit:
        message = Said("The file is larger than {size:,} KiB.", size=limit // 1024)
        entry = Said("Shorten it; an entry is a page, not a book.")
        hint = entry if path.endswith(".yaml") else Said("Make it smaller.")
        return Problem(Location(shown), "file-too-large", message, hint)
    return found


def _carefully(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_NOFOLLOW | os.O_NONBLOCK)


def _unreadable(path: str, message: Said, hint: Said | None = None) -> Problem:
    return Problem(Location(path), "unreadable-file", message, hint or Said("Put an ordinary file there."))


def _reason(error: OSError | RuntimeError) -> str:
    """What the system says; in the editor's language where it is something that happens."""
    if not isinstance(error, OSError):
        return Said("the links lead in a circle")
    known = {
        errno.EACCES: Said("permission denied"),
        errno.EISDIR: Said("is a directory"),
        errno.ELOOP: Said("too many levels of symbolic links"),
        errno.ENOENT: Said("no such file or directory"),
        errno.ENOTDIR: Said("not a directory"),
    }
    return known.get(error.errno or 0) or (error.strerror or "").lower()


def printable(path: str) -> str:
    """The name with every character that cannot be printed (or is no UTF-8) written out as an escape."""
    if path.isprintable():
        return path
    known = path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in known)


def make(folder: Path) -> None:
    """Make the folder, unless it is there; RadargenError in one sentence where that fails."""
    with said(folder):
        folder.mkdir(parents=True, exist_ok=True)


def unlinked(root: Path, path: str) -> None:
    """Refuse, in one sentence, a path below `root` that is a link or goes through one: a stranger may have made it."""
    place = root
    for part in Path(path).parts:
        place /= part
        if place.is_symlink():
            raise RadargenError(f"{place} is a link; put an ordinary file or folder there.")


def write_below(root: Path, outputs: Mapping[str, str | bytes]) -> None:
    """Put each output at its path below a radar's folder, as `write` does, but through no link."""
    for path in outputs:
        unlinked(root, path)
    write(root, outputs)


def write(folder: Path, outputs: Mapping[str, str | bytes]) -> None:
    """Put each output at its name in `folder`, whole or not at all; RadargenError in one sentence where that fails.

    The folder must exist: a mistyped path shall not grow a tree of folders.
    """
    with all_beside(folder, outputs) as spares:
        for name, spare in spares.items():
            target = (folder / name).resolve()
            with said(target):
                spare.replace(target)


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
        raise RadargenError(f"{target} is a folder; name a file.")
    if target.exists() and not target.is_file():
        # A device or a pipe would be replaced by a file, not written to.
        raise RadargenError(f"{target} is no ordinary file; name another.")
    spare = target.with_name(f".{target.name}.{os.getpid()}.{TOKEN}.tmp")
    spare.unlink(missing_ok=True)
    try:
        with spare.open("xb") as file:
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
        reason = f"the folder {target.parent} does not exist" if absent else _reason(error)
        raise RadargenError(f"Cannot write {target}: {reason}.") from error
