"""The radars on which a layout is tried."""

import pytest

from radargen.charts.placing.memory.layout_request import LayoutRequest, layout_request
from radargen.charts.theme import RadarShape
from tests.charts.placing.rich import dense, rich


def request(count: int, shape: RadarShape, alone: str = "") -> LayoutRequest:
    of = dense(count) if count else rich()
    return layout_request(of, of.newest, shape, alone)


@pytest.mark.parametrize(
    ("count", "shape", "alone", "rims"),
    [
        # Few labels are tried on a radar that is a little smaller than the tightest, many on a larger one.
        (0, RadarShape.DISC, "", (164, 172, 180, 192, 205, 221, 241, 300)),
        (0, RadarShape.FAN, "", (252, 265, 277, 295, 315, 340, 370, 400)),
        (50, RadarShape.DISC, "", (206, 216, 227, 241, 258, 278, 300)),
        (0, RadarShape.FAN, "people", (250, 310, 385)),
        (0, RadarShape.QUARTER, "people", (340, 425, 530)),
    ],
)
def test_labels_are_tried_from_where_they_stand_densely(
    count: int, shape: RadarShape, alone: str, rims: tuple[float, ...]
) -> None:
    assert request(count, shape, alone).label_rims == rims


def test_of_far_too_many_no_label_is_tried() -> None:
    many = request(400, RadarShape.DISC)
    assert many.label_rims == ()
    assert many.problem(many.rims[0]) is None
    assert request(0, RadarShape.DISC).problem(182) is not None


def test_markers_keep_farther_apart_on_a_larger_radar() -> None:
    asked = request(0, RadarShape.DISC)
    assert (asked.clearance(182), asked.clearance(364)) == (1, 2)
    assert [each.edition.id for each in (asked, asked.previous) if each] == ["2026", "2025"]
