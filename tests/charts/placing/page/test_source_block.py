"""Where the line on the source breaks, and what it says once."""

from dataclasses import replace

import pytest

from radargen.charts.placing.page.source_block import MOST_PARTS, SOURCE, source_block
from radargen.charts.placing.typesetting import font_metrics
from radargen.charts.theme import Labels
from radargen.model import NO_TEXT
from tests.charts.placing.making import drawn, words
from tests.make import radar, text, trend

WORDS = "Source: Radar, edition 2026 · 50 trends in three dimensions · The editors of the radar · CC BY 4.0"
WHOLE = font_metrics.width(WORDS, SOURCE)


def lines(width: float, most: int = 2) -> list[str]:
    return [mark.text for mark in source_block(WORDS, 1.0, width, most).texts]


def test_a_line_ends_between_two_parts_and_all_are_of_about_equal_length() -> None:
    assert lines(WHOLE + 1) == [WORDS]
    assert lines(0.62 * WHOLE) == [
        "Source: Radar, edition 2026 · 50 trends in three dimensions",
        "The editors of the radar · CC BY 4.0",
    ]


def test_a_little_smaller_type_saves_a_line() -> None:
    block = source_block(WORDS, 1.0, 0.95 * WHOLE, 2)
    assert [mark.text for mark in block.texts] == [WORDS]
    assert 0.9 * SOURCE < block.texts[0].size < SOURCE


def test_where_lines_between_parts_would_be_too_many_they_end_at_any_space_and_then_short() -> None:
    assert len(lines(0.5 * WHOLE)) == 2
    assert "".join(lines(0.5 * WHOLE)).replace(" ", "") == WORDS.replace(" ", "")
    short = source_block(WORDS, 1.0, 0.3 * WHOLE, 2)
    assert short.texts[-1].text.endswith("…")
    assert short.shortened == (WORDS,)


@pytest.mark.parametrize(("count", "between"), [(MOST_PARTS, True), (MOST_PARTS + 2, False), (100, False)])
def test_of_very_many_parts_not_every_way_to_share_them_is_tried(count: int, between: bool) -> None:
    told = " · ".join(f"the part {n}" for n in range(count))
    block = source_block(told, 1.0, 0.6 * font_metrics.width(told, SOURCE), 2)
    first, last = (mark.text for mark in block.texts)
    assert f"{first}{' · ' if between else ' '}{last}" == told


@pytest.mark.parametrize(("motto", "source"), [("To work", "2026 (30 November 2026)"), ("", "2026")])
def test_the_edition_and_its_date_are_told_once(motto: str, source: str) -> None:
    of = radar(trend("kanban"))
    edition = replace(of.newest, motto=text(motto) if motto else NO_TEXT)
    told = words(drawn(replace(of, editions=(edition,)), "a4", "en", labels=Labels.AUTO)[0])
    assert f"Source: Test radar, edition {source}" in told
    assert told.count("30 November 2026") == 1
