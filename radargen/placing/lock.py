"""Where everything stands, apart from any page: a place per trend in its cell, and how wide the rings are."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from math import atan2, cos, degrees, radians, sin, sqrt

from radargen.placing.candidates import Side
from radargen.scene import SectorMark

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Place:
    """A trend's place in its cell: `u` of its angle and `v` of its width, from 0 to 1; the side of its name by language.

    One that is `pinned` never moves, whatever else has to.
    """

    id: str
    dimension: str
    ring: str
    u: float
    v: float
    sides: tuple[tuple[str, Side], ...] = ()
    pinned: bool = False


@dataclass(frozen=True)
class Layout:
    """One edition in one shape: the outer radius of each ring as a share of the rim, and the places in id order."""

    edition: str
    shape: str
    radii: tuple[float, ...]
    places: tuple[Place, ...]

    @cached_property
    def by_id(self) -> Mapping[str, Place]:
        """The places by trend."""
        return {place.id: place for place in self.places}


def point(place: Place, sector: SectorMark, inner: float, outer: float) -> Point:
    """Where a place lies on a radar whose ring has those radii, relative to the centre."""
    angle = radians(sector.start + place.u * (sector.end - sector.start))
    away = inner + place.v * (outer - inner)
    return round(away * sin(angle), 2), round(-away * cos(angle), 2)


def shares(at: Point, sector: SectorMark, inner: float, outer: float) -> tuple[float, float]:
    """The reverse: a point's `u` and `v`."""
    x, y = at
    turn = (degrees(atan2(x, -y)) - sector.start) % 360
    return round(turn / (sector.end - sector.start), 5), round((sqrt(x * x + y * y) - inner) / (outer - inner), 5)
