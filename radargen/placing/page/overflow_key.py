"""The key of the few blips whose names found no room on the chart: number and name, in a free corner of the page."""

from collections.abc import Sequence
from math import ceil, sqrt

from radargen.placing.page import legend_rows
from radargen.placing.page.blocks import Block
from radargen.placing.page.legend_rows import LegendStyle
from radargen.placing.view.chart_content import LegendGroup, LegendName, LegendSection
from radargen.scene import Box, Disc

# Widths to try, in type sizes, the step of the search in points, and the distance kept from anything.
WIDTHS, STEP, CLEAR = (24.0, 18.0, 14.0, 11.0), 6.0, 8.0
# A column is at most so many type sizes high before it is set in two.
MOST = 5


def overflow_key(
    named: Sequence[tuple[LegendName, int]], sizes: Sequence[float], page: Box, disc: Disc, taken: Sequence[Box]
) -> tuple[Block, float, float] | None:
    """The list and the place of its top left corner; None where the page has no room for it.

    `named` comes with sectors, in the order of the numbers; `page` is what lies between the margins, `taken` what
    already stands there.
    """
    for size in sizes:
        for width in WIDTHS:
            for columns in range(1, MOST):
                block = _block(named, LegendStyle(size, width * size, len(str(len(named)))), columns)
                if block is None:
                    continue
                if place := _place(block, page, disc, taken):
                    return block, *place
    return None


def _block(named: Sequence[tuple[LegendName, int]], style: LegendStyle, columns: int) -> Block | None:
    """The list in so many columns, filled one after the other; None where a word is too long for them."""
    if columns > len(named) or _widest(named, style) > style.width:
        return None
    rows = [legend_rows.name_row(trend, sector, style, ()) for trend, sector in named]
    each = -(-len(rows) // columns)
    whole = Block()
    for n in range(columns):
        y, x = 0.0, n * (style.width + 2 * style.size)
        for row in rows[n * each : (n + 1) * each]:
            whole += row.block.at(x, y)
            y += row.height
        wide = max((entry.box.x + entry.box.width for entry in whole.entries), default=0.0)
        whole = Block(wide, max(whole.height, y), entries=whole.entries)
    return whole


def _widest(named: Sequence[tuple[LegendName, int]], style: LegendStyle) -> float:
    parts = (LegendSection("", 0, (LegendGroup("", tuple(trend for trend, _ in named)),), ""),)
    return legend_rows.least_width(parts, style)


def _place(block: Block, page: Box, disc: Disc, taken: Sequence[Box]) -> tuple[float, float] | None:
    """As far down as it can stand at the page's left or right edge, else as near to one of them as it can."""
    across, down = page.width - block.width, page.height - block.height
    if across < 0 or down < 0:
        return None
    columns = [page.x, round(page.x + across, 2)]
    edges = [(y, -n) for n, x in enumerate(columns) if (y := _lowest(x, block, page, disc, taken)) is not None]
    if edges:
        y, n = max(edges)
        return columns[-n], y
    between = sorted((n * STEP for n in range(int(across / STEP) + 1)), key=lambda x: (min(x, across - x), x))
    found = ((x, _lowest(x, block, page, disc, taken)) for x in (round(page.x + away, 2) for away in between))
    return next(((x, y) for x, y in found if y is not None), None)


def _lowest(x: float, block: Block, page: Box, disc: Disc, taken: Sequence[Box]) -> float | None:
    """How far down a block at that `x` clears everything, in steps from the foot of the page; None where nowhere."""
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
