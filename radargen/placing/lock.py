"""The memory: where everything stands, apart from any page, per edition and shape, as values and as a file."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import atan2, cos, degrees, radians, sin, sqrt

from radargen.placing.candidates import Side
from radargen.scene import SectorMark
from radargen.theme import RadarShape

Point = tuple[float, float]
# The only version there is of the file.
VERSION = 1
# The shapes of a radar of all dimensions, and of one alone; the key under which those stand.
WHOLE, DETAIL = (RadarShape.DISC, RadarShape.FAN), (RadarShape.FAN, RadarShape.QUARTER)
ALONE = "alone"


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
    """One edition in one shape: the rings, the outer radius of each as a share of the rim, the places in id order.

    `alone` is the dimension of which it is the detail: a radar of its own, with places of its own.
    """

    edition: str
    shape: RadarShape
    rings: tuple[str, ...]
    radii: tuple[float, ...]
    places: tuple[Place, ...]
    alone: str = ""

    @cached_property
    def by_id(self) -> Mapping[str, Place]:
        """The places by trend."""
        return {place.id: place for place in self.places}


@dataclass(frozen=True, slots=True)
class Lock:
    """The layouts that are written down."""

    layouts: tuple[Layout, ...] = ()

    def find(self, edition: str, shape: RadarShape, alone: str = "") -> Layout | None:
        """The layout of that edition in that shape, of all dimensions or of one alone, if there is one."""
        wanted = edition, shape, alone
        return next((one for one in self.layouts if (one.edition, one.shape, one.alone) == wanted), None)


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
    dimensions = dict.fromkeys(one.alone for one in lock.layouts if one.alone)
    blocks = [f' "version": {VERSION}', *_shapes(lock, "", 1)]
    if details := [_block(alone, _shapes(lock, alone, 3), 2) for alone in dimensions]:
        blocks.append(_block(ALONE, details, 1))
    return "{\n" + ",\n".join(blocks) + "\n}\n"


def moved(before: Layout, after: Layout) -> Iterator[str]:
    """The trends that kept their cell but not their place, in id order."""
    for place in after.places:
        old = before.by_id.get(place.id)
        if old and (old.dimension, old.ring) == (place.dimension, place.ring) and not place.stays(old):
            yield place.id


def _shapes(lock: Lock, alone: str, deep: int) -> list[str]:
    """The editions by shape, of all dimensions or of one alone, that many spaces from the margin."""
    of = [one for one in lock.layouts if one.alone == alone]
    return [
        _block(shape, [_layout(one, deep + 1) for one in of if one.shape is shape], deep)
        for shape in RadarShape
        if any(one.shape is shape for one in of)
    ]


def _layout(layout: Layout, deep: int) -> str:
    edge = " " * (deep + 1)
    rings = f'{edge}"rings": {json.dumps(dict(zip(layout.rings, layout.radii, strict=True)))}'
    places = [f"{edge} {json.dumps(place.id)}: {_place(place)}" for place in layout.places]
    trends = _block("trends", places, deep + 1) if places else f'{edge}"trends": {{}}'
    return _block(layout.edition, [rings, trends], deep)


def _block(key: str, parts: Sequence[str], deep: int) -> str:
    edge, inside = " " * deep, ",\n".join(parts)
    return f"{edge}{json.dumps(key)}: {{\n{inside}\n{edge}}}"


def _place(place: Place) -> str:
    values: dict[str, object] = {"dimension": place.dimension, "ring": place.ring, "u": place.u, "v": place.v}
    if place.sides:
        values["side"] = {language: side.value for language, side in place.sides}
    if place.pinned:
        values["pinned"] = True
    return json.dumps(values, ensure_ascii=False)
