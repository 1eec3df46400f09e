"""Logos of strangers: what is taken, what is left behind, what is refused."""

import time
import zlib
from io import BytesIO
from struct import pack

import pytest
from PIL import Image, PngImagePlugin

from radargen.model import LogoKind
from radargen.reading.logo import SIGNATURE, Unsafe, logo

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><path d="M0 0h40v10z" fill="#2A6FB5"/></svg>'


def png(mode: str = "RGBA", size: tuple[int, int] = (3, 2), **options: object) -> bytes:
    """A picture as Pillow writes it."""
    out = BytesIO()
    Image.new(mode, size, 1).save(out, "PNG", **options)
    return out.getvalue()


def chunk(kind: bytes, content: bytes) -> bytes:
    return pack(">I", len(content)) + kind + content + pack(">I", zlib.crc32(kind + content))


def header(width: int, height: int, depth: int = 8, colour: int = 2, interlaced: int = 0) -> bytes:
    return chunk(b"IHDR", pack(">IIBBBBB", width, height, depth, colour, 0, 0, interlaced))


def svg(inside: str, attributes: str = 'viewBox="0 0 4 3"') -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}>{inside}</svg>'.encode()


@pytest.mark.parametrize("mode", ["RGBA", "RGB", "L", "LA", "P", "1", "I;16"])
def test_every_usual_png_is_taken_and_looks_the_same(mode: str) -> None:
    found = logo("a.png", png(mode))
    assert (found.kind, found.width, found.height) == (LogoKind.PNG, 3, 2)
    before, after = Image.open(BytesIO(png(mode))), Image.open(BytesIO(found.data))
    assert (after.mode, after.convert("RGBA").tobytes()) == (before.mode, before.convert("RGBA").tobytes())


def test_notes_and_what_follows_the_picture_are_left_behind() -> None:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", "Somebody")
    data = logo("a.png", png(pnginfo=notes) + b"<script>").data
    assert b"Somebody" not in data
    assert b"<script>" not in data
    assert logo("a.png", data).data == data


def test_the_content_counts_and_not_the_name() -> None:
    assert logo("a.svg", png()).kind is LogoKind.PNG
    assert logo("a.png", SVG).kind is LogoKind.SVG


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a",
        SIGNATURE,
        SIGNATURE + header(1, 1),
        png()[:-20],
        png().replace(b"IDAT", b"IDAT\0", 1),
        png()[:50] + b"\xff" + png()[51:],
        SIGNATURE + header(3000, 3000) + chunk(b"IEND", b""),
        SIGNATURE + header(0, 1) + chunk(b"IEND", b""),
        SIGNATURE + header(1, 1, interlaced=1) + chunk(b"IEND", b""),
        SIGNATURE + header(1, 1, depth=3) + chunk(b"IEND", b""),
        SIGNATURE + header(1, 1, colour=3) + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b""),
        SIGNATURE + header(1, 1) + chunk(b"IDAT", zlib.compress(b"\0" * 3)) + chunk(b"IEND", b""),
        SIGNATURE + header(1, 1) + chunk(b"IDAT", zlib.compress(b"\0" * 5)) + chunk(b"IEND", b""),
        SIGNATURE + header(1, 1) + chunk(b"IDAT", zlib.compress(b"\x07\0\0\0")) + chunk(b"IEND", b""),
    ],
)
def test_a_broken_or_uncommon_picture_is_refused(data: bytes) -> None:
    with pytest.raises(Unsafe):
        logo("a.png", data)


def test_a_bomb_of_zeros_is_not_unpacked() -> None:
    bomb = SIGNATURE + header(10, 10) + chunk(b"IDAT", zlib.compress(bytes(200_000_000), 9)) + chunk(b"IEND", b"")
    begun = time.process_time()
    with pytest.raises(Unsafe, match="broken"):
        logo("a.png", bomb)
    assert time.process_time() - begun < 0.1


@pytest.mark.parametrize(
    ("data", "size"),
    [
        (SVG, (40, 10)),
        (svg("", 'width="30mm" height="10.5mm"'), (30, 10.5)),
        (b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- made by hand -->' + SVG, (40, 10)),
        (
            svg('<defs><linearGradient id="a"/></defs><path style="fill:url(#a)" d="M0 0"/><g fill="url( \'#a\' )"/>'),
            (4, 3),
        ),
        (svg("<style>.a{fill:#fff}</style><title>A</title>"), (4, 3)),
        (svg('<x:view xmlns:x="http://www.inkscape.org/namespaces/inkscape" x:zoom="1"/>'), (4, 3)),
    ],
)
def test_a_plain_drawing_is_taken_as_it_is(data: bytes, size: tuple[float, float]) -> None:
    found = logo("a.svg", data)
    assert (found.kind, (found.width, found.height), found.data) == (LogoKind.SVG, size, data)


@pytest.mark.parametrize(
    "data",
    [
        svg("<script>alert(1)</script>"),
        svg('<path onload="alert(1)"/>'),
        svg('<a href="https://example.org/"><path/></a>'),
        svg('<image href="https://example.org/a.png"/>'),
        svg('<use href="#a"/>'),
        svg("<foreignObject><p/></foreignObject>"),
        svg('<p xmlns="http://www.w3.org/1999/xhtml"/>'),
        svg('<animate attributeName="href"/>'),
        svg('<path xmlns:x="http://www.w3.org/1999/xlink" x:href="//example.org"/>'),
        svg('<path fill="url(//example.org/a)"/>'),
        svg('<path fill="&#117;rl( &quot;//example.org/a)"/>'),
        svg("<style>@import 'a'</style>"),
        svg("<style>u<!-- -->rl(a)</style>"),
        svg(r"<style>\75rl(a)</style>"),
        b"<!DOCTYPE svg>" + SVG,
        b'<!DOCTYPE svg [<!ENTITY a "aaaa">]>' + SVG,
        SVG.replace(b"svg xmlns", b"svg x:y"),
        SVG.replace(b"2000/svg", b"2000/svh"),
        b"<html/>",
        b"<",
        b"<svg",
        svg("", ""),
        svg("", 'viewBox="0 0 0 1"'),
        svg("", 'viewBox="0 0 1e9 1"'),
        svg("", 'width="100%" height="1"'),
        '<?xml version="1.0" encoding="utf-16"?><svg/>'.encode("utf-16"),
    ],
)
def test_what_runs_fetches_or_is_no_drawing_is_refused(data: bytes) -> None:
    with pytest.raises(Unsafe):
        logo("a.svg", data)


def test_a_deep_drawing_is_read_in_no_time() -> None:
    begun = time.process_time()
    logo("a.svg", svg("<g>" * 30_000 + "</g>" * 30_000))
    assert time.process_time() - begun < 1
