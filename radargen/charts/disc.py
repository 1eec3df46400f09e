"""The radar itself: rings and sectors around a centre, in points."""

from dataclasses import dataclass
from math import cos, radians, sin


@dataclass(frozen=True, slots=True)
class RingMark:
    """A band between two radii; `depth` is 0 for the innermost and 1 for the outermost ring."""

    id: str
    name: str
    verb: str
    inner: float
    outer: float
    depth: float


@dataclass(frozen=True, slots=True)
class SectorMark:
    """A dimension's slice from `start` to `end`, clockwise; `count` is that of its trends, where its title tells it."""

    id: str
    name: str
    index: int
    start: float
    end: float
    count: int | None = None


@dataclass(frozen=True, slots=True)
class BlipList:
    """The blips of one dimension, a list of their own to those who hear the picture; `index` settles the colour."""

    id: str
    name: str
    index: int


@dataclass(frozen=True, slots=True)
class Disc:
    """The radar itself: where its centre is and how it is cut. Widths are those of the gaps and of the rim's arc.

    Sectors follow each other clockwise from `start` to `end`; where these are less than 360 degrees apart it is a fan
    or a quarter: bands and arcs are painted between them only.
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
        """Of the outermost ring, in points."""
        return self.rings[-1].outer

    @property
    def start(self) -> float:
        """Where the first sector begins, in degrees clockwise from 12 o'clock (negative to the left of it)."""
        return self.sectors[0].start

    @property
    def end(self) -> float:
        """Where the last sector ends."""
        return self.sectors[-1].end

    @property
    def lists(self) -> tuple[BlipList, ...]:
        """The dimensions in the order of their sectors."""
        return tuple(BlipList(sector.id, sector.name, sector.index) for sector in self.sectors)

    @property
    def closed(self) -> bool:
        """Whether the sectors go all the way round."""
        return self.end - self.start >= 360

    def at(self, radius: float, angle: float) -> tuple[float, float]:
        """The point at that distance from the centre, in the direction of that angle."""
        return self.x + radius * sin(radians(angle)), self.y - radius * cos(radians(angle))
