"""The rooms of pages of every proportion: none leaves the page or lies on another, and what is wide has its columns."""

from itertools import combinations, product

import pytest

from radargen.charts.placing.axes.outline import DISC, FAN, QUARTER, Outline
from radargen.charts.placing.page.page_grid import APART, KEY_WIDTH, PageGrid, page_grid
from radargen.charts.placing.page.page_plan import PageMetrics
from radargen.charts.scene import Box
from radargen.charts.theme import FORMATS, PageFormat, custom

PAGES = {name: FORMATS[name] for name in ("a4", "a4-portrait", "16:9", "square")} | {"low": custom(300, 100)}
HEAD, STACKED, ROW = 60.0, 70.0, 20.0


def grid(
    page: PageFormat, outline: Outline, *, logo: float = 0.0, stacked: float = STACKED
) -> tuple[PageGrid, PageMetrics]:
    metrics = PageMetrics(page, proportion=logo)
    asked: list[float] = []

    def key_height(width: float, *, stacked: bool) -> float:
        asked.append(width)
        return high if stacked else ROW

    high = stacked
    found = page_grid(metrics, outline, lambda: HEAD, key_height)
    if page.wide and not outline.closed:
        assert asked == [KEY_WIDTH * page.width]
    return found, metrics


def rooms(of: PageGrid) -> list[Box]:
    return [box for box in (of.lead, of.key, of.others, of.source) if box.height]


@pytest.mark.parametrize(("name", "outline", "logo"), [*product(PAGES, (DISC, FAN, QUARTER), (0.0, 3.0))])
def test_rooms_lie_within_the_margins_and_apart(name: str, outline: Outline, logo: float) -> None:
    found, metrics = grid(PAGES[name], outline, logo=logo)
    for box in rooms(found):
        assert box.x >= metrics.margin - 0.01
        assert box.y >= metrics.margin - 0.01
        assert box.x + box.width <= metrics.page.width - metrics.margin + 0.01
        assert box.y + box.height <= metrics.page.height - metrics.margin + 0.01
    assert not any(one.overlaps(other) for one, other in combinations(rooms(found), 2))
    assert found.source.y + found.source.height == pytest.approx(metrics.page.height - metrics.margin)
    assert found.source in found.taken
    assert found.low is not metrics.page.wide
    apart = APART * metrics.page.furniture
    if metrics.logo:
        assert not any(box.overlaps(metrics.logo) for box in rooms(found))
        assert metrics.page.wide or metrics.logo in found.taken
    if metrics.page.wide and metrics.logo:
        assert found.lead.y == pytest.approx(metrics.margin + metrics.logo.height + apart)


def test_a_wide_page_has_its_list_and_key_at_the_right_and_counts_at_the_left() -> None:
    found, metrics = grid(FORMATS["16:9"], DISC)
    apart = APART * metrics.page.furniture
    assert (found.lead.x, found.lead.width) == (found.key.x, found.key.width)
    assert found.lead.x + found.lead.width == pytest.approx(metrics.page.width - metrics.margin)
    assert found.key.y - found.lead.y - found.lead.height == pytest.approx(apart)
    assert found.source.y - found.key.y - found.key.height == pytest.approx(apart)
    assert (found.others.x, found.others.y, found.others.height) == (metrics.margin, found.key.y, found.key.height)
    x, y = found.centre
    assert x + (y - metrics.margin) <= found.key.x + 0.01
    assert metrics.margin + y - metrics.margin <= x <= metrics.page.width / 2 + 0.01
    assert found.avoided


def test_beside_a_fan_on_a_wide_page_the_list_is_in_the_corner_and_the_key_below() -> None:
    fan, metrics = grid(FORMATS["16:9"], FAN)
    quarter, _ = grid(FORMATS["16:9"], QUARTER)
    assert fan.below == quarter.below > ROW
    assert fan.centre[0] == metrics.page.width / 2
    assert quarter.centre[0] == metrics.margin
    assert fan.centre[1] == quarter.centre[1] < fan.source.y - fan.below
    assert len(fan.taken) == len(quarter.taken) + 1
    assert (fan.key.height, fan.others.height) == (0, 0)


def test_the_columns_of_a_tall_page_share_its_width_and_those_of_a_square_one_stand_in_its_corners() -> None:
    tall, metrics = grid(FORMATS["a4-portrait"], DISC)
    assert tall.lead.width == tall.key.width == pytest.approx((metrics.width - 2 * APART * metrics.page.furniture) / 2)
    assert (tall.lead.y, tall.lead.height) == (tall.key.y, tall.key.height)
    assert tall.key.x > tall.lead.x + tall.lead.width
    square, metrics = grid(FORMATS["square"], DISC)
    assert square.lead.width == square.key.width < tall.lead.width
    assert square.lead.y + square.lead.height == pytest.approx(square.key.y + square.key.height)
    for of in (tall, square):
        assert of.head.height == HEAD
        assert of.centre[1] == pytest.approx((metrics.margin + HEAD + of.lead.y) / 2, abs=3)


def test_a_key_that_needs_more_has_it() -> None:
    for name in ("a4-portrait", "square"):
        usual, _ = grid(FORMATS[name], DISC)
        high, _ = grid(FORMATS[name], DISC, stacked=usual.key.height + 40)
        assert high.key.height == pytest.approx(usual.key.height + 40)
        assert high.key.y + high.key.height == pytest.approx(usual.key.y + usual.key.height)
