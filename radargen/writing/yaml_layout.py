"""A file in the house's order and layout: lines and spaces move, every word, quotation mark and comment stays."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from radargen.reading.parsing.syntax_tree import Comment, NodeKind, SyntaxNode, syntax_tree

# The keys of the mapping at a path of keys, in which lists do not count, in the order in which they are to stand.
Order = Callable[[tuple[str, ...]], Sequence[str]]

_STEP = 2
# A blank line that belongs to a text, and the end of a text to which a blank line below would belong. No file that can
# be read holds this character.
_COUNTS, _CLOSES = "\0", "\0\0"
_FOR_THE_EDITOR = "# yaml-language-server:"


def as_written(_path: tuple[str, ...]) -> Sequence[str]:
    """The order in which keys happen to stand."""
    return ()


def tidied(text: str, order: Order = as_written) -> str:
    """The text of a file that `document` reads without a problem, laid out anew; lines end in a line feed alone.

    Keys that the order does not name follow the others. Two spaces indent, one follows a colon or hyphen, two stand
    before a comment, of several blank lines one remains. A comment on a line of its own belongs to what follows;
    further in than that, to what precedes. What stands between quotation marks or behind | and > is only moved to the
    right or left, and so are brackets over several lines.
    """
    laid = syntax_tree(text)
    page = _Page(text, text.split("\n"), list(laid.comments), order, set())
    at = _At(laid.root.column, (len(text), 0))
    head = page.head(laid.root)
    lines = [*head, *(page.inline("", laid.root, at) if laid.root.style else page.block(laid.root, at))]
    lines += page.lead(len(text), len(page.lines) - 1, 0)
    return "".join(f"{line.strip(_COUNTS)}\n" for line in _closed(_trimmed(lines)))


@dataclass(frozen=True, slots=True)
class _At:
    """In which column a mapping or list stood; place and column of what follows it; its indent now; its keys so far."""

    column: int
    after: tuple[int, int]
    indent: int = 0
    path: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Page:
    """Sets one node after the other; `comments` are those not set yet, `counted` blank lines that belong to a text."""

    text: str
    lines: list[str]
    comments: list[Comment]
    order: Order
    counted: set[int]

    def head(self, root: SyntaxNode) -> list[str]:
        """What stands above the first key with a blank line between, or speaks to the editor's program."""
        above = [comment for comment in self.comments if comment.start < root.start]
        below = [*(comment.line for comment in above[1:]), root.line]
        gaps = [self.blank_above(line) for line in below]
        stays = [n for n, comment in enumerate(above) if gaps[n] or comment.text.startswith(_FOR_THE_EDITOR)]
        if not stays:
            return []
        lines = [line for _ in range(stays[-1] + 1) for line in self.next_comment(0)]
        return [*_trimmed(lines), *([""] if gaps[stays[-1]] else [])]

    def lead(self, before: int, line: int, indent: int) -> list[str]:
        """The comments that stand before that place, and one blank line for any number of them."""
        lines: list[str] = []
        while self.comments and self.comments[0].start < before:
            lines += self.next_comment(indent)
        return [*lines, *([""] if self.blank_above(line) else [])]

    def trailing(self, at: _At) -> list[str]:
        """The comments that still belong to what has just ended."""
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
        """Whether the line above is blank, and not part of a text."""
        return line > 0 and not self.lines[line - 1].strip() and line - 1 not in self.counted

    def behind(self, line: int) -> str:
        """The comment behind what ends in that line."""
        if self.comments and self.comments[0].line == line and not self.comments[0].own:
            return f"  {self.comments.pop(0).text}"
        return ""

    def block(self, node: SyntaxNode, at: _At) -> list[str]:
        """A mapping or list that is told by indentation."""
        parts: list[tuple[str, list[str]]] = []
        starts = [key.start for key, _ in node.pairs] or [item.start for item in node.items]
        afters = [*((start, node.column) for start in starts[1:]), at.after]
        for n, (key, value) in enumerate(node.pairs):
            lead = _trimmed(self.lead(key.start, key.line, at.indent), head=n == 0, tail=False)
            here = replace(at, after=afters[n], path=(*at.path, key.value))
            written = f"{' ' * at.indent}{self.text[key.start : key.end]}:"
            parts.append((key.value, lead + self.valued(written, key.last, value, here)))
        for n, item in enumerate(node.items):
            lead = _trimmed(self.lead(item.start, item.line, at.indent), head=n == 0, tail=False)
            parts.append(("", lead + self.item(item, replace(at, after=afters[n]))))
        if node.pairs:
            rank = _rank(self.order(at.path))
            parts.sort(key=lambda part: rank(part[0]))
        return [*_trimmed([line for _, part in parts for line in part], tail=False), *self.trailing(at)]

    def item(self, item: SyntaxNode, at: _At) -> list[str]:
        """A list's item behind its hyphen; the keys below it begin where the first one does."""
        written = " " * at.indent + "-"
        if item.kind is NodeKind.SCALAR or item.style:
            return self.valued(written, item.line, item, at)
        lines = self.block(item, replace(at, column=item.column, indent=at.indent + _STEP))
        above = next(n for n, line in enumerate(lines) if line and not line.lstrip().startswith("#"))
        comments = [line[_STEP:] for line in lines[:above]]
        return [*comments, f"{written} {lines[above].lstrip()}", *lines[above + 1 :]]

    def valued(self, written: str, line: int, value: SyntaxNode, at: _At) -> list[str]:
        """A key, which ends in that line, or a hyphen, with its value beside or below it."""
        if value.absent:
            return [written + self.behind(line)]
        if value.kind is not NodeKind.SCALAR and not value.style:
            head = written + self.behind(line)
            return [head, *self.block(value, replace(at, column=value.column, indent=at.indent + _STEP))]
        if value.line == line:
            return self.inline(f"{written} ", value, at)
        head, inner = written + self.behind(line), at.indent + _STEP
        return [head, *_trimmed(self.lead(value.start, value.line, inner)), *self.inline(" " * inner, value, at)]

    def inline(self, written: str, value: SyntaxNode, at: _At) -> list[str]:
        """A scalar or something in brackets, up to the comment behind it."""
        if value.style in ("|", ">"):
            return self.poured(written, value, at)
        if value.line == value.last:
            return [written + self.bracketed(value, at.path) + self.behind(value.last)]
        while self.comments and self.comments[0].start < value.end:
            # It stands between the brackets and moves with them.
            self.comments.pop(0)
        first, *rest = self.text[value.start : value.end].split("\n")
        inner = " " * (at.indent + _STEP)
        if value.kind is NodeKind.SCALAR:
            # A space at the end of a line may be escaped between these quotation marks.
            moved = [line.lstrip() if value.style == '"' else line.strip() for line in rest]
            return self.ended([written + first, *(inner + line if line.strip() else "" for line in moved)], value)
        closing = [rest.pop().strip()] if len(rest) > 1 and rest[-1].strip() in ("]", "}") else []
        margin = min((_margin(line) for line in rest if line.strip()), default=0)
        moved = [inner + line[margin:].rstrip() if line.strip() else "" for line in rest]
        return self.ended([written + first.rstrip(), *moved, *(" " * at.indent + line for line in closing)], value)

    def ended(self, lines: list[str], value: SyntaxNode) -> list[str]:
        """The lines with the comment behind the last."""
        return [*lines[:-1], lines[-1] + self.behind(value.last)]

    def poured(self, written: str, value: SyntaxNode, at: _At) -> list[str]:
        """A text behind | or >, whose lines count as they stand."""
        header, *content = self.text[value.start : value.end].split("\n")
        sign = header.partition("#")[0]
        if content and not content[-1].strip():
            content.pop()
        while "+" not in sign and content and not content[-1].strip():
            content.pop()
        self.counted.update(value.line + 1 + n for n, line in enumerate(content) if not line.strip())
        further = next((int(character) for character in sign if character.isdigit()), 0)
        # Where a digit says how far the text is indented, spaces beyond that belong to it.
        margin = at.column + further if further else min((_margin(line) for line in content if line.strip()), default=0)
        indent = " " * (at.indent + (further or _STEP))
        lines = [indent + line[margin:] if line[margin:] else _COUNTS for line in content]
        return [written + header.rstrip(), *lines, *([_CLOSES] if "+" in sign else [])]

    def bracketed(self, node: SyntaxNode, path: tuple[str, ...]) -> str:
        """A scalar, or something in brackets, on one line."""
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
    """Without blank lines where they would become part of a text."""
    closed = False
    for line in lines:
        if line != _CLOSES and not (closed and not line):
            yield line
        closed = line == _CLOSES or (closed and not line)


def _trimmed(lines: list[str], *, head: bool = True, tail: bool = True) -> list[str]:
    """Without blank lines at the ends."""
    start, end = 0, len(lines)
    while head and start < end and not lines[start]:
        start += 1
    while tail and end > start and not lines[end - 1]:
        end -= 1
    return lines[start:end]
