import pytest

from radargen.charts.placing.axes.outline import DISC, FAN, QUARTER
from radargen.charts.placing.axes.ring_labels import APART, INSET, disjoint, label_style, pill_boxes
from radargen.charts.placing.typesetting.ring_caption import RingCaption
from radargen.charts.scene import Box

NAMES = tuple(map(RingCaption, ("Adopt", "Trial", "Assess", "Hold")))
RADII = [50.0, 100.0, 150.0, 200.0]


def right(box: Box) -> float:
    return box.x + box.width


def test_on_a_disc_names_stand_centred_at_the_outer_edge_of_their_rings() -> None:
    boxes = pill_boxes(NAMES, RADII, DISC, 1.0)
    assert [box.x for box in boxes] == [-box.width / 2 for box in boxes]
    assert all(-radius < box.y < -radius + 3 * INSET for radius, box in zip(RADII, boxes, strict=True))


def test_below_a_fan_each_stands_below_the_middle_of_its_ring() -> None:
    boxes = pill_boxes(NAMES, RADII, FAN, 1.0)
    assert [box.x + box.width / 2 for box in boxes] == pytest.approx([-25.0, -75.0, -125.0, -175.0])
    assert len({box.y for box in boxes}) == 1
    assert [box.x + box.width / 2 for box in pill_boxes(NAMES, RADII, QUARTER, 1.0)] == pytest.approx(
        [25, 75, 125, 175]
    )


def test_names_in_thin_rings_get_out_of_each_others_way_and_none_passes_the_rim() -> None:
    names = tuple(map(RingCaption, ("Adopt", "Trial", "Assessment", "Observation")))
    boxes = pill_boxes(names, [120.0, 160.0, 180.0, 200.0], QUARTER, 1.0)
    assert disjoint(boxes)
    assert right(boxes[3]) == pytest.approx(200.0)
    rows = {box.y for box in boxes}
    assert all(
        right(one) + APART <= other.x + 0.01
        for row in rows
        for one, other in zip(
            [box for box in boxes if box.y == row], [box for box in boxes if box.y == row][1:], strict=False
        )
    )


def test_a_name_that_is_cut_says_so() -> None:
    long, box = RingCaption("Observatory of everything that might become important"), Box(0, 0, 40, 20)
    assert label_style((long,), 1.0, 60.0, closed=True).pill(long, box, None, 0.0).shortened
    assert not label_style(NAMES, 1.0, 200.0, closed=True).pill(NAMES[0], box, None, 0.0).shortened


@pytest.mark.parametrize(("rim", "said"), [(200.0, ["Trial", "· try out"]), (90.0, ["Trial"])])
def test_verbs_stand_beside_names_where_all_of_them_have_room(rim: float, said: list[str]) -> None:
    captions = (RingCaption("Trial", "try out"), RingCaption("Hold", "proceed with caution"))
    pill = label_style(captions, 1.0, rim, closed=True).pill(captions[0], Box(0, 0, 40, 20), None, 0.0)
    assert [line.text for line in pill.lines] == said
    assert len({line.y for line in pill.lines}) == 1


def test_below_a_fan_verbs_stand_below_their_names() -> None:
    caption = RingCaption("Trial", "try out")
    style = label_style((caption,), 1.0, 200.0, closed=False)
    pill = style.pill(caption, style.box(caption), None, 0.0)
    name, verb = pill.lines
    assert (name.text, verb.text) == ("Trial", "try out")
    assert name.y < verb.y < pill.box.height


@pytest.mark.parametrize(("rim", "lines"), [(20.0, 1), (400.0, 2)])
def test_a_name_has_two_lines_at_the_most(rim: float, lines: int) -> None:
    long = RingCaption("Observatory of everything that might become important " * 9)
    style = label_style((long,), 1.0, rim, closed=True)
    assert (style.most, len(style.lines(long))) == (lines, lines)
