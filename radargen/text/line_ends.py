"""How the lines of a file end: a file that is changed keeps its own, since to change these is another change."""

import re

LF, CRLF = "\n", "\r\n"
_ENDS = re.compile(rb"\r\n|\r|\n")


def of(source: bytes) -> str:
    """What most lines of the file end in, a line feed where there is a draw or no line ends."""
    pairs = source.count(b"\r\n")
    return CRLF if pairs > source.count(b"\n") - pairs else LF


def mixed(source: bytes) -> bool:
    """Whether its lines end in more than one way."""
    return len({*_ENDS.findall(source)}) > 1


def ended(text: str, like: bytes) -> bytes:
    """A text whose lines end in line feeds, with the line ends of a file."""
    return text.replace(LF, of(like)).encode()
