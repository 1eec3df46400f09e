"""A packed PDF is read as the one that was packed, by readers that are strict, and is as short as it can be."""

import zlib
from io import BytesIO
from itertools import count
from typing import Any

import pytest
from pypdf import PdfReader

from radargen.paper.packed_pdf import packed

MANY = 450


def compressed(last: bytes) -> bytes:
    """Data whose packed form ends in that byte."""
    found = (zlib.compress(b"m" * number) for number in count())
    return next(data for data in found if data.endswith(last))


def pdf(data: bytes) -> bytes:
    """A file of one page with that content and very many notes, written as typst writes it."""
    notes = [b"<</Note(\\(endobj\\) %d)/Next %d 0 R>>" % (number, number) for number in range(5, 5 + MANY)]
    objects = [
        b"<</Type/Catalog/Pages 2 0 R/Last %d 0 R>>" % (4 + MANY),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
        b"<</Length %d/Filter/FlateDecode>>\nstream\n%s\nendstream" % (len(data), data),
        *notes,
    ]
    made, places = b"%PDF-1.7\n%\x80\x80\x80\x80\n\n", b"0000000000 65535 f\r\n"
    for number, one in enumerate(objects, 1):
        places += b"%010d 00000 n\r\n" % len(made)
        made += b"%d 0 obj\n%s\nendobj\n\n" % (number, one)
    size = len(objects) + 1
    return made + b"xref\n0 %d\n%strailer\n<</Size %d/Root 1 0 R/ID[(a)(b)]>>\nstartxref\n%d\n%%%%EOF" % (
        size,
        places,
        size,
        len(made),
    )


def notes(reader: PdfReader) -> list[tuple[str, int]]:
    found: list[Any] = [reader.get_object(number) for number in range(5, 5 + MANY)]
    return [(str(each["/Note"]), each.raw_get("/Next").idnum) for each in found]


@pytest.mark.parametrize("last", [b"\r", b"\n", b"a"])
def test_a_stream_is_as_long_as_it_says_whatever_it_ends_in(last: bytes) -> None:
    data = compressed(last)
    made = packed(pdf(data))
    assert data + b"\r\nendstream" in made
    content = PdfReader(BytesIO(made), strict=True).pages[0].get_contents()
    assert content is not None
    assert content.get_data() == zlib.decompress(data)


def test_every_object_keeps_its_number_and_its_value() -> None:
    plain = pdf(compressed(b"a"))
    before, after = (PdfReader(BytesIO(made), strict=True) for made in (plain, packed(plain)))
    assert notes(after) == notes(before)
    catalogue: Any = after.trailer["/Root"]
    assert catalogue["/Last"]["/Note"] == f"(endobj) {4 + MANY}"
    assert after.trailer["/ID"] == before.trailer["/ID"]


def test_what_repeats_itself_is_packed() -> None:
    plain = pdf(compressed(b"a"))
    assert len(packed(plain)) < 0.2 * len(plain)
