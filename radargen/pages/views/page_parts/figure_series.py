"""Figures over time as small line charts with tables, or as tables with bars where they are few."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from radargen.model import Figure, Trend
from radargen.pages.edition_view import NO_BREAK, EditionView, Localised
from radargen.pages.prose import CitedSource
from radargen.pages.views.page_parts.evidence import cited

# In pixels: size of the plot, space for labels above it, width of a letter, and the widest margin at its sides.
WIDTH, HEIGHT, ABOVE, LETTER, MARGIN = 260, 72, 18, 7, 64
# So many values at most are bars, the largest of them this long, in pixels.
BARS, BAR = 4, 120


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A value with its unit, the year, its bar in pixels (0 for none), and its source; None without one."""

    year: str
    value: str
    bar: float
    source: CitedSource | None


@dataclass(frozen=True, slots=True)
class FigurePoint:
    """A value in the chart, in pixels; `value` and `year` are its labels, empty where there is no space for them."""

    x: float
    y: float
    value: str
    year: str


@dataclass(frozen=True, slots=True)
class FigureChart:
    """The chart in pixels; `path` is the SVG path of the line, `zero` the y of the value 0."""

    points: tuple[FigurePoint, ...]
    path: str
    zero: float
    width: float
    height: float
    description: str


@dataclass(frozen=True, slots=True)
class FigureSeries:
    """Values of one thing, oldest first; `chart` is None for a single value, `barred` says whether rows have bars."""

    what: Localised
    population: Localised
    rows: tuple[FigureRow, ...]
    chart: FigureChart | None
    barred: bool


def figure_series(edition_view: EditionView, trend: Trend) -> tuple[FigureSeries, ...]:
    """The series of the entry in its order: figures of the same thing, population and unit belong together."""
    sources = cited(edition_view, trend)
    series: dict[object, list[Figure]] = {}
    for figure in trend.figures:
        series.setdefault((figure.what, figure.population, figure.unit), []).append(figure)
    return tuple(
        _series(edition_view, sorted(figures, key=lambda figure: figure.year), sources) for figures in series.values()
    )


def _series(edition_view: EditionView, figures: Sequence[Figure], sources: dict[str, CitedSource]) -> FigureSeries:
    values = [figure.value for figure in figures]
    most = max(values)
    # Bars begin at a common zero.
    barred = 1 < len(values) <= BARS and min(values) >= 0 and most > 0
    rows = tuple(
        FigureRow(
            str(figure.year),
            _with_unit(edition_view, figure),
            round(BAR * float(figure.value / most), 1) if barred else 0,
            sources.get(figure.source),
        )
        for figure in figures
    )
    description = ", ".join(edition_view.wording("trend.stop", edition=row.year, ring=row.value) for row in rows)
    return FigureSeries(
        what=edition_view.localised(figures[0].what),
        population=edition_view.localised(figures[0].population),
        rows=rows,
        chart=_chart(figures, rows, description) if len(rows) > 1 else None,
        barred=barred,
    )


def _with_unit(edition_view: EditionView, figure: Figure) -> str:
    number = edition_view.wording.number(figure.value)
    return f"{number}{NO_BREAK}{figure.unit}" if figure.unit else number


def _chart(figures: Sequence[Figure], rows: Sequence[FigureRow], description: str) -> FigureChart:
    years = [figure.year for figure in figures]
    values = [figure.value for figure in figures]
    low, high = min(Decimal(0), *values), max(Decimal(0), *values)
    margin = min(MARGIN, max(LETTER * len(words) / 2 for row in rows for words in (row.value, row.year)))
    span = max(years) - min(years)

    def across(year: int) -> float:
        return margin + (WIDTH - 2 * margin) * ((year - min(years)) / span if span else 0.5)

    def down(value: Decimal) -> float:
        return ABOVE + HEIGHT * float((high - value) / ((high - low) or 1))

    places = [(round(across(year), 1), round(down(value), 1)) for year, value in zip(years, values, strict=True)]
    shown = _spaced(places, [row.value for row in rows])
    dated = _spaced(places, [row.year for row in rows])
    return FigureChart(
        points=tuple(
            FigurePoint(x, y, row.value if n in shown else "", row.year if n in dated else "")
            for n, ((x, y), row) in enumerate(zip(places, rows, strict=True))
        ),
        path="M" + "L".join(f"{x:g} {y:g}" for x, y in places),
        zero=round(down(Decimal(0)), 1),
        width=WIDTH,
        height=ABOVE + HEIGHT,
        description=description,
    )


def _spaced(places: Sequence[tuple[float, float]], labels: Sequence[str]) -> set[int]:
    """The points whose labels have space beside each other: the last one first, then as many as fit before it."""
    chosen: list[int] = []
    for n in reversed(range(len(places))):
        letters = len(labels[n]) + len(labels[chosen[-1]]) + 2 if chosen else 0
        if not chosen or places[chosen[-1]][0] - places[n][0] >= LETTER * letters / 2:
            chosen.append(n)
    return set(chosen)
