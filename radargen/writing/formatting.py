"""A file as `radargen fmt` leaves it, and the proof that nothing of it was lost."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from radargen.model import Radar
from radargen.model.problems import Problem
from radargen.reading import Files, document, order_of_keys
from radargen.reading.parsing.syntax_tree import syntax_tree
from radargen.text import line_ends
from radargen.text.messages import Message, RadargenError
from radargen.text.paths import RADAR
from radargen.writing.yaml_layout import Order, as_written, tidied


class Unwritable(RadargenError):  # noqa: N818 – the file is fine, only its layout is not understood
    """A file that cannot be changed without the risk of losing something; it is left as it is."""


@dataclass(frozen=True, slots=True)
class Formatted:
    """What `fmt` found: files that change with what they become, problems of broken ones, and what it leaves alone.

    `mixed` tells of files whose lines end in more than one way, a sentence each.
    """

    changed: dict[str, bytes]
    problems: tuple[Problem, ...]
    left: tuple[Message, ...]
    mixed: tuple[Message, ...] = ()


def all_formatted(files: Files, paths: Collection[str], radar: Radar | None = None) -> Formatted:
    """The files at these paths in canonical order and layout; `radar` tells the order of criteria and languages."""
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
            found = formatted(path, source, radar)
        except Unwritable as error:
            left.append(error.message)
            continue
        if isinstance(found, tuple):
            problems += found
        elif found != source:
            changed[path] = found
            if line_ends.mixed(source):
                kind = "CRLF" if line_ends.dominant(source) == line_ends.CRLF else "LF"
                mixed.append(Message("{path} has lines that end differently; all take {kind}.", path=path, kind=kind))
    return Formatted(changed, tuple(problems), tuple(left), tuple(mixed))


def formatted(path: str, source: bytes, radar: Radar | None = None) -> bytes | tuple[Problem, ...]:
    """The file in canonical order and layout; the problems of one that cannot be read as a file of the radar.

    Keys of a trend stand in the order of the manual, levels and languages in that of the radar; radar.yaml keeps its
    order. Lines end as they do in the file, as most do where they differ; there is no byte order mark. Unwritable
    where the outcome would not say the same.
    """
    read = document(path, source)
    if read.tree is None or read.problems:
        return read.problems
    text = plain(source)
    after = tidied(text, _order(radar) if path != RADAR else as_written)
    return line_ends.converted(after if after == text else proven(path, text, after), source)


def plain(source: bytes) -> str:
    """The text of a file that can be read, with line feeds only."""
    return source.decode().removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def proven(path: str, before: str, after: str) -> str:
    """The text after a change of layout; Unwritable where data or comments are not those of before."""
    read = document(path, after)
    if read.problems or read.tree != document(path, before).tree or comments(after) != comments(before):
        raise Unwritable(Message("{path} is laid out in a way that is not understood; it is left as it is.", path=path))
    return after


def comments(text: str) -> list[str]:
    """All of them, in whatever order: a key takes its comments along."""
    return sorted(comment.text for comment in syntax_tree(text).comments)


def _order(radar: Radar | None) -> Order:
    languages = radar.languages if radar else ()
    criteria = tuple(criterion.id for criterion in radar.criteria) if radar else ()

    def order(path: tuple[str, ...]) -> Sequence[str]:
        return order_of_keys(path, languages, criteria)

    return order
