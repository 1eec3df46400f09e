"""Everything around a radar with names: headline, lists, key and source, each where the grid has room for it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from radargen.charts.placing.axes import sector_titles
from radargen.charts.placing.content.captions import Headline
from radargen.charts.placing.content.chart_content import ChartContent
from radargen.charts.placing.content.highlights import Highlights, leading, others
from radargen.charts.placing.page import highlight_columns, mark_key
from radargen.charts.placing.page.blocks import Block
from radargen.charts.placing.page.free_room import SLACK, FreeRoom
from radargen.charts.placing.page.headline import Width, headline_block
from radargen.charts.placing.page.page_grid import PageGrid
from radargen.charts.placing.page.page_plan import PageMetrics
from radargen.charts.placing.page.radar_frames import RadarFrame
from radargen.charts.placing.page.source_block import source_block
from radargen.charts.placing.typesetting import font_metrics, line_breaking
from radargen.charts.scene import Box, TextMark
from radargen.text.wording import Wording

# In points on A4: type of the key, usual and least distance of texts from the radar, gap between the key and what is
# above.
KEY, CLEAR, NEAR, APART = 8.5, 12.0, 8.5, 14.0
SOURCE_LINES, ROW_LEADING = 2, 1.5
# Shares of their type size to try for a key on one line, a key in a column, and a list in a corner.
SMALLER_KEY, LITTLE_SMALLER, SMALLER_LIST = (1.0, 0.93, 0.86, 0.8), (1.0, 0.96, 0.92), (1.0, 0.92)
# How far a block at the foot rises to begin on the line of the one across the page, in points on A4.
LEVEL = 24.0
# How far up the page further lists may extend, as a share of the way to their foot.
HIGHEST = 0.6
# Shares of its width to try for a list in a corner.
NARROWED = (1.0, 0.92, 0.84, 0.76, 0.68)
Placed = tuple[Block, Box]


def surroundings(
    content: ChartContent, metrics: PageMetrics, grid: PageGrid, frame: RadarFrame, letters: Sequence[Box]
) -> list[Placed]:
    """The blocks at their places, each with the boxes it takes; `letters` are the boxes of sector titles' letters."""
    unit = metrics.page.furniture
    # A page for a talk about a few trends has no lists.
    lead, rest = (None, ()) if content.talk else (leading(content), others(content))
    # On a page that is not wide, the radar already avoids the head.
    clear = NEAR * metrics.unit if grid.low else CLEAR * unit
    room = FreeRoom(frame.circle, frame.outline, sector_titles.RIM * metrics.unit, clear, letters)
    placed = [*_lines(headline_block(_headline(content), unit, _width(room, grid.head)).at(grid.head.x, grid.head.y))]
    words = " · ".join((*content.notes, content.source))
    placed += _below(source_block(words, unit, grid.source.width, SOURCE_LINES), grid.source, "key and source")
    if not grid.key.height:
        placed += _key_row(content, metrics, grid, frame)
        return [*placed, *_corner(content, grid, room, lead, unit)]
    key = key_column(_groups(content), unit, grid.key.width, content.say)
    if grid.low:
        return [*placed, *_low_columns(content, grid, room, key, lead, rest, unit)]
    counted = _others(rest, grid, room, unit, content)
    foot = grid.key.y + grid.key.height - key.height
    placed += _level(counted, key, Box(grid.key.x, foot, grid.key.width, key.height), room, unit)
    height = foot - APART * unit - grid.lead.y
    listed = highlight_columns.column([lead] if lead else [], grid.lead.width, height, unit, content.say)
    if listed.texts:
        placed.append((listed.at(grid.lead.x, grid.lead.y), listed.box(grid.lead.x, grid.lead.y, "legend")))
    return placed


def _level(counted: Sequence[Placed], key: Block, box: Box, room: FreeRoom, unit: float) -> list[Placed]:
    """The key and the block across the page from it, moved to the same height if little is missing for that."""
    if not key.texts or not counted:
        return [*_below(key, box, "key"), *counted]
    y = box.y
    [(block, other)] = counted
    up = other.y - y
    if 0 < up <= LEVEL * unit and room.right_of(other.x, y, y + other.height, other.width) >= other.width - SLACK:
        block, other = block.at(0, -up), replace(other, y=round(y, 2))
    elif -LEVEL * unit <= up < 0:
        y = other.y
    return [(key.at(box.x, y), key.box(box.x, y, "key")), (block, other)]


def _headline(content: ChartContent) -> Headline:
    """The head of the page, without the sentence if the chart is for a talk."""
    return replace(content.headline, sentence="") if content.talk else content.headline


def _width(room: FreeRoom, head: Box) -> Width:
    def width(top: float, bottom: float) -> float:
        return room.right_of(head.x, head.y + top, head.y + bottom, head.width)

    return width


def _lines(block: Block) -> Iterator[Placed]:
    """A block with a box for each of its lines, since these follow the curve."""
    for n, text in enumerate(block.texts):
        wide = font_metrics.width(text.text, text.size, text.weight)
        high = (font_metrics.CAP_HEIGHT + font_metrics.DESCENT) * text.size
        top = text.y - font_metrics.CAP_HEIGHT * text.size
        box = Box(round(text.x, 2), round(top, 2), round(wide, 2), round(high, 2), "title")
        yield Block(texts=(text,), shortened=block.shortened if not n else ()), box


def _below(block: Block, box: Box, what: str) -> list[Placed]:
    """A block at the bottom of a box."""
    if not block.texts:
        return []
    y = box.y + box.height - block.height
    return [(block.at(box.x, y), block.box(box.x, y, what))]


def _stacked(upper: Block, lower: Block, apart: float) -> Block:
    whole = upper + lower.at(0, upper.height + apart)
    return replace(whole, height=upper.height + apart + lower.height)


def _groups(content: ChartContent) -> tuple[tuple[mark_key.KeyEntry, ...], ...]:
    if content.talk:
        return mark_key.talk_groups(content.styles, content.view.highlight, content.say)
    return mark_key.key_groups(
        content.styles,
        whiskers=content.raters_differ,
        still=content.still,
        say=content.say,
        since=content.since,
        stayed=len(content.quiet),
    )


def key_column(groups: Sequence[Sequence[mark_key.KeyEntry]], unit: float, width: float, say: Wording) -> Block:
    """A heading, what distance from the centre means, and the marks."""
    head = highlight_columns.heading_rule(say("chart.read"), width, unit)
    size = KEY * unit
    sizes = (round(share * size, 2) for share in LITTLE_SMALLER)
    marks = min((mark_key.key_block(groups, each, width, stacked=True) for each in sizes), key=_count_of_lines)
    words = line_breaking.wrapped(say("chart.nearer"), width / size)
    lines = tuple(
        TextMark(line, 0, (font_metrics.CAP_HEIGHT + n * 1.25) * size, round(size, 2)) for n, line in enumerate(words)
    )
    nearer = Block(width, (len(words) * 1.25 - 0.2) * size, lines)
    return _stacked(replace(_stacked(head, nearer, 0.0), width=width), marks, 0.1 * size if marks.texts else 0.0)


def _key_row(content: ChartContent, metrics: PageMetrics, grid: PageGrid, frame: RadarFrame) -> list[Placed]:
    """The key of a fan: below its baseline, in the half without ring names, or across the width of a quarter."""
    unit, clear = metrics.page.furniture, CLEAR * metrics.page.furniture
    left = frame.circle.x + clear if frame.outline.left else frame.circle.x
    width = metrics.page.width - metrics.margin - left
    row = key_row(_groups(content), unit, width)
    if not row.texts:
        return []
    x = metrics.page.width - metrics.margin - row.width if frame.outline.left else left
    y = frame.circle.y + 6 * unit if frame.outline.left else grid.source.y - row.height - 6 * unit
    return [(row.at(x, y), row.box(x, y, "key"))]


def key_row(groups: Sequence[Sequence[mark_key.KeyEntry]], unit: float, width: float) -> Block:
    """The key on as few lines as possible in that width, in the largest type for that number of lines."""
    rows = [
        mark_key.key_block(groups, round(share * KEY * unit, 2), width, leading=ROW_LEADING) for share in SMALLER_KEY
    ]
    return min(rows, key=_count_of_lines)


def _count_of_lines(block: Block) -> int:
    return len({text.y for text in block.texts})


def _corner(
    content: ChartContent, grid: PageGrid, room: FreeRoom, lead: Highlights | None, unit: float
) -> list[Placed]:
    """The list in a corner beside a fan, as wide as the curve allows."""
    if lead is None:
        return []
    right, top = grid.lead.x + grid.lead.width, grid.lead.y
    best: tuple[int, Block, float] | None = None
    names = replace(lead, items=tuple(replace(item, text="") for item in lead.items))
    for smaller, share in product(SMALLER_LIST, NARROWED):
        width = share * grid.lead.width
        height = room.down_at_right(right, top, width, grid.lead.height)
        block = highlight_columns.column([names], width, height, smaller * unit, content.say)
        if block.texts and (best is None or len(block.samples) > best[0]):
            best = len(block.samples), block, width
    if best is None:
        return []
    _, block, width = best
    return [(block.at(right - width, top), block.box(right - width, top, "legend"))]


def _low_columns(
    content: ChartContent,
    grid: PageGrid,
    room: FreeRoom,
    key: Block,
    lead: Highlights | None,
    rest: Sequence[Highlights],
    unit: float,
) -> Iterator[Placed]:
    """The columns at the foot of a page that is not wide: what to do first, then the key with counts below it."""
    lists = [each for each in (lead, *(rest if content.view.since else ())) if each]
    # More items of the first list are better than the last list as well.
    tried = (list(_low_list(lists[:count], grid.lead, room, unit, content.say)) for count in range(len(lists), 0, -1))
    listed = max(tried, key=lambda placed: sum(len(block.samples) for block, _ in placed), default=[])
    yield from listed
    lowest = grid.key.y + grid.key.height - key.height
    y = min(grid.key.y, lowest)
    if listed and y < listed[0][1].y <= lowest:
        y = listed[0][1].y
    yield key.at(grid.key.x, y), key.box(grid.key.x, y, "key")
    if content.view.since:
        return
    y += key.height + APART * unit
    height = grid.key.y + grid.key.height - y
    counts = highlight_columns.column(rest, grid.key.width, height, unit, content.say)
    if counts.texts:
        yield counts.at(grid.key.x, y), counts.box(grid.key.x, y, "legend")


def _low_list(lists: Sequence[Highlights], foot: Box, room: FreeRoom, unit: float, say: Wording) -> Iterator[Placed]:
    """The lists at the foot of the page; if they would be shortened there, they also extend up beside the curve."""
    best = highlight_columns.column(lists, foot.width, foot.height, unit, say)
    y, bottom = foot.y, foot.y + foot.height
    for smaller, share in product(SMALLER_LIST, NARROWED):
        if len(best.samples) == sum(len(each.items) for each in lists):
            break
        width = share * foot.width
        height = room.up_at_left(foot.x, bottom, width, HIGHEST * bottom)
        names = [replace(each, items=tuple(replace(item, text="") for item in each.items)) for each in lists]
        block = highlight_columns.column(names, width, height, smaller * unit, say)
        if len(block.samples) > len(best.samples):
            best, y = block, bottom - block.height
    if best.texts:
        yield best.at(foot.x, y), best.box(foot.x, y, "legend")


def _others(
    rest: Sequence[Highlights], grid: PageGrid, room: FreeRoom, unit: float, content: ChartContent
) -> list[Placed]:
    """Counts or further lists in the bottom left corner, in the width that shows most items."""
    bottom = grid.others.y + grid.others.height
    best: Block | None = None
    for share in NARROWED:
        width = share * grid.others.width
        height = room.up_at_left(grid.others.x, bottom, width, HIGHEST * bottom)
        block = highlight_columns.column(rest, width, height, unit, content.say)
        if block.texts and (best is None or len(block.samples) > len(best.samples)):
            best = block
    return _below(best, grid.others, "legend") if best else []
