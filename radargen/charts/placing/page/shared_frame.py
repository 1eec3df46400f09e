"""The radar's place on a page, the same in every language and edition."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from radargen.assessing import tells_certainty
from radargen.charts.placing.content.chart_content import ChartContent
from radargen.charts.placing.content.marker_styles import CLASSES, MarkerStyle
from radargen.charts.placing.page import mark_key
from radargen.charts.placing.page.blocks import Block
from radargen.charts.placing.page.foot import foot_block
from radargen.charts.placing.page.headline import headline_block
from radargen.charts.placing.page.page_grid import PageGrid, page_grid
from radargen.charts.placing.page.page_plan import PageMetrics, PagePlan
from radargen.charts.placing.page.radar_frames import RadarFrame, best_outline, frame_without_legend, gridded_frame
from radargen.charts.placing.page.surroundings import key_column, key_row
from radargen.charts.placing.typesetting import font_metrics
from radargen.charts.scene import Weight
from radargen.charts.theme import RadarShape
from radargen.model import EVERYTHING, Agreement, Certainty, Movement

# The share of a wide page that the head may take beside a radar with numbers, and its size there.
HEAD, SMALLER = 0.34, 0.74
# Sector titles have room for counts of two digits.
MOST_COUNTED = 88


def title_block(content: ChartContent, metrics: PageMetrics) -> Block:
    """The head of a page with numbers, kept narrow on a wide page, where the radar is beside it."""
    page = metrics.page
    most = HEAD * page.width if page.wide else metrics.title_width
    return headline_block(content.headline, SMALLER * page.furniture, lambda _top, _bottom: most)


def shared_frame(
    contents: Sequence[ChartContent], metrics: PageMetrics, shape: RadarShape
) -> tuple[RadarFrame, PageGrid | None]:
    """The frame of a radar with names, with room for the longest texts of all languages, and the page's grid.

    The grid is None on a bare page.
    """
    plan = _outline_plan(contents, metrics, shape)
    if metrics.page.bare:
        return frame_without_legend(plan), None
    outline, _ = best_outline(plan, 0.8 * metrics.width, 0.8 * metrics.height)

    def key_height(width: float, *, stacked: bool) -> float:
        unit = metrics.page.furniture
        keys = (
            key_column(_every_group(content), unit, width, content.say)
            if stacked
            else key_row(_every_group(content), unit, width)
            for content in contents
        )
        return max(key.height for key in keys)

    grid = page_grid(metrics, outline, lambda: max(_head_heights(contents, metrics)), key_height)
    plan = replace(plan, counts=(MOST_COUNTED,) * len(plan.sectors), avoided=grid.avoided, below=grid.below)
    return gridded_frame(plan, outline, grid), grid


def _head_heights(contents: Sequence[ChartContent], metrics: PageMetrics) -> Iterator[float]:
    """The heights of the heads of all editions in these languages, so that the radar can have one place for all."""
    unit = metrics.page.furniture
    for content in contents:
        for edition in content.radar.editions:
            head = replace(content, edition=edition, view=replace(content.view, since=None, select=EVERYTHING)).headline
            yield headline_block(head, unit, lambda _top, _bottom: metrics.title_width).height


def legend_plan(contents: Sequence[ChartContent], metrics: PageMetrics) -> PagePlan:
    """The plan of a page with numbers, with room for legends, titles and keys in all languages."""
    plan = _outline_plan(contents, metrics, metrics.page.shape)
    if metrics.page.hosted:
        return plan
    legends = tuple(dict.fromkeys(content.legend_sections({}) for content in contents))
    if metrics.page.bare:
        return replace(plan, legends=legends)
    heads = [title_block(content, metrics) for content in contents]
    feet = [_fullest(content, metrics) for content in contents]
    return replace(
        plan,
        legends=legends,
        head=_room(heads),
        foot=_room(feet),
    )


def _room(blocks: Sequence[Block]) -> Block:
    """The highest of these blocks, made as wide as the widest."""
    return replace(max(blocks, key=lambda block: block.height), width=max(block.width for block in blocks))


def _outline_plan(contents: Sequence[ChartContent], metrics: PageMetrics, shape: RadarShape) -> PagePlan:
    """The parts of the plan that determine the radar's outline: longest sector and ring names in any language."""
    sectors = tuple(
        (columns[0][0], max((name for _, name, _ in columns), key=_length), columns[0][2])
        for columns in zip(*(content.sectors for content in contents), strict=True)
    )
    captions = tuple(
        max(ring, key=lambda caption: caption.width)
        for ring in zip(*(content.captions for content in contents), strict=True)
    )
    return PagePlan(metrics, sectors, captions, shape=shape)


def _length(name: str) -> float:
    return font_metrics.width(name, 1, Weight.BOLD)


def _fullest(content: ChartContent, metrics: PageMetrics) -> Block:
    """A foot with every mark that any edition of this radar may have to explain."""
    source = max((content.source_if(estimates=estimates) for estimates in (True, False)), key=_length)
    return foot_block(_every_group(content), source, metrics, content.notes)


def _every_group(content: ChartContent) -> tuple[tuple[mark_key.KeyEntry, ...], ...]:
    """The key of every mark that any edition of this radar may have."""
    rated = any(len(a.ratings) > 1 for trend in content.radar.trends for a in trend.assessments)
    return mark_key.key_groups(
        tuple(_every(content, rated)) if content.styles else (),
        whiskers=rated,
        still=False,
        say=content.say,
        since=content.since,
    )


def _every(content: ChartContent, rated: bool) -> list[MarkerStyle]:
    """Marker styles of every movement, size and fill, as far as this radar has impact and evidence."""
    radar, first = content.radar, content.styles[0]
    impact = any(a.impact is not None for trend in radar.trends for a in trend.assessments)
    certain = tells_certainty(radar)
    varied = []
    for n, movement in enumerate(Movement):
        blip = replace(
            first.blip,
            movement=movement,
            impact=CLASSES[n % 3] if impact else None,
            certainty=list(Certainty)[n % 3] if certain else None,
            placement=replace(first.blip.placement, agreement=Agreement.ESTIMATE if n % 2 else Agreement.LOW),
        )
        varied.append(replace(first, blip=blip, size=1 + n / 10, fill=Certainty.STRONG, dashed=rated))
    return varied
