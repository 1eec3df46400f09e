"""The memory: where everything stands, apart from any page, per edition and shape, as values and as a file."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import atan2, cos, degrees, radians, sin, sqrt

from radargen.placing.candidates import Side
from radargen.scene import SectorMark
from radargen.theme import RadarShape

Point = tuple[float, float]
# The only version there is of the file.
VERSION = 1


@dataclass(frozen=True, slots=True)
class Place:
    """A trend's place in its cell: `u` of its angle, `v` of its width (0 to 1), and the side of its name by language.

    One that is `pinned` never moves, whatever else has to.
    """

    id: str
    dimension: str
    ring: str
    u: float
    v: float
    sides: tuple[tuple[str, Side], ...] = ()
    pinned: bool = False

    def stays(self, other: "Place | None") -> bool:
        """Whether the other is at the same place of the same cell."""
        return other is not None and (self.dimension, self.ring, self.u, self.v) == (
            other.dimension,
            other.ring,
            other.u,
            other.v,
        )


@dataclass(frozen=True)
class Layout:
    """One edition in one shape: the rings, the outer radius of each as a share of the rim, the places in id order."""

    edition: str
    shape: RadarShape
    rings: tuple[str, ...]
    radii: tuple[float, ...]
    places: tuple[Place, ...]

    @cached_property
    def by_id(self) -> Mapping[str, Place]:
        """The places by trend."""
        return {place.id: place for place in self.places}


@dataclass(frozen=True, slots=True)
class Lock:
    """The layouts that are written down."""

    layouts: tuple[Layout, ...] = ()

    def find(self, edition: str, shape: RadarShape) -> Layout | None:
        """The layout of that edition in that shape, if there is one."""
        return next((one for one in self.layouts if (one.edition, one.shape) == (edition, shape)), None)


NO_LOCK = Lock()


def point(u: float, v: float, sector: SectorMark, inner: float, outer: float) -> Point:
    """Where a place lies on a radar whose ring has those radii, relative to the centre."""
    angle = radians(sector.start + u * (sector.end - sector.start))
    away = inner + v * (outer - inner)
    return round(away * sin(angle), 2), round(-away * cos(angle), 2)


def shares(at: Point, sector: SectorMark, inner: float, outer: float) -> Point:
    """The reverse: a point's `u` and `v`."""
    x, y = at
    turn = (degrees(atan2(x, -y)) - sector.start) % 360
    return round(turn / (sector.end - sector.start), 5), round((sqrt(x * x + y * y) - inner) / (outer - inner), 5)


def text(lock: Lock) -> str:
    """The file: editions in the order given, one trend a line in id order, so that a diff shows what changed."""
    shapes = [shape for shape in RadarShape if any(one.shape is shape for one in lock.layouts)]
    blocks = [
        f' "{shape}": {{\n' + ",\n".join(_layout(one) for one in lock.layouts if one.shape is shape) + "\n }"
        for shape in shapes
    ]
    return "{\n" + ",\n".join([f' "version": {VERSION}', *blocks]) + "\n}\n"


def moved(before: Layout, after: Layout) -> Iterator[str]:
    """The trends that kept their cell but not their place, in id order."""
    for place in after.places:
        old = before.by_id.get(place.id)
        if old and (old.dimension, old.ring) == (place.dimension, place.ring) and not place.stays(old):
            yield place.id


def _layout(layout: Layout) -> str:
    places = ",\n".join(f"    {json.dumps(place.id)}: {_place(place)}" for place in layout.places)
    trends = f"{{\n{places}\n   }}" if places else "{}"
    return (
        f"  {json.dumps(layout.edition)}: {{\n"
        f'   "rings": {json.dumps(dict(zip(layout.rings, layout.radii, strict=True)))},\n'
        f'   "trends": {trends}\n  }}'
    )


def _place(place: Place) -> str:
    values: dict[str, object] = {"dimension": place.dimension, "ring": place.ring, "u": place.u, "v": place.v}
    if place.sides:
        values["side"] = {language: side.value for language, side in place.sides}
    if place.pinned:
        values["pinned"] = True
    return json.dumps(values, ensure_ascii=False)
