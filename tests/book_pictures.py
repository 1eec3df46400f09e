"""python -m tests.book_pictures: take anew the picture of a book that README and docs show; needs pdftoppm."""

import subprocess
import tempfile
from pathlib import Path

from PIL import Image
from pypdf import PdfReader

from tests.folders import ROOT, command

# The pages shown: cover and radar, then the opener of the first dimension and a trend, by their bookmarks.
DIMENSION, TREND = "Technology", "Agent assist"
HEIGHT, GAP, DOTS, GREY = 640, 16, 110, "#8A939D"


def take() -> None:
    """Set the book of the radar here in English, and put four of its pages beside each other."""
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "book.pdf"
        subprocess.run(command("--root", ROOT, "book", book, "--language", "en"), check=True)
        reader = PdfReader(book)
        marks = {str(mark.title): mark for mark in _flat(reader.outline)}
        chosen = ("The radar at a glance", DIMENSION, TREND)
        pages = [1, *((reader.get_destination_page_number(marks[name]) or 0) + 1 for name in chosen)]
        pictures = [_page(book, page) for page in pages]
    width = sum(picture.width for picture in pictures) + GAP * (len(pictures) + 1)
    sheet = Image.new("RGB", (width, HEIGHT + 2 * GAP), GREY)
    at = GAP
    for picture in pictures:
        sheet.paste(picture, (at, GAP))
        at += picture.width + GAP
    sheet.quantize(256, Image.Quantize.MAXCOVERAGE).save(ROOT / "docs" / "book.png", optimize=True)


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
