from dataclasses import replace
from math import atan2, cos, degrees, dist, radians, sin

import pytest

from radargen.charts.disc import Disc, RingMark
from radargen.charts.placing.axes import sector_titles
from radargen.charts.placing.axes.outline import DISC, FAN, Outline
from radargen.charts.placing.typesetting import font_metrics
from radargen.charts.scene import ArcText, Weight

SECTORS = DISC.sectors([("a", "Menschen", 0), ("b", "Prozesse", 1), ("c", "Technologie", 2)])
RADAR = Disc(300, 300, (RingMark("r", "R", "", 0, 200, 0),), SECTORS, rim=204)


def turns(place: int) -> list[float]:
    (arc,) = sector_titles.arc_texts(sector_titles.fitted_titles(SECTORS, 200, 1)[place], RADAR, 1)
    return [glyph.turn for glyph in arc.glyphs]


def test_titles_run_along_their_sector() -> None:
    (arc,) = sector_titles.arc_texts(sector_titles.fitted_titles(SECTORS, 200, 1)[0], RADAR, 1)
    assert "".join(glyph.char for glyph in arc.glyphs) == "Menschen"
    assert turns(0) == sorted(turns(0))
    assert (
        sum(turns(0)) / 8 == sector_titles.fitted_titles(SECTORS, 200, 1)[0].middle == 60
        or abs(sum(turns(0)) / 8 - 60) < 1
    )


def test_in_the_lower_half_they_stand_on_their_feet() -> None:
    assert all(turn < 20 or turn > 340 for turn in turns(1))


def test_a_long_title_gets_smaller_then_more_lines() -> None:
    short, long, longer = (
        sector_titles.fitted_titles(DISC.sectors([("a", "Daten " * times, 0)] * 8), 120, 1)[0] for times in (1, 3, 12)
    )
    assert short.size > long.size >= longer.size
    assert len(short.lines) == len(long.lines) == 1
    assert len(longer.lines) > 1


def test_a_count_stands_behind_the_name_in_a_lighter_cut() -> None:
    counted = [replace(sector, count=12) for sector in SECTORS]
    name, count = sector_titles.arc_texts(sector_titles.fitted_titles(counted, 200, 1)[0], RADAR, 1)
    assert ("".join(glyph.char for glyph in count.glyphs), count.weight) == ("12", Weight.REGULAR)
    assert count.glyphs[0].turn > name.glyphs[-1].turn


def test_a_title_keeps_out_of_directions_that_are_taken() -> None:
    free, moved = (sector_titles.fitted_titles(SECTORS, 200, 1, avoided)[2] for avoided in ((), ((285.0, 350.0),)))
    assert free.middle == 300
    assert moved.middle - moved.half > 240
    assert moved.middle + moved.half <= 285


def title(middle: float, *lines: str) -> sector_titles.SectorTitle:
    return sector_titles.SectorTitle(SECTORS[0], lines or ("Menschen",), 10.0, 8.0, middle)


@pytest.mark.parametrize(
    ("middle", "flipped"), [(0, False), (90, False), (91, True), (180, True), (261, True), (263, False), (-60, False)]
)
def test_where_they_would_be_upside_down_titles_are_turned_over(middle: float, flipped: bool) -> None:
    assert title(middle).flipped is flipped


@pytest.mark.parametrize("middle", [60.0, 180.0])
def test_lines_of_a_title_stand_apart_and_the_first_is_on_top(middle: float) -> None:
    arcs = sector_titles.arc_texts(title(middle, "Erste", "Zweite"), RADAR, 1)
    far = [{round(dist((300, 300), at), 1) for at in middles(arc)} for arc in arcs]
    assert [len(some) for some in far] == [1, 1]
    (first,), (second,) = far
    step = sector_titles.LEADING * 10
    assert second - first == pytest.approx(step if middle == 180 else -step, abs=0.15)
    # Whichever way it is turned, no letter reaches into the rim.
    base = RADAR.rim + RADAR.rim_width / 2 + sector_titles.GAP
    nearest = first - font_metrics.CAP_HEIGHT * 10 if middle == 180 else second
    assert nearest == pytest.approx(base, abs=0.15)


def middles(arc: ArcText) -> list[tuple[float, float]]:
    """Where the middles of the letters' feet are."""
    found = []
    for glyph, (_, share) in zip(arc.glyphs, font_metrics.letters(arc.words, arc.weight), strict=True):
        half, turn = share * arc.size / 2, radians(glyph.turn)
        found.append((glyph.x + half * cos(turn), glyph.y + half * sin(turn)))
    return found


@pytest.mark.parametrize("middle", [60.0, 180.0, 300.0])
def test_letters_follow_each_other_around_the_middle_of_their_title(middle: float) -> None:
    (arc,) = sector_titles.arc_texts(title(middle), RADAR, 1)
    angles = [degrees(atan2(x - 300, 300 - y)) % 360 for x, y in middles(arc)]
    assert angles == sorted(angles, reverse=middle == 180)
    widths = [share * 10 for _, share in font_metrics.letters("Menschen", Weight.BOLD)]
    far = dist((300, 300), middles(arc)[0])
    assert abs(angles[0] - angles[-1]) == pytest.approx(
        degrees((sum(widths) - widths[0] / 2 - widths[-1] / 2) / far), abs=0.2
    )
    start, end = sorted((angles[0], angles[-1]))
    assert (start + end) / 2 == pytest.approx(middle, abs=0.6)


def test_boxes_around_letters_hold_them_whichever_way_they_are_turned() -> None:
    for middle in (0.0, 90.0, 180.0):
        (arc,) = sector_titles.arc_texts(title(middle, "I I"), RADAR, 1)
        boxes = sector_titles.letter_boxes(arc, "title")
        assert len(boxes) == 2
        for glyph, box in zip((arc.glyphs[0], arc.glyphs[2]), boxes, strict=True):
            assert box.x - 0.01 <= glyph.x <= box.x + box.width + 0.01
            assert box.y - 0.01 <= glyph.y <= box.y + box.height + 0.01
            assert max(box.width, box.height) > font_metrics.CAP_HEIGHT * 10
            assert min(box.width, box.height) < font_metrics.CAP_HEIGHT * 10
            away = dist((300, 300), (box.x + box.width / 2, box.y + box.height / 2))
            assert away > RADAR.rim + RADAR.rim_width / 2 + sector_titles.GAP


def test_without_a_free_direction_a_title_is_in_the_middle_and_the_nearest_free_one_is_taken() -> None:
    def middle(*avoided: tuple[float, float]) -> float:
        return sector_titles.fitted_titles(SECTORS, 200, 1, avoided)[0].middle

    half = sector_titles.fitted_titles(SECTORS, 200, 1)[0].half
    assert middle((0.0, 120.0)) == 60
    assert middle((60 + half, 120.0), (0.0, 60 - half)) == 60
    assert 60 - 3 < middle((60 + half - 1.5, 120.0)) < 60
    assert 60 < middle((0.0, 60 - half + 1.5)) < 63


def test_a_title_takes_the_angle_of_its_widest_line_and_the_depth_of_all() -> None:
    (found,) = sector_titles.fitted_titles(DISC.sectors([("a", "Daten " * 12, 0)] * 8), 120, 1)[:1]
    widest = max(font_metrics.width(line, found.size, Weight.BOLD) for line in found.lines)
    assert found.half == pytest.approx(degrees(widest / 2 / 120))
    one = title(0).depth
    assert one == pytest.approx((font_metrics.ASCENT + 0.1) * 10)
    assert title(0, "a", "b").depth - one == pytest.approx(sector_titles.LEADING * 10)


@pytest.mark.parametrize(("outline", "place"), [(FAN, 0), (DISC, 1)])
def test_directions_that_are_taken_count_all_the_way_round(outline: Outline, place: int) -> None:
    sectors = outline.sectors([("a", "Menschen", 0), ("b", "Prozesse", 1)])
    usual = sector_titles.fitted_titles(sectors, 200, 1)[place]
    middle = usual.middle % 360
    moved = sector_titles.fitted_titles(sectors, 200, 1, ((middle, middle + 20),))[place]
    assert usual.half < usual.middle - moved.middle < usual.half + 1.1


def test_a_title_of_all_sides_keeps_to_the_upper_half() -> None:
    (whole,) = sector_titles.fitted_titles(Outline(0, 360).sectors([("a", "Daten " * 14, 0)]), 60, 1)
    assert len(whole.lines) > 1
    assert whole.half <= 75


def test_a_title_without_end_has_four_lines_and_says_what_it_lost() -> None:
    (first, *_) = sector_titles.fitted_titles(DISC.sectors([("a", "Daten " * 60, 0)] * 8), 60, 1)
    assert (len(first.lines), first.lines[-1][-1], first.whole) == (sector_titles.STEPS[-1][0], "…", False)
    assert first.size == sector_titles.LEAST_TYPE
    assert sector_titles.fitted_titles(SECTORS, 200, 1)[0].whole
