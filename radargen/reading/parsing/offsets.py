"""From an offset within a parsed value to the line and column in its file.

Parsing folds lines, removes quotation marks and indentation. The characters that are not white space keep their order,
so they are counted.
"""

import re
import unicodedata
from bisect import bisect_right
from functools import cached_property
from itertools import islice

from radargen.model import SourceMap
from radargen.model.problems import Location

_BREAK = re.compile(r"\r\n|\r|\n")
_HEADER = re.compile(r"[|>][^\r\n]*(?:\r\n|\r|\n)")
# What stands for another character, or for none, within quotation marks.
_DOUBLE = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|\r\n|[\s\S])|[^\s\\]")
_SINGLE = re.compile(r"''|\S")
_SEEN = re.compile(r"\S")
# Escapes of one letter for what nobody sees.
_UNSEEN = frozenset("tnvfrN_LP \t\n\r")


class TextPositions:
    """Line and column of each character of one value, computed when the first is asked for.

    `value` is the parsed value, or the same without empty lines and spaces at its ends.
    """

    def __init__(self, where: SourceMap, value: str, *key: str | int) -> None:
        self.start, self.text, self.value = where(*key), where.text, value

    def at(self, offset: int) -> Location:
        """The place of the first character at or after the offset that is not white space; else the value's start."""
        before = len(_SEEN.findall(self.value, 0, offset))
        if before >= len(self._seen):
            return self.start
        place = self._seen[before]
        line = bisect_right(self._lines, place)
        return Location(self.start.path, line, place - self._lines[line - 1] + 1)

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(found.end() for found in _BREAK.finditer(self._written))]

    @cached_property
    def _begin(self) -> int:
        """Where the value starts in the file."""
        breaks = [0, *(found.end() for found in _BREAK.finditer(self.text))]
        return breaks[self.start.line - 1] + self.start.column - 1 if self.start.line <= len(breaks) else len(self.text)

    @cached_property
    def _written(self) -> str:
        """The file, composed from there on as values are."""
        if self.text.isascii():
            return self.text
        return self.text[: self._begin] + unicodedata.normalize("NFC", self.text[self._begin :])

    @cached_property
    def _seen(self) -> list[int]:
        """Where in the file each character stands that one can see, from the value's first to its last."""
        begin, pattern = self._begin, _SEEN
        if header := _HEADER.match(self.text, begin):
            begin = header.end()
        elif self.text[begin : begin + 1] in ("'", '"'):
            pattern = _SINGLE if self.text[begin] == "'" else _DOUBLE
            begin += 1
        found = (one.start() for one in pattern.finditer(self._written, begin) if not _unseen(one.group()))
        return list(islice(found, len(_SEEN.findall(self.value))))


def _unseen(sign: str) -> bool:
    if not sign.startswith("\\") or len(sign) == 1:
        return False
    return sign[1] in _UNSEEN or (sign[1] in "xuU" and len(sign) > 2 and chr(int(sign[2:], 16)).isspace())
