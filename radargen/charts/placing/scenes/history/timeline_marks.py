"""The marks of a timeline: bands, editions, ways, and where each way ends."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from radargen.charts.placing.content.chart_content import ChartContent
from radargen.charts.placing.content.marker_styles import SIZES
from radargen.charts.placing.scenes.history.ring_lanes import ring_lanes
from radargen.charts.placing.scenes.history.ring_ways import RingWay
from radargen.charts.placing.scenes.history.timeline_frame import BLIP, GAP, LEADING, TimelineFrame
from radargen.charts.placing.typesetting import font_metrics
from radargen.charts.placing.typesetting.line_breaking import without_soft_hyphens
from radargen.charts.scene import (
    Anchor,
    BlipMark,
    Box,
    Course,
    Label,
    Line,
    Marker,
    MarkerShape,
    Panel,
    TextMark,
    Tone,
    Weight,
)
from radargen.model import Certainty, Edition

# Relative to the type size of names: width of a way, and of the bar that ends it. Then the share of the distance
# between editions for which a way is horizontal at each.
THICK, BAR, LEVEL = 0.16, 0.4, 0.14
# Least distance between two editions' names, in type sizes.
BETWEEN = 0.8


@dataclass
class TimelineMarks:
    """The marks on a page of a timeline, in points."""

    texts: list[TextMark] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    panels: list[Panel] = field(default_factory=list)
    blips: list[BlipMark] = field(default_factory=list)
    courses: list[Course] = field(default_factory=list)
    samples: list[Marker] = field(default_factory=list)


def timeline_marks(
    content: ChartContent, ways: Sequence[RingWay], editions: Sequence[Edition], frame: TimelineFrame, page: int
) -> TimelineMarks:
    """All marks of these ways."""
    marks = TimelineMarks()
    _bands(content, frame, marks, page)
    _editions(editions, frame, marks)
    lanes = ring_lanes(ways, len(content.radar.rings), len(editions)).lanes
    for way in ways:
        levels = [round(frame.level(stay.ring, lanes[stay]), 2) for stay in way.stays]
        _way(content, way, editions, frame, marks, levels, page)
    return marks


def _bands(content: ChartContent, frame: TimelineFrame, marks: TimelineMarks, page: int) -> None:
    rings, tops, small = content.radar.rings, frame.tops, round(frame.small, 2)
    gap = GAP * frame.size
    for place, ring in enumerate(rings):
        top, high = tops[place], frame.height(place)
        box = Box(
            round(frame.left, 2),
            round(top, 2),
            round(frame.right - frame.left, 2),
            round(high - gap, 2),
            "panel",
        )
        name = without_soft_hyphens(ring.name.any(content.say.language))
        marks.panels.append(Panel(f"{page}-{ring.id}", name, box, round(place / max(len(rings) - 1, 1), 4)))
    for place, (names, verbs) in enumerate(frame.rings):
        if not frame.height(place):
            continue
        y = tops[place] + font_metrics.ASCENT * small + 0.15 * small
        for parts, weight, tone in ((names, Weight.SEMIBOLD, Tone.CAPTION), (verbs, Weight.REGULAR, Tone.MUTED)):
            for line in parts:
                marks.texts.append(TextMark(line, round(frame.room.x, 2), round(y, 2), small, weight, tone=tone))
                y += LEADING * small


def _editions(editions: Sequence[Edition], frame: TimelineFrame, marks: TimelineMarks) -> None:
    """Add the editions' names above their columns; of many, only those that do not collide, counted from the last."""
    small, last = round(frame.small, 2), len(editions) - 1
    widest = max(font_metrics.width(edition.name, small, Weight.SEMIBOLD) for edition in editions)
    step = frame.across(1) - frame.across(0) if last else widest
    every = next((n for n in range(1, last + 2) if n * step >= widest + BETWEEN * small), last + 1)
    y = round(frame.room.y + frame.header - 0.65 * small, 2)
    for column, edition in enumerate(editions):
        x, named = frame.across(column), (last - column) % every == 0
        marks.lines.append(
            Line(
                round(x, 2),
                round(frame.room.y + frame.header - (0.3 * small if named else 0.0), 2),
                round(x, 2),
                round(frame.tops[-1], 2),
                0.5,
            )
        )
        if named:
            weight = Weight.SEMIBOLD if column == last else Weight.REGULAR
            marks.texts.append(TextMark(edition.name, round(x, 2), y, small, weight, Anchor.MIDDLE, Tone.CAPTION))


def _way(
    content: ChartContent,
    way: RingWay,
    editions: Sequence[Edition],
    frame: TimelineFrame,
    marks: TimelineMarks,
    levels: Sequence[float],
    page: int,
) -> None:
    columns = len(editions)
    dim = bool(content.view.highlight) and way.id not in content.view.highlight
    tone = Tone.LINE if dim else Tone.SECTOR
    thick = round(THICK * frame.size, 2)
    left = way.style is None
    step = frame.across(1) - frame.across(0) if columns > 1 else 0.0
    level = LEVEL * step
    # Reach the last edition's level early, so that no bend touches the blip of another trend.
    arrival = max(level, _base(frame, step) * SIZES[-1] + 1.5 * thick)
    knots: list[tuple[float, float]] = []
    for place, stay in enumerate(way.stays):
        y = levels[place]
        before = arrival if stay.first == columns - 1 else level
        begins = frame.across(stay.first) - (before if place else 0.0)
        ends = frame.across(stay.last) + (level if place + 1 < len(way.stays) else 0.0)
        knots += [(round(begins, 2), y), (round(ends, 2), y)]
    end = way.stays[-1]
    y = levels[-1]
    if left:
        # The way ends where the trend left; the line from there to its name is faint.
        x = round(frame.across(end.first), 2)
        knots = [*knots[:-2], (x, y)]
        bar = BAR * frame.size
        marks.lines.append(Line(x, round(y - bar, 2), x, round(y + bar, 2), round(1.5 * thick, 2), tone, way.sector))
        marks.lines.append(Line(x, y, round(frame.right, 2), y, round(0.4 * thick, 2), Tone.LINE))
    knots = [knot for n, knot in enumerate(knots) if not n or knot != knots[n - 1]]
    if len(knots) > 1:
        marks.courses.append(Course(way.id, tuple(knots), thick, tone, way.sector))
    if way.stays[0].first:
        x, at = knots[0]
        ghost = round(0.8 * BLIP * frame.size, 2)
        marks.samples.append(Marker(x, at, ghost, MarkerShape.DISC, Certainty.WEAK, sector=way.sector))
    _end(content, way, editions, frame, marks, y, page, dim=dim)


def _end(
    content: ChartContent,
    way: RingWay,
    editions: Sequence[Edition],
    frame: TimelineFrame,
    marks: TimelineMarks,
    y: float,
    page: int,
    *,
    dim: bool,
) -> None:
    """Add the mark at the right end with the name, and the dimension if it has a column."""
    size, small = round(frame.size, 2), round(frame.small, 2)
    base = round(y + font_metrics.CAP_HEIGHT * size / 2, 2)
    name, x = content.plain_name(way.id), round(frame.names, 2)
    title = next((id, title) for id, title, index in content.sectors if index == way.sector)
    if frame.dimension:
        words = without_soft_hyphens(title[1])
        marks.texts.append(TextMark(words, round(frame.dimension, 2), base, small, tone=Tone.SECTOR, sector=way.sector))
    if way.style is None:
        marks.texts.append(TextMark(name, x, base, size, tone=Tone.MUTED))
        return
    style = way.style
    line = TextMark(name, x, base, size, Weight.SEMIBOLD)
    wide = font_metrics.width(name, size, Weight.SEMIBOLD)
    high = font_metrics.CAP_HEIGHT + font_metrics.DESCENT
    box = Box(x, round(base - font_metrics.CAP_HEIGHT * size, 2), round(wide, 2), round(high * size, 2), "name")
    step = frame.across(1) - frame.across(0) if len(editions) > 1 else frame.size
    r = round(_base(frame, step) * min(style.size, SIZES[-1]), 2)
    ring = style.blip.placement.ring
    marks.blips.append(
        BlipMark(
            id=way.id,
            number=0,
            name=without_soft_hyphens(content.name(way.id)),
            says=", ".join((content.summaries[way.id], _told(content, way, editions))),
            dimension=title[0],
            ring=ring,
            movement=style.blip.movement,
            marker=Marker(
                round(frame.across(len(editions) - 1), 2),
                y,
                r,
                MarkerShape.DISC,
                style.fill,
                style.dashed,
                sector=way.sector,
            ),
            label=Label(name, (line,), box),
            dim=dim,
            panel=f"{page}-{ring}",
        )
    )


def _base(frame: TimelineFrame, step: float) -> float:
    """The radius of a medium blip, smaller if editions are close together."""
    return min(BLIP * frame.size, 0.3 * step / SIZES[-1])


def _told(content: ChartContent, way: RingWay, editions: Sequence[Edition]) -> str:
    """The way in words: which ring from which edition on."""
    off = content.say("timeline.off")
    names = [*content.rings, off]
    return " → ".join(f"{editions[stay.first].name} {names[stay.ring]}" for stay in way.stays)
