from dataclasses import replace

import pytest

from radargen.assessing import blips
from radargen.charts.placing.content.marker_styles import impact_size, least_base, marker_styles, number_text
from radargen.charts.scene import Marker, MarkerShape, Tone
from radargen.charts.theme import LEAST_NUMBER, custom
from radargen.model import Movement
from tests.charts.placing.making import crowd, drawn
from tests.make import radar, trend


def test_impact_is_told_by_size() -> None:
    assert [impact_size(impact) for impact in (None, 1, 2, 3, 4, 5)] == [1.0, 0.7, 0.7, 0.7, 1.0, 1.45]


@pytest.mark.slow
def test_a_crowded_chart_shrinks_all_blips_alike() -> None:
    assert {mark.marker.r for mark in drawn(crowd(45))[0].blips} == {4.48, 6.4, 9.28}
    roomy, full = ({mark.marker.r for mark in drawn(crowd(n), custom(180, 180))[0].blips} for n in (45, 400))
    assert max(full) < max(roomy)
    assert min(full) >= 3.6


def test_the_number_fits_even_the_smallest_body() -> None:
    for count in (9, 99, 999, 1999):
        marker = Marker(0, 0, least_base((), count, LEAST_NUMBER), sector=0)
        number = number_text(count, marker, len(str(count)), LEAST_NUMBER)
        assert number.size >= 5
        assert (number.x**2 + number.y**2) ** 0.5 <= marker.r
        assert number.tone is Tone.ON_SECTOR


@pytest.mark.parametrize(("movement", "turn"), [(Movement.IN, 90.0), (Movement.OUT, 270.0)])
def test_the_tip_points_where_the_blip_goes(movement: Movement, turn: float) -> None:
    of = radar(trend("kanban"))
    (blip,) = blips(of, of.newest)
    (style,) = marker_styles(of, [replace(blip, movement=movement)], still=False)
    assert style.marker(0, 0, 6.4, towards_centre=90.0).turn == turn


def test_where_nothing_can_have_moved_all_are_discs() -> None:
    of = radar(trend("kanban"))
    (blip,) = blips(of, of.newest)
    (still,) = marker_styles(of, [replace(blip, movement=Movement.IN)], still=True)
    assert (still.shape, still.marker(0, 0, 6.4, towards_centre=90.0).turn) == (MarkerShape.DISC, 0.0)
