"""python -m tests.deck_pictures: take anew the picture of slides that README and docs show; needs LibreOffice."""

import subprocess
import tempfile
from pathlib import Path

from PIL import Image
from pptx import Presentation

from tests.folders import ROOT, command

# The slides shown: the radar, then those with these titles.
TITLES = ("People: ", "Impact and maturity", "Agent assist")
WIDTH, GAP, GREY = 800, 16, "#8A939D"


def take() -> None:
    """Make slides of the radar here in English, and put four of them beside and below each other."""
    with tempfile.TemporaryDirectory() as folder:
        deck = Path(folder) / "deck.pptx"
        subprocess.run(command("--root", ROOT, "deck", deck, "--language", "en"), check=True)
        titles = [slide.shapes.title.text_frame.text for slide in Presentation(str(deck)).slides if slide.shapes.title]
        numbers = [2, *(next(n for n, title in enumerate(titles, 1) if title.startswith(one)) for one in TITLES)]
        subprocess.run(["soffice", "--headless", "--convert-to", "pdf", "--outdir", folder, str(deck)], check=True)
        pictures = [_slide(deck.with_suffix(".pdf"), number) for number in numbers]
    high = pictures[0].height
    sheet = Image.new("RGB", (2 * WIDTH + 3 * GAP, 2 * high + 3 * GAP), GREY)
    for n, picture in enumerate(pictures):
        sheet.paste(picture, (GAP + n % 2 * (WIDTH + GAP), GAP + n // 2 * (high + GAP)))
    sheet.quantize(256, Image.Quantize.MAXCOVERAGE).save(ROOT / "docs" / "deck.png", optimize=True)


def _slide(document: Path, number: int) -> Image.Image:
    stem = document.with_name(f"slide-{number}")
    asked = ["pdftoppm", "-png", "-r", "120", "-f", str(number), "-l", str(number), "-singlefile"]
    subprocess.run([*asked, str(document), str(stem)], check=True)
    picture = Image.open(stem.with_suffix(".png")).convert("RGB")
    return picture.resize((WIDTH, round(picture.height * WIDTH / picture.width)), Image.Resampling.LANCZOS)


if __name__ == "__main__":
    take()
