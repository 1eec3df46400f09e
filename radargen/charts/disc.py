"""The radar itself: rings and sectors around a centre, in points."""

from dataclasses import dataclass
from math import cos, radians, sin


@dataclass(frozen=True, slots=True)
class RingMark:
    """A band between two radii in points; `depth` is 0 for the innermost and 1 for the outermost ring."""

    id: str
    name: str
    verb: str
    inner: float
    outer: float
    depth: float


@dataclass(frozen=True, slots=True)
class SectorMark:
    """A dimension's sector from `start` clockwise to `end`; `count` is its number of trends if the title states it."""

    id: str
    name: str
    index: int
    start: float
    end: float
    count: int | None = None


@dataclass(frozen=True, slots=True)
class BlipList:
    """The blips of one dimension, announced as one list by screen readers; `index` selects the colour."""

    id: str
    name: str
    index: int


@dataclass(frozen=True, slots=True)
class Disc:
    """The radar itself: its centre, rings and sectors, and the widths of the gaps and of the rim, in points.

    Sectors follow each other clockwise from `start` to `end`. If these are less than 360 degrees apart, it is a fan or
    a quarter disc, with bands and arcs only between them.
    """

    x: float
    y: float
    rings: tuple[RingMark, ...]
    sectors: tuple[SectorMark, ...]
    ring_gap: float = 0.9
    sector_gap: float = 2.4
    rim: float = 0.0
    rim_width: float = 2.2

    @property
    def radius(self) -> float:
        """The radius of the outermost ring, in points."""
        return self.rings[-1].outer

    @property
    def start(self) -> float:
        """The start of the first sector, in degrees clockwise from 12 o'clock (negative if left of it)."""
        return self.sectors[0].start

    @property
    def end(self) -> float:
        """The end of the last sector, in degrees clockwise from 12 o'clock."""
        return self.sectors[-1].end

    @property
    def lists(self) -> tuple[BlipList, ...]:
        """The dimensions in the order of their sectors."""
        return tuple(BlipList(sector.id, sector.name, sector.index) for sector in self.sectors)

    @property
    def closed(self) -> bool:
        """Whether the sectors form a full circle."""
        return self.end - self.start >= 360

    def at(self, radius: float, angle: float) -> tuple[float, float]:
        """The point at that distance from the centre and at that angle."""
        return self.x + radius * sin(radians(angle)), self.y - radius * cos(radians(angle))
