"""python -m tests.site_pictures SITE: take anew the pictures of the site that the README shows."""

import sys
from pathlib import Path
from typing import Any

from PIL import Image

from tests.browser import opened, served
from tests.folders import ROOT

WIDE: dict[str, Any] = {"viewport": {"width": 1280, "height": 840}}
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 1.5, "color_scheme": "dark"}
# By name: the page, and the screen that shows it.
PICTURES = {
    "home": ("en/", WIDE),
    "trend": ("en/trends/agentic-ai-service/", WIDE),
    "next": ("next/2/", PHONE),
}


def take(site: Path) -> None:
    """One picture after the other into docs/."""
    with served(site) as address, opened() as browser:
        for name, (page, screen) in PICTURES.items():
            context = browser.new_context(**screen)
            shown = context.new_page()
            shown.goto(f"{address}/{page}", wait_until="networkidle")
            path = ROOT / "docs" / f"site-{name}.png"
            shown.screenshot(path=path)
            context.close()
            Image.open(path).convert("RGB").save(path, optimize=True)


if __name__ == "__main__":
    take(Path(sys.argv[1]))
