"""The key of the few blips whose names found no room on the chart: number and name, in a free corner of the page."""

from collections.abc import Iterator, Sequence
from math import hypot

from radargen.placing import listing
from radargen.placing.block import Block
from radargen.placing.listing import Style
from radargen.scene import Box, Disc

# Widths to try, in type sizes, the step of the search in points, and the distance kept from anything.
WIDTHS, STEP, CLEAR = (24.0, 18.0, 14.0, 11.0), 6.0, 8.0
# A column is at most so many type sizes high before it is set in two.
MOST = 5


def aside(
    named: Sequence[tuple[listing.Named, int]], sizes: Sequence[float], page: Box, disc: Disc, taken: Sequence[Box]
) -> tuple[Block, float, float] | None:
    """The list and the place of its top left corner; None where the page has no room for it.

    `named` comes with sectors, in the order of the numbers; `page` is what lies between the margins, `taken` what
    already stands there.
    """
    for size in sizes:
        for width in WIDTHS:
            for columns in range(1, MOST):
                block = _block(named, Style(size, width * size, len(str(len(named)))), columns)
                if block is None:
                    continue
                for x, y in _places(block, page):
                    if _free(Box(x, y, block.width, block.height), disc, taken):
                        return block, x, y
    return None


def _block(named: Sequence[tuple[listing.Named, int]], style: Style, columns: int) -> Block | None:
    """The list in so many columns, filled one after the other; None where a word is too long for them."""
    if columns > len(named) or _widest(named, style) > style.width:
        return None
    rows = [listing.name(trend, sector, style, ()) for trend, sector in named]
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


def _widest(named: Sequence[tuple[listing.Named, int]], style: Style) -> float:
    parts = (listing.Part("", 0, (listing.Group("", tuple(trend for trend, _ in named)),), ""),)
    return listing.least_width(parts, style)


def _places(block: Block, page: Box) -> Iterator[tuple[float, float]]:
    """From the foot of the page upwards, at its left and right edges first."""
    across, down = page.width - block.width, page.height - block.height
    if across < 0 or down < 0:
        return
    xs = sorted((n * STEP for n in range(int(across / STEP) + 1)), key=lambda x: (min(x, across - x), x))
    for n in range(int(down / STEP) + 1):
        yield page.x, round(page.y + down - n * STEP, 2)
        yield round(page.x + across, 2), round(page.y + down - n * STEP, 2)
    for x in xs:
        for n in range(int(down / STEP) + 1):
            yield round(page.x + x, 2), round(page.y + down - n * STEP, 2)


def _free(box: Box, disc: Disc, taken: Sequence[Box]) -> bool:
    if any(box.overlaps(other, CLEAR) for other in taken):
        return False
    below = box.y - disc.y
    if not disc.closed and below > CLEAR:
        return True
    dx = max(box.x - disc.x, 0.0, disc.x - box.x - box.width)
    dy = max(box.y - disc.y, 0.0, disc.y - box.y - box.height)
    return hypot(dx, dy) > disc.rim + disc.rim_width / 2 + CLEAR
