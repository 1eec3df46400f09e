"""What had to give way on a chart, and what returns to a position for which the former page had no room."""

from collections.abc import Iterator
from dataclasses import replace

from radargen.charts.placing.memory.displacement import (
    Cause,
    Displacement,
    beside_places,
    displacements,
    shared_request,
)
from radargen.charts.placing.memory.edition_layout import edition_layout
from radargen.charts.placing.memory.layout_request import LayoutRequest, keeps_cell
from radargen.charts.placing.memory.layouts import Layout, marker_points
from radargen.charts.placing.scenes.chart_request import ChartRequest
from radargen.charts.placing.scenes.radar_chart import radar_chart
from radargen.charts.placing.solver.marker_packing import DoesNotFit, is_valid
from radargen.charts.placing.typesetting.font_metrics import lettered
from radargen.charts.scene import Scene
from radargen.model import AS_IT_IS


def moves_on_page(request: ChartRequest, scene: Scene) -> tuple[Displacement, ...]:
    """Blips that stayed in their cells but have another position on that page than before, with reasons.

    Compared with the lock, else with the edition before; none on a chart without a radar.
    """
    found = displacements(request.radar, request.edition, scene, request.lock)
    returned = Displacement(Cause.RETURNED, tuple(_returned(request, scene, {t for one in found for t in one.trends})))
    return (*found, returned) if returned.trends else found


def _returned(request: ChartRequest, scene: Scene, named: set[str]) -> Iterator[str]:
    """The trends at their positions in the layout that the former page had to place elsewhere."""
    previous = scene.disc and shared_request(request.radar, request.edition, scene.disc).previous
    if not previous or not previous.blips:
        return
    with lettered(request.radar.house):
        layout = edition_layout(previous, request.lock)
        if layout is None or _had_room(previous, layout, scene):
            return
        try:
            page = radar_chart(replace(request, edition=previous.edition, view=AS_IT_IS))[0]
        except DoesNotFit:
            return
    beside = set(beside_places(layout, page))
    for blip in request.content(request.language).blips:
        if blip.id in beside - named and keeps_cell(layout.by_id[blip.id], blip):
            yield blip.id


def _had_room(previous: LayoutRequest, layout: Layout, scene: Scene) -> bool:
    """Whether the former markers, as large as these, fit at their positions, so that the page had them there."""
    disc = scene.disc
    if disc is None or not scene.blips:
        return True
    geometry = previous.geometry(disc.radius)
    sizes = [style.size for style in geometry.styles]
    base = max(max(mark.marker.r for mark in scene.blips) / max(sizes), geometry.least_base)
    radii = layout.radii_on(geometry)
    return is_valid(geometry, radii, marker_points(geometry, layout, radii), base)
