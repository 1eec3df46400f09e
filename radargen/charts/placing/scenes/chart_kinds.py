"""The kinds of charts: a row for each says who places it; nobody else lists them."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Protocol

from radargen.charts.placing.scenes.chart_request import ChartRequest
from radargen.charts.placing.scenes.radar_chart import radar_chart
from radargen.charts.placing.typesetting.font_metrics import lettered
from radargen.charts.scene import Scene


class ChartPlacement(Protocol):
    """Places one kind of chart."""

    def __call__(self, request: ChartRequest) -> tuple[Scene, ...]:
        """The chart on one page, then the pages that its legend takes beyond that; DoesNotFit where it has no room."""


CHART_KINDS: Mapping[str, ChartPlacement] = MappingProxyType({"radar": radar_chart})


def chart(request: ChartRequest) -> tuple[Scene, ...]:
    """The pages of a chart, in points, for painters.

    KeyError for a dimension that the radar does not have, DoesNotFit for more than the page can show.
    """
    with lettered(request.radar.house):
        return CHART_KINDS[request.kind](request)
