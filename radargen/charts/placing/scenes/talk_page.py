"""A page for a talk: a few chosen trends with large names, all others as quiet dots at their positions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from radargen.charts.placing.axes.rectangles import Rect
from radargen.charts.placing.content.chart_content import ChartContent
from radargen.charts.placing.content.marker_styles import MarkerStyle
from radargen.charts.placing.memory.layout_request import layout_problem
from radargen.charts.placing.page.blocks import NOTHING
from radargen.charts.placing.page.page_grid import PageGrid
from radargen.charts.placing.page.page_plan import PageMetrics, PagePlan
from radargen.charts.placing.page.radar_frames import RadarFrame
from radargen.charts.placing.scenes.chart_pages import blocks_around, radar_page, with_blocks
from radargen.charts.placing.scenes.labelled_radar import WORK_BUDGET, LabelledRadar, radar_geometry
from radargen.charts.placing.scenes.radar_marks import blip_marks, disc_mark
from radargen.charts.placing.solver.label_candidates import LabelSide, LabelVariant, label_variants
from radargen.charts.placing.solver.label_solver import LABEL_MARKER_GAP, LabelSolver
from radargen.charts.placing.solver.labelled_marker import LabelledMarker
from radargen.charts.placing.solver.layout_problem import TYPE
from radargen.charts.placing.solver.marker_packing import PackedRadar, is_valid
from radargen.charts.placing.solver.quiet_dots import QuietDot, evading, keep_off
from radargen.charts.placing.solver.radar_geometry import RadarGeometry
from radargen.charts.scene import BlipMark, MarkerShape, Scene, Weight
from radargen.model import Certainty

# In points on A4, scaled by `PageFormat.furniture`: type sizes of names, largest first, and the one from which on dots
# give way to them.
SIZES, LARGE = (19.0, 17.5, 16.0, 14.5, 13.0, 11.5, 10.0), 16.0
TRIES = tuple((size, way) for size in SIZES for way in ((False, True) if size <= LARGE else (False,)))
# Radius of chosen markers relative to the type size; radius of a quiet dot on A4, in points.
BASE, QUIET = 0.5, 2.7
# The share of size differences kept among chosen markers, and the factors by which these shrink if they touch.
CONTRAST, SHRINK = 0.65, 0.92
# The share of its area by which such a large name may extend over the edge of its sector.
OVER_EDGE = 0.48
# By how much a name may slide along its marker, as shares of half its width above and below, in type sizes at its
# sides; and what that costs.
ALONG, UP_AND_DOWN, SLID = (-0.7, -0.35, 0.35, 0.7), (-0.5, 0.5), 0.5


@dataclass(frozen=True, slots=True)
class SlidLabel(LabelVariant):
    """A name that has slid along its marker, to evade a quiet dot; `right` and `down` as `ALONG` and `UP_AND_DOWN`."""

    right: float = 0.0
    down: float = 0.0

    def rect(self, x: float, y: float, reach: float, size: float) -> Rect:
        """The rectangle of the usual place, moved."""
        left, top, right, bottom = LabelVariant.rect(self, x, y, reach, size)
        across, along = self.right * (right - left) / 2, self.down * size
        return left + across, top + along, right + across, bottom + along


def talk_page(
    content: ChartContent, plan: PagePlan, frame: RadarFrame, grid: PageGrid | None, usual: PackedRadar
) -> Scene | None:
    """The page, with markers at their usual positions; without a grid, nothing else is on it.

    Rather than that names are small, a few dots give way to them. None if the chosen names do not fit even so.
    """
    unit = plan.metrics.page.furniture
    for size, giving_way in TRIES:
        if radar := _labelled(content, plan.metrics, frame, usual, size * unit, giving_way=giving_way):
            return _scene(content, plan, frame, grid, radar, size * unit)
    return None


def _labelled(
    content: ChartContent,
    metrics: PageMetrics,
    frame: RadarFrame,
    usual: PackedRadar,
    size: float,
    *,
    giving_way: bool,
) -> LabelledRadar | None:
    """The radar with the chosen names in type of that size in points; None if not all fit."""
    quiet, base = QUIET * metrics.page.furniture, BASE * size
    plain = radar_geometry(content, metrics, frame)
    while True:
        styles = tuple(_style(style, content, quiet / base) for style in content.styles)
        geometry = replace(plain, styles=styles)
        if is_valid(geometry, usual.radii, usual.points, base):
            break
        base *= SHRINK
        if base < quiet:
            return None
    dots = _dots(content, geometry, usual, base)
    solver = _solver(content, geometry, usual, base, size, () if giving_way else dots)
    if solver.overlapping() or solver.unplaced(0):
        return None
    placed = sorted(solver.placed.items())
    labels = {solver.markers[n].id: label for n, one in placed if (label := one.labels[0])}
    markers = [(*marker.preferred, marker.reach) for marker in solver.markers]
    moved = evading(dots, [label.rect for label in labels.values()], markers, LABEL_MARKER_GAP) if giving_way else {}
    if moved is None:
        return None
    points = {**usual.points, **moved}
    variants = {id_: label.variant for id_, label in labels.items()}
    return LabelledRadar(replace(usual, base=base, styles=styles, points=points), variants)


def _style(style: MarkerStyle, content: ChartContent, quiet: float) -> MarkerStyle:
    """A chosen marker in its colour, or a quiet dot of that size relative to the base radius."""
    if style.id in content.view.highlight:
        return replace(style.flattened(CONTRAST), weight=Weight.BOLD)
    return replace(style, size=quiet, shape=MarkerShape.DISC, fill=Certainty.STRONG, dashed=False)


def _dots(content: ChartContent, geometry: RadarGeometry, usual: PackedRadar, base: float) -> list[QuietDot]:
    cells = geometry.occupied_cells(usual.radii)
    return [
        QuietDot(style.id, usual.points[style.id], style.reach(base), cell)
        for cell, styles in cells
        for style in styles
        if style.id not in content.view.highlight
    ]


def _solver(
    content: ChartContent,
    geometry: RadarGeometry,
    usual: PackedRadar,
    base: float,
    size: float,
    dots: Sequence[QuietDot],
) -> LabelSolver:
    """The chosen names beside their markers, clear of these dots."""
    problem = layout_problem([content], geometry, size / TYPE)
    cells = {style.id: cell for cell, styles in geometry.occupied_cells(usual.radii) for style in styles}
    markers = []
    for style in geometry.styles:
        if style.id in content.view.highlight:
            reach, variants = style.reach(base), _variants(label_variants(problem.labels[0][style.id]))
            point = usual.points[style.id]
            markers.append(LabelledMarker(style.id, cells[style.id], reach, reach, point, (variants,), fixed=True))
    boxes = [keep_off(dot.point, dot.radius, problem.type_size) for dot in dots]
    constraints = [
        replace(some, obstacles=(*some.obstacles, *boxes), over_edge=OVER_EDGE)
        for some in problem.constraints(usual.radii)
    ]
    return LabelSolver(markers, constraints, WORK_BUDGET).solve()


def _variants(usual: Sequence[LabelVariant]) -> tuple[LabelVariant, ...]:
    """The usual positions of a name and those to which it may slide, cheapest first."""
    return tuple(sorted((*usual, *(slid for one in usual for slid in _slid(one))), key=lambda one: one.cost))


def _slid(one: LabelVariant) -> Iterator[SlidLabel]:
    if one.side in (LabelSide.N, LabelSide.S):
        yield from (SlidLabel(one.side, one.label, one.cost + SLID, right=share) for share in ALONG)
    elif one.side in (LabelSide.E, LabelSide.W):
        yield from (SlidLabel(one.side, one.label, one.cost + SLID, down=share) for share in UP_AND_DOWN)


def _scene(
    content: ChartContent, plan: PagePlan, frame: RadarFrame, grid: PageGrid | None, radar: LabelledRadar, size: float
) -> Scene:
    disc = disc_mark(content, plan, frame, radar.packed)
    metrics = replace(plan.metrics, grown=size / plan.metrics.page.name_size)
    blips = [_quieted(mark, content) for mark in blip_marks(content, disc, radar.packed, metrics, radar.labels)]
    page = radar_page(content, plan, frame, disc, radar.packed, blips, NOTHING)
    return with_blocks(page, blocks_around(page, content, plan, frame, grid)) if grid else page


def _quieted(mark: BlipMark, content: ChartContent) -> BlipMark:
    if mark.id in content.view.highlight:
        return replace(mark, whisker=None)
    marker = replace(mark.marker, sector=None)
    return replace(mark, marker=marker, number=0, number_text=None, whisker=None, quiet=True)
