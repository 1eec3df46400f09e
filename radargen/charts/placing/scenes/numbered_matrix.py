"""Which trends of a matrix have numbers instead of names where these do not all find room, and the key of the numbers.

As on the radar, as few as possible have: those beyond the first ones of full cells, and those with the longest names.
What to act on keeps its name before others.
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

# The widest that a name may be where it is wrapped, in type sizes; how many further grids are tried once one is found.
WIDEST, MOST_TRIES = (inf, 16.0, 11.0, 8.0), 40


def few_numbered(content: ChartContent, names: MatrixNames, page: ListingPage, *, keyed: bool) -> MatrixNames | None:
    """As many names as find room on that page beside numbers, with their key if it is `keyed`; None for too few."""
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
        # Where the fewest names have no room, more of them need not be tried.
        if best or (few and fitting(few[0])):
            best = _most_named(few, fitting) or best
        if best and widest == WIDEST[-1]:
            break
    return best and _with_more(table, best, fitting)


def all_numbered(content: ChartContent, names: MatrixNames) -> MatrixNames:
    """Numbers for all."""
    return names.numbered(_numbers(content, {style.id for style in content.styles}))


def with_key(content: ChartContent, page: ListingPage, numbers: Mapping[str, int]) -> ListingPage:
    """The page with the key of the numbers, by trend, below its matrix."""
    return page.with_foot(_key(content, page, numbers))


def _key(content: ChartContent, page: ListingPage, numbers: Mapping[str, int]) -> Block:
    sectors = {style.id: style.sector for style in content.styles}
    entries = [(LegendName(key, number, content.name(key)), sectors[key]) for key, number in numbers.items()]
    return overflow_key.spread_key(entries, page.metrics.page.floor, page.body.width)


def _most_named(tried: Sequence[set[str]], fitting: Callable[[set[str]], MatrixNames | None]) -> MatrixNames | None:
    """The last of these that finds room, sought from there on in steps that double, of which the last is halved."""
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
    """The trends whose names are not narrow, and in each cell those beyond the first; with `spared` none to act on."""
    beyond: set[str] = set()
    for cell in (cell for row in table.cells for cell in row):
        named = _by_claim([style for style in cell.styles if style.id in narrow])
        kept = {style.id for n, style in enumerate(named) if n < most or (spared and style.weight is Weight.BOLD)}
        beyond |= {style.id for style in cell.styles} - kept
    return beyond


def _by_claim(styles: Sequence[MarkerStyle]) -> list[MarkerStyle]:
    """Those first that are to act on."""
    return sorted(styles, key=lambda style: style.weight is not Weight.BOLD)


def _with_more(table: Matrix, names: MatrixNames, fitting: Callable[[set[str]], MatrixNames | None]) -> MatrixNames:
    """The same with more names in single cells, as far as these have room."""
    for cell in (cell for row in table.cells for cell in row):
        numbered = _by_claim([style for style in cell.styles if style.id in names.numbers])
        others = names.numbers.keys() - {style.id for style in numbered}
        left = [others | {style.id for style in numbered[n:]} for n in range(1, len(numbered) + 1)]
        names = _most_named(left, fitting) or names
    return names


def _numbers(content: ChartContent, numbered: set[str]) -> dict[str, int]:
    """Numbers by dimension, then ring from the centre, then impact, then name, which is the order of the key."""
    ordered = sorted(
        (style for style in content.styles if style.id in numbered),
        key=lambda s: (s.sector, s.ring, -(s.blip.impact or 0), content.plain_name(s.id).casefold(), s.id),
    )
    return {style.id: number for number, style in enumerate(ordered, 1)}
