import hashlib
import os
import subprocess
import sys
import warnings
from dataclasses import replace
from io import BytesIO
from itertools import product

import matplotlib
import pytest
from PIL import Image
from pypdf import PdfReader

from radargen.charts.drawing import NO_LETTERS, letter_sources
from radargen.charts.drawing.figure import pdf, png
from radargen.charts.scene import Anchor, Line, MarkerShape, Scene, TextMark, Tone, Trail, Weight
from radargen.charts.theme import DARK, LIGHT, PRINT, THEMES, Theme
from radargen.model import Certainty
from radargen.text.messages import RadargenError
from tests.charts.drawing.scenes import FORMS, blip, full, marker, numbered, scene

EMPTY = scene(pills=(), arcs=(), disc=None)


def image(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data)).convert("RGBA")


def colour(page: Image.Image, x: float, y: float, dpi: int) -> str:
    """What is at a point of the scene."""
    red, green, blue, _ = page.getpixel((int(x * dpi / 72), int(y * dpi / 72)))  # type: ignore[misc]
    return f"#{red:02X}{green:02X}{blue:02X}"


def words(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(data), strict=True).pages)


# --- PNG


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_every_blip_is_painted_where_the_scene_has_it(theme: Theme) -> None:
    fills = list(product(FORMS, Certainty))
    marks = [
        blip(f"b{n}", marker(240 + 30 * n, 300 + 10 * n, sector=n % 3, shape=shape, fill=fill))
        for n, (shape, fill) in enumerate(fills)
    ]
    page = image(png(scene(*marks, arcs=(), pills=()), theme, 144))
    for mark in marks:
        at = mark.marker
        assert colour(page, at.x, at.y, 144) == theme.body(at, 3)[0]
        assert colour(page, at.x - at.r / 2, at.y + at.r / 2, 144) == theme.body(at, 3)[0]
        assert colour(page, at.x + at.reach + 2, at.y, 144) != theme.body(at, 3)[1], "and no further than it reaches"


def test_what_stands_back_and_where_it_came_from_are_painted() -> None:
    pale = replace(blip("a", marker(240, 300)), dim=True)
    way = Trail("b", marker(500, 100, 6, shape=MarkerShape.GHOST), Line(500, 110, 500, 190, 4, Tone.SECTOR, 0, head=12))
    page = image(png(scene(pale, arcs=(), pills=(), trails=(way,)), LIGHT, 144))
    assert colour(page, 240, 300, 144) == LIGHT.dimmed.few[0]
    assert colour(page, 494.5, 100, 144) == LIGHT.body(marker(0, 0, shape=MarkerShape.GHOST), 3)[1]
    assert colour(page, 500, 100, 144) == LIGHT.band(1.0), "a ghost is empty"
    assert colour(page, 500, 130, 144) == colour(page, 503, 180, 144) == LIGHT.few[0]


def test_the_bands_the_gaps_and_the_rim_are_where_they_should_be() -> None:
    page = image(png(scene(pills=(), arcs=()), LIGHT, 144))
    assert colour(page, 420, 290, 144) == LIGHT.band(0)
    assert colour(page, 480, 170, 144) == LIGHT.band(0.75)
    assert colour(page, 400, 200, 144) == LIGHT.page, "the gap on the 12 o'clock line"
    assert colour(page, 644, 300, 144) == LIGHT.few[0]
    assert colour(page, 400, 544, 144) == LIGHT.few[1]


def test_a_line_of_text_begins_ends_or_stands_in_the_middle_where_it_says() -> None:
    texts = tuple(TextMark("HHHH", 400, 100 + 50 * n, 20, anchor=anchor) for n, anchor in enumerate(Anchor))
    page = image(png(replace(EMPTY, texts=texts), LIGHT, 72)).convert("L").point(lambda v: 255 * (v < 128))
    spans = [page.crop((0, 80 + 50 * n, 800, 110 + 50 * n)).getbbox() for n in range(3)]
    width = spans[0][2] - spans[0][0]  # type: ignore[index]
    for span, left in zip(spans, (400, 400 - width / 2, 400 - width), strict=True):
        assert span is not None
        assert span[0] == pytest.approx(left, abs=3)
    assert spans[0][3] + 80 == pytest.approx(100, abs=1), "the baseline"  # type: ignore[index]


@pytest.mark.parametrize("dpi", [36, 72, 150, 288])
def test_a_picture_has_the_pixels_of_its_size(dpi: int) -> None:
    page = image(png(replace(EMPTY, width=960, height=540), LIGHT, dpi))
    assert page.size == (960 * dpi / 72, 540 * dpi / 72)


def test_the_pixels_of_a_page_in_millimetres_are_rounded() -> None:
    assert image(png(replace(EMPTY, width=841.89, height=595.28), LIGHT, 300)).size == (3508, 2480)


@pytest.mark.parametrize("dpi", [35, 1201, 0])
def test_a_resolution_beyond_reason_is_refused(dpi: int) -> None:
    with pytest.raises(RadargenError, match=f"A picture has 36 to 1200 dots to the inch, not {dpi}."):
        png(EMPTY, LIGHT, dpi)


def test_a_picture_too_large_for_memory_is_refused_with_what_is_possible() -> None:
    wall = replace(EMPTY, width=2400, height=3400)
    with pytest.raises(RadargenError, match="more than 200 million; up to 356 dots to the inch are possible"):
        png(wall, LIGHT, 1200)


def test_a_transparent_picture_leaves_the_page_unpainted() -> None:
    page = image(png(scene(blip("one", marker(420, 280))), DARK, 72, transparent=True))
    assert page.getpixel((5, 5))[3] == 0  # type: ignore[index]
    assert page.getpixel((400, 200))[3] < 255, "a gap shows what is behind"  # type: ignore[index]
    assert page.getpixel((420, 280))[3] == 255  # type: ignore[index]
    assert image(png(EMPTY, DARK, 72)).getpixel((5, 5)) == (0x10, 0x16, 0x1D, 255)


def test_print_has_grey_pixels_alone() -> None:
    red, green, blue, _ = image(png(full(45), PRINT, 100)).split()
    assert red.tobytes() == green.tobytes() == blue.tobytes()


def test_a_picture_carries_no_stamp() -> None:
    assert set(Image.open(BytesIO(png(EMPTY, LIGHT, 72))).info) == {"dpi"}


# --- PDF


@pytest.mark.slow
def test_text_in_a_pdf_can_be_searched_and_its_fonts_are_inside() -> None:
    data = pdf([full(45)], LIGHT)
    assert all(word in words(data) for word in ("Trend Radar 2026", "Kundenbindungs", "Qualitätssicherung", "Öl & Gas"))
    fonts = PdfReader(BytesIO(data)).pages[0]["/Resources"]["/Font"]  # type: ignore[index]
    names = {font.get_object()["/BaseFont"].split("+")[1] for font in fonts.values()}
    assert names == {"RadargenSans-Regular", "RadargenSans-Semibold", "RadargenSans-Bold"}
    for font in fonts.values():
        (inner,) = font.get_object()["/DescendantFonts"]
        assert "/FontFile2" in inner.get_object()["/FontDescriptor"]
    assert len(data) <= 100_000


def test_names_with_the_marks_of_formulas_are_just_names() -> None:
    names = ("Price $5$ & $10", r"a_b^c \frac{1}{2} \alpha", "100 % {x}", "$\\invalid$")
    page = replace(EMPTY, texts=tuple(TextMark(name, 50, 50 + 20 * n, 9) for n, name in enumerate(names)))
    read = words(pdf([page], LIGHT))
    assert all(name in read for name in names)
    png(page, LIGHT, 72)


def test_letters_that_our_font_lacks_come_from_another_or_have_a_box_and_are_named() -> None:
    texts = (
        TextMark("Тренд →", 50, 50, 9),
        TextMark("שלום ☃ 日本", 50, 60, 9),
        TextMark("\U0001fae8", 50, 70, 9, Weight.BOLD),
    )
    page = replace(EMPTY, texts=texts)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert words(pdf([page], LIGHT)).strip() == "Тренд →", "the others are outlines"
        drawn = png(page, LIGHT, 72)
    assert drawn != png(replace(EMPTY, texts=texts[:2]), LIGHT, 72)
    assert letter_sources([page, EMPTY], ()).missing == (("שלום ☃ 日本", "日本"), ("\U0001fae8", "\U0001fae8"))
    assert letter_sources([full(9)], ()) == NO_LETTERS


def test_a_pdf_has_a_page_for_each_scene_at_its_size() -> None:
    reader = PdfReader(BytesIO(pdf([full(3), replace(EMPTY, width=595.28, height=841.89)], LIGHT)), strict=True)
    assert [(float(p.mediabox.width), float(p.mediabox.height)) for p in reader.pages] == [
        (800, 600),
        pytest.approx((595.28, 841.89)),
    ]


def test_a_pdf_says_its_title_and_language_and_carries_no_stamp() -> None:
    reader = PdfReader(
        BytesIO(pdf([replace(EMPTY, title="CX-Trendradar – größer", language="de")], LIGHT)), strict=True
    )
    assert [*(reader.metadata or {}).items()] == [("/Title", "CX-Trendradar – größer")]
    catalogue = reader.trailer["/Root"]
    assert catalogue["/Lang"] == "de"  # type: ignore[index]
    assert catalogue["/ViewerPreferences"]["/DisplayDocTitle"] == True  # type: ignore[index]  # noqa: E712 – a PDF's own kind of true


def test_a_page_without_a_radar_can_be_painted() -> None:
    legend = replace(full(20), disc=None, blips=(), pills=(), arcs=())
    assert "Service Blueprinting" in words(pdf([legend], DARK))


# --- both


def test_the_same_scene_gives_the_same_bytes_in_every_process() -> None:
    code = (
        "import hashlib; from radargen.charts.drawing.figure import png, pdf; from radargen.charts.theme import LIGHT;"
        "from tests.charts.drawing.scenes import full; s = full(9);"
        "print(hashlib.sha256(png(s, LIGHT, 72) + pdf([s, s], LIGHT)).hexdigest())"
    )
    there = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "MPLBACKEND": backend},
            capture_output=True,
            check=True,
            text=True,
        ).stdout.strip()
        for seed, backend in (("0", "agg"), ("1", "svg"))
    }
    page = full(9)
    assert there == {hashlib.sha256(png(page, LIGHT, 72) + pdf([page, page], LIGHT)).hexdigest()}


def test_what_the_user_has_set_for_matplotlib_changes_nothing_and_stays() -> None:
    page: Scene = scene(numbered(blip("one", marker(420, 280))))
    before = png(page, LIGHT, 72)
    mine = {"font.size": 30.0, "savefig.bbox": "tight", "path.snap": True, "text.hinting": "native", "axes.grid": True}
    with matplotlib.rc_context(mine):  # type: ignore[arg-type]
        backend = matplotlib.get_backend(auto_select=False)
        assert png(page, LIGHT, 72) == before
        assert matplotlib.rcParams["font.size"] == 30
        assert matplotlib.get_backend(auto_select=False) == backend
