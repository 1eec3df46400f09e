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
