"""The radar: the order of the steps from the request for a chart to its scenes, and nothing else."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from radargen.charts.placing.axes import ring_labels
from radargen.charts.placing.content.chart_content import ChartContent
from radargen.charts.placing.content.marker_styles import MarkerStyle
from radargen.charts.placing.memory.layouts import Lock
from radargen.charts.placing.page import mark_key
from radargen.charts.placing.page.blocks import Block
from radargen.charts.placing.page.foot import foot_block
from radargen.charts.placing.page.page_grid import PageGrid
from radargen.charts.placing.page.page_plan import PageMetrics, PagePlan, logo_proportion
from radargen.charts.placing.page.radar_frames import RadarFrame, radar_frames
from radargen.charts.placing.page.shared_frame import legend_plan, shared_frame, title_block
from radargen.charts.placing.scenes.chart_pages import labelled_page, legend_beside, legend_pages, radar_page
from radargen.charts.placing.scenes.chart_request import ChartRequest, few_numbers
from radargen.charts.placing.scenes.labelled_radar import LabelledRadar, labelled_radar, radar_geometry, with_trails
from radargen.charts.placing.scenes.largest_type import largest_labels
from radargen.charts.placing.scenes.movement_trails import movement_trails
from radargen.charts.placing.scenes.outlook_arrows import outlook_arrows
from radargen.charts.placing.scenes.placed_markers import (
    former_places,
    layout_with_newcomers,
    packed_radar,
    shared_layout,
)
from radargen.charts.placing.scenes.radar_marks import blip_marks, disc_mark
from radargen.charts.placing.scenes.talk_page import talk_page
from radargen.charts.placing.solver.marker_packing import DoesNotFit, PackedRadar
from radargen.charts.placing.solver.radar_geometry import RadarGeometry
from radargen.charts.scene import Scene, Trail
from radargen.charts.theme import Labels
from radargen.model import AS_IT_IS, EVERYTHING


def radar_chart(request: ChartRequest) -> tuple[Scene, ...]:
    """The radar on one page, then further pages of its legend.

    Markers have the same positions in every view and language. Raises KeyError for a dimension that the radar does not
    have, and DoesNotFit if a cell holds more trends than the page can show.
    """
    scenes = _placed_radar(request)
    if not request.view.outlook:
        return scenes
    arrows = outlook_arrows(request.content(request.language, request.view), scenes[0], _metrics(request).unit)
    return (replace(scenes[0], outlooks=arrows), *scenes[1:])


def _metrics(request: ChartRequest) -> PageMetrics:
    shape = None if request.dimension else request.shape
    return PageMetrics(request.page.shaped(shape), logo_proportion(request.radar.house))


def _placed_radar(request: ChartRequest) -> tuple[Scene, ...]:
    """The same pages without outlook arrows."""
    radar, language, view = request.radar, request.language, request.view
    spoken = [request.content(other) for other in dict.fromkeys((*radar.languages, language))]
    metrics = _metrics(request)
    content = request.content(language, view)
    unfiltered = request.content(language, replace(view, select=EVERYTHING))
    if request.labels is not Labels.NUMBERS and (scenes := _with_labels(request, content, [*spoken, content], metrics)):
        return scenes
    contents = [*spoken, unfiltered, content]
    in_place = request.labels is Labels.AUTO and _numbers_in_place(request, content, unfiltered, contents, metrics)
    return in_place or _with_numbers(content, unfiltered, contents, metrics, request.lock)


def _had_labels(request: ChartRequest) -> bool:
    """Whether most blips on the page had labels in any earlier edition."""
    radar = request.radar
    earlier = radar.editions[: radar.editions.index(request.edition)]
    return any(_mostly_labelled(replace(request, edition=edition, view=AS_IT_IS)) for edition in earlier)


# Every later edition and every comparison asks this of all earlier editions.
@lru_cache(maxsize=256)
def _mostly_labelled(request: ChartRequest) -> bool:
    metrics, content = _metrics(request), request.content(request.language)
    frame, _ = shared_frame([content], metrics, metrics.page.shape)
    layout = shared_layout(content, request.edition, frame, request.lock) if content.styles else None
    if not layout or not any(place.sides for place in layout.places):
        return False
    geometry = radar_geometry(content, metrics, frame)
    labelled = labelled_radar(content, geometry, layout, metrics.names)
    return bool(labelled and _enough_labels(labelled, geometry))


def _with_labels(
    request: ChartRequest, content: ChartContent, contents: Sequence[ChartContent], metrics: PageMetrics
) -> tuple[Scene, ...] | None:
    """The radar with labels, and further pages for the key of the others; None if too many find no room.

    `contents` are all that share the radar's place on the page.
    """
    frame, grid = shared_frame(contents, metrics, metrics.page.shape)
    layout = shared_layout(content, content.edition, frame, request.lock)
    # If no radar had room for the labels, this page need not be tried.
    if layout is None or not (request.labels is Labels.NAMES or any(place.sides for place in layout.places)):
        return None
    measured = contents
    if content.view.since and not metrics.page.hosted:
        # What has not moved is a dot on paper, and names what they have room for without it.
        measured = [request.content(language, content.view).changes for language in request.radar.languages]
        content = content.changes
    larger, labelled = largest_labels(content, [*measured, content], metrics, frame, layout)
    if labelled and content.talk and not metrics.page.hosted:
        plan = _gridded(content, larger, grid)
        if page := talk_page(content, plan, frame, grid, labelled.packed):
            return (page,)
    metrics = larger
    geometry = radar_geometry(content, metrics, frame)
    if not labelled and content.view.since:
        # In a comparison, some markers have a wider shape than the layout allows for.
        adapted = layout_with_newcomers(content, frame, layout)
        labelled = labelled_radar(content, geometry, adapted, metrics.names) if adapted else None
        layout = adapted or layout
    if labelled and content.view.since:
        former = former_places(content, frame, request.lock)
        labelled = with_trails(content, geometry, layout, metrics.names, labelled, former)
    if not labelled or not ring_labels.disjoint(labelled.packed.pills):
        return None
    plan, auto = _gridded(content, metrics, grid), request.labels is Labels.AUTO
    enough = not auto or _enough_labels(labelled, geometry)
    scene = labelled_page(content, plan, frame, labelled, grid)
    if scene and enough and not _lacks_key(scene, metrics):
        return (scene,)
    if scene and enough:
        return _with_key_apart(content, contents, plan, frame, labelled, grid)
    if not auto or not _had_labels(request):
        return None
    return (scene,) if scene else _with_key_apart(content, contents, plan, frame, labelled, grid)


def _lacks_key(scene: Scene, metrics: PageMetrics) -> bool:
    """Whether the page has numbers that neither it nor the page around it explains."""
    return metrics.page.bare and not metrics.page.hosted and any(mark.number for mark in scene.blips)


def _with_key_apart(
    content: ChartContent,
    contents: Sequence[ChartContent],
    plan: PagePlan,
    frame: RadarFrame,
    labelled: LabelledRadar,
    grid: PageGrid | None,
) -> tuple[Scene, ...] | None:
    """The radar at its place with labels, and the key of numbered blips on separate pages."""
    if (first := labelled_page(content, plan, frame, labelled, grid, keyed=False)) is None:
        return None
    numbers = {mark.id: mark.number for mark in first.blips if mark.number}
    numbered = replace(content, styles=tuple(style for style in content.styles if style.id in numbers))
    legends = legend_plan(contents, plan.metrics).legends
    further = replace(_plan(content, plan.metrics), legends=legends)
    return (first, *legend_pages(content, further, numbered.legend_sections(numbers)))


def _gridded(content: ChartContent, metrics: PageMetrics, grid: PageGrid | None) -> PagePlan:
    """The plan of a page with names, with everything its grid does not place."""
    counts, avoided = (content.counts, grid.avoided) if grid else ((), ())
    shape = metrics.page.shape
    return PagePlan(metrics, content.sectors, content.captions, shape=shape, counts=counts, avoided=avoided)


def _enough_labels(labelled: LabelledRadar, geometry: RadarGeometry) -> bool:
    """Whether few enough labels became numbers to keep the others."""
    count = len(geometry.styles)
    return few_numbers(count - len(labelled.labels), count)


def _numbers_in_place(
    request: ChartRequest,
    content: ChartContent,
    unfiltered: ChartContent,
    contents: Sequence[ChartContent],
    metrics: PageMetrics,
) -> tuple[Scene, ...] | None:
    """The radar with numbers at its place with labels, which it may have in another edition.

    None if that is not to be expected anywhere, or if the key has no room there and no earlier edition had labels.
    """
    frame, grid = shared_frame(contents, metrics, metrics.page.shape)
    layout = shared_layout(content, content.edition, frame, request.lock)
    if grid is None or not layout or not any(place.sides for place in layout.places):
        return None
    try:
        _, radar = packed_radar(unfiltered, metrics, [frame], request.lock)
    except DoesNotFit:
        return None
    plan, radar = _chosen(content, _gridded(content, metrics, grid), radar)
    trails = _trails(content, radar_geometry(unfiltered, metrics, frame), frame, radar, request.lock)
    numbered = LabelledRadar(radar, {}, trails)
    if scene := labelled_page(content, plan, frame, numbered, grid):
        return (scene,)
    if _had_labels(request):
        return _with_key_apart(content, contents, plan, frame, numbered, grid)
    return None


def _with_numbers(
    content: ChartContent,
    unfiltered: ChartContent,
    contents: Sequence[ChartContent],
    metrics: PageMetrics,
    lock: Lock,
) -> tuple[Scene, ...]:
    """The radar with numbers and their legend, in the shared layout if markers can be large enough there.

    `unfiltered` are the blips from which the view selects, `contents` all that share the radar's place on the page.
    """
    plan = _plan(content, metrics)
    shared = legend_plan(contents, metrics)
    frames = (frame for some in (shared, replace(plan, legends=shared.legends[-1:])) for frame in radar_frames(some))
    frame, radar = packed_radar(unfiltered, metrics, frames, lock)
    plan, radar = _chosen(content, replace(plan, legends=shared.legends), radar)
    geometry = radar_geometry(unfiltered, metrics, frame)
    return _numbered(content, plan, frame, radar, _trails(content, geometry, frame, radar, lock))


def _chosen(content: ChartContent, plan: PagePlan, radar: PackedRadar) -> tuple[PagePlan, PackedRadar]:
    """The radar with the view's blips only, and the plan with a foot that explains their markers."""
    ids = {style.id for style in content.styles}
    radar = replace(radar, styles=tuple(style for style in radar.styles if style.id in ids))
    # On a crowded chart, sizes may no longer show impact; that only makes the foot shorter.
    return replace(plan, foot=_foot(content, radar.styles, plan.metrics)) if plan.foot.texts else plan, radar


def _trails(
    content: ChartContent, geometry: RadarGeometry, frame: RadarFrame, radar: PackedRadar, lock: Lock
) -> tuple[Trail, ...]:
    if not content.view.since:
        return ()
    return movement_trails(content, geometry, radar, former_places(content, frame, lock))


def _numbered(
    content: ChartContent, plan: PagePlan, frame: RadarFrame, radar: PackedRadar, trails: Sequence[Trail]
) -> tuple[Scene, ...]:
    """The page with the radar, with the legend beside it or on separate pages."""
    disc = disc_mark(content, plan, frame, radar)
    marks = blip_marks(content, disc, radar, plan.metrics)
    sections = content.legend_sections({mark.id: mark.number for mark in marks})
    legend = legend_beside(frame, sections)
    first = radar_page(content, plan, frame, disc, radar, marks, legend, trails)
    return (first,) if plan.metrics.page.hosted or legend.entries else (first, *legend_pages(content, plan, sections))


def _plan(content: ChartContent, metrics: PageMetrics) -> PagePlan:
    """The plan of everything on the page besides the radar and its legend."""
    shape = metrics.page.shape
    if metrics.page.bare:
        return PagePlan(metrics, content.sectors, content.captions, shape=shape)
    foot = _foot(content, content.styles, metrics)
    head = title_block(content, metrics)
    return PagePlan(metrics, content.sectors, content.captions, (), head, foot, shape, content.counts)


def _foot(content: ChartContent, styles: Sequence[MarkerStyle], metrics: PageMetrics) -> Block:
    groups = mark_key.key_groups(
        styles, whiskers=content.raters_differ, still=content.still, say=content.say, since=content.since
    )
    return foot_block(groups, content.source, metrics, content.notes)
