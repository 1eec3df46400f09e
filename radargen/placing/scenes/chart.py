"""The order of the steps from an edition's blips to the scenes of its chart, and nothing else."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import product
from types import MappingProxyType

from radargen.model import AS_IT_IS, Blip, Edition, Radar, View
from radargen.placing.geometry import ring_labels
from radargen.placing.memory.edition_layout import FEW, adapted, layout
from radargen.placing.memory.layout_request import Wanted, wanted
from radargen.placing.memory.layouts import NO_LOCK, Layout, Lock, Place, spots
from radargen.placing.page import mark_key
from radargen.placing.page.blocks import Block
from radargen.placing.page.head_and_foot import foot, heading
from radargen.placing.page.page_plan import Plan, Sheet, proportion
from radargen.placing.page.radar_frames import Frame, frames
from radargen.placing.page.shared_frame import head, listed, listed_verbs, staged
from radargen.placing.scenes.chart_pages import legend_pages, list_with_radar, named_page, radar_page
from radargen.placing.scenes.labelled_radar import Named, named, radius, with_trails
from radargen.placing.scenes.movement_trails import trails
from radargen.placing.scenes.radar_marks import disc, numbered
from radargen.placing.solver.marker_packing import DoesNotFit, Filled, filled, refilled
from radargen.placing.solver.radar_geometry import Radius
from radargen.placing.view.chart_content import Subject, subject
from radargen.placing.view.marker_styles import Body
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
    subjects = {spoken: subject(radar, edition, blips, dimension, wording(spoken)) for spoken in languages}
    sheet = Sheet(page.shaped(None if dimension else shape), proportion(radar.house))
    shown = subject(radar, edition, blips, dimension, wording(language), view)
    unfiltered = subject(radar, edition, blips, dimension, shown.say, replace(view, phase=None))
    # One dimension alone has room for larger names, as long as that costs none of them.
    sizes = (GROWN, 1.0) if dimension else (1.0,)
    for grown in sizes if labels is not Labels.NUMBERS else ():
        if scene := _with_names(shown, list(subjects.values()), replace(sheet, grown=grown), lock, labels, hrefs):
            return (scene,)
    return _with_numbers(shown, unfiltered, [*subjects.values(), unfiltered, shown], sheet, lock, hrefs)


def _with_names(
    shown: Subject,
    subjects: Sequence[Subject],
    sheet: Sheet,
    lock: Lock,
    labels: Labels,
    hrefs: Mapping[str, str],
) -> Scene | None:
    """The radar with names; None where too many find no room."""
    subjects = [*subjects, shown]
    frame = staged(subjects, sheet, sheet.page.shape)
    of = radius(shown, sheet, frame)
    places = kept = _kept(shown, shown.edition, frame, lock)
    # Where no radar had room for the names, this page need not be tried.
    hopeful = places and (labels is Labels.NAMES or any(place.sides for place in places.places))
    found = named(shown, of, places, sheet.names) if places and hopeful else None
    if sheet.grown > 1 and not (found and len(found.names) == len(of.bodies)):
        return None
    if not found and shown.view.since:
        # Seen from another edition some blips have a wider shape than the layout foresees.
        places = _adapted(shown, frame, kept)
        found = named(shown, of, places, sheet.names) if places else None
    if places and found and shown.view.since:
        found = with_trails(shown, of, places, sheet.names, found, _stood(shown, frame, lock))
    if not found or not ring_labels.apart(found.found.pills) or (labels is Labels.AUTO and not _enough(found, of)):
        return None
    plan = Plan(sheet, shown.sectors, shown.rings, shape=sheet.page.shape)
    if not sheet.page.bare:
        plan = replace(plan, head=head(shown, sheet), foot=_foot(shown, shown.bodies, sheet))
    return named_page(shown, plan, frame, found, hrefs, listed_verbs(shown, subjects, plan, frame))


def _enough(found: Named | None, of: Radius) -> bool:
    """Whether so few names became numbers that the others are worth it."""
    return found is not None and len(of.bodies) - len(found.names) <= max(FEW * len(of.bodies), 1)


def _kept(shown: Subject, edition: Edition, frame: Frame, lock: Lock) -> Layout | None:
    """The places of an edition that all pages with a radar of that outline share."""
    return layout(wanted(shown.radar, edition, frame.outline.shape, shown.alone), lock)


def _stood(shown: Subject, frame: Frame, lock: Lock) -> Mapping[str, Place]:
    """Where the trends stood in the edition that the view looks back to."""
    before = _kept(shown, shown.view.since, frame, lock) if shown.view.since else None
    return before.by_id if before else {}


def _adapted(shown: Subject, frame: Frame, kept: Layout | None) -> Layout | None:
    languages = shown.radar.languages
    seen = Wanted(shown.radar, shown.edition, shown.blips, frame.outline.shape, languages, shown.alone)
    return adapted(seen, kept)


def _with_numbers(
    shown: Subject,
    whole: Subject,
    subjects: Sequence[Subject],
    sheet: Sheet,
    lock: Lock,
    hrefs: Mapping[str, str],
) -> tuple[Scene, ...]:
    """The radar with numbers and their list, at the shared places wherever blips can be drawn large enough there.

    `whole` are the blips among which the view chose, `subjects` all that is to stand on a page of that kind.
    """
    plan = _plan(shown, sheet)
    shared = listed(subjects, sheet, [_title(one, sheet) for one in subjects])
    way, found = _filled(whole, sheet, (shared, replace(plan, lists=shared.lists[-1:])), lock)
    plan = replace(plan, lists=shared.lists)
    ids = {body.id for body in shown.bodies}
    found = replace(found, bodies=tuple(body for body in found.bodies if body.id in ids))
    # A crowded chart may have given up a mark; the foot only gets shorter by that.
    plan = replace(plan, foot=_foot(shown, found.bodies, plan.sheet)) if plan.foot.texts else plan
    drawn = disc(shown, plan, way, found)
    marks = numbered(shown, drawn, found, plan.sheet, hrefs)
    parts = shown.parts({mark.id: mark.number for mark in marks})
    names = list_with_radar(way, parts)
    ways_here = trails(shown, radius(whole, sheet, way), found, _stood(shown, way, lock)) if shown.view.since else ()
    first = radar_page(shown, plan, way, drawn, found, marks, names, ways_here)
    return (first,) if sheet.page.bare or names.entries else (first, *legend_pages(shown, plan, parts))


def _filled(whole: Subject, sheet: Sheet, plans: Sequence[Plan], lock: Lock) -> tuple[Frame, Filled]:
    """The first way to divide the page in which the blips find room; without any, the last DoesNotFit.

    Without its list the radar is larger, and with smaller numbers it holds more.
    """
    for least, plan in product(sheet.page.numbers, plans):
        for way in frames(plan):
            try:
                of = replace(radius(whole, sheet, way), least=least)
                return way, _legible(of, _kept(whole, whole.edition, way, lock))
            except DoesNotFit as error:
                refused = error
    raise refused


def _legible(of: Radius, kept: Layout | None) -> Filled:
    """Blips at the shared places, or anew where they or the names of rings have no room so; DoesNotFit without any."""
    found = _placed(of, kept)
    if not found or not ring_labels.apart(found.pills):
        found = filled(of)
    if not ring_labels.apart(found.pills):
        raise DoesNotFit(
            Said("The names of {count} rings do not fit on this page. Choose a larger page.", count=len(of.rows))
        )
    return found


def _placed(of: Radius, kept: Layout | None) -> Filled | None:
    radii = [round(share * of.rim, 2) for share in kept.radii] if kept else []
    return refilled(of, radii, spots(of, kept, radii)) if kept else None


def _plan(shown: Subject, sheet: Sheet) -> Plan:
    """What stands on the page besides the radar and its list."""
    shape = sheet.page.shape
    if sheet.page.bare:
        return Plan(sheet, shown.sectors, shown.rings, shape=shape)
    low = _foot(shown, shown.bodies, sheet)
    return Plan(sheet, shown.sectors, shown.rings, (), _title(shown, sheet), low, shape)


def _title(shown: Subject, sheet: Sheet) -> Block:
    return heading(shown.title, shown.subtitle, sheet.heading_unit, sheet.title_width)


def _foot(shown: Subject, bodies: Sequence[Body], sheet: Sheet) -> Block:
    marks = mark_key.groups(bodies, whiskers=shown.spread, first=shown.first, say=shown.say, since=shown.since)
    return foot(marks, shown.source, sheet, shown.notes)
