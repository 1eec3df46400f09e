"""The radar's own marks: the disc as it is cut, the blips with their numbers, ring names and titles."""

from collections.abc import Iterator, Mapping, Sequence
from math import atan2, degrees
from types import MappingProxyType

from radargen.placing.geometry import ring_labels, sector_titles
from radargen.placing.page.page_plan import PageMetrics, PagePlan
from radargen.placing.page.radar_frames import RadarFrame
from radargen.placing.solver.label_candidates import LabelVariant
from radargen.placing.solver.marker_packing import PackedRadar
from radargen.placing.solver.radar_geometry import RING_GAP, SECTOR_GAP
from radargen.placing.text import font_metrics, label_wrapping
from radargen.placing.text.line_breaking import without_soft_hyphens
from radargen.placing.view import rater_spread
from radargen.placing.view.chart_content import ChartContent
from radargen.placing.view.marker_styles import MarkerStyle, number_text
from radargen.scene import ArcText, BlipMark, Box, Disc, Label, Marker, Pill, RingMark, TextMark

RIM_WIDTH = 2.2
NOTHING_NAMED: Mapping[str, LabelVariant] = MappingProxyType({})


def disc_mark(shown: ChartContent, plan: PagePlan, frame: RadarFrame, found: PackedRadar) -> Disc:
    """Bands, sectors and rim on the page."""
    language, unit = shown.say.language, plan.sheet.unit
    last = len(shown.radar.rings) - 1
    bounds = zip((0.0, *found.radii[:-1]), found.radii, strict=True)
    rings = tuple(
        RingMark(ring.id, name, without_soft_hyphens(ring.do.any(language)), low, high, round(n / last, 4))
        for n, (ring, name, (low, high)) in enumerate(zip(shown.radar.rings, shown.rings, bounds, strict=True))
    )
    width = round(RIM_WIDTH * unit, 2)
    rim = round(found.radii[-1] + sector_titles.RIM * unit - width / 2, 2)
    sectors = tuple(sector_titles.without_hyphens(sector) for sector in frame.outline.sectors(plan.sectors))
    return Disc(frame.spot.x, frame.spot.y, rings, sectors, RING_GAP, SECTOR_GAP, rim, width)


def blip_marks(
    shown: ChartContent,
    drawn: Disc,
    found: PackedRadar,
    sheet: PageMetrics,
    hrefs: Mapping[str, str],
    names: Mapping[str, LabelVariant] = NOTHING_NAMED,
) -> tuple[BlipMark, ...]:
    """The blips, by dimension, then ring from the centre, then clockwise; those without a name counted from 1."""
    ordered = sorted(found.bodies, key=lambda body: _order(body, drawn, found))
    numbers = {body.id: n for n, body in enumerate((body for body in ordered if body.id not in names), 1)}
    digits = len(str(len(numbers)))
    markers = {body.id: _marker(body, drawn, found) for body in ordered}
    dimmed, sayings = shown.dimmed, shown.sayings
    lines = rater_spread.whiskers(shown.radar, shown.blips, markers, drawn, sheet.unit)
    return tuple(
        BlipMark(
            id=body.id,
            number=numbers.get(body.id, 0),
            name=without_soft_hyphens(shown.name(body.id)),
            says=sayings[body.id],
            href=hrefs.get(body.id, ""),
            dimension=body.blip.trend.dimension,
            ring=body.blip.placement.ring,
            movement=body.blip.movement,
            marker=markers[body.id],
            number_text=number_text(numbers[body.id], markers[body.id], digits, sheet.page.numbers[0])
            if body.id in numbers
            else None,
            label=_label(shown.short(body.id), names[body.id], body, markers[body.id], found.base, sheet.name_size)
            if body.id in names
            else None,
            whisker=lines.get(body.id),
            dim=body.id in dimmed,
        )
        for body in ordered
    )


def _label(text: str, choice: LabelVariant, body: MarkerStyle, marker: Marker, base: float, size: float) -> Label:
    """A name beside its blip."""
    left, top, right, bottom = choice.rect(marker.x, marker.y, body.reach(base), size)
    lines = []
    for n, words in enumerate(choice.way.lines):
        spare = right - left - font_metrics.width(words, size)
        y = top + (label_wrapping.ABOVE + n * label_wrapping.LEADING) * size
        lines.append(TextMark(words, round(left + choice.side.slack * spare, 2), round(y, 2), round(size, 2)))
    box = Box(round(left, 2), round(top, 2), round(right - left, 2), round(bottom - top, 2), "name")
    return Label(without_soft_hyphens(text), tuple(lines), box)


def ring_pills(plan: PagePlan, drawn: Disc, found: PackedRadar) -> Iterator[Pill]:
    """The pills on the page."""
    setting = ring_labels.label_style(plan.rings, plan.sheet.unit, drawn.radius)
    for name, box in zip(plan.rings, found.pills, strict=True):
        yield setting.pill(name, _moved(box, drawn))


def title_marks(plan: PagePlan, frame: RadarFrame, drawn: Disc) -> tuple[sector_titles.SectorTitle, ...]:
    """The sector titles for that rim."""
    return sector_titles.fitted_titles(frame.outline.sectors(plan.sectors), drawn.radius, plan.sheet.unit)


def mark_obstacles(names: Sequence[Pill], arc_texts: Sequence[ArcText]) -> Iterator[Box]:
    """What of these nothing else may touch."""
    yield from (pill.box for pill in names)
    for arc in arc_texts:
        yield from sector_titles.letter_boxes(arc, "sector title")


def _angle(body: MarkerStyle, found: PackedRadar) -> float:
    x, y = found.points[body.id]
    return degrees(atan2(x, -y))


def _order(body: MarkerStyle, drawn: Disc, found: PackedRadar) -> tuple[int, int, float, str]:
    # To a thousandth of a degree, so that no two machines order them differently.
    return body.sector, body.ring, round((_angle(body, found) - drawn.start) % 360, 3), body.id


def _marker(body: MarkerStyle, drawn: Disc, found: PackedRadar) -> Marker:
    x, y = found.points[body.id]
    return body.marker(round(drawn.x + x, 2), round(drawn.y + y, 2), found.base, _angle(body, found) + 180)


def _moved(box: Box, drawn: Disc) -> Box:
    left, top = round(box.x + drawn.x, 2), round(box.y + drawn.y, 2)
    return Box(left, top, round(box.width, 2), round(box.height, 2), "ring name")
