"""Links, pictures, HTML tags and footnote marks of a Markdown text, with their offsets."""

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
# Syntax of everything but plain links to the web: pictures, footnote marks, link definitions, angle brackets and tags.
_TELLING = re.compile(r"!\[|\[\^|\]:|<[A-Za-z!?]")
# A link to the web with an unambiguous address.
_PLAIN = re.compile(r"\]\(https?://[A-Za-z0-9.-]++(?:[/?#][A-Za-z0-9/:._~#?=%+,@&-]*+)?(?=[) \n])")

_MARKS = ("footnote_ref", "source_mark")


class Kind(StrEnum):
    """The kinds of references."""

    LINK = "link"
    PICTURE = "picture"
    TAG = "tag"
    MARK = "mark"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class TextReference:
    """A link, picture, tag, mark or note at the offset `at`, in characters.

    `address` is as written, for a tag the tag itself. A mark is a [^key] that the text does not define, a note the
    definition of one; the `address` of both is the key. `words` is the alternative text of a picture.
    """

    kind: Kind
    address: str
    at: int
    words: str = ""


@lru_cache(maxsize=2048)
def text_references(text: str) -> tuple[TextReference, ...]:
    """Everything that a text refers to in the order of the text, except links to the web."""
    if not _may_refer(text):
        return ()
    from radargen.text.markdown.parser import parsed  # noqa: PLC0415 – it takes a while to load

    blocks, env = parsed(text)
    listed = [*_parts(blocks, _Places(text))]
    places = _Places(text)
    listed += [TextReference(Kind.TAG, tag["raw"], places.offset(tag)) for tag in env.get("tags", ())]
    notes = (label.removeprefix(":") for label in env.get("footnotes", {}).get("refs", ()))
    listed += [TextReference(Kind.NOTE, label, max(0, text.find(f"[^{label}]:"))) for label in notes]
    return tuple(sorted(listed, key=lambda reference: (reference.at, reference.kind)))


def pictures(text: str) -> Iterator[TextReference]:
    """The pictures of a text."""
    return (
        (reference for reference in text_references(text) if reference.kind is Kind.PICTURE)
        if "![" in text
        else iter(())
    )


def paragraphs_without_mark(text: str) -> tuple[int, ...]:
    """The numbers, from 1, of the paragraphs without a footnote mark; a list, quotation, box or table counts as one.

    Headings and paragraphs that hold only a picture are not counted.
    """
    from radargen.text.markdown.parser import parsed  # noqa: PLC0415 – it takes a while to load

    number, without, marked = 0, list[int](), True
    for block in parsed(text)[0]:
        if block.type == "footnote_block_open":
            break
        if block.level == 0 and block.nesting == 1 and block.type != "heading_open":
            number, marked = number + 1, False
        parts = block.children or []
        marked = marked or any(part.type in _MARKS for part in parts)
        if block.level == 1 and parts and all(part.type == "image" for part in parts):
            number, marked = number - 1, True
        if block.level == 0 and block.nesting == -1 and not marked:
            without.append(number)
            marked = True
    return tuple(without)


def _may_refer(text: str) -> bool:
    """Whether there may be more than links to the web; false positives only cost a run of the parser."""
    if "[" not in text and "<" not in text:
        return False
    return bool(_TELLING.search(text)) or text.count("](") > len(_PLAIN.findall(text))


def _parts(blocks: "list[Token]", places: "_Places") -> Iterator[TextReference]:
    for part in (part for block in blocks for part in block.children or ()):
        yield from _part(part, places)


def _part(part: "Token", places: "_Places") -> Iterator[TextReference]:
    if part.type == "link_open" and not outward(address := str(part.attrGet("href") or "")):
        yield TextReference(Kind.LINK, address, places.offset(part.meta))
    if part.type == "image":
        yield TextReference(
            Kind.PICTURE, str(part.attrGet("src") or ""), places.offset(part.meta), part.content.strip()
        )
    if part.type == "source_mark":
        yield TextReference(Kind.MARK, str(part.meta["key"]), places.offset(part.meta))


class _Places:
    """Maps the source information of the parser's tokens to offsets in the text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *(found.end() for found in _BREAK.finditer(text))]
        # For each line of a table: the block last located there, and start and end of its text.
        self.cells: dict[int, tuple[int, int, int]] = {}

    def offset(self, source: Mapping[str, Any]) -> int:
        """The offset of a token; where it cannot be determined, the start of its line or of the text."""
        block: Token | None = source["block"]
        within, raw = int(source["place"]), str(source["raw"]).partition("\n")[0]
        if block is None or not block.map:
            return max(0, self.text.find(raw))
        content = block.content
        start = content.rfind("\n", 0, within) + 1
        words, _, _ = content[start:].partition("\n")
        line = min(block.map[0] + content.count("\n", 0, start), len(self.starts) - 1)
        begin, end = self.starts[line], (*self.starts[line + 1 : line + 2], len(self.text))[0]
        indent = len(words) - len(words.lstrip())
        block_id, start_of_cell, searched = self.cells.get(line, (0, begin, begin))
        position = start_of_cell if block_id == id(block) else self.text.find(words.strip(), searched, end)
        if position >= 0:
            self.cells[line] = id(block), position, position + len(words.strip())
            return position + within - start - indent
        return max(begin, self.text.find(raw, begin, end))
