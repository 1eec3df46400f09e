from radargen.charts.disc import Disc, RingMark, SectorMark
from radargen.charts.placing.content.chart_content import LegendName
from radargen.charts.placing.page.overflow_key import overflow_key
from radargen.charts.scene import Box

PAGE = Box(28, 28, 786, 500)
FEW = [(LegendName("a", 1, "Kanban"), 0), (LegendName("b", 2, "Scrum"), 1)]


def disc(x: float = 421, y: float = 278, rim: float = 240) -> Disc:
    sectors = (SectorMark("people", "People", 0, 0, 180), SectorMark("process", "Process", 1, 180, 360))
    return Disc(x, y, (RingMark("pilot", "", "", 0, rim, 0.0),), sectors, rim=rim)


def corner(*taken: Box, radar: Disc | None = None) -> tuple[float, float] | None:
    placed = overflow_key(FEW, [7.5], PAGE, radar or disc(), taken)
    return placed and (placed[1], round(placed[2] + placed[0].height, 2))


def test_the_key_stands_at_the_foot_on_the_left() -> None:
    assert corner() == (28, 528)


def test_it_stands_above_what_is_there() -> None:
    assert corner(Box(28, 500, 786, 28)) == (28, 492)


def test_it_goes_to_the_right_where_that_is_lower() -> None:
    placed = overflow_key(FEW, [7.5], PAGE, disc(), [Box(28, 300, 200, 228)])
    assert placed
    assert round(placed[1] + placed[0].width, 2) == 814
    assert round(placed[2] + placed[0].height, 2) == 528


def test_on_a_page_full_of_radar_it_has_no_place() -> None:
    assert corner(radar=disc(rim=700)) is None


def test_away_from_the_edges_it_stands_as_near_to_one_as_it_can() -> None:
    edges = (Box(28, 28, 90, 500), Box(784, 28, 30, 500))
    placed = overflow_key(FEW, [7.5], PAGE, disc(rim=100), edges)
    assert placed
    # The right one is nearer, by steps of six points from the left.
    right = placed[1] + placed[0].width
    assert 784 - 8 - 6 <= right <= 784 - 8
    free = overflow_key(FEW, [7.5], PAGE, disc(rim=100), [Box(28, 28, 30, 500), Box(724, 28, 90, 500)])
    assert free
    assert 58 + 8 <= free[1] < 58 + 8 + 6
