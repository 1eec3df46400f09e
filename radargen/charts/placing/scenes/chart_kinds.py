"""The kinds of charts: one row says who places a kind and what may be asked of it. There is no other list of them."""

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
    """A function that places one kind of chart."""

    def __call__(self, request: ChartRequest) -> tuple[Scene, ...]:
        """The chart on one page, then further legend pages; raises DoesNotFit if there is no room."""


def always(_: Sequence[Blip]) -> bool:
    """True: for kinds that can show any blips, even none."""
    return True


def with_impact(blips: Sequence[Blip]) -> bool:
    """Whether any blip has a known impact."""
    return any(blip.impact is not None for blip in blips)


def with_effort(blips: Sequence[Blip]) -> bool:
    """Whether any blip has a known effort."""
    return any(blip.trend.effort for blip in blips)


@dataclass(frozen=True, slots=True)
class ChartKind:
    """One kind of chart: who places it, and which options apply to it.

    A kind that `compares` has nothing to show for a radar's first edition; `tells` says whether it can show anything of
    some blips. With `all_trends` it shows every trend asked for, which `charts.checking` counts.
    """

    place: ChartPlacement
    takes: frozenset[ChartOption]
    compares: bool = False
    all_trends: bool = False
    tells: Callable[[Sequence[Blip]], bool] = always


# Options of a list of trends: one dimension, others faded, another headline, less shown.
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

    Raises KeyError for a dimension that the radar does not have, and DoesNotFit if the page cannot show everything.
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
    """How often a trend appears if the columns are a facet's values."""
    return max(len(blip.trend.values_of(facet)), 1) if facet else 1
