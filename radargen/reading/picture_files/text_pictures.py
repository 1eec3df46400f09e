"""The pictures that texts show: which files a radar's texts name, and what of such a file is shown.

They come from strangers, and a photograph knows where and when it was taken. What a file holds besides the picture is
left behind.
"""

import re
from collections.abc import Iterator, Mapping
from struct import error, unpack, unpack_from

from radargen.model import Picture
from radargen.model.problems import Location, Problem
from radargen.reading.parsing.characters import cut
from radargen.reading.parsing.document import Files
from radargen.reading.picture_files.logo_files import SIGNATURE, logo
from radargen.reading.picture_files.unsafe_picture import MOST_PIXELS, Unsafe, within_limits
from radargen.text.markdown.targets import PICTURES, SUFFIXES, picture_path
from radargen.text.messages import Message

# More than anybody looks at; each costs time and space in every language.
MOST_PICTURES = 500
# Of all PNGs together, in pixels: each is unpacked to see whether it holds what it says.
MOST_TOGETHER = 50 * MOST_PIXELS
_APART = re.compile(r"""[\s()<>\[\]"'|]+""")
_JPEG = b"\xff\xd8\xff"
# What ends a scan: a marker that is none of those that may stand within it (ITU-T T.81, B.1.1.2).
_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
# Tables, restart intervals, and frames that every browser shows: baseline, extended and progressive.
_TABLES, _FRAMES = {0xDB, 0xC4, 0xDD}, {0xC0, 0xC1, 0xC2}
_SCAN, _END, _ADOBE, _EXIF, _COMMENT = 0xDA, 0xD9, 0xEE, 0xE1, 0xFE
_MOST_SCANS = 100
_AGAIN = Message("Save it again as a JPEG or a PNG.")


def is_shown(path: str) -> bool:
    """Whether a file is a picture of texts, by its path."""
    return path.startswith(PICTURES)


def shown_in(source: bytes) -> frozenset[str]:
    """The paths of all pictures that the texts of a file may show; rather one too many than one too few."""
    if b"![" not in source:
        return frozenset()
    words = _APART.split(source.decode("utf-8", "replace"))
    return frozenset(path for word in words if word.lower().endswith(SUFFIXES) and (path := picture_path(word)))


def looked_into(files: Files) -> dict[str, Picture | Problem]:
    """Each picture of texts among the files, or what is wrong with it."""
    looked: dict[str, Picture | Problem] = {}
    total = 0
    for path, found in sorted(files.items()):
        if is_shown(path):
            total += (claimed := _claimed(found))
            looked[path] = _one_too_many(path) if claimed and total > MOST_TOGETHER else _looked(path, found)
    return looked


def _claimed(found: str | bytes | Problem) -> int:
    """How many pixels a PNG says it has, as far as one may have them."""
    if not isinstance(found, bytes) or not found.startswith(SIGNATURE) or len(found) < 24:
        return 0
    width, height = unpack(">II", found[16:24])
    return min(int(width) * int(height), MOST_PIXELS)


def _one_too_many(path: str) -> Problem:
    message = Message(
        "With {path} the PNG pictures of the texts have more than {most} million pixels together.",
        path=cut(path),
        most=MOST_TOGETHER // 1_000_000,
    )
    return Problem(Location(path), "bad-picture", message, Message("Make them smaller, or save photographs as JPEG."))


def _looked(path: str, found: str | bytes | Problem) -> Picture | Problem:
    if isinstance(found, Problem):
        return found
    try:
        return picture(path, found.encode() if isinstance(found, str) else found)
    except Unsafe as reason:
        message = Message("{path} {words}", path=cut(path), words=reason.words)
        return Problem(Location(path), "bad-picture", message, reason.hint)


def picture(path: str, data: bytes) -> Picture:
    """The picture in a file, told by its content and not by its name; Unsafe where it is none."""
    if data.startswith(_JPEG):
        kept = list(_kept(data))
        sizes = [unpack_from(">HH", part, 5) for part in kept if part[1] in _FRAMES and len(part) > 9]
        if len(sizes) != 1 or kept[-1] != b"\xff\xd9" or not any(part[1] == _SCAN for part in kept):
            raise Unsafe(Message("is a broken JPEG."), _AGAIN)
        ((height, width),) = sizes
        within_limits(width, height)
        return Picture(path, width, height, b"".join(kept))
    if not data.startswith(b"\x89PNG") and not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        raise Unsafe(Message("is neither PNG, JPEG nor SVG."), _AGAIN)
    drawn = logo(path, data)
    return Picture(path, max(1.0, drawn.width), max(1.0, drawn.height), drawn.data)


def _kept(data: bytes) -> Iterator[bytes]:
    """The parts of a JPEG that are the picture, up to its end."""
    yield data[:2]
    place, scans = 2, 0
    while True:
        while data[place : place + 2] == b"\xff\xff":
            place += 1
        marker = data[place + 1] if len(data) > place + 1 and data[place] == 0xFF else 0
        if marker == _END:
            yield data[place : place + 2]
            return
        if len(data) < place + 4 or (size := unpack_from(">H", data, place + 2)[0]) < 2:
            raise Unsafe(Message("is a broken JPEG."), _AGAIN)
        end = place + 2 + size
        part = data[place:end]
        if len(part) < size + 2:
            raise Unsafe(Message("is a broken JPEG."), _AGAIN)
        if marker == _SCAN:
            scans += 1
            after = _MARKER.search(data, end)
            if not after or scans > _MOST_SCANS:
                raise Unsafe(Message("is a broken JPEG."), _AGAIN)
            end = after.start()
            yield data[place:end]
        elif marker in _TABLES or marker in _FRAMES:
            yield part
        elif marker == _ADOBE and part[4:9] == b"Adobe" and len(part) >= 16:
            # Says how colours are stored, which no other part does.
            yield part[:2] + b"\x00\x0e" + part[4:16]
        elif marker == _EXIF and _turned(part[4:]):
            words = Message("is a photograph that was taken with the camera turned, and would lie on its side.")
            raise Unsafe(words, Message("Open it in a program for photographs, turn it there and save it."))
        elif not (0xE0 <= marker <= 0xEF or marker == _COMMENT):
            raise Unsafe(Message("is a JPEG of an uncommon kind."), _AGAIN)
        place = end


def _turned(exif: bytes) -> bool:
    """Whether a photograph's notes ask for it to be turned (Exif 2.32, 4.6.4, tag 274)."""
    if not exif.startswith(b"Exif\x00\x00") or exif[6:8] not in (b"II", b"MM"):
        return False
    tiff, order = exif[6:], "<" if exif[6:8] == b"II" else ">"
    try:
        (start,) = unpack(f"{order}I", tiff[4:8])
        (count,) = unpack_from(f"{order}H", tiff, start)
        for number in range(min(count, 200)):
            tag, _, _, value = unpack_from(f"{order}HHIH", tiff, start + 2 + 12 * number)
            if tag == 0x0112:
                return bool(2 <= value <= 8)
    except error:
        return False
    return False


def used(texts: Mapping[str, Picture | Problem], paths: frozenset[str]) -> tuple[Picture, ...]:
    """Those of the pictures that are shown, by path."""
    return tuple(one for path, one in sorted(texts.items()) if path in paths and isinstance(one, Picture))
