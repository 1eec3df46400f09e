"""What a layout is wanted for, and the radars on which it is tried: in the measures of the pages there are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType

from radargen.assessing import blips
from radargen.model import Blip, Edition, Radar
from radargen.placing.geometry.cells import cell_shares
from radargen.placing.geometry.outline import OUTLINES
from radargen.placing.geometry.rectangles import Point
from radargen.placing.memory.layouts import Layout, MarkerPlace
from radargen.placing.solver.layout_problem import LayoutProblem, least_load
from radargen.placing.solver.radar_geometry import RadarGeometry
from radargen.placing.text import label_wrapping
from radargen.placing.view.chart_content import ChartContent, chart_content
from radargen.theme import RadarShape
from radargen.wording import wording

# The radar in the tightest measures that a usual page has, in type of 7.5 pt: a slide; then sheets, then a poster.
RIMS = {RadarShape.DISC: (182.0, 226.0, 300.0), RadarShape.FAN: (280.0, 320.0, 400.0)}
# The same of one dimension alone: with names larger than usual on a slide, on a sheet, then as large as usual there.
RIMS_ALONE = {RadarShape.FAN: (250.0, 310.0, 385.0), RadarShape.QUARTER: (340.0, 425.0, 530.0)}
# A radar of numbers alone is placed for the smallest page that holds it.
PLAIN = {
    RadarShape.DISC: (150.0, 190.0, 240.0, 300.0),
    RadarShape.FAN: (240.0, 300.0, 400.0),
    RadarShape.QUARTER: (300.0, 400.0, 500.0),
}
# One dimension alone spreads over its page until names are so many type sizes from each other.
AIRY = 4.0
# Names that take more of the radar than this find no place, and up to the second they do with ease.
HOPELESS, EASY = 0.62, 0.45
NOTHING: Mapping[str, Point] = MappingProxyType({})


@dataclass(frozen=True)
class LayoutRequest:
    """What is to be placed: an edition's blips in a shape, with the names in those languages."""

    radar: Radar
    edition: Edition
    blips: tuple[Blip, ...]
    shape: RadarShape
    languages: tuple[str, ...]
    # The id of the one dimension, if it is not all of them.
    alone: str = ""

    @cached_property
    def subjects(self) -> list[ChartContent]:
        """The edition in each language."""
        alone = self.alone or None
        return [
            chart_content(self.radar, self.edition, self.blips, alone, wording(spoken)) for spoken in self.languages
        ]

    @property
    def rims(self) -> tuple[float, ...]:
        """The radars on which it is tried, the tightest first."""
        return (RIMS_ALONE if self.alone else RIMS)[self.shape]

    @property
    def before(self) -> "LayoutRequest | None":
        """The same of the edition before, if there is one."""
        before = self.radar.before(self.edition)
        return layout_request(self.radar, before, self.shape, self.alone) if before else None

    def room(self, rim: float) -> float:
        """How much farther apart blips have to be on a radar of that size than on the tightest."""
        return rim / self.rims[0]

    def radius(self, rim: float) -> RadarGeometry:
        """What is to be filled, on a radar of that rim."""
        shown, outline = self.subjects[0], OUTLINES[self.shape]
        return RadarGeometry(rim, 1.0, outline, shown.rings, outline.sectors(shown.sectors), shown.bodies)

    def naming(self, rim: float, pinned: Mapping[str, Point] = NOTHING) -> LayoutProblem | None:
        """The same with names in every language; None where they take too much of the radar to find a place."""
        of, shown = self.radius(rim), self.subjects[0]
        # To break a thousand names takes long, and is not needed to see that they are too many.
        if least_load(of, {body.id: shown.short(body.id) for body in of.bodies}) > HOPELESS:
            return None
        air = AIRY if self.alone else 0.0
        task = replace(layout_problem(self.subjects, of, 1.0), room=self.room(rim), pinned=pinned, air=air)
        return task if task.load <= HOPELESS else None


def layout_request(radar: Radar, edition: Edition, shape: RadarShape, alone: str = "") -> LayoutRequest:
    """All blips of an edition or of the dimension of that id alone, with their names in the radar's languages."""
    found = (blip for blip in blips(radar, edition) if alone in ("", blip.trend.dimension))
    return LayoutRequest(radar, edition, tuple(sorted(found, key=lambda blip: blip.id)), shape, radar.languages, alone)


def layout_problems(of: LayoutRequest) -> list[LayoutProblem]:
    """The radars on which what is new is given its place, the smallest first; none where names have no room at all."""
    tasks = [task for rim in of.rims if (task := of.naming(rim))]
    # Names beside blips that stay need more room than those whose blips move with them.
    return [task for task in tasks if task.load <= EASY] or tasks[-1:]


def as_layout(
    of: LayoutRequest,
    radius: RadarGeometry,
    radii: Sequence[float],
    at: Mapping[str, Point],
    names: Mapping[str, Sequence[tuple[str, str]]],
) -> Layout:
    """Points on a radar of those radii, and the sides of names by trend and language, as shares of the cells."""
    inner = (0.0, *radii)
    sectors = {sector.index: sector for sector in radius.sectors}
    places = []
    for body in radius.bodies:
        u, v = cell_shares(at[body.id], sectors[body.sector], inner[body.ring], inner[body.ring + 1])
        cell = body.blip.trend.dimension, body.blip.placement.ring
        places.append(MarkerPlace(body.id, *cell, u, v, tuple(names.get(body.id, ()))))  # type: ignore[arg-type]
    rings = tuple(ring.id for ring in of.radar.rings)
    shared = tuple(round(r / radius.rim, 5) for r in radii)
    return Layout(of.edition.id, of.shape, rings, shared, tuple(places), of.alone)


def keeps_cell(place: MarkerPlace, blip: Blip) -> bool:
    """Whether a blip stands in the cell of that place."""
    return (place.dimension, place.ring) == (blip.trend.dimension, blip.placement.ring)


def layout_problem(subjects: Sequence[ChartContent], of: RadarGeometry, unit: float) -> LayoutProblem:
    """A radar and its names in all the languages of the subjects, the ring names the longest of them."""
    ring_names = tuple(subject.rings for subject in subjects)
    longest = tuple(max(names, key=len) for names in zip(*(ring_names or (of.names,)), strict=True))
    ways = tuple(
        {body.id: label_wrapping.wrapped_labels(subject.short(body.id), subject.say.language) for body in of.bodies}
        for subject in subjects
    )
    return LayoutProblem(replace(of, names=longest), ring_names, ways, unit)
