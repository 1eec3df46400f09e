"""Ten editions of realistic data, seen by somebody who lays each chart over the one before."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest

from benchmarks.chains import Moves, chain, grown, moves
from radargen.assessing import blips
from radargen.charts import placing
from radargen.charts.placing import ChartRequest, Lock, lock_text, read_lock
from radargen.charts.placing.memory.displacement import displacements
from radargen.charts.placing.memory.edition_layout import edition_layout
from radargen.charts.placing.memory.layout_request import layout_request
from radargen.charts.scene import Scene
from radargen.charts.theme import FORMATS, SITE, Labels, RadarShape
from radargen.model import AS_IT_IS, Channel, Radar, View
from tests.charts.placing.judging import faults
from tests.make import text
from tests.selection import mostly_by_forge

Told = list[tuple[Radar, Lock]]


@cache
def story(remembered: bool = True) -> Told:
    return list(grown(chain(20, rings=4), remembered=remembered))


def seen(told: Told, size: str = "a4", language: str = "de", dimension: str | None = None) -> list[Scene]:
    page = (FORMATS | {"site": SITE})[size]
    labels = Labels.NUMBERS if size == "site" else Labels.AUTO
    return [
        placing.chart(ChartRequest(radar, radar.newest, language, page, dimension=dimension, labels=labels, lock=lock))[
            0
        ]
        for radar, lock in told
    ]


def between(scenes: list[Scene]) -> Moves:
    return sum((moves(before, after) for before, after in pairwise(scenes)), Moves())


@pytest.mark.slow
@pytest.mark.parametrize("size", mostly_by_forge(["a4", "site", "16:9"], here=2))
def test_what_keeps_its_cell_keeps_its_place_and_nearly_every_name_its_side(size: str) -> None:
    scenes = seen(story(), size)
    found = between(scenes)
    assert len(found.points) > 40
    assert max(found.points) == 0
    assert found.turned <= 0.05
    assert [fault for scene in scenes for fault in faults((scene,), without_legend=True)] == []


@pytest.mark.slow
@pytest.mark.parametrize("size", mostly_by_forge(["a4", "a4-portrait"]))
def test_a_dimension_alone_stands_as_still(size: str) -> None:
    scenes = [scene for n in range(3) for scene in seen(story()[-4:], size, dimension=f"d{n}")]
    found = sum((between(scenes[n : n + 4]) for n in (0, 4, 8)), Moves())
    assert max(found.points) == 0
    assert [fault for scene in scenes for fault in faults((scene,), without_legend=True)] == []


@pytest.mark.by_forge
def test_numbers_keep_their_places_on_pages_too_small_for_all_of_them() -> None:
    told = list(grown(chain(100, rings=5, count=2)))
    found = between(seen(told))
    assert len(found.points) > 50
    assert found.mean <= 1
    assert all(way <= 20 for way in found.points)


@pytest.mark.slow
def test_without_a_lock_the_chain_is_recomputed_and_stands_as_still() -> None:
    assert max(between(seen(story(remembered=False)[-2:])).points) == 0


@pytest.mark.slow
def test_a_second_language_has_the_places_of_the_first() -> None:
    told = story()[-2:]
    pairs = zip(seen(told, language="de"), seen(told, language="en"), strict=True)
    assert [moves(german, english).mean for german, english in pairs] == [0, 0]


@pytest.mark.slow
@pytest.mark.parametrize("size", mostly_by_forge(["a4", "a4-portrait", "a3", "16:9", "square"]))
def test_with_numbers_the_radar_stands_where_it_does_in_every_language_and_view(size: str) -> None:
    radar = chain_of_long_names()

    def drawn(language: str, view: View = AS_IT_IS) -> Scene:
        return placing.chart(
            ChartRequest(radar, radar.newest, language, FORMATS[size], labels=Labels.NUMBERS, view=view)
        )[0]

    german, english = drawn("de"), drawn("en")
    few = drawn("de", View(without=frozenset(Channel)))
    assert german.legend
    assert _at(german) == _at(english) == _at(few)


def chain_of_long_names() -> Radar:
    """The newest edition of the story, with English names that are much longer than the German."""
    radar = story()[-1][0]
    trends = [
        replace(t, name=text(t.name.any("de"), f"{t.name.any('en')} and what else there is")) for t in radar.trends
    ]
    return replace(radar, trends=tuple(trends))


def _at(scene: Scene) -> dict[str, tuple[float, float]]:
    return {mark.id: (mark.marker.x, mark.marker.y) for mark in scene.blips}


@pytest.mark.slow
def test_the_lock_of_a_further_edition_only_adds_that_edition() -> None:
    for (_, before), (_, after) in pairwise(story()):
        gone = Counter(_lines(before)) - Counter(_lines(after))
        assert not gone


@pytest.mark.slow
def test_the_lock_does_not_depend_on_the_order_of_the_files() -> None:
    files = chain(20, rings=4, count=2)
    shuffled = dict(sorted(files.items(), key=lambda one: one[0][::-1]))
    assert _written(shuffled) == _written(files)


def _lines(lock: Lock) -> list[str]:
    return [line.rstrip(",") for line in lock_text(lock).splitlines()]


def _written(files: Mapping[str, str]) -> str:
    *_, (_, lock) = grown(dict(files))
    return lock_text(lock)


def disc(radar: Radar, lock: Lock) -> dict[str, tuple[float, float]]:
    found = edition_layout(layout_request(radar, radar.newest, RadarShape.DISC), lock)
    assert found
    return {place.id: (place.u, place.v) for place in found.places}


def test_another_name_moves_nobody() -> None:
    radar, lock = story()[-1]
    (first, *others) = radar.trends
    renamed = replace(radar, trends=(replace(first, name=text("Kundenbindungsmanagement im Verbund")), *others))
    assert disc(renamed, lock) == disc(radar, lock)


def test_a_trend_under_another_id_takes_a_new_place_and_moves_nobody_else() -> None:
    radar, lock = story()[-1]
    shown = {blip.id for blip in blips(radar, radar.newest)}
    old = next(trend for trend in radar.trends if trend.id in shown)
    trends = tuple(sorted((replace(t, id="zz") if t is old else t for t in radar.trends), key=lambda t: t.id))
    before, after = disc(radar, lock), disc(replace(radar, trends=trends), lock)
    assert {k: at for k, at in after.items() if k != "zz"} == {k: at for k, at in before.items() if k != old.id}


def test_a_ring_under_another_id_keeps_all_its_blips() -> None:
    radar, lock = story()[-1]
    rings = tuple(replace(ring, id="core") if ring.id == "r0" else ring for ring in radar.rings)
    trends = tuple(
        replace(t, assessments=tuple(replace(a, ring="core") if a.ring == "r0" else a for a in t.assessments))
        for t in radar.trends
    )
    renamed = replace(radar, rings=rings, trends=trends)
    again, problems = read_lock(lock_text(lock), renamed)
    assert [problem.message for problem in problems] == ["The ring ‘r0’ is now ‘core’."]
    assert disc(renamed, again) == disc(radar, lock)


def test_a_dimension_that_is_added_leaves_blips_where_they_were_in_theirs() -> None:
    radar, lock = story()[-1]
    wider = replace(radar, dimensions=(*radar.dimensions, replace(radar.dimensions[0], id="d3")))
    before, after = disc(radar, lock), disc(wider, lock)
    scene = placing.chart(ChartRequest(wider, wider.newest, "de", FORMATS["a4"], lock=lock))[0]
    moved = {key for key in before if before[key] != after[key]}
    assert moved == {key for one in displacements(wider, wider.newest, scene, lock) for key in one.trends}
    assert len(moved) <= len(before) / 3


@pytest.mark.slow
def test_places_that_cannot_both_be_kept_are_solved_anew_and_named() -> None:
    radar, lock = story()[-1]
    former = lock.find(radar.newest.id, RadarShape.DISC)
    assert former
    cells = Counter((place.dimension, place.ring) for place in former.places)
    full = next(cell for cell, count in cells.items() if count > 1)
    one, two = [place for place in former.places if (place.dimension, place.ring) == full][:2]
    heap = {one.id: replace(one, pinned=True), two.id: replace(two, u=one.u, v=one.v)}
    edited = replace(former, places=tuple(heap.get(place.id, place) for place in former.places))
    lock = Lock(tuple(edited if one is former else one for one in lock.layouts))
    scene = placing.chart(ChartRequest(radar, radar.newest, "de", FORMATS["a4"], lock=lock))[0]
    found = {key for one in displacements(radar, radar.newest, scene, lock) for key in one.trends}
    assert two.id in found
    assert one.id not in found
    assert set(found) < {place.id for place in former.places if (place.dimension, place.ring) == full}
    assert faults((scene,), without_legend=True) == []
