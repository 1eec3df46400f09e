"""What a designer would change of a book: its paper and its colours."""

from dataclasses import dataclass
from enum import StrEnum

from radargen.charts.colour import mix
from radargen.charts.theme import Theme


class Paper(StrEnum):
    """The sizes of paper."""

    A4 = "a4"
    LETTER = "letter"


_SIZES = {Paper.A4: (210.0, 297.0), Paper.LETTER: (215.9, 279.4)}
# What a printer cuts off, and how much wider a page needs to be at its fold.
_BLEED = 3.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page in millimetres; `bleed` is what a printer cuts off of every side.

    With `blanks`, chapters begin on right-hand pages, which leaves pages before them blank.
    """

    width: float
    height: float
    bleed: float = 0.0
    blanks: bool = False


def sheet(paper: Paper, *, printed: bool = False) -> Sheet:
    """The page for a screen and an office printer, or one to be `printed` and bound."""
    width, height = _SIZES[paper]
    return Sheet(width, height, _BLEED if printed else 0.0, printed)


@dataclass(frozen=True, slots=True)
class PaperLook:
    """Colours as #rrggbb: one for each dimension under `sectors`, light ones of the same on the cover under `bright`.

    `logo` and `cover_logo` are SVG, or empty; `proportion` is the logo's width divided by its height. `fonts` are the
    families of the text, the first that has a letter draws it.
    """

    ink: str
    muted: str
    line: str
    wash: str
    sectors: tuple[str, ...]
    tints: tuple[str, ...]
    cover: str
    cover_ink: str
    cover_muted: str
    logo: str = ""
    cover_logo: str = ""
    proportion: float = 1.0
    fonts: tuple[str, ...] = ("Radargen Sans",)


# How much of a colour is left in the ground of a box, and of the ink in the ground of a table's row.
_TINT, _WASH = 0.09, 0.045
COVER, GREY_COVER = "#0F1D2B", "#1B1B1B"


def paper_look(theme: Theme, dimensions: int) -> PaperLook:
    """The look of a book in a chart's colours; its pages are always white."""
    sectors = tuple(theme.sector(index, dimensions) for index in range(dimensions))
    return PaperLook(
        ink=theme.ink,
        muted=theme.muted,
        line=theme.line,
        wash=mix(theme.ink, "#FFFFFF", _WASH),
        sectors=sectors,
        tints=tuple(mix(colour, "#FFFFFF", _TINT) for colour in sectors),
        cover=COVER if theme.by_colour else GREY_COVER,
        cover_ink="#FFFFFF",
        cover_muted="#B9C6D3" if theme.by_colour else "#C4C4C4",
    )
