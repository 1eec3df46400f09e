"""A page without a radar: headline at the top, key and source at the foot, and the room between them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from radargen.charts.placing.content import captions
from radargen.charts.placing.content.chart_content import ChartContent
from radargen.charts.placing.content.dimension_letters import dimension_letters, letter_text
from radargen.charts.placing.content.marker_styles import all_estimates
from radargen.charts.placing.page import mark_key
from radargen.charts.placing.page.blocks import NOTHING, Block
from radargen.charts.placing.page.headline import headline_block
from radargen.charts.placing.page.page_plan import PageMetrics
from radargen.charts.placing.page.source_block import source_block
from radargen.charts.placing.typesetting import font_metrics, line_breaking
from radargen.charts.placing.typesetting.line_breaking import without_soft_hyphens
from radargen.charts.scene import Box, Marker, Scene, TextMark, Tone, Weight
from radargen.text.wording import Wording

# In points on A4: type of the key, gaps between head, body and foot, and between groups of the key.
KEY, BELOW_HEAD, ABOVE_FOOT, APART, GROUPS = 8.5, 12.0, 9.0, 8.0, 22.0
# How close groups of the key may be set if all then fit on one line, as a share of the usual gap.
NEARER = 0.6
# Most lines of the source, and the line height of remarks in type sizes.
SOURCE_LINES, REMARK_LEADING = 3, 1.3
# In type sizes: radius of a sample, from it to its word, between two dimensions.
SAMPLE, WORD, NEXT = 0.5, 0.5, 1.5


@dataclass(frozen=True, slots=True)
class ListingPage:
    """The room for lists on a page, and the blocks around it with their boxes."""

    metrics: PageMetrics
    body: Box
    blocks: tuple[Block, ...]
    boxes: tuple[Box, ...]

    def with_foot(self, foot: Block) -> "ListingPage":
        """The page with that block at the foot of its body, which loses that height."""
        y, apart = self.body.y + self.body.height - foot.height, APART * self.metrics.page.furniture
        return replace(
            self,
            body=replace(self.body, height=self.body.height - foot.height - apart),
            blocks=(*self.blocks, foot.at(self.body.x, y)),
            boxes=(*self.boxes, foot.box(self.body.x, y, "legend")),
        )

    def scene(self, content: ChartContent, description: str) -> Scene:
        """The page with the blocks around its body, which is still empty."""
        page, logo = self.metrics.page, self.metrics.logo
        return Scene(
            width=page.width,
            height=page.height,
            language=content.say.language,
            edition=content.edition.id,
            title=content.title,
            description=description,
            texts=tuple(text for block in self.blocks for text in block.texts),
            lines=tuple(line for block in self.blocks for line in block.lines),
            samples=tuple(sample for block in self.blocks for sample in block.samples),
            legend=tuple(replace(entry, dim=entry.id in content.dimmed) for b in self.blocks for entry in b.entries),
            obstacles=(*self.boxes, *((logo,) if logo else ())),
            dimensions=len(content.radar.dimensions),
            floor=page.floor,
            logo=logo,
            shortened=tuple(text for block in self.blocks for text in block.shortened),
        )


def listing_page(
    metrics: PageMetrics, head: captions.Headline, key: Sequence[Block], source: str, shrink: float = 1.0
) -> ListingPage:
    """The page with that headline, key and source; `shrink` is a factor on the size of the headline."""
    page, unit, margin = metrics.page, metrics.page.furniture, metrics.margin
    if page.bare:
        return ListingPage(metrics, Box(margin, margin, metrics.width, metrics.height), (), ())
    top = headline_block(head, shrink * unit, lambda _top, _bottom: metrics.title_width)
    foot = _stacked(
        key_rows(key, metrics.width, unit), source_block(source, unit, metrics.width, SOURCE_LINES), APART * unit
    )
    above = margin + max(top.height, metrics.logo.height if metrics.logo else 0.0) + BELOW_HEAD * unit
    below = page.height - margin - foot.height
    body = Box(margin, above, metrics.width, below - ABOVE_FOOT * unit - above)
    return ListingPage(
        metrics,
        body,
        (top.at(margin, margin), foot.at(margin, below)),
        (top.box(margin, margin, "title"), foot.box(margin, below, "key and source")),
    )


def numbered(head: captions.Headline, page: int, pages: int, say: Wording) -> captions.Headline:
    """The headline with the page number, on one of several pages."""
    if pages == 1:
        return head
    return replace(head, sentence=" · ".join(filter(None, (head.sentence, say("chart.page", page=page, pages=pages)))))


def listing_head(content: ChartContent, kind: str, reading: str) -> tuple[captions.Headline, tuple[str, ...]]:
    """The headline of that kind of page, with a sentence on how to read it, and the texts left for the source line.

    The motto is the headline, as beside a radar; without one, it is the radar's title.
    """
    usual = content.headline
    caps = " · ".join(filter(None, (usual.caps, kind)))
    # The lists say how many trends there are.
    dated = content.subtitle[1:]
    return replace(usual, caps=caps, sentence=reading), (*dated, *content.notes)


def source_words(content: ChartContent, notes: Sequence[str], more: Sequence[str]) -> str:
    """The notes, then the source line."""
    estimates = all_estimates(content.candidates)
    source = captions.source(content.radar, content.edition, content.say, more, estimates=estimates)
    return " · ".join((*notes, source))


def dimension_key(content: ChartContent, unit: float, *, lettered: bool = False) -> Block:
    """The colours of the dimensions, with their letters if there are any; empty for a single dimension."""
    if content.dimension:
        return NOTHING
    size, x = KEY * unit, 0.0
    texts, samples = [], []
    letters = dimension_letters(content.sectors) if lettered else {}
    for _, name, index in content.sectors:
        words = without_soft_hyphens(name)
        samples.append(Marker(round(x + SAMPLE * size, 2), round(size, 2), round(SAMPLE * size, 2), sector=index))
        if index in letters:
            texts.append(letter_text(letters[index], samples[-1]))
        x += (2 * SAMPLE + WORD) * size
        style = {"weight": Weight.SEMIBOLD, "tone": Tone.SECTOR, "sector": index}
        texts.append(TextMark(words, round(x, 2), round(1.33 * size, 2), round(size, 2), **style))  # type: ignore[arg-type]
        x += font_metrics.width(words, size, Weight.SEMIBOLD) + NEXT * size
    return Block(x - NEXT * size, 2 * size, tuple(texts), samples=tuple(samples))


def words_key(words: str, unit: float) -> Block:
    """A part of the key that consists of words only, in bold type."""
    size = KEY * unit
    wide = font_metrics.width(words, size, Weight.BOLD)
    return Block(wide, 2 * size, (TextMark(words, 0, round(1.33 * size, 2), round(size, 2), Weight.BOLD),))


def remarks(sentences: Sequence[str], unit: float, width: float) -> Block:
    """A part of the key on lines of its own: sentences one after the other, across the page."""
    size = KEY * unit
    ended = (sentence if sentence.endswith((".", "…", "!", "?")) else f"{sentence}." for sentence in sentences)
    lines = line_breaking.wrapped(" ".join(ended), width / size)
    texts = tuple(
        TextMark(line, 0, (font_metrics.ASCENT + n * REMARK_LEADING) * size, round(size, 2))
        for n, line in enumerate(lines)
    )
    return Block(width, (len(lines) * REMARK_LEADING + 0.2) * size, texts)


def mark_keys(groups: Sequence[Sequence[mark_key.KeyEntry]], unit: float, width: float) -> list[Block]:
    """The key of the marks, as a block for each group."""
    size = round(KEY * unit, 2)
    return [mark_key.key_block([group], size, width, leading=2.0) for group in groups]


def key_rows(parts: Sequence[Block], width: float, unit: float) -> Block:
    """The parts of the key one after the other, on as few lines as they need, of about equal length."""
    shown = [part for part in parts if part.texts]
    apart = GROUPS * unit
    spare = (width - sum(part.width for part in shown)) / max(len(shown) - 1, 1)
    if NEARER * apart <= spare < apart:
        apart = spare

    def wide(line: Sequence[Block]) -> float:
        return sum(part.width for part in line) + (len(line) - 1) * apart

    # A part that is wider than the page has a line of its own.
    most = max(width, *(part.width for part in shown)) + 0.01 if shown else width
    counts = range(1, len(shown) + 1)
    ways = (min(line_breaking.divisions(shown, n), key=lambda lines: max(map(wide, lines))) for n in counts)
    lines = next((lines for lines in ways if max(map(wide, lines)) <= most), [])
    whole, y = Block(), 0.0
    for line in lines:
        x = 0.0
        for part in line:
            whole += part.at(x, y)
            x += part.width + apart
        y += max(part.height for part in line)
    return replace(whole, height=y)


def _stacked(upper: Block, lower: Block, apart: float) -> Block:
    if not upper.texts:
        return lower
    whole = upper + lower.at(0, upper.height + apart)
    return replace(whole, height=upper.height + apart + lower.height)
