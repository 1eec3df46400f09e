"""Problems as GitHub's workflow commands, which its pages show beside the lines of a pull request."""

from collections import Counter
from collections.abc import Sequence

from radargen.reporting.findings.finding import Finding
from radargen.text.messages import Message, translated

# How many annotations of each severity GitHub shows for one step; it drops the others silently.
MOST_SHOWN = 10


def annotations(findings: Sequence[Finding]) -> str:
    """One command per line, ::error or ::warning, with file, line, column and the code as title.

    A ::notice follows if GitHub will not show all of them.
    """
    commands = "".join(
        f"::{finding.severity} file={_property(finding.file)},line={finding.location.line},"
        f"col={finding.location.column},title={_property(finding.code)}::{_message(_lines(finding))}\n"
        for finding in findings
    )
    if max(Counter(finding.severity for finding in findings).values(), default=0) <= MOST_SHOWN:
        return commands
    notice = Message(
        "There are {count:,} problems; the pages show up to {most} errors and {most} warnings, this log all.",
        count=len(findings),
        most=MOST_SHOWN,
    )
    return f"{commands}::notice title=radargen::{_message(translated(notice, findings[0].language))}\n"


def _lines(finding: Finding) -> str:
    return f"{finding.message}\n{finding.hint}".rstrip()


def _message(text: str) -> str:
    """The text escaped for a workflow command, so that a line break cannot begin another command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
