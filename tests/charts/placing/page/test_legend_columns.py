import pytest

from radargen.charts.placing.page.blocks import Block
from radargen.charts.placing.page.legend_columns import ColumnBreaks, balanced_columns, fitting_columns, flowed_columns
from radargen.charts.placing.page.legend_rows import LegendRow
from radargen.charts.scene import Box, LegendEntry, Line, TextMark


def row(name: str, *, leads: bool = False, repeats: tuple[LegendRow, ...] = ()) -> LegendRow:
    return LegendRow(Block(10, 10), 10, 5 if leads else 0, leads, repeats)


HEAD = row("head", leads=True)
PART = (HEAD, *(row(f"name {n}", repeats=(HEAD,)) for n in range(5)))


def test_a_column_that_goes_on_repeats_its_heading() -> None:
    first, second = flowed_columns([PART], 40, ColumnBreaks.ANYWHERE).columns
    assert len(first) == 4
    assert [entry for entry, _ in second] == [HEAD, PART[4], PART[5]]


def test_a_heading_never_stands_last() -> None:
    first, second = flowed_columns([PART[:3], PART], 45, ColumnBreaks.ANYWHERE).columns[:2]
    assert len(first) == 3
    assert second[0][0] == HEAD


def test_columns_are_as_even_as_they_get() -> None:
    found = balanced_columns([PART], 2, 1000, ColumnBreaks.ANYWHERE)
    assert found
    assert [len(column) for column in found.columns] == [4, 3]


def test_what_does_not_fit_is_not_forced() -> None:
    assert balanced_columns([PART], 1, 50, ColumnBreaks.ANYWHERE) is None


def test_a_dimension_stays_whole_or_has_its_own_column_where_that_is_asked() -> None:
    whole = flowed_columns([PART[:3], PART[:3]], 80, ColumnBreaks.WHOLE).columns
    assert [len(column) for column in whole] == [6]
    assert [len(column) for column in flowed_columns([PART[:3], PART[:3]], 60, ColumnBreaks.WHOLE).columns] == [3, 3]
    assert [len(column) for column in flowed_columns([PART[:3], PART[:3]], 80, ColumnBreaks.OWN).columns] == [3, 3]


def tops(*parts: tuple[LegendRow, ...], height: float) -> list[list[float]]:
    return [[top for _, top in column] for column in flowed_columns(parts, height, ColumnBreaks.ANYWHERE).columns]


def test_rows_stand_below_each_other_and_headings_apart_from_what_is_above_them() -> None:
    assert tops(PART[:2], PART[:2], height=45) == [[0, 10, 25, 35]]
    assert tops(PART[:2], PART[:2], height=44.9) == [[0, 10], [0, 10]]
    assert flowed_columns([PART[:2], PART[:2]], 45, ColumnBreaks.ANYWHERE).height == 45


def test_a_column_repeats_the_headings_of_dimension_and_ring() -> None:
    ring = row("ring", leads=True, repeats=(HEAD,))
    names = [row(f"name {n}", repeats=(HEAD, ring)) for n in range(3)]
    columns = flowed_columns([(HEAD, ring, *names)], 45, ColumnBreaks.ANYWHERE).columns
    assert [[top for _, top in column] for column in columns] == [[0, 15, 25, 35], [0, 15, 25]]
    # Neither of two headings stands last.
    assert tops(PART[:3], (HEAD, ring, *names), height=69) == [[0, 10, 20], [0, 15, 25, 35, 45]]
    assert tops(PART[:3], (HEAD, ring, *names), height=70) == [[0, 10, 20, 35, 50, 60], [0, 15, 25, 35]]


def test_a_row_higher_than_a_column_stands_alone_in_one() -> None:
    high = LegendRow(Block(10, 90), 90, 0, leads=False)
    assert tops((row("a"), high, row("b")), height=50) == [[0], [0], [0]]


@pytest.mark.parametrize(("height", "columns"), [(65, [6]), (64.9, [3, 3])])
def test_a_whole_dimension_goes_below_another_where_both_fit_with_the_space_between(
    height: float, columns: list[int]
) -> None:
    found = flowed_columns([PART[:3], PART[:3]], height, ColumnBreaks.WHOLE).columns
    assert [len(column) for column in found] == columns


@pytest.mark.parametrize(("height", "columns"), [(60, [3, 6]), (59.9, [5, 5])])
def test_a_dimension_longer_than_any_column_does_not_begin_one(height: float, columns: list[int]) -> None:
    found = flowed_columns([PART[:3], PART], height, ColumnBreaks.WHOLE).columns
    assert [len(column) for column in found] == columns


@pytest.mark.parametrize(("count", "most", "fits"), [(2, 40, True), (1, 60, True), (1, 59.9, False), (1, 40, False)])
def test_columns_fit_up_to_their_number_and_height(count: int, most: float, fits: bool) -> None:
    for fitted in (fitting_columns, balanced_columns):
        assert bool(fitted([PART], count, most, ColumnBreaks.ANYWHERE)) is fits
    assert fitting_columns([(LegendRow(Block(10, 90), 90, 0, leads=False),)], 1, 50, ColumnBreaks.ANYWHERE) is None


def test_the_marks_of_columns_stand_side_by_side() -> None:
    name = TextMark("name", 1, 8, 7.5)
    entry = LegendEntry("a", name, (name,), Box(0, 0, 9, 10, "legend"))
    part = tuple(LegendRow(Block(10, 10, (name,), (Line(0, 1, 10, 1, 1),), (), (entry,)), 10, 0, False) for _ in "abc")
    block = flowed_columns([part], 20, ColumnBreaks.ANYWHERE).block(50, 8)
    assert (block.width, block.height) == (108, 20)
    assert [(text.x, text.y) for text in block.texts] == [(1, 8), (1, 18), (59, 8)]
    assert [(line.x1, line.y1) for line in block.lines] == [(0, 1), (0, 11), (58, 1)]
    assert [(one.box.x, one.box.y) for one in block.entries] == [(0, 0), (0, 10), (58, 0)]
