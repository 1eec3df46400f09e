"""The one parser of editors' Markdown: no raw HTML, and it remembers where links, pictures and tags stand."""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline, autolink, image, link
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token
from markdown_it.utils import EnvType
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from radargen.text.markdown.tasks import tasks_plugin

# What an opening tag looks like, as CommonMark has it; of its attributes no more is looked at than a tag needs. The tag
# that closes it is no second mistake.
_TAG = re.compile(r"<([A-Za-z][A-Za-z0-9]{0,10}+)(?:\s[^<>]{0,400}+)?+/?>|<!--|<![A-Za-z]|<\?[A-Za-z]")
# "a <b and c> d" is no tag with two attributes.
_PROSE = re.compile(r"<[A-Za-z]\s+[^=\s/][^=]*>")
# The elements of HTML, old ones and those of drawings and formulas included, as people write them: `List<Object>`,
# `<T>` and `<name>` are none.
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
    """The parser; `tokens` reads with it."""
    made = MarkdownIt("commonmark", {"html": False, "maxNesting": 20}).enable(["table", "strikethrough"])
    for plugin in (deflist_plugin, footnote_plugin, tasks_plugin, admon_plugin):
        made.use(plugin)
    made.core.ruler.at("inline", _inline)
    made.inline.ruler.at("emphasis", _emphasis)
    for name, rule in (("link", link), ("image", image), ("autolink", autolink)):
        made.inline.ruler.at(name, _placed(rule))
    made.inline.ruler.at("html_inline", _tag)
    # Bad addresses are told by those who use the tokens, so that their words are shown and not their Markdown.
    made.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    return made


def tokens(text: str) -> tuple[list[Token], EnvType]:
    """The text's tokens, to be changed at will, and what its renderer has to know.

    A link or picture has its source in `meta`: `raw`, and `place`, an offset into the `content` of the token `block`.
    Where the text has tags, `tags` of the second has the same of each.
    """
    env: EnvType = {}
    return parser().parse(text, env), env


@lru_cache(maxsize=16)
def parsed(text: str) -> tuple[list[Token], EnvType]:
    """The same, for those who only look."""
    return tokens(text)


def _inline(state: StateCore) -> None:
    """The parser's own rule, but it says which block is at work."""
    for token in state.tokens:
        if token.type == "inline":
            state.env["block"] = token
            token.children = token.children or []
            state.md.inline.parse(token.content, state.md, state.env, token.children)


def _placed(rule: Callable[[StateInline, bool], bool]) -> Callable[[StateInline, bool], bool]:
    def placed(state: StateInline, silent: bool) -> bool:
        start, before = state.pos, len(state.tokens)
        found = rule(state, silent)
        if found and not silent:
            # Text that was still to be written may come first.
            made = next(token for token in state.tokens[before : before + 2] if token.type != "text")
            made.meta |= _source(state, start, state.src[start : state.pos])
        return found

    return placed


def _tag(state: StateInline, silent: bool) -> bool:
    """A tag is text like any other; only that there is one is remembered."""
    found = _TAG.match(state.src, state.pos)
    if not found or (found[1] and not _is_element(found[1])) or _PROSE.fullmatch(found.group()):
        return False
    if not silent:
        state.env.setdefault("tags", []).append(_source(state, state.pos, found.group()))
        state.pending += "<"
    state.pos += 1
    return True


def _is_element(name: str) -> bool:
    return name.lower() in _ELEMENTS and (len(name) == 1 or name.islower() or name.isupper())


def _source(state: StateInline, start: int, raw: str) -> dict[str, Any]:
    """What was written, and where; in what a picture or a footnote holds, nobody counts from the block's start."""
    block = state.env.get("block")
    if block is None or (state.src is not block.content and state.src != block.content):
        start = max(0, block.content.find(raw)) if block else 0
    return {"raw": raw, "place": start, "block": block}


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
