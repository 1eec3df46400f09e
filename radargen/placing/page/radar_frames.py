"""The ways to divide a page between the radar and its list, and the largest radar in each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from radargen.placing.geometry import ring_labels, sector_titles
from radargen.placing.geometry.outline import Outline
from radargen.placing.page import legend_settings
from radargen.placing.page.largest_fit import FittedRadar, PageArea, largest_fit
from radargen.placing.page.legend_rows import LegendStyle, least_width
from radargen.placing.page.legend_settings import LegendSetting
from radargen.placing.page.page_plan import ABOVE_FOOT, APART, PagePlan
from radargen.scene import Box
from radargen.theme import LegendPlace

# A list shares the page with the radar while that keeps this share of the radius it would have alone.
SHARED = 0.6
# Into how many steps the page is cut to share it out between the two.
STEPS = 16
# By how much more than planned a title's angle may grow; the letters' own distance from others covers it.
WIDER = 1.02
# No radar is smaller, in points; it would not show anything.
LEAST = 30.0


@dataclass(frozen=True, slots=True)
class RadarFrame:
    """Where the radar goes and how its list is set; without a setting the list takes pages of its own."""

    spot: FittedRadar
    outline: Outline
    setting: LegendSetting | None = None
    left: float = 0.0
    top: float = 0.0
    height: float = 0.0


def radar_frames(plan: PagePlan) -> Iterator[RadarFrame]:
    """The ways to divide the page, the preferred first: list and radar together, then the radar alone."""
    setting = _best(plan, _outline(plan, plan.sheet.width, plan.bottom - plan.top)[1])
    if setting:
        yield _with_list(plan, setting)
    yield frame_without_legend(plan)


def frame_without_legend(plan: PagePlan) -> RadarFrame:
    """The radar without any list."""
    body = (plan.sheet.width, plan.bottom - plan.top)
    return _framed(plan, _outline(plan, *body)[0], Box(plan.sheet.margin, plan.top, *body), ())


def legend_page_style(plan: PagePlan, top: float) -> tuple[LegendStyle, int, float]:
    """How a list is set that has pages of its own below `top`: style, columns per page, height of a column."""
    sheet = plan.sheet
    for size in sheet.sizes:
        for count in range(max(1, min(legend_settings.MOST, int(sheet.width / (19 * size)))), 0, -1):
            width = (sheet.width - (count - 1) * legend_settings.GUTTER * size) / count
            style = LegendStyle(size, round(width, 2), legend_settings.digits(plan.lists))
            if count == 1 or all(least_width(parts, style) <= width for parts in plan.lists):
                return style, count, sheet.page.height - sheet.margin - top
    raise AssertionError("a single column always serves")


def _best(plan: PagePlan, largest: float) -> LegendSetting | None:
    """The setting that leaves the radar largest, weighed against small type; None where it would leave too little."""
    best, most = None, 0.0
    for setting in _settings(plan):
        radius = _outline(plan, *_left_over(plan, setting))[1]
        worth = min(radius, 0.97 * largest) * setting.appeal
        if radius >= SHARED * largest and worth > most * 1.004:
            best, most = setting, worth
    return best


def _settings(plan: PagePlan) -> Iterator[LegendSetting]:
    """Every way to set the list on the page; on one that is about square both beside and below the radar."""
    sheet, room = plan.sheet, plan.bottom - plan.top
    place = sheet.page.legend
    square = 0.8 < sheet.page.width / sheet.page.height < 1.25 and place is not LegendPlace.NONE
    if place is LegendPlace.BELOW or square:
        yield from legend_settings.settings_below(plan.lists, sheet.sizes, 0.62 * room, sheet.width)
    if place is LegendPlace.BESIDE or square:
        yield from legend_settings.settings_beside(plan.lists, sheet.sizes, room, 0.62 * sheet.width)


def _left_over(plan: PagePlan, setting: LegendSetting) -> tuple[float, float]:
    """Width and height of the body of the page without the list."""
    sheet, room = plan.sheet, plan.bottom - plan.top
    if setting.beside:
        return sheet.width - _stepped(setting.width, sheet.width) - APART * sheet.unit, room
    return sheet.width, room - _stepped(setting.height, room) - APART * sheet.unit


def _stepped(length: float, whole: float) -> float:
    """What a list takes of the page, in steps: so the radar keeps its place while the list grows by a few trends."""
    return ceil(length / whole * STEPS - 0.001) * whole / STEPS


def _with_list(plan: PagePlan, setting: LegendSetting) -> RadarFrame:
    sheet = plan.sheet
    width, height = _left_over(plan, setting)
    outline, _ = _outline(plan, width, height)
    if setting.beside:
        left, top = sheet.page.width - sheet.margin - setting.width, plan.top
        most = plan.bottom - plan.top
        taken = _stepped(setting.width, sheet.width)
        listed = Box(sheet.page.width - sheet.margin - taken, top, taken, most)
    else:
        left, top, most = sheet.margin, plan.bottom - setting.height, setting.height
        taken = _stepped(setting.height, plan.bottom - plan.top)
        listed = Box(left, plan.bottom - taken, setting.width, taken)
    frame = _framed(plan, outline, Box(sheet.margin, plan.top, width, height), (listed,))
    return RadarFrame(frame.spot, outline, setting, left, top, most)


def _framed(plan: PagePlan, outline: Outline, body: Box, listed: Sequence[Box]) -> RadarFrame:
    """The radar at its largest: its titles need the more room the smaller it is, so it shrinks until both fit."""
    sheet = plan.sheet
    unit = sheet.unit
    obstacles = [*listed]
    if plan.head.texts:
        obstacles.append(plan.head.box(*plan.head_at, "title"))
    if sheet.logo:
        obstacles.append(sheet.logo)
    if plan.foot.texts:
        obstacles.append(plan.foot.box(*plan.foot_at, "key"))
    sideways = bool(not outline.closed or any(box.x > sheet.margin for box in listed))
    area = Box(sheet.margin, sheet.margin, sheet.width, sheet.height)
    sectors = outline.sectors(plan.sectors)
    radius = 1.15 * max(outline.radius(body.width, body.height, 0.0), LEAST)
    while True:
        titles, depth = sector_titles.fitted_titles(sectors, radius, unit), _depth(plan, outline, radius)
        around = PageArea(area, tuple(obstacles), unit, 9 * unit, depth[1])
        found = largest_fit(outline, around, titles, _wish(outline, body), sideways=sideways)
        smaller = max(min(found.radius, radius), LEAST)
        needed = _depth(plan, outline, smaller)
        # On a smaller rim a title takes a wider angle, too.
        wider = any(
            new.half > WIDER * old.half
            for new, old in zip(sector_titles.fitted_titles(sectors, smaller, unit), titles, strict=True)
        )
        if smaller == radius or (needed[0] <= depth[0] and needed[1] <= depth[1] and not wider):
            return RadarFrame(FittedRadar(found.x, found.y, smaller), outline)
        radius = smaller


def _depth(plan: PagePlan, outline: Outline, radius: float) -> tuple[float, float]:
    """How far titles reach beyond a rim of that radius, and ring names below a fan of it."""
    unit = plan.sheet.unit
    apart = ABOVE_FOOT / 2 * unit if plan.foot.texts else 0.0
    above = max(title.depth for title in sector_titles.fitted_titles(outline.sectors(plan.sectors), radius, unit))
    return above, 0.0 if outline.closed else ring_labels.depth_below(plan.rings, unit, radius) + apart


def _wish(outline: Outline, body: Box) -> tuple[float, float]:
    """Where the centre would best be: in the middle, of a fan low down, of a quarter in the corner."""
    middle = body.x + body.width / 2
    if outline.closed:
        return middle, body.y + body.height / 2
    return (middle if outline.left else body.x), body.y + body.height * 0.9


def _outline(plan: PagePlan, width: float, height: float) -> tuple[Outline, float]:
    """The outline that shows most in a rectangle, and its radius."""
    unit = plan.sheet.unit
    title = 14 * unit
    measured = [
        (outline, max(outline.radius(width - title, height - title, 20 * unit), 1.0)) for outline in plan.outlines
    ]
    return max(measured, key=lambda pair: pair[0].worth(pair[1]))
