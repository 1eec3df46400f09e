"""Each kind of fault on panels, made by hand on a page that has none."""

import json
from collections.abc import Callable
from copy import deepcopy
from functools import cache
from typing import Any

import pytest

from radargen.charts.checking import promises
from radargen.charts.drawing import scene_json
from radargen.charts.placing import ChartRequest, chart
from radargen.charts.theme import FORMATS, LIGHT
from tests.charts.placing.making import crowd

Chart = dict[str, Any]
OF = crowd(12)
SOUND: Chart = json.loads(scene_json(chart(ChartRequest(OF, OF.newest, "en", FORMATS["a4"], kind="matrix"))))
MANY = crowd(100)


@cache
def numbered() -> Chart:
    """A matrix in which some trends have numbers, and their key."""
    page = chart(ChartRequest(MANY, MANY.newest, "de", FORMATS["square"], kind="effort"))
    found: Chart = json.loads(scene_json(page))
    return found


def broken(change: Callable[[Chart], object], of: Chart = SOUND) -> dict[str, str]:
    page = deepcopy(of)
    change(page)
    return {str(p.name): str(p.where) for p in promises(page, LIGHT) if not p.kept}


def named(page: Chart, place: int = 0) -> Chart:
    label: Chart = page["blips"][place]["label"]
    return label


def advice(page: Chart) -> Chart:
    found: Chart = next(text for text in page["texts"] if text["text"] == "prepare")
    return found


def test_a_sound_page_keeps_them_all() -> None:
    assert broken(lambda _: None) == {}


def test_a_name_that_leaves_its_panel_is_found() -> None:
    found = broken(lambda page: named(page).update(x=named(page)["x"] + 400))
    assert found["names outside their panel"] == f"the name of {SOUND['blips'][0]['id']}"


def test_names_over_each_other_and_over_other_texts_are_found() -> None:
    def over_name(page: Chart) -> None:
        named(page).update({key: named(page, 1)[key] for key in ("x", "y")})

    def over_advice(page: Chart) -> None:
        named(page).update(x=advice(page)["x"] - 20, y=advice(page)["y"] - 6)

    assert "names on names" in broken(over_name)
    assert "“prepare”" in broken(over_advice)["other texts on blips or names"]


def test_a_text_half_on_a_panel_is_found() -> None:
    def over_edge(page: Chart) -> None:
        panel = next(one for one in page["panels"] if one["name"].endswith("prepare"))
        advice(page).update(x=panel["x"] + 10, y=panel["y"] + panel["height"] / 2)

    assert broken(over_edge)["texts over the edge of a panel"] == "“prepare”"


def test_a_trend_that_is_missing_or_there_twice_is_found() -> None:
    first = SOUND["blips"][0]["id"]
    assert broken(lambda page: page["blips"].pop(0))["trends missing or twice"] == f"{first} is missing"
    twice = broken(lambda page: page["blips"].append(page["blips"][0]))
    assert twice["trends missing or twice"] == f"{first} stands there 2 times"


@pytest.mark.parametrize("change", [{"x": -5}, {"height": 900}])
def test_panels_over_each_other_or_beyond_the_page_are_found(change: Chart) -> None:
    found = broken(lambda page: page["panels"][0].update(change))
    assert SOUND["panels"][0]["id"] in found["panels overlapping or outside the page"]


def test_type_that_is_too_small_and_a_shade_on_which_nothing_can_be_read_are_found() -> None:
    assert any(name.startswith("smallest type of names") for name in broken(lambda page: named(page).update(size=5)))
    assert broken(lambda page: page["texts"][0].update(size=3)).keys() == {"smallest type of all, pt"}


def test_a_number_outside_its_panel_or_on_a_name_is_found() -> None:
    promise = "numbers outside their panel, on each other, blips, names or texts"
    numbers = [n for n, blip in enumerate(numbered()["blips"]) if blip["number_text"]]
    name = next(blip["label"] for blip in numbered()["blips"] if blip["label"])

    def moved(x: float, y: float) -> dict[str, str]:
        return broken(lambda page: page["blips"][numbers[0]]["number_text"].update(x=x, y=y), numbered())

    assert broken(lambda _: None, numbered()) == {}
    assert numbered()["blips"][numbers[0]]["id"] in moved(5, 5)[promise]
    assert "the name of" in moved(name["x"] + 1, name["y"] + 5)[promise]


def test_a_legend_entry_on_a_panel_is_found() -> None:
    panel = numbered()["panels"][0]
    found = broken(lambda page: page["legend"][0].update(x=panel["x"], y=panel["y"]), numbered())
    assert numbered()["legend"][0]["id"] in found["legend entries on panels"]
