"""What to do on each ring, as a small list in a corner of the page that the radar leaves free."""

from collections.abc import Iterator, Sequence
from math import hypot

from radargen.placing.geometry import sector_titles
from radargen.placing.page.blocks import NOTHING, Block
from radargen.placing.page.legend_rows import CAPS
from radargen.placing.page.page_plan import PageMetrics, PagePlan
from radargen.placing.page.radar_frames import RadarFrame
from radargen.placing.text import font_metrics, line_breaking
from radargen.placing.text.line_breaking import lost, shortened
from radargen.placing.view.chart_content import ChartContent
from radargen.scene import Box, TextMark, Tone, Weight

# In type sizes: the verbs' type, the line height, the space between a ring and its verb, the widest of either.
TYPE, LEADING, APART, WIDEST = 0.94, 1.36, 0.7, 17.0
# The most lines of a verb.
LINES = 2
# What the list keeps from the radar, in units of the page.
CLEAR = 9.0


def verbs_block(shown: ChartContent, sheet: PageMetrics) -> Block:
    """The rings from the outermost, as on the chart, each with its verb; nothing where no ring has one."""
    if not any(shown.verbs):
        return NOTHING
    size, small = TYPE * sheet.page.type_size, CAPS * sheet.page.type_size
    said = [(name.upper(), verb) for name, verb in zip(shown.rings, shown.verbs, strict=True)][::-1]
    names = [_broken(name, 1, Weight.SEMIBOLD) for name, _ in said]
    left = max(font_metrics.width(line, small, Weight.SEMIBOLD) for (line,) in names) + APART * size
    y, wide, texts = font_metrics.ASCENT * size, 0.0, []
    cut: tuple[str, ...] = ()
    for (line,), (_, verb) in zip(names, said, strict=True):
        texts.append(TextMark(line, 0, y, round(small, 2), Weight.SEMIBOLD, tone=Tone.MUTED))
        told = _broken(verb, LINES)
        for n, words in enumerate(told):
            y += LEADING * size if n else 0.0
            texts.append(TextMark(words, left, y, round(size, 2), tone=Tone.MUTED))
            wide = max(wide, font_metrics.width(words, size))
        y += LEADING * size
        cut += lost(verb, told)
    height = y + (1 - LEADING - font_metrics.ASCENT) * size
    return Block(left + wide, height, tuple(texts), shortened=cut)


def _broken(text: str, most: int, weight: Weight = Weight.REGULAR) -> list[str]:
    return shortened(line_breaking.wrapped(text, WIDEST, weight), most, WIDEST, weight)


def free_corner(block: Block, plan: PagePlan, frame: RadarFrame) -> Box | None:
    """Where the list stands beside a radar in that frame; None where no corner has room."""
    unit = plan.sheet.unit
    titles = sector_titles.fitted_titles(frame.outline.sectors(plan.sectors), frame.spot.radius, unit)
    reach = (
        frame.spot.radius
        + (sector_titles.RIM + sector_titles.GAP + CLEAR) * unit
        + max(title.depth for title in titles)
    )
    head = plan.head.box(*plan.head_at, "title")
    for x, y in _corners(block, plan, frame):
        dx = max(x - frame.spot.x, frame.spot.x - x - block.width, 0.0)
        dy = max(y - frame.spot.y, frame.spot.y - y - block.height, 0.0)
        box = block.box(x, y, "rings")
        if hypot(dx, dy) >= reach and not box.overlaps(head, CLEAR * unit):
            return box
    return None


def largest_block(blocks: Sequence[Block]) -> Block:
    """As much room as any of the blocks needs."""
    return Block(max(block.width for block in blocks), max(block.height for block in blocks))


def _corners(block: Block, plan: PagePlan, frame: RadarFrame) -> Iterator[tuple[float, float]]:
    """Above the key, else at the top; an open radar has only its upper corners free."""
    sheet = plan.sheet
    right = sheet.page.width - sheet.margin - block.width
    if frame.outline.closed:
        yield sheet.margin, plan.bottom - block.height
        yield right, plan.bottom - block.height
    yield right, sheet.margin + (sheet.logo.height + CLEAR * sheet.unit if sheet.logo else 0.0)
    yield sheet.margin, plan.top
