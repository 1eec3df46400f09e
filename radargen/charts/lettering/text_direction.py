"""Finds the parts of a line that run from right to left, and the order in which parts follow each other on the page.

This is Unicode's bidirectional algorithm (UAX #9, rules P2 to N2, I1 to L2) for one line without explicit controls,
which texts of a radar cannot contain. HarfBuzz shapes runs whose direction is known and has no notion of lines; the
libraries that do either reorder letters before shaping, or have a licence that is incompatible with ours.
"""

from collections.abc import Sequence
from itertools import groupby
from typing import TypeVar
from unicodedata import bidirectional

T = TypeVar("T")
_PAIRS = {"(": ")", "[": "]", "{": "}"}
_NEUTRAL = frozenset({"B", "S", "WS", "ON"})
# Types that take on the direction of the character before them.
_ATTACHED = frozenset({"NSM", "BN", "LRE", "LRO", "RLE", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})


def levels(text: str) -> list[int]:
    """The embedding level of each character: even from left to right, odd from right to left."""
    kinds = [bidirectional(char) or "L" for char in text]
    base = next((int(kind != "L") for kind in kinds if kind in ("L", "R", "AL")), 0)
    start = "R" if base else "L"
    types = _weak(kinds, start)
    _brackets(text, types, start)
    _neutral(types, start)
    found = [_level(kind, base) for kind in types]
    # Trailing spaces have the direction of the line.
    for place in range(len(text) - 1, -1, -1):
        if kinds[place] not in ("WS", "S", "B", "BN"):
            break
        found[place] = base
    return found


def visual(parts: Sequence[T], of: Sequence[int]) -> list[T]:
    """The parts of a line from left to right, given their levels (rule L2)."""
    ordered = list(zip(parts, of, strict=True))
    for level in range(max(of, default=0), 0, -1):
        turned: list[tuple[T, int]] = []
        for high, run in groupby(ordered, key=lambda part: part[1] >= level):
            whole = [*run]
            turned += whole[::-1] if high else whole
        ordered = turned
    return [part for part, _ in ordered]


def _weak(kinds: Sequence[str], start: str) -> list[str]:
    """Resolve numbers and the signs among them (rules W1 to W7)."""
    types = list(kinds)
    strong = before = start
    for place, kind in enumerate(kinds):
        kind = before if kind in _ATTACHED else kind  # noqa: PLW2901 – it is this character's kind
        if kind in ("L", "R", "AL"):
            strong = kind
        if kind == "EN" and strong == "AL":
            kind = "AN"  # noqa: PLW2901 – as above
        types[place] = before = kind
    types = ["R" if kind == "AL" else kind for kind in types]
    for place in range(1, len(types) - 1):
        left, kind, right = types[place - 1 : place + 2]
        if left == right and ((kind == "ES" and left == "EN") or (kind == "CS" and left in ("EN", "AN"))):
            types[place] = left
    place = 0
    for kind, run in groupby(list(types)):
        count = len([*run])
        around = (types[place - 1] if place else "", types[place + count] if place + count < len(types) else "")
        if kind == "ET":
            types[place : place + count] = ["EN" if "EN" in around else "ON"] * count
        place += count
    strong = start
    for place, kind in enumerate(types):
        strong = kind if kind in ("L", "R") else strong
        if kind in ("ES", "CS"):
            types[place] = "ON"
        elif kind == "EN" and strong == "L":
            types[place] = "L"
    return types


def _brackets(text: str, types: list[str], start: str) -> None:
    """Give both brackets of a pair the direction of their content, or else of the text before (rule N0)."""
    opened: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for place, char in enumerate(text):
        if types[place] != "ON":
            continue
        if char in _PAIRS:
            opened.append((_PAIRS[char], place))
        elif any(char == closing for closing, _ in opened):
            while opened:
                closing, begun = opened.pop()
                if closing == char:
                    pairs.append((begun, place))
                    break
    for begun, ended in sorted(pairs):
        inside = {_strong(kind) for kind in types[begun + 1 : ended]} - {""}
        if not inside:
            continue
        before = next((strong for kind in types[begun::-1] if (strong := _strong(kind))), start)
        types[begun] = types[ended] = start if start in inside else before


def _neutral(types: list[str], start: str) -> None:
    """Give spaces and signs between two parts of one direction that direction, others the line's (rules N1, N2)."""
    place = 0
    for neutral, run in groupby(list(types), key=lambda kind: kind in _NEUTRAL):
        count = len([*run])
        if neutral:
            left = _strong(types[place - 1]) if place else start
            right = _strong(types[place + count]) if place + count < len(types) else start
            types[place : place + count] = [left if left == right else start] * count
        place += count


def _strong(kind: str) -> str:
    return {"L": "L", "R": "R", "EN": "R", "AN": "R"}.get(kind, "")


def _level(kind: str, base: int) -> int:
    if base:
        return 1 if kind == "R" else 2
    return {"L": 0, "R": 1}.get(kind, 2)
