"""Compresses repeated text: what occurred before is replaced by a reference to its position.

A site repeats most things several times, between different tags. Compression on a server or in an archive looks back
some thousand letters, while a trend is mentioned again a million letters later. The result is still text that can be
read and searched; `one-file.js` restores the original.
"""

import re
from array import array
from collections.abc import Iterator
from itertools import accumulate, pairwise

# Pieces of markup, the units of references. The same expression is in one-file.js.
PIECE = re.compile(r"<[^<\">]*\"?>?|[^<\">.:]+(?:\">|[\".:])?|[>.\":]+")
# Marks a reference; no tag begins like this. Meanings are in a separate list, which compresses better: the number of
# the first piece, and the count of pieces. Numbers are written with the least significant digit first, five bits each;
# a digit from the second half of the alphabet says that more follow.
REFERENCE = "<0"
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
_BITS = 5
# In letters: anything shorter is repeated as it is; the length from which a single piece starts a search.
_LEAST, _TELLING = 10, 16
# How many of the earliest positions of a piece are tried. Often the same first ones are referenced, which compresses
# well.
_TRIED = 12


def folded(text: str) -> tuple[str, str]:
    """The markup with references for everything it repeats, and the list of their meanings, in order.

    Runs in linear time. Raises ValueError if the markup contains something that looks like a reference.
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
    """The markup that was given to `folded`."""
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
