"""Limits of one Markdown text, checked in linear time and mostly without the parser.

They are far above any real text. Within them, a text is rendered in a tenth of a second, and its HTML is at most twelve
times as long.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from radargen.text.messages import Message

if TYPE_CHECKING:
    from markdown_it.token import Token

CHARACTERS, LINES = 20_000, 1_000
# The characters [ and <, with which links, pictures, footnotes, addresses and tags begin.
BRACKETS, ANGLES = 500, 500
# Markers of lists, quotations, terms and boxes; nesting depth of list items, quotations and boxes.
ITEMS, DEPTH = 500, 8
CELLS, FOOTNOTES = 1_000, 200
# Characters of all addresses and titles together; links may repeat one definition.
ADDRESSES = 40_000

_SHORTEN = Message("Shorten it.")
_MARKS = re.compile(r"^(?:[ \t]*+(?:[-+*:~](?=[ \t]|$)|[0-9]{1,9}[.)](?=[ \t]|$)|>|!!!|\?\?\?))++", re.MULTILINE)
_NOTES = re.compile(r"\[\^|\^\[")
_MARK = re.compile(r"[-+*:~>]|[0-9]+|!!!|\?\?\?")
_DELIMITERS = re.compile(r"[ \t>]*+[-:|][-:| \t]*+")
# Lines that can reach that depth: by two characters of indentation per level, or by markers on one line.
_DEEP = re.compile(rf"^(?:[ \t>]{{{2 * DEPTH - 2}}}|(?:[ \t]*+(?:[-+*:~>]|[0-9]{{1,9}}[.)])){{{DEPTH}}})", re.MULTILINE)
_OPENS = frozenset({"list_item_open", "blockquote_open", "dd_open", "admonition_open"})
_CLOSES = frozenset(name.replace("_open", "_close") for name in _OPENS)


@dataclass(frozen=True, slots=True)
class Excess:
    """A limit that a text exceeds: the offset where it does, the rest of a sentence about it, and what to do."""

    at: int
    words: Message
    hint: Message


@lru_cache(maxsize=64)
def excess(text: str) -> Excess | None:
    """The first limit that the text exceeds; None for a text within all limits."""
    return next(_countable(text), None) or next(_nested(text), None)


def _countable(text: str) -> Iterator[Excess]:
    """The limits that need no parser, in linear time; the length comes first, so that the others see short texts."""
    if len(text) > CHARACTERS:
        words = Message("the text has {length:,} characters; up to {most:,} fit.", length=len(text), most=CHARACTERS)
        yield Excess(CHARACTERS, words, _SHORTEN)
    if (lines := text.count("\n") + 1) > LINES:
        words = Message("the text has {count:,} lines; up to {most:,} fit.", count=lines, most=LINES)
        yield Excess(_place(text, "\n", LINES), words, _SHORTEN)
    for mark, most in (("[", BRACKETS), ("<", ANGLES)):
        if (count := text.count(mark)) > most:
            words = Message(
                "the text has {count:,} times the character {mark}; up to {most:,} fit.",
                count=count,
                mark=mark,
                most=most,
            )
            yield Excess(_place(text, mark, most + 1), words, Message("Leave links, pictures or footnotes out."))
    if "^" in text:
        notes, at = _sum_and_excess(((match.start(), 1) for match in _NOTES.finditer(text)), FOOTNOTES)
        if at is not None:
            words = Message(
                "the text has {count:,} marks of footnotes; up to {most:,} fit.", count=notes, most=FOOTNOTES
            )
            yield Excess(at, words, Message("Leave some out."))
    marks = ((match.start(), len(_MARK.findall(match.group()))) for match in _MARKS.finditer(text))
    total, at = _sum_and_excess(marks, ITEMS)
    if at is not None:
        words = Message(
            "the text has {count:,} list items, quotations and boxes; up to {most:,} fit.", count=total, most=ITEMS
        )
        yield Excess(at, words, _SHORTEN)
    total, at = _sum_and_excess(_cells(text), CELLS) if "|" in text else (0, None)
    if at is not None:
        words = Message("the tables of the text have {count:,} cells; up to {most:,} fit.", count=total, most=CELLS)
        yield Excess(at, words, _SHORTEN)


def _sum_and_excess(counts: Iterable[tuple[int, int]], most: int) -> tuple[int, int | None]:
    """The sum of the counts of (offset, count), and the offset where it exceeds `most`; None if it does not."""
    total, at = 0, None
    for place, count in counts:
        total += count
        if total > most and at is None:
            at = place
    return total, at


def _cells(text: str) -> Iterator[tuple[int, int]]:
    """Offset and number of cells of each table row, short rows filled up as by the parser; never too few."""
    start = columns = 0
    for line in text.split("\n"):
        if _DELIMITERS.fullmatch(line) and "-" in line and ("|" in line or ":" in line):
            # The row above is the heading.
            columns = line.count("|") + 1
            yield start, columns
        elif not line.strip(" \t>"):
            columns = 0
        elif columns:
            yield start, columns
        start += len(line) + 1


def _nested(text: str) -> Iterator[Excess]:
    """The limits that need the parser, which is called only if they may be exceeded."""
    if "]:" in text:
        yield from _addresses(text)
    if match := _DEEP.search(text):
        from radargen.text.markdown.parser import parsed  # noqa: PLC0415 – it takes a while to load

        if (depth := _depth(parsed(text)[0])) > DEPTH:
            words = Message(
                "lists, quotations and boxes stand {depth} deep within each other; up to {most} are possible.",
                depth=depth,
                most=DEPTH,
            )
            yield Excess(match.end(), words, Message("Write some of it as paragraphs."))


def _addresses(text: str) -> Iterator[Excess]:
    from radargen.text.markdown.parser import parsed  # noqa: PLC0415 – it takes a while to load

    children = (part for token in parsed(text)[0] for part in token.children or ())
    count = sum(len(str(word)) for part in children for word in (part.attrs or {}).values())
    if count > ADDRESSES:
        words = Message(
            "the addresses in the text have {count:,} characters together; up to {most:,} fit.",
            count=count,
            most=ADDRESSES,
        )
        yield Excess(text.find("]:"), words, Message("Link fewer times, or to shorter addresses."))


def _depth(tokens: Iterable["Token"]) -> int:
    deepest = depth = 0
    for token in tokens:
        depth += (token.type in _OPENS) - (token.type in _CLOSES)
        deepest = max(deepest, depth)
    return deepest


def _place(text: str, mark: str, number: int) -> int:
    """The offset of the `number`th occurrence of the mark, from 1."""
    at = -1
    for _ in range(number):
        at = text.find(mark, at + 1)
    return at
