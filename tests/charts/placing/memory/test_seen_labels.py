"""What to act on has its name on a sheet that has no room for all."""

import pytest

from benchmarks.radars import full
from radargen.assessing import blips
from radargen.charts.placing import ChartRequest, chart
from radargen.charts.theme import FORMATS
from radargen.model import Action
from radargen.reading import load
from tests.selection import mostly_by_forge


@pytest.mark.slow
@pytest.mark.parametrize("page", mostly_by_forge(["a4", "a4-portrait", "square", "16:9"]))
def test_of_a_hundred_trends_those_to_act_on_are_named(page: str) -> None:
    of = load({**full(100)}).radar
    assert of
    (scene,) = chart(ChartRequest(of, of.newest, "de", FORMATS[page]))
    act = {blip.id for blip in blips(of, of.newest) if blip.action is Action.ACT}
    without = {mark.id for mark in scene.blips if not mark.label}
    assert len(act) > 10
    assert without
    assert not act & without
