"""Converts texts of other programs to Markdown that a radar accepts: no HTML, valid links, within the limits."""

import html
import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from radargen.exchange.brought import Markup, Said
from radargen.reading import visible
from radargen.reading.forms.fields import LINE, SENTENCES
from radargen.text.markdown.limits import excess
from radargen.text.markdown.targets import outward, scheme
from radargen.text.markdown.text_references import Kind, TextReference, text_references
from radargen.text.messages import Message
from radargen.writing.yaml_editing import harmless

# Up to this many characters, a text of one plain paragraph is a summary.
SUMMARY = 300
# A longer text is cut before conversion; more deeply nested elements would take the converter too long.
_LONGEST, _DEEPEST = 40_000, 100
# If a text has more refused items than this, all of its special characters are escaped.
_MOST_WRONG = 40

_TAG = re.compile(r"</?(?:[A-Za-z][A-Za-z0-9]{0,10})(?:\s[^<>]{0,400})?/?>|<!--(?:(?!<!--).){0,2000}?-->", re.DOTALL)
_COMMENT = re.compile(r"<!--(?:(?!<!--).)*?-->", re.DOTALL)
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})[^\n]*$", re.MULTILINE)
_TICKS = re.compile(r"`+")
_LINK = re.compile(
    r"(!?)\[((?:[^\[\]\n]|\[[^\[\]\n]{0,200}\]){0,1000})\]\(\s*<?([^()\s<>]*+(?:\([^()\s]*\)[^()\s]*+)?+)>?([^()\n]{0,300})\)"
)
_WIKI = re.compile(r"\[\[([^\[\]|\n]{1,200})(?:\|([^\[\]\n]{1,200}))?\]\]")
_DEFINITION = re.compile(r"^ {0,3}\[([^\]^\n][^\]\n]{0,200})\]:\s*(\S+)[^\n]*$", re.MULTILINE)
# Existing links, and addresses that are not links yet; punctuation at the end of a sentence is not part of these.
_LINKED = re.compile(f"{_LINK.pattern}|{_DEFINITION.pattern}|<[^<>\\s]*>", re.MULTILINE)
_BARE = re.compile(
    r"(?<![\w/=\"'<\[])(?<!\]\()https?://(?:[^\s<>()\[\]\"'`*|\\]|\([^\s<>()\[\]\"'`*|\\]{0,200}\)){0,1000}(?<![.,;:!?_~])",
    re.IGNORECASE,
)
_AUTOLINK = re.compile(r"<(https?://[^<>\s]*)>", re.IGNORECASE)
_MARKS = re.compile(r"[*_`\[\]<>|~]|\n|^ *(?:#|[-+>] |\d+[.)] )")

_WAS_HTML = Message("HTML became Markdown")
_TAGS = Message("HTML tags were left out, their words kept")
_ADDRESS = Message("an address became a link")
_WORDS = Message("a link that leads nowhere outside its old site became plain words")
_PICTURE = Message("a picture became a link, or its description: a radar shows only files that it holds")
_CUT = Message("shortened to what a radar takes")
_CHARACTERS = Message("characters that cannot be seen were left out")
_SIGNS = Message("signs that Markdown would read otherwise are written out")
_PLAIN = Message("signs of formatting were left out")


@dataclass
class ForeignText:
    """Converts texts; `targets` are the ids of entries by the names in the source's links, in lower case."""

    targets: Mapping[str, str] = field(default_factory=dict)
    notes: list[Message] = field(default_factory=list)

    def markdown(self, said: Said) -> str:
        """The text as Markdown for the field `text`; changes are noted in `notes`."""
        return self._markdown(said, self._addressed)

    def _markdown(self, said: Said, finish: Callable[[str], str]) -> str:
        text = self._clean(said.words)
        if said.markup is Markup.HTML and _TAG.search(text):
            text = self._from_html(text)
        else:
            text = self._outside_code(text, self._without_tags)
        text = self._outside_code(text, lambda part: finish(self._linked(part)))
        text = self._neutralised(self._within_limits(text.strip()))
        return text if visible(html.unescape(text)) else ""

    def line(self, said: Said, most: int = SENTENCES) -> str:
        """The text on one line without formatting; changes are noted in `notes`."""
        text = self._markdown(said, str)
        plain = _AUTOLINK.sub(r"\1", _LINK.sub(lambda link: link[2], text))
        plain = " ".join(re.sub(r"(\*\*|__|`)", "", plain).replace("\\", "").replace("[^", "[").split())
        if plain != " ".join(text.split()):
            self._note(_PLAIN)
        return self.cut(html.unescape(plain), most)

    def name(self, words: str) -> str:
        """A name on one line."""
        cleaned = " ".join(html.unescape(self._clean(words)).split())
        return self.cut(cleaned, LINE)

    def cut(self, words: str, most: int) -> str:
        """The words, cut off after `most` characters."""
        if len(words) <= most:
            return words
        self._note(_CUT)
        return words[: most - 1].rstrip() + "…"

    def _clean(self, words: str) -> str:
        text = words.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
        cleaned = harmless(text.replace("\u00ad", ""))
        if len(cleaned) < len(text):
            self._note(_CHARACTERS)
        return self.cut(cleaned, _LONGEST) if visible(html.unescape(cleaned)) else ""

    def _from_html(self, text: str) -> str:
        from bs4 import BeautifulSoup  # noqa: PLC0415 – only texts with HTML need it
        from markdownify import MarkdownConverter  # noqa: PLC0415

        self._note(_WAS_HTML)
        # An unclosed comment takes the parser too long.
        text = _COMMENT.sub("", text).replace("<!--", "&lt;!--")
        if _depth(text) <= _DEEPEST:
            soup = BeautifulSoup(text, "html.parser")
            for element in soup(["script", "style", "iframe", "object", "template", "noscript"]):
                element.decompose()
            try:
                converter = MarkdownConverter(heading_style="ATX", bullets="-", escape_misc=False)
                return re.sub(r"\n{3,}", "\n\n", str(converter.convert_soup(soup)))
            except RecursionError:
                pass
        return html.unescape(_TAG.sub(" ", text))

    def _without_tags(self, text: str) -> str:
        if "<" not in text or not _TAG.search(text):
            return text
        told = re.sub(r"<br\s*/?>\n?", "  \n", text, flags=re.IGNORECASE)
        told = re.sub(r"<a\s[^<>]{0,200}?href=[\"']?([^\"'\s<>]++)[^<>]{0,200}>([^<>]{1,300})</a>", r"[\2](\1)", told)
        told = re.sub(r"<img\s[^<>]{0,300}?src=[\"']?([^\"'\s<>]++)[^<>]{0,300}>", r"![](\1)", told)
        if told != text:
            self._note(_WAS_HTML)
        plain = _TAG.sub(lambda tag: "" if _is_element(tag.group()) else tag.group(), told)
        if plain != told:
            self._note(_TAGS)
        return plain

    def _linked(self, text: str) -> str:
        text = _WIKI.sub(self._wiki, text)
        text = _LINK.sub(self._link, text)
        return _DEFINITION.sub(self._definition, text)

    def _addressed(self, text: str) -> str:
        """The text with plain web addresses turned into links."""
        if "://" not in text:
            return text
        done, last = [], 0
        for known in _LINKED.finditer(text):
            done += [_BARE.sub(self._address, text[last : known.start()]), known.group()]
            last = known.end()
        return "".join([*done, _BARE.sub(self._address, text[last:])])

    def _address(self, match: re.Match[str]) -> str:
        if not _is_web(match.group()):
            return match.group()
        self._note(_ADDRESS)
        return f"<{match.group()}>"

    def _wiki(self, match: re.Match[str]) -> str:
        key, words = match[1].strip(), (match[2] or match[1]).strip()
        if target := self.targets.get(key.casefold()):
            return f"[{words}]({target})"
        self._note(_WORDS)
        return words

    def _link(self, match: re.Match[str]) -> str:
        is_picture, words, address, rest = match.groups()
        if is_picture:
            self._note(_PICTURE)
            return f"[{words or _last(address) or address}]({address})" if _is_web(address) else words
        words = _LINK.sub(self._link, words)
        if _is_web(address):
            return f"[{words}]({address}{rest})"
        if target := self.target(address):
            return f"[{words}]({target})"
        self._note(_WORDS)
        return words

    def _definition(self, match: re.Match[str]) -> str:
        if _is_web(match[2]):
            return match.group()
        if target := self.target(match[2]):
            return f"[{match[1]}]: {target}"
        self._note(_WORDS)
        # The text in brackets stays; without a definition it is not a link.
        return ""

    def target(self, address: str) -> str:
        """The id of the entry that a link of the source points to; empty if there is none."""
        if scheme(address) or address.startswith(("#", "//")):
            return ""
        return self.targets.get(_last(address).casefold(), "")

    def _within_limits(self, text: str) -> str:
        for _ in range(20):
            found = excess(text)
            if found is None:
                return text
            self._note(_CUT)
            # The text before this offset is within that limit; it may exceed another one earlier.
            before = text[: max(0, found.at - 1)]
            text = before[: max(before.rfind("\n\n"), 0) or len(before) - len(before) // 10].rstrip()
            if not text:
                return ""
        return ""

    def _neutralised(self, text: str) -> str:
        """The text with a backslash before everything that the program's own parser still refuses."""
        ids = set(self.targets.values())
        for _ in range(_MOST_WRONG):
            wrong = next((one for one in text_references(text) if _is_wrong(one, ids)), None)
            if wrong is None:
                return text
            self._note(_SIGNS)
            text = f"{text[: wrong.at]}\\{text[wrong.at :]}"
        return re.sub(r"([\\`*_\[\]<>!#|])", r"\\\1", text)

    @staticmethod
    def _outside_code(text: str, convert: Callable[[str], str]) -> str:
        """Convert a Markdown text except for its code."""
        done, last = [], 0
        for start, end in _code(text):
            done += [convert(text[last:start]), text[start:end]]
            last = end
        return "".join([*done, convert(text[last:])])

    def _note(self, what: Message) -> None:
        if what not in self.notes:
            self.notes.append(what)


def is_summary(text: str) -> bool:
    """Whether a text in Markdown is short and plain enough for a summary."""
    return len(text) <= SUMMARY and not _MARKS.search(text) and "http" not in text


def _code(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each fenced block and each code span, in linear time."""
    place, fences = 0, list(_FENCE.finditer(text))
    for n, fence in enumerate(fences):
        if fence.start() < place:
            continue
        yield from _spans(text, place, fence.start())
        closing = (other for other in fences[n + 1 : n + 200] if other[1].startswith(fence[1]))
        place = next((other.end() for other in closing), len(text))
        yield fence.start(), place
    yield from _spans(text, place, len(text))


def _spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    runs = list(_TICKS.finditer(text, start, end))
    places: dict[int, list[int]] = {}
    for n, run in enumerate(runs):
        places.setdefault(len(run.group()), []).append(n)
    n = 0
    while n < len(runs):
        same = places[len(runs[n].group())]
        after = bisect_right(same, n)
        if after < len(same):
            yield runs[n].start(), runs[same[after]].end()
            n = same[after]
        n += 1


def _is_wrong(reference: TextReference, ids: Collection[str]) -> bool:
    """Whether a radar refuses it: a tag, a picture, a link without a target, a mark without a source."""
    match reference.kind:
        case Kind.TAG | Kind.PICTURE | Kind.MARK:
            return True
        case Kind.LINK:
            return not _is_web(reference.address) and reference.address not in ids
        case Kind.NOTE:
            return False


def _is_web(address: str) -> bool:
    return bool(outward(address))


def _last(address: str) -> str:
    """The last part of a path, without its suffix."""
    path = unquote(re.split(r"[?#]", address, maxsplit=1)[0]).rstrip("/")
    return re.sub(r"\.(?:html?|md)$", "", path.rpartition("/")[2])


def _depth(text: str) -> int:
    """An upper bound of the nesting depth of elements; unclosed ones count, too."""
    deepest = depth = 0
    for tag in re.finditer(r"<(/?)[A-Za-z][^<>]*?(/?)>", text):
        depth += -1 if tag[1] else 0 if tag[2] else 1
        depth = max(depth, 0)
        deepest = max(deepest, depth)
    return deepest


def _is_element(tag: str) -> bool:
    from radargen.text.markdown.parser import is_element  # noqa: PLC0415 – it takes a while to load

    name = re.match(r"</?([A-Za-z][A-Za-z0-9]*)", tag)
    return tag.startswith("<!--") or (name is not None and is_element(name[1]))
