"""A radar of many trends as a small figure for a web page: one path for all dots that look alike, one link per cell."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from radargen.charts.disc import BlipList
from radargen.charts.drawing import shapes
from radargen.charts.drawing.markup import element, number, path
from radargen.charts.drawing.painting import paint
from radargen.charts.drawing.svg_painter import SvgPainter
from radargen.charts.scene import BlipMark, Marker, MarkerShape, Scene
from radargen.charts.theme import Theme

_BLANK_LINES = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class CellLink:
    """The address of the list of a cell's trends, and the text of the link."""

    href: str
    words: str


def overview_svg(scene: Scene, theme: Theme, cells: Mapping[tuple[str, str], CellLink]) -> str:
    """A radar as a figure like that of `svg`, with blips as dots that have no numbers, names or links.

    `cells` are links by the ids of dimension and ring. The figure has few elements, however many blips there are.
    """
    painter = _OverviewPainter(scene, theme, cells)
    paint(scene, painter)
    return _BLANK_LINES.sub("\n", painter.text_of_file())


class _OverviewPainter(SvgPainter):
    def __init__(self, scene: Scene, theme: Theme, cells: Mapping[tuple[str, str], CellLink]) -> None:
        super().__init__(scene, theme, standalone=False, painted=False, live_text=True)
        self.cells = cells
        self.found: dict[tuple[object, ...], list[str]] = {}

    def whisker(self, blip: BlipMark) -> None:
        """Nothing, since whiskers are too fine for a picture of so many blips."""

    def blip(self, blip: BlipMark) -> None:
        """Collect the shapes of the blip by their looks."""
        marker = blip.marker
        fill, _ = self.colours.body(marker)
        width = shapes.stroke(marker)
        if marker.shape is MarkerShape.HALO:
            r, halo = shapes.halo(marker)
            self._collect(_circle(marker, r), "none", halo)
        if marker.shape is MarkerShape.DROP:
            self._collect(path(shapes.body(marker)), fill, width)
        elif fill == "currentColor":
            # A line of no length with a round cap: the shortest path data for a dot.
            self._collect(f"M{number(marker.x)} {number(marker.y)}h0", "none", 2 * marker.r)
        else:
            self._collect(_circle(marker, marker.r - width / 2), fill, width)

    def _collect(self, outline: str, fill: str, width: float) -> None:
        self.found.setdefault((fill, number(width)), []).append(outline)

    @contextmanager
    def blip_list(self, blips: BlipList) -> Iterator[None]:
        """The dots of a dimension, then a link over each of its cells."""
        with super().blip_list(blips):
            yield
            for (fill, width), outlines in self.found.items():
                looks = {"fill": fill, "stroke-width": width, "stroke-linecap": "round"}
                self._lines.append(element("path", {"aria-hidden": "true", "d": "".join(outlines), **looks}))
            self.found = {}
            disc = self.scene.disc
            sector = next((each for each in disc.sectors if each.id == blips.id), None) if disc else None
            for ring in disc.rings if disc and sector else ():
                cell = self.cells.get((blips.id, ring.id))
                if disc and sector and cell:
                    area = element("path", {"d": path(shapes.cell(disc, ring, sector)), "fill-opacity": 0})
                    link = element("a", {"href": cell.href, "aria-label": cell.words}, area)
                    self._lines.append(element("g", {"role": "listitem"}, link))


def _circle(marker: Marker, r: float) -> str:
    """Short path data for a circle about the marker's centre."""
    across, round_ = number(2 * r), number(r)
    half = f"a{round_} {round_} 0 1 0"
    return f"M{number(marker.x - r)} {number(marker.y)}{half} {across} 0{half} -{across} 0z"
