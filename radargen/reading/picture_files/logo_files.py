"""Checks a logo's file, which is untrusted and becomes part of pages and pictures.

A PNG is rewritten without metadata and animation. An SVG with anything but drawing elements is refused.
"""

import zlib
from collections.abc import Iterator
from struct import pack, unpack

from radargen.model import Logo, LogoKind
from radargen.reading.picture_files.unsafe_picture import Unsafe, within_limits
from radargen.text.messages import Message

SIGNATURE = b"\x89PNG\r\n\x1a\n"
# Samples per pixel by colour type, and the allowed bit depths (PNG specification, 11.2.1).
_SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_DEPTHS = {0: {1, 2, 4, 8, 16}, 2: {8, 16}, 3: {1, 2, 4, 8}, 4: {8, 16}, 6: {8, 16}}
# Ancillary chunks that are kept, in their required order, with their greatest length in bytes.
_KEPT = {b"sRGB": 1, b"gAMA": 4, b"PLTE": 768, b"tRNS": 256}


def logo(path: str, data: bytes) -> Logo:
    """The logo in a file, whose format is recognised by content; raises Unsafe if it is refused."""
    if data.startswith(SIGNATURE):
        width, height, data = _png(data)
        return Logo(path, LogoKind.PNG, width, height, data)
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        # The parser is loaded only for an SVG.
        from radargen.reading.picture_files.safe_svg import size_of  # noqa: PLC0415

        return Logo(path, LogoKind.SVG, *size_of(data), data)
    raise Unsafe(Message("is neither PNG nor SVG."))


def _png(data: bytes) -> tuple[int, int, bytes]:
    """Width and height in pixels, and the file without metadata."""
    chunks = list(_chunks(data))
    if not chunks or chunks[0][0] != b"IHDR" or len(chunks[0][1]) != 13 or chunks[-1][0] != b"IEND":
        raise Unsafe(Message("is a broken PNG."))
    width, height, depth, colour, packing, filtering, interlaced = unpack(">IIBBBBB", chunks[0][1])
    within_limits(width, height)
    if depth not in _DEPTHS.get(colour, ()) or packing or filtering or interlaced:
        raise Unsafe(Message("is a PNG of an uncommon kind."))
    parts = {kind: content for kind, content in chunks if len(content) <= _KEPT.get(kind, -1)}
    if colour == 3 and b"PLTE" not in parts:
        raise Unsafe(Message("is a broken PNG."))
    packed = b"".join(content for kind, content in chunks if kind == b"IDAT")
    row = 1 + (width * depth * _SAMPLES[colour] + 7) // 8
    if (trailing := _unpacks(packed, row, height)) is None:
        raise Unsafe(Message("is a broken PNG."))
    packed = packed[: len(packed) - trailing]
    kept = [chunks[0], *((kind, parts[kind]) for kind in _KEPT if kind in parts), (b"IDAT", packed), (b"IEND", b"")]
    return width, height, SIGNATURE + b"".join(_chunk(kind, content) for kind, content in kept)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Type and content of each chunk up to IEND, with checksums verified; data behind it are ignored."""
    place = len(SIGNATURE)
    while place + 12 <= len(data):
        size, kind = unpack(">I4s", data[place : place + 8])
        content, check = data[place + 8 : place + 8 + size], data[place + 8 + size : place + 12 + size]
        if check != pack(">I", zlib.crc32(kind + content)):
            raise Unsafe(Message("is a broken PNG."))
        yield kind, content
        if kind == b"IEND":
            return
        place += 12 + size


def _chunk(kind: bytes, content: bytes) -> bytes:
    return pack(">I", len(content)) + kind + content + pack(">I", zlib.crc32(kind + content))


def _unpacks(packed: bytes, row: int, height: int) -> int | None:
    """The number of bytes behind the compressed rows; None unless there are `height` rows with valid filter types.

    At most one byte more than the rows is decompressed.
    """
    unpacker = zlib.decompressobj()
    try:
        rows = unpacker.decompress(packed, row * height + 1)
    except zlib.error:
        return None
    sound = len(rows) == row * height and unpacker.eof and max(rows[::row]) <= 4
    return len(unpacker.unused_data) if sound else None
