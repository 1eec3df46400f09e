"""What stands where on a picture, in points from the top left, y down; nothing here knows a colour.

Painters translate a scene and move nothing, so that SVG, PNG and PDF agree to a tenth of a point.
Angles are degrees clockwise from 12 o'clock.
"""

from dataclasses import dataclass
from math import cos, radians, sin

from radargen.charts.marks import (
    HALO_REACH,
    TIP_REACH,
    Anchor,
    Box,
    Glyph,
    Line,
    Marker,
    Shape,
    TextMark,
    Tone,
    Weight,
)
from radargen.model import Movement

__all__ = [
    "HALO_REACH",
    "TIP_REACH",
    "Anchor",
    "ArcText",
    "BlipMark",
    "Box",
    "Disc",
    "Glyph",
    "Label",
    "LegendEntry",
    "Line",
    "Marker",
    "Pill",
    "RingMark",
    "Scene",
    "SectorMark",
    "Shape",
    "TextMark",
    "Tone",
    "Trail",
    "Weight",
]


@dataclass(frozen=True, slots=True)
class ArcText:
    """A sector's title along its arc."""

    glyphs: tuple[Glyph, ...]
    size: float
    sector: int
    weight: Weight = Weight.SEMIBOLD


@dataclass(frozen=True, slots=True)
class Label:
    """A name or number beside its blip: the lines, and the box that holds them.

    One that is `veiled` has a line running below it, from which a ground that lets little through keeps it apart.
    """

    text: str
    lines: tuple[TextMark, ...]
    box: Box
    veiled: bool = False


@dataclass(frozen=True, slots=True)
class BlipMark:
    """A trend on the chart. `number_text` stands in or beside the body; `label` is its name, or None.

    One that is `dim` stands back behind the others, with everything that belongs to it.
    """

    id: str
    number: int
    name: str
    says: str
    href: str
    dimension: str
    ring: str
    movement: Movement
    marker: Marker
    number_text: TextMark | None = None
    label: Label | None = None
    whisker: Line | None = None
    dim: bool = False

    @property
    def texts(self) -> tuple[TextMark, ...]:
        """The number and the lines of the name, as far as they are drawn."""
        return (*((self.number_text,) if self.number_text else ()), *(self.label.lines if self.label else ()))


@dataclass(frozen=True, slots=True)
class Trail:
    """The way a blip has come; without a ghost where its former place has no room for one."""

    id: str
    ghost: Marker | None
    arrow: Line


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
    """A dimension's slice from `start` to `end`, clockwise."""

    id: str
    name: str
    index: int
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Pill:
    """A ring's name on its own ground, so that it can be read on any band; `shortened` if only a part of it."""

    box: Box
    lines: tuple[TextMark, ...]
    shortened: bool = False


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One line of the list that resolves the numbers; a long name takes several lines of text."""

    id: str
    number: TextMark
    lines: tuple[TextMark, ...]
    box: Box
    dim: bool = False


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
    def closed(self) -> bool:
        """Whether the sectors go all the way round."""
        return self.end - self.start >= 360

    def at(self, radius: float, angle: float) -> tuple[float, float]:
        """The point at that distance from the centre, in the direction of that angle."""
        return self.x + radius * sin(radians(angle)), self.y - radius * cos(radians(angle))


@dataclass(frozen=True, slots=True)
class Scene:
    """One page. `disc` is None on a page that only continues the legend."""

    width: float
    height: float
    language: str
    edition: str
    title: str
    description: str
    disc: Disc | None = None
    arcs: tuple[ArcText, ...] = ()
    pills: tuple[Pill, ...] = ()
    blips: tuple[BlipMark, ...] = ()
    texts: tuple[TextMark, ...] = ()
    lines: tuple[Line, ...] = ()
    samples: tuple[Marker, ...] = ()
    legend: tuple[LegendEntry, ...] = ()
    obstacles: tuple[Box, ...] = ()
    trails: tuple[Trail, ...] = ()
    # How many dimensions the radar has, which may be more than this page shows; 0 for those of its disc.
    dimensions: int = 0
    # The smallest type of names and lists on such a page, in points.
    floor: float = 6.5
    # Where the theme's logo goes, as large as its proportions allow, from the top right.
    logo: Box | None = None
    # The texts that the page has no room for and tells only in part.
    shortened: tuple[str, ...] = ()

    @property
    def palette(self) -> int:
        """Among how many sectors the colours are shared out, so that a dimension has one colour on every page."""
        shown = [sector.index for sector in self.disc.sectors] if self.disc else []
        return max([self.dimensions, *(index + 1 for index in shown)])
