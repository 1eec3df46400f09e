"""The house's logo, font and a page left unpainted, in every kind of picture."""

import base64
import json
import re
from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree

import pytest
from PIL import Image
from pypdf import PdfReader

from radargen.charts.drawing import logo_picture, only_in_svg, scene_json, svg
from radargen.charts.drawing.figure import pdf, png
from radargen.charts.drawing.logo_picture import pixels
from radargen.charts.scene import Box, Scene
from radargen.charts.theme import LIGHT, Theme
from radargen.model import Logo, LogoKind
from tests.charts.drawing.scenes import full
from tests.reading.picture_files.test_logo_files import SVG

ROOM = Box(640, 20, 120, 40)


def flag() -> bytes:
    """Red above, blue below on the left, nothing below on the right."""
    picture = Image.new("RGBA", (200, 100), "#FF0000")
    picture.paste("#0000FF", (0, 50, 100, 100))
    picture.paste((0, 0, 0, 0), (100, 50, 200, 100))
    out = BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


PNG_LOGO = replace(LIGHT, logo=Logo("flag.png", LogoKind.PNG, 200, 100, flag()))
SVG_LOGO = replace(LIGHT, logo=Logo("bar.svg", LogoKind.SVG, 40, 10, SVG))
PAGE = replace(full(3), logo=ROOM)


def image(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data)).convert("RGBA")


@pytest.mark.slow
@pytest.mark.parametrize("dpi", [72, 144, 300])
def test_a_png_stands_upright_in_its_room(dpi: int) -> None:
    page = image(png(PAGE, PNG_LOGO, dpi))

    def at(x: float, y: float) -> tuple[int, ...]:
        found = page.getpixel((round(x * dpi / 72), round(y * dpi / 72)))
        assert isinstance(found, tuple)
        return found

    assert (at(690, 25), at(750, 35)) == ((255, 0, 0, 255),) * 2
    assert (at(690, 50), at(750, 50)) == ((0, 0, 255, 255), (255, 255, 255, 255))
    assert {at(678, 30), at(762, 30), at(690, 18), at(690, 62)} == {(255, 255, 255, 255)}, "80 × 40 of the 120 × 40"


@pytest.mark.slow
def test_a_pdf_holds_it_once_in_full() -> None:
    (page,) = PdfReader(BytesIO(pdf([PAGE], PNG_LOGO))).pages
    (picture,) = page.images
    assert picture.image
    assert picture.image.size == (200, 100)
    assert pdf([PAGE], PNG_LOGO) == pdf([PAGE], PNG_LOGO)


@pytest.mark.parametrize(
    ("theme", "kind", "place"), [(PNG_LOGO, "png", (680, 20, 80, 40)), (SVG_LOGO, "svg+xml", (640, 20, 120, 30))]
)
def test_an_svg_holds_it_as_a_picture_that_can_do_nothing(theme: Theme, kind: str, place: tuple[float, ...]) -> None:
    root = ElementTree.fromstring(svg(PAGE, theme))  # noqa: S314 – we have just written it
    (found,) = root.findall("{http://www.w3.org/2000/svg}image")
    assert tuple(float(found.get(key, "")) for key in ("x", "y", "width", "height")) == place
    head, _, data = found.get("href", "").partition(",")
    assert head == f"data:image/{kind};base64"
    assert theme.logo
    assert base64.b64decode(data) == theme.logo.data


@pytest.mark.slow
@pytest.mark.parametrize("dpi", [72, 300])
def test_an_svg_is_drawn_where_only_pixels_are_known(dpi: int) -> None:
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><path d="M0 0h20v20H0z" fill="#f00"/></svg>'
    theme = replace(LIGHT, logo=Logo("half.svg", LogoKind.SVG, 40, 20, drawing))
    page = image(png(PAGE, theme, dpi))
    left, right = (page.getpixel((round(x * dpi / 72), round(40 * dpi / 72))) for x in (690, 750))
    assert (left, right) == ((255, 0, 0, 255), (255, 255, 255, 255))
    (picture,) = PdfReader(BytesIO(pdf([PAGE], theme))).pages[0].images
    assert picture.image
    assert picture.image.size == (640, 320), "576 dots to the inch"
    assert png(PAGE, theme, dpi) == png(PAGE, theme, dpi)


def test_letters_of_a_logo_are_there_whatever_fonts_the_machine_has() -> None:
    words = (
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 40"><text y="30" font-family="Acme">Acme</text></svg>'
    )
    theme = replace(LIGHT, logo=Logo("words.svg", LogoKind.SVG, 80, 40, words))
    assert png(PAGE, theme, 72) != png(PAGE, LIGHT, 72)


def test_what_cannot_be_drawn_is_said() -> None:
    broken = replace(LIGHT, logo=Logo("none.svg", LogoKind.SVG, 40, 10, b"<svg"))
    assert [only_in_svg(theme) for theme in (broken, SVG_LOGO, PNG_LOGO, LIGHT)] == [True, False, False, False]
    assert png(PAGE, broken, 72) == png(PAGE, LIGHT, 72)


@pytest.mark.parametrize(("scene", "theme"), [(full(3), PNG_LOGO), (PAGE, LIGHT)])
def test_without_a_room_or_without_a_logo_there_is_none(scene: Scene, theme: Theme) -> None:
    assert "<image" not in svg(scene, theme)
    assert png(scene, theme, 72) == png(full(3), LIGHT, 72)


def test_the_scene_tells_the_room() -> None:
    assert json.loads(scene_json([PAGE]))["logo"] == {"x": 640, "y": 20, "width": 120, "height": 40}


def test_the_font_of_the_house_comes_first_and_ours_after_it() -> None:
    for standalone in (True, False):
        root = ElementTree.fromstring(svg(PAGE, replace(LIGHT, font="Corporate Sans"), standalone=standalone))  # noqa: S314
        assert root.get("font-family", "").startswith("'Corporate Sans', Radargen Sans, ")


def test_a_transparent_page_is_left_unpainted() -> None:
    page = full(3)
    assert image(png(page, LIGHT, 72, transparent=True)).getpixel((2, 2)) == (255, 255, 255, 0)
    assert image(png(page, LIGHT, 72)).getpixel((2, 2)) == (255, 255, 255, 255)
    ground = '<rect x="-0.1" y="-0.1" width="800.2" height="600.2"'
    assert ground in svg(page, LIGHT)
    assert ground not in svg(page, LIGHT, transparent=True)
    assert [painting(page, transparent=choice) for choice in (False, True)] == ["f", "n"]


def painting(page: Scene, *, transparent: bool) -> str:
    """What the PDF does with the outline of the page: fill it, or nothing."""
    found = PdfReader(BytesIO(pdf([page], LIGHT, transparent))).pages[0].get_contents()
    assert found is not None
    outline = re.search(
        r"0 0 m\n800 0 l\n800 600 l\n[^a-z]+ l\n(?:0 0 l\n)?h\s+(\w)", found.get_data().decode("latin-1")
    )
    assert outline
    return outline[1]


@pytest.mark.slow
def test_a_drawing_that_keeps_the_painter_busy_is_left_to_browsers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("radargen.charts.drawing.logo_picture._SECONDS", 1)
    clips = "".join(
        f'<clipPath id="c{n}" clip-path="url(#c{n + 1})"><rect width="9" height="9"/></clipPath>' for n in range(3000)
    )
    last = '<rect width="9" height="9" clip-path="url(#c0)"/>'
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{clips}{last}</svg>'
    assert pixels(Logo("clips.svg", LogoKind.SVG, 9, 9, drawing.encode()), 2000, 2000) is None


def test_a_system_that_knows_no_limits_of_a_process_draws_it_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = pixels(SVG_LOGO.logo, 43, 11) if SVG_LOGO.logo else None
    painter = "import sys\nsys.modules['resource'] = None\n" + logo_picture._PAINTER
    monkeypatch.setattr(logo_picture, "_PAINTER", painter)
    logo_picture._drawn.cache_clear()
    assert drawn is not None
    again = pixels(SVG_LOGO.logo, 43, 11) if SVG_LOGO.logo else None
    assert again and again.tobytes() == drawn.tobytes()
