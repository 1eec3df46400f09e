"""Ways to divide a page between radar and legend, and the largest radar in each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from radargen.charts.placing.axes import ring_labels
from radargen.charts.placing.axes.outline import Outline
from radargen.charts.placing.page import legend_settings
from radargen.charts.placing.page.largest_fit import PageArea, RadarCircle, largest_fit
from radargen.charts.placing.page.legend_rows import LegendStyle, least_width
from radargen.charts.placing.page.legend_settings import LegendSetting
from radargen.charts.placing.page.page_grid import PageGrid
from radargen.charts.placing.page.page_plan import ABOVE_FOOT, APART, PagePlan
from radargen.charts.scene import Box
from radargen.charts.theme import LegendPlace

# The legend shares the page if the radar keeps at least this share of the radius that it would have alone.
SHARED = 0.6
# In how many steps a page is divided between the two.
STEPS = 16
# How much a title's angle may grow on a smaller rim; the gap around letters covers it.
WIDER = 1.02
# How far the source line may grow upwards, in points on A4.
SECOND_LINE = 11.0
# Least radius in points; a smaller radar would show nothing.
LEAST = 30.0


@dataclass(frozen=True, slots=True)
class RadarFrame:
    """The radar's place, and the setting and place of its legend; without a setting, that has pages of its own."""

    circle: RadarCircle
    outline: Outline
    setting: LegendSetting | None = None
    left: float = 0.0
    top: float = 0.0
    height: float = 0.0


def radar_frames(plan: PagePlan) -> Iterator[RadarFrame]:
    """The ways to divide the page, preferred ones first: radar and legend together, then the radar alone."""
    setting = _best(plan, best_outline(plan, plan.metrics.width, plan.bottom - plan.top)[1])
    if setting:
        yield _with_legend(plan, setting)
    yield frame_without_legend(plan)


def frame_without_legend(plan: PagePlan) -> RadarFrame:
    """The radar without any legend."""
    body = (plan.metrics.width, plan.bottom - plan.top)
    return _framed(plan, best_outline(plan, *body)[0], Box(plan.metrics.margin, plan.top, *body), ())


def legend_page_style(plan: PagePlan, top: float) -> tuple[LegendStyle, int, float]:
    """How a legend is set on its own pages below `top`: style, columns per page, column height in points."""
    metrics = plan.metrics
    for size in metrics.sizes:
        for count in range(max(1, min(legend_settings.MOST, int(metrics.width / (19 * size)))), 0, -1):
            width = (metrics.width - (count - 1) * legend_settings.GUTTER * size) / count
            style = LegendStyle(size, round(width, 2), legend_settings.digits(plan.legends))
            if count == 1 or all(least_width(sections, style) <= width for sections in plan.legends):
                return style, count, metrics.page.height - metrics.margin - top
    raise AssertionError("a single column always serves")


def _best(plan: PagePlan, largest: float) -> LegendSetting | None:
    """The setting with the largest radar, weighed against small type; None if it would leave too little room."""
    best, most = None, 0.0
    for setting in _settings(plan):
        radius = best_outline(plan, *_body_beside_legend(plan, setting))[1]
        worth = min(radius, 0.97 * largest) * setting.appeal
        if radius >= SHARED * largest and worth > most * 1.004:
            best, most = setting, worth
    return best


def _settings(plan: PagePlan) -> Iterator[LegendSetting]:
    """All legend settings for the page; on a roughly square page both beside and below the radar."""
    metrics, room = plan.metrics, plan.bottom - plan.top
    place = LegendPlace.NONE if metrics.page.bare else metrics.page.legend
    square = 0.8 < metrics.page.width / metrics.page.height < 1.25 and place is not LegendPlace.NONE
    if place is LegendPlace.BELOW or square:
        yield from legend_settings.settings_below(plan.legends, metrics.sizes, 0.62 * room, metrics.width)
    if place is LegendPlace.BESIDE or square:
        yield from legend_settings.settings_beside(plan.legends, metrics.sizes, room, 0.62 * metrics.width)


def _body_beside_legend(plan: PagePlan, setting: LegendSetting) -> tuple[float, float]:
    """Width and height of the page's body without the legend."""
    metrics, room = plan.metrics, plan.bottom - plan.top
    if setting.beside:
        return metrics.width - _stepped(setting.width, metrics.width) - APART * metrics.unit, room
    return metrics.width, room - _stepped(setting.height, room) - APART * metrics.unit


def _stepped(length: float, whole: float) -> float:
    """A length of the legend rounded up in steps, so that the radar keeps its place while the legend grows a little."""
    return ceil(length / whole * STEPS - 0.001) * whole / STEPS


def _with_legend(plan: PagePlan, setting: LegendSetting) -> RadarFrame:
    metrics = plan.metrics
    width, height = _body_beside_legend(plan, setting)
    outline, _ = best_outline(plan, width, height)
    if setting.beside:
        left, top = metrics.page.width - metrics.margin - setting.width, plan.top
        most = plan.bottom - plan.top
        taken = _stepped(setting.width, metrics.width)
        legend_boxes = Box(metrics.page.width - metrics.margin - taken, top, taken, most)
    else:
        left, top, most = metrics.margin, plan.bottom - setting.height, setting.height
        taken = _stepped(setting.height, plan.bottom - plan.top)
        legend_boxes = Box(left, plan.bottom - taken, setting.width, taken)
    frame = _framed(plan, outline, Box(metrics.margin, plan.top, width, height), (legend_boxes,))
    return RadarFrame(frame.circle, outline, setting, left, top, most)


def gridded_frame(plan: PagePlan, outline: Outline, grid: PageGrid) -> RadarFrame:
    """The radar where the grid has room for it."""
    return _largest(plan, outline, grid.taken, grid.centre, sideways=True)


def _framed(plan: PagePlan, outline: Outline, body: Box, legend_boxes: Sequence[Box]) -> RadarFrame:
    metrics = plan.metrics
    obstacles = [*legend_boxes]
    if plan.head.texts:
        obstacles.append(plan.head.box(*plan.head_at, "title"))
    if metrics.logo:
        obstacles.append(metrics.logo)
    if plan.foot.texts:
        obstacles.append(plan.foot.box(*plan.foot_at, "key"))
    sideways = bool(not outline.closed or any(box.x > metrics.margin for box in legend_boxes))
    return _largest(plan, outline, obstacles, _preferred_centre(outline, body), sideways=sideways)


def _largest(
    plan: PagePlan, outline: Outline, obstacles: Sequence[Box], preferred: tuple[float, float], *, sideways: bool
) -> RadarFrame:
    """The largest radar. A smaller one needs more room for its titles, so it shrinks until both fit."""
    metrics = plan.metrics
    unit = metrics.unit
    area = Box(metrics.margin, metrics.margin, metrics.width, metrics.height)
    radius = 1.15 * max(outline.radius(metrics.width, metrics.height, 0.0), LEAST)
    while True:
        titles, depth = plan.titles(outline, radius), _depth(plan, outline, radius)
        page_area = PageArea(area, tuple(obstacles), unit, 9 * unit, depth[1])
        circle = largest_fit(outline, page_area, titles, preferred, sideways=sideways)
        smaller = max(min(circle.radius, radius), LEAST)
        needed = _depth(plan, outline, smaller)
        # On a smaller rim a title takes a wider angle, too.
        wider = any(new.half > WIDER * old.half for new, old in zip(plan.titles(outline, smaller), titles, strict=True))
        if smaller == radius or (needed[0] <= depth[0] and needed[1] <= depth[1] and not wider):
            return RadarFrame(RadarCircle(circle.x, circle.y, smaller), outline)
        radius = smaller


def _depth(plan: PagePlan, outline: Outline, radius: float) -> tuple[float, float]:
    """How far titles extend beyond a rim of that radius, and ring names below a fan of it."""
    unit = plan.metrics.unit
    apart = 0.0 if plan.metrics.page.bare else ABOVE_FOOT / 2 * unit
    above = max(title.depth for title in plan.titles(outline, radius))
    if outline.closed:
        return above, 0.0
    names = ring_labels.depth_below(plan.captions, plan.metrics.caption_unit(closed=False), radius)
    if plan.below:
        # A second line of the source reaches up to here.
        apart = SECOND_LINE * plan.metrics.page.furniture
    return above, max(names + apart, plan.below)


def _preferred_centre(outline: Outline, body: Box) -> tuple[float, float]:
    """The preferred centre: the middle; low down for a fan, in the corner for a quarter."""
    middle = body.x + body.width / 2
    if outline.closed:
        return middle, body.y + body.height / 2
    return (middle if outline.left else body.x), body.y + body.height * 0.9


def best_outline(plan: PagePlan, width: float, height: float) -> tuple[Outline, float]:
    """The outline that shows most in a rectangle, with its radius."""
    unit = plan.metrics.unit
    title = 14 * unit
    measured = [
        (outline, max(outline.radius(width - title, height - title, 20 * unit), 1.0)) for outline in plan.outlines
    ]
    return max(measured, key=lambda pair: pair[0].worth(pair[1]))
