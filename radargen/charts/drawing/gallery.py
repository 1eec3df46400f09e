"""A page to choose pictures from: thumbnails with their files, by language and motif, without scripts."""

from collections.abc import Sequence
from dataclasses import dataclass

from radargen.charts.drawing.vector import environment


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
class Row:
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
    parts: tuple[tuple[str, tuple[Row, ...]], ...]


def gallery(chapters: Sequence[Chapter]) -> str:
    """The page as HTML; the first chapter's language and title are the page's own."""
    return environment().get_template("gallery.html.j2").render(chapters=chapters)
