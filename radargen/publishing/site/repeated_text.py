"""Text that repeats itself, written once: what came before is named by its place instead of said again.

A site says most things several times, between other tags. Compression on a server or in an archive looks back some
thousand letters, while a trend is told of again a million letters later. What is written stays text that can be read
and searched; `one-file.js` reads it back.
"""

import re
from array import array
from collections.abc import Iterator
from itertools import accumulate, pairwise

# Pieces of markup: what may be named by its place. The same expression stands in one-file.js.
PIECE = re.compile(r"<[^<\">]*\"?>?|[^<\">.:]+(?:\">|[\".:])?|[>.\":]+")
# Stands where something is said again; no tag begins so. What is meant stands in a list of its own, which compresses
# better: the number of the first piece, and how many there are. Of a number the least digits come first, five bits in
# each; one from the second half of the digits says that more follow.
REFERENCE = "<0"
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
_BITS = 5
# In letters: what is shorter is written again; from what length on one piece begins a search by itself.
_LEAST, _TELLING = 10, 16
# How many of the earliest places of a piece are tried. The first ones are named by everybody, which compresses well.
_TRIED = 12


def folded(text: str) -> tuple[str, str]:
    """The markup with references in place of what it repeats, and what they mean, in order.

    ValueError where the markup holds what looks like a reference.

    Takes time in proportion to the length of the text.
    """
    if REFERENCE in text:
        raise ValueError("The text has what looks like a reference.")
    pieces = PIECE.findall(text)
    count = len(pieces)
    numbers: dict[str, int] = {}
    sequence = array("q", [numbers.setdefault(piece, len(numbers)) for piece in pieces])
    sequence.append(-1)
    ends = [0, *accumulate(map(len, pieces))]
    telling = [len(piece) >= _TELLING for piece in numbers]
    keys = [one if telling[one] else ~(one << 32 | other) for one, other in pairwise(sequence)]
    places: dict[int, list[int]] = {}
    out: list[str] = []
    meant: list[str] = []
    at = 0
    while at < count:
        until, start, least = at, 0, ends[at] + _LEAST
        for place in places.get(keys[at], ()):
            run, longest = 0, min(at - place, count - at)
            while run < longest and sequence[place + run] == sequence[at + run]:
                run += 1
            if ends[at + run] >= least:
                until, start, least = at + run, place, ends[at + run] + 1
        if until > at:
            out.append(REFERENCE)
            meant.append(f"{_written(start)}{_written(until - at)}")
        else:
            until = at + 1
            out.append(pieces[at])
        for place in range(at, until):
            known = places.setdefault(keys[place], [])
            if len(known) < _TRIED:
                known.append(place)
        at = until
    return "".join(out), "".join(meant)


def unfolded(text: str, meant: str) -> str:
    """The markup that `folded` was given."""
    pieces: list[str] = []
    numbers = _read(meant)
    for piece in re.findall(rf"{REFERENCE}|{PIECE.pattern}", text):
        if piece == REFERENCE:
            start, count = next(numbers), next(numbers)
            pieces += pieces[start : start + count]
        else:
            pieces.append(piece)
    return "".join(pieces)


def _written(number: int) -> str:
    digits = ""
    while number >> _BITS:
        digits += _DIGITS[number & 31 | 32]
        number >>= _BITS
    return digits + _DIGITS[number]


def _read(meant: str) -> Iterator[int]:
    number = place = 0
    for digit in map(_DIGITS.index, meant):
        number |= (digit & 31) << place
        place += _BITS
        if digit < 32:
            yield number
            number = place = 0
