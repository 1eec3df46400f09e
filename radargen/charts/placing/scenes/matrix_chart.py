"""The matrix: impact from the bottom up, maturity or effort from left to right, and in each cell a list of trends."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

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
from radargen.charts.placing.page.matrix_fit import ADVICE, GAP, MatrixFit, MatrixNames, matrix_fit
from radargen.charts.placing.page.page_plan import PageMetrics, logo_proportion
from radargen.charts.placing.scenes.chart_request import ChartRequest
from radargen.charts.placing.solver.marker_packing import DoesNotFit
from radargen.charts.placing.typesetting import label_wrapping
from radargen.charts.placing.typesetting.label_wrapping import WrappedLabel
from radargen.charts.placing.typesetting.line_breaking import without_soft_hyphens
from radargen.charts.scene import Anchor, BlipMark, Box, Label, MarkerShape, Panel, Scene, TextMark, Tone, Weight
from radargen.model import Action, View
from radargen.text.messages import plural

# Shares of its size that the headline may have, and whether a sentence stands below it, so that names are larger.
HEADS = ((1.0, True), (0.8, True), (0.8, False), (0.72, False))
# In type sizes of names: the radius of a marker, and the middle of small letters above the baseline.
RADIUS, MIDDLE = 0.46, 0.325
# Which shade of the bands a cell has by what is advised there, and where nothing is.
SHADES = {Action.ACT: 0.0, Action.PREPARE: 0.5, Action.WATCH: 0.78, Action.MAINTAIN: 1.0}
NO_SHADE = 1.0
# A movement inwards is one to the right, where trends are mature.
INWARDS = 90.0


def maturity_matrix(request: ChartRequest) -> tuple[Scene, ...]:
    """Impact by maturity; DoesNotFit where not all names find room in the smallest type of the page."""
    return (_matrix(request, Across.MATURITY),)


def effort_matrix(request: ChartRequest) -> tuple[Scene, ...]:
    """Impact by effort; DoesNotFit where not all names find room in the smallest type of the page."""
    return (_matrix(request, Across.EFFORT),)


def _matrix(request: ChartRequest, across: Across) -> Scene:
    view = View(highlight=request.view.highlight, select=request.view.select, title=request.view.title)
    content = request.content(request.language, view)
    table = matrix(content, across)
    names = MatrixNames(content, table)
    metrics = PageMetrics(request.page, logo_proportion(request.radar.house))
    best: MatrixFit | None = None
    for shrink, told in HEADS if not request.page.bare else HEADS[:1]:
        best = matrix_fit(_page(content, table, metrics, shrink, told=told), table, names, best) or best
        if best and best.enough:
            break
    if best is None:
        raise DoesNotFit(
            plural(
                "The name of {count:,} trend does not fit into a matrix on this page. Choose a larger page.",
                "The names of {count:,} trends do not fit into a matrix on this page, even in its smallest type. "
                "Choose a larger page, or draw one dimension alone (--dimension).",
                count=len(content.styles),
            )
        )
    return _scene(content, table, names, best)


def _page(content: ChartContent, table: Matrix, metrics: PageMetrics, shrink: float, *, told: bool) -> ListingPage:
    say, unit = content.say, metrics.page.furniture
    reading = say(f"chart.matrix.reads-{table.across}")
    head, more = listing_head(content, say(f"gallery.view.{table.across}"), reading if told else "")
    notes = (*(() if told else (reading.rstrip("."),)), *table.notes)
    # The rows tell the impact.
    styles = [
        replace(style, blip=replace(style.blip, impact=None))
        for row in table.cells
        for cell in row
        for style in cell.styles
    ]
    still = content.still or table.across is Across.EFFORT
    groups = mark_key.key_groups(styles, whiskers=False, still=still, say=say)
    turned = [[_turned(entry) for entry in group] for group in groups]
    bold = [words_key(say("chart.matrix.bold"), unit)] if any(s.weight is Weight.BOLD for s in styles) else []
    key = [dimension_key(content, unit, lettered=True), *mark_keys(turned, unit, metrics.width), *bold]
    return listing_page(metrics, head, key, source_words(content, notes, more), shrink)


def _turned(entry: mark_key.KeyEntry) -> mark_key.KeyEntry:
    """The drops of the key point where those of the matrix do."""
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
            for mark in _cell_blips(content, cell, names.cells[column][row], box, fit, fit.grid.lists[column]):
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
    )


def _boxes(grid: GridSetting, left: float, top: float, gap: float) -> Iterator[list[Box]]:
    """The cells of each row."""
    y = top
    for height in grid.heights:
        x, row = left, []
        for width in grid.widths:
            row.append(Box(round(x, 2), round(y, 2), round(width, 2), round(height, 2)))
            x += width + gap
        yield row
        y += height + gap


def _advice(words: str, box: Box, size: float) -> TextMark:
    """What is advised in a region, in the lower right corner of one of its cells."""
    type_size = round(ADVICE * size, 2)
    x = box.x + box.width - cell_lists.BESIDE * size
    y = box.y + box.height - 0.55 * type_size
    return TextMark(words, round(x, 2), round(y, 2), type_size, Weight.SEMIBOLD, Anchor.END, Tone.CAPTION)


def _cell_blips(
    content: ChartContent,
    cell: MatrixCell,
    names: Sequence[Sequence[WrappedLabel]],
    box: Box,
    fit: MatrixFit,
    lists: int,
) -> Iterator[BlipMark]:
    size, pitch = fit.size, fit.grid.pitch
    room = cell_lists.names_width(box.width / size, lists)
    labels = [cell_lists.label_in(some, room) for some in names]
    heights = [pitch + (len(label.lines) - 1) * label_wrapping.LEADING for label in labels]
    # As few lists as the height allows: side by side only where one below the other has no room.
    free = (box.height / size) - 2 * cell_lists.ABOVE
    count = next((n for n in range(1, lists) if _highest(heights, n) <= free + cell_lists.SLACK), lists)
    place = iter(zip(cell.styles, labels, heights, strict=True))
    wide = (room + cell_lists.MARK + cell_lists.BETWEEN) * size
    for n, part in enumerate(cell_lists.split(heights, count)):
        x, y = box.x + cell_lists.BESIDE * size + n * wide, box.y + cell_lists.ABOVE * size
        for _ in part:
            style, label, height = next(place)
            yield _blip(content, cell, style, label, x, y + (pitch / 2 + MIDDLE) * size, size)
            y += height * size


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
    """A marker with the name to its right, its first line on that baseline; what it says is still to come."""
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
    marker = style.marker(round(left + RADIUS * size, 2), round(base - MIDDLE * size, 2), RADIUS * size, INWARDS)
    return blip_mark(content, style, marker, Label(without_soft_hyphens(words), lines, box), cell.id)
