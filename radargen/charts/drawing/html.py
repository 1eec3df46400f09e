"""HTML and CSS around pictures: the style sheet of figures in pages, and the gallery to choose pictures from."""

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
    """The style sheet of figures in a page: light, dark, forced colours, print, hover and focus.

    It sets the variables `--radar-page`, `-ink`, `-muted`, `-line`, `-caption`, `-shade`, `-on-sector`, `-sector-N` and
    `-tint-N`. Other elements may use all but the last two with the class `radar`, the last two with `radar-few` (up to
    three dimensions) or `radar-many`.
    """
    return _environment().get_template("site.css.j2").render(light=light, dark=dark)


@dataclass(frozen=True, slots=True)
class File:
    """A file to download, with its kind and its size."""

    name: str
    what: str
    size: str


@dataclass(frozen=True, slots=True)
class Card:
    """One picture: its thumbnail, a description, and its files."""

    thumbnail: str
    width: float
    height: float
    alt: str
    caption: str
    files: tuple[File, ...]


@dataclass(frozen=True, slots=True)
class GalleryRow:
    """The pictures of one motif, one for each theme."""

    heading: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """The pictures of one language: the name of the language in itself, an introduction, and rows by heading."""

    language: str
    name: str
    title: str
    intro: str
    parts: tuple[tuple[str, tuple[GalleryRow, ...]], ...]


def gallery(chapters: Sequence[Chapter]) -> str:
    """The gallery as an HTML page without scripts; its language and title are those of the first chapter."""
    return _environment().get_template("gallery.html.j2").render(chapters=chapters)


@cache
def _environment() -> "Environment":
    # Importing jinja2 takes a tenth of a second, which `--help` and `validate` should not have to wait for.
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
