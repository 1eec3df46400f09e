"""What a painter can do, and the order in which it is asked to: from the ground up, the same in every format."""

from contextlib import AbstractContextManager
from typing import Protocol

from radargen.charts.disc import BlipList, Disc, RingMark, SectorMark
from radargen.charts.scene import ArcText, BlipMark, Box, Course, Line, Marker, Panel, Pill, Scene, TextMark


class Painter(Protocol):
    """Paints marks one by one on the page of one format, each on top of those before, where the scene says.

    A group is what belongs together for formats that know groups; it is open while its marks are painted.
    """

    def logo(self, room: Box) -> None:
        """The theme's logo, as large as the room allows, from the top right."""

    def backdrop(self) -> AbstractContextManager[None]:
        """The group of all that lies below the blips."""

    def band(self, disc: Disc, ring: RingMark) -> None:
        """The ground of a ring."""

    def rim(self, disc: Disc, sector: SectorMark) -> None:
        """The coloured arc outside a sector."""

    def panel(self, panel: Panel) -> None:
        """The ground of a panel."""

    def title(self, arc: ArcText) -> None:
        """A text along an arc."""

    def line(self, line: Line) -> None:
        """A rule or an arrow."""

    def pill(self, pill: Pill) -> None:
        """A ring's name on its band, below which the gap between sectors is closed."""

    def whisker(self, blip: BlipMark) -> None:
        """The stroke that tells how far raters disagree on a blip."""

    def course(self, course: Course) -> None:
        """A trend's way through several places."""

    def ghost(self, marker: Marker) -> None:
        """Where a blip once stood."""

    def blips(self) -> AbstractContextManager[None]:
        """The group of all lists of blips."""

    def blip_list(self, blips: BlipList) -> AbstractContextManager[None]:
        """The group of the blips of one list."""

    def blip(self, blip: BlipMark) -> None:
        """A blip's body with its texts."""

    def key(self) -> AbstractContextManager[None]:
        """The group of samples."""

    def sample(self, marker: Marker) -> None:
        """A body in the key."""

    def texts(self) -> AbstractContextManager[None]:
        """The group of all other texts."""

    def text(self, text: TextMark, *, dim: bool = False) -> None:
        """A line of text; one that is `dim` stands back."""


def paint(scene: Scene, painter: Painter) -> None:
    """Everything on a page."""
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
    """All trails and whiskers, before any blip, so that none runs over a name."""
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
