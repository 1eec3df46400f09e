"""Faint arrows at blips: where the editors expect trends to move. Nothing else on the page gives way to them."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from math import atan2, cos, hypot, radians, sin

from radargen.charts.disc import Disc
from radargen.charts.placing.axes.rectangles import ARROW_HEAD, Rect, crosses_rect, line_distance, lines_cross
from radargen.charts.placing.content.chart_content import ChartContent
from radargen.charts.placing.typesetting import font_metrics
from radargen.charts.scene import Anchor, BlipMark, Line, Marker, OutlookArrow, Scene, TextMark, Tone
from radargen.model import Direction

# In units of the page: lengths to try, distance from its own marker and from anything else, line width.
LENGTHS, START, CLEAR, WIDTH = (15.0, 12.0, 9.5), 1.4, 1.2, 0.8
# Degrees off the direction to or from the centre, in the order in which to try them.
TURNS = (0, 15, -15, 30, -30, 45, -45)


@dataclass(frozen=True, slots=True)
class _Obstacles:
    """What arrows avoid: markers by trend, boxes, and lines."""

    markers: dict[str, Marker]
    boxes: tuple[Rect, ...]
    lines: tuple[Line, ...]

    def leaves_room(self, line: Line, own: str, gap: float) -> bool:
        return (
            all(
                line_distance(line, (marker.x, marker.y)) >= marker.reach + gap
                for trend, marker in self.markers.items()
                if trend != own
            )
            and not any(crosses_rect(line, box, gap) for box in self.boxes)
            and not any(_near(line, other, gap) for other in self.lines)
        )


def outlook_arrows(content: ChartContent, scene: Scene, unit: float) -> tuple[OutlookArrow, ...]:
    """An arrow for each blip that is expected to move and has room for one; `unit` is in points.

    Faded blips have none.
    """
    disc = scene.disc
    if disc is None:
        return ()
    markers = {mark.id: mark.marker for mark in scene.blips}
    boxes = tuple(_boxes(scene))
    lines = [trail.arrow for trail in scene.trails] + [mark.whisker for mark in scene.blips if mark.whisker]
    outlooks, placed = content.outlooks, list[OutlookArrow]()
    for mark in scene.blips:
        towards = outlooks.get(mark.id)
        if mark.dim or towards is None:
            continue
        obstacles = _Obstacles(markers, boxes, (*lines, *(arrow.line for arrow in placed)))
        candidates = (_arrow(mark, disc, towards, length, turn, unit) for length, turn in product(LENGTHS, TURNS))
        free = (line for line in candidates if line and obstacles.leaves_room(line, mark.id, CLEAR * unit))
        if line := next(free, None):
            placed.append(OutlookArrow(mark.id, line))
    return tuple(placed)


def _arrow(mark: BlipMark, disc: Disc, towards: Direction, length: float, turn: float, unit: float) -> Line | None:
    """The arrow from beside the marker; None if it would pass the centre or leave the radar."""
    marker = mark.marker
    x, y = marker.x - disc.x, marker.y - disc.y
    away = hypot(x, y)
    angle = atan2(y, x) + radians(turn) + (radians(180) if towards is Direction.IN else 0.0)
    start = marker.reach + START * unit
    end = start + length * unit
    line = Line(
        round(marker.x + start * cos(angle), 2),
        round(marker.y + start * sin(angle), 2),
        round(marker.x + end * cos(angle), 2),
        round(marker.y + end * sin(angle), 2),
        round(WIDTH * unit, 2),
        Tone.MUTED,
        marker.sector or 0,
        round(ARROW_HEAD * unit, 2),
    )
    reached = hypot(line.x2 - disc.x, line.y2 - disc.y)
    if towards is Direction.IN:
        return line if end < away and reached < away else None
    return line if reached < disc.radius else None


def _near(line: Line, other: Line, gap: float) -> bool:
    ends = ((line.x1, line.y1), (line.x2, line.y2))
    others = ((other.x1, other.y1), (other.x2, other.y2))
    return (
        lines_cross(line, other)
        or any(line_distance(other, end) < gap for end in ends)
        or any(line_distance(line, end) < gap for end in others)
    )


def _boxes(scene: Scene) -> Iterator[Rect]:
    """Names, numbers beside markers, and whatever else names avoid."""
    for mark in scene.blips:
        if mark.label:
            box = mark.label.box
            yield box.x, box.y, box.x + box.width, box.y + box.height
        if mark.number_text:
            yield _text_box(mark.number_text)
    for box in (*scene.obstacles, *(pill.box for pill in scene.pills)):
        yield box.x, box.y, box.x + box.width, box.y + box.height


def _text_box(text: TextMark) -> Rect:
    wide = font_metrics.width(text.text, text.size)
    left = text.x - {Anchor.START: 0.0, Anchor.MIDDLE: wide / 2, Anchor.END: wide}[text.anchor]
    return left, text.y - text.size, left + wide, text.y
