from dataclasses import replace
from itertools import combinations, pairwise

import pytest

from radargen.charts.colour import Vision, contrast, distance
from radargen.charts.scene import Marker
from radargen.charts.theme import (
    DARK,
    FORMATS,
    LIGHT,
    PRINT,
    THEMES,
    Theme,
    custom,
    least_distance,
    site_themes,
    theme,
    themes,
)
from radargen.model import Certainty, House, Logo, LogoKind, Look

DEPTHS = [ring / (rings - 1) for rings in range(2, 8) for ring in range(rings)]
COUNTS = [(index, count) for count in (3, 8) for index in range(count)]
every_theme = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)


@every_theme
def test_words_can_be_read_wherever_they_stand(theme: Theme) -> None:
    grounds = [theme.page, *(theme.band(depth) for depth in DEPTHS)]
    assert min(contrast(theme.ink, ground) for ground in grounds) >= 7
    assert contrast(theme.muted, theme.page) >= 4.5
    assert min(contrast(theme.caption, ground) for ground in grounds) >= 4.5, "ring names"


@every_theme
def test_what_stands_back_is_fainter_but_can_be_recognised(theme: Theme) -> None:
    assert 1.9 < contrast(theme.dimmed.ink, theme.page) < contrast(theme.ink, theme.page) / 2
    for index, count in COUNTS:
        fill, outline = theme.dimmed.body(Marker(0, 0, 5, sector=index), count)
        assert 1.5 < contrast(outline, theme.page) < contrast(theme.sector(index, count), theme.page)
        assert contrast(theme.dimmed.on_sector, fill) >= 1.8, "the number on a solid blip"


@every_theme
def test_titles_and_numbers_of_every_sector_can_be_read(theme: Theme) -> None:
    for index, count in COUNTS:
        colour = theme.sector(index, count)
        tint, _ = theme.body(Marker(0, 0, 5, fill=Certainty.MEDIUM, sector=index), count)
        assert contrast(colour, theme.page) >= 4.5, "the title"
        assert contrast(theme.on_sector, colour) >= 4.5, "the number on a solid blip"
        assert contrast(theme.ink, tint) >= 4.5, "the number on a tinted blip"


@every_theme
def test_outlines_stand_out_from_every_band(theme: Theme) -> None:
    for index, count in COUNTS:
        assert min(contrast(theme.sector(index, count), theme.band(depth)) for depth in DEPTHS) >= 3


@every_theme
def test_solid_tinted_and_empty_blips_can_be_told_apart_without_colour(theme: Theme) -> None:
    for index, count in COUNTS:
        fills = [theme.body(Marker(0, 0, 5, fill=fill, sector=index), count)[0] for fill in Certainty]
        assert min(contrast(one, other) for one, other in combinations(fills, 2)) >= 1.4


@pytest.mark.parametrize("seen_by", Vision)
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_sectors_differ_to_every_kind_of_colour_vision(theme: Theme, seen_by: Vision) -> None:
    few, many = (min(distance(a, b, seen_by) for a, b in combinations(of, 2)) for of in (theme.few, theme.many))
    assert few >= 15
    assert many >= 13


def test_print_is_grey() -> None:
    colours = [PRINT.page, PRINT.ink, PRINT.muted, PRINT.line, PRINT.shade, PRINT.caption, PRINT.on_sector]
    for colour in [*colours, *PRINT.few, *PRINT.many, *(PRINT.band(depth) for depth in DEPTHS)]:
        assert colour[1:3] == colour[3:5] == colour[5:7]


@every_theme
def test_rings_grow_fainter_from_the_centre_outwards(theme: Theme) -> None:
    strengths = [contrast(theme.band(depth), theme.page) for depth in (0, 0.25, 0.5, 0.75, 1)]
    assert strengths == sorted(strengths, reverse=True)
    assert strengths[-1] >= 1.11


@every_theme
def test_neighbouring_rings_can_be_told_apart_on_a_projector(theme: Theme) -> None:
    bands = [theme.band(depth) for depth in (0, 0.25, 0.5, 0.75, 1)]
    assert min(contrast(inner, outer) for inner, outer in pairwise(bands)) >= 1.1


def test_a_page_of_any_size_is_laid_out_by_its_shape() -> None:
    wide, tall = custom(400, 200), custom(200, 400)
    assert (wide.legend, tall.legend) == ("beside", "below")
    assert wide.width == pytest.approx(400 * 72 / 25.4)


@pytest.mark.parametrize(("width", "height"), [(99, 200), (200, 3001)])
def test_a_page_that_cannot_be_read_or_printed_is_refused(width: float, height: float) -> None:
    with pytest.raises(ValueError, match="A page is 100 to 3000 mm wide and high, not"):
        custom(width, height)


def test_a_slide_has_the_pixels_of_a_large_screen() -> None:
    slide = FORMATS["16:9"]
    assert (slide.width * slide.dpi / 72, slide.height * slide.dpi / 72) == (3840, 2160)


def test_a_look_without_colours_is_the_preset() -> None:
    assert themes(House()) == THEMES
    assert site_themes(House()) == (LIGHT, DARK)


def test_the_colours_of_a_house_take_the_places_of_the_presets() -> None:
    few, many = theme(Look(("#111111", "")), LIGHT), theme(Look(("",) * 4 + ("#222222",)), LIGHT)
    assert (few.few, few.many) == (("#111111", *LIGHT.few[1:]), LIGHT.many)
    assert (many.few, many.many) == (LIGHT.few, (*LIGHT.many[:4], "#222222", *LIGHT.many[5:]))
    assert replace(few, few=LIGHT.few) == LIGHT


@pytest.mark.parametrize("page", ["#FFFFFF", "#FBF6EC", "#E8F4EA", "#101820", "#3B0A20"])
def test_all_that_follows_from_a_page_can_be_read_on_it(page: str) -> None:
    look = theme(Look(page=page), LIGHT)
    assert (look.page, look.name) == (page, "light")
    assert min(contrast(look.ink, look.band(depth)) for depth in DEPTHS) >= 7
    assert contrast(look.muted, look.page) >= 4.5
    assert min(contrast(look.caption, look.band(depth)) for depth in DEPTHS) >= 4.5
    assert look.on_sector == page
    strengths = [contrast(look.band(depth), page) for depth in (0, 0.5, 1)]
    assert strengths == sorted(strengths, reverse=True)
    assert strengths[-1] > 1.02


def test_the_dark_theme_has_the_logo_of_the_light_one_unless_it_has_its_own() -> None:
    day, night = Logo("day.png", LogoKind.PNG, 2, 1), Logo("night.png", LogoKind.PNG, 2, 1)
    one = themes(House(Look(logo=day), font="Corporate"))
    assert [(t.logo, t.font) for t in one.values()] == [(day, "Corporate")] * 3
    assert themes(House(Look(logo=day), Look(logo=night)))["dark"].logo == night


def test_on_the_site_a_look_for_the_other_kind_of_page_stays_away() -> None:
    night = Look(("#FFE08A", "#9AD1FF", "#BDEFB0"), page="#101820")
    light, dark = site_themes(House(night, Look(page="#FFFFFF")))
    assert (light, dark) == (LIGHT, DARK)
    assert site_themes(House(dark=night))[1].few == night.sectors


@pytest.mark.parametrize(("sectors", "least"), [(2, 15), (3, 15), (4, 13.6), (6, 10.8), (8, 8)])
def test_the_more_sectors_the_closer_their_colours_may_be(sectors: int, least: float) -> None:
    assert least_distance(sectors) == pytest.approx(least)


def test_type_grows_with_the_shorter_side_of_a_page_and_more_slowly() -> None:
    assert custom(297, 210).type_size == pytest.approx(7.5)
    assert custom(210, 1000).type_size == custom(1000, 210).type_size == pytest.approx(7.5)
    assert custom(840, 840).type_size == pytest.approx(15)
    assert custom(100, 100).type_size == 6.5
