"""The picture formats: one row says who paints a format and where it is offered. There is no other list of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from radargen.charts.drawing.scene_data import scene_json
from radargen.charts.drawing.svg_painter import svg
from radargen.charts.scene import Scene
from radargen.charts.theme import DARK, LIGHT, PRINT, Theme


@dataclass(frozen=True, slots=True)
class Painting:
    """Options of painting, each for the formats that know it.

    `dpi` (36 to 1200) is for formats made of pixels. With `transparent` the page itself is not painted. With
    `live_text` an SVG has editable texts, which need its font; otherwise outlines, which look the same in every
    program.
    """

    dpi: int
    transparent: bool = False
    live_text: bool = True


class PagesPainter(Protocol):
    """A function that paints the pages of a chart as one file."""

    def __call__(self, pages: Sequence[Scene], theme: Theme, how: Painting) -> bytes:
        """The content of the file."""


@dataclass(frozen=True, slots=True)
class PictureFormat:
    """A file format for charts.

    If it is `paged`, one file holds all pages of a chart, otherwise each page is a file of its own. With `fonts`,
    letters are drawn by this program, which has no glyph for some characters and cannot draw every logo. `themes` are
    those in which `render --all` makes such files, and `offered_on` is the page of the site that offers one; empty for
    none.
    """

    name: str
    paint: PagesPainter
    paged: bool
    fonts: bool
    themes: tuple[str, ...] = ()
    offered_on: str = ""

    @property
    def suffix(self) -> str:
        """The file name suffix, with its dot."""
        return f".{self.name}"


def _svg(pages: Sequence[Scene], theme: Theme, how: Painting) -> bytes:
    return svg(pages[0], theme, transparent=how.transparent, live_text=how.live_text).encode()


def _png(pages: Sequence[Scene], theme: Theme, how: Painting) -> bytes:
    from radargen.charts.drawing import figure  # noqa: PLC0415 – matplotlib takes most of a second to import

    return figure.png(pages[0], theme, how.dpi, how.transparent)


def _pdf(pages: Sequence[Scene], theme: Theme, how: Painting) -> bytes:
    from radargen.charts.drawing import figure  # noqa: PLC0415 – as above

    return figure.pdf(pages, theme, how.transparent)


def _json(pages: Sequence[Scene], theme: Theme, how: Painting) -> bytes:  # noqa: ARG001 – nothing is painted
    return scene_json(pages).encode()


# From formats that are edited further to those used as they are. The dark theme is not for print.
PICTURE_FORMATS = {
    row.suffix: row
    for row in (
        PictureFormat("svg", _svg, False, False, (LIGHT.name, DARK.name, PRINT.name), "a4"),
        PictureFormat("png", _png, False, True, (LIGHT.name, DARK.name, PRINT.name), "16:9"),
        PictureFormat("pdf", _pdf, True, True, (LIGHT.name, PRINT.name), "a4"),
        PictureFormat("json", _json, True, False),
    )
}


def picture_files(
    scenes: Sequence[Scene], stem: str, kind: PictureFormat, theme: Theme, how: Painting
) -> dict[str, bytes]:
    """The files of a picture by name: a single one, or one per page if the format has no pages.

    The names of legend pages say so; the pages of any other chart are numbered.
    """
    if kind.paged:
        return {f"{stem}{kind.suffix}": kind.paint(scenes, theme, how)}
    continued = any(scene.blips for scene in scenes[1:])
    further = (f"{n + 1}" if continued else "legend" if n == 1 else f"legend-{n}" for n in range(1, len(scenes)))
    names = [stem, *(f"{stem}-{page}" for page in further)]
    return {f"{name}{kind.suffix}": kind.paint([scene], theme, how) for name, scene in zip(names, scenes, strict=True)}
