"""Problems as text: location, message, the line with a mark below it, and the hint."""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from radargen.model.problems import Severity
from radargen.reporting.findings.finding import Finding
from radargen.text.messages import Message, translated
from radargen.text.terminal import columns, printable, styled

# Problems that are listed; the others are counted.
MOST_SHOWN = 100
# Characters shown of a line, and those before the mark.
_WIDE, _BEFORE = 100, 60
_NAMES = {Severity.ERROR: Message("error"), Severity.WARNING: Message("warning")}
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow"}
# Line breaks as counted in YAML; others are forbidden characters.
_BREAK = re.compile(r"\r\n|\r|\n")

Sources = Mapping[str, str | bytes]
NO_SOURCES: Sources = MappingProxyType({})


def text(findings: Sequence[Finding], sources: Sources = NO_SOURCES, *, colour: bool = False) -> str:
    """One problem per line, `path:line:column: severity: message [code]`, with its hint below; at most MOST_SHOWN.

    If `sources` has the file, the line itself is shown, with empty lines between problems. `colour` adds escape codes.
    """
    lines: list[str] = []
    split: dict[str, list[str]] = {}
    for finding in findings[:MOST_SHOWN]:
        if sources and lines:
            lines.append("")
        name = styled(translated(_NAMES[finding.severity], finding.language), _COLOURS[finding.severity], colour)
        lines.append(f"{styled(str(finding.location), 'bold', colour)}: {name}: {finding.message} [{finding.code}]")
        path = finding.location.path
        if path in sources and path not in split:
            split[path] = _lines(sources[path])
        lines += _excerpt(finding, split.get(path, []), colour)
        if finding.hint:
            lines.append(f"    {finding.hint}")
    if len(findings) > MOST_SHOWN:
        lines += [""] if sources else []
        lines.append(
            translated(Message("… and {count:,} more.", count=len(findings) - MOST_SHOWN), findings[0].language)
        )
    return "".join(f"{line}\n" for line in lines)


def _lines(source: str | bytes) -> list[str]:
    content = source.decode("utf-8", "replace") if isinstance(source, bytes) else source
    return _BREAK.split(content.removeprefix("\ufeff"))


def _excerpt(finding: Finding, lines: Sequence[str], colour: bool) -> list[str]:
    """The line and a mark below its column; empty for problems of the whole file, located at 1:1."""
    number, column = finding.location.line, finding.location.column
    if (number, column) == (1, 1) or number > len(lines) or not lines[number - 1].strip():
        return []
    line = lines[number - 1]
    start = max(0, column - 1 - _BEFORE) if len(line) > _WIDE else 0
    before = ("…" if start else "") + printable(line[start : column - 1])
    after = printable(line[column - 1 : start + _WIDE]) + ("…" if len(line) > start + _WIDE else "")
    margin = f"{number:>5} | "
    return [
        f"{margin}{before}{after}",
        f"{'| ':>8}{' ' * columns(before)}{styled('^', _COLOURS[finding.severity], colour)}",
    ]
