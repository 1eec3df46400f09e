from dataclasses import replace
from functools import cache
from itertools import combinations
from math import atan2, degrees, hypot

import pytest

from radargen.charts.checking import promises
from radargen.charts.drawing import scene_json
from radargen.charts.placing import ChartRequest
from radargen.charts.placing.axes.cells import cell_point
from radargen.charts.placing.axes.outline import DISC
from radargen.charts.placing.axes.rectangles import line_distance, rect_distance
from radargen.charts.placing.memory.layouts import MarkerPlace
from radargen.charts.placing.scenes.movement_trails import movement_trails
from radargen.charts.placing.solver.marker_packing import PackedRadar, packed
from radargen.charts.placing.solver.radar_geometry import RadarGeometry
from radargen.charts.scene import Marker, MarkerShape, Scene, Trail
from radargen.charts.theme import FORMATS, LIGHT, Labels, RadarShape
from radargen.model import Movement, View
from tests.charts.placing.making import crowd, drawn, words
from tests.make import radar, trend
from tests.selection import mostly_by_forge

SINCE = crowd(30, moved=True, seed=2)
PAGES = mostly_by_forge(
    [("16:9", Labels.NUMBERS), ("a4", Labels.NAMES), ("a4", Labels.NUMBERS), ("16:9", Labels.NAMES)], here=2
)


@cache
def changes(page: str, labels: Labels) -> Scene:
    shape = RadarShape.DISC if labels is Labels.NUMBERS else None
    return drawn(SINCE, page, labels=labels, shape=shape, view=View(since=SINCE.editions[0]))[0]


@pytest.mark.slow
@pytest.mark.parametrize(("page", "labels"), PAGES)
def test_what_moved_has_a_trail_what_is_new_its_halo_and_the_rest_stands_back(page: str, labels: Labels) -> None:
    scene = changes(page, labels)
    moved = {m.id for m in scene.blips if m.movement in (Movement.IN, Movement.OUT)}
    assert {trail.id for trail in scene.trails} == moved
    assert {m.id for m in scene.blips if m.dim} == {m.id for m in scene.blips if m.movement is Movement.UNCHANGED}
    assert all(m.marker.shape is MarkerShape.HALO for m in scene.blips if m.movement is Movement.NEW)


def test_beside_names_what_has_not_moved_is_a_dot_and_the_key_says_how_many() -> None:
    scene = changes("a4", Labels.NAMES)
    quiet = [mark for mark in scene.blips if mark.quiet]
    assert quiet
    assert {mark.movement for mark in quiet} == {Movement.UNCHANGED}
    assert not any(mark.label or mark.number or mark.whisker for mark in quiet)
    assert all(mark.label or mark.number for mark in scene.blips if not mark.quiet)
    assert f"{len(quiet)} unchanged" in words(scene) or f"{len(quiet)} unverändert" in words(scene)


@pytest.mark.parametrize(("page", "labels"), PAGES)
def test_ghosts_stand_in_the_former_ring_and_touch_nothing(page: str, labels: Labels) -> None:
    scene = changes(page, labels)
    assert scene.disc
    rings = {ring.id: ring for ring in scene.disc.rings}
    ghosts = [(trail.id, trail.ghost) for trail in scene.trails if trail.ghost]
    assert len(ghosts) >= 0.7 * len(scene.trails)
    for key, ghost in ghosts:
        trend_ = SINCE.trend(key)
        assert trend_
        said = trend_.assessment("2025")
        assert said
        away = hypot(ghost.x - scene.disc.x, ghost.y - scene.disc.y)
        assert rings[said.ring].inner < away - ghost.r
        assert away + ghost.r < rings[said.ring].outer
        for mark in scene.blips:
            assert hypot(mark.marker.x - ghost.x, mark.marker.y - ghost.y) > mark.marker.reach + ghost.r
            if mark.label:
                box = mark.label.box
                assert (
                    rect_distance((box.x, box.y, box.x + box.width, box.y + box.height), (ghost.x, ghost.y)) > ghost.r
                )
    for (_, one), (_, other) in combinations(ghosts, 2):
        assert hypot(one.x - other.x, one.y - other.y) > one.r + other.r


@pytest.mark.parametrize(("page", "labels"), PAGES)
def test_arrows_end_at_their_blips_and_rarely_run_through_others(page: str, labels: Labels) -> None:
    scene = changes(page, labels)
    markers = {mark.id: mark.marker for mark in scene.blips}
    boxes = [mark.label.box for mark in scene.blips if mark.label]
    names = [(box.x, box.y, box.x + box.width, box.y + box.height) for box in boxes]
    through = 0
    for trail in scene.trails:
        own, arrow = markers[trail.id], trail.arrow
        gap = hypot(own.x - arrow.x2, own.y - arrow.y2) - own.r
        assert gap >= 0
        # Where a name stands between it and its blip, the arrow ends there, with room for its head.
        assert gap < 3 or min(rect_distance(box, (arrow.x2, arrow.y2)) for box in names) < 6
        through += sum(line_distance(arrow, (m.x, m.y)) < m.r for key, m in markers.items() if key != trail.id)
    assert through <= 0.1 * len(scene.trails)


def test_a_free_radar_shows_the_way_straight_inwards() -> None:
    one = radar(trend("kanban", {"2025": "vision", "2026": "pilot"}), editions=("2025", "2026"))
    scene = drawn(one, view=View(since=one.editions[0]))[0]
    assert scene.disc
    (trail,) = scene.trails
    assert trail.ghost
    assert line_distance(trail.arrow, (trail.ghost.x, trail.ghost.y)) < trail.ghost.r + 3
    assert "Veränderungen seit 2025 1 nach innen" in words(scene)


def test_a_ghost_stands_where_the_blip_stood() -> None:
    of = radar(
        trend("kanban", {"2025": "vision", "2026": "pilot"}),
        trend("fax-machines", {"2025": "vision", "2026": "vision"}),
        trend("pagers", {"2025": "pilot", "2026": "pilot"}),
        editions=("2025", "2026"),
    )
    before = drawn(replace(of, editions=of.editions[:1]))[0]
    now = drawn(of, view=View(since=of.editions[0]))[0]
    (trail,) = now.trails
    assert trail.ghost
    was = next(mark.marker for mark in before.blips if mark.id == "kanban")
    assert _place(now, trail.ghost) == pytest.approx(_place(before, was), abs=0.01)


def _place(scene: Scene, mark: Marker) -> tuple[float, float]:
    """Degrees from twelve o'clock, and how far through the outermost ring."""
    assert scene.disc
    x, y, ring = mark.x - scene.disc.x, mark.y - scene.disc.y, scene.disc.rings[-1]
    return degrees(atan2(x, -y)), (hypot(x, y) - ring.inner) / (ring.outer - ring.inner)


def trail_from(place: MarkerPlace) -> tuple[Trail, RadarGeometry, PackedRadar]:
    """The trail of a trend of the second dimension that came from the ring `vision`, if that was its former place."""
    of = radar(trend("kanban", {"2025": "vision", "2026": "pilot"}), editions=("2025", "2026"))
    view = View(since=of.editions[0])
    content = ChartRequest(of, of.newest, "en", FORMATS["a4"]).content("en", view)
    geometry = RadarGeometry(200.0, 1.0, DISC, content.captions, DISC.sectors(content.sectors), content.styles)
    packed_radar = packed(geometry)
    (found,) = movement_trails(content, geometry, packed_radar, {"kanban": place})
    return found, geometry, packed_radar


def test_a_ghost_stands_at_the_former_place_to_the_hundredth() -> None:
    found, geometry, packed_radar = trail_from(MarkerPlace("kanban", "process", "vision", 0.3, 0.4))
    cell = geometry.cells(packed_radar.radii)[-1][1]
    assert found.ghost
    assert (found.ghost.x, found.ghost.y) == cell_point(0.3, 0.4, geometry.sectors[1], cell.inner, cell.outer)


@pytest.mark.parametrize(("dimension", "ring"), [("technology", "vision"), ("process", "pilot"), ("people", "scale")])
def test_a_place_in_another_cell_is_not_where_the_blip_stood(dimension: str, ring: str) -> None:
    found, geometry, packed_radar = trail_from(MarkerPlace("kanban", dimension, ring, 0.3, 0.4))
    cell = geometry.cells(packed_radar.radii)[-1][1]
    assert found.ghost
    assert cell.contains(found.ghost.x, found.ghost.y, found.ghost.r)
    own = packed_radar.points["kanban"]
    assert line_distance(found.arrow, own) < 12, "it leads to the blip"
    straight = abs(degrees(atan2(found.ghost.x, -found.ghost.y) - atan2(own[0], -own[1])))
    assert straight < 1, "straight from outside, as nothing is in the way"


def test_who_left_is_named_below() -> None:
    of = radar(
        trend("kanban", {"2025": "pilot", "2026": "pilot"}),
        trend("fax-machines", {"2025": "pilot"}),
        trend("pagers", {"2025": "vision"}, "technology"),
        editions=("2025", "2026"),
    )
    view = View(since=of.editions[0])
    assert "No longer on the radar: Fax machines, Pagers" in words(drawn(of, language="en", view=view)[0])
    alone = drawn(of, language="en", dimension="technology", view=view)[0]
    assert "No longer on the radar: Pagers" in words(alone)


@pytest.mark.slow
def test_an_arrow_leaves_out_what_lies_below_names_and_other_blips() -> None:
    scene = changes("16:9", Labels.NAMES)
    name = "arrows and former places on names or other blips"
    assert {str(p.name): p.found for p in promises(scene_json([scene]), LIGHT)}[name] == 0
    assert any(trail.arrow.gaps for trail in scene.trails)
    whole = tuple(replace(trail, arrow=replace(trail.arrow, gaps=())) for trail in scene.trails)
    assert {str(p.name): p.found for p in promises(scene_json([replace(scene, trails=whole)]), LIGHT)}[name] > 0


@pytest.mark.parametrize(("page", "labels"), PAGES)
def test_former_places_are_no_fault_of_the_chart(page: str, labels: Labels) -> None:
    shape = RadarShape.DISC if labels is Labels.NUMBERS else None
    pages = drawn(SINCE, page, labels=labels, shape=shape, view=View(since=SINCE.editions[0]))
    found = promises(scene_json(pages), LIGHT)
    assert [p.where for p in found if "overlapping" in p.name] == [""] * 4


@pytest.mark.parametrize("page", mostly_by_forge(["16:9", "a4"]))
def test_what_stands_back_is_no_fault_of_the_chart(page: str) -> None:
    of = crowd(12)
    pages = drawn(of, page, labels=Labels.AUTO, view=View(highlight=frozenset({of.trends[0].id})))
    assert sum(mark.dim for mark in pages[0].blips) == 11
    assert all(promise.kept for promise in promises(scene_json(pages), LIGHT))
