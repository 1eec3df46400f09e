"""Positions of the keys in a JSON text, so that problems can give line and column."""

import json
import re
from bisect import bisect
from functools import cached_property

# A key, or a bracket of an object or a list; other strings are skipped.
_TOKENS = re.compile(r'("(?:[^"\\]|\\.)*")(\s*:)?|([{}\[\]])')
# Path of keys to a value, outermost first; all values of a list share one.
Keys = tuple[str, ...]


class JsonKeys:
    """The positions of the keys in a valid JSON text, computed on first use."""

    def __init__(self, text: str) -> None:
        self._text = text

    def place(self, keys: Keys) -> tuple[int, int]:
        """Line and column, from 1, of the key at that path, or of its nearest existing ancestor."""
        while keys and keys not in self._offsets:
            keys = keys[:-1]
        offset = self._offsets.get(keys, 0)
        line = bisect(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1

    @cached_property
    def _lines(self) -> list[int]:
        """The offset at which each line begins."""
        return [0, *(newline.end() for newline in re.finditer("\n", self._text))]

    @cached_property
    def _offsets(self) -> dict[Keys, int]:
        """The offset of each key, by its path."""
        offsets: dict[Keys, int] = {}
        around: list[str] = []
        for token in _TOKENS.finditer(self._text):
            word, colon, bracket = token.groups()
            if colon:
                around[-1] = json.loads(word)
                offsets[tuple(around)] = token.start()
            elif bracket in ("{", "["):
                around.append("")
            elif bracket:
                around.pop()
        return offsets
