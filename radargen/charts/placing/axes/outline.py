"""The outline of the radar, a disc or a part of one, and how its sectors share the angle."""

from collections.abc import Sequence
from dataclasses import dataclass

from radargen.charts.disc import SectorMark
from radargen.charts.theme import RadarShape


@dataclass(frozen=True, slots=True)
class Outline:
    """The angles between which the radar is drawn, in degrees clockwise from 12 o'clock."""

    start: float
    end: float

    @property
    def closed(self) -> bool:
        """Whether the radar is a full circle."""
        return self.end - self.start >= 360

    @property
    def shape(self) -> RadarShape:
        """The shape of a radar with that outline."""
        if self.closed:
            return RadarShape.DISC
        return RadarShape.FAN if self.left else RadarShape.QUARTER

    @property
    def left(self) -> float:
        """How far it extends to the left of its centre, in radii; it always extends one radius above it."""
        return 0.0 if self.start >= 0 and not self.closed else 1.0

    @property
    def below(self) -> float:
        """How far it extends below its centre, in radii."""
        return 1.0 if self.closed else 0.0

    def radius(self, width: float, height: float, foot: float) -> float:
        """The largest radius that fits into a rectangle, with `foot` free below the baseline of an open outline."""
        if self.closed:
            return min(width, height) / 2
        return min(width / (1 + self.left), height - foot)

    def worth(self, radius: float) -> float:
        """A measure to compare outlines on a page: the area, with a preference for symmetric outlines."""
        return (self.end - self.start) * radius**2 * (1.0 if self.left else 0.95)

    def sectors(self, named: Sequence[tuple[str, str, int]]) -> tuple[SectorMark, ...]:
        """Equal sectors clockwise, from (id, name, index): a wider angle would look like more importance."""
        step = (self.end - self.start) / len(named)
        return tuple(
            SectorMark(sector, name, index, round(self.start + n * step, 6), round(self.start + (n + 1) * step, 6))
            for n, (sector, name, index) in enumerate(named)
        )


DISC = Outline(0, 360)
FAN = Outline(-90, 90)
QUARTER = Outline(0, 90)
OUTLINES = {outline.shape: outline for outline in (DISC, FAN, QUARTER)}
