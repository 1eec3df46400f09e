"""The matrix: impact from the bottom up, maturity or effort from left to right, and in each cell a list of trends."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache, partial
from math import ceil

from radargen.charts.disc import BlipList
from radargen.charts.lettering import is_plain
from radargen.charts.placing.content.blip_mark import blip_mark
from radargen.charts.placing.content.chart_content import ChartContent
from radargen.charts.placing.content.dimension_letters import dimension_letters, letter_text
from radargen.charts.placing.content.marker_styles import MarkerStyle
from radargen.charts.placing.content.matrix_cells import Across, Matrix, MatrixCell, cell_name, matrix
from radargen.charts.placing.page import cell_lists, mark_key, matrix_headings
from radargen.charts.placing.page.cell_lists import GridSetting
from radargen.charts.placing.page.listing_page import (
    ListingPage,
    dimension_key,
    listing_head,
    listing_page,
    mark_keys,
    source_words,
    words_key,
)
from radargen.charts.placing.page.matrix_fit import ADVICE, GAP, MatrixFit, MatrixNames, fits, matrix_fit
from radargen.charts.placing.page.page_plan import PageMetrics, PagePlan, logo_proportion
from radargen.charts.placing.scenes.chart_pages import legend_pages
from radargen.charts.placing.scenes.chart_request import ChartRequest
from radargen.charts.placing.scenes.numbered_matrix import all_numbered, few_numbered, with_key
from radargen.charts.placing.solver.marker_packing import DoesNotFit
from radargen.charts.placing.typesetting import label_wrapping
from radargen.charts.placing.typesetting.label_wrapping import WrappedLabel
from radargen.charts.placing.typesetting.line_breaking import without_soft_hyphens
from radargen.charts.scene import (
    Anchor,
    BlipMark,
    Box,
    Label,
    Marker,
    MarkerShape,
    Panel,
    Scene,
    TextMark,
    Tone,
    Weight,
)
from radargen.model import Action, View
from radargen.text.messages import plural

# Shares of its size to try for the headline, and whether there is a sentence below it, to make names larger.
HEADS = ((1.0, True), (0.8, True), (0.8, False), (0.72, False))
# In type sizes of names: radius of a marker, and half the x-height.
RADIUS, MIDDLE = 0.46, 0.325
# The depth of a cell's shade by the action advised there, and without any.
SHADES = {Action.ACT: 0.0, Action.PREPARE: 0.5, Action.WATCH: 0.78, Action.MAINTAIN: 1.0}
NO_SHADE = 1.0
# A movement inwards is one to the right, where mature trends are.
INWARDS = 90.0


def maturity_matrix(request: ChartRequest) -> tuple[Scene, ...]:
    """Impact by maturity, or by the values of the facet that the request names; see `_matrix`."""
    return _matrix(request, Across.FACET if request.across else Across.MATURITY)


def effort_matrix(request: ChartRequest) -> tuple[Scene, ...]:
    """Impact by effort; see `_matrix`."""
    return _matrix(request, Across.EFFORT)


def _matrix(request: ChartRequest, across: Across) -> tuple[Scene, ...]:
    """All names in the largest type that fits, else some numbers with a key, else numbers for all.

    The key is below the matrix or, if there is no room, on separate pages. Raises DoesNotFit if numbers do not fit
    either, or on a page that brings everything but the matrix, which could not explain them.
    """
    view = View(highlight=request.view.highlight, select=request.view.select, title=request.view.title)
    content = request.content(request.language, view)
    table = matrix(content, across, request.radar.facet(request.across) if request.across else None)
    metrics = PageMetrics(request.page, logo_proportion(request.radar.house))
    heads = HEADS if not request.page.bare else HEADS[:1]
    pages = [cache(partial(_page, content, table, metrics, shrink, told=told)) for shrink, told in heads]
    names = MatrixNames(content, table)
    if fit := _best_fit((page() for page in pages), table, names):
        return (_scene(content, table, names, fit),)
    if not request.page.hosted:
        for some, keyed in _numbered(content, names, pages[-1](), bare=request.page.bare):
            framed = (with_key(content, page(), some.numbers) if keyed else page() for page in pages)
            if fit := _best_fit(framed, table, some):
                first = _scene(content, table, some, fit)
                return (first,) if keyed else (first, *_key_pages(content, metrics, some))
    raise DoesNotFit(
        plural(
            "{count:,} trend does not fit into a matrix on this page. Choose a larger page.",
            "{count:,} trends do not fit into a matrix on this page, not even as numbers. "
            "Choose a larger page, or draw one dimension alone (--dimension).",
            count=len(content.styles),
        )
    )


def _best_fit(pages: Iterable[ListingPage], table: Matrix, names: MatrixNames) -> MatrixFit | None:
    """The best fit on these pages; the first page on which names are large enough is taken."""
    best: MatrixFit | None = None
    for page in pages:
        best = matrix_fit(page, table, names, best) or best
        if best and best.enough:
            break
    return best


def _numbered(
    content: ChartContent, names: MatrixNames, page: ListingPage, *, bare: bool
) -> Iterator[tuple[MatrixNames, bool]]:
    """The ways to number some or all trends, and whether their key is on the page; best first."""
    places = (False,) if bare else (True, False)
    numbered = all_numbered(content, names)
    # If numbers do not fit, names do not fit beside them either.
    if fits(page, names.table, numbered):
        for keyed in places:
            if some := few_numbered(content, names, page, keyed=keyed):
                yield some, keyed
        yield from ((numbered, keyed) for keyed in places)


def _key_pages(content: ChartContent, metrics: PageMetrics, names: MatrixNames) -> Iterator[Scene]:
    styles = tuple(style for style in content.styles if style.id in names.numbers)
    sections = replace(content, styles=styles).legend_sections(names.numbers)
    plan = PagePlan(metrics, content.sectors, content.captions, legends=(sections,))
    return legend_pages(content, plan, sections)


def _page(content: ChartContent, table: Matrix, metrics: PageMetrics, shrink: float, *, told: bool) -> ListingPage:
    say, unit = content.say, metrics.page.furniture
    reading = say(f"chart.matrix.reads-{table.across}", facet=table.facet)
    head, more = listing_head(content, say(f"gallery.view.{table.across}", facet=table.facet), reading if told else "")
    notes = (*(() if told else (reading.rstrip("."),)), *table.notes)
    # The rows show the impact.
    styles = [
        replace(style, blip=replace(style.blip, impact=None))
        for row in table.cells
        for cell in row
        for style in cell.styles
    ]
    still = content.still or table.across is not Across.MATURITY
    groups = mark_key.key_groups(styles, whiskers=False, still=still, say=say)
    turned = [[_turned(entry) for entry in group] for group in groups]
    bold = [words_key(say("chart.matrix.bold"), unit)] if any(s.weight is Weight.BOLD for s in styles) else []
    key = [dimension_key(content, unit, lettered=True), *mark_keys(turned, unit, metrics.width), *bold]
    return listing_page(metrics, head, key, source_words(content, notes, more), shrink)


def _turned(entry: mark_key.KeyEntry) -> mark_key.KeyEntry:
    """The entry with drops that point as those of the matrix do."""
    return replace(
        entry,
        samples=tuple(
            replace(sample, turn=sample.turn - INWARDS if sample.turn else 360 - INWARDS)
            if sample.shape is MarkerShape.DROP
            else sample
            for sample in entry.samples
        ),
    )


def _scene(content: ChartContent, table: Matrix, names: MatrixNames, fit: MatrixFit) -> Scene:
    unit = fit.page.metrics.page.furniture
    left = fit.page.body.x + matrix_headings.aside(table, unit)
    top = fit.page.body.y + fit.headings.height
    boxes = [*_boxes(fit.grid, left, top, GAP * unit)]
    blips: list[BlipMark] = []
    says, dimmed, letters = content.summaries, content.dimmed, dimension_letters(content.sectors)
    panels, texts = [], []
    for row, (cells, row_boxes) in enumerate(zip(table.cells, boxes, strict=True)):
        for column, (cell, box) in enumerate(zip(cells, row_boxes, strict=True)):
            advice = content.say(f"action.{cell.action}") if cell.action else ""
            named = ", ".join(filter(None, (without_soft_hyphens(cell.column.name), cell.row.name, advice)))
            depth = SHADES.get(cell.action, NO_SHADE) if cell.action else NO_SHADE
            panels.append(Panel(cell.id, named, box, depth))
            told = f", {cell.column.note}" if table.across is Across.EFFORT and cell.column.note else ""
            for mark in _cell_blips(content, cell, names, box, fit, fit.grid.lists[column]):
                letter = letters.get(mark.marker.sector or 0)
                inside = letter_text(letter, mark.marker) if letter else None
                blips.append(replace(mark, says=says[mark.id] + told, dim=mark.id in dimmed, letter=inside))
            if words := names.advised.get((column, row)):
                texts.append(_advice(words, box, fit.size))
    firsts = [row_boxes[0] for row_boxes in boxes]
    texts += matrix_headings.marks(table, fit.headings, left, fit.page.body.y, firsts, fit.size, content, unit)
    order = {style_id: n for n, style_id in enumerate(style.id for style in content.styles)}
    places = {dimension: n for n, (dimension, _, _) in enumerate(content.sectors)}
    blips.sort(key=lambda mark: (places[mark.dimension], mark.marker.y, mark.marker.x, order[mark.id]))
    scene = fit.page.scene(content, _description(content, table))
    samples = matrix_headings.samples(table, left, firsts, fit.size, unit)
    return replace(
        scene,
        panels=tuple(panels),
        lists=tuple(BlipList(key, without_soft_hyphens(name), index) for key, name, index in content.sectors),
        blips=tuple(blips),
        texts=(*scene.texts, *texts),
        samples=(*scene.samples, *samples),
        shortened=(*scene.shortened, *fit.headings.shortened),
    )


def _description(content: ChartContent, table: Matrix) -> str:
    say = content.say
    names = [without_soft_hyphens(column.name) for column in table.columns]
    return say(
        f"chart.matrix.description-{table.across}",
        title=content.title,
        trends=say("chart.trends", count=len(content.styles)),
        columns=say.listed(names),
        facet=table.facet,
    )


def _boxes(grid: GridSetting, left: float, top: float, gap: float) -> Iterator[list[Box]]:
    """The cells, row by row."""
    y = top
    for height in grid.heights:
        x, row = left, []
        for width in grid.widths:
            row.append(Box(round(x, 2), round(y, 2), round(width, 2), round(height, 2)))
            x += width + gap
        yield row
        y += height + gap


def _advice(words: str, box: Box, size: float) -> TextMark:
    """The action advised in a region, in the bottom right corner of one of its cells."""
    type_size = round(ADVICE * size, 2)
    x = box.x + box.width - cell_lists.BESIDE * size
    y = box.y + box.height - 0.55 * type_size
    return TextMark(words, round(x, 2), round(y, 2), type_size, Weight.SEMIBOLD, Anchor.END, Tone.CAPTION)


def _cell_blips(
    content: ChartContent, cell: MatrixCell, names: MatrixNames, box: Box, fit: MatrixFit, lists: int
) -> Iterator[BlipMark]:
    """The trends with names in lists side by side, then those with numbers in lines below."""
    size, pitch = fit.size, fit.grid.pitch
    room = cell_lists.names_width(box.width / size, lists)
    named = [style for style in cell.styles if style.id not in names.numbers]
    chosen = [cell_lists.label_in(some, room) for some in (names.labels[style.id] for style in named)]
    heights = [pitch + (len(label.lines) - 1) * label_wrapping.LEADING for label in chosen]
    numbered = [style for style in cell.styles if style.id in names.numbers]
    numbered.sort(key=lambda style: names.numbers[style.id])
    beside = cell_lists.numbers_beside(box.width / size, names.number)
    # As few lists as the height allows: side by side only if a single one is too high.
    free = (box.height / size) - 2 * cell_lists.ABOVE - ceil(len(numbered) / beside) * pitch
    count = next((n for n in range(1, lists) if _highest(heights, n) <= free + cell_lists.SLACK), lists)
    place = iter(zip(named, chosen, heights, strict=True))
    wide = (room + cell_lists.MARK + cell_lists.BETWEEN) * size
    left, top = box.x + cell_lists.BESIDE * size, box.y + cell_lists.ABOVE * size
    middle = (pitch / 2 + MIDDLE) * size
    for n, part in enumerate(cell_lists.split(heights, count)):
        y = top
        for _ in part:
            style, label, height = next(place)
            yield _blip(content, cell, style, label, left + n * wide, y + middle, size)
            y += height * size
    top += _highest(heights, count) * size
    each = (names.number + cell_lists.AFTER_NUMBER) * size
    for n, style in enumerate(numbered):
        x, y = left + n % beside * each, top + n // beside * pitch * size + middle
        yield _numbered_blip(content, cell, style, names.numbers[style.id], x, y, size)


def _highest(heights: Sequence[float], lists: int) -> float:
    return max((sum(part) for part in cell_lists.split(heights, lists)), default=0.0)


def _blip(
    content: ChartContent,
    cell: MatrixCell,
    style: MarkerStyle,
    label: WrappedLabel,
    left: float,
    base: float,
    size: float,
) -> BlipMark:
    """A marker with the name to its right, the first line on that baseline; its summary text is added later."""
    words = cell_name(content, style, cell)
    plain = " ".join(without_soft_hyphens(words).split())
    whole = "" if is_plain(plain, style.weight) else plain
    x = round(left + cell_lists.MARK * size, 2)
    lines = tuple(
        TextMark(line, x, round(base + n * label_wrapping.LEADING * size, 2), round(size, 2), style.weight, whole=whole)
        for n, line in enumerate(label.lines)
    )
    top = base - label_wrapping.ABOVE * size
    box = Box(x, round(top, 2), round(label.width * size, 2), round(label.height * size, 2), "name")
    return blip_mark(
        content, style, _marker(style, left, base, size), Label(without_soft_hyphens(words), lines, box), cell.id
    )


def _numbered_blip(
    content: ChartContent, cell: MatrixCell, style: MarkerStyle, number: int, left: float, base: float, size: float
) -> BlipMark:
    """A marker with a number to its right; its summary text is added later."""
    x = round(left + cell_lists.TO_NUMBER * size, 2)
    text = TextMark(f"{number}", x, round(base, 2), round(size, 2), style.weight)
    mark = blip_mark(content, style, _marker(style, left, base, size), panel=cell.id)
    return replace(mark, number=number, number_text=text)


def _marker(style: MarkerStyle, left: float, base: float, size: float) -> Marker:
    return style.marker(round(left + RADIUS * size, 2), round(base - MIDDLE * size, 2), RADIUS * size, INWARDS)
