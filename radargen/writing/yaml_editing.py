"""Edit the text of a YAML file, leaving all other lines as they are, and write values as YAML."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from radargen.reading.parsing.characters import STAND_IN, cleaned
from radargen.reading.parsing.syntax_tree import NodeKind, SyntaxNode
from radargen.text import line_ends

# Start and end offset of a range, and its replacement.
Edit = tuple[int, int, str]


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Apply the edits, which must not overlap; insertions at one offset are applied in order."""
    for start, end, words in sorted(edits, key=lambda edit: edit[0], reverse=True):
        text = text[:start] + words + text[end:]
    return text


def flow_insertion(node: SyntaxNode, addition: str) -> tuple[int, str]:
    """The offset and text to append an item to a list or mapping in flow style."""
    items: Sequence[SyntaxNode] = node.items or [value if not value.absent else key for key, value in node.pairs]
    return (items[-1].end, f", {addition}") if items else (node.start + 1, addition)


def tail(text: str, node: SyntaxNode) -> int:
    """The end offset of a value's text, without trailing space; a block collection ends with its last value."""
    if node.style or node.kind is NodeKind.SCALAR:
        return node.start + len(text[node.start : node.end].rstrip())
    return tail(text, node.items[-1] if node.items else node.pairs[-1][1])


def line_end(text: str, place: int) -> int:
    """The end offset of the line at that offset, before its line feed."""
    end = text.find("\n", place)
    return end if end >= 0 else len(text)


def with_line_ends_of(source: bytes, after: str) -> bytes:
    """The changed text as bytes, with the line ends and the byte order mark of the source."""
    return (b"\xef\xbb\xbf" if source.startswith(b"\xef\xbb\xbf") else b"") + line_ends.converted(after, source)


# Texts that no YAML parser reads as a special sign, a number, a date or a boolean.
_PLAIN = re.compile(r"[^\W\d_](?:[\w./%+;=@*()„“”–-]|,(?=\s)|:(?=\S)|\s(?=[^\s#]))*")
_NO_WORDS = ("y", "n", "yes", "no", "true", "false", "on", "off", "null")
_FLOW = re.compile(r"[,\[\]{}]")


def scalar(words: str, *, in_brackets: bool = False) -> str:
    """The words as a YAML scalar on one line, quoted if needed; `in_brackets` is for flow style."""
    line = " ".join(harmless(words).split())
    plain = _PLAIN.fullmatch(line) and not line.endswith(":") and line.lower() not in _NO_WORDS
    if plain and not (in_brackets and (_FLOW.search(line) or ":" in line)):
        return line
    return "'" + line.replace("'", "''") + "'"


def quoted(words: str) -> str:
    """An id in quotation marks, since programs might read it as a number."""
    return f'"{words}"'


def block_scalar(words: str, indent: int) -> list[str]:
    """The lines of a literal block scalar: | first, then the text, indented by that many spaces."""
    lines = [line.rstrip() for line in harmless(words).replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    text = "\n".join(lines).strip().split("\n")
    return ["|", *(" " * indent + line if line else "" for line in text)]


def comment(words: str, indent: int = 0) -> list[str]:
    """The words as comment lines, indented by that many spaces."""
    return [f"{' ' * indent}# {line}".rstrip() for line in harmless(words).splitlines()]


def harmless(words: str) -> str:
    """The words in Unicode NFC, without characters that are forbidden in a radar."""
    return unicodedata.normalize("NFC", cleaned(words).replace(STAND_IN, ""))
