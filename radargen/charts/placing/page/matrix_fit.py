"""The largest type in which all names of a matrix fit on a page, and the grid that they need."""

from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from types import MappingProxyType

from radargen.charts.placing.content.chart_content import ChartContent
from radargen.charts.placing.content.marker_styles import MarkerStyle
from radargen.charts.placing.content.matrix_cells import Matrix, MatrixCell, cell_name
from radargen.charts.placing.page import cell_lists, matrix_headings
from radargen.charts.placing.page.cell_lists import ColumnLists, GridSetting, grid_setting
from radargen.charts.placing.page.listing_page import ListingPage
from radargen.charts.placing.typesetting import font_metrics, label_wrapping
from radargen.charts.placing.typesetting.label_wrapping import WrappedLabel, wrapped_labels
from radargen.charts.scene import Weight

# In points on A4: the largest type of names, and the gap between cells. Each size to try is smaller than the one before
# by a step; wrapped names are worth only a share of unwrapped ones of the same size. Names are large enough from a
# share of the largest size on, and a smaller headline must make them larger by a factor.
NAME, GAP, STEP, WRAPPED, ENOUGH, BETTER = 9.4, 2.6, 0.97, 0.92, 0.9, 1.01
# Type size of advice, relative to names.
ADVICE = 1.25
# How much higher than their lists rows with trends may become before empty rows grow, too.
GROWN = 2.0
NO_NUMBERS: Mapping[str, int] = MappingProxyType({})


class MatrixNames:
    """The names of a matrix with all ways to wrap them; `advised` are cells (column, row) with a text of advice.

    Trends in `numbers` have their number instead of a name.
    """

    def __init__(self, content: ChartContent, table: Matrix) -> None:
        self.table, self.numbers = table, NO_NUMBERS
        cells = [cell for row in table.cells for cell in row]
        # By trend, the widest way to wrap its name first.
        self.labels = {style.id: _labels(content, style, cell) for cell in cells for style in cell.styles}
        self.advised = dict(_advised(content, table))
        self.columns = self._columns(())

    @property
    def number(self) -> float:
        """The width of a number with its marker, in type sizes."""
        return cell_lists.TO_NUMBER + font_metrics.width("0" * len(str(len(self.numbers))), 1, Weight.BOLD)

    def numbered(self, numbers: Mapping[str, int]) -> "MatrixNames":
        """The names with those numbers instead."""
        other = copy(self)
        other.numbers = numbers
        other.columns = other._columns(self.columns)
        return other

    def _columns(self, known: Sequence[ColumnLists]) -> tuple[ColumnLists, ...]:
        """The lists of each column; those in `known` are reused together with their settings."""
        found = []
        for place, cells in enumerate(zip(*self.table.cells, strict=True)):
            named = [[style for style in cell.styles if style.id not in self.numbers] for cell in cells]
            counts = tuple(len(cell.styles) - len(names) for cell, names in zip(cells, named, strict=True))
            besides = tuple(self._besides(place, row, empty=not cell.styles) for row, cell in enumerate(cells))
            labels = tuple(tuple(self.labels[style.id] for style in names) for names in named)
            column = ColumnLists(labels, besides, counts, self.number)
            found.append(known[place] if known and known[place] == column else column)
        return tuple(found)

    def _besides(self, column: int, row: int, *, empty: bool) -> float:
        """The height that a cell needs besides its trends, in type sizes."""
        if (column, row) not in self.advised:
            return 0.0
        return cell_lists.ADVICE - cell_lists.EMPTY + 0.4 if empty else cell_lists.ADVICE

    def least(self, table: Matrix, size: float, unit: float) -> list[float]:
        """The least width of each column for its heading and its advice, in type sizes."""
        least = [matrix_headings.least(column, unit) / size + 2 * cell_lists.BESIDE for column in table.columns]
        for (column, _), words in self.advised.items():
            told = ADVICE * font_metrics.width(words, 1, Weight.SEMIBOLD) + 2 * cell_lists.BESIDE
            least[column] = max(least[column], told)
        return least


@dataclass(frozen=True, slots=True)
class MatrixFit:
    """A page, the type size of its names in points, its headings, and its grid in points."""

    page: ListingPage
    size: float
    headings: matrix_headings.Headings
    grid: GridSetting
    wrapped: bool

    @property
    def worth(self) -> float:
        """How legible it is: the type size, less if names are wrapped."""
        return _worth(self.size, wrap=self.wrapped)

    @property
    def enough(self) -> bool:
        """Whether names are large enough."""
        return self.worth >= ENOUGH * NAME * self.page.metrics.page.furniture


def fits(page: ListingPage, table: Matrix, names: MatrixNames) -> bool:
    """Whether everything fits on that page in its smallest type."""
    return _fit_at(page, table, names, page.metrics.page.floor, cell_lists.PITCHES[-1], wrap=True) is not None


def matrix_fit(
    page: ListingPage, table: Matrix, names: MatrixNames, former: MatrixFit | None = None
) -> MatrixFit | None:
    """The best fit on that page, preferably without wrapped names; None if no better than `former`.

    Also None if names do not fit in the page's smallest type.
    """
    least = BETTER * former.worth if former else 0.0
    whole = _largest(page, table, names, least, wrap=False)
    if whole and whole.enough:
        return whole
    return _largest(page, table, names, whole.worth if whole else least, wrap=True) or whole


def _largest(page: ListingPage, table: Matrix, names: MatrixNames, worth: float, *, wrap: bool) -> MatrixFit | None:
    """The fit in the largest type that is worth more than `worth`, as loosely set as there is room."""
    floor = page.metrics.page.floor
    largest = max(NAME * page.metrics.page.furniture, floor)
    sizes = [size for size in _sizes(largest, floor) if _worth(size, wrap=wrap) > worth]
    tight, airy = cell_lists.PITCHES[-1], cell_lists.PITCHES[:-1]
    if not sizes or not _fit_at(page, table, names, sizes[-1], tight, wrap=wrap):
        return None
    place = bisect(sizes, False, key=lambda size: _fit_at(page, table, names, size, tight, wrap=wrap) is not None)
    fits = (_fit_at(page, table, names, sizes[place], pitch, wrap=wrap) for pitch in (*airy, tight))
    return next(filter(None, fits), None)


def _sizes(largest: float, least: float) -> Iterator[float]:
    """The type sizes to try, from the largest to the least."""
    size = largest
    while size > least:
        yield size
        size *= STEP
    yield least


def _worth(size: float, *, wrap: bool) -> float:
    return size * (WRAPPED if wrap else 1.0)


def _fit_at(
    page: ListingPage, table: Matrix, names: MatrixNames, size: float, pitch: float, *, wrap: bool
) -> MatrixFit | None:
    unit = page.metrics.page.furniture
    gap = GAP * unit
    width = page.body.width - matrix_headings.aside(table, unit) - (len(table.columns) - 1) * gap
    least = names.least(table, size, unit)
    for lines in range(matrix_headings.least_lines(table), matrix_headings.MOST_LINES + 1):
        height = page.body.height - matrix_headings.height(lines, unit) - (len(table.rows) - 1) * gap
        grid = grid_setting(names.columns, width / size, height / size, least, wrap=wrap, pitch=pitch)
        if grid is None:
            return None
        headings = matrix_headings.headings(
            table, _widths(grid, size, width), cell_lists.BESIDE * size, gap, unit, lines=lines
        )
        if headings.lines <= lines or lines == matrix_headings.MOST_LINES:
            return MatrixFit(page, size, headings, _stretched(grid, table, size, width, height), wrap)
    return None


def _widths(grid: GridSetting, size: float, width: float) -> tuple[float, ...]:
    """Column widths in points over the whole width; spare room is divided half equally, half by width."""
    widths = [one * size for one in grid.widths]
    free = width - sum(widths)
    return tuple(one + free / 2 * (1 / len(widths) + one / sum(widths)) for one in widths)


def _stretched(grid: GridSetting, table: Matrix, size: float, width: float, height: float) -> GridSetting:
    """The grid in points, stretched to the whole room: first rows with trends, up to a factor, then all rows."""
    heights = [one * size for one in grid.heights]
    full = [any(cell.styles for cell in row) for row in table.cells]
    free = height - sum(heights)
    lists = sum(one for one, some in zip(heights, full, strict=True) if some)
    grown = min(free, (GROWN - 1) * lists)
    each = (free - grown) / len(heights)
    return replace(
        grid,
        widths=_widths(grid, size, width),
        heights=tuple(
            one + each + (grown * one / lists if some else 0.0) for one, some in zip(heights, full, strict=True)
        ),
    )


def _labels(content: ChartContent, style: MarkerStyle, cell: MatrixCell) -> tuple[WrappedLabel, ...]:
    """The ways to wrap a trend's name in its cell, without lines of two or three letters."""
    weight = style.weight
    whole, *others = wrapped_labels(cell_name(content, style, cell), content.say.language, weight)
    widths = [[font_metrics.width(line, 1, weight) for line in label.lines] for label in others]
    return (whole, *(label for label, wide in zip(others, widths, strict=True) if min(wide) >= label_wrapping.SHORT))


def _advised(content: ChartContent, table: Matrix) -> Iterator[tuple[tuple[int, int], str]]:
    """The cell in which each advice is shown once: the one with most free room relative to the fullest in its row."""
    fullest = [max(len(cell.styles) for cell in row) for row in table.cells]
    for action in table.actions:
        where = [
            (fullest[n] - len(cell.styles), n, place)
            for n, row in enumerate(table.cells)
            for place, cell in enumerate(row)
            if cell.action is action
        ]
        _, row, column = max(where)
        yield (column, row), content.say(f"action.{action}")
