"""A page as a browser would take it: its elements, its words, and whatever could run."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import NamedTuple

from markdown import Markdown

# What a site of mkdocs-material usually switches on.
EXTENSIONS = [
    *("toc", "tables", "admonition", "attr_list", "def_list", "footnotes", "abbr", "meta", "smarty"),
    *("pymdownx.superfences", "pymdownx.details", "pymdownx.snippets", "pymdownx.tasklist", "pymdownx.tilde"),
]
ALLOWED_SCHEMES = ("http:", "https:", "mailto:")


class Element(NamedTuple):
    """A start tag."""

    tag: str
    attributes: dict[str, str]


class Page(HTMLParser):
    """What a piece of HTML holds."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self.words: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())

    @property
    def hrefs(self) -> list[str]:
        return [e.attributes["href"] for e in self.elements if "href" in e.attributes]

    @property
    def ids(self) -> list[str]:
        return [e.attributes["id"] for e in self.elements if "id" in e.attributes]

    def headings(self) -> list[str]:
        return [e.tag for e in self.elements if re.fullmatch("h[1-6]", e.tag)]


def dangers(html: str) -> Iterator[str]:
    """Everything in the HTML that could run, style, load or cover."""
    for tag, attributes in Page(html).elements:
        if tag in {"script", "style", "iframe", "object", "embed", "base", "meta", "link", "form", "img"}:
            yield f"<{tag}>"
        for name, value in attributes.items():
            if name.startswith("on") or name in {"style", "srcdoc", "src", "srcset", "formaction", "action"}:
                yield f"{name}={value}"
            if name in {"href", "xlink:href"} and ":" in value and not value.lower().startswith(ALLOWED_SCHEMES):
                yield f"{name}={value}"
            if name == "id" and value.startswith("__"):
                yield f"id={value}"


def block(source: str | bytes) -> str:
    """The HTML of a page source: what follows its front matter."""
    assert isinstance(source, str)
    return source.split("\n---\n", 1)[1].strip()


def rendered(source: str | bytes) -> str:
    """The page source as a site's Markdown makes it."""
    return Markdown(extensions=EXTENSIONS).convert(block(source))
