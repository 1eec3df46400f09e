"""The headings of a matrix: names of columns with a note below, and the impact of each row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from radargen.charts.placing.content.chart_content import ChartContent
from radargen.charts.placing.content.matrix_cells import Matrix, MatrixColumn
from radargen.charts.placing.page.cell_lists import ABOVE, PITCHES
from radargen.charts.placing.typesetting import font_metrics, line_breaking
from radargen.charts.placing.typesetting.line_breaking import lost, shortened, without_soft_hyphens
from radargen.charts.scene import Box, Marker, TextMark, Tone, Weight

# In points on A4: type of column names, their smallest type, type of notes below them, type of the rows' impact, base
# radius of its samples, distance of headings from the cells, least width of the rows' headings.
NAME, LEAST, NOTE, LEVEL, BASE, BELOW, ASIDE = 13.5, 8.0, 8.5, 13.5, 4.6, 6.0, 44.0
LEADING, MOST_LINES = 1.22, 3
# Type size of a low row's impact as a share of the row's height.
LOW = 0.9
# Space between a name and its number of trends, in type sizes.
COUNT = 0.55


@dataclass(frozen=True, slots=True)
class Headings:
    """The columns' headings: type size of their names, the lines below each, total height in points."""

    size: float
    notes: tuple[tuple[str, ...], ...]
    lefts: tuple[float, ...]
    height: float
    shortened: tuple[str, ...]

    @property
    def lines(self) -> int:
        """The number of lines of the longest note."""
        return max((len(lines) for lines in self.notes), default=0)


def aside(table: Matrix, unit: float) -> float:
    """The width of the headings of rows, in points."""
    words = max((_widest(row.name) for row in table.rows), default=0.0)
    return max(ASIDE * unit, words * NOTE * unit + 8 * unit)


def height(lines: int, unit: float) -> float:
    """The height of the column headings with that many lines below the names, in points."""
    return (font_metrics.CAP_HEIGHT * NAME + lines * LEADING * NOTE + BELOW) * unit


def least(column: MatrixColumn, unit: float) -> float:
    """The least width of a column's heading, in points."""
    words = line_breaking.widest_word(column.note) * NOTE
    return max(_name_width(column) * LEAST, words) * unit


def least_lines(table: Matrix) -> int:
    """The least number of lines below the names of columns."""
    return int(any(column.note for column in table.columns))


def headings(table: Matrix, widths: Sequence[float], beside: float, gap: float, unit: float, *, lines: int) -> Headings:
    """The headings of columns of those widths and gaps, with a padding of `beside` on either side.

    There is room for `lines` lines below the names.
    """
    rooms = [width - 2 * beside for width in widths]
    size = min(NAME * unit, *(room / _name_width(column) for column, room in zip(table.columns, rooms, strict=True)))
    notes: list[tuple[str, ...]] = []
    cut: tuple[str, ...] = ()
    for column, room in zip(table.columns, rooms, strict=True):
        wide = room / (NOTE * unit)
        told = shortened(line_breaking.wrapped(column.note, wide), MOST_LINES, wide)
        notes.append(tuple(told))
        cut += lost(column.note, told)
    lefts = tuple(sum(widths[:n]) + n * gap + beside for n in range(len(widths)))
    return Headings(round(size, 2), tuple(notes), lefts, height(lines, unit), cut)


def marks(
    table: Matrix,
    above: Headings,
    left: float,
    top: float,
    rows: Sequence[Box],
    size: float,
    content: ChartContent,
    unit: float,
) -> Iterator[TextMark]:
    """The texts of all headings; `rows` are the first cells of the rows, `size` is the type size of names in them."""
    base = top + font_metrics.CAP_HEIGHT * NAME * unit
    note = round(NOTE * unit, 2)
    for column, lines, x in zip(table.columns, above.notes, above.lefts, strict=True):
        name = without_soft_hyphens(column.name)
        yield TextMark(name, round(left + x, 2), round(base, 2), above.size, Weight.BOLD)
        right = left + x + font_metrics.width(name, above.size, Weight.BOLD) + COUNT * above.size
        yield TextMark(f"{column.count}", round(right, 2), round(base, 2), above.size, tone=Tone.MUTED)
        for n, line in enumerate(lines, 1):
            yield TextMark(line, round(left + x, 2), round(base + n * LEADING * note, 2), note, tone=Tone.MUTED)
    start = rows[0].x - aside(table, unit)
    last = top + above.height - (BELOW + 0.22 * NOTE) * unit
    yield TextMark(content.say("chart.impact"), round(start, 2), round(last, 2), note, Weight.SEMIBOLD)
    for row, box in zip(table.rows, rows, strict=True):
        middle = _middle(box, size)
        if row.size:
            level = round(min(LEVEL * unit, LOW * box.height), 2)
            low = middle + font_metrics.DIGIT_HEIGHT / 2 * level
            yield TextMark(row.name, round(start, 2), round(low, 2), level, Weight.BOLD)
            continue
        for n, line in enumerate(line_breaking.wrapped(row.name, _widest(row.name) + 0.01)):
            low = middle + (0.33 + n * LEADING) * note
            yield TextMark(line, round(start, 2), round(low, 2), note, tone=Tone.MUTED)


def samples(table: Matrix, left: float, rows: Sequence[Box], size: float, unit: float) -> Iterator[Marker]:
    """For each row, a marker of the size that shows its impact on the radar, beside the row's number."""
    start = left - aside(table, unit)
    for row, box in zip(table.rows, rows, strict=True):
        if row.size:
            x = start + 22 * unit
            yield Marker(round(x, 2), round(_middle(box, size), 2), round(BASE * row.size * unit, 2))


def _middle(box: Box, size: float) -> float:
    """The height of a row's first trend, or the middle of the row if it is low."""
    return box.y + min((ABOVE + PITCHES[-1] / 2) * size, box.height / 2)


def _name_width(column: MatrixColumn) -> float:
    name = font_metrics.width(without_soft_hyphens(column.name), 1, Weight.BOLD)
    return name + COUNT + font_metrics.width(f"{column.count}", 1)


def _widest(words: str) -> float:
    return line_breaking.widest_word(words)
