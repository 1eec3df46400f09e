"""Where the keys of a JSON text stand, so that a problem can name line and column."""

import json
import re
from bisect import bisect
from functools import cached_property

# A key, or what opens and closes an object or a list; other strings are passed over.
_TOKENS = re.compile(r'("(?:[^"\\]|\\.)*")(\s*:)?|([{}\[\]])')
# The keys around a value, from the outermost on; in a list, all its values have the same.
Keys = tuple[str, ...]


class JsonKeys:
    """The places of the keys in a valid JSON text, found when first asked for."""

    def __init__(self, text: str) -> None:
        self._text = text

    def place(self, keys: Keys) -> tuple[int, int]:
        """Line and column, from 1, of the key with those around it, or of the nearest around it that there is."""
        while keys and keys not in self._offsets:
            keys = keys[:-1]
        offset = self._offsets.get(keys, 0)
        line = bisect(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1

    @cached_property
    def _lines(self) -> list[int]:
        """Where each line begins."""
        return [0, *(newline.end() for newline in re.finditer("\n", self._text))]

    @cached_property
    def _offsets(self) -> dict[Keys, int]:
        """Where each key stands, by the keys around it and itself."""
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
