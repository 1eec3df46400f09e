"""What is to be laid out: an edition in a shape, and the radars on which that is tried, in measures of real pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import sqrt
from types import MappingProxyType

from radargen.assessing import blips
from radargen.charts.placing.axes.cells import cell_shares
from radargen.charts.placing.axes.outline import OUTLINES
from radargen.charts.placing.axes.rectangles import Point
from radargen.charts.placing.content.chart_content import ChartContent, chart_content
from radargen.charts.placing.memory.layouts import Layout, MarkerPlace
from radargen.charts.placing.solver.label_candidates import LabelSide
from radargen.charts.placing.solver.layout_problem import LayoutProblem, least_load
from radargen.charts.placing.solver.radar_geometry import RadarGeometry
from radargen.charts.placing.typesetting import label_wrapping
from radargen.charts.placing.typesetting.ring_caption import RingCaption
from radargen.charts.theme import RadarShape
from radargen.model import Blip, Edition, Radar
from radargen.text.wording import wording

# Radii of radars in points for type of 7.5 pt: the tightest that a usual page has is a slide; then sheets, a poster.
RIMS = {RadarShape.DISC: (182.0, 226.0, 300.0), RadarShape.FAN: (280.0, 320.0, 400.0)}
# The same of one dimension alone: with labels larger than usual on a slide, on a sheet, then as large as usual there.
RIMS_ALONE = {RadarShape.FAN: (250.0, 310.0, 385.0), RadarShape.QUARTER: (340.0, 425.0, 530.0)}
# A radar of numbers without labels is laid out for the smallest page that holds it.
RIMS_NUMBERS = {
    RadarShape.DISC: (150.0, 190.0, 240.0, 300.0),
    RadarShape.FAN: (240.0, 300.0, 400.0),
    RadarShape.QUARTER: (300.0, 400.0, 500.0),
}
# One dimension alone spreads over its page until labels are that many type sizes apart.
ALONE_SPACING = 4.0
# Above this load of the radar labels find no positions, up to the second they mostly do, and up to the third with ease.
HOPELESS, EASY, DENSE = 0.62, 0.45, 0.36
# On how much larger radars labels are tried where some find no position on the first.
LARGER_RIMS = (1.0, 1.05, 1.1, 1.17, 1.25, 1.35, 1.47)
# The smallest radar for its type on which few labels are tried, as a share of the tightest.
SMALLEST = 0.9

NOTHING_PINNED: Mapping[str, Point] = MappingProxyType({})


@dataclass(frozen=True)
class LayoutRequest:
    """An edition's blips, in id order, to be laid out in a shape, with labels in those languages.

    `alone` is the id of the one dimension that is drawn, empty for all.
    """

    radar: Radar
    edition: Edition
    blips: tuple[Blip, ...]
    shape: RadarShape
    languages: tuple[str, ...]
    alone: str = ""

    @cached_property
    def contents(self) -> list[ChartContent]:
        """What the chart shows, in each language."""
        dimension = self.alone or None
        return [
            chart_content(self.radar, self.edition, self.blips, dimension, wording(language))
            for language in self.languages
        ]

    @property
    def rims(self) -> tuple[float, ...]:
        """The radii on which the layout is tried, the tightest first."""
        return (RIMS_ALONE if self.alone else RIMS)[self.shape]

    @cached_property
    def label_rims(self) -> tuple[float, ...]:
        """The radii on which labels are tried, so that they can be large: first one on which they stand densely."""
        if self.alone:
            return self.rims
        tightest, roomiest = self.rims[0], self.rims[-1]
        if self._least_load(roomiest) > HOPELESS:
            return ()
        dense = tightest * sqrt(self._problem(tightest).load / DENSE)
        first = round(max(dense, SMALLEST * tightest))
        return (*(rim for factor in LARGER_RIMS if (rim := round(factor * first)) < roomiest), roomiest)

    @property
    def previous(self) -> "LayoutRequest | None":
        """The same of the edition before, if there is one."""
        before = self.radar.before(self.edition)
        return layout_request(self.radar, before, self.shape, self.alone) if before else None

    def clearance(self, rim: float) -> float:
        """How much farther apart markers have to be on a radar of that radius than on the tightest, as a factor."""
        return rim / self.rims[0]

    def geometry(self, rim: float) -> RadarGeometry:
        """A radar of that radius with the markers to be placed."""
        content, outline = self.contents[0], OUTLINES[self.shape]
        return RadarGeometry(rim, 1.0, outline, content.captions, outline.sectors(content.sectors), content.styles)

    def problem(self, rim: float, pinned: Mapping[str, Point] = NOTHING_PINNED) -> LayoutProblem | None:
        """The same with labels in every language; None where they cover too much of the radar to find positions."""
        # To wrap a thousand names takes long, and is not needed to see that they are too many.
        if self._least_load(rim) > HOPELESS:
            return None
        problem = self._problem(rim, pinned)
        return problem if problem.load <= HOPELESS else None

    def _problem(self, rim: float, pinned: Mapping[str, Point] = NOTHING_PINNED) -> LayoutProblem:
        return replace(
            layout_problem(self.contents, self.geometry(rim), 1.0),
            clearance=self.clearance(rim),
            pinned=pinned,
            spacing=ALONE_SPACING if self.alone else 0.0,
            # Where type gets small, it counts more that no label is lost.
            within_rings=rim <= self.rims[1],
        )

    def _least_load(self, rim: float) -> float:
        geometry, content = self.geometry(rim), self.contents[0]
        return least_load(geometry, {style.id: content.short(style.id) for style in geometry.styles})


def layout_request(radar: Radar, edition: Edition, shape: RadarShape, alone: str = "") -> LayoutRequest:
    """All blips of an edition, or of the dimension of that id alone, with labels in the radar's languages."""
    inside = (blip for blip in blips(radar, edition) if alone in ("", blip.trend.dimension))
    ordered = tuple(sorted(inside, key=lambda blip: blip.id))
    return LayoutRequest(radar, edition, ordered, shape, radar.languages, alone)


def layout_problem(contents: Sequence[ChartContent], geometry: RadarGeometry, unit: float) -> LayoutProblem:
    """The problem of a radar with labels in all the languages of the contents; of ring captions the widest count."""
    captions = tuple(content.captions for content in contents)
    widest = tuple(max(ring, key=_width) for ring in zip(*(captions or (geometry.captions,)), strict=True))
    labels = tuple(
        {
            style.id: label_wrapping.wrapped_labels(content.short(style.id), content.say.language, style.weight)
            for style in geometry.styles
        }
        for content in contents
    )
    return LayoutProblem(replace(geometry, captions=widest), captions, labels, unit)


def layout_problems(request: LayoutRequest) -> list[LayoutProblem]:
    """The radars on which newcomers are placed, the smallest first; none where labels have no room at all."""
    problems = [problem for rim in request.label_rims[::2] if (problem := request.problem(rim))]
    # Labels beside markers that stay need more room than those whose markers move with them.
    return [problem for problem in problems if problem.load <= EASY] or problems[-1:]


def as_layout(
    request: LayoutRequest,
    geometry: RadarGeometry,
    radii: Sequence[float],
    points: Mapping[str, Point],
    sides: Mapping[str, Sequence[tuple[str, LabelSide]]],
) -> Layout:
    """Points on a radar with those ring radii, and label sides by trend, as shares of rim and cells."""
    inner = (0.0, *radii)
    sectors = {sector.index: sector for sector in geometry.sectors}
    places = []
    for style in geometry.styles:
        u, v = cell_shares(points[style.id], sectors[style.sector], inner[style.ring], inner[style.ring + 1])
        cell = style.blip.trend.dimension, style.blip.placement.ring
        places.append(MarkerPlace(style.id, *cell, u, v, tuple(sides.get(style.id, ()))))
    rings = tuple(ring.id for ring in request.radar.rings)
    shares = tuple(round(radius / geometry.rim, 5) for radius in radii)
    return Layout(request.edition.id, request.shape, rings, shares, tuple(places), request.alone)


def keeps_cell(place: MarkerPlace, blip: Blip) -> bool:
    """Whether a blip stands in the cell of that place."""
    return (place.dimension, place.ring) == (blip.trend.dimension, blip.placement.ring)


def _width(caption: RingCaption) -> float:
    return caption.width
