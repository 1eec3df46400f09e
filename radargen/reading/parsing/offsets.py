"""Maps offsets in a parsed value to lines and columns of the file.

Parsing folds lines and removes quotation marks and indentation, but keeps the order of the characters that are no white
space, so these are counted.
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
# One character or escape within quotation marks.
_DOUBLE = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|\r\n|[\s\S])|[^\s\\]")
_SINGLE = re.compile(r"''|\S")
_VISIBLE = re.compile(r"\S")
# Escapes of one letter for white space.
_INVISIBLE = frozenset("tnvfrN_LP \t\n\r")


class TextPositions:
    """Positions of the characters of one value, computed on first use.

    `value` is the parsed value, possibly without white space at its ends.
    """

    def __init__(self, where: SourceMap, value: str, *key: str | int) -> None:
        self.start, self.text, self.value = where(*key), where.text, value

    def at(self, offset: int) -> Location:
        """The location of the first visible character at or after the offset; of the value if there is none."""
        count = len(_VISIBLE.findall(self.value, 0, offset))
        if count >= len(self._visible_positions):
            return self.start
        position = self._visible_positions[count]
        line = bisect_right(self._lines, position)
        return Location(self.start.path, line, position - self._lines[line - 1] + 1)

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(found.end() for found in _BREAK.finditer(self._normalised))]

    @cached_property
    def _value_start(self) -> int:
        """The offset in the file where the value starts."""
        breaks = [0, *(found.end() for found in _BREAK.finditer(self.text))]
        return breaks[self.start.line - 1] + self.start.column - 1 if self.start.line <= len(breaks) else len(self.text)

    @cached_property
    def _normalised(self) -> str:
        """The file, in NFC from the start of the value, as values are."""
        if self.text.isascii():
            return self.text
        return self.text[: self._value_start] + unicodedata.normalize("NFC", self.text[self._value_start :])

    @cached_property
    def _visible_positions(self) -> list[int]:
        """The offsets in the file of the visible characters of the value."""
        begin, pattern = self._value_start, _VISIBLE
        if header := _HEADER.match(self.text, begin):
            begin = header.end()
        elif self.text[begin : begin + 1] in ("'", '"'):
            pattern = _SINGLE if self.text[begin] == "'" else _DOUBLE
            begin += 1
        positions = (
            one.start() for one in pattern.finditer(self._normalised, begin) if not _is_invisible_escape(one.group())
        )
        return list(islice(positions, len(_VISIBLE.findall(self.value))))


def _is_invisible_escape(sign: str) -> bool:
    if not sign.startswith("\\") or len(sign) == 1:
        return False
    return sign[1] in _INVISIBLE or (sign[1] in "xuU" and len(sign) > 2 and chr(int(sign[2:], 16)).isspace())
