"""The links, pictures and tags of a text, and where in it each stands."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from radargen.text.markdown.targets import outward

if TYPE_CHECKING:
    from markdown_it.token import Token

_BREAK = re.compile(r"\r\n?|\n")
# What every link but one to the web needs: brackets, a definition, or an address in angle brackets; and what tags are.
_TELLING = re.compile(r"!\[|\]:|<[A-Za-z!?]")
# A link to the web whose address cannot be read in two ways.
_PLAIN = re.compile(r"\]\(https?://[A-Za-z0-9.-]++(?:[/?#][A-Za-z0-9/:._~#?=%+,@&-]*+)?(?=[) \n])")


class Kind(StrEnum):
    """What was found."""

    LINK = "link"
    PICTURE = "picture"
    TAG = "tag"


@dataclass(frozen=True, slots=True)
class Found:
    """A link, picture or tag at that offset of the text; `address` as it was written, a tag's is the tag.

    `words` are those for who cannot see the picture.
    """

    kind: Kind
    address: str
    at: int
    words: str = ""


@lru_cache(maxsize=2048)
def found(text: str) -> tuple[Found, ...]:
    """All that a text refers to beyond the web, in its order; links to the web are left out."""
    if not _may_refer(text):
        return ()
    from radargen.text.markdown.parser import parsed  # noqa: PLC0415 – it takes a while to load

    blocks, env = parsed(text)
    listed = [*_parts(blocks, _Places(text))]
    places = _Places(text)
    listed += [Found(Kind.TAG, tag["raw"], places.offset(tag)) for tag in env.get("tags", ())]
    return tuple(sorted(listed, key=lambda one: (one.at, one.kind)))


def pictures(text: str) -> Iterator[Found]:
    """The pictures of a text."""
    return (one for one in found(text) if one.kind is Kind.PICTURE) if "![" in text else iter(())


def _may_refer(text: str) -> bool:
    """Whether there may be more than links to the web: rather once too often, for the parser then settles it."""
    if "[" not in text and "<" not in text:
        return False
    return bool(_TELLING.search(text)) or text.count("](") > len(_PLAIN.findall(text))


def _parts(blocks: "list[Token]", places: "_Places") -> Iterator[Found]:
    for part in (part for block in blocks for part in block.children or ()):
        yield from _part(part, places)


def _part(part: "Token", places: "_Places") -> Iterator[Found]:
    if part.type == "link_open" and not outward(address := str(part.attrGet("href") or "")):
        yield Found(Kind.LINK, address, places.offset(part.meta))
    if part.type == "image":
        yield Found(Kind.PICTURE, str(part.attrGet("src") or ""), places.offset(part.meta), part.content.strip())


class _Places:
    """From what the parser remembers of a part to its offset in the text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *(found.end() for found in _BREAK.finditer(text))]
        # How far a line of a table has been looked through, and for which of its cells.
        self.cells: dict[int, tuple[int, int, int]] = {}

    def offset(self, source: Mapping[str, Any]) -> int:
        """Where it stands; where that cannot be told, the start of the line or of the text."""
        block: Token | None = source["block"]
        place, raw = int(source["place"]), str(source["raw"]).partition("\n")[0]
        if block is None or not block.map:
            return max(0, self.text.find(raw))
        content = block.content
        start = content.rfind("\n", 0, place) + 1
        words, _, _ = content[start:].partition("\n")
        line = min(block.map[0] + content.count("\n", 0, start), len(self.starts) - 1)
        begin, end = self.starts[line], (*self.starts[line + 1 : line + 2], len(self.text))[0]
        indent = len(words) - len(words.lstrip())
        known, seen, last = self.cells.get(line, (0, begin, begin))
        at = seen if known == id(block) else self.text.find(words.strip(), last, end)
        if at >= 0:
            self.cells[line] = id(block), at, at + len(words.strip())
            return at + place - start - indent
        return max(begin, self.text.find(raw, begin, end))
