"""The key of the few blips whose labels have no room: numbers and names, in a free place on the page."""

from collections.abc import Sequence
from itertools import product
from math import ceil, hypot, sqrt
from operator import itemgetter

from radargen.charts.disc import Disc
from radargen.charts.placing.content.chart_content import LegendGroup, LegendName, LegendSection
from radargen.charts.placing.page import legend_rows
from radargen.charts.placing.page.blocks import Block
from radargen.charts.placing.page.legend_rows import LegendRow, LegendStyle
from radargen.charts.scene import Box, LegendEntry

# Column widths to try in type sizes; the step of the search and the distance from everything else, in points.
WIDTHS, STEP, CLEAR = (24.0, 18.0, 14.0, 11.0), 6.0, 8.0
# Upper bound (exclusive) on the columns to try; most columns of a key across the page, and their gap in type sizes.
MOST, MOST_SPREAD, GUTTER = 5, 8, 2.0


def overflow_key(
    entries: Sequence[tuple[LegendName, int]],
    sizes: Sequence[float],
    page: Box,
    disc: Disc,
    taken: Sequence[Box],
    below: Sequence[Box] = (),
) -> tuple[Block, float, float] | None:
    """The key and its top left corner; None if the page has no room for it.

    `entries` are pairs of name and sector in the order of their numbers, `sizes` the type sizes to try, `page` the area
    between the margins, `taken` the boxes that are there already. A column `below` one of these lists is preferred.
    """
    for column in below:
        style = LegendStyle(sizes[0], column.width, len(str(len(entries))))
        if _widest(entries, style) <= style.width:
            key = _block([[legend_rows.name_row(trend, sector, style, ()) for trend, sector in entries]], style)
            if (y := _highest(column, key, page, disc, taken)) is not None:
                return key, column.x, y
    for size, width in product(sizes, WIDTHS):
        style = LegendStyle(size, width * size, len(str(len(entries))))
        if _widest(entries, style) > style.width:
            continue
        rows = [legend_rows.name_row(trend, sector, style, ()) for trend, sector in entries]
        for columns in range(1, min(MOST, len(entries) + 1)):
            parts = _parts(rows, columns)
            if _height(parts) <= page.height:
                key = _block(parts, style)
                if place := _free_place(key, page, disc, taken):
                    return key, *place
    return None


def spread_key(entries: Sequence[tuple[LegendName, int]], size: float, width: float) -> Block:
    """The key across the width of the page, as low as possible; lengths in points."""
    digits = len(str(len(entries)))
    tried: list[tuple[float, LegendStyle, list[Sequence[LegendRow]]]] = []
    for columns in range(1, min(MOST_SPREAD, len(entries)) + 1):
        style = LegendStyle(size, round((width - (columns - 1) * GUTTER * size) / columns, 2), digits)
        if columns > 1 and (style.width < WIDTHS[-1] * size or _widest(entries, style) > style.width):
            break
        parts = _parts([legend_rows.name_row(trend, sector, style, ()) for trend, sector in entries], columns)
        tried.append((_height(parts), style, parts))
    if not tried:
        return Block()
    _, style, parts = min(tried, key=itemgetter(0))
    return _block(parts, style)


def _parts(rows: Sequence[LegendRow], columns: int) -> list[Sequence[LegendRow]]:
    """The rows in that many columns, filled one after the other."""
    per_column = -(-len(rows) // columns)
    return [rows[n * per_column : (n + 1) * per_column] for n in range(columns)]


def _height(parts: Sequence[Sequence[LegendRow]]) -> float:
    return max(sum(row.height for row in part) for part in parts)


def _block(parts: Sequence[Sequence[LegendRow]], style: LegendStyle) -> Block:
    entries: list[LegendEntry] = []
    for n, part in enumerate(parts):
        y, x = 0.0, n * (style.width + GUTTER * style.size)
        for row in part:
            entries += row.block.at(x, y).entries
            y += row.height
    return Block(max(entry.box.x + entry.box.width for entry in entries), _height(parts), entries=tuple(entries))


def _widest(entries: Sequence[tuple[LegendName, int]], style: LegendStyle) -> float:
    parts = (LegendSection("", 0, (LegendGroup("", tuple(trend for trend, _ in entries)),), ""),)
    return legend_rows.least_width(parts, style)


def _highest(column: Box, block: Block, page: Box, disc: Disc, taken: Sequence[Box]) -> float | None:
    """The top edge of a block right below a list; None where something is in the way."""
    y = round(column.y + column.height + CLEAR, 2)
    place = Box(column.x, y, block.width, block.height)
    reach = disc.rim + disc.rim_width / 2 + CLEAR
    across, down = (
        max(place.x - disc.x, 0.0, disc.x - place.x - place.width),
        max(y - disc.y, disc.y - y - place.height),
    )
    near = hypot(across, max(down, 0.0)) < reach and (disc.closed or y < disc.y)
    free = not near and not any(box.overlaps(place, 1.0) for box in taken)
    return y if free and y + block.height <= page.y + page.height else None


def _free_place(block: Block, page: Box, disc: Disc, taken: Sequence[Box]) -> tuple[float, float] | None:
    """The top left corner: as far down as possible at the left or right edge, or else as near to one as possible."""
    across, down = page.width - block.width, page.height - block.height
    if across < 0 or down < 0:
        return None
    columns = [page.x, round(page.x + across, 2)]
    edges = [(y, -n) for n, x in enumerate(columns) if (y := _lowest(x, block, page, disc, taken)) is not None]
    if edges:
        y, n = max(edges)
        return columns[-n], y
    between = sorted((n * STEP for n in range(int(across / STEP) + 1)), key=lambda x: (min(x, across - x), x))
    corners = ((x, _lowest(x, block, page, disc, taken)) for x in (round(page.x + away, 2) for away in between))
    return next(((x, y) for x, y in corners if y is not None), None)


def _lowest(x: float, block: Block, page: Box, disc: Disc, taken: Sequence[Box]) -> float | None:
    """The lowest top edge at which a block at that `x` touches nothing; None if there is none.

    The search goes upwards from the foot in steps.
    """
    column = Box(x, page.y, block.width, page.height)
    blocked = [
        (box.y - CLEAR - block.height, box.y + box.height + CLEAR) for box in taken if box.overlaps(column, CLEAR)
    ]
    reach = disc.rim + disc.rim_width / 2 + CLEAR
    beside = max(x - disc.x, 0.0, disc.x - x - block.width)
    if beside < reach:
        half = sqrt(reach * reach - beside * beside)
        blocked.append((disc.y - half - block.height, disc.y + (half if disc.closed else min(half, CLEAR))))
    y, highest = round(page.y + page.height - block.height, 2), page.y
    while y >= highest - 0.01:
        above = [top for top, bottom in blocked if top < y < bottom]
        if not above:
            return y
        y = round(y - STEP * ceil((y - min(above)) / STEP), 2)
    return None
