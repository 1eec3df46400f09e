"""New."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import atan2, degrees

from radargen.placing.geometry import ring_labels
from radargen.placing.geometry.cells import Cell
from radargen.placing.geometry.outline import Outline
from radargen.placing.view.marker_styles import MarkerStyle, least_base
from radargen.scene import Box, SectorMark
from radargen.theme import LEAST_NUMBER

RING_GAP, SECTOR_GAP = 0.9, 2.4
# What blips keep from both, in points.
INSET = 0.8


@dataclass(frozen=True)
class RadarGeometry:
    """What is to be filled: a radar of that rim, its ring names, its sectors and the bodies, in id order.

    No number in a body is set in smaller type than `least`, in points.
    """

    rim: float
    unit: float
    outline: Outline
    names: tuple[str, ...]
    sectors: tuple[SectorMark, ...]
    bodies: tuple[MarkerStyle, ...]
    least: float = LEAST_NUMBER

    @property
    def smallest(self) -> float:
        """The smallest base radius of bodies."""
        return least_base(self.bodies, len(self.bodies), self.least)

    @cached_property
    def rows(self) -> list[list[list[MarkerStyle]]]:
        """The bodies by ring and sector."""
        places = {sector.index: n for n, sector in enumerate(self.sectors)}
        rows: list[list[list[MarkerStyle]]] = [[[] for _ in self.sectors] for _ in self.names]
        for body in self.bodies:
            rows[body.ring][places[body.sector]].append(body)
        return rows

    def cells(self, radii: Sequence[float]) -> list[list[Cell]]:
        """The cells between those radii, each with the pills that reach into it."""
        boxes = ring_labels.pill_boxes(self.names, radii, self.outline, self.unit) if self.outline.closed else []
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

    def filled_cells(self, radii: Sequence[float]) -> Iterator[tuple[Cell, list[MarkerStyle]]]:
        """The cells in which something stands, with what does."""
        for row, cells in zip(self.rows, self.cells(radii), strict=True):
            yield from ((cell, bodies) for cell, bodies in zip(cells, row, strict=True) if bodies)


def _near(boxes: Sequence[Box], low: float, high: float, sector: SectorMark) -> Iterator[Box]:
    """The ring names that may reach into that cell."""
    for box in boxes:
        top, bottom, half = -box.y, -box.y - box.height, box.width / 2
        if (half * half + top * top) ** 0.5 < low or bottom > high:
            continue
        lean = degrees(atan2(half, max(bottom, 0.01))) + 1
        if sector.start < lean or sector.end > 360 - lean:
            yield box
