"""The parser of editors' Markdown: no raw HTML; it records the positions of links, pictures and tags."""

import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererProtocol
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline, autolink, image, link
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token
from markdown_it.utils import EnvType
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from radargen.text.markdown.tasks import tasks_plugin
from radargen.text.source_marks import MARK

# An opening tag as in CommonMark, with at most 400 characters of attributes. Closing tags are not matched, so that an
# element is reported once.
_TAG = re.compile(r"<([A-Za-z][A-Za-z0-9]{0,10}+)(?:\s[^<>]{0,400}+)?+/?>|<!--|<![A-Za-z]|<\?[A-Za-z]")
# "a <b and c> d" is no tag with two attributes.
_PROSE = re.compile(r"<[A-Za-z]\s+[^=\s/][^=]*>")
# The token type of a mark that the text does not define.
SOURCE_MARK = "source_mark"
# Elements of HTML, including obsolete ones, svg and math. Others, such as `List<Object>`, `<T>` and `<name>`, are
# ordinary text.
_NAMES = """
    a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote
    body br button canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl
    dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr
    html i iframe image img input ins isindex kbd label legend li link listing main map mark marquee math menu
    meta meter nav nobr noembed noframes noscript object ol optgroup option output p param picture plaintext
    portal pre progress q rb rp rt rtc ruby s samp script search section select slot small source span strike
    strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul
    var video wbr xmp
"""
_ELEMENTS = frozenset(_NAMES.split())


@cache
def parser() -> MarkdownIt:
    """The configured parser, which `tokens` uses."""
    made = MarkdownIt("commonmark", {"html": False, "maxNesting": 20}).enable(["table", "strikethrough"])
    for plugin in (deflist_plugin, footnote_plugin, tasks_plugin, admon_plugin):
        made.use(plugin)
    made.core.ruler.at("inline", _inline)
    made.inline.ruler.at("emphasis", _emphasis)
    for name, rule in (("link", link), ("image", image), ("autolink", autolink)):
        made.inline.ruler.at(name, _placed(rule))
    made.inline.ruler.at("html_inline", _tag)
    made.inline.ruler.after("footnote_ref", SOURCE_MARK, _source_mark)
    made.add_render_rule(SOURCE_MARK, _as_written)
    # Addresses are checked by the callers, so that a bad link shows its words and not its Markdown.
    made.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    return made


def tokens(text: str) -> tuple[list[Token], EnvType]:
    """The text's tokens, which the caller may change, and the environment for its renderer.

    A link or picture has its source in `meta`: `raw`, and `place`, an offset into the `content` of the token `block`.
    The environment has the same for each HTML tag in `tags`. A mark [^key] that the text does not define is a token of
    the type SOURCE_MARK, with its `key` in `meta` too.
    """
    env: EnvType = {}
    return parser().parse(text, env), env


@lru_cache(maxsize=16)
def parsed(text: str) -> tuple[list[Token], EnvType]:
    """As `tokens`, cached; the caller must not change the result."""
    return tokens(text)


def _inline(state: StateCore) -> None:
    """The parser's own rule, which also records the current block in the environment."""
    for token in state.tokens:
        if token.type == "inline":
            state.env["block"] = token
            token.children = token.children or []
            state.md.inline.parse(token.content, state.md, state.env, token.children)


def _placed(rule: Callable[[StateInline, bool], bool]) -> Callable[[StateInline, bool], bool]:
    def placed(state: StateInline, silent: bool) -> bool:
        start, before = state.pos, len(state.tokens)
        matched = rule(state, silent)
        if matched and not silent:
            # Pending text may be written first.
            made = next(token for token in state.tokens[before : before + 2] if token.type != "text")
            made.meta |= _source(state, start, state.src[start : state.pos])
        return matched

    return placed


def _tag(state: StateInline, silent: bool) -> bool:
    """Treats an HTML tag as text and records it in the environment."""
    match = _TAG.match(state.src, state.pos)
    if not match or (match[1] and not is_element(match[1])) or _PROSE.fullmatch(match.group()):
        return False
    if not silent:
        state.env.setdefault("tags", []).append(_source(state, state.pos, match.group()))
        state.pending += "<"
    state.pos += 1
    return True


def _source_mark(state: StateInline, silent: bool) -> bool:
    """Parses a mark [^key] that the text does not define; `linked` in its meta if it is within a link."""
    # In silent mode the parser scans the words of a link, which may contain brackets but no other link.
    match = MARK.match(state.src, state.pos) if state.src[state.pos] == "[" and not silent else None
    if not match:
        return False
    token = state.push(SOURCE_MARK, "", 0)
    token.content = match.group()
    token.meta = {"key": match[1], "linked": state.linkLevel > 0, **_source(state, state.pos, match.group())}
    state.pos = match.end()
    return True


def _as_written(_: RendererProtocol, parts: Sequence[Token], place: int, *__: object) -> str:
    return escapeHtml(parts[place].content)


def is_element(name: str) -> bool:
    """Whether a tag of that name is one of HTML, and no ordinary text such as `<T>`."""
    return name.lower() in _ELEMENTS and (len(name) == 1 or name.islower() or name.isupper())


def _source(state: StateInline, start: int, raw: str) -> dict[str, Any]:
    """The raw text and its offset in the block; searched for inside pictures and footnotes, which have own offsets."""
    block = state.env.get("block")
    if block is None or (state.src is not block.content and state.src != block.content):
        start = max(0, block.content.find(raw)) if block else 0
    return {"raw": raw, "place": start, "block": block}


def _emphasis(state: StateInline, silent: bool) -> bool:
    """The rule of CommonMark, except that * within a word is literal, as _ is: Kund*innen und Nutzer*innen."""
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
