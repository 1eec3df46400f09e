"""Lay out a YAML file anew: the order of keys, indentation and blank lines change; words, quotes and comments stay."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from radargen.reading.parsing.syntax_tree import Comment, NodeKind, SyntaxNode, syntax_tree

# Returns the desired order of keys of the mapping at a path of keys, in which lists are not counted.
Order = Callable[[tuple[str, ...]], Sequence[str]]

_STEP = 2
# Marks of a blank line that belongs to a block scalar, and of the end of one to which a blank line below would belong.
# No valid file contains this character.
_COUNTS, _CLOSES = "\0", "\0\0"
_FOR_THE_EDITOR = "# yaml-language-server:"


def as_written(_path: tuple[str, ...]) -> Sequence[str]:
    """Keep the order of keys (an `Order`)."""
    return ()


def laid_out(text: str, order: Order = as_written) -> str:
    """Lay out the text of a valid file (`document` finds no problem in it); lines end in line feeds.

    Keys that are not in `order` follow the others. Indentation is two spaces; one follows a colon or hyphen, two stand
    before a comment; consecutive blank lines become one. A comment on its own line belongs to what follows or, if
    indented further, to what precedes. Quoted and block scalars, and flow collections over several lines, are only
    re-indented.
    """
    tree = syntax_tree(text)
    page = _LayoutWriter(text, text.split("\n"), list(tree.comments), order, set())
    at = _Position(tree.root.column, (len(text), 0))
    head = page.head(tree.root)
    lines = [*head, *(page.inline("", tree.root, at) if tree.root.style else page.block(tree.root, at))]
    lines += page.lead(len(text), len(page.lines) - 1, 0)
    return "".join(f"{line.strip(_COUNTS)}\n" for line in _closed(_trimmed(lines)))


@dataclass(frozen=True, slots=True)
class _Position:
    """The old column of a mapping or list; offset and column of what follows; its new indent; its path of keys."""

    column: int
    after: tuple[int, int]
    indent: int = 0
    path: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _LayoutWriter:
    """Writes one node after the other; `comments` are those not written yet, `counted` the blank lines in scalars."""

    text: str
    lines: list[str]
    comments: list[Comment]
    order: Order
    counted: set[int]

    def head(self, root: SyntaxNode) -> list[str]:
        """The comments above the first key that are separated by a blank line, or are for the editor's program."""
        above = [comment for comment in self.comments if comment.start < root.start]
        below = [*(comment.line for comment in above[1:]), root.line]
        gaps = [self.blank_above(line) for line in below]
        stays = [n for n, comment in enumerate(above) if gaps[n] or comment.text.startswith(_FOR_THE_EDITOR)]
        if not stays:
            return []
        lines = [line for _ in range(stays[-1] + 1) for line in self.next_comment(0)]
        return [*_trimmed(lines), *([""] if gaps[stays[-1]] else [])]

    def lead(self, before: int, line: int, indent: int) -> list[str]:
        """The comments before that offset, and a blank line if there is any above the line."""
        lines: list[str] = []
        while self.comments and self.comments[0].start < before:
            lines += self.next_comment(indent)
        return [*lines, *([""] if self.blank_above(line) else [])]

    def trailing(self, at: _Position) -> list[str]:
        """The comments that belong to what has just ended, by their indentation."""
        lines: list[str] = []
        following, column = at.after
        while self.comments and self.comments[0].own and self.comments[0].start < following:
            if self.comments[0].column < at.column or self.comments[0].column <= column:
                break
            lines += self.next_comment(at.indent)
        return lines

    def next_comment(self, indent: int) -> list[str]:
        """The next comment on a line of its own."""
        comment = self.comments.pop(0)
        return [*([""] if self.blank_above(comment.line) else []), " " * indent + comment.text]

    def blank_above(self, line: int) -> bool:
        """Whether the line above is blank, and not part of a scalar."""
        return line > 0 and not self.lines[line - 1].strip() and line - 1 not in self.counted

    def behind(self, line: int) -> str:
        """The comment at the end of that line, removed from the pending ones."""
        if self.comments and self.comments[0].line == line and not self.comments[0].own:
            return f"  {self.comments.pop(0).text}"
        return ""

    def block(self, node: SyntaxNode, at: _Position) -> list[str]:
        """A mapping or list in block style."""
        parts: list[tuple[str, list[str]]] = []
        starts = [key.start for key, _ in node.pairs] or [item.start for item in node.items]
        afters = [*((start, node.column) for start in starts[1:]), at.after]
        for n, (key, value) in enumerate(node.pairs):
            lead = _trimmed(self.lead(key.start, key.line, at.indent), head=n == 0, tail=False)
            position = replace(at, after=afters[n], path=(*at.path, key.value))
            written = f"{' ' * at.indent}{self.text[key.start : key.end]}:"
            parts.append((key.value, lead + self.valued(written, key.last, value, position)))
        for n, item in enumerate(node.items):
            lead = _trimmed(self.lead(item.start, item.line, at.indent), head=n == 0, tail=False)
            parts.append(("", lead + self.item(item, replace(at, after=afters[n]))))
        if node.pairs:
            rank = _rank(self.order(at.path))
            parts.sort(key=lambda part: rank(part[0]))
        return [*_trimmed([line for _, part in parts for line in part], tail=False), *self.trailing(at)]

    def item(self, item: SyntaxNode, at: _Position) -> list[str]:
        """An item of a list behind its hyphen, further keys aligned with the first."""
        written = " " * at.indent + "-"
        if item.kind is NodeKind.SCALAR or item.style:
            return self.valued(written, item.line, item, at)
        lines = self.block(item, replace(at, column=item.column, indent=at.indent + _STEP))
        above = next(n for n, line in enumerate(lines) if line and not line.lstrip().startswith("#"))
        comments = [line[_STEP:] for line in lines[:above]]
        return [*comments, f"{written} {lines[above].lstrip()}", *lines[above + 1 :]]

    def valued(self, written: str, line: int, value: SyntaxNode, at: _Position) -> list[str]:
        """A key (which ends in that line) or a hyphen, with its value beside or below."""
        if value.absent:
            return [written + self.behind(line)]
        if value.kind is not NodeKind.SCALAR and not value.style:
            head = written + self.behind(line)
            return [head, *self.block(value, replace(at, column=value.column, indent=at.indent + _STEP))]
        if value.line == line:
            return self.inline(f"{written} ", value, at)
        head, inner = written + self.behind(line), at.indent + _STEP
        return [head, *_trimmed(self.lead(value.start, value.line, inner)), *self.inline(" " * inner, value, at)]

    def inline(self, written: str, value: SyntaxNode, at: _Position) -> list[str]:
        """A scalar or flow collection, up to the comment behind it."""
        if value.style in ("|", ">"):
            return self.block_scalar(written, value, at)
        if value.line == value.last:
            return [written + self.bracketed(value, at.path) + self.behind(value.last)]
        while self.comments and self.comments[0].start < value.end:
            # A comment within the brackets moves with them.
            self.comments.pop(0)
        first, *further = self.text[value.start : value.end].split("\n")
        inner = " " * (at.indent + _STEP)
        if value.kind is NodeKind.SCALAR:
            # In double quotes, a space at the end of a line may be escaped.
            moved = [line.lstrip() if value.style == '"' else line.strip() for line in further]
            return self.ended([written + first, *(inner + line if line.strip() else "" for line in moved)], value)
        closing = [further.pop().strip()] if len(further) > 1 and further[-1].strip() in ("]", "}") else []
        margin = min((_margin(line) for line in further if line.strip()), default=0)
        moved = [inner + line[margin:].rstrip() if line.strip() else "" for line in further]
        return self.ended([written + first.rstrip(), *moved, *(" " * at.indent + line for line in closing)], value)

    def ended(self, lines: list[str], value: SyntaxNode) -> list[str]:
        """The lines with the comment behind the last."""
        return [*lines[:-1], lines[-1] + self.behind(value.last)]

    def block_scalar(self, written: str, value: SyntaxNode, at: _Position) -> list[str]:
        """A block scalar (| or >), whose lines are kept as they are."""
        header, *content = self.text[value.start : value.end].split("\n")
        sign = header.partition("#")[0]
        if content and not content[-1].strip():
            content.pop()
        while "+" not in sign and content and not content[-1].strip():
            content.pop()
        self.counted.update(value.line + 1 + n for n, line in enumerate(content) if not line.strip())
        further = next((int(character) for character in sign if character.isdigit()), 0)
        # With an indentation indicator (a digit), further spaces belong to the text.
        margin = at.column + further if further else min((_margin(line) for line in content if line.strip()), default=0)
        indent = " " * (at.indent + (further or _STEP))
        lines = [indent + line[margin:] if line[margin:] else _COUNTS for line in content]
        return [written + header.rstrip(), *lines, *([_CLOSES] if "+" in sign else [])]

    def bracketed(self, node: SyntaxNode, path: tuple[str, ...]) -> str:
        """A scalar or flow collection on one line."""
        if node.kind is NodeKind.SCALAR:
            return self.text[node.start : node.end]
        if node.kind is NodeKind.LIST:
            return f"[{', '.join(self.bracketed(item, path) for item in node.items)}]"
        rank = _rank(self.order(path))
        pairs = [
            self.text[key.start : key.end] + ("" if value.absent else f": {self.bracketed(value, (*path, key.value))}")
            for key, value in sorted(node.pairs, key=lambda pair: rank(pair[0].value))
        ]
        return f"{{{', '.join(pairs)}}}" if node.style else ", ".join(pairs)


def _rank(order: Sequence[str]) -> Callable[[str], int]:
    return lambda key: order.index(key) if key in order else len(order)


def _margin(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _closed(lines: Iterable[str]) -> Iterator[str]:
    """The lines without blank ones that would become part of a block scalar."""
    closed = False
    for line in lines:
        if line != _CLOSES and not (closed and not line):
            yield line
        closed = line == _CLOSES or (closed and not line)


def _trimmed(lines: list[str], *, head: bool = True, tail: bool = True) -> list[str]:
    """The lines without blank ones at the head and tail."""
    start, end = 0, len(lines)
    while head and start < end and not lines[start]:
        start += 1
    while tail and end > start and not lines[end - 1]:
        end -= 1
    return lines[start:end]
