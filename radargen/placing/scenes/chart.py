"""The order of the steps from an edition's blips to the scenes of its chart, and nothing else."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import product
from types import MappingProxyType

from radargen.model import AS_IT_IS, Blip, Edition, Radar, View
from radargen.placing.geometry import ring_labels
from radargen.placing.memory.edition_layout import FEW, adapted_layout, edition_layout
from radargen.placing.memory.layout_request import LayoutRequest, layout_request
from radargen.placing.memory.layouts import NO_LOCK, Layout, Lock, MarkerPlace, marker_points
from radargen.placing.page import mark_key
from radargen.placing.page.blocks import Block
from radargen.placing.page.head_and_foot import foot_block, heading_block
from radargen.placing.page.page_plan import PageMetrics, PagePlan, logo_proportion
from radargen.placing.page.radar_frames import RadarFrame, radar_frames
from radargen.placing.page.shared_frame import legend_plan, placed_verbs, shared_frame, title_block
from radargen.placing.scenes.chart_pages import labelled_page, legend_beside, legend_pages, radar_page
from radargen.placing.scenes.labelled_radar import LabelledRadar, labelled_radar, radar_geometry, with_trails
from radargen.placing.scenes.movement_trails import movement_trails
from radargen.placing.scenes.radar_marks import blip_marks, disc_mark
from radargen.placing.solver.marker_packing import DoesNotFit, PackedRadar, packed, packed_at
from radargen.placing.solver.radar_geometry import RadarGeometry
from radargen.placing.view.chart_content import ChartContent, chart_content
from radargen.placing.view.marker_styles import MarkerStyle
from radargen.scene import Scene
from radargen.sentences import Said
from radargen.theme import Labels, PageFormat, RadarShape
from radargen.wording import wording

# How much larger names are on the chart of one dimension, where all of them find room.
GROWN = 1.25
NO_LINKS: Mapping[str, str] = MappingProxyType({})


def chart(
    radar: Radar,
    edition: Edition,
    blips: Sequence[Blip],
    page: PageFormat,
    language: str,
    *,
    dimension: str | None = None,
    hrefs: Mapping[str, str] = NO_LINKS,
    labels: Labels = Labels.AUTO,
    shape: RadarShape | None = None,
    view: View = AS_IT_IS,
    lock: Lock = NO_LOCK,
) -> tuple[Scene, ...]:
    """The radar on one page, then the pages that its legend takes beyond that.

    `dimension` draws that one alone, as a fan or a quarter; `hrefs` makes a blip a link, by trend id. `labels` are
    names as far as they find room, the few others numbers with a key; where a fifth would be numbers, all are. `shape`
    is the page's own unless given; `lock` says where trends stood before. Every `view` has names at the places of all
    blips. The same in any order of `blips`. Raises DoesNotFit where a cell holds more trends than the page can show.
    """
    languages = dict.fromkeys((*radar.languages, language))
    subjects = {spoken: chart_content(radar, edition, blips, dimension, wording(spoken)) for spoken in languages}
    sheet = PageMetrics(page.shaped(None if dimension else shape), logo_proportion(radar.house))
    shown = chart_content(radar, edition, blips, dimension, wording(language), view)
    unfiltered = chart_content(radar, edition, blips, dimension, shown.say, replace(view, phase=None))
    # One dimension alone has room for larger names, as long as that costs none of them.
    sizes = (GROWN, 1.0) if dimension else (1.0,)
    for grown in sizes if labels is not Labels.NUMBERS else ():
        if scene := _with_names(shown, list(subjects.values()), replace(sheet, grown=grown), lock, labels, hrefs):
            return (scene,)
    return _with_numbers(shown, unfiltered, [*subjects.values(), unfiltered, shown], sheet, lock, hrefs)


def _with_names(
    shown: ChartContent,
    subjects: Sequence[ChartContent],
    sheet: PageMetrics,
    lock: Lock,
    labels: Labels,
    hrefs: Mapping[str, str],
) -> Scene | None:
    """The radar with names; None where too many find no room."""
    subjects = [*subjects, shown]
    frame = shared_frame(subjects, sheet, sheet.page.shape)
    of = radar_geometry(shown, sheet, frame)
    places = kept = _kept(shown, shown.edition, frame, lock)
    # Where no radar had room for the names, this page need not be tried.
    hopeful = places and (labels is Labels.NAMES or any(place.sides for place in places.places))
    found = labelled_radar(shown, of, places, sheet.names) if places and hopeful else None
    if sheet.grown > 1 and not (found and len(found.names) == len(of.bodies)):
        return None
    if not found and shown.view.since:
        # Seen from another edition some blips have a wider shape than the layout foresees.
        places = _adapted(shown, frame, kept)
        found = labelled_radar(shown, of, places, sheet.names) if places else None
    if places and found and shown.view.since:
        found = with_trails(shown, of, places, sheet.names, found, _stood(shown, frame, lock))
    if not found or not ring_labels.disjoint(found.found.pills) or (labels is Labels.AUTO and not _enough(found, of)):
        return None
    plan = PagePlan(sheet, shown.sectors, shown.rings, shape=sheet.page.shape)
    if not sheet.page.bare:
        plan = replace(plan, head=title_block(shown, sheet), foot=_foot(shown, shown.bodies, sheet))
    return labelled_page(shown, plan, frame, found, hrefs, placed_verbs(shown, subjects, plan, frame))


def _enough(found: LabelledRadar | None, of: RadarGeometry) -> bool:
    """Whether so few names became numbers that the others are worth it."""
    return found is not None and len(of.bodies) - len(found.names) <= max(FEW * len(of.bodies), 1)


def _kept(shown: ChartContent, edition: Edition, frame: RadarFrame, lock: Lock) -> Layout | None:
    """The places of an edition that all pages with a radar of that outline share."""
    return edition_layout(layout_request(shown.radar, edition, frame.outline.shape, shown.alone), lock)


def _stood(shown: ChartContent, frame: RadarFrame, lock: Lock) -> Mapping[str, MarkerPlace]:
    """Where the trends stood in the edition that the view looks back to."""
    before = _kept(shown, shown.view.since, frame, lock) if shown.view.since else None
    return before.by_id if before else {}


def _adapted(shown: ChartContent, frame: RadarFrame, kept: Layout | None) -> Layout | None:
    languages = shown.radar.languages
    seen = LayoutRequest(shown.radar, shown.edition, shown.blips, frame.outline.shape, languages, shown.alone)
    return adapted_layout(seen, kept)


def _with_numbers(
    shown: ChartContent,
    whole: ChartContent,
    subjects: Sequence[ChartContent],
    sheet: PageMetrics,
    lock: Lock,
    hrefs: Mapping[str, str],
) -> tuple[Scene, ...]:
    """The radar with numbers and their list, at the shared places wherever blips can be drawn large enough there.

    `whole` are the blips among which the view chose, `subjects` all that is to stand on a page of that kind.
    """
    plan = _plan(shown, sheet)
    shared = legend_plan(subjects, sheet, [_title(one, sheet) for one in subjects])
    way, found = _filled(whole, sheet, (shared, replace(plan, lists=shared.lists[-1:])), lock)
    plan = replace(plan, lists=shared.lists)
    ids = {body.id for body in shown.bodies}
    found = replace(found, bodies=tuple(body for body in found.bodies if body.id in ids))
    # A crowded chart may have given up a mark; the foot only gets shorter by that.
    plan = replace(plan, foot=_foot(shown, found.bodies, plan.sheet)) if plan.foot.texts else plan
    drawn = disc_mark(shown, plan, way, found)
    marks = blip_marks(shown, drawn, found, plan.sheet, hrefs)
    parts = shown.parts({mark.id: mark.number for mark in marks})
    names = legend_beside(way, parts)
    ways_here = (
        movement_trails(shown, radar_geometry(whole, sheet, way), found, _stood(shown, way, lock))
        if shown.view.since
        else ()
    )
    first = radar_page(shown, plan, way, drawn, found, marks, names, ways_here)
    return (first,) if sheet.page.bare or names.entries else (first, *legend_pages(shown, plan, parts))


def _filled(
    whole: ChartContent, sheet: PageMetrics, plans: Sequence[PagePlan], lock: Lock
) -> tuple[RadarFrame, PackedRadar]:
    """The first way to divide the page in which the blips find room; without any, the last DoesNotFit.

    Without its list the radar is larger, and with smaller numbers it holds more.
    """
    for least, plan in product(sheet.page.numbers, plans):
        for way in radar_frames(plan):
            try:
                of = replace(radar_geometry(whole, sheet, way), least=least)
                return way, _legible(of, _kept(whole, whole.edition, way, lock))
            except DoesNotFit as error:
                refused = error
    raise refused


def _legible(of: RadarGeometry, kept: Layout | None) -> PackedRadar:
    """Blips at the shared places, or anew where they or the names of rings have no room so; DoesNotFit without any."""
    found = _placed(of, kept)
    if not found or not ring_labels.disjoint(found.pills):
        found = packed(of)
    if not ring_labels.disjoint(found.pills):
        raise DoesNotFit(
            Said("The names of {count} rings do not fit on this page. Choose a larger page.", count=len(of.rows))
        )
    return found


def _placed(of: RadarGeometry, kept: Layout | None) -> PackedRadar | None:
    radii = [round(share * of.rim, 2) for share in kept.radii] if kept else []
    return packed_at(of, radii, marker_points(of, kept, radii)) if kept else None


def _plan(shown: ChartContent, sheet: PageMetrics) -> PagePlan:
    """What stands on the page besides the radar and its list."""
    shape = sheet.page.shape
    if sheet.page.bare:
        return PagePlan(sheet, shown.sectors, shown.rings, shape=shape)
    low = _foot(shown, shown.bodies, sheet)
    return PagePlan(sheet, shown.sectors, shown.rings, (), _title(shown, sheet), low, shape)


def _title(shown: ChartContent, sheet: PageMetrics) -> Block:
    return heading_block(shown.title, shown.subtitle, sheet.heading_unit, sheet.title_width)


def _foot(shown: ChartContent, bodies: Sequence[MarkerStyle], sheet: PageMetrics) -> Block:
    marks = mark_key.key_groups(bodies, whiskers=shown.spread, first=shown.first, say=shown.say, since=shown.since)
    return foot_block(marks, shown.source, sheet, shown.notes)
