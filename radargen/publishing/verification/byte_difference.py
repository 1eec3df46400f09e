"""Locate the first difference between two contents of a file, as precisely as its format allows."""

import gzip
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from radargen.text.messages import Message
from radargen.text.terminal import printable

# How many characters of a line are shown, and how many of them before the difference.
_SHOWN, _BEFORE = 60, 20
_PNG, _GZIP, _ZIP, _PDF = b"\x89PNG\r\n\x1a\n", b"\x1f\x8b", b"PK\x03\x04", b"%PDF-"
# Largest unpacked size of a packed file; a larger one is compared as it is.
_LARGEST = 64 * 1024 * 1024
_OBJECT = re.compile(rb"(\d+) \d+ obj\b")


@dataclass(frozen=True, slots=True)
class ByteDifference:
    """The place in the file, empty for all of it, and excerpts of both sides there."""

    place: str
    one: str
    other: str


def first_difference(one: bytes, other: bytes) -> ByteDifference | None:
    """The first difference; None where both are equal."""
    if one == other:
        return None
    for mark, within in ((_PNG, _png), (_GZIP, _gzip), (_ZIP, _zip), (_PDF, _pdf)):
        if one.startswith(mark) and other.startswith(mark) and (difference := within(one, other)):
            return difference
    return _text(one, other) or _bytes(one, other)


def _text(one: bytes, other: bytes) -> ByteDifference | None:
    """The first difference by line and column; None if either is not text."""
    try:
        texts = one.decode(), other.decode()
    except UnicodeDecodeError:
        return None
    if "\0" in texts[0] + texts[1]:
        return None
    pairs = zip_longest(*(text.splitlines(keepends=True) for text in texts), fillvalue="")
    number, (left, right) = next((n, pair) for n, pair in enumerate(pairs, 1) if pair[0] != pair[1])
    at = _common_length(left, right)
    place = Message("line {line}, column {column}", line=number, column=at + 1)
    return ByteDifference(place, _excerpt(left, at), _excerpt(right, at))


def _bytes(one: bytes, other: bytes) -> ByteDifference:
    at = _common_length(one, other)
    excerpts = [content[at : at + 8].hex(" ") or Message("nothing") for content in (one, other)]
    return ByteDifference(Message("byte {number}", number=at + 1), *excerpts)


def _png(one: bytes, other: bytes) -> ByteDifference | None:
    """The first difference by chunk of the picture, with the keyword of a text chunk."""
    for left, right in zip_longest(_chunks(one), _chunks(other), fillvalue=(b"", b"")):
        if left == right:
            continue
        if left[0] != right[0]:
            kinds = [kind.decode("latin-1") or Message("nothing") for kind, _ in (left, right)]
            return ByteDifference(Message("the order of the picture's parts"), *kinds)
        kind = left[0].decode("latin-1")
        if kind in ("tEXt", "iTXt", "zTXt"):
            name = printable(left[1].partition(b"\0")[0].decode("latin-1"))
            difference = _text(left[1].replace(b"\0", b" "), right[1].replace(b"\0", b" ")) or _bytes(left[1], right[1])
            return ByteDifference(Message("the picture's text {name}", name=name), difference.one, difference.other)
        difference = _bytes(left[1], right[1])
        if kind == "IDAT":
            return ByteDifference(
                Message("the picture's pixels, {place}", place=difference.place), difference.one, difference.other
            )
        return ByteDifference(
            Message("the picture's part {kind}, {place}", kind=kind, place=difference.place),
            difference.one,
            difference.other,
        )
    return None


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_PNG)
    while at + 8 <= len(data):
        length = int.from_bytes(data[at : at + 4])
        if at + 12 + length > len(data):
            break
        yield data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        at += 12 + length


def _gzip(one: bytes, other: bytes) -> ByteDifference | None:
    """The first difference in the compressed content, else in the file's header."""
    inner = [_unpack(content) for content in (one, other)]
    if inner[0] is not None and inner[1] is not None and (difference := first_difference(inner[0], inner[1])):
        return _nested(Message("unpacked"), difference)
    if (times := [int.from_bytes(content[4:8], "little") for content in (one, other)]) and times[0] != times[1]:
        return ByteDifference(Message("the time in its head, in seconds since 1970"), f"{times[0]}", f"{times[1]}")
    return None


def _unpack(data: bytes) -> bytes | None:
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
            content = file.read(_LARGEST + 1)
    except (OSError, EOFError, zlib.error):
        return None
    return content if len(content) <= _LARGEST else None


def _zip(one: bytes, other: bytes) -> ByteDifference | None:
    """The first difference by packed file and in its content, else in its metadata."""
    try:
        with zipfile.ZipFile(io.BytesIO(one)) as left, zipfile.ZipFile(io.BytesIO(other)) as right:
            for a, b in zip_longest(left.infolist(), right.infolist()):
                if a is None or b is None or a.filename != b.filename:
                    names = [printable(info.filename) if info else Message("nothing") for info in (a, b)]
                    return ByteDifference(Message("the order of what is packed"), *names)
                name = printable(a.filename)
                if max(a.file_size, b.file_size) <= _LARGEST and (
                    difference := first_difference(left.read(a), right.read(b))
                ):
                    return _nested(Message("{name} in it", name=name), difference)
                if a.date_time != b.date_time:
                    times = ["{}-{:02}-{:02} {:02}:{:02}:{:02}".format(*info.date_time) for info in (a, b)]
                    return ByteDifference(Message("the time of {name} in it", name=name), *times)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, zlib.error):
        return None
    return None


def _pdf(one: bytes, other: bytes) -> ByteDifference:
    """The first difference by numbered object and the line in it."""
    at = _common_length(one, other)
    begun = [*_OBJECT.finditer(one, 0, at)]
    # The name of an entry precedes its value.
    start = max(one.rfind(b"\n", 0, at) + 1, at - _SHOWN // 2)
    lines = [content[start:].partition(b"\n")[0].decode("latin-1") for content in (one, other)]
    place: str = Message("byte {number}", number=at + 1)
    if begun and one.rfind(b"endobj", begun[-1].end(), at) < 0:
        place = Message("object {number} of the document, {place}", number=int(begun[-1][1]), place=place)
    return ByteDifference(place, *(_excerpt(line, 0) for line in lines))


def _nested(outer: Message, difference: ByteDifference) -> ByteDifference:
    place = Message("{outer}, {place}", outer=outer, place=difference.place) if difference.place else outer
    return ByteDifference(place, difference.one, difference.other)


def _common_length(one: bytes | str, other: bytes | str) -> int:
    """The length of the common beginning."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[:middle] == other[:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _excerpt(line: str, at: int) -> str:
    """The printable part of the line around that offset."""
    start = max(at - _BEFORE, 0)
    part = line[start : start + _SHOWN]
    if not part[at - start :].strip() and not part.strip():
        return Message("nothing") if not part else printable(part)
    before, after = "…" if start else "", "…" if start + _SHOWN < len(line.rstrip("\n")) else ""
    return Message("“{words}”", words=f"{before}{printable(part.rstrip(chr(10)))}{after}")
