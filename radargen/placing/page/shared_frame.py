"""Where a radar stands on a page: in every language and edition at the same place and equally large."""

from collections.abc import Sequence
from dataclasses import replace

from radargen.model import Agreement, Certainty, Movement
from radargen.placing.page import mark_key, ring_verbs
from radargen.placing.page.blocks import Block
from radargen.placing.page.head_and_foot import foot_block, heading_block
from radargen.placing.page.page_plan import PageMetrics, PagePlan
from radargen.placing.page.radar_frames import RadarFrame, frame_without_legend
from radargen.placing.text import font_metrics
from radargen.placing.view.chart_content import ChartContent
from radargen.placing.view.marker_styles import MarkerStyle
from radargen.scene import Box, Weight
from radargen.theme import RadarShape

# How much of a wide page the title may take beside the radar.
HEAD = 0.34


def title_block(shown: ChartContent, sheet: PageMetrics) -> Block:
    """The title, kept narrow on a wide page, where the radar stands beside it."""
    page = sheet.page
    wide = page.width > 1.15 * page.height
    return heading_block(
        shown.title, shown.subtitle, sheet.heading_unit, HEAD * page.width if wide else sheet.title_width
    )


def shared_frame(subjects: Sequence[ChartContent], sheet: PageMetrics, shape: RadarShape) -> RadarFrame:
    """The frame for an edition shown in all its languages: with the longest names and the fullest key there can be."""
    plan = _plan(subjects, sheet, shape)
    frame = frame_without_legend(plan)
    if sheet.page.bare or not any(subjects[0].verbs) or ring_verbs.free_corner(_verbs(subjects, sheet), plan, frame):
        return frame
    # No corner is free, so the list is given the foot's whole width to stand above.
    return frame_without_legend(
        replace(plan, foot=replace(plan.foot, height=plan.foot.height + _verbs(subjects, sheet).height + 6))
    )


def legend_plan(subjects: Sequence[ChartContent], sheet: PageMetrics, title: Sequence[Block]) -> PagePlan:
    """What a radar with numbers leaves room for: lists, titles and keys in all its languages."""
    plan = _plan(subjects, sheet, sheet.page.shape)
    if sheet.page.bare:
        return plan
    lists = tuple(dict.fromkeys(subject.parts({}) for subject in subjects))
    wide = max(title, key=lambda block: block.height)
    return replace(plan, lists=lists, head=replace(wide, width=max(block.width for block in title)))


def placed_verbs(
    shown: ChartContent, subjects: Sequence[ChartContent], plan: PagePlan, frame: RadarFrame
) -> tuple[Block, Box] | None:
    """What to do on each ring and where that stands: in the same corner in every language; None without room."""
    sheet, own = plan.sheet, ring_verbs.verbs_block(shown, plan.sheet)
    if sheet.page.bare or not own.texts:
        return None
    room = ring_verbs.free_corner(_verbs(subjects, sheet), _plan(subjects, sheet, sheet.page.shape), frame)
    if room is None:
        return None
    x = room.x if abs(room.x - sheet.margin) < 1 else room.x + room.width - own.width
    # The foot of this very page may be lower than the fullest.
    low = room.y > frame.spot.y and frame.outline.closed
    return own, own.box(x, plan.bottom - own.height if low else room.y, "rings")


def _verbs(subjects: Sequence[ChartContent], sheet: PageMetrics) -> Block:
    return ring_verbs.largest_block([ring_verbs.verbs_block(subject, sheet) for subject in subjects])


def _plan(subjects: Sequence[ChartContent], sheet: PageMetrics, shape: RadarShape) -> PagePlan:
    sectors = tuple(
        (some[0][0], max((name for _, name, _ in some), key=_length), some[0][2])
        for some in zip(*(subject.sectors for subject in subjects), strict=True)
    )
    rings = tuple(max(names, key=_length) for names in zip(*(subject.rings for subject in subjects), strict=True))
    if sheet.page.bare:
        return PagePlan(sheet, sectors, rings, shape=shape)
    heads, feet = [title_block(one, sheet) for one in subjects], [_fullest(one, sheet) for one in subjects]
    wide = sheet.page.width > 1.15 * sheet.page.height
    title = replace(
        max(heads, key=lambda block: block.height), width=HEAD * sheet.page.width if wide else sheet.title_width
    )
    low = replace(max(feet, key=lambda block: block.height), width=max(block.width for block in feet))
    return PagePlan(sheet, sectors, rings, (), title, low, shape)


def _length(name: str) -> float:
    return font_metrics.width(name, 1, Weight.BOLD)


def _fullest(shown: ChartContent, sheet: PageMetrics) -> Block:
    """The foot with every mark that an edition of this radar may come to explain."""
    rated = any(len(a.ratings) > 1 for trend in shown.radar.trends for a in trend.assessments)
    marks = mark_key.key_groups(
        tuple(_every(shown.bodies, rated)) if shown.bodies else (),
        whiskers=rated,
        first=False,
        say=shown.say,
        since=shown.since,
    )
    return foot_block(marks, shown.source, sheet, shown.notes)


def _every(bodies: Sequence[MarkerStyle], rated: bool) -> list[MarkerStyle]:
    """Bodies of every movement, size and fill, as far as this radar knows impact and evidence."""
    impact = any(body.blip.impact is not None for body in bodies)
    certain = any(body.blip.certainty for body in bodies)
    found = []
    for n, movement in enumerate(Movement):
        blip = replace(
            bodies[0].blip,
            movement=movement,
            impact=(1, 3, 5)[n % 3] if impact else None,
            certainty=list(Certainty)[n % 3] if certain else None,
            placement=replace(bodies[0].blip.placement, agreement=Agreement.ESTIMATE if n % 2 else Agreement.LOW),
        )
        found.append(replace(bodies[0], blip=blip, size=1 + n / 10, fill=Certainty.STRONG, dashed=rated))
    return found
