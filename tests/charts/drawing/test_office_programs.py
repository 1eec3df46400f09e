"""SVG files whose texts are outlines look in programs outside of the browser as our PNG does, without our font."""

import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageFilter

from benchmarks.radars import full
from radargen.charts import drawing, placing
from radargen.charts.checking.things import width
from radargen.charts.drawing import figure
from radargen.charts.placing import ChartRequest
from radargen.charts.placing.axes.sector_titles import letter_boxes
from radargen.charts.scene import Box, Scene, TextMark
from radargen.charts.theme import FORMATS, LIGHT
from radargen.model import Radar
from radargen.reading import load
from radargen.storage.files import read
from tests.folders import CX
from tests.selection import mostly_by_forge

# The pixels to the inch: so many that pages of whole millimetres, and slides, are made of whole pixels.
DPI = {"a4": 254, "16:9": 144}
# How much of a text's ink has to lie on ours, and of the rest of the page how many pixels may differ, and by how much.
# LibreOffice makes a page larger by a quarter of a millimetre and rounds to hundredths of one, so that letters lie up
# to two pixels and parts of one beside ours, which is much of a thin figure.
INK, ELSEWHERE, DIFFERENT = {"rsvg-convert": (0, 0.9), "soffice": (2, 0.45)}, 0.003, 48
LARGER = 0.745


@cache
def scene(trends: int, page: str) -> Scene:
    of: Radar | None = load(full(trends)).radar if trends else load(read(CX)).radar
    assert of
    return placing.chart(ChartRequest(of, of.newest, "de", FORMATS[page]))[0]


def text_boxes(of: Scene) -> Iterator[Box]:
    """The planned boxes of all texts on the page."""
    for mark in of.blips:
        yield from (_box(line) for line in mark.texts)
    yield from (_box(line) for line in of.texts)
    yield from (_box(line) for pill in of.pills for line in pill.lines)
    for entry in of.legend:
        yield from (_box(line) for line in (entry.number, *entry.lines))
    for arc in of.arcs:
        yield from letter_boxes(arc, "")


def _box(line: TextMark) -> Box:
    return Box(line.x, line.y - 0.8 * line.size, width(line.text, line.size, line.weight), 1.05 * line.size)


def rsvg(svg: Path, picture: Path, size: tuple[int, int]) -> None:
    wide, high = size
    subprocess.run(["rsvg-convert", "-w", str(wide), "-h", str(high), "-o", picture, svg], check=True)


def soffice(svg: Path, picture: Path, size: tuple[int, int]) -> None:
    values = ",".join(
        f'"{key}":{{"type":"long","value":"{value}"}}'
        for key, value in zip(("PixelWidth", "PixelHeight"), size, strict=True)
    )
    profile = f"-env:UserInstallation={(picture.parent / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", f"png:draw_png_Export:{{{values}}}"]
    subprocess.run([*command, "--outdir", picture.parent, svg], check=True, capture_output=True)


PROGRAMS = {"rsvg-convert": rsvg, "soffice": soffice}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("program", "trends", "page"),
    mostly_by_forge(
        [("soffice", 0, "16:9"), ("rsvg-convert", 0, "16:9"), ("soffice", 100, "a4"), ("rsvg-convert", 100, "a4")],
        here=2,
    ),
)
def test_outlines_look_alike(program: str, trends: int, page: str, tmp_path: Path) -> None:
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed")
    drawn, scale, (most, least) = scene(trends, page), DPI[page] / 72, INK[program]
    ours = Image.open(BytesIO(figure.png(drawn, LIGHT, DPI[page])))
    svg = tmp_path / "chart.svg"
    svg.write_text(drawing.svg(drawn, LIGHT, live_text=False), encoding="utf-8")
    larger = LARGER if most else 0.0
    PROGRAMS[program](
        svg, tmp_path / "chart.png", (round((drawn.width + larger) * scale), round((drawn.height + larger) * scale))
    )
    a, b = _grey(ours), _grey(Image.open(tmp_path / "chart.png").crop((0, 0, *ours.size)))
    shifted = [np.roll(b, step, (0, 1)) for step in product(range(-most, most + 1), repeat=2)]
    rest = np.ones(a.shape, dtype=bool)
    shares = []
    for box in text_boxes(drawn):
        part = _pixels(box.y, box.height, scale), _pixels(box.x, box.width, scale)
        rest[part] = False
        shares.append((max(_overlap(a[part], moved[part]) for moved in shifted), box))
    assert len(shares) > max(trends, 40)
    assert [(round(share, 3), box) for share, box in shares if share < least] == []
    apart = np.min([np.abs(a - moved) for moved in shifted], axis=0)
    assert (apart[rest] > DIFFERENT).mean() <= ELSEWHERE


def _grey(picture: Image.Image) -> np.ndarray:
    flat = Image.new("RGB", picture.size, "white")
    flat.paste(picture.convert("RGB"))
    return np.asarray(flat.convert("L").filter(ImageFilter.GaussianBlur(1)), dtype=float)


def _pixels(low: float, length: float, scale: float) -> slice:
    return slice(max(int(low * scale) - 1, 0), int((low + length) * scale) + 2)


def _overlap(a: np.ndarray, b: np.ndarray) -> float:
    """The ink that both have over that which either has; ink is what is darker or lighter than most of the box."""
    ink_a, ink_b = np.abs(a - np.median(a)), np.abs(b - np.median(b))
    return float(np.minimum(ink_a, ink_b).sum() / max(np.maximum(ink_a, ink_b).sum(), 1.0))
