"""Finds the conflict markers that git leaves in a file after an unfinished merge."""

import re

from radargen.text.messages import Message

MESSAGE = Message("An unfinished merge has left both sides in the file.")
SETTLE = Message(
    "Keep what is right of both sides, and delete the lines that begin with <<<<<<<, |||||||, ======= or >>>>>>>."
)
# The markers of one conflict in their order; the common ancestor (|||||||) is optional.
_FIRST, *_FURTHER = (re.compile(rb"^%s(?: .*)?\r?$" % mark, re.MULTILINE) for mark in (rb"<{7}", rb"={7}", rb">{7}"))
_ANY = re.compile(rb"^([<|=>])\1{6}(?![<|=>])", re.MULTILINE)


def unsettled(source: bytes) -> int:
    """The line, from 1, where the first conflict begins; 0 without one.

    A conflict needs all of its markers, each at the start of a line: a single one may be a heading in Markdown.
    """
    if b"<<<<<<<" not in source or not (first := _FIRST.search(source)):
        return 0
    position = first.end()
    for mark in _FURTHER:
        if not (match := mark.search(source, position)):
            return 0
        position = match.end()
    return _line(source, first.start())


def marked(source: str | bytes) -> int:
    """The line, from 1, of the first marker of any kind, else 0; for formats such as JSON, where no line begins so."""
    source = source if isinstance(source, bytes) else source.encode("utf-8", "surrogatepass")
    match = _ANY.search(source)
    return _line(source, match.start()) if match else 0


def _line(source: bytes, place: int) -> int:
    return source.count(b"\n", 0, place) + 1
