"""The list of what to do on each ring, in a corner of the page that the radar leaves free."""

from collections.abc import Iterator, Sequence
from math import hypot

from radargen.charts.placing.axes import sector_titles
from radargen.charts.placing.content.chart_content import ChartContent
from radargen.charts.placing.page.blocks import NOTHING, Block
from radargen.charts.placing.page.legend_rows import CAPS
from radargen.charts.placing.page.page_plan import PageMetrics, PagePlan
from radargen.charts.placing.page.radar_frames import RadarFrame
from radargen.charts.placing.typesetting import font_metrics, line_breaking
from radargen.charts.placing.typesetting.line_breaking import lost, shortened
from radargen.charts.scene import Box, TextMark, Tone, Weight

# In type sizes: the verbs' type, the line height, the space between a ring and its verb, the widest of either.
TYPE, LEADING, APART, WIDEST = 0.94, 1.36, 0.7, 17.0
# The most lines of a verb.
LINES = 2
# The distance from the radar, in units of the page.
CLEAR = 9.0


def verbs_block(content: ChartContent, metrics: PageMetrics) -> Block:
    """The rings from the outermost, each with its verb; an empty block where no ring has one."""
    if not any(content.verbs):
        return NOTHING
    size, small = TYPE * metrics.page.type_size, CAPS * metrics.page.type_size
    named_verbs = [(name.upper(), verb) for name, verb in zip(content.rings, content.verbs, strict=True)][::-1]
    names = [_broken(name, 1, Weight.SEMIBOLD) for name, _ in named_verbs]
    left = max(font_metrics.width(line, small, Weight.SEMIBOLD) for (line,) in names) + APART * size
    y, widest, texts = font_metrics.ASCENT * size, 0.0, []
    shortened_texts: tuple[str, ...] = ()
    for (line,), (_, verb) in zip(names, named_verbs, strict=True):
        texts.append(TextMark(line, 0, y, round(small, 2), Weight.SEMIBOLD, tone=Tone.MUTED))
        lines = _broken(verb, LINES)
        for n, words in enumerate(lines):
            y += LEADING * size if n else 0.0
            texts.append(TextMark(words, left, y, round(size, 2), tone=Tone.MUTED))
            widest = max(widest, font_metrics.width(words, size))
        y += LEADING * size
        shortened_texts += lost(verb, lines)
    height = y + (1 - LEADING - font_metrics.ASCENT) * size
    return Block(left + widest, height, tuple(texts), shortened=shortened_texts)


def _broken(text: str, most: int, weight: Weight = Weight.REGULAR) -> list[str]:
    return shortened(line_breaking.wrapped(text, WIDEST, weight), most, WIDEST, weight)


def free_corner(block: Block, plan: PagePlan, frame: RadarFrame) -> Box | None:
    """The box of the list in a corner beside the radar; None where no corner has room."""
    unit = plan.metrics.unit
    titles = sector_titles.fitted_titles(frame.outline.sectors(plan.sectors), frame.circle.radius, unit)
    reach = (
        frame.circle.radius
        + (sector_titles.RIM + sector_titles.GAP + CLEAR) * unit
        + max(title.depth for title in titles)
    )
    head = plan.head.box(*plan.head_at, "title")
    for x, y in _corners(block, plan, frame):
        dx = max(x - frame.circle.x, frame.circle.x - x - block.width, 0.0)
        dy = max(y - frame.circle.y, frame.circle.y - y - block.height, 0.0)
        box = block.box(x, y, "rings")
        if hypot(dx, dy) >= reach and not box.overlaps(head, CLEAR * unit):
            return box
    return None


def largest_block(blocks: Sequence[Block]) -> Block:
    """An empty block as wide and as high as the largest."""
    return Block(max(block.width for block in blocks), max(block.height for block in blocks))


def _corners(block: Block, plan: PagePlan, frame: RadarFrame) -> Iterator[tuple[float, float]]:
    """Top left corners of the list: above the key, then at the top; an open radar has only its upper corners free."""
    metrics = plan.metrics
    right = metrics.page.width - metrics.margin - block.width
    if frame.outline.closed:
        yield metrics.margin, plan.bottom - block.height
        yield right, plan.bottom - block.height
    yield right, metrics.margin + (metrics.logo.height + CLEAR * metrics.unit if metrics.logo else 0.0)
    yield metrics.margin, plan.top
