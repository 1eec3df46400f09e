"""The radar with labels on one page: the shared layout scaled to it, with label sides chosen for this page."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from radargen.charts.disc import Disc, RingMark
from radargen.charts.placing.axes import ring_labels
from radargen.charts.placing.axes.rectangles import Point
from radargen.charts.placing.content.chart_content import ChartContent
from radargen.charts.placing.content.marker_styles import DOT, LEAST_MARKER, SIZES
from radargen.charts.placing.content.rater_spread import whiskers
from radargen.charts.placing.memory.layout_request import layout_problem
from radargen.charts.placing.memory.layouts import (
    KEPT_MOBILITY,
    KEPT_WEIGHT,
    OTHER_SIDE,
    OTHER_SIDE_CROWDED,
    Layout,
    MarkerPlace,
    few_of,
    marker_points,
    most_turned,
    only_side,
    preferring_side,
)
from radargen.charts.placing.page.page_plan import PageMetrics
from radargen.charts.placing.page.radar_frames import RadarFrame
from radargen.charts.placing.scenes import movement_trails
from radargen.charts.placing.solver.label_candidates import (
    MOST_OVER_RING,
    LabelConstraints,
    LabelVariant,
    label_variants,
)
from radargen.charts.placing.solver.label_room import has_room
from radargen.charts.placing.solver.label_solver import LabelSolver
from radargen.charts.placing.solver.labelled_marker import LabelledMarker
from radargen.charts.placing.solver.layout_problem import OUT_OF_RING, TYPE
from radargen.charts.placing.solver.marker_packing import PackedRadar, is_valid, separated
from radargen.charts.placing.solver.quiet_dots import keep_off
from radargen.charts.placing.solver.radar_geometry import RadarGeometry
from radargen.charts.placing.typesetting import label_wrapping
from radargen.charts.scene import Line, Trail, Weight
from radargen.model import Movement

# Work budget of the search for sides, in solver steps.
WORK_BUDGET = 80_000
# Factors by which markers shrink if some overlap at their places.
SMALLER = 0.85
# Weight of a label that is placed before all others.
HELD_WEIGHT = 12.0


@dataclass(frozen=True, slots=True)
class LabelledRadar:
    """A radar with markers, the variant of each label that found room (by trend), and the trails of its blips.

    `straying` labels lie over other rings more than they should.
    """

    packed: PackedRadar
    labels: Mapping[str, LabelVariant]
    trails: tuple[Trail, ...] = ()
    straying: int = 0


def radar_geometry(content: ChartContent, metrics: PageMetrics, frame: RadarFrame) -> RadarGeometry:
    """The radar of a page, with the markers to be placed on it."""
    sectors = frame.outline.sectors(content.sectors)
    unit = metrics.caption_unit(closed=frame.outline.closed)
    return RadarGeometry(frame.circle.radius, unit, frame.outline, content.captions, sectors, content.styles)


@dataclass(frozen=True, slots=True)
class LabelTask:
    """Labels to be placed beside markers whose points, ring radii and base radius are fixed."""

    geometry: RadarGeometry
    layout: Layout
    language: str
    radii: tuple[float, ...]
    base: float
    points: Mapping[str, Point]
    markers: Sequence[LabelledMarker]
    constraints: Sequence[LabelConstraints]

    @property
    def kept(self) -> frozenset[str]:
        """The trends whose labels should keep their sides."""
        return frozenset(marker.id for marker in self.markers if marker.weight > 1)

    def own_side(self, marker: LabelledMarker) -> tuple[LabelVariant, ...]:
        """The label's variants on its side in the layout; all if it has none."""
        return only_side(marker.variants[0], self.layout.by_id[marker.id], self.language)


def label_choices(
    content: ChartContent, layout: Layout, *, crowded: bool = False
) -> dict[str, tuple[LabelVariant, ...]]:
    """The ways to set each trend's label in that language, with a lower cost on its side in the layout.

    On a `crowded` radar with trails in the way, the side matters less.
    """
    language, found = content.say.language, {}
    for style in content.styles:
        weight = KEPT_WEIGHT if style.blip.movement is Movement.UNCHANGED else 1.0
        penalty = OTHER_SIDE_CROWDED if crowded else OTHER_SIDE * weight
        labels = label_wrapping.wrapped_labels(content.short(style.id), language, style.weight)
        found[style.id] = preferring_side(label_variants(labels), layout.by_id[style.id], language, penalty)
    return found


def label_task(
    content: ChartContent,
    geometry: RadarGeometry,
    layout: Layout,
    unit: float,
    trails: Sequence[Trail] = (),
    choices: Mapping[str, tuple[LabelVariant, ...]] | None = None,
) -> LabelTask | None:
    """The labels to place beside the markers of a layout; None if the markers do not fit there.

    `choices` are the layout's, if known. Labels never touch the ghosts of these trails, and cover arrows and whiskers
    only if they must.
    """
    problem = layout_problem([content], geometry, unit)
    radii = layout.radii_on(geometry)
    fitted = _fitted(geometry, radii, marker_points(geometry, layout, radii), problem.base)
    if fitted is None:
        return None
    base, points = fitted
    cells = {style.id: cell for cell, styles in geometry.occupied_cells(radii) for style in styles}
    choices = choices or label_choices(content, layout, crowded=bool(trails))
    markers = []
    for style in geometry.styles:
        weight = KEPT_WEIGHT if style.blip.movement is Movement.UNCHANGED else 1.0
        cell, point, reach, variants = cells[style.id], points[style.id], style.reach(base), choices[style.id]
        seen = style.weight is Weight.BOLD or style.id in content.view.highlight
        markers.append(
            LabelledMarker(style.id, cell, reach, reach, point, (variants,), fixed=True, weight=weight, seen=seen)
        )
    dots = marker_points(replace(geometry, styles=content.quiet), layout, radii)
    ghosts = [box for trail in trails for box in movement_trails.ghost_boxes(trail)]
    lines = [*(trail.arrow for trail in trails), *_whiskers(content, geometry, radii, points, base)]
    arrows = tuple(rect for line in lines for rect in movement_trails.line_boxes(line))
    constraints = []
    for some in problem.constraints(radii):
        quiet = [keep_off(dot, DOT * unit, some.size) for dot in dots.values()]
        constraints.append(replace(some, obstacles=(*some.obstacles, *ghosts, *quiet), arrows=arrows))
    points = {**points, **dots}
    return LabelTask(geometry, layout, content.say.language, tuple(radii), base, points, markers, constraints)


def labelled_radar(
    content: ChartContent, geometry: RadarGeometry, layout: Layout, unit: float, trails: Sequence[Trail] = ()
) -> LabelledRadar | None:
    """The labels that find room beside the markers of a layout; None if the markers do not fit there."""
    task = label_task(content, geometry, layout, unit, trails)
    return labelled(task, sided=not trails) if task else None


def labelled(task: LabelTask, *, sided: bool = True, trial: bool = False) -> LabelledRadar:
    """The labels that find room; `sided` ones stay on their sides in the layout as far as possible.

    A `trial` only asks whether all find room, and stops looking as soon as some do not.
    """
    attempt = (
        _solved_by_side(task, trial=trial)
        if sided
        else _Attempt(LabelSolver(task.markers, task.constraints, WORK_BUDGET).solve())
    )
    dropped = {task.markers[n].id for n in attempt.without}
    labels = {
        task.markers[n].id: label.variant
        for n, placed in sorted(attempt.solver.placed.items())
        if (label := placed.labels[0]) and task.markers[n].id not in dropped
    }
    geometry = task.geometry
    pills = ring_labels.pill_boxes(geometry.captions, task.radii, geometry.outline, geometry.unit)
    packed = PackedRadar(task.radii, task.base, tuple(pills), dict(task.points), geometry.styles)
    straying = sum(n not in attempt.without for n in attempt.solver.out_of_ring(MOST_OVER_RING))
    return LabelledRadar(packed, labels, straying=straying)


def may_fit(task: LabelTask) -> bool:
    """False only if a trial could not place all labels, since some have no room regardless of the others."""
    discs = [(*marker.preferred, marker.reach) for marker in task.markers]
    constraints, turned, kept = task.constraints[0], 0, task.kept
    for n, marker in enumerate(task.markers):
        others = (*discs[:n], *discs[n + 1 :])
        if marker.id in kept and not has_room(marker, task.own_side(marker), constraints, others):
            turned += 1
            if turned > most_turned(len(kept)):
                return False
        if (marker.id not in kept or turned) and not has_room(marker, marker.variants[0], constraints, others):
            return False
    return True


def _fitted(
    geometry: RadarGeometry, radii: Sequence[float], points: Mapping[str, Point], base: float
) -> tuple[float, dict[str, Point]] | None:
    """The base radius of markers and their points; on a small page markers shrink, then new ones give way."""
    smaller = max(SMALLER * base, LEAST_MARKER / min(SIZES))
    for size in (base, smaller):
        if is_valid(geometry, radii, points, size):
            return size, dict(points)
    mobilities = {style.id: KEPT_MOBILITY for style in geometry.styles if style.blip.movement is Movement.UNCHANGED}
    moved = separated(geometry, radii, points, smaller, mobilities)
    return (smaller, moved) if moved else None


@dataclass
class _Attempt:
    """A solver's result, and which labels are left out of it."""

    solver: LabelSolver

    @cached_property
    def without(self) -> tuple[int, ...]:
        """The markers whose labels are left out.

        These labels overlap something, or are some of those over another ring if there are too many.
        """
        dropped = self.solver.unplaced(0)
        return (*dropped, *self.solver.too_far_out(dropped, OUT_OF_RING))

    @property
    def lost(self) -> tuple[int, int]:
        """How many labels that must be seen have no position, and how many labels in all."""
        return sum(self.solver.markers[n].seen for n in self.without), len(self.without)


def _solved_by_side(task: LabelTask, *, trial: bool) -> _Attempt:
    """Every label on its side in the layout; if that fails, new ones may turn, then others that would be lost.

    If some are still lost, labels are no longer kept more strictly within their rings than elsewhere; if one of the
    lost labels must be seen, such labels are placed before all others.
    """
    markers, constraints = task.markers, task.constraints

    def solve(free: Collection[str], *, within_rings: bool = True) -> _Attempt:
        restricted = [
            marker if marker.id in free else replace(marker, variants=(task.own_side(marker),)) for marker in markers
        ]
        return _Attempt(LabelSolver(restricted, constraints, WORK_BUDGET, within_rings=within_rings).solve())

    best, kept, free = solve(()), task.kept, set[str]()
    seen = {marker.id for marker in markers if marker.seen}
    for kept_as_well in (False, True):
        if not best.without:
            break
        lost = {markers[n].id for n in best.without}
        in_the_way = {markers[n].id for n in best.solver.conflicting()} - kept
        more = few_of(lost & kept, len(kept), seen) if kept_as_well else lost - kept | in_the_way
        if more := more - free:
            free |= more
            best = min(best, solve(free), key=_lost)
    if not trial and best.without:
        best = min(best, solve(free, within_rings=False), key=_lost)
    return min(best, _seen_first(markers, constraints), key=_lost) if not trial and best.lost[0] else best


def _lost(attempt: _Attempt) -> tuple[int, int]:
    return attempt.lost


def _seen_first(markers: Sequence[LabelledMarker], constraints: Sequence[LabelConstraints]) -> _Attempt:
    """Place the labels that must be seen as if there were no others, then the others in the remaining room."""
    alone = [marker if marker.seen else replace(marker, variants=((),)) for marker in markers]
    first = _Attempt(LabelSolver(alone, constraints, WORK_BUDGET).solve())
    without = set(first.without)
    chosen = {
        n: label.variant
        for n, placed in first.solver.placed.items()
        if n not in without and (label := placed.labels[0])
    }
    held = [
        replace(marker, variants=((chosen[n],),), weight=HELD_WEIGHT, priority=(-1.0,)) if n in chosen else marker
        for n, marker in enumerate(markers)
    ]
    return _Attempt(LabelSolver(held, constraints, WORK_BUDGET).solve())


def with_trails(
    content: ChartContent,
    geometry: RadarGeometry,
    layout: Layout,
    unit: float,
    first: LabelledRadar,
    former: Mapping[str, MarkerPlace],
) -> LabelledRadar:
    """The radar with trails from former places; labels make room for trails, then trails for labels.

    If a label would have to be left out for a ghost, there are no ghosts.
    """
    trails = movement_trails.movement_trails(content, geometry, first.packed, former)
    again = labelled_radar(content, geometry, layout, unit, trails)
    if again is None or len(again.labels) < len(first.labels):
        arrows_only = [replace(trail, ghost=None) for trail in trails]
        again = labelled_radar(content, geometry, layout, unit, arrows_only) or first
    rects = movement_trails.label_rects(again.labels, again.packed, TYPE * unit)
    return replace(again, trails=movement_trails.movement_trails(content, geometry, again.packed, former, rects))


def _whiskers(
    content: ChartContent, geometry: RadarGeometry, radii: Sequence[float], points: Mapping[str, Point], base: float
) -> Iterable[Line]:
    """The whiskers of markers at those points, relative to the centre."""
    rings = tuple(
        RingMark(ring.id, "", "", inner, outer, 0.0)
        for ring, inner, outer in zip(content.radar.rings, [0.0, *radii], radii, strict=False)
    )
    markers = {style.id: style.marker(*points[style.id], base, 0.0) for style in geometry.styles}
    disc = Disc(0, 0, rings, geometry.sectors)
    return (
        whiskers(content.radar, content.blips, markers, disc, geometry.unit).values() if content.raters_differ else ()
    )
