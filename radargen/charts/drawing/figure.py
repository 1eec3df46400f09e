"""Draws a scene with matplotlib, as PNG or PDF.

Only this module, its painter, the typeface and the PDF writer import matplotlib. The scene's points are the figure's
points. Nothing is laid out here: each mark goes to the renderer as it is.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import Any

import matplotlib
import numpy as np
from matplotlib.artist import Artist
from matplotlib.backend_bases import RendererBase
from matplotlib.figure import Figure
from numpy.typing import NDArray
from PIL import Image

from radargen.charts.drawing.matplotlib_painter import MatplotlibPainter
from radargen.charts.drawing.painting import paint
from radargen.charts.drawing.tagged_pdf import TaggedPdf
from radargen.charts.scene import Scene
from radargen.charts.theme import Theme
from radargen.text.messages import Message, RadargenError

DPI = range(36, 1201)
MOST_PIXELS = 200_000_000
# The size of a PNG palette: enough for a scene's few colours and their most frequent blends at edges.
COLOURS = 256
# Font type 42 embeds TrueType outlines, so that text can be selected and searched. Dashes are given in points, so they
# must not be scaled by the line width.
_SETTINGS: Any = {
    "pdf.fonttype": 42,
    # This setting also affects into how many pieces matplotlib splits a font in a PDF.
    "ps.fonttype": 42,
    "text.hinting": "none",
    "text.parse_math": False,
    "lines.scale_dashes": False,
    "path.simplify": False,
}


def png(scene: Scene, theme: Theme, dpi: int, transparent: bool = False) -> bytes:
    """One page as a PNG of `dpi` (36 to 1200) dots per inch; with `transparent` the page itself is not painted.

    Raises RadargenError if `dpi` is out of range or the picture would have more than 200 megapixels.
    """
    if dpi not in DPI:
        raise RadargenError(
            Message("A picture has {least} to {most} dots to the inch, not {dpi}.", least=DPI[0], most=DPI[-1], dpi=dpi)
        )
    width, height = round(scene.width * dpi / 72), round(scene.height * dpi / 72)
    if width * height > MOST_PIXELS:
        fits = int(72 * (MOST_PIXELS / (scene.width * scene.height)) ** 0.5)
        raise RadargenError(
            Message(
                "{width} × {height} pixels are more than {most} million; "
                "up to {fits} dots to the inch are possible on this page.",
                width=width,
                height=height,
                most=MOST_PIXELS // 1_000_000,
                fits=fits,
            )
        )
    with _own_settings():
        # matplotlib truncates the number of pixels, so ask for a hair more than the whole number.
        figure = _figure(scene, theme, (width + 0.01) / dpi, (height + 0.01) / dpi, dpi, transparent)
        out = BytesIO()
        figure.savefig(out, format="png", dpi=dpi, metadata={"Software": None})
    return out.getvalue()


def few_colours(scene: Scene, theme: Theme, dpi: int) -> bytes:
    """See `drawing.few_colours`."""
    width, height = round(scene.width * dpi / 72), round(scene.height * dpi / 72)
    with _own_settings():
        figure = _figure(scene, theme, (width + 0.01) / dpi, (height + 0.01) / dpi, dpi, transparent=False)
        out = BytesIO()
        figure.savefig(out, format="rgba", dpi=dpi)
    small = BytesIO()
    _with_palette(Image.frombytes("RGBA", (width, height), out.getvalue()).convert("RGB")).save(small, format="PNG")
    return small.getvalue()


def _with_palette(picture: Image.Image) -> Image.Image:
    """An RGB picture reduced to its most frequent colours; any other becomes the nearest of these.

    Pillow's own methods merge shades that are as close as those of the rings.
    """
    counted = sorted(picture.getcolors(picture.width * picture.height) or [], reverse=True)
    colours = np.array([colour for _, colour in counted], dtype=np.int64)
    kept = colours[:COLOURS]
    nearest = ((colours[:, None] - kept[None]) ** 2).sum(axis=2).argmin(axis=1)
    places = np.zeros(1 << 24, dtype=np.uint8)
    places[_code(colours)] = nearest
    small = Image.fromarray(places[_code(np.asarray(picture, dtype=np.uint32))], "P")
    small.putpalette(kept.astype(np.uint8).tobytes())
    return small


def _code(colours: NDArray[Any]) -> NDArray[Any]:
    """Red, green and blue packed into one integer."""
    code: NDArray[Any] = (colours[..., 0] << 16) | (colours[..., 1] << 8) | colours[..., 2]
    return code


def pdf(scenes: Sequence[Scene], theme: Theme, transparent: bool = False) -> bytes:
    """The pages as one PDF, with real text and embedded fonts; with `transparent` the page itself is not painted.

    The file states its language, and each page with a radar is tagged as a figure with the scene's description.
    """
    with _own_settings():
        pages = TaggedPdf(scenes[0].title, scenes[0].language)
        for scene in scenes:
            figure = _figure(scene, theme, scene.width / 72, scene.height / 72, 72, transparent)
            # A page that only continues a list is tagged as text.
            pages.add(figure, scene.description if scene.blips or scene.disc else "")
        return pages.whole()


class _Page(Artist):
    """The only artist of a figure, which paints a scene."""

    def __init__(self, scene: Scene, theme: Theme) -> None:
        super().__init__()
        self.scene, self.theme = scene, theme

    def draw(self, renderer: RendererBase) -> None:
        """Paint everything; called by matplotlib."""
        figure: Any = self.get_figure()
        scale, height = figure.dpi / 72, figure.bbox.height
        paint(self.scene, MatplotlibPainter(renderer, scale, height, self.theme, self.scene.palette))


def _figure(scene: Scene, theme: Theme, width: float, height: float, dpi: int, transparent: bool) -> Figure:
    figure = Figure(figsize=(width, height), dpi=dpi, facecolor="none" if transparent else theme.page)
    figure.add_artist(_Page(scene, theme))
    return figure


@contextmanager
def _own_settings() -> Iterator[None]:
    """Ignore the user's matplotlibrc and styles, and restore all settings afterwards; the backend is not touched."""
    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(_SETTINGS)
        yield
