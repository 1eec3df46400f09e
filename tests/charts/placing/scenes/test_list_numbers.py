"""Numbers that follow a list, and those that follow a key."""

from radargen.charts import placing
from radargen.charts.placing import ChartRequest
from radargen.charts.theme import PHONE, SITE, Labels
from tests.make import radar, trend

OF = radar(
    *(trend(name, "pilot", dimension) for name, dimension in (("a", "people"), ("b", "process"), ("c", "people")))
)


def test_numbers_follow_the_list_and_stay_in_the_middle_of_their_markers() -> None:
    (scene,) = placing.chart(ChartRequest(OF, OF.newest, "en", PHONE, labels=Labels.NUMBERS))
    told = placing.renumbered(scene, ["b", "c", "a"], PHONE)
    assert {mark.id: mark.number for mark in told.blips} == {"b": 1, "c": 2, "a": 3}
    assert [mark.marker for mark in told.blips] == [mark.marker for mark in scene.blips]
    for mark in told.blips:
        assert mark.number_text
        assert mark.number_text.text == f"{mark.number}"
        assert mark.number_text.x < mark.marker.x < mark.number_text.x + mark.number_text.size


def test_a_radar_with_names_is_as_it_was() -> None:
    (scene,) = placing.chart(ChartRequest(OF, OF.newest, "en", SITE, labels=Labels.AUTO))
    assert placing.renumbered(scene, ["b", "c", "a"], SITE) is scene
