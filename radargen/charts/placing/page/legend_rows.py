"""The legend in rows: a heading per dimension, a heading per ring, then numbers with names."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from radargen.charts.placing.content.chart_content import LegendName, LegendSection
from radargen.charts.placing.page.blocks import Block
from radargen.charts.placing.typesetting import font_metrics, line_breaking
from radargen.charts.scene import Anchor, Box, LegendEntry, Line, TextMark, Tone, Weight

# Measures in type sizes.
LEADING, HEADING, CAPS, RULE = 1.22, 1.12, 0.80, 0.24
ABOVE_RING, ABOVE_DIMENSION, AFTER_NUMBER = 0.34, 1.3, 0.55


@dataclass(frozen=True, slots=True)
class LegendRow:
    """A heading or a name in a column; a row that `leads` must not be the last of its column."""

    block: Block
    height: float
    above: float
    leads: bool
    repeats: tuple["LegendRow", ...] = ()


@dataclass(frozen=True, slots=True)
class LegendStyle:
    """How a legend column is set: type size and width in points, and the number of digits of the largest number."""

    size: float
    width: float
    digits: int

    @property
    def indent(self) -> float:
        """The distance of names from the left edge, in points."""
        return font_metrics.width("0" * self.digits, self.size, Weight.SEMIBOLD) + AFTER_NUMBER * self.size


def legend_rows(section: LegendSection, style: LegendStyle) -> Iterator[LegendRow]:
    """The rows of a dimension; each name has the headings to repeat if it begins a column."""
    head = _heading(section, style)
    yield head
    if not section.groups:
        yield name_row(LegendName("", 0, section.empty), section.sector, style, (head,), muted=True)
    for group in section.groups:
        ring = _ring(group.heading, style, head)
        yield ring
        for entry in group.trends:
            yield name_row(entry, section.sector, style, (head, ring))


def least_width(sections: Sequence[LegendSection], style: LegendStyle) -> float:
    """The width of the widest unbreakable word in any name, in points."""
    words = [
        line_breaking.widest_word(entry.name)
        for section in sections
        for group in section.groups
        for entry in group.trends
    ]
    heads = [line_breaking.widest_word(section.heading, Weight.BOLD) * HEADING for section in sections]
    return max(max(words, default=0.0) * style.size + style.indent, max(heads) * style.size) + 0.1


def _heading(section: LegendSection, style: LegendStyle) -> LegendRow:
    size = style.size * HEADING
    thick = RULE * style.size
    texts = [
        TextMark(
            line,
            0,
            thick + (0.45 + n * LEADING) * size + font_metrics.ASCENT * size,
            size,
            Weight.BOLD,
            tone=Tone.SECTOR,
            sector=section.sector,
        )
        for n, line in enumerate(line_breaking.wrapped(section.heading, style.width / size, Weight.BOLD))
    ]
    height = thick + 0.45 * size + len(texts) * LEADING * size
    rule = Line(0, thick / 2, style.width, thick / 2, round(thick, 2), Tone.SECTOR, section.sector)
    block = Block(style.width, height, tuple(texts), (rule,))
    return LegendRow(block, height, ABOVE_DIMENSION * style.size, leads=True)


def _ring(heading: str, style: LegendStyle, head: LegendRow) -> LegendRow:
    size = style.size * CAPS
    texts = tuple(
        TextMark(
            line, 0, (0.3 + n * LEADING) * size + font_metrics.ASCENT * size, size, Weight.SEMIBOLD, tone=Tone.MUTED
        )
        for n, line in enumerate(line_breaking.wrapped(heading, style.width / size, Weight.SEMIBOLD))
    )
    height = (0.45 + len(texts) * LEADING) * size
    return LegendRow(Block(style.width, height, texts), height, ABOVE_RING * style.size, leads=True, repeats=(head,))


def name_row(
    entry: LegendName, sector: int, style: LegendStyle, heads: tuple[LegendRow, ...], *, muted: bool = False
) -> LegendRow:
    """A name with its number, or in muted type without one."""
    size, indent = style.size, 0.0 if muted else style.indent
    base = (LEADING - 1) / 2 * size + font_metrics.ASCENT * size
    texts = tuple(
        TextMark(line, indent, base + n * LEADING * size, size, tone=Tone.MUTED if muted else Tone.INK)
        for n, line in enumerate(_name_lines(entry.name, (style.width - indent) / size))
    )
    height = len(texts) * LEADING * size
    if muted:
        return LegendRow(Block(style.width, height, texts), height, 0.0, leads=False, repeats=heads)
    right = indent - AFTER_NUMBER * size
    number = TextMark(str(entry.number), right, base, size, Weight.SEMIBOLD, Anchor.END, Tone.SECTOR, sector)
    wide = indent + max((font_metrics.width(mark.text, size) for mark in texts), default=0.0)
    marks = LegendEntry(entry.id, number, texts, Box(0, 0, round(wide, 2), round(height, 2), "legend"))
    return LegendRow(Block(style.width, height, entries=(marks,)), height, 0.0, leads=False, repeats=heads)


@font_metrics.remembered(4096)
def _name_lines(name: str, width: float) -> tuple[str, ...]:
    """The lines of a name, cached because one legend after the other sets names in the same widths."""
    return tuple(line_breaking.balanced_at_spaces(name, width))
