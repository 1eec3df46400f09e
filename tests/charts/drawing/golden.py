"""The expected drawings; `python -m tests.charts.drawing.golden` writes them anew, and you look at them."""

import re
from pathlib import Path
from typing import Any

from matplotlib.backend_bases import RendererBase
from matplotlib.colors import to_hex

from radargen.charts.drawing import CellLink, overview_svg, scene_json, site_css, svg
from radargen.charts.drawing.matplotlib_painter import MatplotlibPainter
from radargen.charts.drawing.painting import paint
from radargen.charts.scene import Scene
from radargen.charts.theme import DARK, LIGHT, PRINT, Theme
from tests.charts.drawing.scenes import everything, full, matrix
from tests.folders import ROOT


class Recorder(RendererBase):
    """Writes down what is asked of a renderer of matplotlib, with tenths of a pixel."""

    def __init__(self, *, upwards: bool) -> None:
        super().__init__()
        self.upwards = upwards
        self.lines: list[str] = []

    def flipy(self) -> bool:
        """Whether y grows downwards, as in pictures of pixels."""
        return not self.upwards

    def draw_path(self, gc: Any, path: Any, transform: Any, rgbFace: Any = None) -> None:  # noqa: N803 – matplotlib's
        """A filled or stroked outline."""
        codes = "".join(_CODES[int(code)] for code in path.codes)
        points = " ".join(f"{round(x, 1):g},{round(y, 1):g}" for x, y in transform.transform(path.vertices))
        pen = f"{to_hex(gc.get_rgb())} {gc.get_linewidth():.3g} {gc.get_dashes()} {gc.get_joinstyle()}"
        self.lines.append(f"path {to_hex(rgbFace) if rgbFace else 'none'} {pen} {codes} {points}\n")

    def draw_text(self, gc: Any, x: float, y: float, s: str, prop: Any, angle: float, *_: Any) -> None:
        """A line of text."""
        face = f"{prop.get_size_in_points():g} {prop.get_weight()}"
        self.lines.append(
            f"text {to_hex(gc.get_rgb())} {round(x, 1):g},{round(y, 1):g} {face} {round(angle, 1):g} {s!r}\n"
        )


_CODES = {1: "M", 2: "L", 3: "Q", 4: "C", 79: "Z"}


def recorded(*, upwards: bool, scale: float, theme: Theme) -> str:
    """Everything as it reaches matplotlib."""
    page, renderer = everything(), Recorder(upwards=upwards)
    paint(page, MatplotlibPainter(renderer, scale, page.height * scale, theme, page.palette))
    return "".join(renderer.lines)


FOLDER = ROOT / "tests" / "golden" / "drawing"


def golden() -> dict[Path, str]:
    """Path to text; the fonts of the file are left out for the sake of the difference."""
    page: Scene = full(9, rings=3, sectors=3, hrefs=True)
    alone = re.sub(r"base64,[\w+/=]+", "base64,", svg(page, LIGHT))
    return {
        FOLDER / "file.svg": alone,
        FOLDER / "figure.svg": svg(page, LIGHT, standalone=False),
        FOLDER / "scene.json": scene_json([page]),
        FOLDER / "radar.css": site_css(),
        FOLDER / "everything.svg": svg(everything(), DARK, standalone=False),
        FOLDER / "everything-file.svg": re.sub(
            r"base64,[\w+/=]+", "base64,", svg(everything(), PRINT, transparent=True)
        ),
        FOLDER / "overview.svg": overview_svg(
            everything(), LIGHT, {("d1", "r2"): CellLink("rings/r2/", "Three trends")}
        ),
        FOLDER / "matrix.svg": svg(matrix(), LIGHT, standalone=False),
        FOLDER / "pdf.txt": recorded(upwards=True, scale=1.0, theme=LIGHT),
        FOLDER / "png.txt": recorded(upwards=False, scale=2.0, theme=DARK),
    }


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for path, text in golden().items():
        path.write_text(text, encoding="utf-8", newline="\n")
