from radargen.placing.page.blocks import Block
from radargen.placing.page.legend_columns import Breaks, flowed, lowest
from radargen.placing.page.legend_rows import Row


def row(name: str, *, leads: bool = False, repeats: tuple[Row, ...] = ()) -> Row:
    return Row(Block(10, 10), 10, 5 if leads else 0, leads, repeats)


HEAD = row("head", leads=True)
PART = (HEAD, *(row(f"name {n}", repeats=(HEAD,)) for n in range(5)))


def test_a_column_that_goes_on_repeats_its_heading() -> None:
    first, second = flowed([PART], 40, Breaks.ANYWHERE).columns
    assert len(first) == 4
    assert [entry for entry, _ in second] == [HEAD, PART[4], PART[5]]


def test_a_heading_never_stands_last() -> None:
    first, second = flowed([PART[:3], PART], 45, Breaks.ANYWHERE).columns[:2]
    assert len(first) == 3
    assert second[0][0] == HEAD


def test_columns_are_as_even_as_they_get() -> None:
    found = lowest([PART], 2, 1000, Breaks.ANYWHERE)
    assert found
    assert [len(column) for column in found.columns] == [4, 3]


def test_what_does_not_fit_is_not_forced() -> None:
    assert lowest([PART], 1, 50, Breaks.ANYWHERE) is None


def test_a_dimension_stays_whole_or_has_its_own_column_where_that_is_asked() -> None:
    whole = flowed([PART[:3], PART[:3]], 80, Breaks.WHOLE).columns
    assert [len(column) for column in whole] == [6]
    assert [len(column) for column in flowed([PART[:3], PART[:3]], 60, Breaks.WHOLE).columns] == [3, 3]
    assert [len(column) for column in flowed([PART[:3], PART[:3]], 80, Breaks.OWN).columns] == [3, 3]
