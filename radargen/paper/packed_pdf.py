"""Compresses the compiler's PDF, which stores every tag and link on its own: more than half of the file.

pikepdf would do this as well, but with lxml takes 24 MB on every machine, and the stream ends it writes would have to
be mended for PDF/A. The compiler's own file needs no parser: each object begins on a line of its own, and the
cross-reference table at the end says where.
"""

import re
import zlib
from itertools import pairwise
from struct import pack

_PLACE = re.compile(rb"(\d{10}) \d{5} n")
_HEAD = re.compile(rb"(\d+) 0 obj\n")
_SIZE = re.compile(rb"/Size (\d+)")
_END, _STREAM_END = b"\nendobj", b"\nendstream\nendobj"
# How many objects are compressed together; a reader has to unpack all of them to get at one.
_TOGETHER = 200
# Where an object is: free, at an offset, or at an index within an object stream.
_FREE, _APART, _TOGETHER_IN = 0, 1, 2


def packed(pdf: bytes) -> bytes:
    """The same objects under the same numbers, with all non-stream objects compressed (ISO 32000-1, 7.5.7 and 7.5.8).

    `pdf` is as typst writes it: not encrypted, in one revision, with a cross-reference table. A complete line end
    follows each stream's data: one in 256 ends in a carriage return, which would form a line end with a single line
    feed after it, and PDF/A validators would find the stream shorter than stated.
    """
    table = int(pdf[pdf.rindex(b"startxref") :].split()[1])
    trailer = pdf[pdf.index(b"<<", table) + 2 : pdf.rindex(b">>")]
    starts = sorted(int(place) for place in _PLACE.findall(pdf, table))
    made = bytearray(pdf[: starts[0]])
    found: dict[int, tuple[int, int, int]] = {}
    plain: list[tuple[int, bytes]] = []
    for start, end in pairwise([*starts, table]):
        whole = pdf[start:end].rstrip()
        head = _HEAD.match(whole)
        assert head  # noqa: S101 – so typst writes
        number = int(head[1])
        if whole.endswith(_STREAM_END):
            found[number] = (_APART, len(made), 0)
            made += whole.removesuffix(_STREAM_END) + b"\r" + _STREAM_END + b"\n"
        else:
            plain.append((number, whole[head.end() :].removesuffix(_END)))
    size = _SIZE.search(trailer)
    assert size  # noqa: S101 – as above
    after = int(size[1])

    def add(kind: bytes, data: bytes) -> None:
        nonlocal after
        found[after] = (_APART, len(made), 0)
        squeezed = zlib.compress(data, 9)
        head = b"%d 0 obj\n<<%s/Filter/FlateDecode/Length %d>>\nstream\n" % (after, kind, len(squeezed))
        made.extend(head + squeezed + b"\r" + _STREAM_END + b"\n")
        after += 1

    for group in (plain[at : at + _TOGETHER] for at in range(0, len(plain), _TOGETHER)):
        index, bodies = list[bytes](), bytearray()
        for place, (number, body) in enumerate(group):
            index.append(b"%d %d " % (number, len(bodies)))
            found[number] = (_TOGETHER_IN, after, place)
            bodies += body + b"\n"
        first = b"".join(index)
        add(b"/Type/ObjStm/N %d/First %d" % (len(group), len(first)), first + bodies)
    begin = len(made)
    found[after] = (_APART, begin, 0)
    rows = b"".join(pack(">BIH", *found.get(number, (_FREE, 0, 0))) for number in range(after + 1))
    add(_SIZE.sub(b"/Type/XRef/W[1 4 2]/Size %d" % (after + 1), trailer), rows)
    return bytes(made) + b"startxref\n%d\n%%%%EOF\n" % begin
