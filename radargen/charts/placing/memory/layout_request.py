"""A request for a layout: an edition in a shape, and the radars to try, with the measures of real pages."""

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

# Radii of radars in points for type of 7.5 pt: a slide, which is the tightest of the usual pages; then sheets, a
# poster.
RIMS = {RadarShape.DISC: (182.0, 226.0, 300.0), RadarShape.FAN: (280.0, 320.0, 400.0)}
# The same for one dimension alone: with larger labels on a slide and on a sheet, then with the usual ones there.
RIMS_ALONE = {RadarShape.FAN: (250.0, 310.0, 385.0), RadarShape.QUARTER: (340.0, 425.0, 530.0)}
# A radar of numbers without labels is laid out for the smallest page that holds it.
RIMS_NUMBERS = {
    RadarShape.DISC: (150.0, 190.0, 240.0, 300.0),
    RadarShape.FAN: (240.0, 300.0, 400.0),
    RadarShape.QUARTER: (300.0, 400.0, 500.0),
}
# One dimension alone spreads over its page until its labels are this many type sizes apart.
ALONE_SPACING = 4.0
# Loads of the radar: above the first, labels find no positions; up to the second mostly, up to the third easily.
HOPELESS, EASY, DENSE = 0.62, 0.45, 0.36
# Factors of larger radars to try if some labels find no position on the first.
LARGER_RIMS = (1.0, 1.05, 1.1, 1.17, 1.25, 1.35, 1.47)
# The smallest radar to try with few labels, as a share of the tightest.
SMALLEST = 0.9

NOTHING_PINNED: Mapping[str, Point] = MappingProxyType({})


@dataclass(frozen=True)
class LayoutRequest:
    """An edition's blips, in id order, to be laid out in a shape, with labels in those languages.

    `alone` is the id of the dimension drawn alone, empty for all.
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
        """The radii on which the layout is tried, in points, the tightest first."""
        return (RIMS_ALONE if self.alone else RIMS)[self.shape]

    @cached_property
    def label_rims(self) -> tuple[float, ...]:
        """The radii on which large labels are tried, in points, starting with one on which they are dense."""
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
        """The same request for the edition before, if there is one."""
        before = self.radar.before(self.edition)
        return layout_request(self.radar, before, self.shape, self.alone) if before else None

    def clearance(self, rim: float) -> float:
        """The factor by which gaps between markers must be larger on a radar of that radius than on the tightest."""
        return rim / self.rims[0]

    def geometry(self, rim: float) -> RadarGeometry:
        """A radar of that radius with the markers to be placed."""
        content, outline = self.contents[0], OUTLINES[self.shape]
        return RadarGeometry(rim, 1.0, outline, content.captions, outline.sectors(content.sectors), content.styles)

    def problem(self, rim: float, pinned: Mapping[str, Point] = NOTHING_PINNED) -> LayoutProblem | None:
        """That radar with labels in every language; None if they cover too much of it to find positions."""
        # Wrapping a thousand names takes long, and is not needed to see that they are too many.
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
            # In small type it is more important that no label is lost.
            within_rings=rim <= self.rims[1],
        )

    def _least_load(self, rim: float) -> float:
        geometry, content = self.geometry(rim), self.contents[0]
        return least_load(geometry, {style.id: content.short(style.id) for style in geometry.styles})


def layout_request(radar: Radar, edition: Edition, shape: RadarShape, alone: str = "") -> LayoutRequest:
    """The request for all blips of an edition, or of one dimension alone, with labels in the radar's languages."""
    inside = (blip for blip in blips(radar, edition) if alone in ("", blip.trend.dimension))
    ordered = tuple(sorted(inside, key=lambda blip: blip.id))
    return LayoutRequest(radar, edition, ordered, shape, radar.languages, alone)


def layout_problem(contents: Sequence[ChartContent], geometry: RadarGeometry, unit: float) -> LayoutProblem:
    """A radar with labels in all languages of the contents; of ring captions, the widest count."""
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
    """The radars on which newcomers are placed, the smallest first; empty if labels have no room at all."""
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
    """Points on a radar with those ring radii, as fractions of rim and cells, with label sides by trend."""
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
    """Whether a blip is still in the cell of that place."""
    return (place.dimension, place.ring) == (blip.trend.dimension, blip.placement.ring)


def _width(caption: RingCaption) -> float:
    return caption.width
