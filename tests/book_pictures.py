"""python -m tests.book_pictures: take anew the pictures of a book and of handouts that README and docs show."""

import subprocess
import tempfile
from pathlib import Path

from PIL import Image
from pypdf import PdfReader

from tests.folders import ROOT, command

# The pages shown: cover and radar, then the opener of the first dimension and a trend, by their bookmarks.
DIMENSION, TREND = "Technology", "Agent assist"
HEIGHT, GAP, DOTS, GREY = 640, 16, 110, "#8A939D"
HANDOUTS = ("agent-assist", "journey-mining", "voicebots")


def take() -> None:
    """Set book and handouts of the radar here in English, and put some pages beside each other; needs pdftoppm."""
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "book.pdf"
        subprocess.run(command("--root", ROOT, "book", book, "--language", "en"), check=True)
        reader = PdfReader(book)
        marks = {str(mark.title): mark for mark in _flat(reader.outline)}
        chosen = ("The radar at a glance", DIMENSION, TREND)
        pages = [1, *((reader.get_destination_page_number(marks[name]) or 0) + 1 for name in chosen)]
        pictures = [_page(book, page) for page in pages]
        handout = Path(folder) / "handout.pdf"
        subprocess.run(command("--root", ROOT, "handout", *HANDOUTS, handout, "--language", "en"), check=True)
        handouts = [_page(handout, number) for number in (1, 2, 3)]
    _beside(pictures).save(ROOT / "docs" / "book.png", optimize=True)
    _beside(handouts).save(ROOT / "docs" / "handout.png", optimize=True)


def _beside(pictures: list[Image.Image]) -> Image.Image:
    width = sum(picture.width for picture in pictures) + GAP * (len(pictures) + 1)
    sheet = Image.new("RGB", (width, HEIGHT + 2 * GAP), GREY)
    at = GAP
    for picture in pictures:
        sheet.paste(picture, (at, GAP))
        at += picture.width + GAP
    return sheet.quantize(256, Image.Quantize.MAXCOVERAGE)


def _page(book: Path, page: int) -> Image.Image:
    stem = book.with_name(f"page-{page}")
    asked = ["pdftoppm", "-png", "-r", str(DOTS), "-f", str(page), "-l", str(page), "-singlefile"]
    subprocess.run([*asked, str(book), str(stem)], check=True)
    picture = Image.open(stem.with_suffix(".png")).convert("RGB")
    return picture.resize((round(picture.width * HEIGHT / picture.height), HEIGHT), Image.Resampling.LANCZOS)


def _flat(outline: list) -> list:  # type: ignore[type-arg]
    return [mark for each in outline for mark in (_flat(each) if isinstance(each, list) else [each])]


if __name__ == "__main__":
    take()
