"""Format the files of a radar as `radargen fmt` does, and check that no data or comment is lost."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from radargen.model import Radar
from radargen.model.problems import Problem
from radargen.reading import Files, document, order_of_keys
from radargen.reading.parsing.syntax_tree import syntax_tree
from radargen.text import line_ends
from radargen.text.messages import Message, RadargenError
from radargen.text.paths import RADAR
from radargen.writing.yaml_layout import Order, as_written, laid_out


class Unwritable(RadargenError):  # noqa: N818 – the file is fine, only its layout is not understood
    """Raised for a file that cannot be changed without the risk of losing something."""


@dataclass(frozen=True, slots=True)
class Formatted:
    """The result of `fmt`: new contents of changed files by path, and the problems of files that cannot be read.

    `left` has a sentence for each file left alone, `mixed` for each with more than one kind of line end.
    """

    changed: dict[str, bytes]
    problems: tuple[Problem, ...]
    left: tuple[Message, ...]
    mixed: tuple[Message, ...] = ()


def all_formatted(files: Files, paths: Collection[str], radar: Radar | None = None) -> Formatted:
    """Format the files at these paths; `radar` has the order of criteria and languages."""
    changed: dict[str, bytes] = {}
    problems: list[Problem] = []
    left: list[Message] = []
    mixed: list[Message] = []
    for path in sorted(paths):
        source = files[path]
        if isinstance(source, Problem):
            problems.append(source)
            continue
        source = source.encode() if isinstance(source, str) else source
        try:
            outcome = formatted(path, source, radar)
        except Unwritable as error:
            left.append(error.message)
            continue
        if isinstance(outcome, tuple):
            problems += outcome
        elif outcome != source:
            changed[path] = outcome
            if line_ends.mixed(source):
                kind = "CRLF" if line_ends.dominant(source) == line_ends.CRLF else "LF"
                mixed.append(Message("{path} has lines that end differently; all take {kind}.", path=path, kind=kind))
    return Formatted(changed, tuple(problems), tuple(left), tuple(mixed))


def formatted(path: str, source: bytes, radar: Radar | None = None) -> bytes | tuple[Problem, ...]:
    """The formatted file, or the problems of one that cannot be read as a file of the radar.

    Keys of a trend are in the order of the reference, levels and languages in that of the radar; radar.yaml keeps its
    order. Lines get the most frequent line end of the file; a byte order mark is removed. Unwritable where the result
    would not contain the same data and comments.
    """
    read = document(path, source)
    if read.tree is None or read.problems:
        return read.problems
    text = plain(source)
    after = laid_out(text, _order(radar) if path != RADAR else as_written)
    return line_ends.converted(after if after == text else checked(path, text, after), source)


def plain(source: bytes) -> str:
    """The text of a UTF-8 file without byte order mark, with line feeds only."""
    return source.decode().removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def checked(path: str, before: str, after: str) -> str:
    """`after`, once it is checked to have the data and comments of `before`; Unwritable where it does not."""
    read = document(path, after)
    if read.problems or read.tree != document(path, before).tree or comments(after) != comments(before):
        raise Unwritable(Message("{path} is laid out in a way that is not understood; it is left as it is.", path=path))
    return after


def comments(text: str) -> list[str]:
    """All comments of the text, sorted, since they move with their keys."""
    return sorted(comment.text for comment in syntax_tree(text).comments)


def _order(radar: Radar | None) -> Order:
    languages = radar.languages if radar else ()
    criteria = tuple(criterion.id for criterion in radar.criteria) if radar else ()

    def order(path: tuple[str, ...]) -> Sequence[str]:
        return order_of_keys(path, languages, criteria)

    return order
