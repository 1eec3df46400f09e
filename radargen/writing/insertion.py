"""Where in a file's text something goes in, so that every other line stays as it was written."""

from collections.abc import Iterable, Sequence

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
    return (b"\xef\xbb\xbf" if source.startswith(b"\xef\xbb\xbf") else b"") + line_ends.ended(after, source)
