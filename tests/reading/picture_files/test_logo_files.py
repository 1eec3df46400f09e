"""Logos of strangers: what is taken, what is left behind, what is refused."""

import re
import tracemalloc
import zlib
from contextlib import suppress
from io import BytesIO
from struct import pack

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from radargen.model import LogoKind
from radargen.reading.picture_files.logo_files import SIGNATURE, logo
from radargen.reading.picture_files.safe_css import bad_value
from radargen.reading.picture_files.unsafe_picture import Unsafe

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


def drawn(rows: bytes, *, head: bytes = header(1, 2), before: bytes = b"") -> bytes:
    """A picture of one column and two rows, each a filter and three samples."""
    return SIGNATURE + head + before + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


@pytest.mark.parametrize("row", [0, 1])
@pytest.mark.parametrize("kind", [0, 1, 2, 3, 4, 5, 255])
def test_a_row_has_one_of_the_five_filters(row: int, kind: int) -> None:
    rows = [b"\0abc", b"\0abc"]
    rows[row] = bytes([kind]) + b"abc"
    if kind < 5:
        assert logo("a.png", drawn(b"".join(rows))).height == 2
    else:
        with pytest.raises(Unsafe):
            logo("a.png", drawn(b"".join(rows)))


@pytest.mark.parametrize("place", ["packing", "filtering", "interlaced"])
def test_a_head_asks_for_nothing_uncommon(place: str) -> None:
    asked = [one == place for one in ("packing", "filtering", "interlaced")]
    head = chunk(b"IHDR", pack(">IIBBBBB", 1, 2, 8, 2, *asked))
    with pytest.raises(Unsafe, match="uncommon"):
        logo("a.png", drawn(b"\0abc" * 2, head=head))


def test_a_pixel_has_the_bits_that_its_kind_allows() -> None:
    # PNG specification, table 11.1: samples to a pixel, and their bits.
    kinds = {0: (1, {1, 2, 4, 8, 16}), 2: (3, {8, 16}), 3: (1, {1, 2, 4, 8}), 4: (2, {8, 16}), 6: (4, {8, 16})}
    taken: dict[int, tuple[int, set[int]]] = {}
    for colour in range(8):
        for depth in range(33):
            samples = kinds.get(colour, (1, set()))[0]
            row = b"\0" + bytes((3 * depth * samples + 7) // 8)
            with suppress(Unsafe):
                logo("a.png", drawn(row * 2, head=header(3, 2, depth, colour), before=chunk(b"PLTE", b"rgb")))
                taken.setdefault(colour, (samples, set()))[1].add(depth)
    assert taken == kinds


@pytest.mark.parametrize(("kind", "most"), [(b"sRGB", 1), (b"gAMA", 4), (b"PLTE", 768), (b"tRNS", 256)])
def test_what_says_how_the_picture_looks_is_kept_up_to_what_it_may_have(kind: bytes, most: int) -> None:
    for length, kept in ((most, True), (most + 1, False)):
        part = chunk(kind, b"x" * length)
        data = logo("a.png", drawn(b"\0abc" * 2, before=part)).data
        assert (part in data) == kept
        assert (kind in data) == kept


@pytest.mark.parametrize(("length", "sound"), [(None, False), (3, True), (768, True), (769, False)])
def test_colours_out_of_a_palette_need_one_that_is_kept(length: int | None, sound: bool) -> None:
    palette = b"" if length is None else chunk(b"PLTE", b"x" * length)
    data = drawn(b"\0\0" * 2, head=header(1, 2, 8, 3), before=palette)
    if sound:
        assert palette in logo("a.png", data).data
    else:
        with pytest.raises(Unsafe, match="broken"):
            logo("a.png", data)


def test_a_bomb_of_zeros_is_not_unpacked() -> None:
    bomb = SIGNATURE + header(10, 10) + chunk(b"IDAT", zlib.compress(bytes(20_000_000), 9)) + chunk(b"IEND", b"")
    tracemalloc.start()
    with pytest.raises(Unsafe, match="broken"):
        logo("a.png", bomb)
    held = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert held < 2_000_000


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


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        (
            '<x xmlns="https://example.org/drawing"/>',
            "holds <https://example.org/drawing>, which a logo does not need.",
        ),
        ('<p xmlns="http://www.w3.org/1999/xhtml"/>', "holds a web page."),
    ],
)
def test_what_is_of_another_kind_is_named(inside: str, words: str) -> None:
    with pytest.raises(Unsafe) as refused:
        logo("a.svg", svg(inside))
    assert str(refused.value) == words


@pytest.mark.parametrize(
    "data",
    [
        svg("<g>" * 30_000 + "</g>" * 30_000),
        svg("<g/>" * 30_000),
        svg(f"<style>{'/*' * 60_000}</style>"),
        svg(f"<style>{' ' * 120_000}x</style>"),
        svg(f"<style>{'.a{}' * 30_000}@</style>"),
        svg(f'<path fill="{"url(" * 30_000}"/>'),
        svg(f'<path fill="{"rgb(1" * 30_000}"/>'),
        svg(f'<path style="{"fill:url( " * 20_000}"/>'),
        b"<?xml " + b"encoding " * 20_000 + b">",
        svg("".join(f'<clipPath id="c{n}"><path clip-path="url(#c{n + 1})"/></clipPath>' for n in range(2_000))),
    ],
)
def test_what_is_made_to_cost_much_is_refused(data: bytes) -> None:
    with pytest.raises(Unsafe):
        logo("a.svg", data)


INKSCAPE = """<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- Created with Inkscape (http://www.inkscape.org/) -->
<svg width="50mm" height="20mm" viewBox="0 0 50 20" version="1.1" id="svg5" inkscape:version="1.2.2"
   sodipodi:docname="logo.svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
   xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" xmlns:xlink="http://www.w3.org/1999/xlink"
   xmlns="http://www.w3.org/2000/svg" xmlns:svg="http://www.w3.org/2000/svg"
   xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:cc="http://creativecommons.org/ns#"
   xmlns:dc="http://purl.org/dc/elements/1.1/">
  <sodipodi:namedview id="namedview7" pagecolor="#ffffff" inkscape:zoom="1.7" showgrid="false"
     inkscape:current-layer="layer1"><inkscape:grid type="xygrid" id="grid1"/></sodipodi:namedview>
  <defs id="defs2"><linearGradient inkscape:collect="always" id="g1"><stop
     style="stop-color:#2a6fb5;stop-opacity:1;" offset="0" id="stop1"/></linearGradient>
     <linearGradient xlink:href="#g1" id="g2" gradientUnits="userSpaceOnUse" x1="0" y1="0" x2="9" y2="9"
        gradientTransform="matrix(0.26,0,0,-0.26,1e-3,3)"/>
     <clipPath clipPathUnits="userSpaceOnUse" id="c1"><rect width="9" height="9" id="r1"/></clipPath></defs>
  <metadata id="m1"><rdf:RDF><cc:Work rdf:about=""><dc:format>image/svg+xml</dc:format></cc:Work></rdf:RDF></metadata>
  <g inkscape:label="Ebene 1" inkscape:groupmode="layer" id="layer1" transform="translate(-1.5,2)"
     clip-path="url(#c1)"><path id="path1" d="M 0,0 H 9 V 9 Z" sodipodi:nodetypes="cccc"
     style="color:#000000;fill:url(#g2);fill-rule:evenodd;stroke:none;-inkscape-stroke:none;paint-order:markers"/>
  <text xml:space="preserve" x="1" y="2" id="t1"
     style="font-size:4px;line-height:1.25;font-family:'Open Sans';-inkscape-font-specification:'Open Sans'"><tspan
     sodipodi:role="line" id="ts1" x="1" y="2">CX</tspan></text></g>
</svg>"""
ILLUSTRATOR = """<?xml version="1.0" encoding="utf-8"?>
<!-- Generator: Adobe Illustrator 26.0.1, SVG Export Plug-In . SVG Version: 6.00 Build 0)  -->
<svg version="1.1" id="Ebene_1" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" x="0px"
 y="0px" viewBox="0 0 120 40" style="enable-background:new 0 0 120 40;" xml:space="preserve">
<style type="text/css">
  /* Farben */
  .st0{fill:#123;}
  .st1{fill-rule:evenodd;clip-rule:evenodd;fill:rgb(10, 20, 30);stroke:rgba(0,0,0,.5)}
  .st2,.st3{clip-path:url(#SVGID_2_);font:bold 12px/1.2 'Myriad Pro'}
  g > path{opacity:0.4}
</style>
<g class="st2"><path class="st0" d="M1,1h9v9z"/><polygon class="st1" points="1,1 2,2 3,1 "/></g>
<defs><rect id="SVGID_1_" width="120" height="40"/></defs>
<clipPath id="SVGID_2_"><path style="overflow:visible;" d="M0,0h1v1z"/></clipPath>
</svg>"""
FIGMA = """<svg width="120" height="40" viewBox="0 0 120 40" fill="none" xmlns="http://www.w3.org/2000/svg" role="img"
 aria-label="Logo (alt)"><g clip-path="url(#clip0_1_2)" data-name="Layer 1"><path fill-rule="evenodd"
 d="M0 0h9" fill="url(#paint0)" fill-opacity="0.2"/></g><defs><radialGradient id="paint0" cx="0" cy="0" r="1"
 gradientUnits="userSpaceOnUse" gradientTransform="translate(60 20) rotate(90) scale(20 60)"><stop
 stop-color="white"/><stop offset="1" stop-color="#D9D9D9"/></radialGradient><clipPath id="clip0_1_2"><rect
 width="120" height="40" fill="white"/></clipPath></defs></svg>"""


@pytest.mark.parametrize("drawing", [INKSCAPE, ILLUSTRATOR, FIGMA, SVG.decode().replace("<svg", "<svg data-a='b(c'")])
def test_what_drawing_programs_write_is_taken(drawing: str) -> None:
    assert logo("a.svg", drawing.encode()).kind is LogoKind.SVG


HOSTILE_STYLES = (
    *(
        "image-set('http://a.example/b.png' 1x)",
        "-webkit-image-set(url(#a) 1x)",
        "src('http://a.example')",
        "url(a.png)",
    ),
    *(
        "url(a.png)",
        "url( '//a.example/' )",
        "url(#a) url(http://a.b)",
        "url('#a'b)",
        r"\75rl(a)",
        "u/**/rl(a)",
        "url/**/(a)",
    ),
    *("expression(alert(1))", "attr(href)", "var(--x)", "env(a)", "cross-fade(url(a))", "element(#a)", "paint(a)"),
    *("red;background:url(a)", "red}@import 'a'", "red/*", "rgb(url(a))", "calc(1px)", "'a';src:url(a)", "URL(a)"),
    *("url(data:image/png;base64,AA)", "url(#a", "javascript:alert(1);x(", "url(\n#a\n)b("),
)


@pytest.mark.parametrize("value", HOSTILE_STYLES)
def test_no_style_fetches_anything_wherever_it_stands(value: str) -> None:
    escaped = value.replace('"', "&quot;").replace("<", "&lt;")
    for inside in (
        f"<style>.a{{fill:{value}}}</style>",
        f'<path style="fill:{escaped}"/>',
        f'<path fill="{escaped}"/>',
        f'<text font-family="{escaped}">a</text>',
    ):
        with pytest.raises(Unsafe):
            logo("a.svg", svg(inside))


@pytest.mark.parametrize(
    "sheet",
    [
        *("@font-face{font-family:a;src:url(b)}", "@media all{.a{fill:red}}", "@charset 'x';.a{fill:red}", "a{b:c"),
        *(
            "{fill:red}",
            ".a{fill:red}}",
            ".a{{fill:red}}",
            ".a{src:red}",
            ".a{behavior:a}",
            ".a{--x:a}",
            "<!-- .a{} -->x",
        ),
        *(
            "<!-- .a{} -->x",
            "/* a /* b */ .a{fill:red}",
            "*/",
            ".a{fill:red} /*",
            "[href]{fill:red}",
            ".a{fill}",
            ".a{-moz-binding:a}",
        ),
    ],
)
def test_a_style_sheet_has_plain_rules_and_nothing_else(sheet: str) -> None:
    with pytest.raises(Unsafe):
        logo("a.svg", svg(f"<style><![CDATA[{sheet}]]></style>"))


@pytest.mark.parametrize(
    "data",
    [
        b"<?xml-stylesheet href='a.css'?>" + SVG,
        SVG + b"<?xml-stylesheet href='a.css'?>",
        svg("<?xpacket begin=''?>"),
        svg("<metadata><?php x ?></metadata>"),
        b"<?xml version='1.0' encoding='iso-2022-jp'?>" + SVG,
        b"<?xml version='1.0' encoding='windows-1252'?>" + SVG,
        svg('<path xml:base="http://a.example/"/>'),
        svg('<path xmlns:q="http://example.org/unknown" q:a="1"/>'),
        svg('<q xmlns="http://example.org/unknown"/>'),
        svg('<math xmlns="http://www.w3.org/1998/Math/MathML"/>'),
        svg('<script xmlns=""/>'),
        svg("<set attributeName='x'/>"),
        svg("<style><g/></style>"),
        svg('<path srcdoc="a"/>'),
        svg('<clipPath id="a"><path style="clip-path:url(#b)"/></clipPath>'),
        svg('<style>.x{clip-path:url(#b)}</style><clipPath id="a"><path class="x"/></clipPath>'),
        *(
            svg(f"<{name}/>")
            for name in ("use", "symbol", "pattern", "mask", "filter", "image", "animate", "a", "switch")
        ),
    ],
)
def test_what_is_not_known_to_be_harmless_is_refused(data: bytes) -> None:
    with pytest.raises(Unsafe) as refused:
        logo("a.svg", data)
    assert refused.value.hint


@settings(deadline=None)
@given(st.text(alphabet="url(#a)'\" :;{}/*@\\srcimport-gb01,", max_size=40))
def test_no_value_that_is_taken_names_an_address(value: str) -> None:
    if bad_value(value):
        return
    for found in re.finditer(r"([\w-]*)\(([^)]*)", value):
        name, inside = found.groups()
        assert name.lower() in {"rgb", "rgba", "hsl", "hsla"} or (
            name.lower() == "url" and inside.strip(" '\"").startswith("#")
        )
    assert not set("@\\{};*") & set(value)


def test_what_only_looks_like_a_part_of_the_picture_is_left_behind_as_well() -> None:
    end = chunk(b"IEND", b"")
    words = b"<script>alert(1)</script>" * 40
    parts = b"".join(chunk(kind, words) for kind in (b"PLTE", b"tRNS", b"sRGB", b"gAMA"))
    picture = chunk(b"IDAT", zlib.compress(b"\0" * 14) + words)
    data = logo("a.png", SIGNATURE + header(2, 2) + parts + picture + end).data
    assert b"<script>" not in data
    assert Image.open(BytesIO(data)).convert("RGB").tobytes() == b"\0" * 12
