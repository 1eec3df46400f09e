import unicodedata

import pytest

from radargen.charts.placing.typesetting import font_metrics, line_breaking


def test_lines_break_at_spaces_and_after_hyphens() -> None:
    assert line_breaking.wrapped("Journey-Orchestrierung in Echtzeit", 7) == [
        "Journey-",
        "Orchestrierung",
        "in Echtzeit",
    ]


def test_a_soft_hyphen_shows_only_where_a_line_breaks() -> None:
    assert line_breaking.wrapped("Kunden\u00adbindungs\u00admanagement", 9) == ["Kundenbindungs-", "management"]
    assert line_breaking.wrapped("Kunden\u00adbindungs\u00admanagement", 30) == ["Kundenbindungsmanagement"]


def test_a_word_wider_than_its_column_loses_no_letter() -> None:
    word = "Rechtsschutzversicherungsgesellschaften"
    lines = line_breaking.wrapped(word, 5)
    assert "".join(lines) == word
    assert all(font_metrics.width(line, 1) <= 5 for line in lines)


def test_even_lines_are_about_as_long_as_each_other() -> None:
    assert line_breaking.balanced("Organisation und Kultur im Wandel", 14) == ["Organisation und", "Kultur im Wandel"]


def test_only_blanks_make_no_line() -> None:
    assert line_breaking.wrapped(" \u00ad ", 5) == []


def test_a_line_may_be_just_as_wide_as_its_column() -> None:
    wide = font_metrics.width("in Echtzeit", 1)
    assert line_breaking.wrapped("in Echtzeit", wide) == ["in Echtzeit"]
    assert line_breaking.wrapped("in Echtzeit", wide - 0.001) == ["in", "Echtzeit"]


@pytest.mark.parametrize(
    ("lines", "most", "expected"),
    [
        (["one", "two"], 3, ["one", "two"]),
        (["one", "two"], 2, ["one", "two"]),
        (["one", "two", "three"], 2, ["one", "two…"]),
        (["one", "two"], 1, ["one…"]),
        # What stood at the break goes, and as many letters as the ellipsis needs.
        (["Kunden-", "bindung"], 1, ["Kunden…"]),
        (["one ", "two"], 1, ["one…"]),
        (["mmmmmmmmmm", "x"], 1, ["mmmmmmmm…"]),
        ([], 1, []),
    ],
)
def test_only_lines_that_are_too_many_are_cut_off(lines: list[str], most: int, expected: list[str]) -> None:
    wide = font_metrics.width("mmmmmmmmmm", 1)
    assert line_breaking.shortened(lines, most, wide) == expected


@pytest.mark.parametrize(
    ("text", "lines", "expected"),
    [
        ("one two", ["one…"], ("one two",)),
        ("Kun\u00adden", ["Kun…"], ("Kunden",)),
        ("one two", ["one two"], ()),
        ("and so on…", ["and so on…"], ()),
        ("one", [], ()),
    ],
)
def test_what_was_cut_off_is_known(text: str, lines: list[str], expected: tuple[str, ...]) -> None:
    assert line_breaking.lost(text, lines) == expected


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("客户体验管理", ["客", "户", "体", "验", "管", "理"]),
        ("顧客ジャーニーマッピング", ["顧", "客", "ジャーニーマッピング"]),
        ("リスクの管理", ["リスクの", "管", "理"]),
        ("高さ、幅", ["高さ、", "幅"]),
        ("고객 경험", ["고객", "경험"]),
        ("การจัดการ", ["การจัดการ"]),
    ],
)
def test_chinese_and_japanese_names_break_where_a_word_may_begin(name: str, parts: list[str]) -> None:
    starts = [0, *(after for _, after, _ in line_breaking.breaks(name))]
    assert [name[start:at] for start, (at, _, _) in zip(starts, line_breaking.breaks(name), strict=False)] == parts


@pytest.mark.parametrize("word", ["e\u0301" * 30, "क्ष" * 30, "กำ" * 30, "👩\u200d🚀" * 30])
def test_a_word_that_breaks_anywhere_keeps_its_letters_whole(word: str) -> None:
    lines = line_breaking.wrapped(word, 5)
    assert "".join(lines) == word
    assert len(lines) > 1
    assert all(not unicodedata.category(line[0]).startswith("M") and line[0] != "\u200d" for line in lines)
    assert not any(line.endswith(("\u094d", "\u200d")) for line in lines)


def test_no_line_ends_at_a_space_that_holds_its_words_together() -> None:
    assert line_breaking.wrapped("Die Redaktion · CC\u00a0BY\u00a04.0", 7.5) == [
        "Die Redaktion ·",
        "CC\u00a0BY\u00a04.0",
    ]


@pytest.mark.parametrize(
    ("text", "share", "lines"),
    [
        ("Employee Experience als CX-Hebel", 0.8, ["Employee Experience", "als CX-Hebel"]),
        ("Gepflegtes Servicewissen für Mensch und KI", 0.95, ["Gepflegtes Servicewissen", "für Mensch und KI"]),
        ("Ende-zu-Ende-Ziele", 0.7, ["Ende-zu-", "Ende-Ziele"]),
        ("short", 1.0, ["short"]),
    ],
)
def test_lines_end_at_spaces_and_are_of_about_equal_length(text: str, share: float, lines: list[str]) -> None:
    width = share * font_metrics.width(text, 1)
    assert line_breaking.balanced_at_spaces(text, width) == lines


def test_where_spaces_alone_would_cost_a_line_a_word_breaks() -> None:
    text = "CX-Innovations-management und CX"
    width = font_metrics.width("CX-Innovations-management", 1)
    assert len(line_breaking.balanced_at_spaces(text, width)) == len(line_breaking.wrapped(text, width))


@pytest.mark.parametrize(
    ("count", "ways"),
    [(1, ["abc"]), (2, ["a bc", "ab c"]), (3, ["a b c"]), (4, [])],
)
def test_parts_are_divided_among_lines_in_every_way_that_keeps_their_order(count: int, ways: list[str]) -> None:
    assert [" ".join("".join(line) for line in way) for way in line_breaking.divisions("abc", count)] == ways
