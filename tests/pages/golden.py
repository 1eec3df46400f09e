"""The expected pages; `python -m tests.pages.golden` writes them anew, and you read the difference."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from radargen.model import Radar
from tests.charts.placing.rich import rich
from tests.pages import data_schema
from tests.pages.specimen import made, specimen

FOLDER = Path(__file__).parent.parent / "golden" / "pages"


# File name -> the page of it, its language and its radar: one with a trend that has every field, one of four editions.
PAGES: dict[str, tuple[str, str, Callable[[], Radar]]] = {
    "service-blueprinting.de.md": ("trends/service-blueprinting.md", "de", specimen),
    "service-blueprinting.en.md": ("trends/service-blueprinting.md", "en", specimen),
    "index.de.md": ("index.md", "de", specimen),
    **{
        f"{path.replace('/', '-').removesuffix('.md')}.en.md": (path, "en", specimen)
        for path in (
            "cases/index.md",
            "factors/index.md",
            "network/index.md",
            "network/technology.md",
            "embed/index.html",
        )
    },
    **{
        f"editions-{path.replace('/', '-').removesuffix('.md')}.en.md": (path, "en", rich)
        for path in (
            *("index.md", "compare.md", "editions/2026.md", "editions/2025/since-2023.md", "editions/index.md"),
            *("next/1.md", "next/index.md", "facets/index.md", "facets/area/v1.md", "rings/pilot.md", "method.md"),
            "dimensions/people.md",
        )
    },
    **{
        f"editions-{path.replace('/', '-')}.txt": (path, "de", rich)
        for path in ("data/2025.csv", "feed.xml", "later/home.json", "llms.txt", "data.md")
    },
}


@cache
def _pages(of: Radar, language: str) -> dict[str, str | bytes]:
    return made(of, language)


def golden(name: str) -> str:
    """What a file should hold."""
    path, language, of = PAGES[name]
    text = _pages(of(), language)[path]
    return "".join(f"{line}\n" for line in (text if isinstance(text, str) else text.decode()).splitlines())


if __name__ == "__main__":
    data_schema.write()
    for name in PAGES:
        (FOLDER / name).write_text(golden(name), encoding="utf-8", newline="\n")
