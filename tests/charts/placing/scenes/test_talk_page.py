"""A page to speak about: few trends that can be read from the last row, all others dots at their places."""

import pytest

from radargen.charts.checking import promises
from radargen.charts.drawing import scene_json, svg
from radargen.charts.scene import Box, Scene, Weight
from radargen.charts.theme import FORMATS, LIGHT, Labels
from radargen.model import View
from tests.charts.placing.making import crowd, drawn, words
from tests.selection import mostly_by_forge

OF = crowd(40)
CHOSEN = frozenset(trend.id for trend in OF.trends[::8])


def talk(page: str = "16:9", chosen: frozenset[str] = CHOSEN, title: str = "") -> Scene:
    return drawn(OF, page, "en", labels=Labels.AUTO, view=View(highlight=chosen, title=title))[0]


@pytest.mark.slow
@pytest.mark.parametrize("page", mostly_by_forge(["16:9", *FORMATS]))
def test_chosen_names_are_large_and_all_others_are_dots(page: str) -> None:
    scene, usual = talk(page), drawn(OF, page, "en", labels=Labels.AUTO)[0]
    assert {mark.id for mark in scene.blips if mark.label} == CHOSEN
    assert all(mark.quiet and not mark.number_text for mark in scene.blips if mark.id not in CHOSEN)
    lines = [line for mark in scene.blips if mark.label for line in mark.label.lines]
    largest = max(line.size for mark in usual.blips if mark.label for line in mark.label.lines)
    assert {line.weight for line in lines} == {Weight.BOLD}
    assert min(line.size for line in lines) > 1.2 * largest
    assert [promise.name for promise in promises(scene_json([scene]), LIGHT) if not promise.kept] == []


def test_on_a_slide_they_can_be_read_from_the_last_row() -> None:
    assert min(line.size for mark in talk().blips if mark.label for line in mark.label.lines) >= 18


def test_everything_stays_where_it_is_but_dots_that_large_names_would_cover() -> None:
    scene, usual = talk(), drawn(OF, "16:9", "en", labels=Labels.AUTO)[0]
    before = {mark.id: (mark.marker.x, mark.marker.y) for mark in usual.blips}
    moved = {mark.id for mark in scene.blips if (mark.marker.x, mark.marker.y) != before[mark.id]}
    names = [mark.label.box for mark in scene.blips if mark.label]
    assert not moved & CHOSEN
    assert len(moved) < len(OF.trends) / 4
    for trend in moved:
        x, y = before[trend]
        assert any(box.overlaps(Box(x, y, 0, 0), 6) for box in names)


def test_the_page_has_the_headline_that_is_given_and_says_how_many_the_dots_are() -> None:
    said = words(talk(title="Five to talk about"))
    assert "Five to" in said
    assert f"{len(OF.trends) - len(CHOSEN)} others" in said


def test_with_too_many_to_speak_about_all_have_their_usual_names() -> None:
    scene = talk(chosen=frozenset(trend.id for trend in OF.trends[:13]))
    assert not any(mark.quiet for mark in scene.blips)


def test_the_sample_of_the_dots_in_the_key_looks_as_they_do() -> None:
    scene = talk()
    (dot,) = [sample for sample in scene.samples if sample.dim]
    quiet = next(mark for mark in scene.blips if mark.quiet)
    assert dot.sector is quiet.marker.sector is None
    assert (dot.shape, dot.fill, dot.dashed) == (quiet.marker.shape, quiet.marker.fill, quiet.marker.dashed)
    fill, _ = LIGHT.dimmed.body(dot, 3)
    assert svg(scene, LIGHT).count(f'fill="{fill}"') >= 1 + sum(mark.quiet for mark in scene.blips)
