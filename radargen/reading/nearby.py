"""Which entries have to be read to tell all that is wrong with a few of them: those that may name them or be named.

Files are searched as bytes, which takes a hundredth of the time of reading them; rather one too many than one too few.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from radargen.model.paths import RADAR
from radargen.reading.house import Files
from radargen.reading.names import entry_id, entry_paths
from radargen.reading.nodes import Document, document

_WORD = re.compile("[a-z0-9]+")
# A former id may stand for any other; after a backslash a letter may be written in another way.
_TELLING = (b"formerly", b"\\")


def nearby(files: Files, asked: Collection[str]) -> frozenset[str]:
    """The paths of the entries asked for and of all that a rule may hold against them."""
    sources = {path: source for path in entry_paths(files) if isinstance(source := files[path], bytes)}
    texts = {path: source.lower() for path, source in sources.items()}
    frame = files.get(RADAR)
    # In a radar without criteria, one link anywhere makes a rule of it that technology needs company.
    if not isinstance(frame, bytes) or b"criteria" not in frame:
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
