"""The ways of trends through all editions."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from radargen.charts.checking import promises
from radargen.charts.drawing import scene_json, svg
from radargen.charts.placing import ChartRequest, DoesNotFit, chart
from radargen.charts.placing.scenes.history.ring_lanes import RingLanes, crossings, ring_lanes
from radargen.charts.placing.scenes.history.ring_ways import ring_ways
from radargen.charts.scene import Scene, Tone
from radargen.charts.theme import FORMATS, LIGHT, PageFormat, custom
from radargen.model import AS_IT_IS, Radar, View
from radargen.text.messages import RadargenError
from tests.charts.placing.making import histories, history, words
from tests.make import radar, trend
from tests.selection import examples

PAPERS = st.sampled_from([*FORMATS.values(), custom(150, 150), custom(297, 120)])
YEARS = ("2024", "2025", "2026")


def timeline(of: Radar, page: PageFormat = FORMATS["a4"], view: View = AS_IT_IS) -> tuple[Scene, ...]:
    return chart(ChartRequest(of, of.newest, "en", page, view=view, kind="timeline"))


def example() -> Radar:
    return radar(
        trend("rises", {"2024": "vision", "2025": "pilot", "2026": "standard"}, "people"),
        trend("falls", {"2024": "standard", "2025": "standard", "2026": "vision"}, "people"),
        trend("comes", {"2025": "vision", "2026": "pilot"}, "process"),
        trend("leaves", {"2024": "vision", "2025": "pilot"}, "process"),
        trend("stays", {"2024": "pilot", "2025": "pilot", "2026": "pilot"}, "process"),
        editions=YEARS,
    )


def test_each_trend_that_changed_its_ring_has_a_way_from_edition_to_edition() -> None:
    (page,) = timeline(example())
    ways = {course.id: course.knots for course in page.courses}
    assert {*ways} == {"rises", "falls", "comes", "leaves"}
    assert ways["rises"][0][1] > ways["rises"][-1][1], "inwards is upwards"
    assert ways["falls"][0][1] < ways["falls"][-1][1]
    assert ways["comes"][0][0] > ways["rises"][0][0], "it begins where it came"
    assert ways["leaves"][-1][1] > max(panel.box.y + panel.box.height for panel in page.panels)


def test_ways_end_with_their_blips_and_names_at_the_right() -> None:
    (page,) = timeline(example())
    ends = {course.id: course.knots[-1] for course in page.courses}
    marks = {mark.id: mark for mark in page.blips}
    assert {*marks} == {"rises", "falls", "comes"}
    for trend_id, mark in marks.items():
        assert (mark.marker.x, mark.marker.y) == ends[trend_id]
        assert mark.label
        assert mark.label.box.x > mark.marker.x + mark.marker.reach
    assert "Leaves" in words(page)
    assert "2024 Vision → 2025 Pilot → 2026 Standard" in marks["rises"].says


def test_what_never_changed_its_ring_is_counted_in_words() -> None:
    (page,) = timeline(example())
    assert "How 4 trends moved from 2024 to 2026" in words(page)
    assert "1 more trend has never changed its ring." in words(page)


def test_an_edition_may_be_named_to_begin_with() -> None:
    of = example()
    (page,) = timeline(of, view=View(since=of.editions[1]))
    assert "2024" not in words(page)
    assert {course.id for course in page.courses} == {"rises", "falls", "comes"}


def test_other_trends_stand_back_where_some_are_highlighted() -> None:
    (page,) = timeline(example(), view=View(highlight=frozenset({"rises"})))
    assert {course.id for course in page.courses if course.tone is Tone.SECTOR} == {"rises"}


def test_the_first_edition_has_no_history() -> None:
    with pytest.raises(RadargenError, match="only against an earlier edition"):
        timeline(radar(trend("kanban")))


def test_a_radar_on_which_nothing_moves_says_so() -> None:
    (page,) = timeline(radar(trend("kanban", dict.fromkeys(YEARS, "pilot")), editions=YEARS))
    assert "No trend has changed its ring yet" in words(page)
    assert not page.courses


@pytest.mark.slow
def test_many_ways_through_many_editions_take_several_pages_and_none_is_lost() -> None:
    of = history(60, 34)
    pages = timeline(of)
    drawn = [course.id for page in pages for course in page.courses]
    ways, still = ring_ways(ChartRequest(of, of.newest, "en", FORMATS["a4"]).content("en"), of.editions)
    assert len(pages) > 1
    assert sorted(drawn) == sorted({way.id for way in ways if len(way.stays) > 1})
    assert len(ways) + still == len(of.trends)
    assert not [promise for promise in promises(scene_json(pages), LIGHT) if not promise.kept]


def test_a_page_that_brings_its_own_heading_holds_all_or_nothing() -> None:
    with pytest.raises(DoesNotFit):
        timeline(history(60, 5), replace(custom(200, 120), bare=True))
    assert len(timeline(example(), replace(FORMATS["a4"], bare=True))) == 1


def test_a_picture_says_in_words_what_its_lines_show() -> None:
    (page,) = timeline(example())
    drawn = svg(page, LIGHT)
    assert "How 4 trends moved" in page.description
    assert drawn.count('role="listitem"') == 3
    assert 'aria-label="Rises, People, ring Standard' in drawn


@given(of=histories())
@settings(max_examples=examples(20), derandomize=True)
def test_no_two_trends_share_a_lane_at_the_same_time_and_few_ways_cross(of: Radar) -> None:
    ways, _ = ring_ways(ChartRequest(of, of.newest, "en", FORMATS["a4"]).content("en"), of.editions)
    rings, columns = len(of.rings), len(of.editions)
    lanes = ring_lanes(ways, rings, columns)
    taken = [
        (stay.ring, lanes.lanes[stay], column)
        for way in ways
        for stay in way.stays
        for column in range(stay.first, stay.last + 1)
    ]
    assert len(taken) == len(set(taken))
    assert all(lane < lanes.counts[ring] for ring, lane, _ in taken)
    # As they would stand in the order of their names.
    level = {stay: n for n, stay in enumerate(lanes.lanes)}
    plain = RingLanes(tuple(len(level) for _ in lanes.counts), level)
    assert crossings(ways, lanes, columns) <= crossings(ways, plain, columns)


@given(of=histories(), page=PAPERS)
@settings(max_examples=examples(20), derandomize=True)
def test_nothing_overlaps_whatever_the_history(of: Radar, page: PageFormat) -> None:
    pages = timeline(of, page)
    broken = [promise for promise in promises(scene_json(pages), LIGHT) if not promise.kept]
    assert not [promise for promise in broken if "ΔE00" not in promise.name]
