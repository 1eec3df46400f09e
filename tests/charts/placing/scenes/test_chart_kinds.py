"""The table of the kinds of charts."""

import pytest

from radargen.assessing import blips
from radargen.charts.placing import CHART_KINDS, ChartOption
from radargen.charts.placing.scenes.chart_request import few_numbers
from radargen.cli.for_authors.render_command import KINDS, render
from radargen.model import Blip, Effort
from tests.make import assessment, radar, trend


def test_the_command_offers_every_kind() -> None:
    assert [*KINDS] == [*CHART_KINDS]


def test_each_option_of_charts_is_one_of_the_command() -> None:
    assert {*ChartOption} <= {option.name for option in render.params}


def shown(*, impact: tuple[int | None, ...] = (), effort: tuple[Effort | None, ...] = ()) -> list[Blip]:
    """Trends with that impact, and others with that effort."""
    rated = [
        trend(f"i{n}", assessments=(assessment("2026", ring="pilot", impact=one),)) for n, one in enumerate(impact)
    ]
    of = radar(*rated, *(trend(f"e{n}", effort=one) for n, one in enumerate(effort)))
    return [*blips(of, of.newest)]


def test_a_matrix_tells_something_where_one_trend_has_what_it_shows() -> None:
    matrix, effort = (CHART_KINDS[kind].tells for kind in ("matrix", "effort"))
    assert [matrix(shown(impact=given)) for given in ((None, 3), (None,), ())] == [True, False, False]
    assert [effort(shown(effort=given)) for given in ((None, Effort(1, 1)), (None,), ())] == [True, False, False]
    assert CHART_KINDS["radar"].tells([])
    assert {kind for kind, row in CHART_KINDS.items() if row.compares} == {"moves", "timeline"}
    assert {kind for kind, row in CHART_KINDS.items() if row.all_trends} == {"matrix", "effort", "multiples"}


@pytest.mark.parametrize(
    ("numbers", "count", "few"),
    [(10, 20, True), (11, 20, False), (1, 1, True), (2, 3, False), (6, 11, False)],
)
def test_half_of_the_names_may_be_numbers_and_one_always(numbers: int, count: int, few: bool) -> None:
    assert few_numbers(numbers, count) is few
