"""The memory: where everything stands, apart from any page, per edition and shape, as values and as a file."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from radargen.placing.geometry.cells import cell_point
from radargen.placing.solver.label_candidates import LabelSide, LabelVariant
from radargen.placing.solver.radar_geometry import RadarGeometry
from radargen.theme import RadarShape

# The shapes of a radar of all dimensions, and of one alone; the key under which those stand.
WHOLE, DETAIL = (RadarShape.DISC, RadarShape.FAN), (RadarShape.FAN, RadarShape.QUARTER)


@dataclass(frozen=True, slots=True)
class MarkerPlace:
    """A trend's place in its cell: `u` of its angle, `v` of its width (0 to 1), and the side of its name by language.

    One that is `pinned` never moves, whatever else has to.
    """

    id: str
    dimension: str
    ring: str
    u: float
    v: float
    sides: tuple[tuple[str, LabelSide], ...] = ()
    pinned: bool = False

    def stays(self, other: "MarkerPlace | None") -> bool:
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
    places: tuple[MarkerPlace, ...]
    alone: str = ""

    @cached_property
    def by_id(self) -> Mapping[str, MarkerPlace]:
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


def moved_ids(before: Layout, after: Layout) -> Iterator[str]:
    """The trends that kept their cell but not their place, in id order."""
    for place in after.places:
        old = before.by_id.get(place.id)
        if old and (old.dimension, old.ring) == (place.dimension, place.ring) and not place.stays(old):
            yield place.id


# What another side than the usual one costs: more than one conflict, so that whoever is in the way gives in first, by
# breaking its lines; and less than that where names have others to care for.
OTHER_SIDE, LIGHTLY = 30.0, 1.2


def marker_points(of: RadarGeometry, layout: Layout, radii: Sequence[float]) -> dict[str, tuple[float, float]]:
    """The places of a layout on a radar of those radii, relative to its centre."""
    inner = [0.0, *radii]
    sectors = {sector.index: sector for sector in of.sectors}
    return {
        body.id: cell_point(
            layout.by_id[body.id].u,
            layout.by_id[body.id].v,
            sectors[body.sector],
            inner[body.ring],
            inner[body.ring + 1],
        )
        for body in of.bodies
    }


def preferring_side(
    ways: tuple[LabelVariant, ...], place: MarkerPlace, language: str, more: float = OTHER_SIDE
) -> tuple[LabelVariant, ...]:
    """The same ways to set a name, the cheapest first, where another side than that of its place costs more."""
    side = dict(place.sides).get(language)
    if side is None:
        return ways
    dearer = (way if way.side is side else replace(way, cost=way.cost + more) for way in ways)
    return tuple(sorted(dearer, key=lambda choice: choice.cost))


def only_side(ways: tuple[LabelVariant, ...], place: MarkerPlace, language: str) -> tuple[LabelVariant, ...]:
    """Only those on the side of its place, if it has one."""
    side = dict(place.sides).get(language)
    return tuple(way for way in ways if way.side is side) or ways
