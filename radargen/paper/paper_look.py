"""The design of a book: its paper and its colours."""

from dataclasses import dataclass
from enum import StrEnum

from radargen.charts.colour import mix
from radargen.charts.theme import Theme


class Paper(StrEnum):
    """Paper sizes."""

    A4 = "a4"
    LETTER = "letter"


_SIZES = {Paper.A4: (210.0, 297.0), Paper.LETTER: (215.9, 279.4)}
# Bleed in millimetres.
_BLEED = 3.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page in millimetres; `bleed` is what is trimmed on every side.

    With `blanks`, chapters begin on right-hand pages, after a blank page where necessary.
    """

    width: float
    height: float
    bleed: float = 0.0
    blanks: bool = False


def sheet(paper: Paper, *, printed: bool = False) -> Sheet:
    """The page for screens and office printers or, if `printed`, one to be printed and bound professionally."""
    width, height = _SIZES[paper]
    return Sheet(width, height, _BLEED if printed else 0.0, printed)


@dataclass(frozen=True, slots=True)
class PaperLook:
    """Colours as #rrggbb: one per dimension in `sectors`, and light versions for the cover in `bright`.

    `logo` and `cover_logo` are SVG, or empty; `proportion` is the logo's width divided by its height. `fonts` are the
    families of the text; the first that has a letter draws it.
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


# Opacity of a colour in a box's background, and of the ink in the background of table rows.
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
