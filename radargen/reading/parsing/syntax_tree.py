"""The concrete syntax tree of a YAML file: start, end and style of each value, and all comments.

Used to edit files without changing the rest of the text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import cast

import yaml
from yaml.error import Mark

_COMMENT = re.compile(r"#[^\n]*")


class NodeKind(StrEnum):
    """The kinds of YAML nodes."""

    SCALAR = "scalar"
    MAPPING = "mapping"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class SyntaxNode:
    """A value at text[start:end]; lines and columns count from 0.

    It begins at `line` and `column` and ends in the line `last`.

    `style` is ' or " or | or > for a scalar and { or [ for a mapping or list in brackets (flow style); empty for a
    plain scalar, for block style, and for a single pair inside a list in brackets. The `end` of a mapping or list in
    block style has no meaning: libyaml puts it behind the blank lines that follow.
    """

    kind: NodeKind
    start: int
    end: int
    line: int
    column: int
    last: int
    style: str = ""
    value: str = ""
    pairs: tuple[tuple["SyntaxNode", "SyntaxNode"], ...] = ()
    items: tuple["SyntaxNode", ...] = ()

    @property
    def absent(self) -> bool:
        """Whether there is no text at all, as after a key without a value."""
        return self.kind is NodeKind.SCALAR and self.start == self.end

    def at(self, key: str) -> "SyntaxNode | None":
        """The value of that key of a mapping; None without it."""
        return next((value for name, value in self.pairs if name.value == key), None)


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment from # to the end of its line; `own` if the line has nothing else."""

    start: int
    line: int
    column: int
    text: str
    own: bool


@dataclass(frozen=True, slots=True)
class SyntaxTree:
    """The outermost value, and the comments in their order, without those behind | and >."""

    root: SyntaxNode
    comments: tuple[Comment, ...]


def syntax_tree(text: str) -> SyntaxTree:
    """The syntax tree of a text that `document` reads without a problem and whose lines end in LF."""
    events = iter(yaml.parse(text, Loader=yaml.CSafeLoader))
    next(events)
    next(events)
    spans: list[tuple[int, int]] = []
    return SyntaxTree(_node(next(events), events, text, spans), tuple(_comments(text, spans)))


def _node(event: yaml.Event, events: Iterator[yaml.Event], text: str, spans: list[tuple[int, int]]) -> SyntaxNode:
    start, end = _marks(event)
    if isinstance(event, yaml.ScalarEvent):
        spans.append((start.index, end.index))
        style = event.style or ""
        return SyntaxNode(
            NodeKind.SCALAR, start.index, end.index, start.line, start.column, end.line, style, event.value
        )
    pairs: list[tuple[SyntaxNode, SyntaxNode]] = []
    items: list[SyntaxNode] = []
    kind = NodeKind.MAPPING if isinstance(event, yaml.MappingStartEvent) else NodeKind.LIST
    while not isinstance(inner := next(events), yaml.CollectionEndEvent):
        first = _node(inner, events, text, spans)
        if kind is NodeKind.MAPPING:
            pairs.append((first, _node(next(events), events, text, spans)))
        else:
            items.append(first)
    bracketed = isinstance(event, yaml.CollectionStartEvent) and event.flow_style
    style = text[start.index] if bracketed and text[start.index] in "{[" else ""
    _, end = _marks(inner)
    place = (start.index, end.index, start.line, start.column, end.line)
    return SyntaxNode(kind, *place, style, "", tuple(pairs), tuple(items))


def _marks(event: yaml.Event) -> tuple[Mark, Mark]:
    """The start and end marks, which libyaml always sets."""
    return cast(Mark, event.start_mark), cast(Mark, event.end_mark)


def _comments(text: str, spans: list[tuple[int, int]]) -> Iterator[Comment]:
    """The comments: outside of scalars (`spans`), every # begins one."""
    position = 0
    for start, end in [*spans, (len(text), len(text))]:
        for match in _COMMENT.finditer(text, position, start):
            begin = text.rfind("\n", 0, match.start()) + 1
            own = not text[begin : match.start()].strip()
            line = text.count("\n", 0, begin)
            yield Comment(match.start(), line, match.start() - begin, match.group().rstrip(), own)
        position = max(position, end)
