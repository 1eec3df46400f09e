"""The page: its measures, and what stands on it besides the radar and its legend."""

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
# A logo is as high as a title of one line with its subtitle, in units of the title; one that stands on end is higher,
# up to a factor, and no logo is wider than a share of the page.
LOGO, LOGO_HIGHEST, LOGO_WIDEST = 31.0, 1.6, 0.2


@dataclass(frozen=True, slots=True)
class PageMetrics:
    """A page format and the measures that follow from it, in points.

    `proportion` is the width of the logo over its height, 0 without one; `grown` is a factor on labels and on the
    markers they belong to.
    """

    page: PageFormat
    proportion: float = 0.0
    grown: float = 1.0

    @property
    def unit(self) -> float:
        """The factor on all sizes against A4 with its type of 7.5 pt."""
        return self.page.type_size / 7.5

    @property
    def title_unit(self) -> float:
        """The same for the titles of sectors, which are smaller on a page that has headings of its own."""
        return 0.72 * self.unit if self.page.hosted else self.unit

    def caption_unit(self, *, closed: bool) -> float:
        """The same for ring names: on a disc they grow with labels, below a fan they are of the size of lists."""
        return self.names if closed or self.page.hosted else 1.2 * self.page.furniture

    @property
    def names(self) -> float:
        """The same for labels and the markers they belong to."""
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
        """The box of the logo in the upper right corner, as high as a title or as wide as it may be, if any."""
        if not self.proportion or self.page.bare:
            return None
        usual = LOGO * self.heading_unit * min(max(self.proportion**-0.5, 1.0), LOGO_HIGHEST)
        height = min(usual, LOGO_WIDEST * self.page.width / self.proportion)
        width = height * self.proportion
        left = self.page.width - self.margin - width
        return Box(round(left, 2), round(self.margin, 2), round(width, 2), round(height, 2), "logo")

    @property
    def title_width(self) -> float:
        """The width between the margins, less the logo."""
        return self.width - (self.logo.width + APART * self.unit if self.logo else 0.0)

    @property
    def heading_unit(self) -> float:
        """The unit of the title, which grows no further than a small page can bear."""
        return min(self.unit, 0.0021 * self.page.width, 0.0026 * self.page.height)

    def below(self, head: float) -> float:
        """The top of the body of a page whose head is that high."""
        return self.margin + max(head, self.logo.height if self.logo else 0.0) + BENEATH_HEAD * self.unit

    @property
    def sizes(self) -> tuple[float, ...]:
        """The type sizes a legend may have, the best first."""
        page = self.page
        steps = [page.type_size - (page.type_size - page.floor) * n / 3 for n in range(4)]
        return tuple(dict.fromkeys(round(size, 2) for size in steps))


@dataclass(frozen=True, slots=True)
class PagePlan:
    """What must find room on a page: sectors as (id, name, index), and `legends`, one per language.

    `counts` are the trends of each sector where titles tell them; titles keep out of the `avoided` directions.
    `below` is what a fan needs below its baseline besides its ring names, in points.
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
        """The sectors with the counts of their trends."""
        marks = outline.sectors(self.sectors)
        if not self.counts:
            return marks
        return tuple(replace(mark, count=count) for mark, count in zip(marks, self.counts, strict=True))

    def titles(self, outline: Outline, radius: float) -> tuple[SectorTitle, ...]:
        """The titles of the sectors around a rim of that radius."""
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
        """The top of the body of the page."""
        return self.metrics.below(self.head.height)

    @property
    def bottom(self) -> float:
        """The bottom of the body of the page."""
        return self.metrics.page.height - self.metrics.margin - self.foot.height - ABOVE_FOOT * self.metrics.unit

    @property
    def outlines(self) -> tuple[Outline, ...]:
        """A radar of all dimensions is a disc or a fan; one alone is a fan, or a quarter where the page is not wide."""
        if len(self.sectors) == 1:
            return FAN, QUARTER
        return (FAN,) if self.shape is RadarShape.FAN else (DISC,)


def logo_proportion(house: House) -> float:
    """Width over height of the room for the logo: for the widest of those on light and on dark pages; 0 without any."""
    logos = [look.logo for look in (house.light, house.dark) if look.logo]
    return max((logo.width / logo.height for logo in logos), default=0.0)
