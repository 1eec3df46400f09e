"""A page for a talk: a few chosen trends with large names, all others as quiet dots at their positions."""

from dataclasses import replace

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
from radargen.charts.placing.solver.label_candidates import label_variants
from radargen.charts.placing.solver.label_solver import LabelSolver
from radargen.charts.placing.solver.labelled_marker import LabelledMarker
from radargen.charts.placing.solver.layout_problem import TYPE
from radargen.charts.placing.solver.marker_packing import PackedRadar, is_valid
from radargen.charts.placing.solver.radar_geometry import RadarGeometry
from radargen.charts.scene import BlipMark, Box, MarkerShape, Scene, Weight
from radargen.model import Certainty

# In points on A4, scaled by `PageFormat.furniture`: type sizes of names, largest first; radius of chosen markers
# relative to that, radius of a quiet dot, distance of names from dots.
SIZES, BASE, QUIET, CLEAR = (19.0, 17.5, 16.0, 14.5, 13.0, 11.5, 10.0), 0.5, 2.7, 1.6
# The share of size differences kept among chosen markers, and the factors by which these shrink if they touch.
CONTRAST, SHRINK = 0.65, 0.92
# The share of its area by which such a large name may extend over the edge of its sector.
OVER_EDGE = 0.48


def talk_page(
    content: ChartContent, plan: PagePlan, frame: RadarFrame, grid: PageGrid | None, usual: PackedRadar
) -> Scene | None:
    """The page, with markers at their usual positions; without a grid, nothing else is on it.

    None if the chosen names do not fit even in the smallest of the sizes.
    """
    for size in SIZES:
        points = size * plan.metrics.page.furniture
        if radar := _labelled(content, plan.metrics, frame, usual, points):
            return _scene(content, plan, frame, grid, radar, points)
    return None


def _labelled(
    content: ChartContent, metrics: PageMetrics, frame: RadarFrame, usual: PackedRadar, size: float
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
    solver = _solver(content, geometry, usual, base, size)
    if solver.overlapping() or solver.unplaced(0):
        return None
    placed = sorted(solver.placed.items())
    labels = {solver.markers[n].id: label.variant for n, one in placed if (label := one.labels[0])}
    return LabelledRadar(replace(usual, base=base, styles=styles), labels)


def _style(style: MarkerStyle, content: ChartContent, quiet: float) -> MarkerStyle:
    """A chosen marker in its colour, or a quiet dot of that size relative to the base radius."""
    if style.id in content.view.highlight:
        return replace(style.flattened(CONTRAST), weight=Weight.BOLD)
    return replace(style, size=quiet, shape=MarkerShape.DISC, fill=Certainty.STRONG, dashed=False)


def _solver(
    content: ChartContent, geometry: RadarGeometry, usual: PackedRadar, base: float, size: float
) -> LabelSolver:
    problem = layout_problem([content], geometry, size / TYPE)
    cells = {style.id: cell for cell, styles in geometry.occupied_cells(usual.radii) for style in styles}
    markers, dots = [], []
    for style in geometry.styles:
        (x, y), reach = usual.points[style.id], style.reach(base)
        if style.id in content.view.highlight:
            variants = label_variants(problem.labels[0][style.id])
            markers.append(LabelledMarker(style.id, cells[style.id], reach, reach, (x, y), (variants,), fixed=True))
        else:
            half = reach + CLEAR
            dots.append(Box(x - half, y - half, 2 * half, 2 * half, "quiet"))
    constraints = [
        replace(some, obstacles=(*some.obstacles, *dots), over_edge=OVER_EDGE)
        for some in problem.constraints(usual.radii)
    ]
    return LabelSolver(markers, constraints, WORK_BUDGET).solve()


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
