"""What packed data ends in is not taken for the end of a line behind it, which those who check PDF/A would tell."""

import zlib
from io import BytesIO
from itertools import count

import pytest
from pypdf import PdfReader, PdfWriter

from radargen.paper.typst_compiler import streams_ended


def packed(last: bytes) -> bytes:
    """Data whose packed form ends in that byte."""
    found = (zlib.compress(b"m" * number) for number in count())
    return next(data for data in found if data.endswith(last))


def pdf(data: bytes) -> bytes:
    """A file of one page with that content, written as typst writes it."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
        b"<</Length %d/Filter/FlateDecode>>\nstream\n%s\nendstream" % (len(data), data),
    ]
    made, places = b"%PDF-1.7\n", b"0000000000 65535 f\r\n"
    for number, one in enumerate(objects, 1):
        places += b"%010d 00000 n\r\n" % len(made)
        made += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    return made + b"xref\n0 5\n%strailer\n<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (places, len(made))


def content(made: bytes) -> bytes:
    found = PdfReader(BytesIO(made), strict=True).pages[0].get_contents()
    assert found is not None
    return bytes(found.get_data())


def test_a_stream_that_ends_in_a_carriage_return_gets_a_whole_end_of_line() -> None:
    data = packed(b"\r")
    made = pdf(data)
    ended = streams_ended(made)
    assert data + b"\r\nendstream" in ended
    assert len(ended) == len(made)
    assert content(ended) == content(made) == zlib.decompress(data)


@pytest.mark.parametrize("last", [b"\n", b"a"])
def test_any_other_file_stays_as_it_is(last: bytes) -> None:
    made = pdf(packed(last))
    assert streams_ended(made) == made


def test_words_that_look_like_the_end_of_a_stream_are_let_be() -> None:
    writer = PdfWriter()
    writer.add_blank_page(9, 9)
    writer.add_metadata({"/Title": "a\r\nendstream"})
    made = BytesIO()
    writer.write(made)
    assert streams_ended(made.getvalue()) == made.getvalue()
