"""The largest radar on a page of 400 by 300 points, beside boxes made by hand."""

import pytest

from radargen.charts.placing.axes.outline import DISC, FAN, QUARTER, Outline
from radargen.charts.placing.axes.sector_titles import GAP, RIM, SectorTitle
from radargen.charts.placing.page.largest_fit import PageArea, RadarCircle, largest_fit
from radargen.charts.scene import Box

PAGE = Box(0, 0, 400, 300)
MIDDLE = (200.0, 150.0)
CLEAR, FOOT = 9.0, 20.0
SECTORS = DISC.sectors([("a", "A", 0), ("b", "B", 1)])


def fit(
    *boxes: Box,
    outline: Outline = DISC,
    centre: tuple[float, float] = MIDDLE,
    sideways: bool = True,
    titles: tuple[SectorTitle, ...] = (),
    page: Box = PAGE,
    unit: float = 1.0,
) -> RadarCircle:
    return largest_fit(outline, PageArea(page, boxes, unit, CLEAR, FOOT), titles, centre, sideways=sideways)


def title(middle: float) -> SectorTitle:
    return SectorTitle(SECTORS[0], ("A",), 10.0, 5.0, middle)


DEEP = title(0).depth


def test_alone_a_disc_takes_the_height_of_the_page_less_its_rim() -> None:
    circle = fit()
    assert circle.radius == pytest.approx(150 - RIM, abs=0.3)
    assert (circle.x, circle.y) == pytest.approx(MIDDLE, abs=0.3)


@pytest.mark.parametrize(
    ("box", "x", "y", "radius"),
    [
        (Box(300, 0, 100, 300), 145.5, 150, 141.5),
        (Box(0, 0, 100, 300), 254.5, 150, 141.5),
        (Box(0, 0, 400, 100), 200, 202.5, 91.5),
        (Box(0, 200, 400, 100), 200, 97.5, 91.5),
    ],
)
def test_beside_a_box_a_disc_takes_what_is_left_and_keeps_clear_of_it(
    box: Box, x: float, y: float, radius: float
) -> None:
    circle = fit(box)
    assert circle.radius == pytest.approx(radius, abs=1.5)
    assert circle.y == pytest.approx(y, abs=6)
    if box.width < 400:
        assert circle.x == pytest.approx(x, abs=6)


def test_of_equally_large_discs_the_one_nearest_to_the_preferred_centre_is_taken() -> None:
    assert fit(centre=(160.0, 150.0)).x == pytest.approx(160, abs=0.3)
    assert fit(centre=(240.0, 150.0)).x == pytest.approx(240, abs=0.3)


def test_only_where_it_may_the_centre_leaves_the_middle() -> None:
    box = Box(300, 0, 100, 300)
    fixed = fit(box, sideways=False)
    assert fixed.x == 200
    assert fixed.radius == pytest.approx(100 - CLEAR - RIM, abs=0.3)
    assert fit(box).radius > fixed.radius + 40


@pytest.mark.parametrize(("outline", "radius", "x"), [(FAN, 200 - RIM, 200), (QUARTER, 300 - FOOT - RIM, 100)])
def test_a_part_of_a_disc_keeps_room_for_its_foot_alone_below_its_baseline(
    outline: Outline, radius: float, x: float
) -> None:
    circle = fit(outline=outline, centre=(x, 270.0))
    assert circle.radius == pytest.approx(radius, abs=0.5)
    assert circle.y <= 300 - FOOT + 0.01
    if outline is FAN:
        assert circle.x == pytest.approx(200, abs=0.5)


def test_what_lies_below_a_fan_or_left_of_a_quarter_is_not_in_its_way() -> None:
    below, left = Box(0, 282, 400, 18), Box(0, 0, 60, 300)
    assert fit(below, outline=FAN, centre=(200.0, 240.0)).radius == fit(outline=FAN, centre=(200.0, 240.0)).radius
    quarter = fit(left, outline=QUARTER, centre=(100.0, 270.0))
    assert quarter.radius == pytest.approx(fit(outline=QUARTER, centre=(100.0, 270.0)).radius, abs=0.3)
    assert fit(left, outline=FAN, centre=(200.0, 270.0)).radius < 200 - 30


def test_a_title_needs_room_beyond_the_rim_where_it_stands() -> None:
    both = fit(titles=(title(0.0), title(180.0)))
    assert both.radius == pytest.approx(150 - RIM - GAP - DEEP, abs=0.3)
    beside = fit(titles=(title(90.0), title(270.0)))
    assert beside.radius == pytest.approx(150 - RIM, abs=0.3)
    above = fit(Box(0, 0, 400, 60), titles=(title(0.0),))
    assert above.radius < fit(Box(0, 0, 400, 60), titles=(title(90.0),)).radius - 3


# The turn of a title, and where the centre then is: by so much off the middle, across and down.
@pytest.mark.parametrize(("turn", "across", "down"), [(0, 0, 1), (90, -1, 0), (180, 0, -1), (270, 1, 0)])
def test_at_the_edge_of_the_page_only_the_side_with_the_title_has_room_for_it(
    turn: float, across: int, down: int
) -> None:
    page, unit = Box(30, 40, 300, 300), 2.0
    circle = fit(page=page, centre=(180.0, 190.0), titles=(title(turn),), unit=unit)
    wide = GAP * unit + DEEP
    # A title is a little lower at its ends than in its middle.
    assert circle.radius == pytest.approx(150 - RIM * unit - (wide / 2 if across or down else 0), abs=1.5)
    assert circle.x - 180 == pytest.approx(across * wide / 2, abs=2)
    assert circle.y - 190 == pytest.approx(down * wide / 2, abs=2)


@pytest.mark.parametrize(
    ("box", "turn", "opposite"),
    [
        (Box(300, 0, 100, 300), 90, 270),
        (Box(0, 0, 100, 300), 270, 90),
        (Box(0, 0, 400, 100), 0, 180),
        (Box(0, 200, 400, 100), 180, 0),
    ],
)
def test_a_box_is_kept_clear_of_beyond_the_title_that_points_to_it(box: Box, turn: float, opposite: float) -> None:
    def radius(*turns: float) -> float:
        return fit(box, titles=tuple(map(title, turns))).radius

    free = radius()
    # Wherever the title is, it takes what it needs from the way across.
    assert radius(turn) == pytest.approx(free - (GAP + DEEP) / 2, abs=2)
    assert radius(opposite) == pytest.approx(free - (GAP + DEEP) / 2, abs=2)
    assert radius(turn, opposite) == pytest.approx(free - GAP - DEEP, abs=2)
    assert radius((turn + 90) % 360) > free - 3
