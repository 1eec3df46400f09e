"""What stands where on a picture, in points from the top left, y down; nothing here knows a colour.

Painters translate a scene and move nothing, so that SVG, PNG and PDF agree to a tenth of a point.
Angles are degrees clockwise from 12 o'clock.
"""

from dataclasses import dataclass
from enum import StrEnum

from radargen.charts.disc import BlipList, Disc
from radargen.model import Certainty, Movement


class Weight(StrEnum):
    """The cuts of the shipped font."""

    REGULAR = "regular"
    SEMIBOLD = "semibold"
    BOLD = "bold"


class Anchor(StrEnum):
    """Which end of a text its x names."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


class Tone(StrEnum):
    """The part a mark plays, for the theme to colour; SECTOR takes the colour of the mark's sector."""

    INK = "ink"
    MUTED = "muted"
    SECTOR = "sector"
    ON_SECTOR = "on-sector"
    CAPTION = "caption"
    LINE = "line"


class MarkerShape(StrEnum):
    """A blip's outline: a disc, a disc with a halo, a drop whose tip points along `Marker.turn`.

    A ghost is a thin circle: where a blip once stood.
    """

    DISC = "disc"
    HALO = "halo"
    DROP = "drop"
    GHOST = "ghost"


# How far a shape reaches beyond its body, as a share of the body's radius; painters draw to exactly this reach.
HALO_REACH = 1.38
TIP_REACH = 1.62


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle and what stands in it."""

    x: float
    y: float
    width: float
    height: float
    what: str = ""

    def overlaps(self, other: "Box", gap: float = 0.0) -> bool:
        """Whether the two come closer to each other than `gap`, in points."""
        return (
            self.x < other.x + other.width + gap
            and other.x < self.x + self.width + gap
            and self.y < other.y + other.height + gap
            and other.y < self.y + self.height + gap
        )


@dataclass(frozen=True, slots=True)
class TextMark:
    """One line of text on the baseline `y`; `whole` is the text that it is a line of, where that chooses its faces."""

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
    """One letter of a curved text: the left end of its baseline, turned clockwise by `turn` degrees.

    In scripts whose letters merge, several letters may be one.
    """

    char: str
    x: float
    y: float
    turn: float


@dataclass(frozen=True, slots=True)
class Line:
    """A straight stroke; with `head`, an arrow whose head has that length and ends where the line does.

    `gaps` are the shares of its length, from where to where, that are not drawn, since a name or a blip lies there.
    With `cap`, a bar reaching so far to either side, in points, closes each end that is drawn.
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
    """The drawn body of a blip, or a sample of it in the key (`sector` None); `dim` is a sample of what stands back."""

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
        """How far the mark extends from its centre, halo and tip included, in points."""
        match self.shape:
            case MarkerShape.DISC | MarkerShape.GHOST:
                return self.r
            case MarkerShape.HALO:
                return self.r * HALO_REACH
            case MarkerShape.DROP:
                return self.r * TIP_REACH


@dataclass(frozen=True, slots=True)
class ArcText:
    """A sector's title along its arc: `text` as it is read, its letters from left to right."""

    glyphs: tuple[Glyph, ...]
    size: float
    sector: int
    weight: Weight = Weight.SEMIBOLD
    text: str = ""

    @property
    def words(self) -> str:
        """What it says."""
        return self.text or "".join(glyph.char for glyph in self.glyphs)


@dataclass(frozen=True, slots=True)
class Label:
    """A name or number beside its blip: the lines, and the box that holds them."""

    text: str
    lines: tuple[TextMark, ...]
    box: Box


@dataclass(frozen=True, slots=True)
class BlipMark:
    """A trend on the chart. `number_text` stands in or beside the body; `label` is its name, or None.

    A blip is a link to its `href`, where it has one. `panel` is the id of the panel on which it stands, on a chart that
    has panels. One that is `dim` stands back behind the others, with everything that belongs to it; a `quiet` one is a
    dot without a name or number. `letter` stands in the body for the dimension, where nothing but colour would tell it.
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
    """The way a blip has come; without a ghost where its former place has no room for one."""

    id: str
    ghost: Marker | None
    arrow: Line


@dataclass(frozen=True, slots=True)
class Course:
    """A trend's way through several places, from left to right: level at each knot, in a smooth bend between two."""

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
    """A rectangle on which blips stand; `depth` is 0 for the strongest shade and 1 for the faintest."""

    id: str
    name: str
    box: Box
    depth: float


@dataclass(frozen=True, slots=True)
class Pill:
    """A ring's name on its band or below a fan; `shortened` if only a part of it.

    `bridge` is the part of a gap between sectors that it closes, in the shade of that `depth`.
    """

    box: Box
    lines: tuple[TextMark, ...]
    bridge: Box | None = None
    depth: float = 0.0
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
class Scene:
    """One page: marks of any kind, of which a chart has those that it needs.

    A radar has a `disc`; a chart of another kind may have `discs` or `panels`, and names the `lists` of its blips
    itself.
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
    # The dimensions of the blips where no disc says them; see `blip_lists`.
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
    # How many dimensions the radar has, which may be more than this page shows; 0 for those of its lists.
    dimensions: int = 0
    # The smallest type of names and lists on such a page, in points.
    floor: float = 6.5
    # Where the theme's logo goes, as large as its proportions allow, from the top right.
    logo: Box | None = None
    # The ids of all trends that a chart is to show which shows all; empty on others.
    trends: tuple[str, ...] = ()
    # The texts that the page has no room for and tells only in part.
    shortened: tuple[str, ...] = ()

    @property
    def radars(self) -> tuple[Disc, ...]:
        """The radar or the radars on the page."""
        return (self.disc,) if self.disc else self.discs

    @property
    def blip_lists(self) -> tuple[BlipList, ...]:
        """The dimensions on the page, whose blips are painted one list after the other."""
        return self.lists or tuple(blips for disc in self.radars for blips in disc.lists)

    @property
    def palette(self) -> int:
        """Among how many dimensions the colours are shared out, so that one has the same colour on every page."""
        return max([self.dimensions, *(blips.index + 1 for blips in self.blip_lists)])
