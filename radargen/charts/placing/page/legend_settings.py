"""Ways to set the legend: how many columns, how wide, in which type size, so that the radar stays large.

Room is reserved for all languages at once, so that the radar is at the same place in each.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from radargen.charts.placing.content.chart_content import LegendSection
from radargen.charts.placing.page.legend_columns import (
    ColumnBreaks,
    LegendColumns,
    balanced_columns,
    fitting_columns,
    flowed_columns,
)
from radargen.charts.placing.page.legend_rows import HEADING, LEADING, LegendRow, LegendStyle, least_width, legend_rows
from radargen.charts.placing.typesetting import font_metrics
from radargen.charts.placing.typesetting.line_breaking import without_soft_hyphens
from radargen.charts.scene import Weight

Legends = tuple[tuple[LegendSection, ...], ...]
GUTTER = 2.0
NARROWEST = 9.0
APPEAL = {ColumnBreaks.OWN: 1.0, ColumnBreaks.WHOLE: 0.98, ColumnBreaks.ANYWHERE: 0.92}
# Widths of a column beside the radar, in type sizes, and the greatest number of columns anywhere.
WIDTHS, MOST = (22.0, 18.0, 15.0, 12.5, 10.5), 8


@dataclass(frozen=True, slots=True)
class LegendSetting:
    """A way to set the legend: its style, the number of columns, and the measures that follow from these.

    `appeal` is higher for larger type, fewer broken names and fewer broken dimensions.
    """

    style: LegendStyle
    count: int
    height: float
    appeal: float
    beside: bool
    breaks: ColumnBreaks

    @property
    def gutter(self) -> float:
        """The gap between two columns, in points."""
        return GUTTER * self.style.size

    @property
    def width(self) -> float:
        """The width of all columns together, in points."""
        return self.count * (self.style.width + self.gutter) - self.gutter


def settings_beside(legends: Legends, sizes: Sequence[float], height: float, widest: float) -> Iterator[LegendSetting]:
    """Settings for columns beside the radar, together at most `widest` wide, and `height` high, in points."""
    natural = max(map(_natural, legends))
    for size in sizes:
        for width in dict.fromkeys(min(natural, ems) for ems in WIDTHS):
            style = LegendStyle(size, round(width * size, 2), digits(legends))
            for count in range(1, MOST + 1):
                if count * (style.width + GUTTER * size) - GUTTER * size <= widest:
                    yield from _setting(legends, style, count, height, beside=True)


def settings_below(legends: Legends, sizes: Sequence[float], height: float, width: float) -> Iterator[LegendSetting]:
    """Settings for columns that share the page's width."""
    for size in sizes:
        for count in range(1, MOST + 1):
            column = (width - (count - 1) * GUTTER * size) / count
            style = LegendStyle(size, round(column, 2), digits(legends))
            if column > 6 * size:
                yield from _setting(legends, style, count, height, beside=False)


def legend_columns(sections: tuple[LegendSection, ...], setting: LegendSetting, height: float) -> LegendColumns | None:
    """The legend in that setting; None if its order of names needs more than `height`."""
    return balanced_columns(_listed(sections, setting.style), setting.count, height, setting.breaks)


def legend_pages(
    sections: tuple[LegendSection, ...], style: LegendStyle, count: int, height: float
) -> list[LegendColumns]:
    """The legend on as many pages as it needs, in columns filled one after the other."""
    listed = _listed(sections, style)
    filled = flowed_columns(listed, height, ColumnBreaks.WHOLE).columns
    sheets = [filled[n : n + count] for n in range(0, len(filled), count)]
    return [LegendColumns(sheet) for sheet in sheets]


def digits(legends: Legends) -> int:
    """How many digits the largest number has."""
    return len(str(max(map(_count, legends))))


def _setting(
    legends: Legends, style: LegendStyle, count: int, height: float, *, beside: bool
) -> Iterator[LegendSetting]:
    """The setting with that many columns, if the legend fits in every language."""
    if max(map(_count, legends)) * style.size * LEADING / count > height:
        return
    if any(style.width < least_width(sections, style) for sections in legends):
        return
    listed = [_listed(sections, style) for sections in legends]
    # The legend's height only matters below the radar.
    fit = fitting_columns if beside else balanced_columns
    for breaks in ColumnBreaks:
        fitted = [columns for rows in listed if (columns := fit(rows, count, height, breaks))]
        if len(fitted) == len(legends) and max(len(columns.columns) for columns in fitted) == count:
            slack = max(map(_slack, listed)) if breaks is ColumnBreaks.ANYWHERE else 0.0
            room = max(columns.height for columns in fitted) + slack
            appeal = min(_appeal(rows, style) for rows in listed) * APPEAL[breaks]
            yield LegendSetting(style, count, room, appeal, beside, breaks)
            if beside:
                return


def _count(sections: Sequence[LegendSection]) -> int:
    """The number of names in a legend."""
    return sum(len(group.trends) for section in sections for group in section.groups)


@font_metrics.remembered(64)
def _listed(sections: tuple[LegendSection, ...], style: LegendStyle) -> tuple[tuple[LegendRow, ...], ...]:
    return tuple(tuple(legend_rows(section, style)) for section in sections)


def _slack(listed: Sequence[Sequence[LegendRow]]) -> float:
    """How much another order of names within rings may add to a column, if long names meet column breaks."""
    heights = [row.height for section in listed for row in section if row.block.entries]
    return 1.5 * (max(heights, default=0.0) - min(heights, default=0.0))


def _appeal(listed: Sequence[Sequence[LegendRow]], style: LegendStyle) -> float:
    names = [row.block.entries[0] for section in listed for row in section if row.block.entries]
    lines = sum(len(entry.lines) for entry in names)
    return (len(names) / lines) ** 0.12 * style.size**0.8 if lines else 1.0


def _natural(sections: tuple[LegendSection, ...]) -> float:
    """The column width at which no name breaks, in type sizes."""
    names = [trend.name for section in sections for group in section.groups for trend in group.trends]
    indent = LegendStyle(1.0, 0.0, digits((sections,))).indent
    heads = [font_metrics.width(without_soft_hyphens(section.heading), HEADING, Weight.BOLD) for section in sections]
    return (
        max(
            max((font_metrics.width(without_soft_hyphens(name), 1) for name in names), default=0.0) + indent,
            *heads,
            NARROWEST,
        )
        + 0.2
    )
