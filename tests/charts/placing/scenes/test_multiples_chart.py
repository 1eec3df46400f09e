"""A small radar for each dimension."""

from math import hypot

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from radargen.charts.checking import promises
from radargen.charts.drawing import scene_json, svg
from radargen.charts.placing import ChartRequest, DoesNotFit, chart
from radargen.charts.scene import Scene
from radargen.charts.theme import FORMATS, LIGHT, PageFormat, custom
from radargen.model import AS_IT_IS, Radar, View
from tests.charts.placing.making import crowd, crowds, words
from tests.make import radar, trend
from tests.selection import examples, mostly_by_forge

PAPERS = st.sampled_from([*FORMATS.values(), custom(200, 200), custom(297, 150)])


def multiples(of: Radar, page: PageFormat = FORMATS["a4"], view: View = AS_IT_IS) -> tuple[Scene, ...]:
    return chart(ChartRequest(of, of.newest, "en", page, view=view, kind="multiples"))


@pytest.mark.slow
@pytest.mark.parametrize("dimensions", mostly_by_forge([3, 8, 2, 5], here=2))
def test_each_dimension_has_its_small_radar_and_its_list(dimensions: int) -> None:
    of = crowd(5 * dimensions, dimensions)
    pages = multiples(of)
    discs = [disc for page in pages for disc in page.discs]
    assert [disc.sectors[0].id for disc in discs] == [dimension.id for dimension in of.dimensions]
    assert len({disc.radius for disc in pages[0].discs}) == 1, "all equally large"
    blips = [mark for page in pages for mark in page.blips]
    assert [mark.number for mark in blips] == [*range(1, len(of.trends) + 1)]
    listed = {entry.id: entry.number.text for page in pages for entry in page.legend}
    assert listed == {mark.id: str(mark.number) for mark in blips}


def test_trends_stand_where_they_stand_on_the_chart_of_their_dimension() -> None:
    of = crowd(20)
    (page,) = multiples(of)
    (alone, *_) = chart(ChartRequest(of, of.newest, "en", FORMATS["16:9"], of.dimensions[0].id))
    small, large = page.discs[0], alone.disc
    assert large
    there = {mark.id: mark.marker for mark in alone.blips}
    for mark in page.blips:
        if mark.id in there:
            x, y = mark.marker.x - small.x, mark.marker.y - small.y
            scale = large.radius / small.radius
            at = there[mark.id].x - large.x, there[mark.id].y - large.y
            assert hypot(x * scale - at[0], y * scale - at[1]) < 0.1 * large.radius


def test_the_page_names_the_rings_and_lists_say_on_which_a_trend_is() -> None:
    (page,) = multiples(radar(trend("kanban", "pilot"), trend("lean", "scale")))
    assert "Rings from the centre outwards: Standard, Scale, Pilot, Experiment and Vision." in words(page)
    assert "SCALE" in words(page)
    assert "no trends in this edition" in words(page)


def test_a_list_shows_the_marks_of_the_radar() -> None:
    (page,) = multiples(radar(trend("kanban", "pilot"), trend("lean", "scale")))
    fills = [mark.marker.fill for mark in page.blips]
    assert [sample.fill for sample in page.samples if sample.sector is not None] == fills


def test_a_page_too_small_is_refused_with_a_sentence() -> None:
    with pytest.raises(DoesNotFit, match="Choose a larger page"):
        multiples(crowd(200), custom(100, 100))


def test_dimensions_are_lists_to_those_who_hear_the_picture() -> None:
    (page,) = multiples(crowd(12))
    drawn = svg(page, LIGHT)
    assert drawn.count('role="list"') == len({mark.dimension for mark in page.blips})
    assert drawn.count('role="listitem"') == 12


@pytest.mark.slow
@given(of=crowds(st.integers(3, 6)), page=PAPERS)
@settings(max_examples=examples(15), derandomize=True)
def test_nothing_overlaps_and_every_trend_is_there(of: Radar, page: PageFormat) -> None:
    try:
        pages = multiples(of, page)
    except DoesNotFit:
        return
    assert sorted(mark.id for one in pages for mark in one.blips) == [known.id for known in of.on(of.newest)]
    broken = [promise for promise in promises(scene_json(pages), LIGHT) if not promise.kept]
    assert not [promise for promise in broken if "ΔE00" not in promise.name]
