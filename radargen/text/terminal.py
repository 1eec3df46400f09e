"""What a terminal or a forge's log is shown: nothing that it would obey, and colour only where somebody looks."""

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
    """The text with every invisible character written out: what strangers wrote must not steer a terminal."""
    if text.isprintable():
        return text
    return "".join(f"<U+{ord(c):04X}>" if unicodedata.category(c) in INVISIBLE else c for c in text)


def columns(text: str) -> int:
    """How many columns a terminal needs for a printable text: two for a wide character, none for a combining one."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) else 1 + (unicodedata.east_asian_width(c) in "FW") for c in text)


def styled(text: str, style: str, on: bool) -> str:
    """The text in `bold`, `red`, `yellow` or `cyan` where that is wanted."""
    return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if on else text


# Forges that take lines of a job's log for commands, by the variable that each sets.
FORGES = ("GITHUB_ACTIONS", "GITLAB_CI", "TF_BUILD", "TEAMCITY_VERSION")
# `##[…]`, `##vso[…]` and `##teamcity[…]` anywhere in a line, `::…` at its beginning, the ends of GitLab's sections.
# The group is what stands before the place where it is broken.
_COMMANDS = re.compile(r"(##)\w{0,12}\[|(section_)(?:start|end):|(:)(?=:)", re.IGNORECASE)
# Of what has been printed as much may belong to a command whose rest is still to come.
_LONGEST = 20
# As wide as nothing, and no part of any command.
_BREAK = "\N{WORD JOINER}"


class Log:
    """A text stream into the log of a forge: what it would obey is broken by a character that nobody sees.

    `bare` is the stream as it was, for what a forge is meant to obey and for what programs read.
    """

    def __init__(self, bare: TextIO) -> None:
        self.bare = bare
        self._before = ""

    def write(self, text: str) -> int:
        """Print the text; a command is found as well where it is printed in parts."""
        if not isinstance(text, str):
            # So it is told from a stream of bytes.
            raise TypeError("a text is expected")
        known = len(self._before)
        whole = self._before + text
        cuts = {
            max(found.end(found.lastindex or 0) - known, 0)
            for found in _COMMANDS.finditer(whole)
            # What was whole before has been broken before.
            if found.end() + (found[3] is not None) > known
        }
        self._before = whole[-_LONGEST:]
        self.bare.write("".join(f"{_BREAK}{c}" if n in cuts else c for n, c in enumerate(text)) if cuts else text)
        return len(text)

    def writelines(self, lines: Iterable[str]) -> None:
        """Print one after the other."""
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:
        if name == "buffer":
            # Nobody gets past this.
            raise AttributeError(name)
        return getattr(self.bare, name)


def guard(environment: Mapping[str, str]) -> None:
    """From here on print into a forge's log, where this is one, only what it does not obey."""
    if any(environment.get(name) for name in FORGES):
        sys.stdout, sys.stderr = (
            stream if isinstance(stream, Log) else cast(TextIO, Log(stream)) for stream in (sys.stdout, sys.stderr)
        )


def bare(stream: TextIO) -> TextIO:
    """The stream that nothing is broken for."""
    return stream.bare if isinstance(stream, Log) else stream
