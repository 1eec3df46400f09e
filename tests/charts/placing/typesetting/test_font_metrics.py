import pytest
from PIL import ImageFont, features

from radargen.charts.placing.typesetting import font_metrics
from radargen.charts.scene import Weight

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
    assert [font_metrics.units(name, weight) for name in NAMES] == [shaped.getlength(name) for name in NAMES]


def test_width_grows_with_the_size() -> None:
    assert font_metrics.width("Service", 20) == 2 * font_metrics.width("Service", 10)


def test_letters_that_the_font_lacks_are_named() -> None:
    assert font_metrics.missing_glyphs("Kunden 你好 → 🙂") == "你好🙂"


def test_letters_that_the_font_lacks_are_given_a_whole_em() -> None:
    assert font_metrics.units("你好", Weight.REGULAR) == 2000
    assert font_metrics.width("KI 🙂", 10) == font_metrics.width("KI ", 10) + 10


def test_the_widths_of_digits_and_words_are_those_of_the_font() -> None:
    assert len({font_metrics.units(digit, Weight.REGULAR) for digit in "0123456789"}) == 1, "columns of numbers"
    assert font_metrics.units("WWW", Weight.REGULAR) == 3 * font_metrics.units("W", Weight.REGULAR)
    assert font_metrics.units("AV", Weight.REGULAR) < sum(font_metrics.units(c, Weight.REGULAR) for c in "AV")
    assert font_metrics.units("", Weight.BOLD) == 0


def test_bolder_type_is_wider() -> None:
    regular, semibold, bold = (font_metrics.width("Kundenbindung", 10, weight) for weight in Weight)
    assert regular < semibold < bold
