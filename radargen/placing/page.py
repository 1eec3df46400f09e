"""The page: its measures, and what stands on it besides the radar and its list."""

from dataclasses import dataclass

from radargen.placing.block import NOTHING, Block
from radargen.placing.listing import Part
from radargen.placing.outline import DISC, FAN, QUARTER, Outline
from radargen.theme import PageFormat, RadarShape

# Points in units of the page, which is A4 with 7.5 pt type.
MARGIN, BENEATH_HEAD, ABOVE_FOOT, APART = 28.0, 13.0, 10.0, 20.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page format and the measures that follow from it, in points."""

    page: PageFormat

    @property
    def unit(self) -> float:
        """What one point on A4 is here: sizes grow with the type."""
        return self.page.type_size / 7.5

    @property
    def names(self) -> float:
        """The same for names on the radar and the blips they belong to."""
        return self.page.name_size / 7.5

    @property
    def margin(self) -> float:
        """On all four sides."""
        shorter = min(self.page.width, self.page.height)
        return min(MARGIN * self.unit, 0.052 * shorter) if not self.page.bare else 0.008 * shorter

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
class Plan:
    """What must find room on a page besides its list; sectors as (id, name, index)."""

    sheet: Sheet
    sectors: tuple[tuple[str, str, int], ...]
    rings: tuple[str, ...]
    parts: tuple[Part, ...] = ()
    head: Block = NOTHING
    foot: Block = NOTHING
    shape: RadarShape = RadarShape.DISC

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
        """A radar of all dimensions is a disc or a fan; one alone is a fan, or a quarter where the page is not wide."""
        if len(self.sectors) == 1:
            return FAN, QUARTER
        return (FAN,) if self.shape is RadarShape.FAN else (DISC,)
