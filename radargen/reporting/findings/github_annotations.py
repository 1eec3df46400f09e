"""Problems as GitHub's workflow commands, which its pages show beside the lines of a pull request."""

from collections import Counter
from collections.abc import Sequence

from radargen.reporting.findings.finding import Finding
from radargen.text.messages import Message, translated

# So many of each severity are shown of one step; GitHub drops the others without a word.
MOST_SHOWN = 10


def annotations(found: Sequence[Finding]) -> str:
    """One command a line: ::error or ::warning, with file, line, column and the code as title.

    Where GitHub will not show all of them, a ::notice says so.
    """
    commands = "".join(
        f"::{one.severity} file={_property(one.file)},line={one.location.line},col={one.location.column},"
        f"title={_property(one.code)}::{_message(_lines(one))}\n"
        for one in found
    )
    if max(Counter(one.severity for one in found).values(), default=0) <= MOST_SHOWN:
        return commands
    all_of_them = Message(
        "There are {count:,} problems; the pages show up to {most} errors and {most} warnings, this log all.",
        count=len(found),
        most=MOST_SHOWN,
    )
    return f"{commands}::notice title=radargen::{_message(translated(all_of_them, found[0].language))}\n"


def _lines(one: Finding) -> str:
    return f"{one.message}\n{one.hint}".rstrip()


def _message(text: str) -> str:
    """As the runner reads it back: a line break would end the command and begin another one."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
