"""The expected pages; `python -m tests.pages.golden` writes them anew, and you read the difference."""

from pathlib import Path

from tests.pages import data_schema
from tests.pages.specimen import page, specimen

FOLDER = Path(__file__).parent.parent / "golden" / "pages"


def golden() -> dict[str, str]:
    """File name -> what it should hold."""
    return {
        "service-blueprinting.de.md": page(specimen(), "trends/service-blueprinting.md", "de"),
        "service-blueprinting.en.md": page(specimen(), "trends/service-blueprinting.md", "en"),
        "index.de.md": page(specimen(), "index.md", "de"),
    }


if __name__ == "__main__":
    data_schema.write()
    for name, source in golden().items():
        (FOLDER / name).write_text(source, encoding="utf-8")
