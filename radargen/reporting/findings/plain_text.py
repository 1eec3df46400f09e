"""Problems for people: the place, the sentence, the line itself with a mark below it, and the one thing to do."""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from radargen.model.problems import Severity
from radargen.reporting.findings.finding import Finding
from radargen.text.messages import Message, translated
from radargen.text.terminal import columns, printable, styled

# More than this tells an editor nothing new; the total is printed instead.
MOST_SHOWN = 100
# Characters of a line that are shown, and how many of them before the mark.
_WIDE, _BEFORE = 100, 60
_NAMES = {Severity.ERROR: Message("error"), Severity.WARNING: Message("warning")}
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow"}
# As YAML counts lines here; other line breaks are forbidden characters.
_BREAK = re.compile(r"\r\n|\r|\n")

Sources = Mapping[str, str | bytes]
NO_SOURCES: Sources = MappingProxyType({})


def text(found: Sequence[Finding], sources: Sources = NO_SOURCES, *, colour: bool = False) -> str:
    """One problem a line, `path:line:column: severity: message [code]`, its hint below; at most 100 and a total.

    Of files in `sources` the line is shown as well, and an empty line parts the problems. `colour` writes the codes
    that terminals take for it.
    """
    lines: list[str] = []
    split: dict[str, list[str]] = {}
    for one in found[:MOST_SHOWN]:
        if sources and lines:
            lines.append("")
        name = styled(translated(_NAMES[one.severity], one.language), _COLOURS[one.severity], colour)
        lines.append(f"{styled(str(one.location), 'bold', colour)}: {name}: {one.message} [{one.code}]")
        path = one.location.path
        if path in sources and path not in split:
            split[path] = _lines(sources[path])
        lines += _excerpt(one, split.get(path, []), colour)
        if one.hint:
            lines.append(f"    {one.hint}")
    if len(found) > MOST_SHOWN:
        lines += [""] if sources else []
        lines.append(translated(Message("… and {count:,} more.", count=len(found) - MOST_SHOWN), found[0].language))
    return "".join(f"{line}\n" for line in lines)


def _lines(source: str | bytes) -> list[str]:
    written = source.decode("utf-8", "replace") if isinstance(source, bytes) else source
    return _BREAK.split(written.removeprefix("\ufeff"))


def _excerpt(one: Finding, lines: Sequence[str], colour: bool) -> list[str]:
    """The line and a mark below its column; nothing for a file as a whole, which has its place at 1:1."""
    number, column = one.location.line, one.location.column
    if (number, column) == (1, 1) or number > len(lines) or not lines[number - 1].strip():
        return []
    line = lines[number - 1]
    start = max(0, column - 1 - _BEFORE) if len(line) > _WIDE else 0
    before = ("…" if start else "") + printable(line[start : column - 1])
    rest = printable(line[column - 1 : start + _WIDE]) + ("…" if len(line) > start + _WIDE else "")
    margin = f"{number:>5} | "
    return [f"{margin}{before}{rest}", f"{'| ':>8}{' ' * columns(before)}{styled('^', _COLOURS[one.severity], colour)}"]
