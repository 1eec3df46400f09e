"""The outlines that all painters draw, as lines and arcs in points: bands, rims and the bodies of blips.

Angles are in degrees clockwise from 12 o'clock, as in the scene.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import acos, asin, cos, degrees, hypot, pi, radians, sin

from radargen.charts.disc import Disc, RingMark, SectorMark
from radargen.charts.scene import HALO_REACH, TIP_REACH, Box, Course, Line, Marker, MarkerShape
from radargen.model import Certainty

# Half the central angle between the points where the drop's flanks touch the circle.
_FLANK = degrees(acos(1 / TIP_REACH))


@dataclass(frozen=True, slots=True)
class Start:
    """Begin a new subpath at this point."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Straight:
    """A straight line to this point."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Arc:
    """An arc about a centre, from the current point; clockwise if `end` is larger than `start`, in degrees."""

    x: float
    y: float
    r: float
    start: float
    end: float

    def at(self, angle: float) -> tuple[float, float]:
        """The point of the arc's circle at that angle."""
        return _polar(self.x, self.y, self.r, angle)


@dataclass(frozen=True, slots=True)
class Bend:
    """A cubic curve to this point, horizontal at both ends."""

    x: float
    y: float
    middle: float
    before: float

    @property
    def controls(self) -> tuple[tuple[float, float], tuple[float, float], tuple[float, float]]:
        """The curve's two control points and its end point."""
        return (self.middle, self.before), (self.middle, self.y), (self.x, self.y)


@dataclass(frozen=True, slots=True)
class Close:
    """A straight line back to the start of the subpath."""


Step = Start | Straight | Arc | Bend | Close
Outline = tuple[Step, ...]


def band(disc: Disc, ring: RingMark) -> Outline:
    """A ring as all of its cells."""
    return tuple(step for sector in disc.sectors for step in cell(disc, ring, sector))


def cell(disc: Disc, ring: RingMark, sector: SectorMark) -> Outline:
    """The part of a ring in a sector, inside half of each gap around it; the gaps between sectors have parallel sides.

    Empty if the gaps leave nothing of it.
    """
    inner = ring.inner + disc.ring_gap / 2 if ring.inner > 0 else 0.0
    outer = ring.outer - (disc.ring_gap / 2 if ring != disc.rings[-1] else 0.0)
    if sector.end - sector.start >= 360:
        return (*circle(disc.x, disc.y, outer), *(circle(disc.x, disc.y, inner, -360) if inner else ()))
    half = (sector.end - sector.start) / 2
    middle = (sector.end + sector.start) / 2
    outside = half - _lean(disc, outer)
    if outside <= 0:
        return ()
    rim = Arc(disc.x, disc.y, outer, middle - outside, middle + outside)
    inside = half - _lean(disc, inner)
    if inside > 0:
        back = Arc(disc.x, disc.y, inner, middle + inside, middle - inside)
        return Start(*rim.at(rim.start)), rim, Straight(*back.at(back.start)), back, Close()
    # Near the centre the two straight sides meet before they reach the inner arc.
    apex = disc.at(disc.sector_gap / 2 / sin(radians(half)), middle)
    return Start(*apex), Straight(*rim.at(rim.start)), rim, Close()


def rim(disc: Disc, sector: SectorMark) -> Outline:
    """The coloured arc outside a sector, to be stroked with a width of `disc.rim_width`."""
    lean = 0.0 if sector.end - sector.start >= 360 else _lean(disc, disc.rim)
    arc = Arc(disc.x, disc.y, disc.rim, sector.start + lean, sector.end - lean)
    return Start(*arc.at(arc.start)), arc


def stroke(marker: Marker) -> float:
    """The width of a blip's outline, in points: finer on small blips, finest on ghosts."""
    if marker.shape is MarkerShape.GHOST:
        return 0.15 * marker.r + 0.2
    return min(max(0.2 * marker.r, 0.9), 1.5, 0.4 * marker.r)


def body(marker: Marker) -> Outline:
    """The line along which a blip's body is stroked, half a stroke inside, so that ink ends at `r` and `reach`."""
    r = marker.r - stroke(marker) / 2
    if marker.shape is not MarkerShape.DROP:
        return circle(marker.x, marker.y, r)
    # It starts at the back and runs over the tip, so that a dash can lie across the tip.
    left = Arc(marker.x, marker.y, r, marker.turn + 180, marker.turn + 360 - _FLANK)
    right = Arc(marker.x, marker.y, r, marker.turn + _FLANK, marker.turn + 180)
    tip = _polar(marker.x, marker.y, r * TIP_REACH, marker.turn)
    return Start(*left.at(left.start)), left, Straight(*tip), Straight(*right.at(right.start)), right, Close()


def halo(marker: Marker) -> tuple[float, float]:
    """The radius and the stroke width of the ring around a new blip, in points."""
    width = 0.8 * stroke(marker)
    return marker.r * HALO_REACH - width / 2, width


def core(marker: Marker) -> float:
    """The radius of the solid disc inside a broken outline, which a solid body would hide; 0 if there is none."""
    return marker.r - 2.2 * stroke(marker) if marker.dashed and marker.fill is Certainty.STRONG else 0.0


def dashes(marker: Marker) -> tuple[float, float, float]:
    """The offset into the dash pattern, the length of a dash and that of a gap, in points.

    A whole number of dashes fits round the body; on a drop an even number, with one across the tip.
    """
    r, pair = marker.r - stroke(marker) / 2, 2.8 * stroke(marker) + 0.3
    if marker.shape is MarkerShape.DROP:
        length = radians(360 - 2 * _FLANK) * r + 2 * r * (TIP_REACH**2 - 1) ** 0.5
        pair = length / (2 * max(3, round(length / pair / 2)))
        return 0.3 * pair, 0.6 * pair, 0.4 * pair
    pair = 2 * pi * r / max(6, round(2 * pi * r / pair))
    return 0.0, 0.6 * pair, 0.4 * pair


def course(line: Course) -> Outline:
    """The stroke of a line through several editions."""
    (first, *others) = line.knots
    steps: list[Step] = [Start(*first)]
    x, y = first
    for to_x, to_y in others:
        steps.append(Straight(to_x, to_y) if to_y == y else Bend(to_x, to_y, (x + to_x) / 2, y))
        x, y = to_x, to_y
    return tuple(steps)


def shaft(line: Line) -> Outline:
    """A line without its gaps, with the bars across its ends; an arrow's shaft ends inside its head."""
    whole = 1 - 0.5 * line.head / (hypot(line.x2 - line.x1, line.y2 - line.y1) or 1.0) if line.head else 1.0
    starts = [0.0, *(end for _, end in line.gaps)]
    ends = [*(start for start, _ in line.gaps), whole]
    steps: list[Start | Straight] = []
    for start, end in zip(starts, ends, strict=True):
        if start < end:
            (x1, y1), (x2, y2) = (
                (line.x1 + share * (line.x2 - line.x1), line.y1 + share * (line.y2 - line.y1)) for share in (start, end)
            )
            steps += [Start(x1, y1), Straight(x2, y2)]
    return (*steps, *_caps(line))


def head(line: Line) -> Outline:
    """The head of an arrow, to be filled; empty for a plain line, or if the last gap leaves no room for it."""
    far = hypot(line.x2 - line.x1, line.y2 - line.y1)
    if not line.head or not far or (line.gaps and line.gaps[-1][1] >= 1):
        return ()
    ux, uy = (line.x2 - line.x1) / far, (line.y2 - line.y1) / far
    x, y, half = line.x2 - ux * line.head, line.y2 - uy * line.head, 0.42 * line.head
    left, right = Straight(x - uy * half, y + ux * half), Straight(x + uy * half, y - ux * half)
    return Start(line.x2, line.y2), left, right, Close()


def rounded(box: Box, corner: float) -> Outline:
    """A rectangle with rounded corners."""
    left, right, top, bottom = box.x, box.x + box.width, box.y, box.y + box.height
    corners = (
        Arc(right - corner, top + corner, corner, 0, 90),
        Arc(right - corner, bottom - corner, corner, 90, 180),
        Arc(left + corner, bottom - corner, corner, 180, 270),
        Arc(left + corner, top + corner, corner, 270, 360),
    )
    sides = [step for arc in corners for step in (Straight(*arc.at(arc.start)), arc)]
    return Start(left + corner, top), *sides, Close()


def circle(x: float, y: float, r: float, sweep: float = 360) -> Outline:
    """A whole circle from 12 o'clock; clockwise, or anticlockwise with a sweep of -360."""
    return Start(x, y - r), Arc(x, y, r, 0, sweep), Close()


def _caps(line: Line) -> Iterator[Start | Straight]:
    """The bars across those ends that are drawn."""
    length = hypot(line.x2 - line.x1, line.y2 - line.y1)
    if not line.cap or not length:
        return
    across, down = line.cap * (line.y1 - line.y2) / length, line.cap * (line.x2 - line.x1) / length
    for share, x, y in ((0.0, line.x1, line.y1), (1.0, line.x2, line.y2)):
        if not any(start <= share <= end for start, end in line.gaps):
            yield Start(x - across, y - down)
            yield Straight(x + across, y + down)


def _lean(disc: Disc, radius: float) -> float:
    """How many degrees of a sector half a sector gap takes at that radius; 180 if it takes the whole circle."""
    half_gap = disc.sector_gap / 2
    return degrees(asin(half_gap / radius)) if radius > half_gap else 180.0


def _polar(x: float, y: float, r: float, angle: float) -> tuple[float, float]:
    return x + r * sin(radians(angle)), y - r * cos(radians(angle))
