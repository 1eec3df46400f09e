import pytest
from PIL import ImageFont, features

from radargen.charts.lettering.shipped_font import units
from radargen.charts.placing.typesetting import font_metrics
from radargen.charts.placing.typesetting.label_wrapping import wrapped_labels
from radargen.charts.scene import Weight
from radargen.model import FontFile, House
from tests.fonts import tiny_font

NAMES = (
    "Kundenbindungsmanagement",
    "AVATAR Type To Ty. 100 % „Größe“ – Straße",
    "Voice of the Customer (NPS, CSAT, CES)",
    "Żółć, Çağ, Ñandú, ẞ",
    "Клиентский опыт",
)


@pytest.mark.skipif(not features.check("raqm"), reason="Pillow shapes text only where it finds FriBiDi")
@pytest.mark.parametrize("weight", Weight)
def test_widths_agree_with_harfbuzz(weight: Weight) -> None:
    path = f"radargen/charts/fonts/RadargenSans-{weight.capitalize()}.ttf"
    shaped = ImageFont.truetype(path, 1000, layout_engine=ImageFont.Layout.RAQM)
    assert [units(name, weight) for name in NAMES] == [shaped.getlength(name) for name in NAMES]


def test_width_grows_with_the_size() -> None:
    assert font_metrics.width("Service", 20) == 2 * font_metrics.width("Service", 10)


def test_what_no_font_has_is_given_the_room_of_the_box_that_stands_for_it() -> None:
    assert font_metrics.width("你好", 10) == 20
    assert font_metrics.width("KI 🫨", 10) == pytest.approx(font_metrics.width("KI ", 10) + 10)


def test_a_house_has_the_widths_of_its_own_fonts_as_long_as_it_is_placed() -> None:
    house = House(fonts=(FontFile("own.ttf", tiny_font("你好", advance=500)),))
    with font_metrics.lettered(house):
        assert font_metrics.width("你好", 10) == 10
        assert wrapped_labels("你好", "en")[0].width == 1
    assert font_metrics.width("你好", 10) == 20
    assert wrapped_labels("你好", "en")[0].width == 2


def test_what_is_set_along_an_arc_stands_from_left_to_right() -> None:
    assert [letter for letter, _ in font_metrics.letters("Ab", Weight.BOLD)] == ["A", "b"]
    assert [letter for letter, _ in font_metrics.letters("אב", Weight.BOLD)] == ["ב", "א"]


def test_the_widths_of_digits_and_words_are_those_of_the_font() -> None:
    assert len({units(digit, Weight.REGULAR) for digit in "0123456789"}) == 1, "columns of numbers"
    assert units("WWW", Weight.REGULAR) == 3 * units("W", Weight.REGULAR)
    assert units("AV", Weight.REGULAR) < sum(units(c, Weight.REGULAR) for c in "AV")
    assert units("", Weight.BOLD) == 0


def test_bolder_type_is_wider() -> None:
    regular, semibold, bold = (font_metrics.width("Kundenbindung", 10, weight) for weight in Weight)
    assert regular < semibold < bold
