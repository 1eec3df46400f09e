"""Markdown of people we do not know, made into HTML that can only show text; the one place that makes it.

markdown-it-py reads it without any raw HTML, nh3 then keeps what is on a list: two walls that know nothing of
each other. Images are shown as their alternative text.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NewType

import nh3
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML, RendererProtocol
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.tasklists import tasklists_plugin

from radargen.pages.addresses import outward

# HTML that a template may print as it stands.
Safe = NewType("Safe", Markup)

TAGS = {
    *("p", "h2", "h3", "h4", "h5", "h6", "hr", "br", "div", "span", "blockquote", "pre", "details", "summary"),
    *("ul", "ol", "li", "dl", "dt", "dd", "input", "label", "figure", "figcaption"),
    *("table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "th", "td"),
    *("a", "abbr", "b", "code", "del", "em", "i", "ins", "kbd", "mark", "s", "small", "strong", "sub", "sup"),
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
    "a": {"href", "title", "id"},
    "abbr": {"title"},
    "li": {"id"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    "input": {"checked"},
}
_CODE = re.compile("(<pre>.*?</pre>)", re.DOTALL)


@lru_cache(maxsize=8192)
def prose(markdown: str, below: int = 2) -> Safe:
    """The text as sanitised HTML on one line; its highest heading stands one level below the page's level `below`."""
    parser = _parser()
    env: EnvType = {}
    tokens = parser.parse(markdown, env)
    highest = min((_level(token) for token in tokens if token.type == "heading_open"), default=1)
    for token in tokens:
        _settle(token, below + 1 - highest)
    html = _cleaner().clean(parser.renderer.render(tokens, parser.options, env))
    line = "".join(_in_one_line(part) for part in _CODE.split(html.strip()))
    return Safe(Markup(line))  # noqa: S704 – the sanitiser's output


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": 20}).enable(["table", "strikethrough"])
    for plugin in (deflist_plugin, footnote_plugin, tasklists_plugin, admon_plugin):
        parser.use(plugin)
    parser.inline.ruler.at("emphasis", _emphasis)
    parser.add_render_rule("image", _alternative_text)
    # Bad addresses are taken away afterwards, so that their words are shown and not their Markdown.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    return parser


@cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=TAGS,
        clean_content_tags={"script", "style"},
        attributes=ATTRIBUTES,
        attribute_filter=_attribute,
        link_rel="nofollow noopener noreferrer",
        url_schemes={"http", "https", "mailto"},
        url_relative=lambda address: address if address.startswith("#fn") else None,
        allowed_classes=CLASSES,
        set_tag_attribute_values={"input": {"type": "checkbox", "disabled": ""}},
    )


def _in_one_line(html: str) -> str:
    """Without line ends, so that no line of a page begins with the editor's words.

    Some Markdown extensions a site may use look for fences and includes before anything looks for HTML.
    """
    return html.replace("\n", "&#10;" if html.startswith("<pre>") else " ")


def _attribute(_tag: str, attribute: str, value: str) -> str | None:
    """Ids only as footnotes make them: an entry must not take over an id of the theme, such as `__search`."""
    return None if attribute == "id" and not value.startswith("fn") else value


def _level(heading: Token) -> int:
    return int(heading.tag[1])


def _settle(token: Token, down: int) -> None:
    """Move a heading down by some levels, turn a column's alignment from a style into a class, take away bad links."""
    if token.type in ("heading_open", "heading_close"):
        token.tag = f"h{min(6, _level(token) + down)}"
    style = token.attrs.pop("style", None)
    if style:
        token.attrSet("class", f"radar-{str(style).removeprefix('text-align:')}")
    for part in token.children or ():
        if part.type == "link_open" and not outward(str(part.attrGet("href"))):
            del part.attrs["href"]


def _emphasis(state: StateInline, silent: bool) -> bool:
    """The rule of CommonMark, but a star within a word is a star, as `_` always was: Kund*innen und Nutzer*innen."""
    marker = state.src[state.pos]
    if silent or marker not in "_*":
        return False
    run = state.scanDelims(state.pos, False)
    for _ in range(run.length):
        state.push("text", "", 0).content = marker
        place = len(state.tokens) - 1
        state.delimiters.append(Delimiter(ord(marker), run.length, place, -1, run.can_open, run.can_close))
    state.pos += run.length
    return True


def _alternative_text(
    renderer: RendererProtocol, tokens: Sequence[Token], place: int, options: OptionsDict, env: EnvType
) -> str:
    assert isinstance(renderer, RendererHTML)  # noqa: S101 – for the type checker: we made it
    words = renderer.renderInlineAsText(tokens[place].children or [], options, env)
    return str(Markup.escape(words))
