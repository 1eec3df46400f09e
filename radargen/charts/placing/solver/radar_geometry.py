"""A radar of a certain size to place markers on: its outline, rings, sectors and cells, and the markers by cell."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import atan2, degrees

from radargen.charts.disc import SectorMark
from radargen.charts.placing.axes import ring_labels
from radargen.charts.placing.axes.cells import Cell
from radargen.charts.placing.axes.outline import Outline
from radargen.charts.placing.content.marker_styles import MarkerStyle, least_base
from radargen.charts.placing.typesetting.ring_caption import RingCaption
from radargen.charts.scene import Box
from radargen.charts.theme import LEAST_NUMBER

RING_GAP, SECTOR_GAP = 0.9, 2.4
# Distance of markers from the gaps between rings and sectors, in points.
INSET = 0.8


@dataclass(frozen=True)
class RadarGeometry:
    """A radar of radius `rim` in points: ring captions, sectors, and the styles of its markers in id order.

    `unit` scales captions; 1 stands for type of 7.5 pt. Numbers in markers are at least `least_number` pt; `highest` is
    the highest number, if it is not the count of markers.
    """

    rim: float
    unit: float
    outline: Outline
    captions: tuple[RingCaption, ...]
    sectors: tuple[SectorMark, ...]
    styles: tuple[MarkerStyle, ...]
    least_number: float = LEAST_NUMBER
    highest: int = 0

    @property
    def least_base(self) -> float:
        """The smallest base radius of markers, in points."""
        return least_base(self.styles, max(len(self.styles), self.highest), self.least_number)

    @cached_property
    def by_ring(self) -> list[list[list[MarkerStyle]]]:
        """The styles by ring and sector."""
        columns = {sector.index: n for n, sector in enumerate(self.sectors)}
        by_ring: list[list[list[MarkerStyle]]] = [[[] for _ in self.sectors] for _ in self.captions]
        for style in self.styles:
            by_ring[style.ring][columns[style.sector]].append(style)
        return by_ring

    def cells(self, radii: Sequence[float]) -> list[list[Cell]]:
        """The cells between those outer radii, by ring and sector, each with the ring names that extend into it."""
        key = tuple(radii)
        if key not in self._known_cells:
            self._known_cells[key] = self._cells(key)
        return self._known_cells[key]

    @cached_property
    def _known_cells(self) -> dict[tuple[float, ...], list[list[Cell]]]:
        return {}

    def _cells(self, radii: Sequence[float]) -> list[list[Cell]]:
        boxes = ring_labels.pill_boxes(self.captions, radii, self.outline, self.unit) if self.outline.closed else []
        boxes = [Box(b.x - INSET, b.y - INSET, b.width + 2 * INSET, b.height + 2 * INSET) for b in boxes]
        return [
            [
                Cell(
                    low + RING_GAP / 2 + INSET if low else 0.0,
                    high - RING_GAP / 2 - INSET,
                    sector.start,
                    sector.end,
                    SECTOR_GAP / 2 + INSET,
                    tuple(_near(boxes, low, high, sector)),
                )
                for sector in self.sectors
            ]
            for low, high in zip([0.0, *radii], radii, strict=False)
        ]

    def occupied_cells(self, radii: Sequence[float]) -> Iterator[tuple[Cell, list[MarkerStyle]]]:
        """The cells that hold markers, with their styles."""
        for row, cells in zip(self.by_ring, self.cells(radii), strict=True):
            yield from ((cell, styles) for cell, styles in zip(cells, row, strict=True) if styles)


def _near(boxes: Sequence[Box], low: float, high: float, sector: SectorMark) -> Iterator[Box]:
    """The ring names (all around 12 o'clock) that may extend into that sector's cell between those radii."""
    for box in boxes:
        top, bottom, half = -box.y, -box.y - box.height, box.width / 2
        if (half * half + top * top) ** 0.5 < low or bottom > high:
            continue
        lean = degrees(atan2(half, max(bottom, 0.01))) + 1
        if sector.start < lean or sector.end > 360 - lean:
            yield box
