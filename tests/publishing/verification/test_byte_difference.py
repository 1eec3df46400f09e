"""Two contents of one file: the place that is named is the one that differs, whatever kind of file it is."""

import gzip
import io
import struct
import zipfile
import zlib

import pytest

from radargen.publishing.verification.byte_difference import ByteDifference, first_difference


def png(*parts: tuple[bytes, bytes]) -> bytes:
    """A picture's file of these parts."""
    made = b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + made


def packed(name: str, text: str, second: int = 0) -> bytes:
    """An archive with one file in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(zipfile.ZipInfo(name, (2026, 11, 30, 12, 0, second)), text)
    return out.getvalue()


def document(date: bytes) -> bytes:
    """As much of a PDF as it takes."""
    head = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n2 0 obj\n<< /CreationDate (D:"
    return head + date + b") >>\nendobj\ntrailer\n"


PIXELS = zlib.compress(bytes(64))
CASES = {
    "a text": (b"one\ntwo a\n", b"one\ntwo b\n", ByteDifference("line 2, column 5", "“two a”", "“two b”")),
    "a text that goes on": (b"one\n", b"one\ntwo\n", ByteDifference("line 2, column 1", "nothing", "“two”")),
    "a long line": (
        b"x" * 300 + b"1" + b"y" * 300,
        b"x" * 300 + b"2" + b"y" * 300,
        ByteDifference("line 1, column 301", f"“…{'x' * 20}1{'y' * 39}…”", f"“…{'x' * 20}2{'y' * 39}…”"),
    ),
    "what steers a terminal": (
        b"a\x1b[2J",
        b"a\x1b[3J",
        ByteDifference("line 1, column 4", "“a<U+001B>[2J”", "“a<U+001B>[3J”"),
    ),
    "no text": (b"\xff\x00\x01", b"\xff\x00\x02", ByteDifference("byte 3", "01", "02")),
    "packed": (
        gzip.compress(b"one\na", mtime=0),
        gzip.compress(b"one\nb", mtime=0),
        ByteDifference("unpacked, line 2, column 1", "“a”", "“b”"),
    ),
    "packed at another time": (
        gzip.compress(b"one", mtime=5),
        gzip.compress(b"one", mtime=6),
        ByteDifference("the time in its head, in seconds since 1970", "5", "6"),
    ),
    "a text of a picture": (
        png((b"IHDR", bytes(13)), (b"tEXt", b"Software\0one 1"), (b"IDAT", PIXELS)),
        png((b"IHDR", bytes(13)), (b"tEXt", b"Software\0one 2"), (b"IDAT", PIXELS)),
        ByteDifference("the picture's text Software", "“Software one 1”", "“Software one 2”"),
    ),
    "pixels": (
        png((b"IHDR", bytes(13)), (b"IDAT", b"\xff\xfe\x00")),
        png((b"IHDR", bytes(13)), (b"IDAT", b"\xff\xfe\x01")),
        ByteDifference("the picture's pixels, byte 3", "00", "01"),
    ),
    "parts of a picture": (
        png((b"IHDR", bytes(13)), (b"IDAT", PIXELS)),
        png((b"IHDR", bytes(13)), (b"tIME", b"1234567"), (b"IDAT", PIXELS)),
        ByteDifference("the order of the picture's parts", "IDAT", "tIME"),
    ),
    "an archive": (
        packed("sheet.xml", "<a>1</a>"),
        packed("sheet.xml", "<a>2</a>"),
        ByteDifference("sheet.xml in it, line 1, column 4", "“<a>1</a>”", "“<a>2</a>”"),
    ),
    "an archive's times": (
        packed("sheet.xml", "<a/>"),
        packed("sheet.xml", "<a/>", 2),
        ByteDifference("the time of sheet.xml in it", "2026-11-30 12:00:00", "2026-11-30 12:00:02"),
    ),
    "an archive's files": (packed("a", ""), packed("b", ""), ByteDifference("the order of what is packed", "a", "b")),
    "a document": (
        document(b"20261130"),
        document(b"20261201"),
        ByteDifference(
            "object 2 of the document, byte 79",
            "“<< /CreationDate (D:20261130) >>”",
            "“<< /CreationDate (D:20261201) >>”",
        ),
    ),
}


@pytest.mark.parametrize("kind", CASES)
def test_the_first_difference_is_named(kind: str) -> None:
    one, other, expected = CASES[kind]
    found = first_difference(one, other)
    assert found == expected
    assert first_difference(one, one) is None


@pytest.mark.parametrize("mark", [b"\x1f\x8b", b"PK\x03\x04", b"\x89PNG\r\n\x1a\n", b"%PDF-"])
def test_what_only_begins_like_a_kind_is_compared_as_bytes(mark: bytes) -> None:
    found = first_difference(mark + b"\xff" * 40 + b"1", mark + b"\xff" * 40 + b"2")
    assert found is not None
    assert f"byte {len(mark) + 41}" in found.place
