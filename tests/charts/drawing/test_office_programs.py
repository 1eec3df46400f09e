"""SVG files whose texts are outlines look in programs outside of the browser as our PNG does, without our font."""

import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from io import BytesIO
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
INK, ELSEWHERE, DIFFERENT = 0.9, 0.003, 48
# How many times as fine a PDF is drawn before it is reduced, so that nothing of its painter's own rounding remains.
FINER = 3


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
    yield from (entry.box for entry in of.legend)
    for arc in of.arcs:
        yield from letter_boxes(arc, "")


def _box(line: TextMark) -> Box:
    return Box(line.x, line.y - 0.8 * line.size, width(line.text, line.size, line.weight), 1.05 * line.size)


def rsvg(svg: Path, picture: Path, size: tuple[int, int]) -> None:
    wide, high = size
    subprocess.run(["rsvg-convert", "-w", str(wide), "-h", str(high), "-o", picture, svg], check=True)


def soffice(svg: Path, picture: Path, size: tuple[int, int]) -> None:
    """By way of a PDF: its own pictures are stretched to whole pixels of a screen, by half a thousandth."""
    profile = f"-env:UserInstallation={(picture.parent / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(picture.parent), str(svg)]
    subprocess.run(command, check=True, capture_output=True)
    wide, high = (str(FINER * length) for length in size)
    fine = ["pdftoppm", "-png", "-singlefile", "-scale-to-x", wide, "-scale-to-y", high]
    subprocess.run([*fine, str(svg.with_suffix(".pdf")), str(picture.with_suffix(""))], check=True)
    Image.open(picture).resize(size, Image.Resampling.BOX).save(picture)


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
    if missing := [name for name in (program, "pdftoppm") if shutil.which(name) is None]:
        pytest.skip(f"{', '.join(missing)} is not installed")
    drawn, scale = scene(trends, page), DPI[page] / 72
    ours = Image.open(BytesIO(figure.png(drawn, LIGHT, DPI[page])))
    svg = tmp_path / "chart.svg"
    svg.write_text(drawing.svg(drawn, LIGHT, live_text=False), encoding="utf-8")
    PROGRAMS[program](svg, tmp_path / "chart.png", ours.size)
    a, b = _grey(ours), _grey(Image.open(tmp_path / "chart.png"))
    rest = np.ones(a.shape, dtype=bool)
    shares = []
    for box in text_boxes(drawn):
        part = _pixels(box.y, box.height, scale), _pixels(box.x, box.width, scale)
        rest[part] = False
        shares.append((_overlap(a[part], b[part]), box))
    assert len(shares) > max(trends, 40)
    assert [(round(share, 3), box) for share, box in shares if share < INK] == []
    assert (np.abs(a - b)[rest] > DIFFERENT).mean() <= ELSEWHERE


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
