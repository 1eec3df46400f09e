"""The columns of a chart of moves: dimension, name, a band for each ring, and the reason if there is room."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from radargen.charts.placing.content.chart_content import ChartContent
from radargen.charts.placing.content.marker_styles import SIZES
from radargen.charts.placing.scenes.history.moved_rows import MovedGroup, MovedRow
from radargen.charts.placing.typesetting import font_metrics, line_breaking
from radargen.charts.placing.typesetting.hyphenation import hyphenated
from radargen.charts.scene import HALO_REACH, MarkerShape, Weight

# Radius of a medium blip and type size of texts, relative to the type size of names.
BLIP, TEXT = 0.47, 0.9
# In type sizes: line heights of names and texts, gap between columns, least padding of a row.
NAME_LEADING, LEADING, APART, PAD = 1.13, 1.22, 1.3, 0.42
# Least and greatest width of a ring's band and of a reason, in type sizes; greatest width of a name and of a dimension,
# as shares of the page.
NARROW, BROAD, REASON, LONG_REASON, NAME, DIMENSION = 3.4, 16.0, 14.0, 34.0, 0.27, 0.15


@dataclass(frozen=True, slots=True)
class MovedColumns:
    """Positions and widths of the columns, in points from the left of the body; `size` is the type size of names.

    If dimensions have no column (`dimension` 0), they are above their rows; if reasons have none (`reason` 0), they are
    left out. Bands go from the outermost ring to the innermost.
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
        """The middle of a ring's band in points from the left of the body; rings count from the centre."""
        return self.bands + (len(self.rings) - ring - 0.5) * self.band

    @property
    def header(self) -> float:
        """The height of the rings' names with their verbs, in points."""
        lines = max(len(r) + len(v) for r, v in zip(self.rings, self.verbs, strict=True))
        return (lines * LEADING + 0.5) * self.small

    def base(self, row: MovedRow) -> float:
        """The radius of the row's blip without its halo, in points."""
        return round(BLIP * self.size * min(row.style.size, SIZES[-1]), 2)

    def name_lines(self, row: MovedRow) -> list[str]:
        """A trend's name broken into lines for its column."""
        return line_breaking.balanced(row.name, self.names / self.size, Weight.SEMIBOLD)

    def reason_lines(self, row: MovedRow) -> list[str]:
        """The reason of a move broken into lines for its column; empty without one."""
        return line_breaking.balanced(row.reason, self.reasons / self.small) if self.reasons and row.reason else []

    def height(self, row: MovedRow) -> float:
        """The least height of a row, in points."""
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
    """The columns for names of that type size in that width, in points; None if they have no room."""
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
    rings, language = [*reversed(content.radar.rings)], content.say.language
    titles = [hyphenated(ring.name.any(language), language) for ring in rings]
    verbs = [hyphenated(ring.do.any(language), language) for ring in rings]
    dimension = _between([*_dimensions(content, groups)], DIMENSION * width, small) if beside else 0.0
    name = dimension + apart if dimension else 0.0
    names = _between([row.name for row in rows], NAME * width, size)
    bands = name + names + apart
    least = max(_widest(titles, small), _widest(verbs, small, Weight.REGULAR), NARROW * size)
    band = max(least, min(_longest(titles, small), 1.5 * least)) + 0.7 * small
    left = width - bands - len(rings) * band
    if left < 0:
        band = least + 0.4 * small
        left = width - bands - len(rings) * band
        if left < 0:
            return None
    # Room that reasons do not need goes to the bands.
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
    """The columns with the room for reasons given to the bands."""
    band = max(columns.band, (width - columns.bands) / len(columns.rings))
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


def _between(names: Sequence[str], most: float, size: float) -> float:
    """The width of a column for these names: that of the longest, at most `most` unless a word needs more."""
    return max(min(_longest(names, size), most), _widest(names, size)) + 0.1


def _widest(words: Sequence[str], size: float, weight: Weight = Weight.SEMIBOLD) -> float:
    """The width of the longest unbreakable part, in points."""
    return max((line_breaking.widest_word(each, weight) for each in words), default=0.0) * size


def _longest(words: Sequence[str], size: float) -> float:
    """The width of the longest text on one line, in points."""
    plain = (line_breaking.without_soft_hyphens(each) for each in words)
    return max((font_metrics.width(each, size, Weight.SEMIBOLD) for each in plain), default=0.0)


def _dimensions(content: ChartContent, groups: Sequence[MovedGroup]) -> Iterator[str]:
    shown = {run.sector for group in groups for run in group.runs}
    return (name for _, name, index in content.sectors if index in shown)
