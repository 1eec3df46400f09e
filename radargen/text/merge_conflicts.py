"""What git leaves in a file that both sides of a merge have changed, until somebody has settled it."""

import re

from radargen.text.messages import Message

MESSAGE = Message("An unfinished merge has left both sides in the file.")
SETTLE = Message(
    "Keep what is right of both sides, and delete the lines that begin with <<<<<<<, |||||||, ======= or >>>>>>>."
)
# Of one conflict in their order; what both began with (|||||||) is not always there.
_FIRST, *_FURTHER = (re.compile(rb"^%s(?: .*)?\r?$" % mark, re.MULTILINE) for mark in (rb"<{7}", rb"={7}", rb">{7}"))
_ANY = re.compile(rb"^([<|=>])\1{6}(?![<|=>])", re.MULTILINE)


def unsettled(source: bytes) -> int:
    """The line, from 1, where the first conflict begins, or 0.

    All of its marks have to be there, each at the start of a line: one alone is also a heading in Markdown.
    """
    if b"<<<<<<<" not in source or not (first := _FIRST.search(source)):
        return 0
    place = first.end()
    for mark in _FURTHER:
        if not (found := mark.search(source, place)):
            return 0
        place = found.end()
    return _line(source, first.start())


def marked(source: str | bytes) -> int:
    """The line, from 1, of the first mark of any kind, or 0: enough where no line can begin like that, as in JSON."""
    source = source if isinstance(source, bytes) else source.encode("utf-8", "surrogatepass")
    found = _ANY.search(source)
    return _line(source, found.start()) if found else 0


def _line(source: bytes, place: int) -> int:
    return source.count(b"\n", 0, place) + 1
