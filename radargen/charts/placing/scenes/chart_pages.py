"""Pages as scenes: the radar with everything around it, and separate pages of its legend."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from radargen.charts.disc import Disc
from radargen.charts.placing.axes import sector_titles
from radargen.charts.placing.content.captions import Headline
from radargen.charts.placing.content.chart_content import ChartContent, LegendName, LegendSection
from radargen.charts.placing.page import legend_settings
from radargen.charts.placing.page.blocks import NOTHING, Block
from radargen.charts.placing.page.headline import headline_block
from radargen.charts.placing.page.overflow_key import overflow_key
from radargen.charts.placing.page.page_grid import PageGrid
from radargen.charts.placing.page.page_plan import PagePlan
from radargen.charts.placing.page.radar_frames import RadarFrame, legend_page_style
from radargen.charts.placing.page.shared_frame import SMALLER
from radargen.charts.placing.page.surroundings import surroundings
from radargen.charts.placing.scenes import radar_marks
from radargen.charts.placing.scenes.interrupted_lines import interrupted_trail, interrupted_whisker, line_obstacles
from radargen.charts.placing.scenes.labelled_radar import LabelledRadar
from radargen.charts.placing.scenes.movement_trails import ghost_boxes, shifted_trail
from radargen.charts.placing.solver.marker_packing import PackedRadar
from radargen.charts.placing.typesetting import line_breaking
from radargen.charts.placing.typesetting.ring_caption import DOT
from radargen.charts.scene import BlipMark, Box, Scene, Trail


def radar_page(
    content: ChartContent,
    plan: PagePlan,
    frame: RadarFrame,
    disc: Disc,
    packed: PackedRadar,
    blips: Sequence[BlipMark],
    legend: Block,
    trails: Sequence[Trail] = (),
) -> Scene:
    """The page with the radar and its legend (which may be empty)."""
    left, top = _legend_at(frame, legend)
    head, foot = plan.head_at, plan.foot_at
    placed = (
        (plan.head.at(*head), plan.head.box(*head, "title")),
        (plan.foot.at(*foot), plan.foot.box(*foot, "key and source")),
        (legend.at(left, top), legend.box(left, top, "legend")),
    )
    names = tuple(radar_marks.ring_pills(plan, disc, packed))
    # A dimension alone has its name as the headline, unless there is another or none.
    said = bool(content.alone) and not (plan.metrics.page.bare or content.view.title or content.view.since)
    titles = () if said else radar_marks.title_marks(plan, frame, disc)
    curves = tuple(curve for title in titles for curve in sector_titles.arc_texts(title, disc, plan.metrics.unit))
    cut = [caption.name for pill, caption in zip(names, plan.captions, strict=True) if pill.shortened]
    told = {line.text.removeprefix(DOT) for pill in names for line in pill.lines}
    cut += [caption.verb for caption in plan.captions if caption.verb and caption.verb not in told]
    cut += [line_breaking.without_soft_hyphens(title.sector.name) for title in titles if not title.whole]
    boxes = [box for block, box in placed if block.texts]
    page = _page(content, plan, [block for block, _ in placed], boxes)
    in_the_way = line_obstacles(blips, names, plan.metrics.unit)
    trails_on_page = tuple(interrupted_trail(shifted_trail(trail, disc), in_the_way) for trail in trails)
    return replace(
        page,
        disc=disc,
        arcs=curves,
        pills=names,
        blips=tuple(interrupted_whisker(blip, in_the_way) for blip in blips),
        trails=trails_on_page,
        shortened=tuple(dict.fromkeys((*page.shortened, *cut))),
        obstacles=(
            *page.obstacles,
            *radar_marks.mark_obstacles(names, curves),
            *(box for trail in trails_on_page for box in ghost_boxes(trail)),
        ),
    )


def labelled_page(
    content: ChartContent,
    plan: PagePlan,
    frame: RadarFrame,
    labelled: LabelledRadar,
    grid: PageGrid | None,
    *,
    keyed: bool = True,
) -> Scene | None:
    """The page with labels on the radar, and a key in a free corner for blips without; None if that has no room.

    Blocks around the radar make room for that key, which is left out unless `keyed`.
    """
    disc = radar_marks.disc_mark(content, plan, frame, labelled.packed)
    quiet = radar_marks.quiet_marks(content, disc, labelled.packed, plan.metrics)
    blips = (*quiet, *radar_marks.blip_marks(content, disc, labelled.packed, plan.metrics, labelled.labels))
    bare = radar_page(content, plan, frame, disc, labelled.packed, blips, NOTHING, labelled.trails)
    if grid is None:
        return bare
    around = blocks_around(bare, content, plan, frame, grid)
    without_label = [(LegendName(b.id, b.number, content.name(b.id)), b.marker.sector or 0) for b in blips if b.number]
    if not without_label or not keyed:
        return with_blocks(bare, around)
    metrics = plan.metrics
    body = Box(metrics.margin, metrics.margin, metrics.width, grid.source.y - metrics.margin)
    listed = [placed for placed in around if placed[1].what == "legend"]
    for left_out in ([], listed):
        page = with_blocks(bare, [placed for placed in around if placed not in left_out])
        lists = [box for _, box in listed] if not left_out else []
        if placed := overflow_key(without_label, metrics.sizes, body, disc, page.obstacles, lists):
            key, x, y = placed
            entries = tuple(replace(entry, dim=entry.id in content.dimmed) for entry in key.at(x, y).entries)
            return replace(page, legend=entries, obstacles=(*page.obstacles, key.box(x, y, "legend")))
    return None


def blocks_around(
    page: Scene, content: ChartContent, plan: PagePlan, frame: RadarFrame, grid: PageGrid
) -> list[tuple[Block, Box]]:
    """The blocks around the radar of that page, clear of its titles."""
    letters = [box for arc in page.arcs for box in sector_titles.letter_boxes(arc, "sector title")]
    return surroundings(content, plan.metrics, grid, frame, letters)


def with_blocks(page: Scene, placed: Sequence[tuple[Block, Box]]) -> Scene:
    """The page with those blocks, each with its box."""
    blocks = [block for block, _ in placed]
    return replace(
        page,
        texts=(*page.texts, *(text for block in blocks for text in block.texts)),
        lines=(*page.lines, *(line for block in blocks for line in block.lines)),
        samples=(*page.samples, *(sample for block in blocks for sample in block.samples)),
        obstacles=(*page.obstacles, *(box for _, box in placed)),
        shortened=tuple(dict.fromkeys((*page.shortened, *(text for block in blocks for text in block.shortened)))),
    )


def legend_pages(content: ChartContent, plan: PagePlan, sections: tuple[LegendSection, ...]) -> Iterator[Scene]:
    """Further pages for a legend that does not fit on the radar's page, or must not be there on a bare one."""
    plan = replace(plan, metrics=replace(plan.metrics, page=replace(plan.metrics.page, bare=False)))
    metrics = plan.metrics
    top = metrics.below(_continued(content, plan, 99, 99).height)
    style, count, height = legend_page_style(plan, top)
    sheets = legend_settings.legend_pages(sections, style, count, height)
    for n, columns in enumerate(sheets, 2):
        head = _continued(content, plan, n, len(sheets) + 1)
        legend = columns.block(style.width, legend_settings.GUTTER * style.size)
        boxes = [head.box(*plan.head_at, "title"), legend.box(metrics.margin, top, "legend")]
        yield _page(content, plan, [head.at(*plan.head_at), legend.at(metrics.margin, top)], boxes)


def legend_beside(frame: RadarFrame, sections: tuple[LegendSection, ...]) -> Block:
    """The legend on the radar's page; empty if it has no room there."""
    columns = frame.setting and legend_settings.legend_columns(sections, frame.setting, frame.height)
    return columns.block(frame.setting.style.width, frame.setting.gutter) if frame.setting and columns else NOTHING


def _legend_at(frame: RadarFrame, legend: Block) -> tuple[float, float]:
    if frame.setting is None or frame.setting.beside:
        return frame.left, frame.top
    # Below the radar, the legend is aligned with the foot; spare room goes between radar and legend.
    return frame.left, frame.top + frame.height - legend.height


def _continued(content: ChartContent, plan: PagePlan, page: int, pages: int) -> Block:
    """The head of a page that continues the legend."""
    sentence = " · ".join((*content.subtitle, content.say("chart.continued", page=page, pages=pages)))
    head = Headline("", content.title, sentence)
    return headline_block(head, SMALLER * plan.metrics.page.furniture, lambda _top, _bottom: plan.metrics.title_width)


def _page(content: ChartContent, plan: PagePlan, blocks: Sequence[Block], boxes: Sequence[Box]) -> Scene:
    page = plan.metrics.page
    return Scene(
        width=page.width,
        height=page.height,
        language=content.say.language,
        edition=content.edition.id,
        title=content.title,
        description=content.description,
        texts=tuple(text for block in blocks for text in block.texts),
        lines=tuple(line for block in blocks for line in block.lines),
        samples=tuple(sample for block in blocks for sample in block.samples),
        legend=tuple(replace(entry, dim=entry.id in content.dimmed) for block in blocks for entry in block.entries),
        obstacles=(*boxes, *((plan.metrics.logo,) if plan.metrics.logo else ())),
        dimensions=len(content.radar.dimensions),
        floor=page.floor,
        logo=plan.metrics.logo,
        shortened=tuple(text for block in blocks for text in block.shortened),
    )
