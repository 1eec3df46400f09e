from dataclasses import replace

import pytest

from radargen.charts.theme import FORMATS, Labels, RadarShape
from radargen.model import Radar
from tests.charts.placing.making import crowd, drawn
from tests.make import text

DO = (("betreiben", "maintain"), ("ausbauen", "build out"), ("erproben", "try out"), ("erkunden", "explore"), ("", ""))


def spoken(count: int = 20) -> Radar:
    some = crowd(count)
    return replace(some, rings=tuple(replace(r, do=text(*do)) for r, do in zip(some.rings, DO, strict=True)))


@pytest.mark.parametrize("page", FORMATS)
@pytest.mark.parametrize("shape", RadarShape)
def test_a_radar_with_names_says_what_to_do_on_each_ring(page: str, shape: RadarShape) -> None:
    scene = drawn(spoken(), page, "en", labels=Labels.NAMES, shape=shape)[0]
    assert {"maintain", "build out", "try out", "explore"} <= {mark.text for mark in scene.texts}
    (box,) = (box for box in scene.obstacles if box.what == "rings")
    assert not any(box.overlaps(other) for other in scene.obstacles if other is not box)


def test_the_list_stands_in_the_same_corner_in_every_language() -> None:
    left = [
        next(box for box in drawn(spoken(), "a4", language, labels=Labels.NAMES)[0].obstacles if box.what == "rings")
        for language in ("de", "en")
    ]
    assert left[0].x == left[1].x


def test_a_legend_says_it_already() -> None:
    scene = drawn(spoken(), labels=Labels.NUMBERS)[0]
    assert not any(box.what == "rings" for box in scene.obstacles)
    assert any("PILOT · erproben" in mark.text for mark in scene.texts)
