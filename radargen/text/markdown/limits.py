"""What one text in Markdown may cost, by counting what costs: in one pass, and mostly without the parser.

Each limit is far above what anybody reads, and far below what keeps a build busy: within them, a text becomes HTML in
a tenth of a second and the HTML is at most twelve times as long.
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
# Of each of these opens a link, a picture, a footnote, an address or a tag.
BRACKETS, ANGLES = 500, 500
# Marks of lists, quotations, terms and boxes; list items, quotations and boxes that stand within each other.
ITEMS, DEPTH = 500, 8
CELLS, FOOTNOTES = 1_000, 200
# Characters of all addresses and titles together; a link may name again what stands once.
ADDRESSES = 40_000

_SHORTEN = Message("Shorten it.")
_MARKS = re.compile(r"^(?:[ \t]*+(?:[-+*:~](?=[ \t]|$)|[0-9]{1,9}[.)](?=[ \t]|$)|>|!!!|\?\?\?))++", re.MULTILINE)
_NOTES = re.compile(r"\[\^|\^\[")
_MARK = re.compile(r"[-+*:~>]|[0-9]+|!!!|\?\?\?")
_DELIMITERS = re.compile(r"[ \t>]*+[-:|][-:| \t]*+")
# Where lists, quotations and boxes can be as deep: at least two characters to a level, or so many marks on a line.
_DEEP = re.compile(rf"^(?:[ \t>]{{{2 * DEPTH - 2}}}|(?:[ \t]*+(?:[-+*:~>]|[0-9]{{1,9}}[.)])){{{DEPTH}}})", re.MULTILINE)
_OPENS = frozenset({"list_item_open", "blockquote_open", "dd_open", "admonition_open"})
_CLOSES = frozenset(name.replace("_open", "_close") for name in _OPENS)


@dataclass(frozen=True, slots=True)
class Excess:
    """What a text has too much of: where in the text the limit is passed, the rest of a sentence, and what to do."""

    at: int
    words: Message
    hint: Message


@lru_cache(maxsize=64)
def excess(text: str) -> Excess | None:
    """The first limit that the text passes; None for a text within all of them."""
    return next(_counted(text), None) or next(_parsed(text), None)


def _counted(text: str) -> Iterator[Excess]:
    """What can be told without the parser; time is linear in the length, and nothing is asked of a text too long."""
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
        notes, at = _passed(((found.start(), 1) for found in _NOTES.finditer(text)), FOOTNOTES)
        if at is not None:
            words = Message(
                "the text has {count:,} marks of footnotes; up to {most:,} fit.", count=notes, most=FOOTNOTES
            )
            yield Excess(at, words, Message("Leave some out."))
    marks = ((found.start(), len(_MARK.findall(found.group()))) for found in _MARKS.finditer(text))
    total, at = _passed(marks, ITEMS)
    if at is not None:
        words = Message(
            "the text has {count:,} list items, quotations and boxes; up to {most:,} fit.", count=total, most=ITEMS
        )
        yield Excess(at, words, _SHORTEN)
    total, at = _passed(_cells(text), CELLS) if "|" in text else (0, None)
    if at is not None:
        words = Message("the tables of the text have {count:,} cells; up to {most:,} fit.", count=total, most=CELLS)
        yield Excess(at, words, _SHORTEN)


def _passed(counts: Iterable[tuple[int, int]], most: int) -> tuple[int, int | None]:
    """The sum of the counts, and the place of the one with which it passes the limit, if it does."""
    total, at = 0, None
    for place, count in counts:
        total += count
        if total > most and at is None:
            at = place
    return total, at


def _cells(text: str) -> Iterator[tuple[int, int]]:
    """The cells of each row, also those that the parser adds to a short one; rather too many than too few."""
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


def _parsed(text: str) -> Iterator[Excess]:
    """What only the parser can tell, asked where it may be so."""
    if "]:" in text:
        yield from _addresses(text)
    if found := _DEEP.search(text):
        from radargen.text.markdown.parser import parsed  # noqa: PLC0415 – it takes a while to load

        if (depth := _depth(parsed(text)[0])) > DEPTH:
            words = Message(
                "lists, quotations and boxes stand {depth} deep within each other; up to {most} are possible.",
                depth=depth,
                most=DEPTH,
            )
            yield Excess(found.end(), words, Message("Write some of it as paragraphs."))


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
    """Where the mark stands for that time."""
    at = -1
    for _ in range(number):
        at = text.find(mark, at + 1)
    return at
