import pytest

from radargen.charts.placing import locator
from tests.charts.placing.making import crowd, drawn


@pytest.mark.parametrize("dimension", [None, "people"])
def test_a_locator_shows_one_blip_at_its_place(dimension: str | None) -> None:
    scene = drawn(crowd(45), dimension=dimension)[0]
    mark = scene.blips[7]
    small = locator(scene, mark.id)
    assert (small.width, small.height) == (200, 200)
    assert [blip.id for blip in small.blips] == [mark.id]
    assert not small.texts
    assert not small.pills
    assert small.disc
    assert scene.disc
    scale = small.disc.radius / scene.disc.radius
    assert small.blips[0].marker.x - small.disc.x == pytest.approx((mark.marker.x - scene.disc.x) * scale, abs=0.05)
    assert 3 <= small.blips[0].marker.r <= 6
    assert small.disc.x + small.disc.rim <= 200
    assert small.disc.y - small.disc.rim >= 0


def test_a_trend_that_is_not_on_the_chart_has_none() -> None:
    with pytest.raises(KeyError):
        locator(drawn(crowd(3))[0], "elsewhere")
