"""Every kind of chart stands and says what is kept of it."""

import pytest

from tests.charts.placing.golden import CHARTS, FOLDER, TEXTS, golden


@pytest.mark.parametrize("name", [*CHARTS, *TEXTS])
def test_a_small_chart_stands_as_it_is_kept(name: str) -> None:
    assert golden(name) == (FOLDER / f"{name}.txt").read_text(encoding="utf-8"), "python -m tests.charts.placing.golden"
