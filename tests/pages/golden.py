"""The expected pages; `python -m tests.pages.golden` writes them anew, and you read the difference."""

from pathlib import Path

from tests.pages import data_schema
from tests.pages.specimen import page, specimen

FOLDER = Path(__file__).parent.parent / "golden" / "pages"


# File name -> the page of it, and its language.
PAGES = {
    "service-blueprinting.de.md": ("trends/service-blueprinting.md", "de"),
    "service-blueprinting.en.md": ("trends/service-blueprinting.md", "en"),
    "index.de.md": ("index.md", "de"),
}


def golden(name: str) -> str:
    """What a file should hold."""
    return page(specimen(), *PAGES[name])


if __name__ == "__main__":
    data_schema.write()
    for name in PAGES:
        (FOLDER / name).write_text(golden(name), encoding="utf-8")
