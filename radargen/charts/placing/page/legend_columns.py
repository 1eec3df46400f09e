"""Legend rows flowed into columns; headings are repeated where a dimension continues in the next column."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import assert_never

from radargen.charts.placing.page.blocks import Block
from radargen.charts.placing.page.legend_rows import LegendRow


class ColumnBreaks(Enum):
    """How the legend breaks: each dimension in a column of its own, or kept whole, or broken at any name."""

    OWN = auto()
    WHOLE = auto()
    ANYWHERE = auto()


@dataclass(frozen=True, slots=True)
class LegendColumns:
    """The rows of each column, each with the distance of its top from the column's, in points."""

    columns: tuple[tuple[tuple[LegendRow, float], ...], ...]

    @property
    def height(self) -> float:
        """The height of the longest column, in points."""
        return max((row.height + top for column in self.columns for row, top in column), default=0.0)

    def block(self, width: float, gutter: float) -> Block:
        """The marks of all columns, `width` wide and `gutter` apart, in points."""
        whole = Block(len(self.columns) * (width + gutter) - gutter, self.height)
        parts = [
            row.block.at(n * (width + gutter), top) for n, column in enumerate(self.columns) for row, top in column
        ]
        return Block(
            whole.width,
            whole.height,
            tuple(text for part in parts for text in part.texts),
            tuple(line for part in parts for line in part.lines),
            (),
            tuple(entry for part in parts for entry in part.entries),
        )


def flowed_columns(parts: Sequence[Sequence[LegendRow]], height: float, breaks: ColumnBreaks) -> LegendColumns:
    """The rows of all parts, in columns of at most that height in points.

    A row that is higher than a column has one to itself.
    """
    columns: list[list[tuple[LegendRow, float]]] = [[]]
    for part in parts:
        if columns[-1] and not _stays(part, _end(columns[-1]), height, breaks):
            columns.append([])
        for place, row in enumerate(part):
            column = columns[-1]
            top = _end(column) + (row.above if column else 0.0)
            if column and top + _with_followers(part, place) > height + 0.01:
                column = _begun(row)
                columns.append(column)
                top = _end(column) + (row.above if column else 0.0)
            column.append((row, top))
    return LegendColumns(tuple(tuple(column) for column in columns))


def fitting_columns(
    parts: Sequence[Sequence[LegendRow]], count: int, most: float, breaks: ColumnBreaks
) -> LegendColumns | None:
    """Columns filled one after the other, at most `count` of them and `most` high; None if that is not enough."""
    columns = flowed_columns(parts, most, breaks)
    return columns if len(columns.columns) <= count and columns.height <= most + 0.01 else None


def balanced_columns(
    parts: Sequence[Sequence[LegendRow]], count: int, most: float, breaks: ColumnBreaks
) -> LegendColumns | None:
    """Columns of heights as even as possible, found by bisection; None as for `fitting_columns`."""
    best = fitting_columns(parts, count, most, breaks)
    if not best:
        return None
    low, high = best.height * 0.5, best.height
    for _ in range(7):
        middle = (low + high) / 2
        tried = flowed_columns(parts, middle, breaks)
        if len(tried.columns) <= count and tried.height <= middle + 0.01:
            best, high = tried, tried.height
        else:
            low = middle
    return best


def _stays(part: Sequence[LegendRow], end: float, height: float, breaks: ColumnBreaks) -> bool:
    """Whether a part may begin below another that ends at that height."""
    match breaks:
        case ColumnBreaks.OWN:
            return False
        case ColumnBreaks.WHOLE:
            long = sum(row.height + row.above for row in part)
            return end + long <= height + 0.01 or long - part[0].above > height
        case ColumnBreaks.ANYWHERE:
            return True
        case _:
            assert_never(breaks)


def _begun(row: LegendRow) -> list[tuple[LegendRow, float]]:
    """The start of a column: the headings to repeat, then the row."""
    column: list[tuple[LegendRow, float]] = []
    for head in row.repeats:
        column.append((head, _end(column) + (head.above if column else 0.0)))
    return column


def _end(column: Sequence[tuple[LegendRow, float]]) -> float:
    return column[-1][1] + column[-1][0].height if column else 0.0


def _with_followers(part: Sequence[LegendRow], place: int) -> float:
    """The height of a row and those that must stay with it."""
    height = part[place].height
    while part[place].leads and place + 1 < len(part):
        place += 1
        height += part[place].above + part[place].height
    return height
