from radargen.charts.placing.page.blocks import Block
from radargen.charts.placing.page.legend_columns import ColumnBreaks, balanced_columns, flowed_columns
from radargen.charts.placing.page.legend_rows import LegendRow


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
