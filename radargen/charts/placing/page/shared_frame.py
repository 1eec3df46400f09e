"""Where the radar stands on a page: in every language and edition at the same place and equally large."""

from collections.abc import Sequence
from dataclasses import replace

from radargen.assessing import tells_certainty
from radargen.charts.placing.content.chart_content import ChartContent
from radargen.charts.placing.content.marker_styles import MarkerStyle
from radargen.charts.placing.page import mark_key, ring_verbs
from radargen.charts.placing.page.blocks import Block
from radargen.charts.placing.page.head_and_foot import foot_block, heading_block
from radargen.charts.placing.page.page_plan import PageMetrics, PagePlan
from radargen.charts.placing.page.radar_frames import RadarFrame, frame_without_legend
from radargen.charts.placing.typesetting import font_metrics
from radargen.charts.scene import Box, Weight
from radargen.charts.theme import RadarShape
from radargen.model import Agreement, Certainty, Movement

# How much of a wide page the title may take beside the radar.
HEAD = 0.34


def title_block(content: ChartContent, metrics: PageMetrics) -> Block:
    """Title and subtitle, kept narrow on a wide page, where the radar stands beside them."""
    page = metrics.page
    wide = page.width > 1.15 * page.height
    return heading_block(
        content.title, content.subtitle, metrics.heading_unit, HEAD * page.width if wide else metrics.title_width
    )


def shared_frame(contents: Sequence[ChartContent], metrics: PageMetrics, shape: RadarShape) -> RadarFrame:
    """The frame with room for the longest names of all languages and the fullest key there can be."""
    plan = _plan(contents, metrics, shape)
    frame = frame_without_legend(plan)
    if (
        metrics.page.bare
        or not any(contents[0].verbs)
        or ring_verbs.free_corner(_verbs(contents, metrics), plan, frame)
    ):
        return frame
    # No corner is free, so the list is given the foot's whole width to stand above.
    return frame_without_legend(
        replace(plan, foot=replace(plan.foot, height=plan.foot.height + _verbs(contents, metrics).height + 6))
    )


def legend_plan(contents: Sequence[ChartContent], metrics: PageMetrics, title: Sequence[Block]) -> PagePlan:
    """What a radar with numbers leaves room for: legends, titles and keys in all languages."""
    plan = _plan(contents, metrics, metrics.page.shape)
    if metrics.page.bare:
        return plan
    legends = tuple(dict.fromkeys(content.legend_sections({}) for content in contents))
    wide = max(title, key=lambda block: block.height)
    return replace(plan, legends=legends, head=replace(wide, width=max(block.width for block in title)))


def placed_verbs(
    content: ChartContent, contents: Sequence[ChartContent], plan: PagePlan, frame: RadarFrame
) -> tuple[Block, Box] | None:
    """The list of what to do on each ring with its box, in the same corner in every language; None without room."""
    metrics, own = plan.metrics, ring_verbs.verbs_block(content, plan.metrics)
    if metrics.page.bare or not own.texts:
        return None
    room = ring_verbs.free_corner(_verbs(contents, metrics), _plan(contents, metrics, metrics.page.shape), frame)
    if room is None:
        return None
    x = room.x if abs(room.x - metrics.margin) < 1 else room.x + room.width - own.width
    # The foot of this very page may be lower than the fullest.
    low = room.y > frame.circle.y and frame.outline.closed
    return own, own.box(x, plan.bottom - own.height if low else room.y, "rings")


def _verbs(contents: Sequence[ChartContent], metrics: PageMetrics) -> Block:
    return ring_verbs.largest_block([ring_verbs.verbs_block(content, metrics) for content in contents])


def _plan(contents: Sequence[ChartContent], metrics: PageMetrics, shape: RadarShape) -> PagePlan:
    sectors = tuple(
        (columns[0][0], max((name for _, name, _ in columns), key=_length), columns[0][2])
        for columns in zip(*(content.sectors for content in contents), strict=True)
    )
    rings = tuple(max(names, key=_length) for names in zip(*(content.rings for content in contents), strict=True))
    if metrics.page.bare:
        return PagePlan(metrics, sectors, rings, shape=shape)
    heads, feet = (
        [title_block(content, metrics) for content in contents],
        [_fullest(content, metrics) for content in contents],
    )
    wide = metrics.page.width > 1.15 * metrics.page.height
    title = replace(
        max(heads, key=lambda block: block.height), width=HEAD * metrics.page.width if wide else metrics.title_width
    )
    low = replace(max(feet, key=lambda block: block.height), width=max(block.width for block in feet))
    return PagePlan(metrics, sectors, rings, (), title, low, shape)


def _length(name: str) -> float:
    return font_metrics.width(name, 1, Weight.BOLD)


def _fullest(content: ChartContent, metrics: PageMetrics) -> Block:
    """The foot with every mark that an edition of this radar may have to explain."""
    rated = any(len(a.ratings) > 1 for trend in content.radar.trends for a in trend.assessments)
    marks = mark_key.key_groups(
        tuple(_every(content, rated)) if content.styles else (),
        whiskers=rated,
        still=False,
        say=content.say,
        since=content.since,
    )
    source = max((content.source_if(estimates=estimates) for estimates in (True, False)), key=_length)
    return foot_block(marks, source, metrics, content.notes)


def _every(content: ChartContent, rated: bool) -> list[MarkerStyle]:
    """Marker styles of every movement, size and fill, as far as this radar knows impact and evidence."""
    radar, first = content.radar, content.styles[0]
    impact = any(a.impact is not None for trend in radar.trends for a in trend.assessments)
    certain = tells_certainty(radar)
    varied = []
    for n, movement in enumerate(Movement):
        blip = replace(
            first.blip,
            movement=movement,
            impact=(1, 3, 5)[n % 3] if impact else None,
            certainty=list(Certainty)[n % 3] if certain else None,
            placement=replace(first.blip.placement, agreement=Agreement.ESTIMATE if n % 2 else Agreement.LOW),
        )
        varied.append(replace(first, blip=blip, size=1 + n / 10, fill=Certainty.STRONG, dashed=rated))
    return varied
