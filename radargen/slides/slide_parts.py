"""Parts of slides, independent of the library that writes them. Positions and sizes are in points."""

from dataclasses import dataclass
from enum import StrEnum

from radargen.charts.scene import Box


@dataclass(frozen=True, slots=True)
class SlideColour:
    """A colour of the presentation's theme (tx1, bg1, accent1 to accent6), or #rrggbb; `opacity` is from 0 to 1."""

    base: str
    opacity: float = 1.0


TEXT, PAGE, QUIET = SlideColour("tx1"), SlideColour("bg1"), SlideColour("tx1", opacity=0.72)


class TextSide(StrEnum):
    """The side of its box to which a text is aligned."""

    LEFT = "l"
    MIDDLE = "ctr"
    RIGHT = "r"


@dataclass(frozen=True, slots=True)
class SlideText:
    """A paragraph, with a space of `above` points before it.

    A `size` of 0 is the layout's, an empty `lang` the deck's language. `goal` is a link: the key of a slide, or a web
    address.
    """

    words: str
    size: float = 0.0
    bold: bool = False
    colour: SlideColour = TEXT
    lang: str = ""
    goal: str = ""
    above: float = 0.0


@dataclass(frozen=True, slots=True)
class SlideFrame:
    """How a shape is drawn; without a `line` it has no outline.

    `dash` and `gap` are in line widths, 0 for solid lines. Without a `description`, screen readers treat the shape as
    decoration. `goal` is the key of the slide that it links to.
    """

    name: str
    fill: SlideColour | None = None
    line: SlideColour | None = None
    width: float = 1.0
    dash: float = 0.0
    gap: float = 0.0
    description: str = ""
    goal: str = ""


@dataclass(frozen=True, slots=True)
class SlideCell:
    """A cell of a table with its paragraphs."""

    texts: tuple[SlideText, ...]


@dataclass(frozen=True, slots=True)
class SlideTable:
    """A table whose first row is a head in that `colour`.

    `widths` are shares of its width, `heights` are those of the rows.
    """

    name: str
    description: str
    box: Box
    colour: SlideColour
    widths: tuple[float, ...]
    rows: tuple[tuple[SlideCell, ...], ...]
    heights: tuple[float, ...]
