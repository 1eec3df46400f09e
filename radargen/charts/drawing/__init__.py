"""Pictures of a scene: SVG, PNG, PDF and the scene itself as JSON. Painters translate; they move nothing.

Importing this is cheap: jinja2 is loaded at the first SVG, matplotlib at the first PNG or PDF.
"""

from collections.abc import Sequence

from radargen.charts.drawing.data import scene_json
from radargen.charts.drawing.vector import site_css, svg
from radargen.charts.scene import Scene
from radargen.charts.theme import Theme

__all__ = ["few_colours", "only_in_svg", "pdf", "png", "scene_json", "site_css", "svg", "undrawable"]


def png(scene: Scene, theme: Theme, dpi: int, transparent: bool = False) -> bytes:
    """One page as a PNG of `dpi` (36 to 1200) dots to the inch; `transparent` leaves the page unpainted.

    Raises RadargenError where dpi is outside of that or the picture would be larger than 200 megapixels.
    """
    from radargen.charts.drawing import figure  # noqa: PLC0415 – matplotlib takes most of a second to import

    return figure.png(scene, theme, dpi, transparent)


def few_colours(scene: Scene, theme: Theme, dpi: int) -> bytes:
    """One page as a PNG with a palette of 256 colours, a third of the bytes; for a screen, at 36 to 1200 dpi."""
    from radargen.charts.drawing import figure  # noqa: PLC0415 – matplotlib takes most of a second to import

    return figure.few_colours(scene, theme, dpi)


def pdf(scenes: Sequence[Scene], theme: Theme, transparent: bool = False) -> bytes:
    """The pages as one PDF, with text as text and the fonts inside; `transparent` leaves the page unpainted."""
    from radargen.charts.drawing import figure  # noqa: PLC0415 – matplotlib takes most of a second to import

    return figure.pdf(scenes, theme, transparent)


def only_in_svg(theme: Theme) -> bool:
    """Whether PNG and PDF leave the theme's logo out, because it holds what only a browser draws."""
    from radargen.charts.drawing import raster  # noqa: PLC0415 – as much as a PNG takes

    return theme.logo is not None and raster.pixels(theme.logo, 16, 16) is None


def undrawable(scenes: Sequence[Scene]) -> str:
    """The letters that PNG and PDF leave out, because neither the shipped fonts nor the fallback has them, in order."""
    from radargen.charts.drawing import figure  # noqa: PLC0415 – matplotlib takes most of a second to import

    return figure.undrawable(scenes)
