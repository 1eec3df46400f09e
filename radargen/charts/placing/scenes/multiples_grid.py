"""The grid of a page with a small radar for each dimension: how many side by side, and where the lists are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from radargen.charts.placing.axes import sector_titles
from radargen.charts.placing.content.chart_content import LegendSection
from radargen.charts.placing.page.legend_rows import LEADING, LegendStyle
from radargen.charts.placing.scenes.multiples_lists import GUTTER, MultiplesList
from radargen.charts.scene import Box

# In points on A4: gap between two cells, and height of a cell's heading above its radar.
APART, HEAD = 26.0, 31.0
# Gap between a radar and its list, in type sizes.
NEAR = 1.1
# Radius of the smallest useful radar in points, and of the largest as a share of the page's shorter side.
LEAST, MOST = 52.0, 0.42
# Weight of larger type against a larger radar, and penalty for empty cells.
TYPE, EMPTY = 2.0, 0.93
# Largest radii of radars beside their lists, as shares of their cells' widths.
BESIDE = (0.28, 0.24, 0.2, 0.17)
# Most columns of a list, and least width of a column in type sizes.
COLUMNS, NARROW = 4, 11.0


@dataclass(frozen=True, slots=True)
class MultiplesGrid:
    """Cells row by row, all radars of one `radius`, lists in one style `beside` or below them; in points.

    With `brief` names are those that trends have on charts.
    """

    cells: tuple[Box, ...]
    radius: float
    listed: MultiplesList
    beside: bool
    head: float
    rim: float
    brief: bool = False

    def centre(self, place: int) -> tuple[float, float]:
        """The middle of a radar's baseline."""
        cell = self.cells[place]
        x = cell.x + self.radius + self.rim if self.beside else cell.x + cell.width / 2
        return round(x, 2), round(cell.y + self.head + self.rim + self.radius, 2)

    def list_at(self, place: int) -> tuple[float, float]:
        """The upper left corner of a list."""
        cell, near = self.cells[place], NEAR * self.listed.style.size
        if self.beside:
            return cell.x + 2 * (self.radius + self.rim) + 1.6 * near, cell.y + self.head
        return cell.x, cell.y + self.head + self.rim + self.radius + near


def multiples_grid(
    sections: Sequence[LegendSection],
    room: Box,
    unit: float,
    sizes: Sequence[float],
    digits: int,
    *,
    brief: bool = False,
) -> MultiplesGrid | None:
    """The grid with the largest type and radars in that room; None if even the smallest do not fit."""
    best: tuple[float, MultiplesGrid] | None = None
    for grid in _grids(sections, room, unit, sizes, digits):
        empty = -len(sections) % len({cell.x for cell in grid.cells})
        worth = grid.radius * grid.listed.style.size**TYPE * EMPTY**empty
        if best is None or worth > best[0] * 1.001:
            best = worth, grid
    return replace(best[1], brief=brief) if best else None


def _grids(
    sections: Sequence[LegendSection], room: Box, unit: float, sizes: Sequence[float], digits: int
) -> Iterator[MultiplesGrid]:
    for across in range(1, len(sections) + 1):
        apart = APART * unit
        width = (room.width - (across - 1) * apart) / across
        for size in sizes:
            for columns in range(1, COLUMNS + 1):
                for beside in (0.0, *BESIDE):
                    if grid := _grid(sections, room, unit, across, width, size, columns, digits, beside):
                        yield grid


def _grid(
    sections: Sequence[LegendSection],
    room: Box,
    unit: float,
    across: int,
    width: float,
    size: float,
    columns: int,
    digits: int,
    beside: float,
) -> MultiplesGrid | None:
    """The grid with `across` cells in a row.

    With `beside`, a radar takes that share of its cell and has its list beside it; otherwise the list is below.
    """
    rows, apart, head, rim = ceil(len(sections) / across), APART * unit, HEAD * unit, sector_titles.RIM * unit
    most = min(MOST * min(room.width, 1.4 * room.height), 400.0 * unit)
    height = (room.height - (rows - 1) * apart) / rows
    if beside:
        # As large as the height allows, as long as the list keeps its width.
        radius = min(height - head - rim, beside * width, most)
        left = width - 2 * (radius + rim) - 1.6 * NEAR * size
    else:
        radius, left = most, width
    column = (left - (columns - 1) * GUTTER * size) / columns
    if column < NARROW * size:
        return None
    # A quick test that avoids setting hopeless lists: each name takes at least one line.
    longest = [sum(len(group.trends) for group in section.groups) for section in sections]
    least = sum(max(longest[row * across : (row + 1) * across]) for row in range(rows)) * LEADING * size / columns
    if least + rows * head > room.height:
        return None
    listed = MultiplesList(LegendStyle(size, round(column, 2), digits), columns)
    heights = [block.height for section in sections if (block := listed.block(section, {}))]
    if len(heights) < len(sections):
        return None
    # The order of names is not known yet; it may shift column breaks by a line.
    slack = 1.3 * size if columns > 1 else 0.0
    deep = [max(heights[row * across : (row + 1) * across]) + slack for row in range(rows)]
    if beside:
        if max(deep) > height - head:
            return None
        tall = [max(height, head + high) for high in deep]
    else:
        near = NEAR * size
        free = room.height - (rows - 1) * apart - sum(deep) - rows * (head + rim + near)
        radius = min(free / rows, width / 2 - rim, most)
        tall = [head + rim + radius + near + high for high in deep]
    if radius < LEAST * unit:
        return None
    cells = []
    y = room.y
    for row in range(rows):
        for place in range(min(across, len(sections) - row * across)):
            cells.append(Box(round(room.x + place * (width + apart), 2), round(y, 2), round(width, 2), tall[row]))
        y += tall[row] + apart
    return MultiplesGrid(tuple(cells), round(radius, 2), listed, beside > 0, head, rim)
