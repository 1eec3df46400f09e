"""The kinds of charts: a row for each says who places it and what may be asked of it; nobody else lists them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Protocol

from radargen.charts.placing.scenes.chart_request import ChartOption, ChartRequest
from radargen.charts.placing.scenes.history.moves_chart import moves_chart
from radargen.charts.placing.scenes.history.timeline_chart import timeline_chart
from radargen.charts.placing.scenes.matrix_chart import effort_matrix, maturity_matrix
from radargen.charts.placing.scenes.multiples_chart import multiples_chart
from radargen.charts.placing.scenes.radar_chart import radar_chart
from radargen.charts.placing.scenes.top_chart import top_chart
from radargen.charts.placing.typesetting.font_metrics import lettered
from radargen.charts.scene import Scene
from radargen.model import Blip, View


class ChartPlacement(Protocol):
    """Places one kind of chart."""

    def __call__(self, request: ChartRequest) -> tuple[Scene, ...]:
        """The chart on one page, then the pages that its legend takes beyond that; DoesNotFit where it has no room."""


def always(_: Sequence[Blip]) -> bool:
    """Of a kind that has something to show of any blips, even of none."""
    return True


def with_impact(blips: Sequence[Blip]) -> bool:
    """Whether the impact of some is known."""
    return any(blip.impact is not None for blip in blips)


def with_effort(blips: Sequence[Blip]) -> bool:
    """Whether the effort of some is known."""
    return any(blip.trend.effort for blip in blips)


@dataclass(frozen=True, slots=True)
class ChartKind:
    """One kind of chart: who places it, and which options mean something to it.

    One that `compares` has nothing to show of a radar's first edition; `tells` says whether it has of some blips. With
    `all_trends` it shows every trend that is asked for, which `charts.checking` counts.
    """

    place: ChartPlacement
    takes: frozenset[ChartOption]
    compares: bool = False
    all_trends: bool = False
    tells: Callable[[Sequence[Blip]], bool] = always


# What a list of trends can tell: of one dimension, with others standing back, under another headline, with less.
_LISTED = frozenset(
    {ChartOption.DIMENSION, ChartOption.HIGHLIGHT, ChartOption.TITLE, ChartOption.WITHOUT, ChartOption.PLAIN}
)
# A matrix cannot leave out the impact.
_IN_CELLS = frozenset({ChartOption.DIMENSION, ChartOption.HIGHLIGHT, ChartOption.TITLE, ChartOption.BARE})
CHART_KINDS: Mapping[str, ChartKind] = MappingProxyType(
    {
        "radar": ChartKind(radar_chart, frozenset(ChartOption) - {ChartOption.ACROSS}),
        "matrix": ChartKind(maturity_matrix, _IN_CELLS | {ChartOption.ACROSS}, all_trends=True, tells=with_impact),
        "effort": ChartKind(effort_matrix, _IN_CELLS, all_trends=True, tells=with_effort),
        "top": ChartKind(top_chart, _LISTED | {ChartOption.BARE}),
        "moves": ChartKind(moves_chart, _LISTED | {ChartOption.SINCE}, compares=True),
        "timeline": ChartKind(timeline_chart, _LISTED | {ChartOption.SINCE}, compares=True),
        "multiples": ChartKind(multiples_chart, _LISTED - {ChartOption.DIMENSION}, all_trends=True),
    }
)


def chart(request: ChartRequest) -> tuple[Scene, ...]:
    """The pages of a chart, in points, for painters.

    KeyError for a dimension that the radar does not have, DoesNotFit for more than the page can show.
    """
    kind = CHART_KINDS[request.kind]
    with lettered(request.radar.house):
        scenes = kind.place(request)
    if not kind.all_trends:
        return scenes
    chosen = request.content(request.language, View(select=request.view.select)).blips
    shown = [blip.id for blip in chosen for _ in range(_times(blip, request.across))]
    return (replace(scenes[0], trends=tuple(shown)), *scenes[1:])


def _times(blip: Blip, facet: str) -> int:
    """At how many places a trend stands where the values of a facet are columns."""
    return max(len(blip.trend.values_of(facet)), 1) if facet else 1
