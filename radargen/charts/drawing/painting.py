"""What a painter can paint, and the order in which it is asked to: from bottom to top, the same for every format."""

from contextlib import AbstractContextManager
from typing import Protocol

from radargen.charts.disc import BlipList, Disc, RingMark, SectorMark
from radargen.charts.scene import ArcText, BlipMark, Box, Course, Line, Marker, Panel, Pill, Scene, TextMark


class Painter(Protocol):
    """Paints marks one by one on a page, each on top of those before, where the scene says.

    Methods that return a context open a group, for formats that have groups; its marks are painted inside it.
    """

    def logo(self, room: Box) -> None:
        """The theme's logo, as large as the room allows, aligned at the top right."""

    def backdrop(self) -> AbstractContextManager[None]:
        """The group of everything below the blips."""

    def band(self, disc: Disc, ring: RingMark) -> None:
        """A ring's background."""

    def rim(self, disc: Disc, sector: SectorMark) -> None:
        """The coloured arc outside a sector."""

    def panel(self, panel: Panel) -> None:
        """A panel's background."""

    def title(self, arc: ArcText) -> None:
        """A text along an arc."""

    def line(self, line: Line) -> None:
        """A rule or an arrow."""

    def pill(self, pill: Pill) -> None:
        """A ring's name on its band; where it spans the gap between sectors, the gap is filled below it."""

    def whisker(self, blip: BlipMark) -> None:
        """The stroke that shows how far the raters of a blip disagree."""

    def course(self, course: Course) -> None:
        """A trend's line through several editions."""

    def ghost(self, marker: Marker) -> None:
        """The marker at a blip's former place."""

    def blips(self) -> AbstractContextManager[None]:
        """The group of all blips, which holds a group for each list."""

    def blip_list(self, blips: BlipList) -> AbstractContextManager[None]:
        """The group of the blips of one list."""

    def blip(self, blip: BlipMark) -> None:
        """A blip's body with its texts."""

    def key(self) -> AbstractContextManager[None]:
        """The group of the key's samples."""

    def sample(self, marker: Marker) -> None:
        """A sample marker in the key."""

    def texts(self) -> AbstractContextManager[None]:
        """The group of all other texts."""

    def text(self, text: TextMark, *, dim: bool = False) -> None:
        """A line of text, faded if `dim`."""


def paint(scene: Scene, painter: Painter) -> None:
    """Paint everything on a page."""
    if scene.logo:
        painter.logo(scene.logo)
    with painter.backdrop():
        _ground(scene, painter)
        _lines(scene, painter)
    with painter.blips():
        _blips(scene, painter)
    if scene.samples:
        with painter.key():
            for sample in scene.samples:
                painter.sample(sample)
    with painter.texts():
        for text in scene.texts:
            painter.text(text)
        for entry in scene.legend:
            for text in (entry.number, *entry.lines):
                painter.text(text, dim=entry.dim)


def _blips(scene: Scene, painter: Painter) -> None:
    by_dimension: dict[str, list[BlipMark]] = {blips.id: [] for blips in scene.blip_lists}
    for blip in scene.blips:
        by_dimension[blip.dimension].append(blip)
    for blips in scene.blip_lists:
        if by_dimension[blips.id]:
            with painter.blip_list(blips):
                for blip in by_dimension[blips.id]:
                    painter.blip(blip)


def _ground(scene: Scene, painter: Painter) -> None:
    for disc in scene.radars:
        for ring in disc.rings:
            painter.band(disc, ring)
        for sector in disc.sectors if disc.rim else ():
            painter.rim(disc, sector)
    for panel in scene.panels:
        painter.panel(panel)
    for arc in scene.arcs:
        painter.title(arc)
    for line in scene.lines:
        painter.line(line)
    for pill in scene.pills:
        painter.pill(pill)


def _lines(scene: Scene, painter: Painter) -> None:
    """All arrows and whiskers, before any blip, so that none covers a name."""
    for outlook in scene.outlooks:
        painter.line(outlook.line)
    for course in scene.courses:
        painter.course(course)
    for trail in scene.trails:
        painter.line(trail.arrow)
    for blip in scene.blips:
        if blip.whisker:
            painter.whisker(blip)
    for trail in scene.trails:
        if trail.ghost:
            painter.ghost(trail.ghost)
