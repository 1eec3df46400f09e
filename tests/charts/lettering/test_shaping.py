from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageFont, features

from radargen.charts.drawing.figure import png
from radargen.charts.lettering import installed_fonts, is_plain, line_width, shaped_line
from radargen.charts.scene import TextMark, Weight
from radargen.charts.theme import LIGHT
from radargen.model import FontFile
from tests.charts.drawing.scenes import scene
from tests.fonts import machine_with, tiny_font

REGULAR = Weight.REGULAR
# What the font that comes with the program has, on every machine.
EVERYWHERE = {
    "Latin": "Customer journey mapping",
    "Vietnamese": "Quản lý trải nghiệm khách hàng",
    "Greek": "Ἀρχὴ τῆς ἐμπειρίας",
    "Cyrillic": "Клиентский опыт ҳамкорӣ",
    "Hebrew": "ניהול חוויית הלקוח",
    "Arabic": "إدارة تجربة العملاء",
    "Georgian": "მომხმარებლის გამოცდილება",
    "marks": "Cafe\u0301 re\u0301sume\u0301 n\u0303andu\u0301",
    "many marks": "Z\u0337\u0301a\u0335\u0302l\u0336g\u0337o\u0338",
    "mixed": "KI עבור שירות 24/7",
}
# What only some machines have.
ELSEWHERE = {
    "Devanagari": "ग्राहक अनुभव प्रबंधन",
    "Thai": "การจัดการประสบการณ์",
    "Chinese": "客户体验管理平台",
    "Japanese": "顧客ジャーニーマッピング",
    "Korean": "고객 경험 관리",
    "Tamil": "வாடிக்கையாளர் அனுபவம்",
}


def drawn_width(text: str, size: float = 40) -> float:
    """How wide the ink of a text is in a PNG, in points."""
    page = scene(pills=(), arcs=(), disc=None, texts=(TextMark(text, 50, 200, size),))
    picture = Image.open(BytesIO(png(page, LIGHT, 72))).convert("L").point(lambda value: 255 * (value < 160))
    left, _, right, _ = picture.getbbox() or (0, 0, 0, 0)
    return float(right - left)


def agrees(text: str) -> bool:
    planned = 40 * line_width(text, REGULAR)
    # Beside the first and the last letter there is a little air.
    return abs(drawn_width(text) - planned) <= 0.02 * planned + 0.12 * 40


@pytest.mark.parametrize("text", EVERYWHERE.values(), ids=EVERYWHERE)
def test_a_line_is_drawn_as_wide_as_it_is_planned(text: str) -> None:
    assert not shaped_line(text, REGULAR).missing
    assert agrees(text)


@pytest.mark.parametrize("text", ELSEWHERE.values(), ids=ELSEWHERE)
def test_a_line_in_a_font_of_the_machine_is_drawn_as_wide_as_it_is_planned(text: str) -> None:
    with machine_with():
        if shaped_line(text, REGULAR).missing:
            pytest.skip("this machine has no font for it, such as fonts-noto-core and fonts-noto-cjk have")
        assert agrees(text)


@pytest.mark.skipif(not features.check("raqm"), reason="Pillow shapes text only where it finds FriBiDi")
@pytest.mark.parametrize("name", ["Vietnamese", "Greek", "Hebrew", "Arabic", "Georgian"])
def test_widths_agree_with_another_shaper(name: str) -> None:
    face = installed_fonts.bundled(REGULAR)
    assert face
    (path,) = (p for p in Path(ImageFont.__file__).parents[1].rglob("mpl-data/fonts/ttf/DejaVuSans.ttf"))
    shaper = ImageFont.truetype(path, 1000, layout_engine=ImageFont.Layout.RAQM)
    expected = shaper.getlength(EVERYWHERE[name]) / 1000 * face.size
    assert line_width(EVERYWHERE[name], REGULAR) == pytest.approx(expected, rel=0.01)


def test_what_the_shipped_font_draws_is_plain() -> None:
    assert is_plain("Kunden → Größe, Тренд", REGULAR)
    assert not is_plain("e\u0301", REGULAR), "a mark is set above its letter"
    assert not is_plain("你好", REGULAR)


def test_the_same_letters_are_as_wide_shaped_as_plain() -> None:
    for weight in Weight:
        assert shaped_line("AVATAR Tür, Тренд", weight).width == pytest.approx(line_width("AVATAR Tür, Тренд", weight))


def test_hebrew_stands_from_right_to_left_and_arabic_letters_are_joined() -> None:
    assert [part.text for part in shaped_line("אבג", REGULAR).clusters] == ["ג", "ב", "א"]
    joined, apart = shaped_line("ببب", REGULAR).width, 3 * shaped_line("ب", REGULAR).width
    assert joined < 0.8 * apart


def test_all_letters_of_a_script_in_a_line_come_from_one_face() -> None:
    ((script, face),) = shaped_line("Trải nghiệm", REGULAR).faces
    assert (script, face.family) == ("Latn", "DejaVu Sans")
    assert not shaped_line("Nghiem", REGULAR).faces


def test_a_sign_that_is_lacking_leaves_the_letters_around_it_in_the_shipped_font() -> None:
    line = shaped_line("Chat 😀 now", REGULAR)
    assert not line.missing
    assert line.width == pytest.approx(line_width("Chat ", REGULAR) + line_width(" now", REGULAR) + 0.93, abs=0.15)


def test_a_character_that_no_font_has_is_a_box_and_is_named(tmp_path: Path) -> None:
    with machine_with(tmp_path):
        line = shaped_line("AI 日 \U0001fae8", REGULAR)
        assert line.missing == "日\U0001fae8"
        boxes = [part for part in line.clusters if part.missing]
        assert [(part.text, part.advance) for part in boxes] == [("日", 1.0), ("\U0001fae8", 1.0)]
        assert all(part.outline for part in boxes)
        assert agrees("AI 日 日")


def test_a_font_of_the_machine_is_taken_where_no_other_has_the_letters(tmp_path: Path) -> None:
    with machine_with(tmp_path, TinySans=tiny_font("日本")):
        line = shaped_line("日本", REGULAR)
        assert not line.missing
        assert line.width == pytest.approx(1.6)
        ((script, face),) = line.faces
        assert (script, face.name, face.system) == ("Hani", "Tiny Sans (TinySans.ttf)", True)


def test_the_radars_own_font_comes_before_any_other_but_ours(tmp_path: Path) -> None:
    fonts = (FontFile("fonts/own.ttf", tiny_font("日本אבג", "Own", advance=500)),)
    with machine_with(tmp_path, NotoSansCJK=tiny_font("日本")):
        for text, family in (("日本", "Own"), ("אבג", "Own"), ("你", None)):
            assert [face.family for _, face in shaped_line(text, REGULAR, fonts).faces] == ([family] if family else [])
        assert shaped_line("日本", REGULAR, fonts).width == pytest.approx(1.0)
        assert shaped_line("Kunden", REGULAR, fonts).faces == ()


def test_of_several_cuts_of_the_radars_own_font_titles_take_the_bold_one() -> None:
    fonts = tuple(FontFile(f"{w}.ttf", tiny_font("日", f"Own {w}", weight=w)) for w in (400, 700))
    assert [shaped_line("日", weight, fonts).faces[0][1].family for weight in Weight] == [
        "Own 400",
        "Own 700",
        "Own 700",
    ]


def test_invisible_characters_need_no_font() -> None:
    assert not shaped_line("☀\ufe0f ab\u00ad", REGULAR).missing


def test_all_lines_of_a_name_are_drawn_in_the_same_faces() -> None:
    whole = "Trải nghiệm khách hàng"
    (face,) = shaped_line("khách hàng", REGULAR, whole=whole).faces
    assert face[1].family == "DejaVu Sans"
    assert line_width("khách hàng", REGULAR, whole=whole) == shaped_line("khách hàng", REGULAR, whole=whole).width
    assert line_width("khách hàng", REGULAR, whole=whole) != line_width("khách hàng", REGULAR)
