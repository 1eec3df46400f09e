"""The legend set in columns beside and below the radar: all ways that have room, and which of them is best."""

from itertools import pairwise

import pytest

from radargen.charts.placing.content.chart_content import LegendGroup, LegendName, LegendSection
from radargen.charts.placing.page.legend_columns import ColumnBreaks, fitting_columns
from radargen.charts.placing.page.legend_rows import (
    ABOVE_DIMENSION,
    ABOVE_RING,
    AFTER_NUMBER,
    HEADING,
    LEADING,
    RULE,
    LegendStyle,
    least_width,
    legend_rows,
)
from radargen.charts.placing.page.legend_settings import (
    APPEAL,
    GUTTER,
    MOST,
    LegendSetting,
    digits,
    legend_columns,
    legend_pages,
    settings_below,
    settings_beside,
)
from radargen.charts.placing.typesetting import font_metrics
from radargen.charts.scene import Anchor, Tone, Weight

SIZE = 8.0


def section(count: int, name: str = "Kanban", heading: str = "Process", sector: int = 1) -> LegendSection:
    names = tuple(LegendName(f"t{n}", n + 1, name) for n in range(count))
    return LegendSection(heading, sector, (LegendGroup("Pilot", names),) if names else (), "Nothing here")


THREE = (section(3), section(3), section(3))


def beside(*legends: tuple[LegendSection, ...], height: float = 500.0, widest: float = 900.0) -> list[LegendSetting]:
    return [*settings_beside(legends or (THREE,), (SIZE,), height, widest)]


def below(*legends: tuple[LegendSection, ...], height: float = 500.0, width: float = 700.0) -> list[LegendSetting]:
    return [*settings_below(legends or (THREE,), (SIZE,), height, width)]


@pytest.mark.parametrize(("count", "wide"), [(1, 1), (9, 1), (10, 2), (99, 2), (100, 3)])
def test_numbers_have_room_for_the_digits_of_the_largest(count: int, wide: int) -> None:
    assert digits(((section(1),), (section(count - 1), section(1)))) == wide


def test_beside_the_radar_columns_are_as_wide_as_their_names_and_stay_within_their_room() -> None:
    found = beside()
    widths = {one.count: one.width for one in found}
    column = found[0].style.width
    assert widths == pytest.approx({count: count * column + (count - 1) * GUTTER * SIZE for count in (1, 3)})
    # A column is wide enough for its longest name and no wider than it may be.
    assert found[0].style.width >= least_width(THREE, found[0].style)
    assert {one.count for one in beside(widest=widths[3])} == {1, 3}
    assert {one.count for one in beside(widest=widths[3] - 0.1)} == {1}
    assert all(one.beside for one in found)


def test_there_are_no_more_columns_than_can_be_overlooked() -> None:
    many = (section(2),) * MOST
    assert max(one.count for one in beside(many, widest=9000)) == MOST
    assert max(one.count for one in below(many, width=2000)) == MOST
    assert beside((*many, section(2)), height=60, widest=9000) == []


def test_a_setting_is_as_high_as_its_longest_column_and_none_is_higher_than_its_room() -> None:
    (one, *_) = beside()
    assert one.count == 1
    height = (
        sum(row.height + row.above for part in THREE for row in legend_rows(part, one.style))
        - next(legend_rows(THREE[0], one.style)).above
    )
    assert one.height == pytest.approx(height)
    assert next(setting.count for setting in beside(height=height)) == 1
    assert next(setting.count for setting in beside(height=height - 0.1)) == 2
    assert beside(height=5 * SIZE) == []


def test_room_is_reserved_for_all_languages_at_once() -> None:
    longer = (section(3, "Kundenbindungs management"),) * 3
    (short, *_), (long, *_), (both, *_) = beside(), beside(longer), beside(THREE, longer)
    assert both.style.width == long.style.width > short.style.width
    assert both.height == max(long.height, short.height)
    more = (section(4),) * 3
    assert beside(THREE, more)[0].height == beside(more)[0].height > beside(THREE)[0].height


def test_dimensions_stay_whole_in_columns_of_their_own_where_they_can() -> None:
    def breaks(of: tuple[LegendSection, ...], count: int, height: float = 500.0) -> set[ColumnBreaks]:
        return {one.breaks for one in beside(of, height=height) if one.count == count}

    assert breaks(THREE, 3) == {ColumnBreaks.OWN}
    assert breaks(THREE, 1) == {ColumnBreaks.WHOLE}
    assert breaks((section(4),) * 3, 2, 140) == {ColumnBreaks.ANYWHERE}


def test_larger_type_whole_dimensions_and_names_on_one_line_appeal_most() -> None:
    first, second = (next(iter(settings_beside((THREE,), (size,), 500, 900))) for size in (9.0, 8.0))
    assert first.appeal > second.appeal
    assert APPEAL[ColumnBreaks.OWN] > APPEAL[ColumnBreaks.WHOLE] > APPEAL[ColumnBreaks.ANYWHERE]
    own, whole = (next(one for one in beside() if one.count == count) for count in (3, 1))
    assert own.appeal / whole.appeal == pytest.approx(1 / APPEAL[ColumnBreaks.WHOLE])
    long = (section(3, "Management of what customers say"),) * 3
    by_width = {one.style.width: one.appeal for one in beside(long) if one.count == 3}
    assert [*by_width] == sorted(by_width, reverse=True)
    assert [*by_width.values()] == sorted(by_width.values(), reverse=True)
    assert max(by_width.values()) == pytest.approx(own.appeal)
    assert min(by_width.values()) < own.appeal


def test_where_columns_break_at_any_name_there_is_room_for_another_order_of_long_and_short_ones() -> None:
    names = [LegendName(f"t{n}", n, "Kanban" if n % 2 else "Management of what customers say") for n in range(4)]
    mixed = (LegendSection("Process", 1, (LegendGroup("Pilot", tuple(names)),), ""),) * 3
    found = next(
        one for one in beside(mixed, height=180) if one.breaks is ColumnBreaks.ANYWHERE and one.style.width < 12 * SIZE
    )
    rows = [row for row in legend_rows(mixed[0], found.style) if row.block.entries]
    low, high = min(row.height for row in rows), max(row.height for row in rows)
    assert high > low
    (filled,) = [fitting_columns([[*legend_rows(part, found.style)] for part in mixed], found.count, 180, found.breaks)]
    assert filled
    assert found.height == pytest.approx(filled.height + 1.5 * (high - low))


def test_below_the_radar_columns_share_the_width_and_are_as_low_as_they_can_be() -> None:
    found = below()
    assert found
    assert not any(one.beside for one in found)
    assert all(one.width == pytest.approx(700, abs=0.1) for one in found)
    assert {one.count for one in found} <= {*range(1, MOST + 1)}
    for one in found:
        columns = legend_columns(THREE, one, 500)
        assert columns
        assert len(columns.columns) == one.count
        assert columns.height <= one.height + 0.01
    by_count = {one.count: one.height for one in found}
    assert by_count[3] < by_count[2] < by_count[1]


def test_below_the_radar_no_column_is_narrower_than_its_names() -> None:
    for width in (60, 120, 200, 300):
        for one in below(width=width):
            assert one.style.width >= least_width(THREE, one.style)
    assert below(width=20) == []


def test_a_legend_on_pages_of_its_own_has_so_many_columns_on_each() -> None:
    style = LegendStyle(SIZE, 120.0, 1)
    pages = legend_pages((section(5),) * 5, style, 2, 100.0)
    assert [len(page.columns) for page in pages] == [2, 2, 1]
    assert all(page.height <= 100 for page in pages)


def test_the_rows_of_a_dimension_are_its_heading_its_rings_and_its_names() -> None:
    style = LegendStyle(SIZE, 120.0, 2)
    head, ring, first, second = legend_rows(section(2), style)
    assert [row.leads for row in (head, ring, first, second)] == [True, True, False, False]
    assert (ring.repeats, first.repeats) == ((head,), (head, ring))
    assert [(text.text, text.weight, text.tone, text.sector) for text in head.block.texts] == [
        ("Process", Weight.BOLD, Tone.SECTOR, 1)
    ]
    assert [(text.text, text.weight, text.tone) for text in ring.block.texts] == [
        ("Pilot", Weight.SEMIBOLD, Tone.MUTED)
    ]
    (rule,) = head.block.lines
    assert (rule.x1, rule.x2, rule.y1, rule.width) == (0, 120, rule.y2, 2 * rule.y1)
    (entry,) = second.block.entries
    assert (entry.number.text, entry.number.anchor, entry.number.sector) == ("2", Anchor.END, 1)
    assert 0 < entry.number.x < entry.lines[0].x == style.indent
    assert entry.number.y == entry.lines[0].y < second.height == pytest.approx(LEADING * SIZE)
    assert entry.box.width == pytest.approx(style.indent + font_metrics.width("Kanban", SIZE), abs=0.01)
    assert entry.box.height == pytest.approx(second.height, abs=0.01)


def test_every_text_of_a_row_stands_within_its_height() -> None:
    style = LegendStyle(SIZE, 60.0, 2)
    long = "Kundenbindungs management und mehr"
    groups = (LegendGroup(long, (LegendName("a", 1, long),)),)
    for row in legend_rows(LegendSection(long, 0, groups, ""), style):
        lines = [*row.block.texts, *(line for entry in row.block.entries for line in entry.lines)]
        assert len(lines) > 1
        ys = [line.y for line in lines]
        size = lines[0].size
        steps = {round(b - a, 3) for a, b in pairwise(ys)}
        assert steps == {round(LEADING * size, 3)}
        assert ys[0] >= font_metrics.CAP_HEIGHT * size
        assert ys[-1] + font_metrics.DESCENT * size <= row.height + 0.01


def test_a_dimension_without_trends_says_so_in_muted_type() -> None:
    head, nothing = legend_rows(section(0), LegendStyle(SIZE, 120.0, 1))
    (text,) = nothing.block.texts
    assert (text.text, text.tone, text.x) == ("Nothing here", Tone.MUTED, 0.0)
    assert nothing.repeats == (head,)
    assert not nothing.block.entries


def test_the_measures_of_rows_follow_from_the_type() -> None:
    style = LegendStyle(SIZE, 70.0, 2)
    long = section(1, "Kanban for everybody who wants it")
    head, ring, name = legend_rows(long, style)
    assert style.indent == pytest.approx(font_metrics.width("00", SIZE, Weight.SEMIBOLD) + AFTER_NUMBER * SIZE)
    assert (head.above, ring.above, name.above) == pytest.approx((ABOVE_DIMENSION * SIZE, ABOVE_RING * SIZE, 0.0))
    assert head.block.lines[0].width == pytest.approx(RULE * SIZE)
    assert head.block.texts[0].size == pytest.approx(HEADING * SIZE)
    assert [text.x for row in (head, ring) for text in row.block.texts] == [0, 0]
    (entry,) = name.block.entries
    assert entry.number.x == pytest.approx(style.indent - AFTER_NUMBER * SIZE)
    assert entry.number.y == pytest.approx(((LEADING - 1) / 2 + font_metrics.ASCENT) * SIZE)
    assert (entry.box.x, entry.box.y) == (0, 0)
    widths = [font_metrics.width(line.text, SIZE) for line in entry.lines]
    assert len({*widths}) > 1
    assert entry.box.width == pytest.approx(style.indent + max(widths), abs=0.01)


@pytest.mark.parametrize(
    ("name", "heading"), [("Kanban", "Process"), ("A", "Process"), ("Kundenbindung und mehr", "A")]
)
def test_a_column_is_at_least_as_wide_as_its_widest_word(name: str, heading: str) -> None:
    style = LegendStyle(SIZE, 70.0, 2)
    word = style.indent + font_metrics.width(name.split(maxsplit=1)[0], SIZE)
    head = font_metrics.width(heading, HEADING * SIZE, Weight.BOLD)
    found = least_width((section(1, name, heading), section(1, "A", "A")), style)
    assert max(word, head) < found == pytest.approx(max(word, head), abs=0.11)
