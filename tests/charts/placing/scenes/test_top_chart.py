"""The trends to begin with: ten rows in an order that the page tells."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from radargen.charts.checking import promises
from radargen.charts.drawing import scene_json
from radargen.charts.placing import ChartRequest, chart
from radargen.charts.scene import Scene, Weight
from radargen.charts.theme import FORMATS, LIGHT, PageFormat
from radargen.model import AS_IT_IS, Radar, Trend, View
from tests.charts.placing.making import crowd, crowds, words
from tests.make import assessment, radar, text, trend
from tests.selection import examples, mostly_by_forge


def top(of: Radar, page: PageFormat | str = "a4", language: str = "en", view: View = AS_IT_IS) -> Scene:
    paper = FORMATS[page] if isinstance(page, str) else page
    (scene,) = chart(ChartRequest(of, of.newest, language, paper, view=view, kind="top"))
    return scene


def broken(scene: Scene) -> list[str]:
    return [f"{p.name}: {p.where}" for p in promises(scene_json([scene]), LIGHT) if not p.kept]


def placed(
    trend_id: str, ring: str, impact: int | None, reason: str = "", dimension: str = "process", **fields: object
) -> Trend:
    said = (assessment("2026", ring=ring, impact=impact, reason=reason),)
    return trend(trend_id, ring, dimension, assessments=said, **fields)


def test_what_to_act_on_comes_first_then_impact_ring_and_name() -> None:
    of = radar(
        placed("e-watch", "vision", 5),
        placed("d-later", "pilot", 4),
        placed("c-far", "experiment", 5),
        placed("b-near", "pilot", 5, name=text("B")),
        placed("a-near", "pilot", 5, name=text("C")),
        placed("f-act", "scale", 3),
    )
    scene = top(of)
    rows = sorted(scene.blips, key=lambda mark: mark.marker.y)
    assert [mark.id for mark in rows] == ["f-act", "b-near", "a-near", "c-far", "d-later", "e-watch"]
    assert [bool(mark.label and mark.label.lines[0].weight is Weight.BOLD) for mark in rows] == [True] + 5 * [False]
    assert "All 6 trends by advice, impact, ring and name." in words(scene)


def test_of_more_than_ten_the_first_ten_are_shown_and_the_page_says_of_how_many() -> None:
    scene = top(crowd(30))
    assert len(scene.blips) == 10
    assert "The first 10 of 30 trends" in words(scene)


def test_a_row_says_the_first_step_else_the_reason_else_what_it_is() -> None:
    of = radar(
        placed("a", "scale", 4, "It grew. Twice.", first_step=text("Ask ten people."), summary=text("A thing.")),
        placed("b", "scale", 4, "It grew. Twice.", summary=text("A thing. Or two.")),
        placed("c", "scale", 4, summary=text("A thing. Or two.")),
    )
    said = words(top(of))
    assert "Ask ten people. " in said
    assert "It grew. " in said
    assert said.endswith("A thing.")
    assert "Twice" not in said
    assert "Or two" not in said
    assert "Where no first step is given" in said
    assert "Where no first step is given" not in words(top(radar(placed("a", "scale", 4, first_step=text("Ask.")))))


def test_what_the_row_says_is_told_to_those_who_hear_it() -> None:
    (mark,) = top(radar(placed("kanban", "scale", 4, first_step=text("Ask ten people.")))).blips
    assert mark.says == "Kanban, Process, ring Scale, impact 4 of 5, advice: act now: Ask ten people."


@settings(max_examples=examples(18), deadline=None)
@given(crowds(st.integers(2, 8)), st.sampled_from(sorted(FORMATS)), st.sampled_from(["", "word " * 30, "word " * 200]))
def test_whatever_the_radar_nothing_overlaps_and_what_is_cut_is_named(of: Radar, page: str, step: str) -> None:
    of = replace(of, trends=tuple(replace(trend, first_step=text(step)) for trend in of.trends))
    scene = top(of, page, "de")
    assert broken(scene) == []
    assert len(scene.blips) == min(len(of.trends), 10)


@pytest.mark.slow
@pytest.mark.parametrize("page", mostly_by_forge(["a4", *FORMATS]))
def test_long_sentences_are_shortened_last_and_then_named(page: str) -> None:
    short, long = "Ask ten people about it, then ask ten others and compare what they said to you.", "word " * 160
    for sentence, cut in ((short, False), (long, True)):
        of = radar(*(placed(f"t{n}", "scale", 4, first_step=text(sentence)) for n in range(10)))
        scene = top(of, page)
        assert broken(scene) == []
        assert bool(scene.shortened) is cut


def test_without_any_trend_there_is_a_page_that_says_so() -> None:
    scene = top(crowd(0))
    assert (scene.blips, broken(scene)) == ((), [])
    assert "no trends in this edition" in words(scene)


def test_a_row_that_is_missing_is_found() -> None:
    page = json.loads(scene_json([top(crowd(5))]))
    gone = page["blips"].pop(2)["id"]
    (found,) = (str(p.where) for p in promises(page, LIGHT) if p.name == "trends missing or twice")
    assert found == f"{gone} is missing"
