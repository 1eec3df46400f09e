"""The positions of an edition's markers, independent of page and size: the values that are kept between editions."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from radargen.charts.placing.axes.cells import cell_point
from radargen.charts.placing.axes.rectangles import Point
from radargen.charts.placing.solver.label_candidates import LabelSide, LabelVariant
from radargen.charts.placing.solver.radar_geometry import RadarGeometry
from radargen.charts.theme import RadarShape

# The shapes in which a radar of all dimensions is laid out, and one of a single dimension.
WHOLE, DETAIL = (RadarShape.DISC, RadarShape.FAN), (RadarShape.FAN, RadarShape.QUARTER)
# Cost of a label on another side than the kept one. The first is less than the cost of lying over another ring, so that
# a label turns before it becomes a number; the second is for pages with more obstacles.
OTHER_SIDE, OTHER_SIDE_CROWDED = 5.0, 1.2
# Weight of an existing label against a new one, if one of them has to be left out.
KEPT_WEIGHT = 2.0
# The share of existing labels that may change their side in one edition.
MOST_TURNED = 0.05
# How far an existing marker gives way, relative to 1 for a newcomer.
KEPT_MOBILITY = 0.15


@dataclass(frozen=True, slots=True)
class MarkerPlace:
    """A trend's position in its cell, and the sides of its label as pairs of language and side.

    `u` is the fraction of the cell's angle and `v` of its width, both from 0 to 1. A marker `pinned` by the editors
    never moves.
    """

    id: str
    dimension: str
    ring: str
    u: float
    v: float
    sides: tuple[tuple[str, LabelSide], ...] = ()
    pinned: bool = False

    @property
    def position(self) -> tuple[str, str, float, float]:
        """The cell and the position in it."""
        return self.dimension, self.ring, self.u, self.v


@dataclass(frozen=True)
class Layout:
    """One edition in one shape: ring ids, their outer radii as fractions of the rim, and places in id order.

    `alone` is the id of the dimension drawn alone, empty for all; each dimension has a layout of its own.
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

    def radii_on(self, geometry: RadarGeometry) -> list[float]:
        """The outer radii of the rings on that radar, in points."""
        return [round(share * geometry.rim, 2) for share in self.radii]


@dataclass(frozen=True, slots=True)
class Lock:
    """The recorded layouts, and by script the faces that drew names beyond the shipped font."""

    layouts: tuple[Layout, ...] = ()
    faces: tuple[tuple[str, str], ...] = ()

    def find(self, edition: str, shape: RadarShape, alone: str = "") -> Layout | None:
        """The layout of that edition in that shape, for all dimensions or one alone; None if there is none."""
        key = edition, shape, alone
        return next((known for known in self.layouts if (known.edition, known.shape, known.alone) == key), None)


NO_LOCK = Lock()


def marker_points(geometry: RadarGeometry, layout: Layout, radii: Sequence[float]) -> dict[str, Point]:
    """A layout's places as points by trend, on that radar with those ring radii, relative to its centre."""
    inner = [0.0, *radii]
    sectors = {sector.index: sector for sector in geometry.sectors}
    return {
        style.id: cell_point(
            layout.by_id[style.id].u,
            layout.by_id[style.id].v,
            sectors[style.sector],
            inner[style.ring],
            inner[style.ring + 1],
        )
        for style in geometry.styles
    }


def few_of(trends: Collection[str], kept: int, first: Collection[str] = ()) -> frozenset[str]:
    """As many of these trends as may turn their labels if `kept` labels were kept: `first` ones, then in id order."""
    ordered = sorted(trends, key=lambda trend: (trend not in first, trend))
    return frozenset(ordered[: most_turned(kept)])


def most_turned(kept: int) -> int:
    """How many labels may change their side if that many were kept."""
    return int(MOST_TURNED * kept)


def moved_ids(before: Layout, after: Layout) -> Iterator[str]:
    """The trends that kept their cell but not their position, in id order."""
    for place in after.places:
        old = before.by_id.get(place.id)
        if old and (old.dimension, old.ring) == (place.dimension, place.ring) and old.position != place.position:
            yield place.id


def preferring_side(
    variants: tuple[LabelVariant, ...], place: MarkerPlace, language: str, penalty: float = OTHER_SIDE
) -> tuple[LabelVariant, ...]:
    """The label variants, cheapest first, with a penalty on other sides than the place's."""
    side = dict(place.sides).get(language)
    if side is None:
        return variants
    dearer = (
        variant if variant.side is side else replace(variant, cost=variant.cost + penalty) for variant in variants
    )
    return tuple(sorted(dearer, key=lambda variant: variant.cost))


def only_side(variants: tuple[LabelVariant, ...], place: MarkerPlace, language: str) -> tuple[LabelVariant, ...]:
    """The label variants on the place's side; all of them if it has none."""
    side = dict(place.sides).get(language)
    return tuple(variant for variant in variants if variant.side is side) or variants
