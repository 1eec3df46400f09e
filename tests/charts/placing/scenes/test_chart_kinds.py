"""The table of the kinds of charts."""

from radargen.charts.placing import CHART_KINDS, ChartOption
from radargen.cli.render_command import KINDS, render


def test_the_command_offers_every_kind() -> None:
    assert [*KINDS] == [*CHART_KINDS]


def test_each_option_of_charts_is_one_of_the_command() -> None:
    assert {*ChartOption} <= {option.name for option in render.params}
