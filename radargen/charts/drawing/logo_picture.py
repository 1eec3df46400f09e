"""The theme's logo: the room it takes on a page, and its pixels for PNG and PDF, which are what a browser shows."""

import subprocess
import sys
from functools import lru_cache
from importlib.resources import files
from importlib.util import find_spec
from io import BytesIO
from typing import TYPE_CHECKING

from radargen.charts.scene import Box
from radargen.model import Logo, LogoKind

if TYPE_CHECKING:
    from PIL.Image import Image

# Letters of a logo that are no outlines are set in the shipped font on every machine.
_FONT = "Radargen Sans"
# No logo is drawn larger than this, in pixels of its longer side; a poster's would take more memory than the poster.
_MOST = 4000
# A few lines of SVG can ask for more strokes than anybody waits for, and nothing in this process could stop the
# painter. So it works in a process of its own, with so many seconds of a processor and so many bytes. Windows knows no
# such limits, and macOS not all of them; there it has so many seconds of the day.
_SECONDS, _BYTES, _LONGEST = 5, 2 * 1024**3, 60
_PAINTER = """
import sys
try:
    import resource
except ImportError:
    limits = {{}}
else:
    limits = {{resource.RLIMIT_CPU: {seconds}, resource.RLIMIT_AS: {bytes}, resource.RLIMIT_CORE: 0}}
for limit, most in limits.items():
    try:
        resource.setrlimit(limit, (most, most))
    except (OSError, ValueError):
        pass
from resvg_py import svg_to_bytes
try:
    drawn = svg_to_bytes(
        svg_string=sys.stdin.buffer.read().decode("utf-8-sig"),
        width=int(sys.argv[1]),
        height=int(sys.argv[2]),
        skip_system_fonts=True,
        font_dirs=[sys.argv[3]],
        font_family=sys.argv[4],
        sans_serif_family=sys.argv[4],
        serif_family=sys.argv[4],
    )
except ValueError:
    sys.exit(1)
sys.stdout.buffer.write(drawn)
"""


def fitted(room: Box, logo: Logo) -> Box:
    """The box of a logo as large as the room allows, at its top right."""
    scale = min(room.width / logo.width, room.height / logo.height)
    width = logo.width * scale
    return Box(room.x + room.width - width, room.y, width, logo.height * scale, room.what)


def pixels(logo: Logo, width: int, height: int) -> "Image | None":
    """A PNG as it is, an SVG in that size; None where the SVG holds what cannot be drawn here or takes too long."""
    from PIL import Image  # noqa: PLC0415 – an SVG needs none

    if logo.kind is LogoKind.PNG:
        return Image.open(BytesIO(logo.data)).convert("RGBA")
    smaller = min(1.0, _MOST / max(width, height))
    drawn = _drawn(logo.data, max(1, round(width * smaller)), max(1, round(height * smaller)))
    return Image.open(BytesIO(drawn)).convert("RGBA") if drawn else None


@lru_cache(maxsize=16)
def _drawn(svg: bytes, width: int, height: int) -> bytes:
    """The SVG as PNG; nothing where it cannot be drawn, or not within the limits.

    ModuleNotFoundError where the painter is not installed.
    """
    if find_spec("resvg_py") is None:
        raise ModuleNotFoundError("No module named 'resvg_py'", name="resvg_py")
    painter = _PAINTER.format(seconds=_SECONDS, bytes=_BYTES)
    fonts = str(files("radargen.charts") / "fonts")
    # Isolated: nothing in the folder at work or in the environment is taken for a module.
    command = [sys.executable, "-I", "-c", painter, str(width), str(height), fonts, _FONT]
    try:
        done = subprocess.run(  # noqa: S603 – our own program
            command, input=svg, capture_output=True, check=False, timeout=_LONGEST
        )
    except subprocess.TimeoutExpired:
        return b""
    return done.stdout if done.returncode == 0 else b""
