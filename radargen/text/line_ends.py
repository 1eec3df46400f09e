"""Line ends of files: an edit keeps those of the file, since changing them would be a change of its own."""

import re

LF, CRLF = "\n", "\r\n"
_ENDS = re.compile(rb"\r\n|\r|\n")


def dominant(source: bytes) -> str:
    """The line end that most lines of the file have; LF on a tie or without any."""
    pairs = source.count(b"\r\n")
    return CRLF if pairs > source.count(b"\n") - pairs else LF


def mixed(source: bytes) -> bool:
    """Whether the file has different line ends."""
    return len({*_ENDS.findall(source)}) > 1


def converted(text: str, like: bytes) -> bytes:
    """The bytes of a text that has LF, with the dominant line end of the file `like`."""
    return text.replace(LF, dominant(like)).encode()
