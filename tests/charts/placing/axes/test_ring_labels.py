from itertools import pairwise

import pytest

from radargen.charts.placing.axes.outline import DISC, FAN, QUARTER
from radargen.charts.placing.axes.ring_labels import (
    APART,
    BELOW,
    INSET,
    LEADING,
    PAD,
    ROW,
    TYPE,
    depth_below,
    disjoint,
    label_style,
    pill_boxes,
)
from radargen.charts.placing.typesetting import font_metrics
from radargen.charts.placing.typesetting.ring_caption import RingCaption
from radargen.charts.scene import Box, Weight

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


def test_type_grows_with_the_page_as_far_as_the_radar_has_room() -> None:
    sizes = [label_style(NAMES, unit, rim, closed=True).size for unit, rim in ((1.0, 400.0), (1.5, 400.0), (1.5, 40.0))]
    assert sizes == [TYPE, 1.5 * TYPE, 5.0]


@pytest.mark.parametrize(
    ("verb", "closed"), [("", True), ("try out", True), ("", False), ("try out", False), ("do", False)]
)
def test_a_caption_stands_in_the_middle_of_its_pill(verb: str, closed: bool) -> None:
    caption = RingCaption("Trial", verb)
    # The longest name has no verb, beside which one could stand.
    style = label_style((caption, RingCaption("Assess")), 1.5, 400.0, closed=closed)
    size, box = style.box(caption), Box(30, 50, 0, 0)
    name = font_metrics.width("Trial", style.size, Weight.SEMIBOLD)
    wide = caption.width * style.size if closed else max(name, font_metrics.width(verb, style.size))
    assert size.width == pytest.approx(wide + 2 * PAD * style.size / TYPE)
    assert size.height == pytest.approx(style.height + (LEADING * style.size if verb and not closed else 0))
    box = Box(30, 50, size.width, size.height)
    lines = style.pill(caption, box, None, 0.0).lines
    first, last = lines[0], lines[-1]
    assert len(lines) == 1 + bool(verb)
    assert first.y - font_metrics.CAP_HEIGHT / 2 * style.size == pytest.approx(50 + style.height / 2, abs=0.01)
    assert last.y - first.y == pytest.approx(LEADING * style.size if verb and not closed else 0, abs=0.01)
    ends = [line.x + font_metrics.width(line.text, line.size, line.weight) for line in lines]
    middles = [(line.x + end) / 2 for line, end in zip(lines, ends, strict=True)]
    for middle in [(first.x + ends[-1]) / 2] if closed else middles:
        assert middle == pytest.approx(30 + size.width / 2, abs=0.02)


@pytest.mark.parametrize("names", [NAMES, tuple(RingCaption(f"Observation {n}") for n in range(4))])
def test_below_a_fan_all_rows_of_names_have_room(names: tuple[RingCaption, ...]) -> None:
    radii = [40.0, 80.0, 120.0, 160.0]
    boxes = pill_boxes(names, radii, FAN, 1.0)
    rows = sorted({box.y for box in boxes})
    assert rows[0] == BELOW
    high = boxes[0].height
    assert depth_below(names, 1.0, 160.0) == pytest.approx(rows[-1] + ROW * high)
    assert all(low - top == pytest.approx(ROW * high) for top, low in pairwise(rows))


def test_in_a_thin_ring_a_name_stands_in_its_middle_and_in_a_wide_one_below_the_bend_of_its_edge() -> None:
    small = pill_boxes(NAMES[:1] * 4, [60.0, 120.0, 180.0, 240.0], DISC, 1.0)[1]
    largest = 240 / 165
    usual = pill_boxes(NAMES[:1] * 4, [60.0, 120.0, 180.0, 240.0], DISC, largest)[1]
    assert usual.y + 120 == pytest.approx(max(INSET * largest, 120 - (120**2 - (usual.width / 2) ** 2) ** 0.5 + 1))
    assert small.y + small.height / 2 == pytest.approx(usual.y + usual.height / 2)
    narrow = pill_boxes(NAMES[:1] * 4, [100.0, 120.0, 180.0, 240.0], DISC, 1.0)[1]
    assert narrow.y + narrow.height / 2 == pytest.approx(-110)
