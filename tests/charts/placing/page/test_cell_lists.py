"""Lists in the cells of a matrix: shared evenly, and in a grid that holds them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from radargen.charts.placing.page.cell_lists import (
    ABOVE,
    EMPTY,
    PITCHES,
    ColumnLists,
    column_width,
    grid_setting,
    label_in,
    names_width,
    numbers_beside,
    split,
)
from radargen.charts.placing.typesetting.label_wrapping import WrappedLabel
from tests.selection import examples

SHORT = (WrappedLabel(("Kanban",), 3.0, 0),)
LONG = (WrappedLabel(("Customer data platform",), 9.0, 0), WrappedLabel(("Customer data", "platform"), 5.5, 0.5))
NARROW = [0.0, 0.0]


def lists(*columns: list[list[tuple[WrappedLabel, ...]]], numbers: int = 0) -> list[ColumnLists]:
    rows = len(columns[0])
    counts = (numbers, *[0] * (rows - 1))
    return [ColumnLists(tuple(column), (0.0,) * rows, counts, 2.5) for column in columns]


@settings(max_examples=examples(60), deadline=None)
@given(st.lists(st.sampled_from([1.46, 2.59, 3.72]), max_size=30), st.integers(1, 6))
def test_shared_lists_keep_their_order_and_no_other_sharing_is_lower(heights: list[float], count: int) -> None:
    parts = split(heights, count)
    assert [height for part in parts for height in part] == heights
    assert len(parts) <= count
    if heights:
        highest = max(map(sum, parts))
        assert highest >= max(*heights, sum(heights) / count) - 0.001
        assert highest <= sum(heights) / count + max(heights) + 0.001


@settings(max_examples=examples(60), deadline=None)
@given(
    st.lists(
        st.lists(st.lists(st.sampled_from([SHORT, LONG]), max_size=9), min_size=3, max_size=3), min_size=1, max_size=6
    ),
    st.floats(5, 90),
    st.floats(3, 40),
    st.booleans(),
)
def test_a_grid_is_no_larger_than_the_room_and_its_cells_hold_their_lists(
    columns: list[list[list[tuple[WrappedLabel, ...]]]], width: float, height: float, wrap: bool
) -> None:
    setting = grid_setting(lists(*columns), width, height, [0.0] * len(columns), wrap=wrap)
    if setting is None:
        return
    assert sum(setting.widths) <= width + 0.01
    assert sum(setting.heights) <= height + 0.01
    for cells, count, wide in zip(columns, setting.lists, setting.widths, strict=True):
        for names, high in zip(cells, setting.heights, strict=True):
            labels = [label_in(some, names_width(wide, count)) for some in names]
            assert all(label.width <= names_width(wide, count) + 0.01 for label in labels)
            parts = split([setting.pitch + 1.13 * (len(label.lines) - 1) for label in labels], count)
            assert max(map(sum, parts), default=0.0) <= high + 0.01


def test_a_wide_room_has_one_list_a_cell_and_a_low_one_several() -> None:
    cells = lists([[SHORT] * 6], [[SHORT]])
    (high, low) = (grid_setting(cells, 60, height, NARROW, wrap=False) for height in (12, 6.2))
    assert high
    assert low
    assert (high.lists, low.lists) == ((1, 1), (2, 1))
    assert low.widths[0] == pytest.approx(column_width(2, 3.0))
    assert low.heights == pytest.approx((3 * PITCHES[-1] + 2 * ABOVE,))


def test_names_are_wrapped_only_where_that_is_asked_for_and_needed() -> None:
    cells = lists([[LONG], []], [[SHORT], []])
    whole = grid_setting(cells, 40, 20, NARROW, wrap=True)
    assert whole
    assert label_in(LONG, names_width(whole.widths[0], 1)) is LONG[0]
    assert grid_setting(cells, 15, 20, NARROW, wrap=False) is None
    narrow = grid_setting(cells, 15, 20, NARROW, wrap=True)
    assert narrow
    assert label_in(LONG, names_width(narrow.widths[0], 1)) is LONG[1]
    assert narrow.heights[1] == EMPTY


def test_headings_have_their_width_and_what_does_not_fit_has_no_grid() -> None:
    cells = lists([[SHORT]], [[]])
    setting = grid_setting(cells, 40, 20, [20.0, 7.0], wrap=True)
    assert setting
    assert setting.widths == (20.0, 7.0)
    assert grid_setting(cells, 26, 20, [20.0, 7.0], wrap=True) is None
    assert grid_setting(cells, 40, 2, [0.0, 0.0], wrap=True) is None


def test_numbers_stand_side_by_side_below_the_names() -> None:
    without, few, many = (
        grid_setting(lists([[SHORT] * 2], numbers=count), 20, 20, [0.0], wrap=False) for count in (0, 1, 9)
    )
    assert without
    assert few
    assert many
    assert few.heights[0] == pytest.approx(without.heights[0] + PITCHES[-1])
    lines = -(-9 // numbers_beside(many.widths[0], 2.5))
    assert many.heights[0] == pytest.approx(without.heights[0] + lines * PITCHES[-1])


def test_numbers_alone_take_as_many_lines_as_the_room_is_narrow() -> None:
    cells = lists([[]], numbers=9)
    low, narrow = grid_setting(cells, 60, 3, [0.0], wrap=False), grid_setting(cells, 6, 20, [0.0], wrap=False)
    assert low
    assert narrow
    assert low.heights[0] == pytest.approx(PITCHES[-1] + 2 * ABOVE)
    assert narrow.heights[0] == pytest.approx(9 * PITCHES[-1] + 2 * ABOVE)


@pytest.mark.parametrize("lists", [1, 2, 5])
def test_names_are_as_wide_as_the_column_has_been_made_for(lists: int) -> None:
    assert names_width(column_width(lists, 7.5), lists) == pytest.approx(7.5)
    assert column_width(lists + 1, 7.5) - column_width(lists, 7.5) == pytest.approx(7.5 + 1.6 + 1.0)
    assert column_width(1, 0) == pytest.approx(2 * 0.8 + 1.6)
