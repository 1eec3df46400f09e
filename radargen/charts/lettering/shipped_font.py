"""The shipped font: which characters it has, and how wide a text is in it, read from the font's own tables.

A text library would kern only on machines that have its companion libraries; with the tables read here, lines break
alike on every machine, and nothing heavy is imported. The widths agree with HarfBuzz's to the font unit for the shipped
glyphs (tests compare them).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from struct import iter_unpack, unpack_from
from unicodedata import category

from radargen.charts.scene import Weight

# Font units per em.
EM = 1000
Pair = Callable[[int, int], int | None]


@lru_cache(maxsize=16384)
def is_plain(text: str, weight: Weight) -> bool:
    """Whether the shipped font can draw all of the text, with one glyph per character, from left to right.

    Everything else is shaped: characters that the font lacks, and marks above or below other letters.
    """
    drawn = _drawn(weight)
    return all(ord(char) in drawn for char in text)


@lru_cache(maxsize=16384)
def units(text: str, weight: Weight) -> int:
    """The width of a plain text in thousandths of the type size; raises KeyError for a character the font lacks."""
    face = _face(weight)
    glyphs = [face.glyphs[ord(char)] for char in text]
    return sum(map(face.advance, glyphs)) + sum(face.kern(left, right) for left, right in pairwise(glyphs))


def font_data(weight: Weight) -> bytes:
    """The font file of that weight."""
    return files("radargen").joinpath("charts", "fonts", f"RadargenSans-{weight.value.capitalize()}.ttf").read_bytes()


@cache
def _drawn(weight: Weight) -> frozenset[int]:
    return frozenset(code for code in _face(weight).glyphs if not category(chr(code)).startswith("M"))


@dataclass(frozen=True)
class FontTables:
    """The tables of one weight: glyph per character, advance per glyph, and the kerning lookups."""

    glyphs: dict[int, int]
    advances: tuple[int, ...]
    lookups: tuple[tuple[Pair, ...], ...]
    kerned: dict[tuple[int, int], int] = field(default_factory=dict)

    def advance(self, glyph: int) -> int:
        """The advance of a glyph; monospaced fonts list the last one once for all glyphs that follow."""
        return self.advances[min(glyph, len(self.advances) - 1)]

    def kern(self, left: int, right: int) -> int:
        """The change of distance between two glyphs, mostly negative.

        In each lookup, the first table that has the pair counts.
        """
        pair = (left, right)
        if pair not in self.kerned:
            known = ((table(left, right) for table in tables) for tables in self.lookups)
            self.kerned[pair] = sum(next((move for move in moves if move is not None), 0) for moves in known)
        return self.kerned[pair]


@cache
def _face(weight: Weight) -> FontTables:
    data = font_data(weight)
    count = unpack_from(">H", data, 4)[0]
    tables = {tag: start for tag, _, start, _ in iter_unpack(">4sIII", data[12 : 12 + 16 * count])}
    metrics = unpack_from(">H", data, tables[b"hhea"] + 34)[0]
    hmtx = tables[b"hmtx"]
    advances = tuple(advance for advance, _ in iter_unpack(">Hh", data[hmtx : hmtx + 4 * metrics]))
    return FontTables(_characters(data, tables[b"cmap"]), advances, tuple(_kerning(data, tables[b"GPOS"])))


def _shorts(data: bytes, start: int, count: int) -> tuple[int, ...]:
    return unpack_from(f">{count}H", data, start)


def _characters(data: bytes, cmap: int) -> dict[int, int]:
    """The Unicode subtable of format 4 (all shipped glyphs are in the Basic Multilingual Plane)."""
    count = unpack_from(">H", data, cmap + 2)[0]
    subtables = (cmap + unpack_from(">I", data, cmap + 4 + 8 * n + 4)[0] for n in range(count))
    start = next(start for start in subtables if unpack_from(">H", data, start)[0] == 4)
    segments = unpack_from(">H", data, start + 6)[0] // 2
    lasts, firsts, deltas, ranges = (
        _shorts(data, start + 14 + 2 * segments * n + (2 if n else 0), segments) for n in range(4)
    )
    glyphs: dict[int, int] = {}
    for n, (first, last, delta, offset) in enumerate(zip(firsts, lasts, deltas, ranges, strict=True)):
        place = start + 16 + 6 * segments + 2 * n
        for char in range(first, min(last, 0xFFFE) + 1):
            glyph = unpack_from(">H", data, place + offset + 2 * (char - first))[0] if offset else char
            if glyph:
                glyphs[char] = (glyph + delta) & 0xFFFF
    return glyphs


def _kerning(data: bytes, gpos: int) -> Iterator[tuple[Pair, ...]]:
    """The pair tables of every lookup that a `kern` feature names, in the font's order."""
    features, lookups = (gpos + offset for offset in _shorts(data, gpos + 6, 2))
    named: set[int] = set()
    for n in range(unpack_from(">H", data, features)[0]):
        tag, offset = unpack_from(">4sH", data, features + 2 + 6 * n)
        if tag == b"kern":
            named.update(_shorts(data, features + offset + 4, unpack_from(">H", data, features + offset + 2)[0]))
    for index in sorted(named):
        lookup = lookups + unpack_from(">H", data, lookups + 2 + 2 * index)[0]
        kind, _, count = _shorts(data, lookup, 3)
        starts = [lookup + offset for offset in _shorts(data, lookup + 6, count)]
        if kind == 9:  # an extension lookup only points to another
            starts = [start + unpack_from(">I", data, start + 4)[0] for start in starts]
        yield tuple(_pairs(data, start) for start in starts)


def _pairs(data: bytes, start: int) -> Pair:
    """A pair table of format 1 (glyphs) or 2 (classes), as changes of the first glyph's advance."""
    kind, coverage, first, second = _shorts(data, start, 4)
    covered = _coverage(data, start + coverage)
    # The advance is the third of up to four values; each earlier one that is present shifts its offset.
    before, size = (first & 3).bit_count() * 2, (first.bit_count() + second.bit_count()) * 2

    def single(left: int, right: int) -> int | None:
        if (place := covered.get(left)) is None:
            return None
        pairs = start + unpack_from(">H", data, start + 10 + 2 * place)[0]
        for n in range(unpack_from(">H", data, pairs)[0]):
            row = pairs + 2 + n * (2 + size)
            if unpack_from(">H", data, row)[0] == right:
                return int(unpack_from(">h", data, row + 2 + before)[0])
        return None

    if kind == 1:
        return single
    left_at, right_at, _, columns = _shorts(data, start + 8, 4)
    lefts, rights = _classes(data, start + left_at), _classes(data, start + right_at)

    def classed(left: int, right: int) -> int | None:
        if left not in covered:
            return None
        row = start + 16 + (lefts.get(left, 0) * columns + rights.get(right, 0)) * size
        return int(unpack_from(">h", data, row + before)[0])

    return classed


def _coverage(data: bytes, start: int) -> dict[int, int]:
    kind, count = _shorts(data, start, 2)
    if kind == 1:
        return {glyph: place for place, glyph in enumerate(_shorts(data, start + 4, count))}
    rows = iter_unpack(">HHH", data[start + 4 : start + 4 + 6 * count])
    return {glyph: place + glyph - low for low, high, place in rows for glyph in range(low, high + 1)}


def _classes(data: bytes, start: int) -> dict[int, int]:
    if unpack_from(">H", data, start)[0] == 1:
        first, count = _shorts(data, start + 2, 2)
        return {first + n: kind for n, kind in enumerate(_shorts(data, start + 6, count))}
    count = unpack_from(">H", data, start + 2)[0]
    rows = iter_unpack(">HHH", data[start + 4 : start + 4 + 6 * count])
    return {glyph: kind for low, high, kind in rows for glyph in range(low, high + 1)}
