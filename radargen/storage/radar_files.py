"""Which files a radar consists of: one table and one walk for the disk and for commits.

A `Store` gives access to single files and folders and follows no links. Links, names and limits of size are handled
here, so that a commit reads the same as its checkout.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import Protocol

from radargen.model.problems import Location, Problem
from radargen.reading import MOST_EDITIONS, MOST_PICTURES, MOST_TRENDS, picture_paths, theme_files
from radargen.storage.file_names import edition_name_problem, entry_name_problem, passed_over, printable
from radargen.text.markdown.targets import PICTURES
from radargen.text.messages import Message
from radargen.text.paths import EDITIONS, FOREWORD, LOCK, RADAR, TRENDS
from radargen.text.wording import LANGUAGES

# Largest size of one file, in bytes.
LIMIT = 256 * 1024
# A lock of a thousand trends over ten editions has about two megabytes.
LOCK_LIMIT = 16 * 1024 * 1024
# One with all Chinese characters has some sixteen megabytes, one of Japan's five.
FONT_LIMIT = 20 * 1024 * 1024
# Of all files of a folder together; ten thousand entries stay far below. Git packs equal files into almost nothing, so
# a small commit may unpack to gigabytes.
FOLDER_LIMIT = 128 * 1024 * 1024
# Files read between two checks of that sum.
_BATCH_SIZE = 200
# As many links in a row as the system itself follows.
MOST_LINKS = 40

Sources = dict[str, bytes | Problem]


class PathKind(Enum):
    """What is at a path. REPOSITORY is a nested one (a submodule), whose files a commit does not contain."""

    FILE = "file"
    FOLDER = "folder"
    LINK = "link"
    REPOSITORY = "repository"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why a path cannot be read, in the system's words; empty where a link leads out of the radar's folder."""

    reason: str = ""


class Store(Protocol):
    """Access to a radar's folder on the disk or in a commit; paths have slashes and no link among their parents."""

    def kind(self, path: str) -> PathKind | Unreadable | None:
        """The kind of the path itself, links not followed; None where nothing is there."""

    def target(self, path: str) -> str | Unreadable:
        """The target of a link, as written."""

    def listing(self, folder: str) -> Mapping[str, PathKind] | Unreadable:
        """The names directly in a folder, with their kinds."""

    def contents(self, limits: Mapping[str, int]) -> Mapping[str, bytes | Unreadable | None]:
        """The bytes of ordinary files by path, None for one larger than its limit (in bytes), which is not read on."""

    def unkept(self, paths: Collection[str]) -> Collection[str]:
        """Those of the paths that git does not track; empty where the folder is in no repository."""


@dataclass(frozen=True, slots=True)
class FolderRule:
    """A folder of the table: how many files it may have, of how many bytes each, and the check of their names."""

    most: int
    limit: int
    name_problem: Callable[..., Problem | None]


def radar_sources(store: Store) -> Sources:
    """The bytes of radar.yaml, layout.lock.json, the files in editions/ and trends/ and those they name, by path.

    A Problem stands in place of what is unreadable or is no file of a radar; names that `file_names.passed_over`
    accepts are ignored.
    """
    single = {path: limit for path, limit in FILES.items() if store.kind(path) is not None}
    sources = _contents(store, single)
    for folder, rule in FOLDERS.items():
        match _listing(store, folder):
            case Problem() as problem:
                sources[folder] = problem
            case real, listed:
                sources |= _folder_files(store, folder, rule, real, listed)
    for named in NAMED:
        further = {path: limit for path, limit in named(sources) if path not in sources}
        # An absent one is reported with the field that names it.
        present = {path: limit for path, limit in further.items() if _followed(store, path) != ABSENT}
        sources |= {printable(path): content for path, content in _contents(store, present).items()}
    return sources | _pictures(store, sources)


def _pictures(store: Store, read: Mapping[str, bytes | Problem]) -> Sources:
    """The pictures that entries name, absent ones left out; a Problem for one that git does not track.

    An uncommitted picture would appear only on a site built in this folder.
    """
    sources = (source for source in read.values() if isinstance(source, bytes))
    named = sorted({path for source in sources for path in picture_paths(source)} - read.keys())
    embedded = {
        path: content
        for path, content in _contents(store, dict.fromkeys(named[:MOST_PICTURES], LIMIT)).items()
        if store.kind(path) is not None
    }
    for path in (
        store.unkept([path for path, content in embedded.items() if isinstance(content, bytes)]) if embedded else ()
    ):
        hint = Message("Add it to the repository: git add {path}", path=path)
        embedded[path] = Problem(
            Location(path), "bad-picture", Message("{path} is not in the repository.", path=path), hint
        )
    message = Message(
        "The texts show {count:,} pictures; up to {most:,} are possible.", count=len(named), most=MOST_PICTURES
    )
    further = (
        Problem(Location(path), "bad-picture", message, Message("Leave some out.")) for path in named[MOST_PICTURES:]
    )
    return embedded | {problem.location.path: problem for problem in further}


ABSENT = Unreadable(Message("no such file or directory"))
NO_FOLDER = Unreadable(Message("not a directory"))
OUT = Unreadable()


_FOLDER_HINT = Message("Put a folder there that can be read.")


def _theme_files(read: Mapping[str, bytes | Problem]) -> Iterator[tuple[str, int]]:
    """The path and limit of each logo and font that radar.yaml names."""
    source = read.get(RADAR)
    for path in theme_files(source) if isinstance(source, bytes) else ():
        yield path, FONT_LIMIT if path.endswith((".otf", ".ttf")) else LIMIT


def _forewords(_read: Mapping[str, bytes | Problem]) -> Iterator[tuple[str, int]]:
    """The path and limit of the foreword of a book in each language."""
    for language in LANGUAGES:
        yield FOREWORD.format(language=language), LIMIT


FILES = {RADAR: LIMIT, LOCK: LOCK_LIMIT}
FOLDERS = {
    EDITIONS: FolderRule(MOST_EDITIONS, LOCK_LIMIT, edition_name_problem),
    TRENDS: FolderRule(MOST_TRENDS, LIMIT, entry_name_problem),
}
# Files named in the data or by a rule, path and limit of each; a later function gets what the earlier ones have added.
NAMED: tuple[Callable[[Mapping[str, bytes | Problem]], Iterator[tuple[str, int]]], ...] = (_theme_files, _forewords)


def _folder_files(store: Store, folder: str, rule: FolderRule, real: str, listed: Mapping[str, PathKind]) -> Sources:
    """The files of a folder of the table, sorted; `real` is its path with links followed.

    For a folder with too many or too large files, a Problem alone.
    """
    folders = {name for name, kind in listed.items() if kind in (PathKind.FOLDER, PathKind.REPOSITORY)}
    beside = {name for name, kind in listed.items() if kind is PathKind.FOLDER and f"{folder}/{name}/" in PICTURES}
    names = sorted(name for name in listed.keys() - beside if not passed_over(name, folder=name in folders))
    if len(names) > rule.most:
        message = Message(
            "The folder {folder}/ holds {found:,} files; up to {most:,} are possible.",
            folder=folder,
            found=len(names),
            most=rule.most,
        )
        return {folder: Problem(Location(folder), "bad-count", message, Message("Leave some out."))}
    wrong = {name: problem for name in names if (problem := rule.name_problem(name, folder=name in folders))}
    limits = {f"{folder}/{name}": rule.limit for name in names if name not in wrong}
    # The folder is resolved already, so ordinary files in it need no look-up of each part of their path.
    resolved = {f"{folder}/{name}": f"{real}/{name}" for name, kind in listed.items() if kind is PathKind.FILE}
    contents: Sources = {}
    paths = list(limits)
    for start in range(0, len(paths), _BATCH_SIZE):
        contents |= _contents(store, {path: limits[path] for path in paths[start : start + _BATCH_SIZE]}, resolved)
        if sum(len(content) for content in contents.values() if isinstance(content, bytes)) > FOLDER_LIMIT:
            message = Message(
                "The files in {folder}/ hold more than {most} MiB together.",
                folder=folder,
                most=FOLDER_LIMIT // 1024**2,
            )
            return {folder: Problem(Location(folder), "file-too-large", message, Message("Make them smaller."))}
    return {
        printable(path): wrong.get(name) or contents[path]
        for name, path in ((name, f"{folder}/{name}") for name in names)
    }


def _listing(store: Store, folder: str) -> tuple[str, Mapping[str, PathKind]] | Problem:
    """The path of a folder of the table with links followed, and its entries; none where it is absent."""
    if store.kind(folder) is None:
        return folder, {}
    fault = NO_FOLDER
    match _followed(store, folder):
        case (path, PathKind.FOLDER):
            listed = store.listing(path)
            if not isinstance(listed, Unreadable):
                return path, listed
            fault = listed
        case (_, PathKind.REPOSITORY):
            message = Message("The folder is a repository of its own, not held here.")
            return Problem(Location(folder), "unreadable-file", message, _FOLDER_HINT)
        case Unreadable() as unreadable:
            fault = unreadable
        case _:
            pass
    message = Message("The folder is a link that leads out of the radar's folder.")
    if fault.reason:
        message = Message("The folder cannot be read: {reason}.", reason=fault.reason)
    return Problem(Location(folder), "unreadable-file", message, _FOLDER_HINT)


def _contents(store: Store, limits: Mapping[str, int], resolved: Mapping[str, str] = MappingProxyType({})) -> Sources:
    """The files by path, each up to its limit in bytes; a Problem for one that is not ordinary or leads out.

    `resolved` are the paths of ordinary files with links followed, as far as they are known.
    """
    contents: Sources = {}
    real: dict[str, str] = {}
    for path in limits:
        match (resolved[path], PathKind.FILE) if path in resolved else _followed(store, path):
            case (place, PathKind.FILE):
                real[path] = place
            case (_, PathKind.FOLDER | PathKind.REPOSITORY):
                contents[path] = _no_file(path)
            case (_, _):
                contents[path] = _unreadable(path, Message("This is no ordinary file."))
            case fault:
                contents[path] = _fault(path, fault)
    most: dict[str, int] = {}
    for path, place in real.items():
        most[place] = max(limits[path], most.get(place, 0))
    blobs = store.contents(most)
    for path, place in real.items():
        match blobs[place]:
            case Unreadable() as fault:
                contents[path] = _fault(path, fault)
            case bytes() as content if len(content) <= limits[path]:
                contents[path] = content
            case _:
                contents[path] = _too_large(path, limits[path])
    return {path: contents[path] for path in limits}


def _followed(store: Store, path: str) -> tuple[str, PathKind] | Unreadable:
    """The path with links followed, and the kind of what is there.

    Nothing outside of the radar's folder or in .git is looked up. An absolute link differs between machines, so it
    counts as leading out.
    """
    pending, resolved, links = path.split("/")[::-1], list[str](), 0
    kind = PathKind.FOLDER
    while pending:
        part = pending.pop()
        if part in ("", "."):
            continue
        if part == "..":
            if not resolved:
                return OUT
            resolved.pop()
            kind = PathKind.FOLDER
            continue
        if kind is not PathKind.FOLDER:
            return NO_FOLDER
        path_so_far = "/".join([*resolved, part])
        found_kind = None if part.lower() == ".git" else store.kind(path_so_far)
        if not isinstance(found_kind, PathKind):
            return found_kind or ABSENT
        if found_kind is not PathKind.LINK:
            resolved.append(part)
            kind = found_kind
            continue
        links += 1
        target = store.target(path_so_far)
        if isinstance(target, Unreadable):
            return target
        if links > MOST_LINKS:
            return Unreadable(Message("the links lead in a circle"))
        if target.startswith("/"):
            return OUT
        pending += target.split("/")[::-1]
    return "/".join(resolved), kind


def _fault(path: str, fault: Unreadable) -> Problem:
    if fault.reason:
        return _unreadable(path, Message("The file cannot be read: {reason}.", reason=fault.reason))
    return _unreadable(path, Message("This is a link that leads out of the radar's folder."))


def _no_file(path: str) -> Problem:
    """The problem of a folder where a file should be."""
    if path == LOCK:
        return _unreadable(path, Message("This is a folder."), Message("Move it away and run radargen lock."))
    if path.startswith(f"{TRENDS}/"):
        message = Message("This is a folder; entries stand directly in trends/.")
        return _unreadable(path, message, Message("Move its files up."))
    return _unreadable(path, Message("This is a folder."))


def _too_large(path: str, limit: int) -> Problem:
    entry = Message("Shorten it; an entry is a page, not a book.")
    hint = entry if path.startswith(f"{TRENDS}/") else Message("Make it smaller.")
    message = Message("The file is larger than {size:,} KiB.", size=limit // 1024)
    return Problem(Location(printable(path)), "file-too-large", message, hint)


def _unreadable(path: str, message: Message, hint: Message | None = None) -> Problem:
    location = Location(printable(path))
    return Problem(location, "unreadable-file", message, hint or Message("Put an ordinary file there."))
