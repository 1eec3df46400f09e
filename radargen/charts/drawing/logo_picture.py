"""The theme's logo: its place on a page, and its pixels for PNG and PDF, which match what a browser shows."""

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

# Text in a logo is set in the shipped font on every machine.
_FONT = "Radargen Sans"
# Largest size of a drawn logo, in pixels along its longer side; a larger one would take more memory than a poster
# itself.
_MOST = 4000
# A few lines of SVG can demand hours of drawing, and nothing in this process could stop the painter. So it works in a
# process of its own, with limits on CPU seconds and bytes of memory. Windows has no such limits, and macOS only some;
# there, wall-clock time is limited instead.
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
    """The box of a logo as large as the room allows, aligned at the top right."""
    scale = min(room.width / logo.width, room.height / logo.height)
    width = logo.width * scale
    return Box(room.x + room.width - width, room.y, width, logo.height * scale, room.what)


def pixels(logo: Logo, width: int, height: int) -> "Image | None":
    """A PNG logo unchanged, or an SVG logo at that size in pixels; None if it cannot be drawn or takes too long."""
    from PIL import Image  # noqa: PLC0415 – an SVG needs none

    if logo.kind is LogoKind.PNG:
        return Image.open(BytesIO(logo.data)).convert("RGBA")
    smaller = min(1.0, _MOST / max(width, height))
    drawn = _drawn(logo.data, max(1, round(width * smaller)), max(1, round(height * smaller)))
    return Image.open(BytesIO(drawn)).convert("RGBA") if drawn else None


@lru_cache(maxsize=16)
def _drawn(svg: bytes, width: int, height: int) -> bytes:
    """The SVG as PNG; empty if it cannot be drawn within the limits.

    Raises ModuleNotFoundError if the library that draws SVG is not installed.
    """
    if find_spec("resvg_py") is None:
        raise ModuleNotFoundError("No module named 'resvg_py'", name="resvg_py")
    painter = _PAINTER.format(seconds=_SECONDS, bytes=_BYTES)
    fonts = str(files("radargen.charts") / "fonts")
    # Isolated mode: neither the current folder nor the environment can provide modules.
    command = [sys.executable, "-I", "-c", painter, str(width), str(height), fonts, _FONT]
    try:
        done = subprocess.run(  # noqa: S603 – our own program
            command, input=svg, capture_output=True, check=False, timeout=_LONGEST
        )
    except subprocess.TimeoutExpired:
        return b""
    return done.stdout if done.returncode == 0 else b""
