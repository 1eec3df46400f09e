"""The content of a matrix: which trends are in which cell, the action advised there, and the headings."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from radargen.assessing import usual_action
from radargen.charts.placing.content.chart_content import ChartContent
from radargen.charts.placing.content.marker_styles import MarkerStyle, impact_size
from radargen.charts.placing.typesetting.line_breaking import without_soft_hyphens
from radargen.charts.scene import MarkerShape
from radargen.model import Action, Blip, Facet

# The levels of impact and of effort.
LEVELS = (1, 2, 3, 4, 5)


class Across(StrEnum):
    """What the columns of a matrix stand for: rings from early to mature, levels of effort, or a facet's values."""

    MATURITY = "matrix"
    EFFORT = "effort"
    FACET = "facet"


@dataclass(frozen=True, slots=True)
class MatrixColumn:
    """A column with its heading, the note below it, and its number of trends; the name has soft hyphens."""

    id: str
    name: str
    note: str
    count: int


@dataclass(frozen=True, slots=True)
class ImpactRow:
    """A row; `size` is the factor on the base radius with which the radar shows that impact, 0 if unknown."""

    id: str
    name: str
    size: float


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """The trends in a cell, sorted by dimension and name; `action` is what ring and impact advise, if anything."""

    column: MatrixColumn
    row: ImpactRow
    styles: tuple[MarkerStyle, ...]
    action: Action | None = None

    @property
    def id(self) -> str:
        """The id of the panel on which it is drawn."""
        return f"{self.column.id}-{self.row.id}"


@dataclass(frozen=True, slots=True)
class Matrix:
    """The cells of each row, from the top, columns from left to right; `facet` is the name of the facet, if any.

    A trend with several values of the facet is in several cells.
    """

    across: Across
    facet: str
    columns: tuple[MatrixColumn, ...]
    rows: tuple[ImpactRow, ...]
    cells: tuple[tuple[MatrixCell, ...], ...]
    notes: tuple[str, ...]

    @property
    def actions(self) -> tuple[Action, ...]:
        """The actions advised in any of the cells."""
        advised = {cell.action for row in self.cells for cell in row}
        return tuple(action for action in Action if action in advised)


def matrix(content: ChartContent, across: Across, facet: Facet | None = None) -> Matrix:
    """The matrix of that content; trends without impact, effort or value have a row or a column of their own."""
    say = content.say
    unknown = say("chart.matrix.unstated")
    impacts: list[int | None] = [*reversed(LEVELS)]
    if any(style.blip.impact is None for style in content.styles):
        impacts.append(None)
    rows = tuple(
        ImpactRow(f"{impact}", f"{impact}", impact_size(impact)) if impact else ImpactRow("0", unknown, 0.0)
        for impact in impacts
    )
    if facet:
        kinds = [*_values(content, facet, unknown)]
    else:
        kinds = [*(_rings(content) if across is Across.MATURITY else _efforts(content, unknown))]
    styles = [_plain(style, across) for style in content.styles]
    columns = tuple(
        MatrixColumn(key, name, note, sum(inside(style.blip) for style in styles)) for key, name, note, inside in kinds
    )
    cells = tuple(
        tuple(
            MatrixCell(
                column,
                row,
                _ordered(content, [s for s in styles if s.blip.impact == impact and inside(s.blip)]),
                _advice(content, across, column, impact),
            )
            for column, (_, _, _, inside) in zip(columns, kinds, strict=True)
        )
        for row, impact in zip(rows, impacts, strict=True)
    )
    notes = _notes(content, cells, across, several=bool(facet and facet.several))
    named = without_soft_hyphens(facet.name.any(say.language)) if facet else ""
    return Matrix(across, named, columns, rows, cells, notes)


def cell_name(content: ChartContent, style: MarkerStyle, cell: MatrixCell) -> str:
    """A trend's name in its cell, with soft hyphens; it says so if the trend is to be avoided."""
    name = content.short(style.id)
    avoid = style.blip.action is Action.AVOID
    return f"{name} ({content.say('action.avoid')})" if avoid and cell.action is not None else name


# A column: id, heading, note, and whether a blip is in it.
Column = tuple[str, str, str, Callable[[Blip], bool]]


def _rings(content: ChartContent) -> Iterator[Column]:
    for ring, verb in reversed([*zip(content.radar.rings, content.verbs, strict=True)]):
        yield ring.id, ring.name.any(content.say.language), verb, lambda b, key=ring.id: b.placement.ring == key  # type: ignore[misc]


def _efforts(content: ChartContent, unknown: str) -> Iterator[Column]:
    for level in LEVELS:
        words = content.say(f"filter.effort-{level}")
        note = content.say("chart.matrix.level", level=level)
        yield f"e{level}", words, note, lambda b, most=level: _effort(b) == most  # type: ignore[misc]
    if any(_effort(style.blip) is None for style in content.styles):
        yield "e0", unknown, "", lambda b: _effort(b) is None


def _values(content: ChartContent, facet: Facet, unknown: str) -> Iterator[Column]:
    """A column for each of the facet's values, in the radar's order."""
    found = {value for style in content.styles for value in style.blip.trend.values_of(facet.id)}
    for value in facet.values:
        if value.id in found:
            name = value.name.any(content.say.language)
            yield f"v-{value.id}", name, "", lambda b, key=value.id: key in b.trend.values_of(facet.id)  # type: ignore[misc]
    if any(not style.blip.trend.values_of(facet.id) for style in content.styles):
        yield "v0", unknown, "", lambda b: not b.trend.values_of(facet.id)


def _effort(blip: Blip) -> int | None:
    """The larger of organisational and architectural effort, since the slower one decides when a trend works."""
    return blip.trend.effort.most if blip.trend.effort else None


def _plain(style: MarkerStyle, across: Across) -> MarkerStyle:
    """The style for a matrix: one size, since rows show the impact; with effort, movement has no direction."""
    shape = style.shape if across is Across.MATURITY else MarkerShape.DISC
    return replace(style, size=1.0, shape=shape)


def _ordered(content: ChartContent, styles: Sequence[MarkerStyle]) -> tuple[MarkerStyle, ...]:
    return tuple(sorted(styles, key=lambda style: (style.sector, content.plain_name(style.id).casefold(), style.id)))


def _advice(content: ChartContent, across: Across, column: MatrixColumn, impact: int | None) -> Action | None:
    if across is not Across.MATURITY or impact is None:
        return None
    return usual_action(content.radar, content.radar.ring(column.id), impact)


def _notes(
    content: ChartContent, cells: Sequence[Sequence[MatrixCell]], across: Across, *, several: bool
) -> tuple[str, ...]:
    """What the tints mean, and trends whose advice differs from their cell's."""
    say = content.say
    if across is Across.EFFORT:
        return (say("chart.matrix.larger"),)
    if across is Across.FACET:
        return (say("chart.matrix.several"),) if several else ()
    if not any(cell.action for row in cells for cell in row):
        return ()
    duties = sum(
        style.blip.trend.legal_duty and style.blip.action is not cell.action
        for row in cells
        for cell in row
        for style in cell.styles
    )
    return (say("chart.matrix.shades"), *((say("chart.matrix.duties", count=duties),) if duties else ()))
