"""The pages as scenes: the radar with what stands around it, and the legend's own pages."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from radargen.placing.geometry import sector_titles
from radargen.placing.geometry.rectangles import crosses_rect
from radargen.placing.page import legend_settings
from radargen.placing.page.blocks import NOTHING, Block
from radargen.placing.page.head_and_foot import heading_block
from radargen.placing.page.overflow_key import overflow_key
from radargen.placing.page.page_plan import PagePlan
from radargen.placing.page.radar_frames import RadarFrame, legend_page_style
from radargen.placing.scenes import radar_marks
from radargen.placing.scenes.labelled_radar import LabelledRadar
from radargen.placing.scenes.movement_trails import ghost_boxes, shifted_trail
from radargen.placing.solver.marker_packing import PackedRadar
from radargen.placing.text import line_breaking
from radargen.placing.view.chart_content import ChartContent, LegendName, LegendSection
from radargen.scene import BlipMark, Box, Disc, Scene, Trail


def radar_page(
    shown: ChartContent,
    plan: PagePlan,
    frame: RadarFrame,
    drawn: Disc,
    found: PackedRadar,
    blips: Sequence[BlipMark],
    listed: Block,
    trails: Sequence[Trail] = (),
) -> Scene:
    """The page with the radar and, unless that is empty, its list."""
    left, top = _list_at(frame, listed)
    head, low = plan.head_at, plan.foot_at
    placed = (
        (plan.head.at(*head), plan.head.box(*head, "title")),
        (plan.foot.at(*low), plan.foot.box(*low, "key and source")),
        (listed.at(left, top), listed.box(left, top, "legend")),
    )
    names = tuple(radar_marks.ring_pills(plan, drawn, found))
    titles = radar_marks.title_marks(plan, frame, drawn)
    curves = tuple(curve for title in titles for curve in sector_titles.arc_texts(title, drawn, plan.sheet.unit))
    cut = [name for pill, name in zip(names, plan.rings, strict=True) if pill.shortened]
    cut += [line_breaking.without_soft_hyphens(title.sector.name) for title in titles if not title.whole]
    boxes = [box for block, box in placed if block.texts]
    page = _page(shown, plan, [block for block, _ in placed], boxes)
    ways = tuple(shifted_trail(trail, drawn) for trail in trails)
    return replace(
        page,
        disc=drawn,
        arcs=curves,
        pills=names,
        blips=tuple(_veiled(blips, ways)),
        trails=ways,
        shortened=tuple(dict.fromkeys((*page.shortened, *cut))),
        obstacles=(
            *page.obstacles,
            *radar_marks.mark_obstacles(names, curves),
            *(box for way in ways for box in ghost_boxes(way)),
        ),
    )


def _veiled(blips: Sequence[BlipMark], ways: Sequence[Trail]) -> Iterator[BlipMark]:
    """The blips, their names with a ground of their own where an arrow or a whisker runs below."""
    lines = [way.arrow for way in ways] + [blip.whisker for blip in blips if blip.whisker]
    for blip in blips:
        if (label := blip.label) is not None:
            box = label.box
            rect = (box.x, box.y, box.x + box.width, box.y + box.height)
            crossed = any(crosses_rect(line, rect, 0.0) for line in lines)
            yield replace(blip, label=replace(label, veiled=crossed))
        else:
            yield blip


def labelled_page(
    shown: ChartContent,
    plan: PagePlan,
    frame: RadarFrame,
    found: LabelledRadar,
    hrefs: Mapping[str, str],
    verbs: tuple[Block, Box] | None = None,
) -> Scene | None:
    """The page with names on the radar, and a key in a free corner for those without; None where that has no room.

    `verbs` is the list of what to do on each ring, with its place, which it leaves to the key if need be.
    """
    drawn = radar_marks.disc_mark(shown, plan, frame, found.found)
    blips = radar_marks.blip_marks(shown, drawn, found.found, plan.sheet, hrefs, found.names)
    bare = radar_page(shown, plan, frame, drawn, found.found, blips, NOTHING, found.trails)
    page = _with_verbs(bare, verbs)
    few = [(LegendName(b.id, b.number, shown.name(b.id)), b.marker.sector or 0) for b in blips if b.number]
    if not few or plan.sheet.page.bare:
        return page
    sheet = plan.sheet
    body = Box(sheet.margin, plan.top, sheet.width, plan.bottom - plan.top)
    if (placed := overflow_key(few, sheet.sizes, body, drawn, page.obstacles)) is None:
        page, placed = bare, overflow_key(few, sheet.sizes, body, drawn, bare.obstacles)
    if placed is None:
        return None
    listed = placed[0].at(*placed[1:])
    box = placed[0].box(*placed[1:], "legend")
    entries = tuple(replace(entry, dim=entry.id in shown.dimmed) for entry in listed.entries)
    return replace(page, legend=entries, obstacles=(*page.obstacles, box))


def _with_verbs(page: Scene, verbs: tuple[Block, Box] | None) -> Scene:
    if verbs is None:
        return page
    block, box = verbs
    texts, cut = (*page.texts, *block.at(box.x, box.y).texts), tuple(dict.fromkeys((*page.shortened, *block.shortened)))
    return replace(page, texts=texts, obstacles=(*page.obstacles, box), shortened=cut)


def legend_pages(shown: ChartContent, plan: PagePlan, parts: tuple[LegendSection, ...]) -> Iterator[Scene]:
    """The pages that the list takes where it does not fit beside the radar."""
    sheet = plan.sheet
    top = sheet.below(_continued(shown, plan, 99, 99).height)
    style, count, height = legend_page_style(plan, top)
    sheets = legend_settings.legend_pages(parts, style, count, height)
    for n, columns in enumerate(sheets, 2):
        head = _continued(shown, plan, n, len(sheets) + 1)
        listed = columns.block(style.width, legend_settings.GUTTER * style.size)
        boxes = [head.box(*plan.head_at, "title"), listed.box(sheet.margin, top, "legend")]
        yield _page(shown, plan, [head.at(*plan.head_at), listed.at(sheet.margin, top)], boxes)


def legend_beside(frame: RadarFrame, parts: tuple[LegendSection, ...]) -> Block:
    """The list on the radar's page; empty where it has no room there."""
    columns = frame.setting and legend_settings.legend_columns(parts, frame.setting, frame.height)
    return columns.block(frame.setting.style.width, frame.setting.gutter) if frame.setting and columns else NOTHING


def _list_at(frame: RadarFrame, listed: Block) -> tuple[float, float]:
    if frame.setting is None or frame.setting.beside:
        return frame.left, frame.top
    # Below the radar the list stands on the foot; what its last lines did not need goes between the two.
    return frame.left, frame.top + frame.height - listed.height


def _continued(shown: ChartContent, plan: PagePlan, page: int, pages: int) -> Block:
    """The head of a page that continues the legend."""
    subtitle = (*shown.subtitle[:2], shown.say("chart.continued", page=page, pages=pages))
    return heading_block(shown.title, subtitle, plan.sheet.heading_unit, plan.sheet.title_width, keep=True)


def _page(shown: ChartContent, plan: PagePlan, blocks: Sequence[Block], boxes: Sequence[Box]) -> Scene:
    page = plan.sheet.page
    return Scene(
        width=page.width,
        height=page.height,
        language=shown.say.language,
        edition=shown.edition.id,
        title=shown.title,
        description=shown.description,
        texts=tuple(text for block in blocks for text in block.texts),
        lines=tuple(line for block in blocks for line in block.lines),
        samples=tuple(sample for block in blocks for sample in block.samples),
        legend=tuple(replace(entry, dim=entry.id in shown.dimmed) for block in blocks for entry in block.entries),
        obstacles=(*boxes, *((plan.sheet.logo,) if plan.sheet.logo else ())),
        dimensions=len(shown.radar.dimensions),
        logo=plan.sheet.logo,
        shortened=tuple(text for block in blocks for text in block.shortened),
    )
