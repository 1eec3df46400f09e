import base64
from dataclasses import replace
from importlib.resources import files
from io import BytesIO

import pytest
from fontTools.ttLib import TTFont

from radargen.charts.drawing.faces import BEYOND_WEB, embedded
from radargen.charts.scene import TextMark, Weight
from tests.charts.drawing.scenes import scene

PLAIN = scene(pills=(), arcs=())


def cmap(data: bytes) -> set[int]:
    return set(TTFont(BytesIO(data)).getBestCmap())


@pytest.mark.parametrize("weight", Weight)
def test_the_web_fonts_have_the_letters_we_think_they_have(weight: Weight) -> None:
    path = files("radargen").joinpath(
        "publishing", "site_theme", "assets", "fonts", f"RadargenSans-{weight.capitalize()}.woff2"
    )
    assert {code for code in range(0x30000) if not BEYOND_WEB.match(chr(code))} == cmap(path.read_bytes())


def test_only_the_cuts_that_occur_are_embedded() -> None:
    page = replace(PLAIN, texts=(TextMark("Größe", 0, 0, 8, Weight.BOLD),))
    assert [(face.weight, face.kind) for face in embedded(page)] == [(700, "woff2")]


def test_letters_beyond_the_web_fonts_bring_the_larger_font() -> None:
    page = replace(PLAIN, texts=(TextMark("Тренд", 0, 0, 8),))
    (face,) = embedded(page)
    assert face.kind == "ttf"
    assert ord("Т") in cmap(base64.b64decode(face.data))
