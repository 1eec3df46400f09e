"""A page whose body is no single radar: the headline above it, remarks, key and source at its foot."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from radargen.charts.placing.content.captions import Headline
from radargen.charts.placing.content.chart_content import ChartContent
from radargen.charts.placing.page import mark_key
from radargen.charts.placing.page.blocks import NOTHING, Block
from radargen.charts.placing.page.headline import headline_block
from radargen.charts.placing.page.page_plan import PageMetrics
from radargen.charts.placing.page.surroundings import KEY, key_row, source_lines
from radargen.charts.placing.typesetting import font_metrics, line_breaking
from radargen.charts.scene import Box, Scene, TextMark
from radargen.text.wording import Wording

# In points on A4, which `PageFormat.furniture` scales: between the parts of the page, and the line height of remarks.
APART, LEADING = 10.0, 1.3
# The head of such a page is smaller than beside a radar: a table needs the height.
HEAD = 0.86


@dataclass(frozen=True, slots=True)
class FramedPage:
    """The measures of a page, what stands around its body, and the room that this leaves, in points."""

    metrics: PageMetrics
    head: Block
    foot: tuple[tuple[Block, Box], ...]
    body: Box

    @property
    def placed(self) -> tuple[tuple[Block, Box], ...]:
        """The blocks around the body, each with the box that it takes."""
        margin = self.metrics.margin
        head = (self.head.at(margin, margin), self.head.box(margin, margin, "title"))
        return (head, *(pair for pair in self.foot if pair[0].texts))


def framed_page(
    content: ChartContent,
    metrics: PageMetrics,
    head: Headline,
    key: Sequence[Sequence[mark_key.KeyEntry]],
    remarks: Sequence[str],
    notes: Sequence[str] = (),
) -> FramedPage:
    """The page with that headline and key. `remarks` are sentences above the key, `notes` come before the source."""
    unit, margin, width = metrics.page.furniture, metrics.margin, metrics.width
    block = headline_block(head, HEAD * unit, lambda _top, _bottom: metrics.title_width)
    source = source_lines(" · ".join((*notes, content.source)), unit, width)
    rows = (_remarks(remarks, KEY * unit, width), key_row(key, unit, width) if key else NOTHING, source)
    foot, low = [], metrics.page.height - margin
    for part, what in reversed(list(zip(rows, ("legend", "key", "key and source"), strict=True))):
        if part.texts:
            low -= part.height
            foot.append((part.at(margin, low), part.box(margin, low, what)))
            low -= 0.7 * APART * unit
    top = margin + max(block.height, metrics.logo.height if metrics.logo else 0.0) + APART * unit
    bottom = low - 0.3 * APART * unit
    return FramedPage(metrics, block, tuple(foot), Box(margin, top, width, bottom - top))


def framed_scene(content: ChartContent, page: FramedPage, blocks: Sequence[tuple[Block, Box]] = ()) -> Scene:
    """The scene of a page with these blocks on its body, each with the box that it takes."""
    placed, paper = (*page.placed, *blocks), page.metrics.page
    return Scene(
        width=paper.width,
        height=paper.height,
        language=content.say.language,
        edition=content.edition.id,
        title=content.title,
        description=content.description,
        texts=tuple(text for block, _ in placed for text in block.texts),
        lines=tuple(line for block, _ in placed for line in block.lines),
        samples=tuple(sample for block, _ in placed for sample in block.samples),
        legend=tuple(replace(entry, dim=entry.id in content.dimmed) for block, _ in placed for entry in block.entries),
        obstacles=(*(box for _, box in placed), *((page.metrics.logo,) if page.metrics.logo else ())),
        dimensions=len(content.radar.dimensions),
        floor=paper.floor,
        logo=page.metrics.logo,
        shortened=tuple(dict.fromkeys(text for block, _ in placed for text in block.shortened)),
    )


def numbered(head: Headline, page: int, pages: int, say: Wording) -> Headline:
    """The headline of one of several pages, which says which one it is."""
    if pages == 1:
        return head
    return replace(head, sentence=" · ".join(filter(None, (head.sentence, say("chart.page", page=page, pages=pages)))))


def _remarks(sentences: Sequence[str], size: float, width: float) -> Block:
    """Sentences one after the other, on lines as wide as the page."""
    ended = (sentence if sentence.endswith((".", "…", "!", "?")) else f"{sentence}." for sentence in sentences)
    lines = line_breaking.wrapped(" ".join(ended), width / size)
    texts = tuple(
        TextMark(line, 0, (font_metrics.ASCENT + n * LEADING) * size, round(size, 2)) for n, line in enumerate(lines)
    )
    wide = max((font_metrics.width(line, size) for line in lines), default=0.0)
    return Block(wide, (len(lines) * LEADING - LEADING + 1) * size, texts)
