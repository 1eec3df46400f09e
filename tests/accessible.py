"""What axe, a checker of accessibility, has against the pages of a site: `python -m tests.accessible build/site`.

With `kinds` behind the folder, one page of each kind is looked at: of a thousand trends, a long one takes a minute.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Error, Page

from tests.browser import Witness, eventually, opened, served

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
ASK = """axe.run({resultTypes: ["violations"]}).then(found => found.violations.map(
    each => `${each.id}: ${each.nodes.map(node => node.html.slice(0, 120)).slice(0, 3).join("  ")}`))"""
# A page for lost readers is a bare one first, whose script looks for what to show.
WHOLE = """document.readyState === 'complete' && Boolean(document.querySelector("main"))
    && Boolean(document.querySelector(".md-header") || !document.querySelector("script[data-parts]"))"""
Scheme = Literal["light", "dark"]
Look = tuple[Scheme, int]
LOOKS: tuple[Look, ...] = (("light", 1280), ("light", 390), ("dark", 1280), ("dark", 390))


def pages(site: Path) -> list[str]:
    """The addresses of all pages below the site's root, in order."""
    return sorted(path.relative_to(site).as_posix().removesuffix("index.html") for path in site.rglob("*.html"))


def kinds(site: Path) -> list[str]:
    """One page of each kind in each language: of the pages that lie beside each other, the largest."""
    largest: dict[str, str] = {}
    for page in pages(site):
        folder = page.removesuffix("/").rpartition("/")[0]
        # What lies at the top, or in a language's folder, is of a kind of its own.
        kind = folder if len(folder) > 2 else page
        if kind not in largest or _size(site, page) > _size(site, largest[kind]):
            largest[kind] = page
    return sorted(largest.values())


def _size(site: Path, page: str) -> int:
    return _file(site, page).stat().st_size


def _file(site: Path, page: str) -> Path:
    path = site / page
    return path / "index.html" if path.is_dir() else path


def _leads_on(site: Path, page: str) -> bool:
    """Whether the page shows another one in its place."""
    return 'http-equiv="refresh"' in _file(site, page).read_text(encoding="utf-8")


def complaints(browser: Browser, site: Path, addresses: Iterable[str], looks: Iterable[Look] = LOOKS) -> Iterator[str]:
    """A line per thing that axe, the console or a narrow screen would complain of; also each foreign host asked."""
    context = browser.new_context(reduced_motion="reduce")
    page, witness = context.new_page(), Witness()
    witness.watch(page)
    with served(site) as server:
        for address in addresses:
            try:
                page.goto(f"{server}/{address}")
                if _leads_on(site, address):
                    page.wait_for_url(re.compile(f"^(?!{re.escape(f'{server}/{address}')}$)"))
                # What it shows then is written piece by piece.
                eventually(page, partial(page.evaluate, WHOLE))
                page.evaluate(AXE)
                yield from (f"{address} {look}: {each}" for look in looks for each in _seen(page, *look))
            except Error as broken:
                # One that a browser cannot cope with hides none of the others.
                yield f"{address}: {broken.message.splitlines()[0]}"
                page.close()
                page = context.new_page()
                witness.watch(page)
            yield from (f"{address}: {each}" for each in witness.complaints)
            witness.complaints.clear()
        yield from sorted(f"asked {host}" for host in witness.hosts if host not in server)
    context.close()


def _seen(page: Page, scheme: Scheme, width: int) -> list[str]:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    wide = page.evaluate("document.documentElement.scrollWidth")
    return [*page.evaluate(ASK), *([f"is {wide} pixels wide"] if wide > width else [])]


def main() -> None:
    """Look at every page of a built site, or at one of each kind, in every look."""
    site, found = Path(sys.argv[1]), 0
    every = kinds(site) if sys.argv[2:] == ["kinds"] else pages(site)
    with opened() as browser:
        for line in complaints(browser, site, every):
            found += 1
            print(line, flush=True)
    print(f"{len(every)} pages, {found} complaints")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
