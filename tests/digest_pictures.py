"""python -m tests.digest_pictures: take anew the picture of a newsletter that the docs show; needs a Chromium."""

import subprocess
import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from tests.find_browsers import chromium
from tests.folders import ROOT, command

WIDTH, HEIGHT = 720, 900


def take() -> None:
    """Write the digest of the example on the moon, and show its beginning as a mail program would."""
    with tempfile.TemporaryDirectory() as folder:
        news = Path(folder) / "news.html"
        subprocess.run(command("--root", ROOT / "examples" / "moon", "digest", news), check=True)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
            page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
            page.goto(news.as_uri())
            picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
            browser.close()
    picture.quantize(128, Image.Quantize.MAXCOVERAGE).save(ROOT / "docs" / "digest.png", optimize=True)


if __name__ == "__main__":
    take()
