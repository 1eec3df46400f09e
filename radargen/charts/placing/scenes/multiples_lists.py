"""The list beside or below a small radar: for each trend its mark, number and name, by ring."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from radargen.charts.placing.content.chart_content import LegendGroup, LegendSection
from radargen.charts.placing.page.blocks import Block
from radargen.charts.placing.page.legend_columns import ColumnBreaks, LegendColumns, fitting_columns
from radargen.charts.placing.page.legend_rows import LEADING, LegendRow, LegendStyle, name_row
from radargen.charts.placing.typesetting import font_metrics, line_breaking
from radargen.charts.scene import Marker, MarkerShape, TextMark, Tone, Weight

# In type sizes: room for a mark, radius of a medium one, space above a ring's name, gap between two columns.
MARK, RADIUS, ABOVE, GUTTER = 1.5, 0.4, 0.5, 1.4
# Type size of rings relative to names.
RINGS = 0.92


@dataclass(frozen=True, slots=True)
class MultiplesList:
    """A list in columns of that style, `count` of them side by side."""

    style: LegendStyle
    count: int

    @property
    def width(self) -> float:
        """The width of all columns, in points."""
        return self.count * (self.style.width + GUTTER * self.style.size) - GUTTER * self.style.size

    def block(self, section: LegendSection, markers: Mapping[str, Marker]) -> Block | None:
        """The list of a dimension, as low as its columns allow; None if a word is wider than a column."""
        rows = tuple(_rows(section, self.style, markers))
        if not _fits(section, self.style):
            return None
        columns = self._columns(rows)
        width, gutter, whole = self.style.width, GUTTER * self.style.size, Block(self.width, columns.height)
        for place, column in enumerate(columns.columns):
            for row, top in column:
                whole += row.block.at(place * (width + gutter), top)
        return whole

    def _columns(self, rows: Sequence[LegendRow]) -> LegendColumns:
        """The rows in `count` columns of about equal height."""
        whole = sum(row.height + row.above for row in rows)
        # Repeated headings make columns a little higher than their share.
        heights = (whole / self.count * (1 + step / 20) for step in range(20 * self.count + 40))
        found = (fitting_columns((rows,), self.count, high, ColumnBreaks.ANYWHERE) for high in heights)
        return next(columns for columns in found if columns)


def _fits(section: LegendSection, style: LegendStyle) -> bool:
    room = style.width - style.indent - MARK * style.size
    words = [line_breaking.widest_word(trend.name) for group in section.groups for trend in group.trends]
    return max(words, default=0.0) * style.size <= room


def _rows(section: LegendSection, style: LegendStyle, markers: Mapping[str, Marker]) -> Iterator[LegendRow]:
    if not section.groups:
        yield _heading(section.empty, style)
    for group in section.groups:
        heading = _heading(group.heading, style)
        yield heading
        yield from _names(group, section.sector, style, heading, markers)


def _names(
    group: LegendGroup, sector: int, style: LegendStyle, heading: LegendRow, markers: Mapping[str, Marker]
) -> Iterator[LegendRow]:
    size, mark = style.size, MARK * style.size
    narrower = LegendStyle(size, style.width - mark, style.digits)
    for trend in group.trends:
        row = name_row(trend, sector, narrower, (heading,))
        samples: tuple[Marker, ...] = ()
        if known := markers.get(trend.id):
            # The same mark as on the radar, small enough for a line of text.
            shape = known.shape if known.shape is MarkerShape.HALO else MarkerShape.DISC
            samples = (
                Marker(
                    0.5 * mark,
                    LEADING / 2 * size,
                    round(RADIUS * size, 2),
                    shape,
                    known.fill,
                    known.dashed,
                    sector=known.sector,
                ),
            )
        block = Block(style.width, row.height, samples=samples) + row.block.at(mark, 0)
        yield LegendRow(block, row.height, 0.0, leads=False, repeats=(heading,))


def _heading(words: str, style: LegendStyle) -> LegendRow:
    size = RINGS * style.size
    texts = tuple(
        TextMark(line, 0, (n * LEADING + font_metrics.ASCENT) * size, round(size, 2), Weight.SEMIBOLD, tone=Tone.MUTED)
        for n, line in enumerate(line_breaking.wrapped(words, style.width / size, Weight.SEMIBOLD))
    )
    height = (len(texts) * LEADING + 0.1) * size
    return LegendRow(Block(style.width, height, texts), height, ABOVE * style.size, leads=True)
