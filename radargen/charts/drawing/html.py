"""What stands around pictures in a browser: the style sheet of figures, and a page to choose pictures from."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from radargen.charts.colour import mix
from radargen.charts.drawing.markup import number
from radargen.charts.theme import DARK, LIGHT, TINT, Theme

if TYPE_CHECKING:
    from jinja2 import Environment


def site_css(light: Theme = LIGHT, dark: Theme = DARK) -> str:
    """The style sheet of figures in a page: light, dark, forced colours, paper, pointer and focus.

    Sets the variables `--radar-page`, `-ink`, `-muted`, `-line`, `-caption`, `-shade`, `-on-sector`, `-sector-N` and
    `-tint-N`; other elements may use the first ones with the class `radar`, the last with `radar-few` (up to three
    dimensions) or `radar-many`.
    """
    return _environment().get_template("site.css.j2").render(light=light, dark=dark)


@dataclass(frozen=True, slots=True)
class File:
    """A file to take away, with what it is and how large."""

    name: str
    what: str
    size: str


@dataclass(frozen=True, slots=True)
class Card:
    """One picture: its thumbnail, what it shows, and its files."""

    thumbnail: str
    width: float
    height: float
    alt: str
    caption: str
    files: tuple[File, ...]


@dataclass(frozen=True, slots=True)
class GalleryRow:
    """The pictures of one motif, in all themes."""

    heading: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """The pictures in one language: what the language calls itself, an introduction, and rows by heading."""

    language: str
    name: str
    title: str
    intro: str
    parts: tuple[tuple[str, tuple[GalleryRow, ...]], ...]


def gallery(chapters: Sequence[Chapter]) -> str:
    """The page to choose from as HTML, without scripts; the first chapter's language and title are the page's own."""
    return _environment().get_template("gallery.html.j2").render(chapters=chapters)


@cache
def _environment() -> "Environment":
    # jinja2 takes a tenth of a second to import, which `--help` and `validate` need not pay.
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415

    environment = Environment(
        loader=PackageLoader("radargen.charts.drawing"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["n"] = number
    environment.globals.update(mix=mix, tint=TINT)
    return environment
