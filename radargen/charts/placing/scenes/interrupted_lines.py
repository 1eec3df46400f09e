"""Interrupts whiskers and arrows where they pass below names and other blips, so that they strike through nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import hypot

from radargen.charts.placing.axes.rectangles import Point, Rect, span_in_circle, span_in_rect
from radargen.charts.scene import BlipMark, Line, Pill, Trail

# In units of the page: distance of a line from names and blips, the shortest part that is drawn, and the shortest shaft
# of a shortened arrow.
CLEAR, LEAST, SHAFT = 1.0, 2.0, 3.0
# Half the width of an arrow's head, as a fraction of its length.
HEAD = 0.45
# Tolerance for the rounding of a line's ends, in points.
ROUNDING = 0.03


@dataclass(frozen=True)
class LineObstacles:
    """What lines leave free on the page: boxes of names, and blips as circles by trend."""

    boxes: Sequence[Rect]
    blips: Sequence[tuple[str, Point, float]]
    unit: float

    def spans(self, line: Line, own: str, pad: float) -> Iterator[tuple[float, float]]:
        """Where the line comes closer than `pad` to anything but its own blip, as fractions of its length."""
        for box in self.boxes:
            if span := span_in_rect(line, box, pad):
                yield span
        left, right = sorted((line.x1, line.x2))
        top, bottom = sorted((line.y1, line.y2))
        for id, (x, y), reach in self.blips:
            near = reach + pad
            # Most blips are far away, which is quick to see.
            if x + near < left or x - near > right or y + near < top or y - near > bottom or id == own:
                continue
            if span := span_in_circle(line, (x, y), near):
                yield span


def line_obstacles(blips: Sequence[BlipMark], pills: Sequence[Pill], unit: float) -> LineObstacles:
    """The names, the ring names and the blips of a page."""
    boxes = [*(blip.label.box for blip in blips if blip.label), *(pill.box for pill in pills)]
    return LineObstacles(
        [(box.x, box.y, box.x + box.width, box.y + box.height) for box in boxes],
        [(blip.id, (blip.marker.x, blip.marker.y), blip.marker.reach) for blip in blips],
        unit,
    )


def interrupted_whisker(blip: BlipMark, obstacles: LineObstacles) -> BlipMark:
    """The blip with gaps in its whisker at obstacles."""
    return replace(blip, whisker=interrupted(blip.whisker, blip.id, obstacles)) if blip.whisker else blip


def interrupted_trail(trail: Trail, obstacles: LineObstacles) -> Trail:
    """The trail with gaps in its arrow at obstacles."""
    return replace(trail, arrow=interrupted(trail.arrow, trail.id, obstacles))


def interrupted(line: Line, own: str, obstacles: LineObstacles) -> Line:
    """The line of that blip with a gap at each obstacle; unchanged if there is none.

    An arrow whose head would be at an obstacle ends before it; if too little of it is left, nothing is drawn.
    """
    clear = CLEAR * obstacles.unit
    while line.head:
        length = hypot(line.x2 - line.x1, line.y2 - line.y1) or 1.0
        last = max(1 - line.head / length, 0.0)
        hit = [span for span in obstacles.spans(line, own, clear + HEAD * line.head) if span[1] > last]
        if not hit:
            break
        end = min(start for start, _ in hit)
        # A little less, so that rounding cannot undo the change.
        left = end * length - ROUNDING
        if left < line.head + SHAFT * obstacles.unit:
            return replace(line, gaps=((0.0, 1.0),))
        line = _shortened(line, left / length)
    spans = sorted(obstacles.spans(line, own, clear + line.width / 2))
    return replace(line, gaps=tuple(_merged(spans, line, LEAST * obstacles.unit)))


def _shortened(line: Line, share: float) -> Line:
    x, y = line.x1 + share * (line.x2 - line.x1), line.y1 + share * (line.y2 - line.y1)
    return replace(line, x2=round(x, 2), y2=round(y, 2))


def _merged(spans: Sequence[tuple[float, float]], line: Line, least: float) -> Iterator[tuple[float, float]]:
    """The spans in order, merged where they overlap or the part between them is too short."""
    if not spans:
        return
    short = least / (hypot(line.x2 - line.x1, line.y2 - line.y1) or 1.0)
    # A part at an end may be as short as one between two gaps.
    start, end = spans[0]
    start = 0.0 if start < short else start
    for first, last in spans[1:]:
        if first - end < short:
            end = max(end, last)
        else:
            yield round(start, 4), round(end, 4)
            start, end = first, last
    yield round(start, 4), 1.0 if not line.head and 1 - end < short else round(end, 4)
