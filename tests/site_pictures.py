"""python -m tests.site_pictures SITE: take anew the pictures of the site, and of it as one file, that docs show."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PIL import Image
from playwright.sync_api import Browser

from radargen.publishing.site.one_file import one_file
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
        _take_file(site, browser)


def _take_file(site: Path, browser: Browser) -> None:
    """The search in the site as one file, which is opened from the disk."""
    with TemporaryDirectory() as folder:
        radar = Path(folder) / "radar.html"
        radar.write_bytes(one_file(site, ("de", "en")))
        shown = browser.new_page(**WIDE)
        shown.goto(f"{radar.as_uri()}#/en/")
        shown.locator("input[name=query]").click()
        shown.keyboard.type("council")
        shown.locator(".md-search-result__link").first.wait_for()
        path = ROOT / "docs" / "onefile.png"
        shown.screenshot(path=path)
        Image.open(path).convert("P", palette=Image.Palette.ADAPTIVE, colors=128).save(path, optimize=True)


if __name__ == "__main__":
    take(Path(sys.argv[1]))
