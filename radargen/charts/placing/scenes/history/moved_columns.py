"""The columns of a chart of moves: dimension, name, a band for each ring, and the reason where that has room."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from radargen.charts.placing.content.chart_content import ChartContent
from radargen.charts.placing.content.marker_styles import SIZES
from radargen.charts.placing.scenes.history.moved_rows import MovedGroup, MovedRow
from radargen.charts.placing.typesetting import font_metrics, line_breaking
from radargen.charts.placing.typesetting.hyphenation import hyphenated
from radargen.charts.scene import HALO_REACH, MarkerShape, Weight

# The radius of a middling blip and the type of texts as shares of the type of names.
BLIP, TEXT = 0.47, 0.9
# In type sizes: line heights of names and texts, between columns, the least height of a row beyond what stands in it.
NAME_LEADING, LEADING, APART, PAD = 1.13, 1.22, 1.3, 0.42
# Widths of a ring's band, and the least and the most of a reason, in type sizes; the most of a name and of a dimension,
# as shares of the page.
NARROW, BROAD, REASON, LONG_REASON, NAME, DIMENSION = 3.4, 9.5, 14.0, 34.0, 0.27, 0.15


@dataclass(frozen=True, slots=True)
class MovedColumns:
    """Where columns begin and how wide they are, in points from the left of the body; `size` is the type of names.

    Without room for a column of their own (`dimension` 0) the dimensions stand above their rows; without room for
    reasons (`reason` 0) these are not told. Bands go from the outermost ring to the innermost.
    """

    size: float
    small: float
    dimension: float
    name: float
    names: float
    bands: float
    band: float
    reason: float
    reasons: float
    rings: tuple[tuple[str, ...], ...]
    verbs: tuple[tuple[str, ...], ...]

    def middle(self, ring: int) -> float:
        """The middle of the band of a ring, which counts from the centre."""
        return self.bands + (len(self.rings) - ring - 0.5) * self.band

    @property
    def header(self) -> float:
        """The height of the names of rings with what to do there."""
        lines = max(len(r) + len(v) for r, v in zip(self.rings, self.verbs, strict=True))
        return (lines * LEADING + 0.5) * self.small

    def base(self, row: MovedRow) -> float:
        """The radius of the row's blip, without its halo."""
        return round(BLIP * self.size * min(row.style.size, SIZES[-1]), 2)

    def name_lines(self, row: MovedRow) -> list[str]:
        """The name of a trend in its column."""
        return line_breaking.balanced(row.name, self.names / self.size, Weight.SEMIBOLD)

    def reason_lines(self, row: MovedRow) -> list[str]:
        """The reason of a move in its column, if there is one."""
        return line_breaking.balanced(row.reason, self.reasons / self.small) if self.reasons and row.reason else []

    def height(self, row: MovedRow) -> float:
        """The least height of a row."""
        reach = self.base(row) * (HALO_REACH if row.style.shape is MarkerShape.HALO else 1.0)
        names = len(self.name_lines(row)) * NAME_LEADING * self.size
        return max(names, len(self.reason_lines(row)) * LEADING * self.small, 2 * reach) + PAD * self.size


def moved_columns(
    content: ChartContent,
    groups: Sequence[MovedGroup],
    size: float,
    floor: float,
    width: float,
    *,
    reasons: bool,
) -> MovedColumns | None:
    """The columns for names in that type in that width, in points; None where they have no room."""
    fitted = (_columns(content, groups, size, floor, width, beside) for beside in (True, False))
    found = [columns for columns in fitted if columns]
    if reasons:
        return next((columns for columns in found if columns.reasons), None)
    return _without_reasons(found[0], width) if found else None


def _columns(
    content: ChartContent,
    groups: Sequence[MovedGroup],
    size: float,
    floor: float,
    width: float,
    beside: bool,
) -> MovedColumns | None:
    small, apart = max(TEXT * size, floor), APART * size
    rows = [row for group in groups for run in group.runs for row in run.rows]
    rings = [ring for ring in reversed(content.radar.rings)]
    language = content.say.language
    titles = [hyphenated(ring.name.any(language), language) for ring in rings]
    verbs = [hyphenated(ring.do.any(language), language) for ring in rings]
    dimension = _dimension_width(content, groups, small, width) if beside else 0.0
    name = dimension + apart if dimension else 0.0
    widest = max((line_breaking.widest_word(row.name, Weight.SEMIBOLD) for row in rows), default=0.0) * size
    longest = max(
        (
            font_metrics.width(line_breaking.without_soft_hyphens(row.name), size, Weight.SEMIBOLD)
            for row in rows
        ),
        default=0.0,
    )
    names = max(min(longest, NAME * width), widest) + 0.1
    least = max(
        max(line_breaking.widest_word(title, Weight.SEMIBOLD) * small for title in titles),
        max(line_breaking.widest_word(verb) * small for verb in verbs),
        NARROW * size,
    )
    band = max(
        least,
        min(max(font_metrics.width(line_breaking.without_soft_hyphens(t), small, Weight.SEMIBOLD) for t in titles), 1.5 * least),
    )
    band += 0.7 * small
    bands = name + names + apart
    left = width - bands - len(rings) * band
    if left < 0:
        band = least + 0.4 * small
        left = width - bands - len(rings) * band
        if left < -0.01:
            return None
    # What reasons do not need goes to the bands.
    told = [font_metrics.width(row.reason, small) for row in rows if row.reason]
    wanted = min(max(told, default=0.0), LONG_REASON * small) + 0.1
    reasons = left - apart
    if not told or reasons < min(REASON * small, wanted):
        reasons = 0.0
    elif reasons > wanted:
        band = min(band + (reasons - wanted) / len(rings), BROAD * size)
        reasons = wanted
    reason = bands + len(rings) * band + apart
    wrapped = tuple(tuple(line_breaking.wrapped(t, (band - 0.3 * small) / small, Weight.SEMIBOLD)) for t in titles)
    doing = tuple(tuple(line_breaking.wrapped(v, (band - 0.3 * small) / small)) for v in verbs)
    return MovedColumns(size, small, dimension, name, names, bands, band, reason, reasons, wrapped, doing)


def _without_reasons(columns: MovedColumns, width: float) -> MovedColumns:
    """The same with what reasons would take given to the bands."""
    band = max(columns.band, min((width - columns.bands) / len(columns.rings), 1.6 * BROAD * columns.size))
    return MovedColumns(
        columns.size,
        columns.small,
        columns.dimension,
        columns.name,
        columns.names,
        columns.bands,
        band,
        0.0,
        0.0,
        columns.rings,
        columns.verbs,
    )


def _dimension_width(content: ChartContent, groups: Sequence[MovedGroup], small: float, width: float) -> float:
    names = [name for name in _dimensions(content, groups)]
    widest = max((line_breaking.widest_word(name, Weight.SEMIBOLD) for name in names), default=0.0) * small
    longest = max(
        (font_metrics.width(line_breaking.without_soft_hyphens(n), small, Weight.SEMIBOLD) for n in names), default=0.0
    )
    return max(min(longest, DIMENSION * width), widest) + 0.1


def _dimensions(content: ChartContent, groups: Sequence[MovedGroup]) -> Iterator[str]:
    shown = {run.sector for group in groups for run in group.runs}
    return (name for _, name, index in content.sectors if index in shown)
