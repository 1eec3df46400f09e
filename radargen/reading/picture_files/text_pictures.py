"""Pictures in texts: which files the texts name, and checks of these files.

They are untrusted, and photographs contain places and dates, so that metadata are removed.
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

# The key of an entry that names a picture outside of its texts.
SHARE_PICTURE = b"share_picture"
# Pictures of one radar; each costs time and space in every language.
MOST_PICTURES = 500
# Pixels of all PNGs together, since each is decompressed to verify its size.
MOST_TOGETHER = 50 * MOST_PIXELS
_APART = re.compile(r"""[\s()<>\[\]"'|{},]+""")
_JPEG = b"\xff\xd8\xff"
# The marker that ends a scan, other than those allowed within it (ITU-T T.81, B.1.1.2).
_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
# Tables and restart intervals; frames that every browser decodes: baseline, extended and progressive.
_TABLES, _FRAMES = {0xDB, 0xC4, 0xDD}, {0xC0, 0xC1, 0xC2}
_SCAN, _END, _ADOBE, _EXIF, _COMMENT = 0xDA, 0xD9, 0xEE, 0xE1, 0xFE
_MOST_SCANS = 100
_AGAIN = Message("Save it again as a JPEG or a PNG.")


def is_shown(path: str) -> bool:
    """Whether the path is that of a picture for texts."""
    return path.startswith(PICTURES)


def picture_paths(source: bytes) -> frozenset[str]:
    """The paths of all pictures that a file's texts may show, or it may name for links; perhaps more, never fewer."""
    if b"![" not in source and SHARE_PICTURE not in source:
        return frozenset()
    words = _APART.split(source.decode("utf-8", "replace"))
    return frozenset(path for word in words if word.lower().endswith(SUFFIXES) and (path := picture_path(word)))


def checked_pictures(files: Files) -> dict[str, Picture | Problem]:
    """The pictures for texts among the files by path, each checked, or its problem."""
    checked: dict[str, Picture | Problem] = {}
    total = 0
    for path, source in sorted(files.items()):
        if is_shown(path):
            total += (pixels := _claimed_pixels(source))
            checked[path] = _too_many_pixels(path) if pixels and total > MOST_TOGETHER else _checked(path, source)
    return checked


def _claimed_pixels(source: str | bytes | Problem) -> int:
    """The pixels of a PNG according to its header, at most MOST_PIXELS; 0 for other files."""
    if not isinstance(source, bytes) or not source.startswith(SIGNATURE) or len(source) < 24:
        return 0
    width, height = unpack(">II", source[16:24])
    return min(int(width) * int(height), MOST_PIXELS)


def _too_many_pixels(path: str) -> Problem:
    message = Message(
        "With {path} the PNG pictures of the texts have more than {most} million pixels together.",
        path=cut(path),
        most=MOST_TOGETHER // 1_000_000,
    )
    return Problem(Location(path), "bad-picture", message, Message("Make them smaller, or save photographs as JPEG."))


def _checked(path: str, source: str | bytes | Problem) -> Picture | Problem:
    if isinstance(source, Problem):
        return source
    try:
        return picture(path, source.encode() if isinstance(source, str) else source)
    except Unsafe as reason:
        message = Message("{path} {words}", path=cut(path), words=reason.words)
        return Problem(Location(path), "bad-picture", message, reason.hint)


def picture(path: str, data: bytes) -> Picture:
    """The picture in a file, whose format is recognised by content; raises Unsafe if it is refused."""
    if data.startswith(_JPEG):
        kept = list(_picture_parts(data))
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


def _picture_parts(data: bytes) -> Iterator[bytes]:
    """The segments of a JPEG without metadata, up to its end."""
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
            # Defines the colour transform, which no other segment does.
            yield part[:2] + b"\x00\x0e" + part[4:16]
        elif marker == _EXIF and _is_rotated(part[4:]):
            words = Message("is a photograph that was taken with the camera turned, and would lie on its side.")
            raise Unsafe(words, Message("Open it in a program for photographs, turn it there and save it."))
        elif not (0xE0 <= marker <= 0xEF or marker == _COMMENT):
            raise Unsafe(Message("is a JPEG of an uncommon kind."), _AGAIN)
        place = end


def _is_rotated(exif: bytes) -> bool:
    """Whether the Exif orientation asks for a rotation (Exif 2.32, 4.6.4, tag 274)."""
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


def pictures_at(texts: Mapping[str, Picture | Problem], paths: frozenset[str]) -> tuple[Picture, ...]:
    """The pictures at those paths, without problems, ordered by path."""
    return tuple(checked for path, checked in sorted(texts.items()) if path in paths and isinstance(checked, Picture))
