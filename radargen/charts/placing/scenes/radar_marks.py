"""The radar's own marks on the page: disc, blips with numbers or labels, ring names and sector titles."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from math import atan2, degrees
from types import MappingProxyType

from radargen.charts.disc import Disc, RingMark
from radargen.charts.lettering import is_plain
from radargen.charts.placing.axes import ring_labels, sector_titles
from radargen.charts.placing.content import rater_spread
from radargen.charts.placing.content.blip_mark import blip_mark
from radargen.charts.placing.content.chart_content import ChartContent
from radargen.charts.placing.content.marker_styles import DOT, MarkerStyle, number_text
from radargen.charts.placing.page.page_plan import PageMetrics, PagePlan
from radargen.charts.placing.page.radar_frames import RadarFrame
from radargen.charts.placing.solver.label_candidates import LabelVariant
from radargen.charts.placing.solver.marker_packing import PackedRadar
from radargen.charts.placing.solver.radar_geometry import RING_GAP, SECTOR_GAP
from radargen.charts.placing.typesetting import font_metrics, label_wrapping
from radargen.charts.placing.typesetting.line_breaking import without_soft_hyphens
from radargen.charts.scene import ArcText, BlipMark, Box, Label, Marker, Pill, TextMark

RIM_WIDTH = 2.2
NO_LABELS: Mapping[str, LabelVariant] = MappingProxyType({})


def disc_mark(content: ChartContent, plan: PagePlan, frame: RadarFrame, packed: PackedRadar) -> Disc:
    """The disc with its rings, sectors and rim."""
    language, unit = content.say.language, plan.metrics.unit
    last = len(content.radar.rings) - 1
    bounds = zip((0.0, *packed.radii[:-1]), packed.radii, strict=True)
    rings = tuple(
        RingMark(ring.id, name, without_soft_hyphens(ring.do.any(language)), low, high, round(n / last, 4))
        for n, (ring, name, (low, high)) in enumerate(zip(content.radar.rings, content.rings, bounds, strict=True))
    )
    width = round(RIM_WIDTH * unit, 2)
    rim = round(packed.radii[-1] + sector_titles.RIM * unit - width / 2, 2)
    sectors = tuple(sector_titles.without_hyphens(sector) for sector in plan.sector_marks(frame.outline))
    return Disc(frame.circle.x, frame.circle.y, rings, sectors, RING_GAP, SECTOR_GAP, rim, width)


def blip_marks(
    content: ChartContent,
    disc: Disc,
    packed: PackedRadar,
    metrics: PageMetrics,
    labels: Mapping[str, LabelVariant] = NO_LABELS,
    first: int = 1,
    last: int = 0,
) -> tuple[BlipMark, ...]:
    """The blips, by dimension, then ring from the centre, then clockwise.

    Those without a label are numbered from `first`; `last` is the highest number anywhere, if it is not among these.
    """
    ordered = sorted(packed.styles, key=lambda style: _order(style, disc, packed))
    numbers = {style.id: n for n, style in enumerate((style for style in ordered if style.id not in labels), first)}
    digits = len(str(max(len(numbers), last)))
    markers = {style.id: _marker(style, disc, packed) for style in ordered}
    dimmed, summaries = content.dimmed, content.summaries
    unit = metrics.caption_unit(closed=disc.closed)
    differ = content.raters_differ
    lines = rater_spread.whiskers(content.radar, content.blips, markers, disc, unit) if differ else {}
    return tuple(
        replace(
            blip_mark(content, style, markers[style.id]),
            number=numbers.get(style.id, 0),
            says=summaries[style.id],
            number_text=number_text(numbers[style.id], markers[style.id], digits, metrics.page.numbers[0])
            if style.id in numbers
            else None,
            label=_label(
                content.short(style.id), labels[style.id], style, markers[style.id], packed.base, metrics.name_size
            )
            if style.id in labels
            else None,
            whisker=lines.get(style.id),
            dim=style.id in dimmed,
        )
        for style in ordered
    )


def quiet_marks(content: ChartContent, disc: Disc, packed: PackedRadar, metrics: PageMetrics) -> Iterator[BlipMark]:
    """The blips that are dots without names."""
    says = content.summaries
    for style in content.quiet:
        x, y = packed.points[style.id]
        marker = Marker(round(disc.x + x, 2), round(disc.y + y, 2), round(DOT * metrics.names, 2))
        yield replace(blip_mark(content, style, marker), says=says[style.id], dim=True, quiet=True)


def _label(text: str, variant: LabelVariant, style: MarkerStyle, marker: Marker, base: float, size: float) -> Label:
    """A label beside its marker."""
    left, top, right, bottom = variant.rect(marker.x, marker.y, style.reach(base), size)
    lines = []
    name = " ".join(without_soft_hyphens(text).split())
    whole = "" if is_plain(name, style.weight) else name
    for n, words in enumerate(variant.label.lines):
        spare = right - left - font_metrics.width(words, size, style.weight, whole)
        y = top + (label_wrapping.ABOVE + n * label_wrapping.LEADING) * size
        x = round(left + variant.side.slack * spare, 2)
        lines.append(TextMark(words, x, round(y, 2), round(size, 2), style.weight, whole=whole))
    box = Box(round(left, 2), round(top, 2), round(right - left, 2), round(bottom - top, 2), "name")
    return Label(without_soft_hyphens(text), tuple(lines), box)


def ring_pills(plan: PagePlan, disc: Disc, packed: PackedRadar) -> Iterator[Pill]:
    """The ring names."""
    style = ring_labels.label_style(
        plan.captions, plan.metrics.caption_unit(closed=disc.closed), disc.radius, closed=disc.closed
    )
    for caption, ring, pill in zip(plan.captions, disc.rings, packed.pills, strict=True):
        box = _moved(pill, disc)
        gap = Box(round(disc.x - disc.sector_gap / 2, 2), box.y, disc.sector_gap, box.height) if disc.closed else None
        yield style.pill(caption, box, gap, ring.depth)


def title_marks(plan: PagePlan, frame: RadarFrame, disc: Disc) -> tuple[sector_titles.SectorTitle, ...]:
    """The sector titles around that disc."""
    return plan.titles(frame.outline, disc.radius)


def mark_obstacles(pills: Sequence[Pill], arc_texts: Sequence[ArcText]) -> Iterator[Box]:
    """The boxes of ring names and of the letters of sector titles, which nothing else may touch."""
    yield from (pill.box for pill in pills)
    for arc in arc_texts:
        yield from sector_titles.letter_boxes(arc, "sector title")


def _angle(style: MarkerStyle, packed: PackedRadar) -> float:
    x, y = packed.points[style.id]
    return degrees(atan2(x, -y))


def _order(style: MarkerStyle, disc: Disc, packed: PackedRadar) -> tuple[int, int, float, str]:
    # Rounded to a thousandth of a degree, so that all machines agree on the order.
    return style.sector, style.ring, round((_angle(style, packed) - disc.start) % 360, 3), style.id


def _marker(style: MarkerStyle, disc: Disc, packed: PackedRadar) -> Marker:
    x, y = packed.points[style.id]
    return style.marker(round(disc.x + x, 2), round(disc.y + y, 2), packed.base, _angle(style, packed) + 180)


def _moved(box: Box, disc: Disc) -> Box:
    left, top = round(box.x + disc.x, 2), round(box.y + disc.y, 2)
    return Box(left, top, round(box.width, 2), round(box.height, 2), "ring name")
