from radargen.placing import breaking, fonts


def test_lines_break_at_spaces_and_after_hyphens() -> None:
    assert breaking.lines("Journey-Orchestrierung in Echtzeit", 7) == ["Journey-", "Orchestrierung", "in Echtzeit"]


def test_a_soft_hyphen_shows_only_where_a_line_breaks() -> None:
    assert breaking.lines("Kunden\u00adbindungs\u00admanagement", 9) == ["Kundenbindungs-", "management"]
    assert breaking.lines("Kunden\u00adbindungs\u00admanagement", 30) == ["Kundenbindungsmanagement"]


def test_a_word_wider_than_its_column_loses_no_letter() -> None:
    word = "Rechtsschutzversicherungsgesellschaften"
    lines = breaking.lines(word, 5)
    assert "".join(lines) == word
    assert all(fonts.width(line, 1) <= 5 for line in lines)


def test_even_lines_are_about_as_long_as_each_other() -> None:
    assert breaking.even("Organisation und Kultur im Wandel", 14) == ["Organisation und", "Kultur im Wandel"]


def test_only_blanks_make_no_line() -> None:
    assert breaking.lines(" \u00ad ", 5) == []
