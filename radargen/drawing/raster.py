"""The house's logo as pixels, for PNG and PDF: what a browser shows of it in an SVG."""

from importlib.resources import files
from io import BytesIO

from PIL import Image
from resvg_py import svg_to_bytes

from radargen.model import Logo, LogoKind

# Letters of a logo that are no outlines are set in the shipped font on every machine.
_FONT = "Radargen Sans"
# No logo is drawn larger than this, in pixels of its longer side; a poster's would take more memory than the poster.
_MOST = 4000


def pixels(logo: Logo, width: int, height: int) -> Image.Image | None:
    """A PNG as it is, an SVG in that size; None where the SVG holds what cannot be drawn here."""
    if logo.kind is LogoKind.PNG:
        return Image.open(BytesIO(logo.data)).convert("RGBA")
    smaller = min(1.0, _MOST / max(width, height))
    try:
        drawn = svg_to_bytes(
            svg_string=logo.data.decode("utf-8-sig"),
            width=max(1, round(width * smaller)),
            height=max(1, round(height * smaller)),
            skip_system_fonts=True,
            font_dirs=[str(files("radargen") / "fonts")],
            font_family=_FONT,
            sans_serif_family=_FONT,
            serif_family=_FONT,
        )
    except ValueError:
        return None
    return Image.open(BytesIO(drawn)).convert("RGBA")
