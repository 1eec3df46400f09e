"""Arrows that tell where trends are expected to move."""

import json
from dataclasses import replace
from math import hypot

import pytest

from radargen.charts.checking import promises
from radargen.charts.drawing import scene_json
from radargen.charts.placing import ChartRequest, chart
from radargen.charts.scene import OutlookArrow, Scene
from radargen.charts.theme import FORMATS, LIGHT, Labels, RadarShape
from radargen.model import Direction, Outlook, Radar, Trend, View
from tests.charts.placing.making import crowd
from tests.make import text
from tests.selection import mostly_by_forge

DIRECTIONS = [*Direction]
ASKED = View(outlook=True)


def expecting(of: Radar) -> Radar:
    """The radar with an outlook for each trend, all directions in turn."""
    return replace(of, trends=tuple(_expecting(one, DIRECTIONS[n % 3]) for n, one in enumerate(of.trends)))


def _expecting(one: Trend, towards: Direction) -> Trend:
    outlook = Outlook(towards, 2028, text("Darum."), text("Ein Zeichen."))
    return replace(one, assessments=tuple(replace(said, outlook=outlook) for said in one.assessments))


def drawn(of: Radar, page: str = "a4", labels: Labels = Labels.AUTO, view: View = ASKED) -> Scene:
    shape = RadarShape.FAN if page == "16:9" else None
    return chart(ChartRequest(of, of.newest, "de", FORMATS[page], labels=labels, shape=shape, view=view))[0]


def depths(scene: Scene, arrow: OutlookArrow) -> tuple[float, float]:
    """How far from the centre an arrow begins and ends."""
    assert scene.disc
    line = arrow.line
    return hypot(line.x1 - scene.disc.x, line.y1 - scene.disc.y), hypot(line.x2 - scene.disc.x, line.y2 - scene.disc.y)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("page", "labels"),
    mostly_by_forge(
        [("a4", Labels.AUTO), ("16:9", Labels.NUMBERS), ("16:9", Labels.AUTO), ("a4", Labels.NUMBERS)], here=2
    ),
)
def test_they_point_where_trends_are_expected_and_touch_nothing(page: str, labels: Labels) -> None:
    of = expecting(crowd(24))
    scene = drawn(of, page, labels)
    towards = {one.id: DIRECTIONS[n % 3] for n, one in enumerate(of.trends)}
    assert len(scene.outlooks) > 12
    for arrow in scene.outlooks:
        begin, end = depths(scene, arrow)
        assert towards[arrow.id] is (Direction.IN if end < begin else Direction.OUT)
    found = promises(scene_json([scene]), LIGHT)
    assert [promise.name for promise in found if not promise.kept] == []
    assert "outlook arrows on blips, names, ring names or titles" in {promise.name for promise in found}


def test_an_arrow_over_a_name_breaks_a_promise() -> None:
    scene = drawn(expecting(crowd(8)))
    label = next(mark.label for mark in scene.blips if mark.label)
    arrow = scene.outlooks[0]
    middle = label.box.y + label.box.height / 2
    over = replace(arrow.line, x1=label.box.x, y1=middle, x2=label.box.x + label.box.width, y2=middle)
    spoilt = replace(scene, outlooks=(replace(arrow, line=over), *scene.outlooks[1:]))
    broken = [promise.name for promise in promises(scene_json([spoilt]), LIGHT) if not promise.kept]
    assert broken == ["outlook arrows on blips, names, ring names or titles"]


def test_nobody_sees_them_who_does_not_ask_or_where_there_are_none() -> None:
    plain = crowd(8)
    asked, unasked = drawn(plain), drawn(expecting(plain), view=View())
    assert scene_json([asked]) == scene_json([unasked]) == scene_json([drawn(plain, view=View())])
    assert "outlooks" not in json.loads(scene_json([asked]))


def test_a_note_says_what_they_are_and_dimmed_blips_have_none() -> None:
    of = expecting(crowd(6))
    shown = of.trends[0].id
    scene = drawn(of, view=View(outlook=True, highlight=frozenset({shown})))
    assert "Blasse Pfeile: wohin sich Trends" in " ".join(line.text for line in scene.texts)
    assert {arrow.id for arrow in scene.outlooks} == {shown}


def test_who_hears_the_chart_hears_outlooks_where_it_shows_them() -> None:
    of = expecting(crowd(3))
    ends = {
        Direction.IN: "die Redaktion erwartet, dass er bis 2028 nach innen rückt",
        Direction.STAYS: "die Redaktion erwartet, dass er bis 2028 auf seinem Ring bleibt",
        Direction.OUT: "die Redaktion erwartet, dass er bis 2028 nach außen rückt",
    }
    told = {mark.id: mark.says for mark in drawn(of).blips}
    for n, one in enumerate(of.trends):
        assert told[one.id].endswith(ends[DIRECTIONS[n % 3]])
    assert not any("erwartet" in mark.says for mark in drawn(of, view=View()).blips)
