"""Which files make a radar: one table and one walk, whether they lie on the disk or in a commit.

A store knows single files and folders and follows no link; what a link may lead to, which names count and how large a
file may be is settled here, so that a commit reads as its checkout does.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import Protocol

from radargen.model.problems import Location, Problem
from radargen.reading import MOST_EDITIONS, MOST_PICTURES, MOST_TRENDS, pictures, shown_in
from radargen.storage.file_names import no_edition, no_entry, passed_over, printable
from radargen.text.markdown.targets import PICTURES
from radargen.text.messages import Message
from radargen.text.paths import EDITIONS, LOCK, RADAR, TRENDS

LIMIT = 256 * 1024
# A lock of a thousand trends over ten editions has some two megabytes.
LOCK_LIMIT = 16 * 1024 * 1024
# Of a folder's files together: ten thousand entries, each far longer than one is. Git packs equal files into nothing,
# so a small change may bring gigabytes.
TOGETHER = 128 * 1024 * 1024
# As many files are read before the sum is looked at.
_AT_ONCE = 200
# As many links one after the other as the system itself follows.
MOST_LINKS = 40

Sources = dict[str, bytes | Problem]


class PathKind(Enum):
    """What lies at a path. A repository is one within another (a submodule), of which no file is here."""

    FILE = "file"
    FOLDER = "folder"
    LINK = "link"
    REPOSITORY = "repository"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why nothing can be had of a path: what the system says; empty where a link leads out of the radar's folder."""

    reason: str = ""


class Store(Protocol):
    """A radar's folder, wherever it lies; paths have slashes and no link among their parents."""

    def kind(self, path: str) -> PathKind | Unreadable | None:
        """What lies there itself, a link being a link; None where nothing does."""

    def target(self, path: str) -> str | Unreadable:
        """Where a link leads, as it is written."""

    def listing(self, folder: str) -> Mapping[str, PathKind] | Unreadable:
        """What lies directly in a folder."""

    def contents(self, limits: Mapping[str, int]) -> Mapping[str, bytes | Unreadable | None]:
        """The bytes of ordinary files, None for one that has more than its limit; no more is read of it."""

    def unkept(self, paths: Collection[str]) -> Collection[str]:
        """Those that git does not keep; none where the folder is in no repository."""


@dataclass(frozen=True, slots=True)
class FolderRule:
    """A folder of the table: how many files it may have, of how many bytes, and what is wrong with the name of one."""

    most: int
    limit: int
    wrong: Callable[..., Problem | None]


def gathered(store: Store) -> Sources:
    """The bytes of radar.yaml, layout.lock.json, the files in editions/ and trends/ and those which they name, by path.

    A Problem stands for what is unreadable, and for what lies there and is no file of a radar; what `beside` knows is
    passed over.
    """
    single = {path: limit for path, limit in FILES.items() if store.kind(path) is not None}
    found = _contents(store, single)
    for folder, place in FOLDERS.items():
        match _listing(store, folder):
            case Problem() as problem:
                found[folder] = problem
            case real, listed:
                found |= _of_folder(store, folder, place, real, listed)
    for named in NAMED:
        further = {path: limit for path, limit in named(found) if path not in found}
        # Of one that is not there whoever names it says so.
        there = {path: limit for path, limit in further.items() if _followed(store, path) != ABSENT}
        found |= {printable(path): content for path, content in _contents(store, there).items()}
    return found | _pictures(store, found)


def _pictures(store: Store, found: Mapping[str, bytes | Problem]) -> Sources:
    """The pictures that texts show; those that are absent are left out, and of one that git does not keep a Problem.

    What nobody committed would be on the site of whoever builds it and on no other.
    """
    sources = (source for source in found.values() if isinstance(source, bytes) and b"![" in source)
    named = sorted({path for source in sources for path in shown_in(source)} - found.keys())
    brought = {
        path: content
        for path, content in _contents(store, dict.fromkeys(named[:MOST_PICTURES], LIMIT)).items()
        if store.kind(path) is not None
    }
    for path in (
        store.unkept([path for path, content in brought.items() if isinstance(content, bytes)]) if brought else ()
    ):
        hint = Message("Add it to the repository: git add {path}", path=path)
        brought[path] = Problem(
            Location(path), "bad-picture", Message("{path} is not in the repository.", path=path), hint
        )
    message = Message(
        "The texts show {count:,} pictures; up to {most:,} are possible.", count=len(named), most=MOST_PICTURES
    )
    further = (
        Problem(Location(path), "bad-picture", message, Message("Leave some out.")) for path in named[MOST_PICTURES:]
    )
    return brought | {problem.location.path: problem for problem in further}


ABSENT = Unreadable(Message("no such file or directory"))
NO_FOLDER = Unreadable(Message("not a directory"))
OUT = Unreadable()


_FOLDER_HINT = Message("Put a folder there that can be read.")


def _logos(found: Mapping[str, bytes | Problem]) -> Iterator[tuple[str, int]]:
    """The pictures that radar.yaml names as logos."""
    source = found.get(RADAR)
    for path in pictures(source) if isinstance(source, bytes) else ():
        yield path, LIMIT


FILES = {RADAR: LIMIT, LOCK: LOCK_LIMIT}
FOLDERS = {
    EDITIONS: FolderRule(MOST_EDITIONS, LOCK_LIMIT, no_edition),
    TRENDS: FolderRule(MOST_TRENDS, LIMIT, no_entry),
}
# Files that the data name, path and limit of each; a later one sees what the earlier ones have brought.
NAMED: tuple[Callable[[Mapping[str, bytes | Problem]], Iterator[tuple[str, int]]], ...] = (_logos,)


def _of_folder(store: Store, folder: str, place: FolderRule, real: str, listed: Mapping[str, PathKind]) -> Sources:
    """The files of a folder of the table, sorted; `real` is where it lies when links are followed.

    Of a folder that holds too much, a Problem and no file.
    """
    folders = {name for name, kind in listed.items() if kind in (PathKind.FOLDER, PathKind.REPOSITORY)}
    beside = {name for name, kind in listed.items() if kind is PathKind.FOLDER and f"{folder}/{name}/" in PICTURES}
    names = sorted(name for name in listed.keys() - beside if not passed_over(name, folder=name in folders))
    if len(names) > place.most:
        message = Message(
            "The folder {folder}/ holds {found:,} files; up to {most:,} are possible.",
            folder=folder,
            found=len(names),
            most=place.most,
        )
        return {folder: Problem(Location(folder), "bad-count", message, Message("Leave some out."))}
    wrong = {name: problem for name in names if (problem := place.wrong(name, folder=name in folders))}
    limits = {f"{folder}/{name}": place.limit for name in names if name not in wrong}
    # Of most entries nobody needs to look up every part of the path: their folder is known.
    known = {f"{folder}/{name}": f"{real}/{name}" for name, kind in listed.items() if kind is PathKind.FILE}
    held: Sources = {}
    paths = list(limits)
    for start in range(0, len(paths), _AT_ONCE):
        held |= _contents(store, {path: limits[path] for path in paths[start : start + _AT_ONCE]}, known)
        if sum(len(content) for content in held.values() if isinstance(content, bytes)) > TOGETHER:
            message = Message(
                "The files in {folder}/ hold more than {most} MiB together.", folder=folder, most=TOGETHER // 1024**2
            )
            return {folder: Problem(Location(folder), "file-too-large", message, Message("Make them smaller."))}
    return {
        printable(path): wrong.get(name) or held[path] for name, path in ((name, f"{folder}/{name}") for name in names)
    }


def _listing(store: Store, folder: str) -> tuple[str, Mapping[str, PathKind]] | Problem:
    """Where a folder of the table lies when links are followed, and what is in it: nothing where it is absent."""
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
        case Unreadable() as found:
            fault = found
        case _:
            pass
    message = Message("The folder is a link that leads out of the radar's folder.")
    if fault.reason:
        message = Message("The folder cannot be read: {reason}.", reason=fault.reason)
    return Problem(Location(folder), "unreadable-file", message, _FOLDER_HINT)


def _contents(store: Store, limits: Mapping[str, int], known: Mapping[str, str] = MappingProxyType({})) -> Sources:
    """The files by path, each up to its limit in bytes; of what is no ordinary file, or leads out, a Problem.

    `known` are the paths of ordinary files when links are followed.
    """
    found: Sources = {}
    real: dict[str, str] = {}
    for path in limits:
        match (known[path], PathKind.FILE) if path in known else _followed(store, path):
            case (place, PathKind.FILE):
                real[path] = place
            case (_, PathKind.FOLDER | PathKind.REPOSITORY):
                found[path] = _no_file(path)
            case (_, _):
                found[path] = _unreadable(path, Message("This is no ordinary file."))
            case fault:
                found[path] = _fault(path, fault)
    most: dict[str, int] = {}
    for path, place in real.items():
        most[place] = max(limits[path], most.get(place, 0))
    held = store.contents(most)
    for path, place in real.items():
        match held[place]:
            case Unreadable() as fault:
                found[path] = _fault(path, fault)
            case bytes() as content if len(content) <= limits[path]:
                found[path] = content
            case _:
                found[path] = _too_large(path, limits[path])
    return {path: found[path] for path in limits}


def _followed(store: Store, path: str) -> tuple[str, PathKind] | Unreadable:
    """Where a path ends when links are followed, and what lies there.

    Nothing is looked up outside of the radar's folder, nor in git's own. An absolute link leads somewhere else on
    every machine, so it counts as leading out.
    """
    left, here, links = path.split("/")[::-1], list[str](), 0
    kind = PathKind.FOLDER
    while left:
        part = left.pop()
        if part in ("", "."):
            continue
        if part == "..":
            if not here:
                return OUT
            here.pop()
            kind = PathKind.FOLDER
            continue
        if kind is not PathKind.FOLDER:
            return NO_FOLDER
        at = "/".join([*here, part])
        told = None if part.lower() == ".git" else store.kind(at)
        if not isinstance(told, PathKind):
            return told or ABSENT
        if told is not PathKind.LINK:
            here.append(part)
            kind = told
            continue
        links += 1
        target = store.target(at)
        if isinstance(target, Unreadable):
            return target
        if links > MOST_LINKS:
            return Unreadable(Message("the links lead in a circle"))
        if target.startswith("/"):
            return OUT
        left += target.split("/")[::-1]
    return "/".join(here), kind


def _fault(path: str, fault: Unreadable) -> Problem:
    if fault.reason:
        return _unreadable(path, Message("The file cannot be read: {reason}.", reason=fault.reason))
    return _unreadable(path, Message("This is a link that leads out of the radar's folder."))


def _no_file(path: str) -> Problem:
    """What is said of a folder where a file should be."""
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
