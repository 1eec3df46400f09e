"""The table of a chart of moves: its marks on a page, and its division into pages."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from radargen.charts.placing.axes.rectangles import arrow
from radargen.charts.placing.content.blip_mark import blip_mark
from radargen.charts.placing.content.chart_content import ChartContent
from radargen.charts.placing.content.marker_styles import GHOST
from radargen.charts.placing.page.highlight_columns import HEADING, RULE
from radargen.charts.placing.scenes.history.moved_columns import LEADING, NAME_LEADING, MovedColumns
from radargen.charts.placing.scenes.history.moved_rows import MovedGroup, MovedRow, MovedRun, runs_of
from radargen.charts.placing.typesetting import font_metrics, line_breaking
from radargen.charts.placing.typesetting.line_breaking import without_soft_hyphens
from radargen.charts.scene import (
    BlipMark,
    Box,
    Label,
    Line,
    Marker,
    MarkerShape,
    Panel,
    TextMark,
    Tone,
    Trail,
    Weight,
)

# In points on A4: from rule to heading, from heading to content, gaps between groups, dimensions and bands.
DROP, UNDER, GROUPS, RUNS, GAP = 16.0, 7.0, 11.0, 2.4, 1.3
# How much a row may grow if the page has spare room, as a share of the type size of names.
LOOSE = 0.8


@dataclass
class MovedMarks:
    """The marks on a page of the table, in points."""

    texts: list[TextMark] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    panels: list[Panel] = field(default_factory=list)
    blips: list[BlipMark] = field(default_factory=list)
    trails: list[Trail] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class MovedTable:
    """The groups on one page in columns of given widths; `unit` scales the sizes given for A4."""

    content: ChartContent
    columns: MovedColumns
    unit: float

    def height(self, groups: Sequence[MovedGroup]) -> float:
        """The height of these groups, in points."""
        whole = sum(self._group_height(group, first=not place) for place, group in enumerate(groups))
        return whole + max(len(groups) - 1, 0) * GROUPS * self.unit

    def pages(self, groups: Sequence[MovedGroup], most: float) -> list[tuple[MovedGroup, ...]]:
        """The groups on as few pages as possible, none higher than `most`, all about equally full."""
        filled = self._filled(groups, most)
        low, high = self.height(groups) / len(filled), most
        for _ in range(6):
            middle = (low + high) / 2
            tried = self._filled(groups, middle)
            low, high, filled = (low, middle, tried) if len(tried) <= len(filled) else (middle, high, filled)
        return filled

    def marks(self, groups: Sequence[MovedGroup], room: Box, width: float, page: int) -> MovedMarks:
        """The marks of the groups in that room; spare height is given to the rows."""
        count = sum(len(run.rows) for group in groups for run in group.runs)
        spare = max(room.height - self.height(groups), 0.0)
        loose = min(spare / count, LOOSE * self.columns.size) if count else 0.0
        marks, y = MovedMarks(), room.y
        for place, group in enumerate(groups):
            y = self._group(group, room.x, y, width, loose, marks, first=not place, page=page)
            y += GROUPS * self.unit
        return marks

    def _filled(self, groups: Sequence[MovedGroup], most: float) -> list[tuple[MovedGroup, ...]]:
        pages: list[list[MovedGroup]] = [[]]
        for group in groups:
            left = tuple(row for run in group.runs for row in run.rows)
            while left:
                # At least one row per page, so that the loop ends.
                fitting = next(
                    (
                        part
                        for count in range(len(left), 0, -1)
                        if self.height([*pages[-1], part := _part(group, left[:count])]) <= most
                    ),
                    None if pages[-1] else _part(group, left[:1]),
                )
                if fitting:
                    pages[-1].append(fitting)
                    left = left[sum(len(run.rows) for run in fitting.runs) :]
                if left:
                    pages.append([])
        return [tuple(page) for page in pages]

    def _heading_height(self, group: MovedGroup, *, first: bool) -> float:
        usual = (DROP + UNDER) * self.unit
        names = self._names_top(group) - font_metrics.ASCENT * self.columns.small + self.columns.header
        return max(usual, names) if first else usual

    def _names_top(self, group: MovedGroup) -> float:
        """The baseline of the ring names below the rule: level with the heading, or below a long one."""
        size = HEADING * self.unit
        wide = font_metrics.width(f"{group.heading} {group.count}", size, Weight.BOLD) + size
        return DROP * self.unit + (0.0 if wide <= self.columns.bands else LEADING * size)

    def _group_height(self, group: MovedGroup, *, first: bool) -> float:
        rows = sum(self._run_height(run, 0.0) for run in group.runs)
        return self._heading_height(group, first=first) + rows + (len(group.runs) - 1) * RUNS * self.unit

    def _run_height(self, run: MovedRun, loose: float) -> float:
        rows = sum(self.columns.height(row) + loose for row in run.rows)
        title = len(self._title(run)) * LEADING * self.columns.small
        return max(rows, title + 0.4 * self.columns.small) if self.columns.dimension else rows + title

    def _title(self, run: MovedRun) -> list[str]:
        """The dimension's name broken into lines, for its column or above the rows."""
        name = next(name for _, name, index in self.content.sectors if index == run.sector)
        width = self.columns.dimension or self.columns.bands
        return line_breaking.wrapped(name, width / self.columns.small, Weight.SEMIBOLD)

    def _group(
        self,
        group: MovedGroup,
        left: float,
        top: float,
        width: float,
        loose: float,
        marks: MovedMarks,
        *,
        first: bool,
        page: int,
    ) -> float:
        """Set a group, and return where it ends."""
        self._heading(group, left, top, width, marks)
        y = top + self._heading_height(group, first=first)
        if first:
            self._ring_names(left, top + self._names_top(group), marks)
        for place, run in enumerate(group.runs):
            y += RUNS * self.unit if place else 0.0
            y = self._run(group, run, left, y, loose, marks, page)
        return y

    def _heading(self, group: MovedGroup, left: float, top: float, width: float, marks: MovedMarks) -> None:
        size, unit = round(HEADING * self.unit, 2), self.unit
        marks.lines.append(_line(left, top, left + width, top, RULE * unit, Tone.INK))
        y = round(top + DROP * unit, 2)
        marks.texts.append(TextMark(group.heading, round(left, 2), y, size, Weight.BOLD))
        x = left + font_metrics.width(group.heading, size, Weight.BOLD) + 0.5 * size
        marks.texts.append(TextMark(f"{group.count}", round(x, 2), y, size, tone=Tone.MUTED))

    def _ring_names(self, left: float, base: float, marks: MovedMarks) -> None:
        columns, small = self.columns, round(self.columns.small, 2)
        for place, (names, verbs) in enumerate(zip(columns.rings, columns.verbs, strict=True)):
            x, y = left + columns.bands + place * columns.band + 0.15 * small, base
            for lines, weight, tone in (
                (names, Weight.SEMIBOLD, Tone.CAPTION),
                (verbs, Weight.REGULAR, Tone.MUTED),
            ):
                for line in lines:
                    marks.texts.append(TextMark(line, round(x, 2), round(y, 2), small, weight, tone=tone))
                    y += LEADING * small

    def _run(
        self,
        group: MovedGroup,
        run: MovedRun,
        left: float,
        top: float,
        loose: float,
        marks: MovedMarks,
        page: int,
    ) -> float:
        columns, small = self.columns, round(self.columns.small, 2)
        height = self._run_height(run, loose)
        title, above = self._title(run), 0.0
        if columns.dimension:
            first = columns.height(run.rows[0]) + loose
            base = top + (first + font_metrics.CAP_HEIGHT * small) / 2
            # If there are more lines than the first row can hold, they begin further up.
            base = min(base, top + max(height - (len(title) - 1) * LEADING * small - 0.3 * small, 0.0))
        else:
            above = len(title) * LEADING * small
            base = top + font_metrics.ASCENT * small
        for place, line in enumerate(title):
            y = round(base + place * LEADING * small, 2)
            marks.texts.append(
                TextMark(line, round(left, 2), y, small, Weight.SEMIBOLD, tone=Tone.SECTOR, sector=run.sector)
            )
        self._panels(group, run, Box(left, top + above, 0.0, height - above), marks, page)
        y = top + above
        for row in run.rows:
            deep = columns.height(row) + loose
            self._row(group, row, left, y, deep, marks, page)
            y += deep
        return top + height

    def _panels(self, group: MovedGroup, run: MovedRun, room: Box, marks: MovedMarks, page: int) -> None:
        columns, rings = self.columns, self.content.radar.rings
        dimension = self.content.radar.dimensions[run.sector].id
        last = max(len(rings) - 1, 1)
        for place, ring in enumerate(rings):
            x = room.x + columns.middle(place) - columns.band / 2
            box = Box(
                round(x, 2),
                round(room.y, 2),
                round(columns.band - GAP * self.unit, 2),
                round(room.height, 2),
                "panel",
            )
            name = without_soft_hyphens(ring.name.any(self.content.say.language))
            marks.panels.append(Panel(_panel(group, dimension, ring.id, page), name, box, round(place / last, 4)))

    def _row(
        self, group: MovedGroup, row: MovedRow, left: float, top: float, height: float, marks: MovedMarks, page: int
    ) -> None:
        columns, style, content = self.columns, row.style, self.content
        middle = top + height / 2
        r, gap = columns.base(row), GAP * self.unit / 2
        at = (round(left + columns.middle(style.ring) - gap, 2), round(middle, 2))
        marker = Marker(*at, r, style.shape, style.fill, style.dashed, sector=style.sector)
        dimension = content.radar.dimensions[style.sector].id
        dim = style.id in content.dimmed
        way = content.way(style.blip)
        panel = _panel(group, dimension, style.blip.placement.ring, page)
        mark = blip_mark(content, style, marker, self._label(row, left + columns.name, middle), panel)
        says = ", ".join(filter(None, (content.summaries[style.id], way)))
        marks.blips.append(replace(mark, says=says, dim=dim))
        if row.before is not None:
            start = (round(left + columns.middle(row.before) - gap, 2), at[1])
            ghost = Marker(*start, round(GHOST * 0.8 * columns.size * 0.47, 2), MarkerShape.GHOST, sector=style.sector)
            line = arrow(start, at, (ghost.r, r), columns.size / 7.5, Tone.LINE if dim else Tone.SECTOR, style.sector)
            marks.trails.append(Trail(style.id, ghost, line))
        lines = columns.reason_lines(row)
        small = round(columns.small, 2)
        y = middle - (len(lines) - 1) * LEADING * small / 2 + font_metrics.CAP_HEIGHT * small / 2
        for place, words in enumerate(lines):
            base = round(y + place * LEADING * small, 2)
            marks.texts.append(TextMark(words, round(left + columns.reason, 2), base, small, tone=Tone.MUTED))

    def _label(self, row: MovedRow, x: float, middle: float) -> Label:
        size = round(self.columns.size, 2)
        words = self.columns.name_lines(row)
        first = middle - (len(words) - 1) * NAME_LEADING * size / 2 + font_metrics.CAP_HEIGHT * size / 2
        lines = tuple(
            TextMark(line, round(x, 2), round(first + n * NAME_LEADING * size, 2), size, Weight.SEMIBOLD)
            for n, line in enumerate(words)
        )
        wide = max(font_metrics.width(line, size, Weight.SEMIBOLD) for line in words)
        top = first - font_metrics.CAP_HEIGHT * size
        high = (len(words) - 1) * NAME_LEADING * size + (font_metrics.CAP_HEIGHT + font_metrics.DESCENT) * size
        box = Box(round(x, 2), round(top, 2), round(wide, 2), round(high, 2), "name")
        return Label(without_soft_hyphens(row.name), lines, box)


def _part(group: MovedGroup, rows: tuple[MovedRow, ...]) -> MovedGroup:
    return replace(group, runs=runs_of(rows))


def _panel(group: MovedGroup, dimension: str, ring: str, page: int) -> str:
    """A panel id from page, group, dimension and ring."""
    return f"{page}-{group.movement}-{dimension}-{ring}"


def _line(x1: float, y1: float, x2: float, y2: float, width: float, tone: Tone) -> Line:
    return Line(round(x1, 2), round(y1, 2), round(x2, 2), round(y2, 2), round(width, 2), tone)
