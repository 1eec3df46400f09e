"""Small multiples: a little radar for each dimension, with numbers and a list of its trends.

Trends have the positions of the chart of their dimension alone; numbers continue through all dimensions.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from radargen.charts.disc import BlipList, Disc
from radargen.charts.placing.axes.outline import FAN
from radargen.charts.placing.content.chart_content import ChartContent
from radargen.charts.placing.memory.edition_layout import edition_layout
from radargen.charts.placing.memory.layout_request import layout_request
from radargen.charts.placing.memory.layouts import marker_points
from radargen.charts.placing.page import mark_key
from radargen.charts.placing.page.blocks import Block
from radargen.charts.placing.page.highlight_columns import HEADING, RULE
from radargen.charts.placing.page.largest_fit import RadarCircle
from radargen.charts.placing.page.listing_page import ListingPage, listing_page, mark_keys, numbered, remarks
from radargen.charts.placing.page.page_plan import PageMetrics, PagePlan, logo_proportion
from radargen.charts.placing.page.radar_frames import RadarFrame
from radargen.charts.placing.scenes.chart_pages import with_blocks
from radargen.charts.placing.scenes.chart_request import ChartRequest
from radargen.charts.placing.scenes.labelled_radar import radar_geometry
from radargen.charts.placing.scenes.multiples_grid import MultiplesGrid, multiples_grid
from radargen.charts.placing.scenes.radar_marks import blip_marks, disc_mark
from radargen.charts.placing.solver.marker_packing import DoesNotFit, PackedRadar, packed, packed_at
from radargen.charts.placing.typesetting import font_metrics
from radargen.charts.placing.typesetting.line_breaking import without_soft_hyphens
from radargen.charts.scene import BlipMark, Line, Scene, TextMark, Tone, Weight
from radargen.model import EVERYTHING
from radargen.text.messages import Message

# Type size of lists in points on A4, and shares of it to try.
NAME, SHARES = 9.0, (1.0, 0.94, 0.88, 0.82, 0.76, 0.72)
# How much larger the type must be so that shorter names are worth it.
WORTH_IT = 1.12
# Radius of a small radar at which markers have their usual size, in points.
USUAL = 170.0
# Size of the headline relative to a radar's: the list needs the height.
HEAD = 0.86


@dataclass(frozen=True, slots=True)
class DimensionPart:
    """One dimension: the blips shown, and all from which they are chosen, so that a choice moves nothing."""

    content: ChartContent
    unfiltered: ChartContent


def multiples_chart(request: ChartRequest) -> tuple[Scene, ...]:
    """The pages; raises DoesNotFit if not even one dimension fits on a page."""
    content = request.content(request.language, request.view)
    metrics = PageMetrics(request.page, logo_proportion(request.radar.house))
    parts = [_part(request, dimension.id) for dimension in request.radar.dimensions]
    refused: DoesNotFit | None = None
    for pages in range(1, len(parts) + 1):
        each = -(-len(parts) // pages)
        shared = [parts[n : n + each] for n in range(0, len(parts), each)]
        try:
            if scenes := _pages(request, content, metrics, shared):
                return scenes
        except DoesNotFit as error:
            # With fewer on a page, each radar is larger.
            refused = error
    raise refused or DoesNotFit(
        Message(
            "The lists of {count} dimensions do not fit on this page, not even each on one of its own. "
            "Choose a larger page.",
            count=len(parts),
        )
    )


def _part(request: ChartRequest, dimension: str) -> DimensionPart:
    alone = replace(request, dimension=dimension)
    return DimensionPart(
        alone.content(request.language, request.view),
        alone.content(request.language, replace(request.view, select=EVERYTHING)),
    )


def _pages(
    request: ChartRequest, content: ChartContent, metrics: PageMetrics, shared: Sequence[Sequence[DimensionPart]]
) -> tuple[Scene, ...] | None:
    """The dimensions on pages, divided as given; None if one of the pages has no room."""
    paper, total = metrics.page, len(content.styles)
    sizes = [*dict.fromkeys(max(round(NAME * paper.furniture * share, 2), paper.floor) for share in SHARES)]
    page = _framed(content, metrics, len(shared), len(shared))

    def gridded(*, brief: bool) -> list[MultiplesGrid]:
        """The grid of each page; none where one of these has no room."""
        found = []
        for parts in shared:
            sections = [part.content.legend_sections({}, brief=brief)[0] for part in parts]
            if grid := multiples_grid(sections, page.body, paper.furniture, sizes, len(str(total)), brief=brief):
                found.append(grid)
        return found if len(found) == len(shared) else []

    grids = gridded(brief=False)
    if not grids or _least(grids) < sizes[0]:
        briefly = gridded(brief=True)
        grids = briefly if briefly and (not grids or _least(briefly) >= WORTH_IT * _least(grids)) else grids
    if not grids:
        return None
    scenes, first = [], 1
    for place, (parts, grid) in enumerate(zip(shared, grids, strict=True), 1):
        page = _framed(content, metrics, place, len(shared))
        scene = _scene(request, content, page, parts, grid, first, total)
        first += len(scene.blips)
        scenes.append(scene)
    return tuple(scenes)


def _least(grids: Sequence[MultiplesGrid]) -> float:
    """The smallest type of names, in points."""
    return min(grid.listed.style.size for grid in grids)


def _framed(content: ChartContent, metrics: PageMetrics, page: int, pages: int) -> ListingPage:
    head = numbered(content.headline, page, pages, content.say)
    key = mark_key.key_groups(content.styles, whiskers=content.raters_differ, still=content.still, say=content.say)
    remark = content.say("multiples.rings", rings=content.say.listed(list(content.rings)))
    unit, width = metrics.page.furniture, metrics.width
    parts = [remarks([remark], unit, width), *mark_keys(key, unit, width)]
    return listing_page(metrics, head, parts, " · ".join((*content.notes, content.source)), HEAD)


def _scene(
    request: ChartRequest,
    content: ChartContent,
    page: ListingPage,
    parts: Sequence[DimensionPart],
    grid: MultiplesGrid,
    first: int,
    total: int,
) -> Scene:
    discs, blips, blocks = list[Disc](), list[BlipMark](), []
    for place, part in enumerate(parts):
        disc, marks = _small_radar(request, page.metrics, part, grid, place, first + len(blips), total)
        discs.append(disc)
        blips += marks
        (section,) = part.content.legend_sections({mark.id: mark.number for mark in marks}, brief=grid.brief)
        head = _heading(part.content, grid, place, page.metrics.page.furniture)
        cell = grid.cells[place]
        blocks.append((head.at(cell.x, cell.y), head.box(cell.x, cell.y, "title")))
        if listed := grid.listed.block(section, {mark.id: mark.marker for mark in marks}):
            at = grid.list_at(place)
            blocks.append((listed.at(*at), listed.box(*at, "legend")))
    entries = (entry for block, _ in blocks for entry in block.entries)
    return replace(
        with_blocks(page.scene(content, content.description), blocks),
        legend=tuple(replace(entry, dim=entry.id in content.dimmed) for entry in entries),
        discs=tuple(discs),
        blips=tuple(blips),
        lists=tuple(BlipList(id, without_soft_hyphens(name), index) for id, name, index in content.sectors),
    )


def _heading(content: ChartContent, grid: MultiplesGrid, place: int, unit: float) -> Block:
    """A rule with a dimension's name below in its colour, and the number of its trends."""
    width, ((_, name, sector),) = grid.cells[place].width, content.sectors
    words, size = without_soft_hyphens(name), HEADING * unit
    count = f"{len(content.styles)}"
    whole = font_metrics.width(words, size, Weight.BOLD) + font_metrics.width(count, size) + 0.5 * size
    size *= min(width / whole, 1.0)
    base, after = 16.0 * unit, font_metrics.width(words, size, Weight.BOLD) + 0.5 * size
    texts = (
        TextMark(words, 0, base, round(size, 2), Weight.BOLD, tone=Tone.SECTOR, sector=sector),
        TextMark(count, round(after, 2), base, round(size, 2), tone=Tone.SECTOR, sector=sector),
    )
    rule = Line(0, 0, width, 0, round(RULE * unit, 2), Tone.INK)
    return Block(width, base + font_metrics.DESCENT * size, texts, (rule,))


def _small_radar(
    request: ChartRequest,
    metrics: PageMetrics,
    part: DimensionPart,
    grid: MultiplesGrid,
    place: int,
    first: int,
    total: int,
) -> tuple[Disc, tuple[BlipMark, ...]]:
    frame = RadarFrame(RadarCircle(*grid.centre(place), grid.radius), FAN)
    radar = _packed(request, metrics, part.unfiltered, frame, total)
    shown = {style.id for style in part.content.styles}
    radar = replace(radar, styles=tuple(style for style in radar.styles if style.id in shown))
    plan = PagePlan(metrics, part.content.sectors, part.content.captions)
    disc = disc_mark(part.content, plan, frame, radar)
    return disc, blip_marks(part.content, disc, radar, metrics, first=first, last=total)


def _packed(
    request: ChartRequest, metrics: PageMetrics, content: ChartContent, frame: RadarFrame, total: int
) -> PackedRadar:
    """The markers at the positions of that dimension's own chart, or placed anew if they would be too small."""
    geometry = radar_geometry(content, metrics, frame)
    geometry = replace(geometry, unit=min(geometry.unit, frame.circle.radius / USUAL), highest=total)
    layout = edition_layout(layout_request(request.radar, request.edition, FAN.shape, content.alone), request.lock)
    if layout:
        radii = layout.radii_on(geometry)
        if radar := packed_at(geometry, radii, marker_points(geometry, layout, radii)):
            return radar
    return packed(geometry)
