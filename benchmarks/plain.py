"""The words of a site's pages as plain Markdown: what somebody would have written who had no generator."""

import re
from html.parser import HTMLParser
from posixpath import dirname, join, normpath

from radargen.build import load, site

# Pictures and what only steers a page; none of it is text.
LEFT_OUT = frozenset({"svg", "script", "template", "select", "button"})
BEFORE = {f"h{n}": f"\n\n{'#' * n} " for n in range(1, 7)} | {
    **dict.fromkeys(("p", "ul", "ol", "dl", "table", "blockquote", "figcaption", "summary", "dt"), "\n\n"),
    **{"li": "\n- ", "tr": "\n\n", "dd": "\n\n", **dict.fromkeys(("br", "span", "td", "th"), " ")},
    **{"strong": "**", "b": "**", "em": "*", "i": "*", "code": "`"},
}
AFTER = {"strong": "**", "b": "**", "em": "*", "i": "*", "code": "`"}


def pages(files: dict[str, str], language: str) -> dict[str, str]:
    """Every page of the radar's site in that language as Markdown by path, with its headings, lists and links.

    No HTML, no pictures; a radar in a picture still is a list of links to its trends on the page.
    """
    loaded, lock = load({path: text.encode() for path, text in files.items()})
    made = site(loaded, language, lock=lock, pictures=False).files
    sources = {path: text for path, text in made.items() if path.endswith(".md") and isinstance(text, str)}
    return {path: _markdown(path, text, frozenset(sources)) for path, text in sources.items()}


def _markdown(path: str, source: str, known: frozenset[str]) -> str:
    head, _, body = source.partition("\n---\n")
    reader = _Reader(path, known)
    reader.feed(body)
    reader.close()
    text = re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t]*\n[ \t]*", "\n", "".join(reader.parts)))
    text = re.sub(r"\[ *\]\(.*?\)", "", text)
    title = next(line for line in head.splitlines() if line.startswith("title: "))
    return f"---\n{title}\n---\n{text.strip()}\n"


class _Reader(HTMLParser):
    def __init__(self, path: str, known: frozenset[str]) -> None:
        super().__init__()
        self.path, self.known = path, known
        self.parts: list[str] = []
        self.links: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in LEFT_OUT or self.silent:
            self.silent += tag in LEFT_OUT
            return
        self.parts.append(BEFORE.get(tag, ""))
        if tag == "a":
            self.links.append(self._target(dict(attrs).get("href") or ""))
            self.parts.append("[" if self.links[-1] else "")

    def handle_endtag(self, tag: str) -> None:
        if self.silent:
            self.silent -= tag in LEFT_OUT
            return
        self.parts.append(AFTER.get(tag, ""))
        if tag == "a" and (target := self.links.pop()):
            self.parts.append(f"]({target})")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.parts.append(" ".join(data.split("\n")))

    def _target(self, href: str) -> str:
        """The source file of a page of ours, relative to this one; empty where there is none to link to."""
        if href.startswith("http"):
            return href
        here = self.path.removesuffix("index.md").removesuffix(".md")
        there = normpath(join(here, href.partition("#")[0]))
        found = next((each for each in (f"{there}.md", join(there, "index.md")) if normpath(each) in self.known), "")
        up = "../" * dirname(self.path).count("/") + ("../" if dirname(self.path) else "")
        return found and f"{up}{normpath(found)}"
