"""The page: margins, what stands at head and foot, where the list goes, and the largest radar beside all that."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from radargen.placing import arcs, legend, pills
from radargen.placing.block import Block
from radargen.placing.legend import Setting
from radargen.placing.listing import Part, Style
from radargen.placing.outline import DISC, FAN, QUARTER, Outline
from radargen.placing.spot import Spot, Surroundings, spot
from radargen.scene import Box
from radargen.theme import LegendPlace, PageFormat

# Points in units of the page, which is A4 with 7.5 pt type.
MARGIN, BENEATH_HEAD, ABOVE_FOOT, APART = 28.0, 13.0, 10.0, 20.0
# A list shares the page with the radar while that keeps this share of the radius it would have alone.
SHARED = 0.6


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page format and the measures that follow from it, in points."""

    page: PageFormat

    @property
    def unit(self) -> float:
        """What one point on A4 is here: sizes grow with the type."""
        return self.page.type_size / 7.5

    @property
    def margin(self) -> float:
        """On all four sides."""
        shorter = min(self.page.width, self.page.height)
        return min(MARGIN * self.unit, 0.062 * shorter) if not self.page.bare else 0.008 * shorter

    @property
    def width(self) -> float:
        """Between the margins."""
        return self.page.width - 2 * self.margin

    @property
    def height(self) -> float:
        """Between the margins."""
        return self.page.height - 2 * self.margin

    @property
    def heading_unit(self) -> float:
        """For the title, which grows no further than a small page can bear."""
        return min(self.unit, 0.0021 * self.page.width, 0.0026 * self.page.height)

    @property
    def sizes(self) -> tuple[float, ...]:
        """The type sizes a list may have, the best first."""
        page = self.page
        steps = [page.type_size - (page.type_size - page.floor) * n / 3 for n in range(4)]
        return tuple(dict.fromkeys(round(size, 2) for size in steps))


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the radar goes and how its list is set; without a setting the list takes pages of its own."""

    spot: Spot
    outline: Outline
    setting: Setting | None = None
    left: float = 0.0
    top: float = 0.0
    height: float = 0.0


@dataclass(frozen=True, slots=True)
class Plan:
    """What must find room on a page besides its list; sectors as (id, name, index)."""

    sheet: Sheet
    sectors: tuple[tuple[str, str, int], ...]
    rings: tuple[str, ...]
    parts: tuple[Part, ...] = ()
    head: Block = Block()
    foot: Block = Block()

    @property
    def head_at(self) -> tuple[float, float]:
        """The top left corner of the head."""
        return self.sheet.margin, self.sheet.margin

    @property
    def foot_at(self) -> tuple[float, float]:
        """The top left corner of the foot."""
        return self.sheet.margin, self.sheet.page.height - self.sheet.margin - self.foot.height

    @property
    def top(self) -> float:
        """Where the body of the page begins."""
        return self.sheet.margin + self.head.height + BENEATH_HEAD * self.sheet.unit

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.sheet.page.height - self.sheet.margin - self.foot.height - ABOVE_FOOT * self.sheet.unit

    @property
    def outlines(self) -> tuple[Outline, ...]:
        """A radar of all dimensions is a disc; one dimension alone is a fan, or a quarter where the page is not wide."""
        return (DISC,) if len(self.sectors) > 1 else (FAN, QUARTER)


def frames(plan: Plan) -> Iterator[Frame]:
    """The ways to divide the page, the preferred first: list and radar together, then the radar alone."""
    body = (plan.sheet.width, plan.bottom - plan.top)
    alone = _outline(plan, *body)
    setting = _best(plan, alone[1])
    if setting:
        yield _with_list(plan, setting)
    yield _framed(plan, alone[0], Box(plan.sheet.margin, plan.top, *body), ())


def list_pages(plan: Plan) -> tuple[Style, int, float]:
    """How a list is set that has pages of its own: style, columns per page, height of a column."""
    sheet = plan.sheet
    for size in sheet.sizes:
        for count in range(max(1, min(legend.MOST, int(sheet.width / (19 * size)))), 0, -1):
            width = (sheet.width - (count - 1) * legend.GUTTER * size) / count
            style = Style(size, round(width, 2), legend.digits(plan.parts))
            if count == 1 or legend.least_width(plan.parts, style) <= width:
                return style, count, sheet.page.height - sheet.margin - plan.top
    raise AssertionError("a single column always serves")


def _best(plan: Plan, alone: float) -> Setting | None:
    """The setting that leaves the radar largest, weighed against small type; None where it would leave too little."""
    best, most = None, 0.0
    for setting in _settings(plan):
        radius = _outline(plan, *_left_over(plan, setting))[1]
        worth = min(radius, 0.97 * alone) * setting.appeal
        if radius >= SHARED * alone and worth > most * 1.004:
            best, most = setting, worth
    return best


def _settings(plan: Plan) -> Iterator[Setting]:
    """Every way to set the list on the page; on one that is about square both beside and below the radar."""
    sheet, room = plan.sheet, plan.bottom - plan.top
    place = sheet.page.legend
    square = 0.8 < sheet.page.width / sheet.page.height < 1.25 and place is not LegendPlace.NONE
    if place is LegendPlace.BELOW or square:
        yield from legend.below(plan.parts, sheet.sizes, 0.62 * room, sheet.width)
    if place is LegendPlace.BESIDE or square:
        yield from legend.beside(plan.parts, sheet.sizes, room, 0.62 * sheet.width)


def _left_over(plan: Plan, setting: Setting) -> tuple[float, float]:
    """Width and height of the body of the page without the list."""
    sheet, room = plan.sheet, plan.bottom - plan.top
    if setting.beside:
        return sheet.width - setting.width - APART * sheet.unit, room
    return sheet.width, room - setting.height - APART * sheet.unit


def _with_list(plan: Plan, setting: Setting) -> Frame:
    sheet = plan.sheet
    width, height = _left_over(plan, setting)
    outline, _ = _outline(plan, width, height)
    if setting.beside:
        left, top = sheet.page.width - sheet.margin - setting.width, plan.top
        most = plan.bottom - plan.top
    else:
        left, top, most = sheet.margin, plan.bottom - setting.height, setting.height
    listed = Box(left, top, setting.width, most)
    frame = _framed(plan, outline, Box(sheet.margin, plan.top, width, height), (listed,))
    return Frame(frame.spot, outline, setting, left, top, most)


def _framed(plan: Plan, outline: Outline, body: Box, listed: Sequence[Box]) -> Frame:
    """The radar at its largest; its titles need the more room the smaller it is, so both are found in turns."""
    sheet = plan.sheet
    unit = sheet.unit
    obstacles = [*listed]
    if plan.head.texts:
        obstacles.append(plan.head.box(*plan.head_at, "title"))
    if plan.foot.texts:
        obstacles.append(plan.foot.box(*plan.foot_at, "key"))
    radius = outline.radius(body.width, body.height, 20 * unit) - 14 * unit
    shifts = any(box.x > sheet.margin for box in listed)
    wish = _wish(outline, body, radius)
    area = Box(sheet.margin, sheet.margin, sheet.width, sheet.height)
    for _ in range(4):
        titles = arcs.titles(outline.sectors(plan.sectors), max(radius, 30.0), unit)
        foot = 0.0 if outline.closed else pills.depth_below(plan.rings, unit, max(radius, 30.0))
        around = Surroundings(area, tuple(obstacles), unit, 9 * unit, foot)
        found = spot(outline, around, titles, wish, sideways=shifts or not outline.closed)
        deeper = arcs.titles(outline.sectors(plan.sectors), found.radius, unit)
        if max(t.depth for t in deeper) <= max(t.depth for t in titles) + 0.01:
            break
        radius = found.radius
    return Frame(found, outline)


def _wish(outline: Outline, body: Box, radius: float) -> tuple[float, float]:
    middle = body.x + body.width / 2
    if outline.closed:
        return middle, body.y + body.height / 2
    return (middle if outline.left else middle - radius / 2), body.y + body.height * 0.9


def _outline(plan: Plan, width: float, height: float) -> tuple[Outline, float]:
    """The outline that shows most in a rectangle, and its radius."""
    unit = plan.sheet.unit
    title = 14 * unit
    measured = [
        (outline, max(outline.radius(width - title, height - title, 20 * unit), 1.0)) for outline in plan.outlines
    ]
    return max(measured, key=lambda pair: pair[0].area(pair[1]))
