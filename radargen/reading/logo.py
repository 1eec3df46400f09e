"""A logo's file is looked into: a PNG is written anew without its notes, an SVG must hold drawing and nothing else.

Both come from strangers and end in pages and pictures. What a PNG holds besides the picture (notes, places, animation)
is left behind; an SVG that could run, fetch or hide anything is refused.
"""

import re
import zlib
from collections.abc import Iterator
from struct import pack, unpack
from typing import TYPE_CHECKING

from radargen.model import Logo, LogoKind
from radargen.sentences import Said

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MOST_PIXELS = 4_000_000
SIGNATURE = b"\x89PNG\r\n\x1a\n"
# Samples to a pixel by colour type, and the depths that each allows (PNG specification, 11.2.1).
_SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_DEPTHS = {0: {1, 2, 4, 8, 16}, 2: {8, 16}, 3: {1, 2, 4, 8}, 4: {8, 16}, 6: {8, 16}}
_KEPT = (b"PLTE", b"tRNS", b"sRGB", b"gAMA")
_SVG = "{http://www.w3.org/2000/svg}"
# Without what draws a thing again and again: ten lines of it can keep a browser busy for ever.
_DRAWS = (
    frozenset({"svg", "g", "defs", "title", "desc", "metadata", "style", "text", "tspan"})
    | frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"})
    | frozenset({"linearGradient", "radialGradient", "stop", "clipPath"})
)
_LENGTH = re.compile(r"([0-9]+(?:\.[0-9]+)?|\.[0-9]+)(px|pt|pc|mm|cm|in)?")
_ELSEWHERE = re.compile(r"url\(\s*+[\"']?+\s*+(?!#)|@import|expression\(|\\", re.IGNORECASE)
_CANNOT = Said("Save it again as a PNG, without interlacing, or as a plain SVG.")


class Unsafe(Exception):  # noqa: N818 – a finding about a file, told to its editor
    """The file cannot be a logo: the rest of a sentence that begins with its name, and what to do."""

    def __init__(self, words: Said, hint: Said = _CANNOT) -> None:
        super().__init__(words)
        self.words, self.hint = words, hint


def logo(path: str, data: bytes) -> Logo:
    """The logo in a file, told by its content and not by its name; Unsafe where it is none."""
    if data.startswith(SIGNATURE):
        width, height, data = _png(data)
        return Logo(path, LogoKind.PNG, width, height, data)
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return Logo(path, LogoKind.SVG, *_svg(data), data)
    raise Unsafe(Said("is neither PNG nor SVG."))


def _png(data: bytes) -> tuple[int, int, bytes]:
    """Width and height in pixels, and the file with nothing but the picture."""
    chunks = list(_chunks(data))
    if not chunks or chunks[0][0] != b"IHDR" or len(chunks[0][1]) != 13 or chunks[-1][0] != b"IEND":
        raise Unsafe(Said("is a broken PNG."))
    width, height, depth, colour, packing, filtering, interlaced = unpack(">IIBBBBB", chunks[0][1])
    if not (width and height) or width * height > MOST_PIXELS:
        most = MOST_PIXELS // 1_000_000
        words = Said(
            "has {width} × {height} pixels; up to {most} million are allowed.",
            width=str(width),
            height=str(height),
            most=most,
        )
        raise Unsafe(words, Said("Make it smaller."))
    if depth not in _DEPTHS.get(colour, ()) or packing or filtering or interlaced:
        raise Unsafe(Said("is a PNG of an uncommon kind."))
    kinds = [kind for kind, _ in chunks]
    if colour == 3 and b"PLTE" not in kinds:
        raise Unsafe(Said("is a broken PNG."))
    packed = b"".join(content for kind, content in chunks if kind == b"IDAT")
    row = 1 + (width * depth * _SAMPLES[colour] + 7) // 8
    if not _unpacks(packed, row, height):
        raise Unsafe(Said("is a broken PNG."))
    kept = [chunks[0], *(chunk for chunk in chunks if chunk[0] in _KEPT), (b"IDAT", packed), (b"IEND", b"")]
    return width, height, SIGNATURE + b"".join(_chunk(kind, content) for kind, content in kept)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The parts of a PNG up to its end; what a file holds beyond that is left behind."""
    place = len(SIGNATURE)
    while place + 12 <= len(data):
        size, kind = unpack(">I4s", data[place : place + 8])
        content, check = data[place + 8 : place + 8 + size], data[place + 8 + size : place + 12 + size]
        if check != pack(">I", zlib.crc32(kind + content)):
            raise Unsafe(Said("is a broken PNG."))
        yield kind, content
        if kind == b"IEND":
            return
        place += 12 + size


def _chunk(kind: bytes, content: bytes) -> bytes:
    return pack(">I", len(content)) + kind + content + pack(">I", zlib.crc32(kind + content))


def _unpacks(packed: bytes, row: int, height: int) -> bool:
    """Whether exactly so many rows come out, each with a filter that exists; no more is unpacked than that."""
    unpacker = zlib.decompressobj()
    try:
        rows = unpacker.decompress(packed, row * height + 1)
    except zlib.error:
        return False
    return len(rows) == row * height and unpacker.eof and max(rows[::row]) <= 4


def _svg(data: bytes) -> tuple[float, float]:
    """Width and height in units of the drawing."""
    # A document type could define entities that grow without end, or name other files.
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise Unsafe(Said("is an SVG with a document type."), Said("Delete the line that begins with <!DOCTYPE."))
    # Only a radar with an SVG as its logo pays for the parser.
    from xml.etree import ElementTree  # noqa: PLC0415

    try:
        root = ElementTree.fromstring(data.decode("utf-8-sig"))  # noqa: S314 – without a document type, no entities
    except (ElementTree.ParseError, UnicodeDecodeError, ValueError):
        raise Unsafe(Said("is neither PNG nor SVG.")) from None
    if root.tag != f"{_SVG}svg":
        raise Unsafe(Said("is neither PNG nor SVG."))
    for element in root.iter():
        _harmless(element)
    return _size(root)


def _harmless(element: "Element") -> None:
    """Unsafe where an element does more than draw; foreign ones, of drawing programs, are shown by nobody."""
    foreign = isinstance(element.tag, str) and not element.tag.startswith(_SVG)
    name = str(element.tag).removeprefix(_SVG)
    hint = Said("Save it as a plain SVG: paths and shapes, no scripts, pictures or links.")
    if not foreign and name not in _DRAWS:
        raise Unsafe(Said("holds <{name}>, which a logo does not need.", name=name[:20]), hint)
    if foreign and "xhtml" in name:
        raise Unsafe(Said("holds a web page."), hint)
    for key, value in element.attrib.items():
        plain = key.rpartition("}")[2].lower()
        if plain.startswith("on") or (plain.endswith("href") and not value.startswith("#")) or _ELSEWHERE.search(value):
            raise Unsafe(Said("has an attribute {name} that runs or fetches something.", name=plain[:20]), hint)
    if _ELSEWHERE.search(element.text or ""):
        raise Unsafe(Said("fetches something in its style."), hint)


def _size(root: "Element") -> tuple[float, float]:
    numbers = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    if len(numbers) == 4 and (box := [_LENGTH.fullmatch(n) for n in numbers[2:]]) and all(box):
        found = [float(match[1]) for match in box if match]
    else:
        sides = [_LENGTH.fullmatch(root.get(side, "")) for side in ("width", "height")]
        found = [float(match[1]) for match in sides if match]
    if len(found) != 2 or not all(0 < side < 1e6 for side in found):
        raise Unsafe(Said("does not say how large it is."), Said("Give its <svg> a viewBox."))
    return found[0], found[1]
