"""The plain marks that all of a picture is made of: boxes, lines of text, strokes and the bodies of blips."""

from dataclasses import dataclass
from enum import StrEnum

from radargen.model import Certainty


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
    LINE = "line"


class Shape(StrEnum):
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
    """One line of text on the baseline `y`."""

    text: str
    x: float
    y: float
    size: float
    weight: Weight = Weight.REGULAR
    anchor: Anchor = Anchor.START
    tone: Tone = Tone.INK
    sector: int = 0


@dataclass(frozen=True, slots=True)
class Glyph:
    """One letter of a curved text: the left end of its baseline, turned clockwise by `turn` degrees."""

    char: str
    x: float
    y: float
    turn: float


@dataclass(frozen=True, slots=True)
class Line:
    """A straight stroke; with `head`, an arrow whose head has that length and ends where the line does."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    tone: Tone = Tone.LINE
    sector: int = 0
    head: float = 0.0


@dataclass(frozen=True, slots=True)
class Marker:
    """The drawn body of a blip, or a sample of it in the key (`sector` None)."""

    x: float
    y: float
    r: float
    shape: Shape = Shape.DISC
    fill: Certainty = Certainty.STRONG
    dashed: bool = False
    turn: float = 0.0
    sector: int | None = None

    @property
    def reach(self) -> float:
        """How far the mark extends from its centre, halo and tip included, in points."""
        match self.shape:
            case Shape.DISC | Shape.GHOST:
                return self.r
            case Shape.HALO:
                return self.r * HALO_REACH
            case Shape.DROP:
                return self.r * TIP_REACH
