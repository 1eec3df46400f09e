"""How lists fill the cells of a matrix: how wide columns and how high rows must be so that every name has room.

Lengths are in type sizes, so that one list serves every size of type.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, groupby
from math import ceil
from operator import itemgetter, le
from typing import TypeAlias

from radargen.charts.placing.typesetting.label_wrapping import LEADING, WrappedLabel

# In type sizes: beside and above the lists of a cell, from a marker's left end to the name, between two lists of a
# cell, the height of a line that advice takes, and that of a cell without trends.
BESIDE, ABOVE, MARK, BETWEEN, ADVICE, EMPTY = 0.8, 0.55, 1.6, 1.0, 1.7, 1.3
# From one name to the next, the airiest first.
PITCHES = (1.8, 1.62, 1.46)
# The most lists of a cell side by side, and the most numbers where a column has no names; how many widths are tried for
# lists whose names are wrapped, and how many settings further narrowing looks.
MOST_LISTS, MOST_NUMBERS, WIDTHS, STEPS = 6, 12, 4, 6
# Of a trend that has a number: from the marker's left end to it, and what follows it.
TO_NUMBER, AFTER_NUMBER = 1.2, 0.9
SLACK = 1e-3
# More than what slack and rounding may add up to.
NEARLY = 0.01

# The names of a cell, each in all the ways to wrap it, the widest first.
Names: TypeAlias = Sequence[Sequence[WrappedLabel]]
# Of the rows.
Heights: TypeAlias = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class ColumnSetting:
    """How the cells of a column are set: so many lists side by side with names of that width; `needs` by row."""

    lists: int
    names: float
    width: float
    needs: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class GridSetting:
    """Widths of columns and heights of rows that hold all names; `lists` is how many each column has side by side."""

    pitch: float
    lists: tuple[int, ...]
    widths: tuple[float, ...]
    heights: tuple[float, ...]


@dataclass(frozen=True)
class ColumnLists:
    """The lists of a column's cells, with what each needs besides its trends, in type sizes.

    Below its names a cell has so many `numbers`, each with its marker as wide as `number` type sizes.
    """

    cells: tuple[Names, ...]
    besides: tuple[float, ...]
    numbers: tuple[int, ...]
    number: float
    _known: dict[tuple[float, bool], tuple[ColumnSetting, ...]] = field(default_factory=dict, compare=False)

    def settings(self, pitch: float, *, wrap: bool) -> tuple[ColumnSetting, ...]:
        """The settings that no other betters in width and in every row, the narrowest first."""
        if (pitch, wrap) not in self._known:
            self._known[pitch, wrap] = tuple(self._settings(pitch, wrap=wrap))
        return self._known[pitch, wrap]

    def _settings(self, pitch: float, *, wrap: bool) -> list[ColumnSetting]:
        found: list[ColumnSetting] = []
        for names, same in groupby(self._tried(wrap=wrap), key=itemgetter(1)):
            # The names of a cell are as high however many lists they are in.
            heights = [[_height(label_in(labels, names), pitch) for labels in cell] for cell in self.cells]
            for lists, _ in same:
                width = column_width(lists, names)
                beside = numbers_beside(width, self.number)
                needs = tuple(
                    round(_need(cell, lists, ceil(count / beside) * pitch) + more, 4)
                    for cell, count, more in zip(heights, self.numbers, self.besides, strict=True)
                )
                found.append(ColumnSetting(lists, names, round(width, 4), needs))
        found.sort(key=lambda one: (one.width, sum(one.needs), one.lists))
        kept: list[ColumnSetting] = []
        for one in found:
            if not any(all(a <= b for a, b in zip(other.needs, one.needs, strict=True)) for other in kept):
                kept.append(one)
        return kept

    def _tried(self, *, wrap: bool) -> Iterator[tuple[int, float]]:
        """How many lists may stand side by side, with the width of their names."""
        count, longest = max(self.numbers, default=0), max((len(names) for names in self.cells), default=0)
        if count and not longest:
            for beside in range(1, min(count, MOST_NUMBERS) + 1):
                yield 1, beside * (self.number + AFTER_NUMBER) - AFTER_NUMBER - MARK
            return
        for names in _widths([labels for cell in self.cells for labels in cell], wrap=wrap):
            for lists in range(1, min(max(longest, 1), MOST_LISTS) + 1):
                yield lists, names


def grid_setting(
    columns: Sequence[ColumnLists],
    width: float,
    height: float,
    least: Sequence[float],
    *,
    wrap: bool,
    pitch: float = PITCHES[-1],
) -> GridSetting | None:
    """The narrowest grid of that height, or None where none is so narrow; `least` are the widths of headings.

    Rows begin as low as they can be. While the grid is too wide, the column is set narrower and thereby higher
    that wins most width for the height that it costs.
    """
    settings = [column.settings(pitch, wrap=wrap) for column in columns]
    rows = range(len(columns[0].cells))
    heights = tuple(max(min(one.needs[row] for one in some) for some in settings) for row in rows)
    if sum(heights) > height + SLACK:
        return None
    chosen = _narrowest(settings, heights)
    while (wide := _total(chosen, least)) > width + SLACK:
        # Where rows are higher, columns are no wider.
        places = [some.index(now) for now, some in zip(chosen, settings, strict=True)]
        narrow = [some[: place + 1] for place, some in zip(places, settings, strict=True)]
        best: tuple[float, Heights, list[ColumnSetting]] | None = None
        for higher in _higher(narrow, heights):
            if sum(higher) > height + SLACK:
                continue
            narrower = _narrowest(narrow, higher)
            worth = (wide - _total(narrower, least)) / (sum(higher) - sum(heights) + SLACK)
            if worth > SLACK and (best is None or worth > best[0]):
                best = worth, higher, narrower
        if best is None:
            return None
        _, heights, chosen = best
    chosen, heights = _with_fewer_lists(settings, chosen, heights, height)
    chosen = _widened(settings, chosen, heights, width, least)
    widths = tuple(max(one.width, most) for one, most in zip(chosen, least, strict=True))
    return GridSetting(pitch, tuple(one.lists for one in chosen), widths, heights)


def numbers_beside(width: float, number: float) -> int:
    """How many numbers of that width stand side by side in a cell."""
    return max(int((width - 2 * BESIDE + AFTER_NUMBER + SLACK) / (number + AFTER_NUMBER)), 1)


def column_width(lists: int, names: float) -> float:
    """How wide a column with so many lists of names of that width is."""
    return 2 * BESIDE + lists * (MARK + names) + (lists - 1) * BETWEEN


def names_width(width: float, lists: int) -> float:
    """How wide names may be where so many lists share that width."""
    return (width - 2 * BESIDE - (lists - 1) * BETWEEN) / lists - MARK


def _need(heights: Sequence[float], lists: int, numbers: float) -> float:
    """How high a cell must be for names of those heights in so many lists, with so high lines of numbers below them."""
    if not heights and not numbers:
        return EMPTY
    return max(map(sum, split(heights, lists)), default=0.0) + numbers + 2 * ABOVE


def label_in(labels: Sequence[WrappedLabel], width: float) -> WrappedLabel:
    """The way to wrap a name on the fewest lines in that width; the narrowest where none is so narrow."""
    most = width + SLACK
    # A plain loop, since this is asked some hundred thousand times.
    for label in labels:
        if label.width <= most:
            return label
    return labels[-1]


def split(heights: Sequence[float], lists: int) -> list[list[float]]:
    """Consecutive items shared among so many lists so that the highest is as low as can be, the first ones fuller."""
    if not heights:
        return []
    if len(set(heights)) == 1:
        each = ceil(len(heights) / lists)
        return [[*heights[n : n + each]] for n in range(0, len(heights), each)]
    sums = [0.0, *accumulate(heights)]
    # No list is lower than all of them on average, nor need one be higher than that and the highest item.
    low = max(sums[-1] / lists, *heights) - NEARLY
    high = low + max(heights) + 2 * NEARLY
    limits = sorted(
        {
            round(late - early, 4)
            for early in sums
            for late in sums[bisect_left(sums, early + low) : bisect_right(sums, early + high)]
        }
    )
    enough = bisect_left(limits, True, key=lambda most: _are_enough(heights, lists, most))
    return [*_filled(heights, limits[enough])]


def _are_enough(heights: Sequence[float], lists: int, most: float) -> bool:
    parts = [*_filled(heights, most)]
    return len(parts) <= lists and max(map(sum, parts)) <= most + SLACK


def _filled(heights: Sequence[float], most: float) -> Iterator[list[float]]:
    part: list[float] = []
    high = 0.0
    for height in heights:
        if part and high + height > most + SLACK:
            yield part
            part, high = [], 0.0
        part.append(height)
        high += height
    yield part


def _height(label: WrappedLabel, pitch: float) -> float:
    return pitch + (len(label.lines) - 1) * LEADING


def _widths(names: Names, *, wrap: bool) -> list[float]:
    """Widths of names to try: that of the longest, and with wrapping some down to where no name can be narrower."""
    widest = max((labels[0].width for labels in names), default=0.0)
    if not wrap:
        return [widest]
    narrowest = max((labels[-1].width for labels in names), default=0.0)
    known = sorted({label.width for labels in names for label in labels if narrowest <= label.width < widest})
    step = max(len(known) / WIDTHS, 1.0)
    tried = [known[int(n * step)] for n in range(WIDTHS) if int(n * step) < len(known)]
    return [widest, *reversed(tried)]


def _narrowest(settings: Sequence[Sequence[ColumnSetting]], heights: Heights) -> list[ColumnSetting]:
    """Of each column the narrowest setting that these rows hold."""
    # Asked of some hundred thousand settings.
    most = [height + SLACK for height in heights]
    return [next(one for one in some if all(map(le, one.needs, most))) for some in settings]


def _higher(narrow: Sequence[Sequence[ColumnSetting]], heights: Heights) -> Iterator[Heights]:
    """The heights with which a column can be narrower than it is, the last of its settings; by a few steps each."""
    found = (tuple(map(max, heights, one.needs)) for some in narrow for one in some[-STEPS - 1 : -1])
    yield from dict.fromkeys(found)


def _with_fewer_lists(
    settings: Sequence[Sequence[ColumnSetting]], chosen: Sequence[ColumnSetting], heights: Heights, height: float
) -> tuple[list[ColumnSetting], Heights]:
    """Long lists rather than several side by side, as far as the height allows; no name gets less room."""
    chosen = [*chosen]
    while True:
        steps = [
            (sum(higher), n, one, higher)
            for n, (now, some) in enumerate(zip(chosen, settings, strict=True))
            for one in some
            if one.lists < now.lists and one.names >= now.names - SLACK and one.width <= now.width + SLACK
            if sum(higher := tuple(map(max, heights, one.needs))) <= height + SLACK
        ]
        if not steps:
            return chosen, heights
        _, n, one, heights = min(steps, key=lambda step: step[:2])
        chosen[n] = one


def _widened(
    settings: Sequence[Sequence[ColumnSetting]],
    chosen: Sequence[ColumnSetting],
    heights: Heights,
    width: float,
    least: Sequence[float],
) -> list[ColumnSetting]:
    """The columns as wide as the room allows in which fewer names need be wrapped, the smallest steps first."""
    chosen, most = [*chosen], [height + SLACK for height in heights]
    while True:
        steps = [
            (one.width - now.width, n, one)
            for n, (now, some) in enumerate(zip(chosen, settings, strict=True))
            for one in some
            if one.lists == now.lists and one.width > now.width + SLACK and all(map(le, one.needs, most))
        ]
        for _, n, one in sorted(steps, key=lambda step: step[:2]):
            wider = [*chosen[:n], one, *chosen[n + 1 :]]
            if _total(wider, least) <= width + SLACK:
                chosen = wider
                break
        else:
            return chosen


def _total(chosen: Sequence[ColumnSetting], least: Sequence[float]) -> float:
    return sum(max(one.width, most) for one, most in zip(chosen, least, strict=True))
