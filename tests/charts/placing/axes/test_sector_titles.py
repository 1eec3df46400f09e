from dataclasses import replace

from radargen.charts.disc import Disc, RingMark
from radargen.charts.placing.axes import sector_titles
from radargen.charts.placing.axes.outline import DISC
from radargen.charts.scene import Weight

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
