"""The page: its measures, and everything on it besides the radar and its legend."""

from dataclasses import dataclass, replace

from radargen.charts.disc import SectorMark
from radargen.charts.placing.axes.outline import DISC, FAN, QUARTER, Outline
from radargen.charts.placing.axes.sector_titles import SectorTitle, fitted_titles
from radargen.charts.placing.content.chart_content import LegendSection
from radargen.charts.placing.page.blocks import NOTHING, Block
from radargen.charts.placing.typesetting.ring_caption import RingCaption
from radargen.charts.scene import Box
from radargen.charts.theme import PageFormat, RadarShape
from radargen.model import House

# Points in units of the page, which is A4 with 7.5 pt type.
MARGIN, BENEATH_HEAD, ABOVE_FOOT, APART = 28.0, 13.0, 10.0, 20.0
# A logo is as high as a one-line title with its subtitle, in units of the title; an upright logo may be higher, up to a
# factor, and no logo is wider than a share of the page.
LOGO, LOGO_HIGHEST, LOGO_WIDEST = 31.0, 1.6, 0.2


@dataclass(frozen=True, slots=True)
class PageMetrics:
    """A page format and the measures derived from it, in points.

    `proportion` is the logo's width divided by its height, 0 without one; `grown` is a factor on labels and their
    markers.
    """

    page: PageFormat
    proportion: float = 0.0
    grown: float = 1.0

    @property
    def unit(self) -> float:
        """The factor on all sizes, relative to A4 with type of 7.5 pt."""
        return self.page.type_size / 7.5

    @property
    def title_unit(self) -> float:
        """The factor on sector titles: that of headings, smaller on a page that has its own headings."""
        return 0.72 * self.unit if self.page.hosted else max(self.unit, self.page.furniture)

    def caption_unit(self, *, closed: bool) -> float:
        """The factor on ring names, which grow with labels on a disc, and are as large as lists below a fan."""
        return self.names if closed or self.page.hosted else 1.2 * self.page.furniture

    @property
    def names(self) -> float:
        """The factor on labels and their markers."""
        return self.name_size / 7.5

    @property
    def name_size(self) -> float:
        """The type size of labels, in points."""
        return self.page.name_size * self.grown

    @property
    def margin(self) -> float:
        """The margin on all four sides, in points."""
        shorter = min(self.page.width, self.page.height)
        return min(MARGIN * self.unit, 0.052 * shorter) if not self.page.bare else 0.008 * shorter

    @property
    def width(self) -> float:
        """The width between the margins."""
        return self.page.width - 2 * self.margin

    @property
    def height(self) -> float:
        """The height between the margins."""
        return self.page.height - 2 * self.margin

    @property
    def logo(self) -> Box | None:
        """The box of the logo in the top right corner, limited by the height of a title and a share of the width."""
        if not self.proportion or self.page.bare:
            return None
        usual = LOGO * self.heading_unit * min(max(self.proportion**-0.5, 1.0), LOGO_HIGHEST)
        height = min(usual, LOGO_WIDEST * self.page.width / self.proportion)
        width = height * self.proportion
        left = self.page.width - self.margin - width
        return Box(round(left, 2), round(self.margin, 2), round(width, 2), round(height, 2), "logo")

    @property
    def title_width(self) -> float:
        """The width between the margins, minus the logo."""
        return self.width - (self.logo.width + APART * self.unit if self.logo else 0.0)

    @property
    def heading_unit(self) -> float:
        """The factor on the title, which is limited on small pages."""
        return min(self.unit, 0.0021 * self.page.width, 0.0026 * self.page.height)

    def below(self, head: float) -> float:
        """The top of the page's body below a head of that height."""
        return self.margin + max(head, self.logo.height if self.logo else 0.0) + BENEATH_HEAD * self.unit

    @property
    def sizes(self) -> tuple[float, ...]:
        """The type sizes allowed for a legend, best first."""
        page = self.page
        steps = [page.type_size - (page.type_size - page.floor) * n / 3 for n in range(4)]
        return tuple(dict.fromkeys(round(size, 2) for size in steps))


@dataclass(frozen=True, slots=True)
class PagePlan:
    """Everything that needs room on a page: sectors as (id, name, index), and `legends`, one per language.

    `counts` are the numbers of trends per sector, if titles show them; titles avoid the `avoided` directions. `below`
    is the room that a fan needs below its baseline besides its ring names, in points.
    """

    metrics: PageMetrics
    sectors: tuple[tuple[str, str, int], ...]
    captions: tuple[RingCaption, ...]
    legends: tuple[tuple[LegendSection, ...], ...] = ()
    head: Block = NOTHING
    foot: Block = NOTHING
    shape: RadarShape = RadarShape.DISC
    counts: tuple[int, ...] = ()
    avoided: tuple[tuple[float, float], ...] = ()
    below: float = 0.0

    def sector_marks(self, outline: Outline) -> tuple[SectorMark, ...]:
        """The sectors with their numbers of trends."""
        marks = outline.sectors(self.sectors)
        if not self.counts:
            return marks
        return tuple(replace(mark, count=count) for mark, count in zip(marks, self.counts, strict=True))

    def titles(self, outline: Outline, radius: float) -> tuple[SectorTitle, ...]:
        """The sector titles around a rim of that radius."""
        return fitted_titles(self.sector_marks(outline), radius, self.metrics.title_unit, self.avoided)

    @property
    def head_at(self) -> tuple[float, float]:
        """The top left corner of the head."""
        return self.metrics.margin, self.metrics.margin

    @property
    def foot_at(self) -> tuple[float, float]:
        """The top left corner of the foot."""
        return self.metrics.margin, self.metrics.page.height - self.metrics.margin - self.foot.height

    @property
    def top(self) -> float:
        """The top of the page's body."""
        return self.metrics.below(self.head.height)

    @property
    def bottom(self) -> float:
        """The bottom of the page's body."""
        return self.metrics.page.height - self.metrics.margin - self.foot.height - ABOVE_FOOT * self.metrics.unit

    @property
    def outlines(self) -> tuple[Outline, ...]:
        """The outlines to try: disc or fan for all dimensions; for one alone, fan or (unless wide) quarter."""
        if len(self.sectors) == 1:
            return FAN, QUARTER
        return (FAN,) if self.shape is RadarShape.FAN else (DISC,)


def logo_proportion(house: House) -> float:
    """Width over height of the room for logos, for the wider of the light and the dark one; 0 without any."""
    logos = [look.logo for look in (house.light, house.dark) if look.logo]
    return max((logo.width / logo.height for logo in logos), default=0.0)
