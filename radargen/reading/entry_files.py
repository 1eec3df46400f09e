"""Paths of the entries, problems of their names, and which entries have to be checked together."""

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
# The limit for one radar; a chart reports by itself if it has too many blips.
MOST_TRENDS = 10_000
_ENTRY = re.compile(rf"{TRENDS}[a-z0-9]+(-[a-z0-9]+)*{re.escape(SUFFIX)}")
_WORD = re.compile("[a-z0-9]+")
# Former ids refer to other entries indirectly, and an escape may hide any id.
_INDIRECT = (b"formerly", b"\\")
_MESSAGE = Message(
    "An entry's file is named by its id, lower-case letters a to z, digits and single hyphens, and ends with .yaml."
)


def entry_paths(paths: Iterable[str]) -> list[str]:
    """The sorted files of trends/ that are neither hidden nor pictures."""
    beside = (f"{TRENDS}.", *(folder for folder in PICTURES if folder.startswith(TRENDS)))
    return sorted(path for path in paths if path.startswith(TRENDS) and not path.startswith(beside))


def name_problems(paths: list[str]) -> dict[str, Problem]:
    """The problem of each file with a bad name, by path; of two names that clash, a valid one has none."""
    problems: dict[str, Problem] = {}
    first: dict[str, str] = {}
    for path in sorted(paths, key=lambda path: (not _ENTRY.fullmatch(path), path)):
        first_path = first.setdefault(unicodedata.normalize("NFKC", path).casefold(), path)
        if first_path != path:
            message = Message(
                "The name differs from {name} only in case or in how its letters are composed.", name=cut(first_path)
            )
            hint = Message("Rename or delete one of the two.")
            problems[path] = Problem(Location(path), "file-name-clash", message, hint)
        elif not _ENTRY.fullmatch(path):
            problems[path] = Problem(Location(path), "bad-file-name", _MESSAGE, _renaming_hint(path))
        elif len(entry_id(path)) > ID_LENGTH:
            message = Message(
                "The id has {length:,} characters; up to {most:,} fit.", length=len(entry_id(path)), most=ID_LENGTH
            )
            problems[path] = Problem(Location(path), "bad-file-name", message, _renaming_hint(path))
        elif words := objection(entry_id(path)):
            message = Message("The file cannot be called {name}: {words}", name=entry_id(path) + SUFFIX, words=words)
            problems[path] = Problem(Location(path), "bad-file-name", message, _renaming_hint(path))
    return problems


def _renaming_hint(path: str) -> Message:
    name = slug(entry_id(path).removesuffix(".yml")) or "a-name"
    return Message("Rename it to {name}.", name=f"{name}{SUFFIX}")


def nearby(files: Files, requested: Collection[str]) -> frozenset[str]:
    """The requested paths and those of all entries needed to find every problem of them.

    Files are searched as bytes, a hundred times as fast as parsing; the result may have too many paths, never too few.
    """
    sources = {path: source for path in entry_paths(files) if isinstance(source := files[path], bytes)}
    texts = {path: source.lower() for path, source in sources.items()}
    radar_yaml = files.get(RADAR)
    # In a radar without criteria, the rule that technology needs company applies as soon as there is any link.
    if not isinstance(radar_yaml, bytes) or b"criteria" not in radar_yaml:
        return frozenset(texts)
    nearby_paths = {path for path, text in texts.items() if any(word in text for word in _INDIRECT)}
    for path in texts.keys() & set(requested):
        own, signs = texts[path], [[_id(path)], *_words_of_names(document(path, sources[path]))]
        if path in nearby_paths or [] in signs:
            return frozenset(texts)
        nearby_paths |= {
            other for other, text in texts.items() if _id(other) in own or _has_all_words_of_a_name(text, signs)
        }
    return frozenset(nearby_paths | set(requested))


def _id(path: str) -> bytes:
    return entry_id(path).lower().encode()


def _words_of_names(parsed: Document) -> Iterator[list[bytes]]:
    """The ASCII words of each of the entry's names, which an entry of the same name contains; may be empty."""
    name = parsed.tree.get("name") if parsed.tree else None
    for text in name.values() if isinstance(name, dict) else [name]:
        if isinstance(text, str):
            yield [word.encode() for word in _WORD.findall(text.lower())]


def _has_all_words_of_a_name(text: bytes, signs: Sequence[Sequence[bytes]]) -> bool:
    return any(all(word in text for word in words) for words in signs)
