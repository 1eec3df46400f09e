"""A radar for a page that has a heading of its own: nothing else stands on it, and nothing is left unexplained."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from radargen.charts.checking import promises
from radargen.charts.drawing import scene_json
from radargen.charts.scene import Scene
from radargen.charts.theme import FORMATS, LIGHT, Labels, PageFormat, RadarShape, custom
from radargen.model import Radar, View
from radargen.model.selection import parsed
from tests.charts.placing.making import crowd, crowds, drawn
from tests.selection import examples, mostly_by_forge

OF = crowd(25, moved=True)


def bare(page: str | PageFormat) -> PageFormat:
    return replace(FORMATS[page] if isinstance(page, str) else page, bare=True)


def broken(pages: tuple[Scene, ...]) -> list[str]:
    return [f"{one.name}: {one.where}" for one in promises(scene_json(pages), LIGHT) if not one.kept]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("page", "dimension"),
    mostly_by_forge([("a4", None), ("square", "people"), *product(FORMATS, [None, "people"])], here=2),
)
def test_nothing_but_the_radar_stands_on_any_page_and_it_is_larger(page: str, dimension: str | None) -> None:
    usual = drawn(OF, page, dimension=dimension, labels=Labels.NAMES)[0]
    pages = drawn(OF, bare(page), dimension=dimension, labels=Labels.NAMES)
    first = pages[0]
    assert not (first.texts or first.samples or first.legend or first.lines)
    assert usual.disc and first.disc and first.disc.radius > 1.02 * usual.disc.radius
    assert {title.text for title in first.arcs} and first.pills
    assert all(mark.label for mark in first.blips)
    assert broken(pages) == []


@pytest.mark.parametrize("shape", [RadarShape.DISC, RadarShape.FAN])
def test_a_page_of_any_size_is_filled_from_edge_to_edge(shape: RadarShape) -> None:
    first = drawn(OF, bare(custom(300, 200)), shape=shape, labels=Labels.NAMES)[0]
    assert first.disc
    reach = first.disc.radius * (2 if shape is RadarShape.DISC else 1)
    across = first.height if shape is RadarShape.DISC else first.width / 2
    assert reach > 0.9 * across


@pytest.mark.slow
@pytest.mark.parametrize("labels", [Labels.NUMBERS, Labels.AUTO])
def test_numbers_are_explained_on_pages_of_their_own(labels: Labels) -> None:
    crowded = crowd(60, skew=4.0)
    first, *further = drawn(crowded, bare("a4"), labels=labels)
    numbered = {mark.id for mark in first.blips if mark.number_text}
    assert numbered
    assert not first.legend
    assert {entry.id for page in further for entry in page.legend} == numbered
    assert broken((first, *further)) == []


def test_few_highlighted_trends_have_large_names() -> None:
    chosen = frozenset(trend.id for trend in OF.trends[:3])
    (first,) = drawn(OF, bare("16:9"), labels=Labels.AUTO, view=View(highlight=chosen))
    assert {mark.id for mark in first.blips if mark.label} == chosen
    assert all(line.size > 10 for mark in first.blips if mark.label for line in mark.label.lines)
    assert not first.texts
    assert broken((first,)) == []


@pytest.mark.parametrize("page", mostly_by_forge(["16:9", "a4", "square"]))
def test_changes_have_their_ways(page: str) -> None:
    pages = drawn(OF, bare(page), labels=Labels.AUTO, view=View(since=OF.editions[0]))
    assert pages[0].trails
    assert not pages[0].texts
    assert broken(pages) == []


def test_what_is_selected_is_told_to_those_who_do_not_see_it() -> None:
    first = drawn(OF, bare("a4"), "en", view=View(select=parsed("impact>=4")))[0]
    assert "of 25 trends (Impact: 4 or more)" in first.description


@given(crowds(st.integers(3, 6)), st.sampled_from([*FORMATS]), st.sampled_from([Labels.AUTO, Labels.NUMBERS]))
@settings(max_examples=examples(6), deadline=None)
def test_any_radar_keeps_its_promises(of: Radar, page: str, labels: Labels) -> None:
    assert broken(drawn(of, bare(page), labels=labels)) == []
