"""The expected pages; `python -m tests.pages.golden` writes them anew, and you read the difference."""

import datetime as dt
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from pathlib import Path

from benchmarks.radars import broad
from radargen.assessing.worklist import worklist
from radargen.model import Radar
from radargen.model.problems import Location, Problem
from radargen.reading import load
from radargen.text.messages import Message
from tests.charts.placing.rich import rich
from tests.pages import data_schema, many
from tests.pages.specimen import made, specimen

DAY = dt.date(2027, 3, 1)
_STANDS = "The published edition {edition} has this trend, on {ring}."
PROBLEMS = tuple(
    Problem(Location(path, line, 5), "changed-edition", Message(_STANDS, edition="2025", ring="pilot"))
    for path, line in (("trends/chatbots.yaml", 3), ("radar.yaml", 7))
)
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


# All other pages are kept by their digest: what has changed on one is seen in the page before and after.
DIGESTS = "digests.txt"


@cache
def _listed() -> Radar:
    """A radar with industries, facets, tags, phases and factors, of which each has several trends."""
    found = load({path: words.encode() for path, words in broad(16, ("de", "en"), editions=3).items()}).radar
    assert found
    return found


FOLDERS: dict[str, Callable[[], Radar]] = {"all-fields": specimen, "editions": rich, "lists": _listed}


@cache
def _pages(of: Radar, language: str) -> dict[str, str | bytes]:
    return made(of, language)


@cache
def _for_editors(of: Radar, language: str) -> dict[str, str | bytes]:
    """The same with the editors' desk, problems, an address of the site and the documents that a build makes."""
    return made(
        of,
        language,
        desk=worklist(of, DAY, PROBLEMS),
        problems=PROBLEMS,
        site_url="https://radar.example/",
        archived=True,
        documents=True,
        sources={trend.id: f"name: {trend.id}\n".encode() for trend in of.trends},
    )


def digests() -> str:
    """A line for each page and data file of those radars in their languages: its digest and its path."""
    lines = []
    for folder, of in FOLDERS.items():
        for language in ("de", "en"):
            for way, files in (("", _pages(of(), language)), ("-editors", _for_editors(of(), language))):
                for path, content in files.items():
                    if not path.endswith(".xlsx"):
                        whole = content.encode() if isinstance(content, str) else content
                        lines.append(f"{sha256(whole).hexdigest()[:12]} {folder}{way}/{language}/{path}\n")
    lines += [f"{sha256(one.encode()).hexdigest()[:12]} many/en/{path}\n" for path, one in many.made().items()]
    return "".join(lines)


def golden(name: str) -> str:
    """What a file should hold."""
    path, language, of = PAGES[name]
    text = _pages(of(), language)[path]
    return "".join(f"{line}\n" for line in (text if isinstance(text, str) else text.decode()).splitlines())


if __name__ == "__main__":
    data_schema.write()
    for name in PAGES:
        (FOLDER / name).write_text(golden(name), encoding="utf-8", newline="\n")
    (FOLDER / DIGESTS).write_text(digests(), encoding="utf-8", newline="\n")
