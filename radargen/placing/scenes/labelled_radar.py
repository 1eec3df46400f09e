"""The radar with names on it: the shared places put on a page, sides chosen there, a key for names without room."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from radargen.placing.geometry import ring_labels
from radargen.placing.memory.layout_request import layout_problem
from radargen.placing.memory.layouts import (
    LIGHTLY,
    OTHER_SIDE,
    Layout,
    MarkerPlace,
    marker_points,
    only_side,
    preferring_side,
)
from radargen.placing.page.page_plan import PageMetrics
from radargen.placing.page.radar_frames import RadarFrame
from radargen.placing.scenes import movement_trails
from radargen.placing.solver.label_candidates import LabelConstraints, LabelVariant, label_variants
from radargen.placing.solver.label_solver import LabelledMarker, LabelSolver
from radargen.placing.solver.layout_problem import OUT_OF_RING, TYPE
from radargen.placing.solver.marker_packing import PackedRadar
from radargen.placing.solver.radar_geometry import RadarGeometry
from radargen.placing.view import rater_spread
from radargen.placing.view.chart_content import ChartContent
from radargen.scene import Disc, Line, RingMark, Trail

# How much work the search for sides may take.
PATIENCE = 80_000


@dataclass(frozen=True, slots=True)
class LabelledRadar:
    """A radar filled, with the choice for each name that found room, and the trails of its blips."""

    found: PackedRadar
    names: Mapping[str, LabelVariant]
    trails: tuple[Trail, ...] = ()


def radar_geometry(shown: ChartContent, sheet: PageMetrics, frame: RadarFrame) -> RadarGeometry:
    """What is to be filled with names, on a page."""
    sectors = frame.outline.sectors(shown.sectors)
    return RadarGeometry(frame.spot.radius, sheet.unit, frame.outline, shown.rings, sectors, shown.bodies)


def labelled_radar(
    shown: ChartContent, of: RadarGeometry, layout: Layout, unit: float, paths: Sequence[Trail] = ()
) -> LabelledRadar | None:
    """The names that find room beside blips at those places; None where blips themselves do not fit there.

    They keep clear of the ghosts of these trails, and as far as they can of the arrows and of whiskers.
    """
    task = layout_problem([shown], of, unit)
    radii = [round(share * of.rim, 2) for share in layout.radii]
    points = marker_points(of, layout, radii)
    cells = {body.id: cell for cell, bodies in of.filled_cells(radii) for body in bodies}
    guests = []
    for body in of.bodies:
        ways = preferring_side(
            label_variants(task.ways[0][body.id]),
            layout.by_id[body.id],
            shown.say.language,
            LIGHTLY if paths else OTHER_SIDE,
        )
        reach = body.reach(task.base)
        if not cells[body.id].holds(*points[body.id], reach):
            return None
        guests.append(LabelledMarker(body.id, cells[body.id], reach, reach, points[body.id], (ways,), stays=True))
    ghosts = [box for path in paths for box in movement_trails.ghost_boxes(path)]
    lines = [*(path.arrow for path in paths), *_whiskers(shown, of, radii, points, task.base)]
    arrows = tuple(rect for line in lines for rect in movement_trails.line_boxes(line))
    grounds = [replace(g, pills=(*g.pills, *ghosts), arrows=arrows) for g in task.grounds(radii)]
    table = (
        LabelSolver(guests, grounds, PATIENCE).seated()
        if paths
        else _seated(guests, grounds, layout, shown.say.language)
    )
    if table.overlaps():
        return None
    gone = {guests[n].id for n in _without_place(table)}
    names = {
        guests[n].id: seat.names[0][0]
        for n, seat in sorted(table.seats.items())
        if seat.names[0] and guests[n].id not in gone
    }
    boxes = ring_labels.pill_boxes(of.names, radii, of.outline, of.unit)
    return LabelledRadar(PackedRadar(tuple(radii), task.base, tuple(boxes), points, of.bodies), names)


def _seated(
    guests: Sequence[LabelledMarker], grounds: Sequence[LabelConstraints], layout: Layout, language: str
) -> LabelSolver:
    """Every name on its usual side; where some find no place there, they and what they hit may change, at last all."""

    def table(free: Collection[str]) -> LabelSolver:
        some = [
            guest
            if guest.id in free
            else replace(guest, choices=(only_side(guest.choices[0], layout.by_id[guest.id], language),))
            for guest in guests
        ]
        return LabelSolver(some, grounds, PATIENCE).seated()

    best = table(())
    for all_of_them in (False, True):
        if not (troubled := {*best.clashing(), *_without_place(best)}):
            break
        found = table({guests[n].id for n in (range(len(guests)) if all_of_them else troubled)})
        best = min(best, found, key=lambda one: len(_without_place(one)))
    return best


def with_trails(
    shown: ChartContent,
    of: RadarGeometry,
    layout: Layout,
    unit: float,
    first: LabelledRadar,
    stood: Mapping[str, MarkerPlace],
) -> LabelledRadar:
    """The same with trails from where blips stood, for which names make room, and which then make room for names.

    Where a name would have to go for a ghost, the ghost goes.
    """
    ways = movement_trails.movement_trails(shown, of, first.found, stood)
    again = labelled_radar(shown, of, layout, unit, ways)
    if again is None or len(again.names) < len(first.names):
        again = labelled_radar(shown, of, layout, unit, [replace(way, ghost=None) for way in ways]) or first
    stand = movement_trails.label_rects(again.names, again.found, TYPE * unit)
    return replace(again, trails=movement_trails.movement_trails(shown, of, again.found, stood, stand))


def _whiskers(
    shown: ChartContent,
    of: RadarGeometry,
    radii: Sequence[float],
    points: Mapping[str, tuple[float, float]],
    base: float,
) -> Iterable[Line]:
    """The whiskers at those places, relative to the centre."""
    rings = tuple(
        RingMark(ring.id, "", "", low, high, 0.0)
        for ring, low, high in zip(shown.radar.rings, [0.0, *radii], radii, strict=False)
    )
    markers = {body.id: body.marker(*points[body.id], base, 0.0) for body in of.bodies}
    return rater_spread.whiskers(shown.radar, shown.blips, markers, Disc(0, 0, rings, of.sectors), of.unit).values()


def _without_place(table: LabelSolver) -> list[int]:
    """The guests whose names touch something, and those farthest over another ring while these are too many."""
    gone = table.homeless(0)
    astray = [n for n in table.foreign() if n not in gone]
    while len(astray) > OUT_OF_RING * (len(table.guests) - len(gone)):
        gone.append(astray.pop())
    return gone
