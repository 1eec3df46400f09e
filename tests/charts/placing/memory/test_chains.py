"""Any chain of editions: whatever keeps its cell keeps its place, and what changes its ring its bearing."""

from dataclasses import replace
from itertools import pairwise
from statistics import median

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from benchmarks.chains import MOON, Moves, chain, grown, moves, until
from radargen.assessing import blips
from radargen.charts import placing
from radargen.charts.placing import NO_LOCK, ChartRequest, Lock, lock_text, locked, moves_on_page, read_lock
from radargen.charts.placing.memory.displacement import Cause, displacements
from radargen.charts.placing.memory.edition_layout import edition_layout
from radargen.charts.placing.memory.incremental import extended
from radargen.charts.placing.memory.layout_request import layout_request
from radargen.charts.placing.memory.layouts import moved_ids
from radargen.charts.scene import Scene
from radargen.charts.theme import FORMATS, RadarShape
from radargen.model import Radar
from radargen.reading import load
from radargen.storage.files import read
from tests.make import radar, trend
from tests.selection import mostly_by_forge, thorough

SIZES = ("a4", "a4-portrait", "a3", "16:9", "square")
# What rounding may move, in points.
STILL = 0.1


def steps(pages: list[Scene]) -> list[Moves]:
    return [moves(before, after) for before, after in pairwise(pages)]


def page(of: Radar, edition: str, size: str, lock: Lock = NO_LOCK) -> Scene:
    at = next(one for one in of.editions if one.id == edition)
    return placing.chart(ChartRequest(of, at, of.languages[0], FORMATS[size], lock=lock))[0]


@pytest.mark.slow
@pytest.mark.parametrize("size", mostly_by_forge(SIZES))
def test_the_moon_keeps_all_that_keeps_its_cell_though_most_of_it_changes(size: str) -> None:
    of = load(read(MOON)).radar
    assert of
    found = steps([page(of, edition.id, size) for edition in of.editions])
    assert [max(one.points) for one in found] == [0, 0, 0]
    whole = sum(found, Moves())
    assert median(whole.roomy) <= 6
    assert whole.roomy[len(whole.roomy) * 9 // 10] <= 15
    assert whole.stretch <= 1.3


chains = st.builds(
    chain,
    st.sampled_from([8, 20, 44]),
    rings=st.integers(3, 5),
    dimensions=st.integers(2, 5),
    spread=st.sampled_from(["even", "skew"]),
    count=st.just(4),
    pace=st.sampled_from([0.5, 1.0, 2.9]),
    grows_to=st.sampled_from([0, 0, 70]),
)


@pytest.mark.slow
@given(chains, st.sampled_from(SIZES))
# Two newcomers that have hardly room beside the name of a thin innermost ring.
@example(chain(44, rings=4, dimensions=5, spread="skew", count=4, pace=2.9), "square")
@settings(max_examples=8 if thorough() else 1)
def test_in_any_chain_nothing_jumps_but_what_is_named(files: dict[str, str], size: str) -> None:
    former: Scene | None = None
    before = NO_LOCK
    for of, lock in grown(files):
        scene = page(of, of.newest.id, size, lock)
        if former:
            found = moves(former, scene)
            asked = ChartRequest(of, of.newest, of.languages[0], FORMATS[size], lock=before)
            named = {key for one in moves_on_page(asked, scene) for key in one.trends}
            old = {mark.id: mark for mark in former.blips}
            for mark in scene.blips:
                if mark.id in old and (old[mark.id].dimension, old[mark.id].ring) == (mark.dimension, mark.ring):
                    way = abs(old[mark.id].marker.x - mark.marker.x) + abs(old[mark.id].marker.y - mark.marker.y)
                    assert way <= STILL or mark.id in named or way <= mark.marker.r
            assert found.mean <= 0.5 or named
        former, before = scene, lock


@pytest.mark.by_forge
def test_in_thirty_four_editions_nothing_moves() -> None:
    count = 34
    told = list(grown(chain(30, 4, 4, count=count, grows_to=60)))
    for size in ("a4", "16:9"):
        whole = sum(steps([page(of, of.newest.id, size, lock) for of, lock in told]), Moves())
        assert len(whole.points) > 26 * count
        assert whole.mean < 0.05
        assert whole.far == 0
        assert median(whole.roomy) <= 6
        assert whole.roomy[len(whole.roomy) * 9 // 10] <= 16


def test_a_trend_that_changes_its_ring_moves_straight_in_or_out() -> None:
    editions = ("2025", "2026")
    others = [trend(key, dict.fromkeys(editions, "scale")) for key in ("bots", "culture")]
    of = radar(trend("analytics", {"2025": "vision", "2026": "pilot"}), *others, editions=editions)
    for shape in (RadarShape.DISC, RadarShape.FAN):
        was, now = (edition_layout(layout_request(of, edition, shape)) for edition in of.editions)
        assert was
        assert now
        assert list(moved_ids(was, now)) == []
        assert now.radii == was.radii
        assert abs(now.by_id["analytics"].u - was.by_id["analytics"].u) < 0.02
        assert now.by_id["analytics"].ring == "pilot"


@pytest.mark.slow
def test_a_ring_that_overflows_becomes_wider_and_all_others_keep_their_share_of_theirs() -> None:
    few = radar(*(trend(f"t{n}", "pilot") for n in range(3)), trend("alone", "vision"))
    former = edition_layout(layout_request(few, few.newest, RadarShape.DISC))
    assert former
    narrow = replace(former, radii=(0.3, 0.5, 0.53, 0.8, 1.0))
    crowd = replace(few, trends=(*few.trends, *(trend(f"u{n:02}", "pilot") for n in range(36))))
    ordered = replace(crowd, trends=tuple(sorted(crowd.trends, key=lambda one: one.id)))
    request = layout_request(ordered, ordered.newest, RadarShape.DISC)
    after = extended(narrow, request)
    assert after
    width = after.radii[2] - after.radii[1]
    assert width > 0.035
    assert after.by_id["alone"] == replace(narrow.by_id["alone"], sides=after.by_id["alone"].sides)
    rest = [after.radii[0], after.radii[1] - after.radii[0], after.radii[3] - after.radii[2], 1 - after.radii[3]]
    assert [part / rest[0] for part in rest] == pytest.approx([1, 0.2 / 0.3, 0.27 / 0.3, 0.2 / 0.3], abs=0.001)
    lock = Lock((narrow,))
    causes = {one.cause for one in displacements(ordered, ordered.newest, page(ordered, "2026", "a4", lock), lock)}
    assert Cause.RING_OVERFLOWED in causes


def test_what_keeps_its_place_is_not_named_and_a_radar_with_other_rings_says_so() -> None:
    some = radar(trend("kanban"), trend("lean"))
    lock = locked(some)
    assert displacements(some, some.newest, page(some, "2026", "a4", lock), lock) == ()
    former = lock.find("2026", RadarShape.DISC)
    assert former
    fewer = replace(former, rings=former.rings[1:], radii=former.radii[1:])
    moved = replace(fewer, places=tuple(replace(one, u=0.01, v=0.5) for one in fewer.places))
    known = Lock((moved,))
    (found,) = displacements(some, some.newest, page(some, "2026", "a4", known), known)
    assert found.cause is Cause.OTHER_RINGS
    assert str(found.sentence).startswith("The radar has another number of rings")


@pytest.mark.slow
def test_the_lock_of_each_edition_reads_as_it_was_written() -> None:
    files = chain(12, 4, count=5, pace=2.0)
    whole = load({**files}).radar
    assert whole
    lock = NO_LOCK
    for edition in whole.editions:
        of = until(whole, edition)
        lock = locked(of, lock)
        assert read_lock(lock_text(lock), of) == (lock, ())
        assert {place.id for place in lock.layouts[-1].places} <= {blip.id for blip in blips(of, edition)}
