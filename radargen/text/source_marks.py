"""Marks [^key] in plain sentences of an entry, by which they refer to its sources."""

import re
from collections.abc import Iterator

# The key is made of letters, digits and hyphens.
MARK = re.compile(r"\[\^([^\W_](?:[\w-]{0,98}[^\W_])?)\]")
_WITH_SPACE = re.compile(rf"[ \t]*{MARK.pattern}")


def without_marks(words: str) -> str:
    """The words without marks and without the spaces before them, for where they cannot be links."""
    return _WITH_SPACE.sub("", words) if "[^" in words else words


def marks(words: str) -> Iterator[tuple[str, int, int]]:
    """Each mark: its key, and where it begins and ends."""
    if "[^" in words:
        for found in MARK.finditer(words):
            yield found[1], found.start(), found.end()
