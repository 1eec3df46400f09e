"""Lists in the cells of a matrix: column widths and row heights at which every name has room.

Lengths are in type sizes, so that one result serves every type size.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, groupby
from math import ceil
from operator import itemgetter, le
from typing import TypeAlias

from radargen.charts.placing.typesetting.label_wrapping import LEADING, WrappedLabel

# In type sizes: padding beside and above the lists of a cell, from a marker's left end to its name, between two lists
# of a cell, the height of a line of advice, and that of a cell without trends.
BESIDE, ABOVE, MARK, BETWEEN, ADVICE, EMPTY = 0.8, 0.55, 1.6, 1.0, 1.7, 1.3
# Distances between names to try, the largest first.
PITCHES = (1.8, 1.62, 1.46)
# Most lists side by side in a cell, and most numbers in a column without names; how many widths to try for wrapped
# names, and how many settings to look ahead when narrowing.
MOST_LISTS, MOST_NUMBERS, WIDTHS, STEPS = 6, 12, 4, 6
# For a trend with a number: from the marker's left end to the number, and the space after it.
TO_NUMBER, AFTER_NUMBER = 1.2, 0.9
SLACK = 1e-3
# More than slack and rounding can add up to.
NEARLY = 0.01

# The names of a cell, each with all ways to wrap it, the widest first.
Names: TypeAlias = Sequence[Sequence[WrappedLabel]]
# Heights of the rows.
Heights: TypeAlias = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class ColumnSetting:
    """One way to set a column's cells: the number of lists side by side, and the width of names; `needs` by row."""

    lists: int
    names: float
    width: float
    needs: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class GridSetting:
    """Column widths and row heights at which all names have room; `lists` is the number per cell in each column."""

    pitch: float
    lists: tuple[int, ...]
    widths: tuple[float, ...]
    heights: tuple[float, ...]


@dataclass(frozen=True)
class ColumnLists:
    """The lists of a column's cells, with the room that each needs besides its trends, in type sizes.

    Below its names a cell has `numbers` of them, each `number` type sizes wide with its marker.
    """

    cells: tuple[Names, ...]
    besides: tuple[float, ...]
    numbers: tuple[int, ...]
    number: float
    _known: dict[tuple[float, bool], tuple[ColumnSetting, ...]] = field(default_factory=dict, compare=False)

    def settings(self, pitch: float, *, wrap: bool) -> tuple[ColumnSetting, ...]:
        """The Pareto-optimal settings, by width and by the height of every row, narrowest first."""
        if (pitch, wrap) not in self._known:
            self._known[pitch, wrap] = tuple(self._settings(pitch, wrap=wrap))
        return self._known[pitch, wrap]

    def _settings(self, pitch: float, *, wrap: bool) -> list[ColumnSetting]:
        found: list[ColumnSetting] = []
        for names, same in groupby(self._tried(wrap=wrap), key=itemgetter(1)):
            # The heights of a cell's names do not depend on the number of lists.
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
        """The numbers of lists side by side to try, with the width of their names."""
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
    """The narrowest grid of that height, or None if it is too wide; `least` are the widths of headings.

    Rows start as low as possible. While the grid is too wide, one column is set narrower, which makes rows higher: the
    one that saves the most width for the height it costs.
    """
    settings = [column.settings(pitch, wrap=wrap) for column in columns]
    rows = range(len(columns[0].cells))
    heights = tuple(max(min(one.needs[row] for one in some) for some in settings) for row in rows)
    if sum(heights) > height + SLACK:
        return None
    chosen = _narrowest(settings, heights)
    while (wide := _total(chosen, least)) > width + SLACK:
        # With higher rows, columns never get wider.
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
    """How many numbers of that width fit side by side in a cell."""
    return max(int((width - 2 * BESIDE + AFTER_NUMBER + SLACK) / (number + AFTER_NUMBER)), 1)


def column_width(lists: int, names: float) -> float:
    """The width of a column with that many lists of names of that width."""
    return 2 * BESIDE + lists * (MARK + names) + (lists - 1) * BETWEEN


def names_width(width: float, lists: int) -> float:
    """The width of names if that many lists share that width."""
    return (width - 2 * BESIDE - (lists - 1) * BETWEEN) / lists - MARK


def _need(heights: Sequence[float], lists: int, numbers: float) -> float:
    """The height of a cell for names of those heights in that many lists, with lines of numbers below."""
    if not heights and not numbers:
        return EMPTY
    return max(map(sum, split(heights, lists)), default=0.0) + numbers + 2 * ABOVE


def label_in(labels: Sequence[WrappedLabel], width: float) -> WrappedLabel:
    """The wrapped label with the fewest lines in that width; the narrowest one if none fits."""
    most = width + SLACK
    # A plain loop, since this runs some hundred thousand times.
    for label in labels:
        if label.width <= most:
            return label
    return labels[-1]


def split(heights: Sequence[float], lists: int) -> list[list[float]]:
    """Consecutive items divided into lists so that the highest is as low as possible; earlier lists are fuller."""
    if not heights:
        return []
    if len(set(heights)) == 1:
        each = ceil(len(heights) / lists)
        return [[*heights[n : n + each]] for n in range(0, len(heights), each)]
    sums = [0.0, *accumulate(heights)]
    # The height is at least the average of the lists, and at most that plus the highest item.
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
    """The widths of names to try: that of the longest and, with wrapping, several down to the least possible one."""
    widest = max((labels[0].width for labels in names), default=0.0)
    if not wrap:
        return [widest]
    narrowest = max((labels[-1].width for labels in names), default=0.0)
    known = sorted({label.width for labels in names for label in labels if narrowest <= label.width < widest})
    step = max(len(known) / WIDTHS, 1.0)
    tried = [known[int(n * step)] for n in range(WIDTHS) if int(n * step) < len(known)]
    return [widest, *reversed(tried)]


def _narrowest(settings: Sequence[Sequence[ColumnSetting]], heights: Heights) -> list[ColumnSetting]:
    """For each column, the narrowest setting that fits these rows."""
    # Called for some hundred thousand settings.
    most = [height + SLACK for height in heights]
    return [next(one for one in some if all(map(le, one.needs, most))) for some in settings]


def _higher(narrow: Sequence[Sequence[ColumnSetting]], heights: Heights) -> Iterator[Heights]:
    """Row heights at which a column can be narrower (the last of its settings), a few steps for each column."""
    found = (tuple(map(max, heights, one.needs)) for some in narrow for one in some[-STEPS - 1 : -1])
    yield from dict.fromkeys(found)


def _with_fewer_lists(
    settings: Sequence[Sequence[ColumnSetting]], chosen: Sequence[ColumnSetting], heights: Heights, height: float
) -> tuple[list[ColumnSetting], Heights]:
    """Prefer long lists to several side by side, as far as the height allows; no name gets less room."""
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
    """Columns widened to the available width so that fewer names are wrapped, smallest steps first."""
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
