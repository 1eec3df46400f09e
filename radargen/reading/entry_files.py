"""Which files of trends/ are entries, whether their names are right, and which of them belong together."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence

from radargen.model.problems import Location, Problem
from radargen.reading.forms.identifiers import ID_LENGTH, objection, slug
from radargen.reading.parsing.characters import cut
from radargen.reading.parsing.document import Document, Files, document
from radargen.text import paths
from radargen.text.markdown.targets import PICTURES
from radargen.text.messages import Message
from radargen.text.paths import RADAR, SUFFIX, entry_id

# As the beginning of a path.
TRENDS = f"{paths.TRENDS}/"
# More than anybody reads; a chart says by itself when it has no room for so many.
MOST_TRENDS = 10_000
_ENTRY = re.compile(rf"{TRENDS}[a-z0-9]+(-[a-z0-9]+)*{re.escape(SUFFIX)}")
_WORD = re.compile("[a-z0-9]+")
# A former id may stand for any other; after a backslash a letter may be written in another way.
_TELLING = (b"formerly", b"\\")
_MESSAGE = Message(
    "An entry's file is named by its id, lower-case letters a to z, digits and single hyphens, and ends with .yaml."
)


def entry_paths(paths: Iterable[str]) -> list[str]:
    """The files of trends/ that are neither hidden ones nor pictures, sorted."""
    beside = (f"{TRENDS}.", *(folder for folder in PICTURES if folder.startswith(TRENDS)))
    return sorted(path for path in paths if path.startswith(TRENDS) and not path.startswith(beside))


def name_problems(paths: list[str]) -> dict[str, Problem]:
    """What is wrong with the name of each file; of two that clash, the one with a good name stays."""
    problems: dict[str, Problem] = {}
    first: dict[str, str] = {}
    for path in sorted(paths, key=lambda path: (not _ENTRY.fullmatch(path), path)):
        same = first.setdefault(unicodedata.normalize("NFKC", path).casefold(), path)
        if same != path:
            message = Message(
                "The name differs from {name} only in case or in how its letters are composed.", name=cut(same)
            )
            hint = Message("Rename or delete one of the two.")
            problems[path] = Problem(Location(path), "file-name-clash", message, hint)
        elif not _ENTRY.fullmatch(path):
            problems[path] = Problem(Location(path), "bad-file-name", _MESSAGE, _better(path))
        elif len(entry_id(path)) > ID_LENGTH:
            message = Message(
                "The id has {length:,} characters; up to {most:,} fit.", length=len(entry_id(path)), most=ID_LENGTH
            )
            problems[path] = Problem(Location(path), "bad-file-name", message, _better(path))
        elif words := objection(entry_id(path)):
            message = Message("The file cannot be called {name}: {words}", name=entry_id(path) + SUFFIX, words=words)
            problems[path] = Problem(Location(path), "bad-file-name", message, _better(path))
    return problems


def _better(path: str) -> Message:
    name = slug(entry_id(path).removesuffix(".yml")) or "a-name"
    return Message("Rename it to {name}.", name=f"{name}{SUFFIX}")


def nearby(files: Files, asked: Collection[str]) -> frozenset[str]:
    """The paths of the entries asked for and of all that have to be read to find every problem of them.

    Files are searched as bytes, which takes a hundredth of the time of parsing them; rather one too many than one too
    few.
    """
    sources = {path: source for path in entry_paths(files) if isinstance(source := files[path], bytes)}
    texts = {path: source.lower() for path, source in sources.items()}
    radar_yaml = files.get(RADAR)
    # In a radar without criteria, one link anywhere makes a rule of it that technology needs company.
    if not isinstance(radar_yaml, bytes) or b"criteria" not in radar_yaml:
        return frozenset(texts)
    near = {path for path, text in texts.items() if any(word in text for word in _TELLING)}
    for path in texts.keys() & set(asked):
        own, signs = texts[path], [[_id(path)], *_names(document(path, sources[path]))]
        if path in near or [] in signs:
            return frozenset(texts)
        near |= {other for other, text in texts.items() if _id(other) in own or _shows(text, signs)}
    return frozenset(near | set(asked))


def _id(path: str) -> bytes:
    return entry_id(path).lower().encode()


def _names(read: Document) -> Iterator[list[bytes]]:
    """The plain words of each name, all of which another entry of that name holds; it may have none."""
    name = read.tree.get("name") if read.tree else None
    for one in name.values() if isinstance(name, dict) else [name]:
        if isinstance(one, str):
            yield [word.encode() for word in _WORD.findall(one.lower())]


def _shows(text: bytes, signs: Sequence[Sequence[bytes]]) -> bool:
    return any(all(word in text for word in words) for words in signs)
