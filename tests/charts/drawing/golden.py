"""The expected drawings; `python -m tests.charts.drawing.golden` writes them anew, and you look at them."""

import re
from pathlib import Path

from radargen.charts.drawing import scene_json, site_css, svg
from radargen.charts.scene import Scene
from radargen.charts.theme import LIGHT
from tests.charts.drawing.scenes import full
from tests.folders import ROOT

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
    }


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for path, text in golden().items():
        path.write_text(text, encoding="utf-8", newline="\n")
