"""Problems as GitHub's workflow commands, which its pages show beside the lines of a pull request."""

from collections.abc import Sequence

from radargen.findings.finding import Finding


def annotations(found: Sequence[Finding]) -> str:
    """One command a line: ::error or ::warning, with file, line, column and the code as title."""
    return "".join(
        f"::{one.severity} file={_property(one.file)},line={one.location.line},col={one.location.column},"
        f"title={_property(one.code)}::{_message(_lines(one))}\n"
        for one in found
    )


def _lines(one: Finding) -> str:
    return f"{one.message}\n{one.hint}".rstrip()


def _message(text: str) -> str:
    """As the runner reads it back: a line break would end the command and begin another one."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
