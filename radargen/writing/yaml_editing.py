"""Edits to the text of a YAML file that keep every other line as written, and values written as YAML."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from radargen.reading.parsing.characters import STAND_IN, cleaned
from radargen.reading.parsing.syntax_tree import NodeKind, SyntaxNode
from radargen.text import line_ends

# From where to where, and what takes the place of what stands there.
Edit = tuple[int, int, str]


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text after all of the edits, which do not overlap; of several at one place, the first goes in first."""
    for start, end, words in sorted(edits, key=lambda edit: edit[0], reverse=True):
        text = text[:start] + words + text[end:]
    return text


def in_brackets(node: SyntaxNode, addition: str) -> tuple[int, str]:
    """Behind the last thing in brackets, or into the empty ones."""
    inside: Sequence[SyntaxNode] = node.items or [value if not value.absent else key for key, value in node.pairs]
    return (inside[-1].end, f", {addition}") if inside else (node.start + 1, addition)


def tail(text: str, node: SyntaxNode) -> int:
    """Where the words of a value end; what is told by indentation ends with what it holds."""
    if node.style or node.kind is NodeKind.SCALAR:
        return node.start + len(text[node.start : node.end].rstrip())
    return tail(text, node.items[-1] if node.items else node.pairs[-1][1])


def line_end(text: str, place: int) -> int:
    """Where the line of that place ends, before its line feed."""
    end = text.find("\n", place)
    return end if end >= 0 else len(text)


def as_before(source: bytes, after: str) -> bytes:
    """The changed text with the line ends and the byte order mark of the file: to change these is another change."""
    return (b"\xef\xbb\xbf" if source.startswith(b"\xef\xbb\xbf") else b"") + line_ends.converted(after, source)


# Plain where no YAML parser takes it for a sign, a number, a date or a yes.
_PLAIN = re.compile(r"[^\W\d_](?:[\w./%+;=@*()„“”–-]|,(?=\s)|:(?=\S)|\s(?=[^\s#]))*")
_NO_WORDS = ("y", "n", "yes", "no", "true", "false", "on", "off", "null")
_FLOW = re.compile(r"[,\[\]{}]")


def scalar(words: str, *, in_brackets: bool = False) -> str:
    """The words on one line, in quotation marks where they need any; forbidden characters are left out."""
    line = " ".join(harmless(words).split())
    plain = _PLAIN.fullmatch(line) and not line.endswith(":") and line.lower() not in _NO_WORDS
    if plain and not (in_brackets and (_FLOW.search(line) or ":" in line)):
        return line
    return "'" + line.replace("'", "''") + "'"


def quoted(words: str) -> str:
    """An id that other programs might take for a number, always in quotation marks."""
    return f'"{words}"'


def poured(words: str, indent: int) -> list[str]:
    """The lines of a text of several paragraphs, the sign | first, each but the first indented by so many spaces."""
    lines = [line.rstrip() for line in harmless(words).replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    text = "\n".join(lines).strip().split("\n")
    return ["|", *(" " * indent + line if line else "" for line in text)]


def comment(words: str, indent: int = 0) -> list[str]:
    """The words as comments, a line each."""
    return [f"{' ' * indent}# {line}".rstrip() for line in harmless(words).splitlines()]


def harmless(words: str) -> str:
    """The words composed, without characters that must not stand in a radar."""
    return unicodedata.normalize("NFC", cleaned(words).replace(STAND_IN, ""))
