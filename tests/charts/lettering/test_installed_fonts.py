from pathlib import Path

import pytest

from radargen.charts.lettering import shaped_line
from radargen.charts.scene import Weight
from tests.fonts import machine_with, tiny_font


def taken(text: str) -> str:
    """The file of the one font of the machine in which a text is drawn."""
    faces = {face.file for _, face in shaped_line(text, Weight.REGULAR).faces if face.system}
    assert len(faces) <= 1
    return next(iter(faces), "")


@pytest.mark.parametrize(
    ("files", "first"),
    [
        (("NotoSansX-Regular", "NotoSansX-Bold", "Amiri-Regular"), "NotoSansX-Regular"),
        (("AnySerif-Regular", "AnySans-Regular"), "AnySans-Regular"),
        (("AnySans-Italic", "OtherSerif"), "AnySans-Italic"),
        (("NotoSansMono-Regular", "Zed Sans"), "Zed Sans"),
        (("b", "a"), "a"),
    ],
)
def test_usual_upright_sans_families_come_first_then_names(tmp_path: Path, files: tuple[str, ...], first: str) -> None:
    with machine_with(tmp_path, **{name: tiny_font("日本", name) for name in files}):
        assert taken("日本") == f"{first}.ttf"


def test_a_font_that_has_all_letters_comes_before_one_that_has_some(tmp_path: Path) -> None:
    with machine_with(tmp_path, NotoSansSome=tiny_font("日"), Zed=tiny_font("日本")):
        assert taken("日本") == "Zed.ttf"
    with machine_with(tmp_path / "none", NotoSansSome=tiny_font("日")):
        assert shaped_line("日本", Weight.REGULAR).missing == "本"


def test_chinese_japanese_and_korean_take_the_font_of_their_region(tmp_path: Path) -> None:
    letters = "客户体验顧客ジャ고객"
    with machine_with(tmp_path, **{f"NotoSans{region}-Regular": tiny_font(letters) for region in ("JP", "KR", "SC")}):
        assert [taken(text) for text in ("客户体验", "顧客ジャ", "고객")] == [
            f"NotoSans{region}-Regular.ttf" for region in ("SC", "JP", "KR")
        ]


def test_a_font_that_may_not_be_embedded_or_is_broken_is_passed_over(tmp_path: Path) -> None:
    fonts = {"ASans": tiny_font("日本", permissions=2), "BSans": b"\0\1\0\0 no font", "CSans": tiny_font("日本")}
    with machine_with(tmp_path, **fonts, LastResort=tiny_font("日本")):
        assert taken("日本") == "CSans.ttf"


def test_a_machine_without_font_folders_has_no_fonts(tmp_path: Path) -> None:
    with machine_with(tmp_path / "nothing"):
        assert shaped_line("日本", Weight.REGULAR).missing == "日本"
