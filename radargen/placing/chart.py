"""The order of the steps from an edition's blips to the scenes of its chart, and nothing else."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from radargen.model import Blip, Edition, Radar
from radargen.placing import key
from radargen.placing.block import Block
from radargen.placing.bodies import Body
from radargen.placing.filling import DoesNotFit, Radius, filled
from radargen.placing.foot import foot
from radargen.placing.frames import Frame, frames
from radargen.placing.heading import heading
from radargen.placing.marks import disc, numbered
from radargen.placing.page import Plan, Sheet
from radargen.placing.scenes import legend_pages, list_with_radar, radar_page
from radargen.placing.subject import Subject, subject
from radargen.scene import Scene
from radargen.theme import PageFormat
from radargen.wording import wording

NOWHERE: Mapping[str, str] = MappingProxyType({})


def chart(
    radar: Radar,
    edition: Edition,
    blips: Sequence[Blip],
    page: PageFormat,
    language: str,
    *,
    dimension: str | None = None,
    hrefs: Mapping[str, str] = NOWHERE,
) -> tuple[Scene, ...]:
    """The radar on one page, then the pages that its legend takes beyond that.

    `dimension` draws that one alone, as a fan or a quarter; `hrefs` makes a blip a link, by trend id. The same in any
    order of `blips`. Raises DoesNotFit where a cell holds more trends than the page can show.
    """
    shown = subject(radar, edition, blips, dimension, wording(language))
    plan = _plan(shown, page)
    ways = list(frames(plan))
    for way in ways:
        try:
            found = filled(_radius(shown, plan, way))
        except DoesNotFit:
            # Without its list the radar is larger: the second way is the last.
            if way is ways[-1]:
                raise
        else:
            break
    # A crowded chart may have given up a mark; the foot only gets shorter by that.
    plan = replace(plan, foot=_foot(shown, found.bodies, plan.sheet)) if plan.foot.texts else plan
    drawn = disc(shown, plan, way, found)
    marks = numbered(shown, drawn, found, plan.sheet.unit, hrefs)
    parts = shown.parts({mark.id: mark.number for mark in marks})
    listed = list_with_radar(way, parts)
    first = radar_page(shown, plan, way, drawn, found, marks, listed)
    return (first,) if page.bare or listed.entries else (first, *legend_pages(shown, plan, parts))


def _plan(shown: Subject, page: PageFormat) -> Plan:
    """What stands on the page besides the radar and its list."""
    sheet = Sheet(page)
    if page.bare:
        return Plan(sheet, shown.sectors, shown.rings)
    head = heading(shown.title, shown.subtitle, sheet.heading_unit, sheet.width)
    return Plan(sheet, shown.sectors, shown.rings, shown.parts({}), head, _foot(shown, shown.bodies, sheet))


def _foot(shown: Subject, bodies: Sequence[Body], sheet: Sheet) -> Block:
    marks = key.groups(bodies, whiskers=shown.spread, first=shown.first, say=shown.say)
    return foot(marks, shown.source, sheet)


def _radius(shown: Subject, plan: Plan, frame: Frame) -> Radius:
    sectors = frame.outline.sectors(plan.sectors)
    return Radius(frame.spot.radius, plan.sheet.unit, frame.outline, plan.rings, sectors, shown.bodies)
