"""Chooses which trends of a matrix get numbers if not all names fit, and makes the key of the numbers.

As on the radar, as few as possible: those after the first ones in full cells, and those with the longest names. Trends
to act on keep their names before others.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import count, product
from math import inf

from radargen.charts.placing.content.chart_content import ChartContent, LegendName
from radargen.charts.placing.content.marker_styles import MarkerStyle
from radargen.charts.placing.content.matrix_cells import Matrix
from radargen.charts.placing.page import overflow_key
from radargen.charts.placing.page.blocks import Block
from radargen.charts.placing.page.listing_page import ListingPage
from radargen.charts.placing.page.matrix_fit import MatrixNames, fits
from radargen.charts.placing.scenes.chart_request import few_numbers
from radargen.charts.scene import Weight

# Greatest width of a wrapped name, in type sizes; how many further grids to try once one is found.
WIDEST, MOST_TRIES = (inf, 16.0, 11.0, 8.0), 40


def few_numbered(content: ChartContent, names: MatrixNames, page: ListingPage, *, keyed: bool) -> MatrixNames | None:
    """As many names as fit on that page beside numbers, with their key if `keyed`; None if they would be too few."""
    tries = count(1)

    def fitting(numbered: set[str]) -> MatrixNames | None:
        if best and next(tries) > MOST_TRIES:
            return None
        numbers = _numbers(content, numbered)
        some = names.numbered(numbers)
        return some if fits(with_key(content, page, numbers) if keyed else page, table, some) else None

    table = names.table
    fullest = max(len(cell.styles) for row in table.cells for cell in row)
    best: MatrixNames | None = None
    for spared, widest in product((True, False), WIDEST):
        narrow = {key for key, labels in names.labels.items() if labels[-1].width <= widest}
        beyond = [_beyond(table, most, narrow, spared=spared) for most in range(fullest)]
        allowed = len(best.numbers) - 1 if best else len(content.styles)
        few = [some for some in beyond if few_numbers(len(some), len(content.styles)) and len(some) <= allowed]
        # If the fewest names do not fit, more need not be tried.
        if best or (few and fitting(few[0])):
            best = _most_named(few, fitting) or best
        if best and widest == WIDEST[-1]:
            break
    return best and _with_more(table, best, fitting)


def all_numbered(content: ChartContent, names: MatrixNames) -> MatrixNames:
    """Numbers for all."""
    return names.numbered(_numbers(content, {style.id for style in content.styles}))


def with_key(content: ChartContent, page: ListingPage, numbers: Mapping[str, int]) -> ListingPage:
    """The page with the key of the numbers (by trend) below its matrix."""
    return page.with_foot(_key(content, page, numbers))


def _key(content: ChartContent, page: ListingPage, numbers: Mapping[str, int]) -> Block:
    sectors = {style.id: style.sector for style in content.styles}
    entries = [(LegendName(key, number, content.name(key)), sectors[key]) for key, number in numbers.items()]
    return overflow_key.spread_key(entries, page.metrics.page.floor, page.body.width)


def _most_named(tried: Sequence[set[str]], fitting: Callable[[set[str]], MatrixNames | None]) -> MatrixNames | None:
    """The last of these choices that fits; None if none does.

    The search starts at the end, goes on in doubling steps, and bisects the last of them.
    """
    low, high, step, found = len(tried) - 1, len(tried), 1, None
    while low >= 0 and not (found := fitting(tried[low])):
        high, low, step = low, low - step if low == 0 or low > step else 0, 2 * step
    while found and high - low > 1:
        middle = (low + high) // 2
        if more := fitting(tried[middle]):
            low, found = middle, more
        else:
            high = middle
    return found


def _beyond(table: Matrix, most: int, narrow: Collection[str], *, spared: bool) -> set[str]:
    """The trends whose names are not narrow and, in each cell, those after the first; with `spared`, none to act on."""
    beyond: set[str] = set()
    for cell in (cell for row in table.cells for cell in row):
        named = _by_claim([style for style in cell.styles if style.id in narrow])
        kept = {style.id for n, style in enumerate(named) if n < most or (spared and style.weight is Weight.BOLD)}
        beyond |= {style.id for style in cell.styles} - kept
    return beyond


def _by_claim(styles: Sequence[MarkerStyle]) -> list[MarkerStyle]:
    """The styles with those to act on first."""
    return sorted(styles, key=lambda style: style.weight is not Weight.BOLD)


def _with_more(table: Matrix, names: MatrixNames, fitting: Callable[[set[str]], MatrixNames | None]) -> MatrixNames:
    """The names with more of them in single cells, as far as there is room."""
    for cell in (cell for row in table.cells for cell in row):
        numbered = _by_claim([style for style in cell.styles if style.id in names.numbers])
        others = names.numbers.keys() - {style.id for style in numbered}
        left = [others | {style.id for style in numbered[n:]} for n in range(1, len(numbered) + 1)]
        names = _most_named(left, fitting) or names
    return names


def _numbers(content: ChartContent, numbered: set[str]) -> dict[str, int]:
    """Numbers in the order of the key: by dimension, ring from the centre, impact, name."""
    ordered = sorted(
        (style for style in content.styles if style.id in numbered),
        key=lambda s: (s.sector, s.ring, -(s.blip.impact or 0), content.plain_name(s.id).casefold(), s.id),
    )
    return {style.id: number for number, style in enumerate(ordered, 1)}
