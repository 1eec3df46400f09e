"""Everything on a page with its position, in points from the top left, y down; nothing here knows a colour.

Painters translate a scene and move nothing, so that SVG, PNG and PDF agree to a tenth of a point.
Angles are in degrees clockwise from 12 o'clock.
"""

from dataclasses import dataclass
from enum import StrEnum

from radargen.charts.disc import BlipList, Disc
from radargen.model import Certainty, Movement


class Weight(StrEnum):
    """The weights of the shipped font."""

    REGULAR = "regular"
    SEMIBOLD = "semibold"
    BOLD = "bold"


class Anchor(StrEnum):
    """Which point of a text its x refers to."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


class Tone(StrEnum):
    """The role of a mark, which the theme maps to a colour; SECTOR takes the colour of the mark's sector."""

    INK = "ink"
    MUTED = "muted"
    SECTOR = "sector"
    ON_SECTOR = "on-sector"
    CAPTION = "caption"
    LINE = "line"


class MarkerShape(StrEnum):
    """A blip's shape: a disc, a disc with a halo, or a drop whose tip points in the direction of `Marker.turn`.

    A ghost is a thin circle at a blip's former place.
    """

    DISC = "disc"
    HALO = "halo"
    DROP = "drop"
    GHOST = "ghost"


# How far a shape extends beyond its body, as a fraction of the body's radius; painters draw exactly up to there.
HALO_REACH = 1.38
TIP_REACH = 1.62


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; `what` names its content."""

    x: float
    y: float
    width: float
    height: float
    what: str = ""

    def overlaps(self, other: "Box", gap: float = 0.0) -> bool:
        """Whether the distance of the two boxes is less than `gap`, in points."""
        return (
            self.x < other.x + other.width + gap
            and other.x < self.x + self.width + gap
            and self.y < other.y + other.height + gap
            and other.y < self.y + self.height + gap
        )


@dataclass(frozen=True, slots=True)
class TextMark:
    """One line of text on the baseline `y`; `whole` is the text it is a line of, if that decides its fonts."""

    text: str
    x: float
    y: float
    size: float
    weight: Weight = Weight.REGULAR
    anchor: Anchor = Anchor.START
    tone: Tone = Tone.INK
    sector: int = 0
    whole: str = ""


@dataclass(frozen=True, slots=True)
class Glyph:
    """One letter of a curved text: the left end of its baseline, and its clockwise rotation in degrees.

    In scripts that join letters, it may hold several.
    """

    char: str
    x: float
    y: float
    turn: float


@dataclass(frozen=True, slots=True)
class Line:
    """A straight stroke; with `head` an arrow, whose head has that length and ends where the line does.

    `gaps` are the parts that are not drawn, since a name or a blip lies there, as fractions of the length. With `cap`,
    each end that is drawn has a bar across it, which extends `cap` points to either side.
    """

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    tone: Tone = Tone.LINE
    sector: int = 0
    head: float = 0.0
    gaps: tuple[tuple[float, float], ...] = ()
    cap: float = 0.0


@dataclass(frozen=True, slots=True)
class Marker:
    """The body of a blip, or of a sample in the key (`sector` None); `dim` is a sample of a faded blip."""

    x: float
    y: float
    r: float
    shape: MarkerShape = MarkerShape.DISC
    fill: Certainty = Certainty.STRONG
    dashed: bool = False
    turn: float = 0.0
    sector: int | None = None
    dim: bool = False

    @property
    def reach(self) -> float:
        """How far the marker extends from its centre, halo and tip included, in points."""
        match self.shape:
            case MarkerShape.DISC | MarkerShape.GHOST:
                return self.r
            case MarkerShape.HALO:
                return self.r * HALO_REACH
            case MarkerShape.DROP:
                return self.r * TIP_REACH


@dataclass(frozen=True, slots=True)
class ArcText:
    """A sector's title along its arc: `text` in reading order, its glyphs from left to right."""

    glyphs: tuple[Glyph, ...]
    size: float
    sector: int
    weight: Weight = Weight.SEMIBOLD
    text: str = ""

    @property
    def words(self) -> str:
        """The text as it is read."""
        return self.text or "".join(glyph.char for glyph in self.glyphs)


@dataclass(frozen=True, slots=True)
class Label:
    """A name or number beside its blip: its lines, and the box around them."""

    text: str
    lines: tuple[TextMark, ...]
    box: Box


@dataclass(frozen=True, slots=True)
class BlipMark:
    """A trend on the chart; `number_text` is inside or beside the body, `label` is its name, or None.

    A blip with an `href` is a link. `panel` is the id of the panel it stands on, if the chart has panels. A `dim` blip
    is faded and behind the others, with everything that belongs to it; a `quiet` one is a dot without name or number.
    `letter` stands in the body for the dimension, where only colour would show it otherwise.
    """

    id: str
    number: int
    name: str
    says: str
    dimension: str
    ring: str
    movement: Movement
    marker: Marker
    href: str = ""
    number_text: TextMark | None = None
    label: Label | None = None
    whisker: Line | None = None
    dim: bool = False
    panel: str = ""
    quiet: bool = False
    letter: TextMark | None = None

    @property
    def texts(self) -> tuple[TextMark, ...]:
        """The number, the letter and the lines of the name, as far as they are drawn."""
        inside = tuple(text for text in (self.number_text, self.letter) if text)
        return (*inside, *(self.label.lines if self.label else ()))


@dataclass(frozen=True, slots=True)
class Trail:
    """An arrow from a blip's former place, marked by a ghost if there is room for one."""

    id: str
    ghost: Marker | None
    arrow: Line


@dataclass(frozen=True, slots=True)
class Course:
    """A trend's line through several editions, from left to right: horizontal at each knot, curved smoothly between."""

    id: str
    knots: tuple[tuple[float, float], ...]
    width: float
    tone: Tone = Tone.SECTOR
    sector: int = 0


@dataclass(frozen=True, slots=True)
class OutlookArrow:
    """An arrow at a blip, inwards or outwards: where the editors expect the trend to move."""

    id: str
    line: Line


@dataclass(frozen=True, slots=True)
class Panel:
    """A rectangle that blips are placed on; `depth` is 0 for the strongest shade and 1 for the faintest."""

    id: str
    name: str
    box: Box
    depth: float


@dataclass(frozen=True, slots=True)
class Pill:
    """A ring's name on its band or below a fan; `shortened` if it is only a part of it.

    `bridge` is the part of a gap between sectors that it fills, with the shade of that `depth`.
    """

    box: Box
    lines: tuple[TextMark, ...]
    bridge: Box | None = None
    depth: float = 0.0
    shortened: bool = False


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """An entry of the list that explains the numbers; a long name takes several lines."""

    id: str
    number: TextMark
    lines: tuple[TextMark, ...]
    box: Box
    dim: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """One page with its marks; a chart has only those that it needs.

    A radar has a `disc`; other charts may have `discs` or `panels`, and give the `lists` of their blips.
    """

    width: float
    height: float
    language: str
    edition: str
    title: str
    description: str
    disc: Disc | None = None
    # Several small radars instead of one, each of other dimensions.
    discs: tuple[Disc, ...] = ()
    panels: tuple[Panel, ...] = ()
    # The dimensions of the blips, if there is no disc to give them; see `blip_lists`.
    lists: tuple[BlipList, ...] = ()
    arcs: tuple[ArcText, ...] = ()
    pills: tuple[Pill, ...] = ()
    blips: tuple[BlipMark, ...] = ()
    texts: tuple[TextMark, ...] = ()
    lines: tuple[Line, ...] = ()
    samples: tuple[Marker, ...] = ()
    legend: tuple[LegendEntry, ...] = ()
    obstacles: tuple[Box, ...] = ()
    trails: tuple[Trail, ...] = ()
    courses: tuple[Course, ...] = ()
    outlooks: tuple[OutlookArrow, ...] = ()
    # How many dimensions the radar has, which may be more than this page shows; 0 if it is the number of lists.
    dimensions: int = 0
    # The smallest allowed type size of names and lists on this page, in points.
    floor: float = 6.5
    # The room for the theme's logo, which is drawn as large as fits, aligned at the top right.
    logo: Box | None = None
    # The ids of all trends that the chart must show, if it is one that shows all; else empty.
    trends: tuple[str, ...] = ()
    # The texts that are shortened because the page has no room for them.
    shortened: tuple[str, ...] = ()

    @property
    def radars(self) -> tuple[Disc, ...]:
        """All radars on the page: one, several small ones, or none."""
        return (self.disc,) if self.disc else self.discs

    @property
    def blip_lists(self) -> tuple[BlipList, ...]:
        """The dimensions on the page, whose blips are painted list by list."""
        return self.lists or tuple(blips for disc in self.radars for blips in disc.lists)

    @property
    def palette(self) -> int:
        """How many dimensions share the colours, so that each has the same colour on every page."""
        return max([self.dimensions, *(blips.index + 1 for blips in self.blip_lists)])
