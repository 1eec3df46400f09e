"""The radar's own marks: the disc as it is cut, the blips with their numbers, ring names and titles."""

from collections.abc import Iterator, Mapping, Sequence
from math import atan2, degrees

from radargen.placing import arcs, pills, whiskers
from radargen.placing.bodies import Body, number_text
from radargen.placing.breaking import whole
from radargen.placing.filling import RING_GAP, SECTOR_GAP, Filled
from radargen.placing.frames import Frame
from radargen.placing.page import Plan
from radargen.placing.subject import Subject
from radargen.scene import ArcText, BlipMark, Box, Disc, Marker, Pill, RingMark

RIM_WIDTH = 2.2


def disc(shown: Subject, plan: Plan, frame: Frame, found: Filled) -> Disc:
    """Bands, sectors and rim on the page."""
    language, unit = shown.say.language, plan.sheet.unit
    last = len(shown.radar.rings) - 1
    bounds = zip((0.0, *found.radii[:-1]), found.radii, strict=True)
    rings = tuple(
        RingMark(ring.id, name, whole(ring.do.any(language)), low, high, round(n / last, 4))
        for n, (ring, name, (low, high)) in enumerate(zip(shown.radar.rings, shown.rings, bounds, strict=True))
    )
    width = round(RIM_WIDTH * unit, 2)
    rim = round(found.radii[-1] + arcs.RIM * unit - width / 2, 2)
    sectors = tuple(arcs.clean(sector) for sector in frame.outline.sectors(plan.sectors))
    return Disc(frame.spot.x, frame.spot.y, rings, sectors, RING_GAP, SECTOR_GAP, rim, width)


def numbered(shown: Subject, drawn: Disc, found: Filled, unit: float, hrefs: Mapping[str, str]) -> tuple[BlipMark, ...]:
    """The blips, counted from 1: by dimension, then ring from the centre, then clockwise."""
    ordered = sorted(found.bodies, key=lambda body: _order(body, drawn, found))
    digits = len(str(len(ordered)))
    markers = {body.id: _marker(body, drawn, found) for body in ordered}
    lines = whiskers.whiskers(shown.radar, shown.blips, markers, drawn, unit)
    return tuple(
        BlipMark(
            id=body.id,
            number=number,
            name=whole(shown.name(body.id)),
            says=shown.says(body.blip),
            href=hrefs.get(body.id, ""),
            dimension=body.blip.trend.dimension,
            ring=body.blip.placement.ring,
            movement=body.blip.movement,
            marker=markers[body.id],
            number_text=number_text(number, markers[body.id], digits),
            whisker=lines.get(body.id),
        )
        for number, body in enumerate(ordered, 1)
    )


def ring_names(plan: Plan, drawn: Disc, found: Filled) -> Iterator[Pill]:
    """The pills on the page."""
    size, _ = pills.sizes(plan.rings, plan.sheet.unit, drawn.radius)
    for name, box in zip(plan.rings, found.pills, strict=True):
        yield pills.pill(name, _moved(box, drawn), size)


def titles(plan: Plan, frame: Frame, drawn: Disc) -> Iterator[ArcText]:
    """The sector titles along the rim."""
    unit = plan.sheet.unit
    for title in arcs.titles(frame.outline.sectors(plan.sectors), drawn.radius, unit):
        yield from arcs.marks(title, drawn, unit)


def obstacles(names: Sequence[Pill], arc_texts: Sequence[ArcText]) -> Iterator[Box]:
    """What of these nothing else may touch."""
    yield from (pill.box for pill in names)
    for arc in arc_texts:
        yield from arcs.boxes(arc, "sector title")


def _angle(body: Body, found: Filled) -> float:
    x, y = found.points[body.id]
    return degrees(atan2(x, -y))


def _order(body: Body, drawn: Disc, found: Filled) -> tuple[int, int, float, str]:
    # To a thousandth of a degree, so that no two machines order them differently.
    return body.sector, body.ring, round((_angle(body, found) - drawn.start) % 360, 3), body.id


def _marker(body: Body, drawn: Disc, found: Filled) -> Marker:
    x, y = found.points[body.id]
    return body.marker(round(drawn.x + x, 2), round(drawn.y + y, 2), found.base, _angle(body, found) + 180)


def _moved(box: Box, drawn: Disc) -> Box:
    left, top = round(box.x + drawn.x, 2), round(box.y + drawn.y, 2)
    return Box(left, top, round(box.width, 2), round(box.height, 2), "ring name")
