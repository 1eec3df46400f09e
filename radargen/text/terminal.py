"""Safe output for terminals and logs of forges: no control sequences or log commands from untrusted text."""

import re
import sys
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any, TextIO, cast

# Control characters and unpaired surrogates could move the cursor or break the output, format characters could
# turn the reading direction.
INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_STYLES = {"bold": 1, "red": 31, "yellow": 33, "cyan": 36}


def printable(text: str) -> str:
    """The text with each character of an INVISIBLE category replaced by its code point, as <U+001B>."""
    if text.isprintable():
        return text
    return "".join(f"<U+{ord(c):04X}>" if unicodedata.category(c) in INVISIBLE else c for c in text)


def columns(text: str) -> int:
    """Width of a printable text in terminal columns: two for a wide character, none for a combining one."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) else 1 + (unicodedata.east_asian_width(c) in "FW") for c in text)


def styled(text: str, style: str, on: bool) -> str:
    """The text with the escape codes for `bold`, `red`, `yellow` or `cyan` if `on`, else unchanged."""
    return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if on else text


# Variables set by forges that execute commands found in a job's log.
FORGES = ("GITHUB_ACTIONS", "GITLAB_CI", "TF_BUILD", "TEAMCITY_VERSION")
# `##[…]`, `##vso[…]` and `##teamcity[…]` anywhere in a line, `::…` at its beginning, the ends of GitLab's sections.
# The group is the text before the position where the command is broken.
_COMMANDS = re.compile(r"(##)\w{0,12}\[|(section_)(?:start|end):|(:)(?=:)", re.IGNORECASE)
# Characters kept from earlier writes, since a command may be printed in parts.
_LONGEST = 20
# Has no width and is part of no command.
_BREAK = "\N{WORD JOINER}"


class Log:
    """A text stream into the log of a forge: commands in the text are disabled by an invisible character.

    `bare` is the underlying stream, for intended commands and for output that programs read.
    """

    def __init__(self, bare: TextIO) -> None:
        self.bare = bare
        self._before = ""

    def write(self, text: str) -> int:
        """Write the text; recognises commands that are split over several calls. TypeError for bytes."""
        if not isinstance(text, str):
            # Callers recognise a text stream by this error.
            raise TypeError("a text is expected")
        kept = len(self._before)
        pending = self._before + text
        cuts = {
            max(match.end(match.lastindex or 0) - kept, 0)
            for match in _COMMANDS.finditer(pending)
            # A command that was complete earlier has been broken already.
            if match.end() + (match[3] is not None) > kept
        }
        self._before = pending[-_LONGEST:]
        self.bare.write("".join(f"{_BREAK}{c}" if n in cuts else c for n, c in enumerate(text)) if cuts else text)
        return len(text)

    def writelines(self, lines: Iterable[str]) -> None:
        """Write each of the lines."""
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:
        if name == "buffer":
            # The stream of bytes would bypass the guard.
            raise AttributeError(name)
        return getattr(self.bare, name)


def guard(environment: Mapping[str, str]) -> None:
    """Replace stdout and stderr by a `Log` if the environment is that of a forge."""
    if any(environment.get(name) for name in FORGES):
        sys.stdout, sys.stderr = (
            stream if isinstance(stream, Log) else cast(TextIO, Log(stream)) for stream in (sys.stdout, sys.stderr)
        )


def bare(stream: TextIO) -> TextIO:
    """The stream without the guard."""
    return stream.bare if isinstance(stream, Log) else stream
