"""What a small site says to readers and to machines; `python -m tests.publishing.golden` writes it anew.

Of each page the head, the ways that lead on and the headings, nothing that belongs to the theme of another version.
You read the difference.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urljoin

from radargen.build import load
from radargen.publishing.building.page_export import export
from radargen.publishing.mkdocs_host.mkdocs_build import BuildOrder, write_site
from radargen.storage.files import read
from tests.folders import NO_DOWNLOADS, RADAR, contents, entry, radar_folder

FOLDER = Path(__file__).parent.parent / "golden" / "site"
SETTINGS = """site_name: Prüfradar
site_url: https://example.org/radar/
repo_url: https://example.org/team/radar
edit_uri: edit/main/
theme: {name: material}
plugins: [search, radargen]
extra: {homepage: https://example.org/}
extra_css: [assets/own.css]
"""
# Other ones: pages are named as files, the navigation is the radar's own, an icon is chosen and a page taken out.
OTHERS = """site_name: Test
use_directory_urls: false
theme: {name: material, language: en, icon: {admonition: {note: octicons/tag-16}}}
plugins: [search, radargen]
not_in_nav: /only.md
exclude_docs: only.md
nav: [index.md, {By us: hand.md}, {Trends: trends/index.md}]
"""
BY_HAND = {
    "site/de/hand.md": "---\ndescription: Wer das schreibt.\n---\n# Von Hand\n\nMit [Kanban](trends/kanban.md).\n",
    "site/en/hand.md": "# By hand\n",
    "site/en/only.md": "# English alone\n",
    "site/assets/own.css": "p { color: red }\n",
}
# Of a page's head and body, the tags of which everything is told, with what of each.
TOLD = {
    "html": ("lang", "dir"),
    "base": ("href",),
    "link": ("rel", "href", "hreflang", "type", "title"),
    "meta": ("name", "property", "content", "http-equiv"),
    "script": ("src",),
    "a": ("href", "hreflang"),
    "img": ("src", "alt"),
}
TITLES = {"title", "h1", "h2", "h3"}
# Files that are told as they are.
WHOLE = {"_headers", "csp.txt", "embed/csp.txt", "embed/nginx.conf", "sitemap.xml"}


class Told(HTMLParser):
    """The lines on what the page at that address tells, each once."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.address = address
        self.lines: dict[str, None] = {}
        self.words: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        for name in {"href", "src"} & given.keys():
            given[name] = urljoin(self.address, given[name] or "")
        said = [f"{name}={given[name]}" for name in TOLD.get(tag, ()) if given.get(name) is not None]
        if said and given.get("name") != "generator":
            self.lines[f"  {tag} {' '.join(said)}"] = None
        if tag in TITLES:
            self.words = []

    def handle_data(self, data: str) -> None:
        if self.words is not None:
            self.words.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag in TITLES and self.words is not None:
            self.lines[f"  {tag}: {' '.join(''.join(self.words).split())}"] = None
            self.words = None


def folder(top: Path, frame: str = RADAR) -> Path:
    """A small radar with pages by hand and all settings that lead somewhere."""
    root = radar_folder(top / "radar", frame, scrum=entry("Scrum") + "aliases: {de: [Gedränge], en: [scrummage]}\n")
    for path, text in {**BY_HAND, "mkdocs.yml": SETTINGS}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


def site(top: Path, language: str, body: bool = True, frame: str = RADAR, settings: str = SETTINGS) -> str:
    """What the site of one language says, or only the heads of its pages."""
    root, out = folder(top, frame), top / f"out-{language}"
    (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    steps = []
    order = BuildOrder(language, progress=lambda done, total: steps.append((done, total)), edits=settings != SETTINGS)
    result = write_site(root, out, order)
    pages = contents(out)
    own = [path for path in pages if not re.match(r"assets/(images|javascripts|stylesheets|external)/", path)]
    lines = [
        f"pages: {' '.join(sorted(result.pages))}",
        f"address: {result.site_url}",
        f"steps: {steps[:2]} to {steps[-1]}",
        *(f"note: {note}" for note in result.notes),
        *own,
    ]
    base = result.site_url if language == "de" else f"{result.site_url}{language}/"
    told = {path: _told(base + path, pages[path].decode()) for path in own if path.endswith(".html")}
    often = Counter(line for each in told.values() for line in each)
    usual = [line for line in often if often[line] > len(told) / 2]
    lines += ["", "most pages", *usual]
    for path, each in told.items():
        lines += ["", path, *(line for line in each if line not in usual and (body or not line.startswith("  a ")))]
        lines += [f"  without{line}" for line in usual if line not in each]
    index = json.loads(pages["search/entries.json"])
    lines += [
        "",
        "search",
        *(f"  {found['location']}: {found['title']}: {found['text'][:40]}" for found in index["docs"]),
    ]
    for path in sorted(WHOLE & pages.keys()):
        lines += ["", path, *_without_hashes(pages[path].decode()).splitlines()]
    return "\n".join(lines) + "\n"


def _told(address: str, page: str) -> list[str]:
    """What a page tells, without what the theme of another version would tell differently."""
    told = Told(address)
    told.feed(page)
    lines = map(_without_hashes, told.lines)
    return [line for line in lines if not re.search(r"assets/(images|javascripts|stylesheets|external)/", line)]


def _without_hashes(text: str) -> str:
    return re.sub(r"(?: 'sha256-[^']+')+", " (hashes)", text)


def pages_as_files(top: Path, frame: str = RADAR) -> str:
    """What `radargen build --pages` writes, but for what templates say."""
    root, out = folder(top, frame), top / "pages"
    loaded, lock = load(read(root))
    assert loaded.radar
    export(loaded, lock, loaded.radar, root, out)
    return "\n".join(_files(contents(out))) + "\n"


def _files(found: dict[str, bytes]) -> Iterator[str]:
    yield from (path for path in found if not path.startswith("theme/"))
    for path, data in found.items():
        if path == "README.md" or (path.endswith(".yml") and "/" not in path):
            yield from ("", f"== {path}", data.decode())
        elif path.endswith(".md") and data.startswith(b"---"):
            yield from ("", f"== {path}", data.decode().split("---\n")[1])


# File name -> what it should hold, made in an empty folder.
TEXTS: dict[str, Callable[[Path], str]] = {
    "de.txt": lambda top: site(top, "de"),
    "en.txt": lambda top: site(top, "en", body=False),
    "pages.txt": pages_as_files,
    "plain.txt": lambda top: site(top, "de", frame=RADAR + NO_DOWNLOADS),
    "others.txt": lambda top: site(top, "en", frame=RADAR + NO_DOWNLOADS, settings=OTHERS),
}

# Those without pictures, which take longest.
QUICK = ("plain.txt", "others.txt")


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name in sys.argv[1:] or TEXTS:
        with TemporaryDirectory() as spare:
            (FOLDER / name).write_text(TEXTS[name](Path(spare)), encoding="utf-8")
