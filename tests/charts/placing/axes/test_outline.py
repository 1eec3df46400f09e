import pytest

from radargen.charts.placing.axes.outline import DISC, FAN, OUTLINES, QUARTER, Outline
from radargen.charts.theme import RadarShape


@pytest.mark.parametrize(("outline", "left", "below"), [(DISC, 1.0, 1.0), (FAN, 1.0, 0.0), (QUARTER, 0.0, 0.0)])
def test_how_far_an_outline_reaches_to_the_left_of_its_centre_and_below(
    outline: Outline, left: float, below: float
) -> None:
    assert (outline.left, outline.below) == (left, below)


def test_every_shape_has_its_outline() -> None:
    assert {shape: outline.shape for shape, outline in OUTLINES.items()} == {shape: shape for shape in RadarShape}


def test_in_a_rectangle_a_disc_takes_half_the_shorter_side_and_others_keep_room_for_their_foot() -> None:
    assert DISC.radius(400, 300, 20) == 150
    assert FAN.radius(400, 300, 20) == 200
    assert FAN.radius(800, 300, 20) == 280
    assert QUARTER.radius(260, 300, 20) == 260


def test_sectors_share_the_angle_equally_and_keep_their_own_index() -> None:
    sectors = FAN.sectors([("process", "Process", 1), ("technology", "Technology", 2)])
    assert [(sector.id, sector.index, sector.start, sector.end) for sector in sectors] == [
        ("process", 1, -90, 0),
        ("technology", 2, 0, 90),
    ]
