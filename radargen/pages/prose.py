"""Markdown of people we do not know, made into HTML that can only show text; the one place that makes it.

markdown-it-py reads it without any raw HTML, nh3 then keeps what is on a list: two walls that know nothing of
each other. Of links and pictures those stay that lead to the web or to what the site has.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NewType, Protocol
from unicodedata import category

import nh3
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markupsafe import Markup

from radargen.text.markdown.parser import parser, tokens
from radargen.text.markdown.targets import outward
from radargen.text.markdown.text_references import Kind, text_references
from radargen.text.terminal import INVISIBLE

# HTML that a template may print as it stands.
Safe = NewType("Safe", Markup)

TAGS = {
    *("p", "h2", "h3", "h4", "h5", "h6", "hr", "br", "div", "span", "blockquote", "pre", "details", "summary"),
    *("ul", "ol", "li", "dl", "dt", "dd", "input", "label", "figure", "figcaption"),
    *("table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "th", "td"),
    *("a", "abbr", "b", "code", "del", "em", "i", "ins", "kbd", "mark", "s", "small", "strong", "sub", "sup", "img"),
}
ADMONITIONS = {
    *("admonition", "note", "abstract", "info", "tip", "success", "question"),
    *("warning", "failure", "danger", "bug", "example", "quote"),
}
ALIGNED = {"radar-left", "radar-center", "radar-right"}
CLASSES = {
    "div": ADMONITIONS,
    "p": {"admonition-title"},
    "td": ALIGNED,
    "th": ALIGNED,
    "sup": {"footnote-ref"},
    "hr": {"footnotes-sep"},
    "ol": {"footnotes-list"},
    "li": {"footnote-item", "task-list-item"},
    "ul": {"contains-task-list"},
    "input": {"task-list-item-checkbox"},
    "a": {"footnote-backref"},
}
ATTRIBUTES = {
    "a": {"href", "title", "id", "rel"},
    "img": {"src", "alt", "title", "width", "height", "loading"},
    "abbr": {"title"},
    "li": {"id"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    "input": {"checked"},
}
_CODE = re.compile("(<pre>.*?</pre>)", re.DOTALL)
# Line ends, tabs, soft hyphens, and what joins letters or emoji.
_KEPT = "\n\t\u00ad\u200c\u200d"
_ELSEWHERE = "nofollow noopener noreferrer"
# What of the site a text may lead to: footnotes, entries and pictures.
_OURS = re.compile(
    r"#fn[\w:-]*|(?:\.\./)*trends/[a-z0-9-]+/"
    r"|(?:\.\./)*(?:assets|trends/images)/(?:[\w.%-]+/)*[\w.%-]+\.(?:png|jpe?g|svg)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture as a page has it: its address from there, and its size in pixels, so that nothing moves around it."""

    src: str
    width: int
    height: int


class Leads(Protocol):
    """Where on the site an address in a text leads, as seen from one page."""

    def entry(self, address: str) -> str:
        """The link to the entry; empty where there is none to show."""

    def picture(self, address: str) -> Shown | None:
        """The picture; None where there is none to show."""


def prose(markdown: str, leads: Leads | None = None, below: int = 2) -> Safe:
    """The text as sanitised HTML on one line; its highest heading stands one level below the page's level `below`.

    A link that leads nowhere is shown as its words, a picture that cannot be shown as its alternative text.
    """
    links: list[tuple[str, str]] = []
    pictures: list[tuple[str, Shown]] = []
    for one in text_references(markdown) if leads else ():
        assert leads  # noqa: S101 – for the type checker
        if one.kind is Kind.LINK and (href := leads.entry(one.address)):
            links.append((one.address, href))
        if one.kind is Kind.PICTURE and (shown := leads.picture(one.address)):
            pictures.append((one.address, shown))
    return _prose(markdown, below, tuple(links), tuple(pictures))


@lru_cache(maxsize=8192)
def _prose(markdown: str, below: int, links: Sequence[tuple[str, str]], pictures: Sequence[tuple[str, Shown]]) -> Safe:
    parts, env = tokens(markdown)
    highest = min((_level(token) for token in parts if token.type == "heading_open"), default=1)
    places, shown = dict(links), dict(pictures)
    for token in parts:
        _settle(token, below + 1 - highest)
        if token.children:
            token.children = [_led(part, places, shown) for part in token.children]
    html = _cleaner().clean(parser().renderer.render(parts, parser().options, env))
    line = "".join(_in_one_line(part) for part in _CODE.split(_seen(html.strip())))
    return Safe(Markup(line))  # noqa: S704 – the sanitiser's output


@cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=TAGS,
        clean_content_tags={"script", "style"},
        attributes=ATTRIBUTES,
        attribute_filter=_attribute,
        link_rel=None,
        url_schemes={"http", "https", "mailto"},
        url_relative=lambda address: address if _OURS.fullmatch(address) else None,
        allowed_classes=CLASSES,
        set_tag_attribute_values={"input": {"type": "checkbox", "disabled": ""}},
    )


def _seen(html: str) -> str:
    """Without what turns the direction of reading or cannot be seen, which Markdown also takes by its name."""
    if html.isprintable():
        return html
    return "".join("\N{REPLACEMENT CHARACTER}" if category(c) in INVISIBLE and c not in _KEPT else c for c in html)


def _in_one_line(html: str) -> str:
    """Without line ends, so that no line of a page begins with the editor's words.

    Some Markdown extensions a site may use look for fences and includes before anything looks for HTML.
    """
    return html.replace("\n", "&#10;" if html.startswith("<pre>") else " ")


def _attribute(tag: str, attribute: str, value: str) -> str | None:
    """Ids only as footnotes make them: an entry must not take over an id of the theme, such as `__search`.

    A picture is one of ours or none, be its address as harmless as it may.
    """
    match attribute:
        case "id":
            return value if value.startswith("fn") else None
        case "rel":
            return _ELSEWHERE
        case "src":
            return value if tag == "img" and _OURS.fullmatch(value) else None
        case _:
            return value


def _level(heading: Token) -> int:
    return int(heading.tag[1])


def _settle(token: Token, down: int) -> None:
    """Move a heading down by some levels, turn a column's alignment from a style into a class."""
    if token.type in ("heading_open", "heading_close"):
        token.tag = f"h{min(6, _level(token) + down)}"
    style = token.attrs.pop("style", None)
    if style:
        token.attrSet("class", f"radar-{str(style).removeprefix('text-align:')}")


def _led(part: Token, places: dict[str, str], shown: dict[str, Shown]) -> Token:
    """A link or picture with what its address stands for on the site; what stands for nothing is only words."""
    if part.type == "link_open":
        address = str(part.attrs.get("href", ""))
        if outward(address):
            part.attrSet("rel", _ELSEWHERE)
        elif address in places:
            part.attrSet("href", places[address])
        else:
            del part.attrs["href"]
    elif part.type == "image":
        children = [_led(child, {}, {}) for child in part.children or ()]
        words = RendererHTML().renderInlineAsText(children, parser().options, {})
        picture = shown.get(str(part.attrs.get("src", "")))
        if picture is None:
            text = Token("text", "", 0)
            text.content = words
            return text
        # Set anew, for the renderer takes the alternative text from the children.
        part.attrs = {"src": picture.src, "alt": "", **({"title": t} if (t := part.attrs.get("title")) else {})}
        part.attrs |= {"width": picture.width, "height": picture.height, "loading": "lazy"}
    return part
