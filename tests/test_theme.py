from itertools import combinations

import pytest

from radargen.model import Certainty
from radargen.scene import Marker
from radargen.theme import DARK, FORMATS, LIGHT, PRINT, THEMES, Theme, custom, mix
from tests.colours import BLINDNESS, contrast, distance

DEPTHS = [ring / (rings - 1) for rings in range(2, 8) for ring in range(rings)]
COUNTS = [(index, count) for count in (3, 8) for index in range(count)]
every_theme = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)


def test_the_distance_of_colours_agrees_with_published_values() -> None:
    # Pure red, green and blue; reference values of the usual implementations.
    assert distance("#FF0000", "#00FF00") == pytest.approx(86.61, abs=0.01)
    assert distance("#0000FF", "#FFFFFF") == pytest.approx(64.87, abs=0.7)
    assert distance("#808080", "#808080") == 0


@every_theme
def test_words_can_be_read_wherever_they_stand(theme: Theme) -> None:
    grounds = [theme.page, *(theme.band(depth) for depth in DEPTHS)]
    assert min(contrast(theme.ink, ground) for ground in grounds) >= 7
    assert contrast(theme.muted, theme.page) >= 4.5
    assert contrast(theme.muted, theme.pill) >= 4.5


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


@pytest.mark.parametrize("seen_by", BLINDNESS)
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_sectors_differ_to_every_kind_of_colour_vision(theme: Theme, seen_by: str) -> None:
    few, many = (min(distance(a, b, seen_by) for a, b in combinations(of, 2)) for of in (theme.few, theme.many))
    assert few >= 15
    assert many >= 13


def test_print_is_grey() -> None:
    colours = [PRINT.page, PRINT.ink, PRINT.muted, PRINT.line, PRINT.shade, PRINT.pill, PRINT.on_sector]
    for colour in [*colours, *PRINT.few, *PRINT.many, *(PRINT.band(depth) for depth in DEPTHS)]:
        assert colour[1:3] == colour[3:5] == colour[5:7]


@every_theme
def test_rings_grow_fainter_from_the_centre_outwards(theme: Theme) -> None:
    strengths = [contrast(theme.band(depth), theme.page) for depth in (0, 0.25, 0.5, 0.75, 1)]
    assert strengths == sorted(strengths, reverse=True)
    assert strengths[-1] > 1


def test_a_share_of_a_colour_lies_over_its_ground() -> None:
    assert mix("#000000", "#FFFFFF", 0.5) == "#808080"
    assert mix("#2A6FB5", "#FFFFFF", 0) == "#FFFFFF"


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
