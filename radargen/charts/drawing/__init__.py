"""Draws a scene as SVG, PNG or PDF, or writes it as JSON. Painters translate; they move nothing.

Importing this is cheap: jinja2 is loaded for the first style sheet, matplotlib for the first PNG or PDF.
"""

from radargen.charts.drawing.formats import PICTURE_FORMATS, Painting, PictureFormat, picture_files
from radargen.charts.drawing.html import site_css
from radargen.charts.drawing.letter_sources import NO_LETTERS, LetterSources, letter_sources
from radargen.charts.drawing.logo_picture import pixels
from radargen.charts.drawing.overview_painter import CellLink, overview_svg
from radargen.charts.drawing.scene_data import scene_json
from radargen.charts.drawing.svg_painter import svg
from radargen.charts.scene import Scene
from radargen.charts.theme import Theme

__all__ = [
    "NO_LETTERS",
    "PICTURE_FORMATS",
    "CellLink",
    "LetterSources",
    "Painting",
    "PictureFormat",
    "few_colours",
    "letter_sources",
    "only_in_svg",
    "overview_svg",
    "picture_files",
    "scene_json",
    "site_css",
    "svg",
]


def few_colours(scene: Scene, theme: Theme, dpi: int) -> bytes:
    """One page as a PNG for screens, at 36 to 1200 dpi, with a palette of 256 colours (a third of the bytes)."""
    from radargen.charts.drawing import figure  # noqa: PLC0415 – matplotlib takes most of a second to import

    return figure.few_colours(scene, theme, dpi)


def only_in_svg(theme: Theme) -> bool:
    """Whether PNG and PDF leave the theme's logo out because only browsers can draw it."""
    return theme.logo is not None and pixels(theme.logo, 16, 16) is None
