"""Turn untrusted Markdown into sanitised HTML; the only place that does so.

markdown-it-py parses it with raw HTML disabled, then nh3 applies an allow-list: two independent safeguards. Only links
to the web or to pages of the site, and pictures of the site, are kept.
"""

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NewType, Protocol
from unicodedata import category

import nh3
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markupsafe import Markup

from radargen.text.markdown.parser import SOURCE_MARK, parser, tokens
from radargen.text.markdown.targets import outward
from radargen.text.markdown.text_references import Kind, text_references
from radargen.text.source_marks import marks
from radargen.text.terminal import INVISIBLE

# HTML that a template may print unescaped.
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
    "a": {"href", "title", "id", "rel", "aria-label"},
    "img": {"src", "alt", "title", "width", "height", "loading"},
    "abbr": {"title"},
    "li": {"id"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    "input": {"checked"},
}
_CODE = re.compile("(<pre>.*?</pre>)", re.DOTALL)
# Line ends, tabs, soft hyphens, and joiners of letters or emoji.
_KEPT = "\n\t\u00ad\u200c\u200d"
# Characters that could end a script element or break a script, as escapes of JSON.
ESCAPES = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}
_ELSEWHERE = "nofollow noopener noreferrer"
# Addresses on the site that a text may link to: footnotes, sources of the entry, other entries and pictures.
_OURS = re.compile(
    r"#fn[\w:-]*|#source-[a-z0-9-]+|(?:\.\./)*trends/[a-z0-9-]+/"
    r"|(?:\.\./)*(?:assets|trends/images)/(?:[\w.%-]+/)*[\w.%-]+\.(?:png|jpe?g|svg)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class EmbeddedPicture:
    """A picture on a page: its relative address, and its size in pixels, which keeps the layout stable on loading."""

    src: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A source that a mark refers to: its number, its address on the page, and its title in words."""

    number: int
    href: str
    words: str


class LinkTargets(Protocol):
    """Resolves addresses in a text to links from one page of the site."""

    def entry(self, address: str) -> str:
        """The link to the entry at the address; empty where there is none."""

    def picture(self, address: str) -> EmbeddedPicture | None:
        """The picture at the address; None where there is none."""

    def source(self, key: str) -> CitedSource | None:
        """The source with the key; None where there is none."""


def sentence(words: str, sources: Mapping[str, CitedSource]) -> Safe:
    """Plain words, escaped on one line, with their marks as links; a mark without a source stays as written."""
    parts, end = [], 0
    for key, start, after in marks(words):
        if source := sources.get(key):
            parts += [html.escape(words[end:start].rstrip()), _mark(source, linked=True)]
            end = after
    parts.append(html.escape(words[end:]))
    return Safe(Markup(" ".join("".join(parts).splitlines())))  # noqa: S704 – escaped above


def prose(markdown: str, targets: LinkTargets | None = None, below: int = 2) -> Safe:
    """The text as sanitised HTML on one line; its highest heading becomes one of level `below` + 1.

    A link without a target becomes its words, a picture that the site does not have its alternative text. A mark [^key]
    without a source stays as written. Footnotes defined in the text are numbered after the cited sources.
    """
    cited: list[tuple[str, CitedSource]] = []
    links: list[tuple[str, str]] = []
    pictures: list[tuple[str, EmbeddedPicture]] = []
    for reference in text_references(markdown) if targets else ():
        assert targets  # noqa: S101 – for the type checker
        if reference.kind is Kind.LINK and (href := targets.entry(reference.address)):
            links.append((reference.address, href))
        if reference.kind is Kind.PICTURE and (picture := targets.picture(reference.address)):
            pictures.append((reference.address, picture))
        if reference.kind is Kind.MARK and (source := targets.source(reference.address)):
            cited.append((reference.address, source))
    return _prose(markdown, below, tuple(links), tuple(pictures), tuple(cited))


@lru_cache(maxsize=8192)
def _prose(
    markdown: str,
    below: int,
    links: Sequence[tuple[str, str]],
    pictures: Sequence[tuple[str, EmbeddedPicture]],
    cited: Sequence[tuple[str, CitedSource]],
) -> Safe:
    parts, env = tokens(markdown)
    highest = min((_level(token) for token in parts if token.type == "heading_open"), default=1)
    hrefs, embedded, sources = dict(links), dict(pictures), dict(cited)
    last = max((source.number for source in sources.values()), default=0)
    for token in parts:
        _adapt(token, below + 1 - highest)
        if token.children:
            token.children = [_with_source(_with_target(part, hrefs, embedded), sources) for part in token.children]
        for part in (token, *(token.children or ())) if last else ():
            _renumber(part, last)
    clean = _cleaner().clean(parser().renderer.render(parts, parser().options, env))
    line = "".join(_in_one_line(part) for part in _CODE.split(_without_invisible(clean.strip())))
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


def _without_invisible(clean: str) -> str:
    """Replace invisible characters and those that change the direction of text, which may come from HTML entities."""
    if clean.isprintable():
        return clean
    return "".join("\N{REPLACEMENT CHARACTER}" if category(c) in INVISIBLE and c not in _KEPT else c for c in clean)


def _in_one_line(clean: str) -> str:
    """Remove line ends, so that no line of a page begins with an editor's text.

    Some Markdown extensions of a site process fences and includes at line starts before HTML blocks are recognised.
    """
    return clean.replace("\n", "&#10;" if clean.startswith("<pre>") else " ")


def _attribute(tag: str, attribute: str, value: str) -> str | None:
    """The value that nh3 keeps of an attribute, None for none.

    Ids only of footnotes, lest an entry take one of the theme, such as `__search`; pictures only of the site.
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


def _adapt(token: Token, down: int) -> None:
    """Move a heading down by `down` levels, and turn a column's alignment from a style into a class; in place."""
    if token.type in ("heading_open", "heading_close"):
        token.tag = f"h{min(6, _level(token) + down)}"
    style = token.attrs.pop("style", None)
    if style:
        token.attrSet("class", f"radar-{str(style).removeprefix('text-align:')}")


def _with_source(part: Token, sources: Mapping[str, CitedSource]) -> Token:
    """A mark as a link to its source; within another link, only the number."""
    if part.type != SOURCE_MARK or not (source := sources.get(part.meta["key"])):
        return part
    made = Token("html_inline", "", 0)
    made.content = _mark(source, linked=not part.meta["linked"])
    return made


def _mark(source: CitedSource, *, linked: bool) -> str:
    number = f"[{source.number}]"
    if linked:
        number = f'<a href="{html.escape(source.href)}" aria-label="{html.escape(source.words)}">{number}</a>'
    return f'<sup class="footnote-ref">{number}</sup>'


def _renumber(token: Token, last: int) -> None:
    """Number a footnote of the text after the source with the number `last`."""
    if token.type in ("footnote_ref", "footnote_open", "footnote_anchor"):
        token.meta = {**token.meta, "id": token.meta["id"] + last}
    elif token.type == "footnote_block_open":
        token.type = "html_block"
        token.content = f'<hr class="footnotes-sep">\n<ol class="footnotes-list" start="{last + 1}">\n'


def _with_target(part: Token, hrefs: dict[str, str], embedded: dict[str, EmbeddedPicture]) -> Token:
    """A link or picture with its address on the site; without one, a link loses its address, a picture is its text."""
    if part.type == "link_open":
        address = str(part.attrs.get("href", ""))
        if outward(address):
            part.attrSet("rel", _ELSEWHERE)
        elif address in hrefs:
            part.attrSet("href", hrefs[address])
        else:
            del part.attrs["href"]
    elif part.type == "image":
        children = [_with_target(child, {}, {}) for child in part.children or ()]
        words = RendererHTML().renderInlineAsText(children, parser().options, {})
        picture = embedded.get(str(part.attrs.get("src", "")))
        if picture is None:
            text = Token("text", "", 0)
            text.content = words
            return text
        # The renderer fills in the alternative text from the children.
        part.attrs = {"src": picture.src, "alt": "", **({"title": t} if (t := part.attrs.get("title")) else {})}
        part.attrs |= {"width": picture.width, "height": picture.height, "loading": "lazy"}
    return part
