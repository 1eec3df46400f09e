"""The markers of an edition on a page: at the positions of its layout, or placed anew if they do not fit there."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import product

from radargen.charts.placing.axes import ring_labels
from radargen.charts.placing.content.chart_content import ChartContent
from radargen.charts.placing.memory.edition_layout import adapted_layout, edition_layout
from radargen.charts.placing.memory.layout_request import LayoutRequest, layout_request
from radargen.charts.placing.memory.layouts import Layout, Lock, MarkerPlace, marker_points
from radargen.charts.placing.page.page_plan import PageMetrics
from radargen.charts.placing.page.radar_frames import RadarFrame
from radargen.charts.placing.scenes.chart_request import known_content
from radargen.charts.placing.scenes.labelled_radar import radar_geometry
from radargen.charts.placing.solver.marker_packing import DoesNotFit, PackedRadar, packed, packed_at, repacked
from radargen.charts.placing.solver.radar_geometry import RadarGeometry
from radargen.charts.theme import RadarShape
from radargen.model import Channel, Edition, Radar, View
from radargen.model.identity import Same
from radargen.text.messages import Message

# The parts of a view that change the size of markers, and so their positions.
PLACED = frozenset({Channel.IMPACT, Channel.MOVEMENT})


def shared_layout(content: ChartContent, edition: Edition, frame: RadarFrame, lock: Lock) -> Layout | None:
    """The layout of an edition that all pages with a radar of that outline share."""
    return _known_layout(Same(content.radar), edition, frame.outline.shape, content.alone, Same(lock))


# Looking up a layout by its request compares all blips.
@lru_cache(maxsize=64)
def _known_layout(
    radar: Same[Radar], edition: Edition, shape: RadarShape, alone: str, lock: Same[Lock]
) -> Layout | None:
    return edition_layout(layout_request(radar.value, edition, shape, alone), lock.value)


def former_places(content: ChartContent, frame: RadarFrame, lock: Lock) -> Mapping[str, MarkerPlace]:
    """The places in the edition that the view compares with, by trend."""
    former = shared_layout(content, content.view.since, frame, lock) if content.view.since else None
    return former.by_id if former else {}


def layout_with_newcomers(content: ChartContent, frame: RadarFrame, shared: Layout | None) -> Layout | None:
    """The shared layout extended by the blips it lacks; None if they find no room."""
    languages = content.radar.languages
    request = LayoutRequest(
        content.radar, content.edition, content.blips, frame.outline.shape, languages, content.alone
    )
    return adapted_layout(request, shared)


def packed_radar(
    content: ChartContent, metrics: PageMetrics, frames: Iterable[RadarFrame], lock: Lock
) -> tuple[RadarFrame, PackedRadar]:
    """The first way to divide the page in which the markers fit; raises the last DoesNotFit if there is none.

    Without its legend the radar is larger, and with smaller numbers it holds more.
    """
    refused: DoesNotFit | None = None
    tried = list(frames)
    for least_number, frame in product(metrics.page.numbers, tried):
        try:
            layout = shared_layout(content, content.edition, frame, lock)
            geometry = replace(radar_geometry(content, metrics, frame), least_number=least_number)
            return frame, _seen_back(content, geometry, layout) or _legible(geometry, layout)
        except DoesNotFit as error:
            refused = error
    if refused is None:
        raise ValueError("There is no way to divide the page.")
    raise refused


def _seen_back(content: ChartContent, geometry: RadarGeometry, layout: Layout | None) -> PackedRadar | None:
    """The edition's own radar, as seen from another edition; None if its markers do not fit like that.

    Markers have the same positions in all comparisons, so they are placed only once.
    """
    if not content.view.since:
        return None
    # Whatever else the view leaves out changes no position, so ask for the edition's own picture.
    view = View(without=content.view.without & PLACED)
    own = known_content(Same(content.radar), content.edition, content.alone or None, content.say.language, view)
    return repacked(geometry, _legible(replace(geometry, styles=own.styles), layout))


def _legible(geometry: RadarGeometry, layout: Layout | None) -> PackedRadar:
    """The radar of `_own_radar`; raises the DoesNotFit that it returns."""
    radar = _own_radar(geometry, layout)
    if isinstance(radar, DoesNotFit):
        raise radar
    return radar


# Every comparison of an edition asks for the edition's own radar.
@lru_cache(maxsize=128)
def _own_radar(geometry: RadarGeometry, layout: Layout | None) -> PackedRadar | DoesNotFit:
    """Markers at the positions of the layout, else placed anew if they or ring names do not fit.

    A DoesNotFit is returned, not raised, if there is no room at all.
    """
    radar = _packed_at(geometry, layout) if layout else None
    if not radar or not ring_labels.disjoint(radar.pills):
        try:
            radar = packed(geometry)
        except DoesNotFit as error:
            return error
    if not ring_labels.disjoint(radar.pills):
        return DoesNotFit(
            Message(
                "The names of {count} rings do not fit on this page. Choose a larger page.",
                count=len(geometry.captions),
            )
        )
    return radar


def _packed_at(geometry: RadarGeometry, layout: Layout) -> PackedRadar | None:
    radii = layout.radii_on(geometry)
    return packed_at(geometry, radii, marker_points(geometry, layout, radii))
