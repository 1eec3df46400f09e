"""What stands on slides, whatever writes them. Places and sizes are in points."""

from dataclasses import dataclass
from enum import StrEnum

from radargen.charts.scene import Box


@dataclass(frozen=True, slots=True)
class SlideColour:
    """A colour of the presentation's theme (tx1, bg1, accent1 to accent6), or #rrggbb.

    `opacity` (0 to 1) is how much of it covers what is below.
    """

    base: str
    opacity: float = 1.0


TEXT, PAGE, QUIET = SlideColour("tx1"), SlideColour("bg1"), SlideColour("tx1", opacity=0.72)


class TextSide(StrEnum):
    """The side of its box at which a text stands."""

    LEFT = "l"
    MIDDLE = "ctr"
    RIGHT = "r"


@dataclass(frozen=True, slots=True)
class SlideText:
    """A paragraph, with room `above` it. A `size` of 0 is that of the layout, an empty `lang` the language of the deck.

    `goal` is the key of the slide to which it leads, or a web address.
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
    """How a shape is drawn; `line` is None for none, `dash` and `gap` are in widths of the line, 0 where it is whole.

    One without a `description` is mere decoration to those who hear the slide. `goal` is the key of a slide.
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
    """A table, its first row a head in that `colour`; `widths` are shares of its width, `heights` those of its rows."""

    name: str
    description: str
    box: Box
    colour: SlideColour
    widths: tuple[float, ...]
    rows: tuple[tuple[SlideCell, ...], ...]
    heights: tuple[float, ...]
