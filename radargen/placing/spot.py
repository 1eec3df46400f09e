"""Where on a page the radar is largest: the biggest disc, fan or quarter that fits between what else stands there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import atan2, cos, degrees, hypot, radians, sin

from radargen.placing.arcs import GAP, RIM, Title
from radargen.placing.outline import Outline
from radargen.scene import Box


@dataclass(frozen=True, slots=True)
class Spot:
    """The radar's centre and radius on the page."""

    x: float
    y: float
    radius: float


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The part of the page that may be used, what stands on it already, and what an open radar needs below itself.

    `clear` is the distance kept from anything, in points.
    """

    area: Box
    obstacles: tuple[Box, ...]
    unit: float
    clear: float
    foot: float


def spot(outline: Outline, around: Surroundings, titles: Sequence[Title], wish: tuple[float, float], *, sideways: bool) -> Spot:
    """The place of the largest radius; of places that are as good, the one nearest to the wished centre.

    Only with `sideways` does the centre leave the vertical line through the wish.
    """
    area = around.area

    def radius(x: float, y: float) -> float:
        return _radius(x, y, outline, around, titles)

    step_x, step_y = area.width / 12 if sideways else 0.0, area.height / 12
    x, y = wish
    best = radius(x, y)
    for _ in range(7):
        x, y, best = _climbed(radius, x, y, best, step_x, step_y, area, wish)
        step_x, step_y = step_x / 2.6, step_y / 2.6
    return Spot(round(x, 2), round(y, 2), int(max(radius(round(x, 2), round(y, 2)), 1.0) * 10) / 10)


def _climbed(
    radius: Callable[[float, float], float],
    x: float,
    y: float,
    best: float,
    step_x: float,
    step_y: float,
    area: Box,
    wish: tuple[float, float],
) -> tuple[float, float, float]:
    """The best of the neighbouring points on a grid, walked to until none is better."""

    def worth(px: float, py: float) -> float:
        return radius(px, py) - 0.002 * hypot(px - wish[0], py - wish[1])

    now = worth(x, y)
    for _ in range(12):
        near = [
            (x + i * step_x, y + j * step_y)
            for i in (-1, 0, 1)
            for j in (-1, 0, 1)
            if area.x <= x + i * step_x <= area.x + area.width and area.y <= y + j * step_y <= area.y + area.height
        ]
        there = max(near, key=lambda point: worth(*point))
        if worth(*there) <= now + 1e-6:
            break
        (x, y), now = there, worth(*there)
    return x, y, radius(x, y)


def _radius(x: float, y: float, outline: Outline, around: Surroundings, titles: Sequence[Title]) -> float:
    """The largest radius around that point."""
    area, unit = around.area, around.unit
    right, bottom = area.x + area.width, area.y + area.height
    rim = RIM * unit
    if not outline.closed and y + around.foot > bottom:
        return 0.0
    limits = [right - x - _pad(90, titles, unit, rim), y - area.y - _pad(0, titles, unit, rim)]
    limits.append((x - area.x - _pad(270, titles, unit, rim)) if outline.left else (1e9 if x >= area.x else 0.0))
    if outline.closed:
        limits.append(bottom - y - _pad(180, titles, unit, rim))
    for title in titles:
        limits += _title_limits(title, x, y, area, unit)
    for box in around.obstacles:
        part = _reached(box, x, y, outline, around.foot)
        if part is None:
            continue
        dx = x - min(max(x, part.x), part.x + part.width)
        dy = y - min(max(y, part.y), part.y + part.height)
        limits.append(hypot(dx, dy) - around.clear - _pad(degrees(atan2(-dx, dy)), titles, unit, rim))
    return min(limits)


def _reached(box: Box, x: float, y: float, outline: Outline, foot: float) -> Box | None:
    """The part of a box that lies where the outline can reach; None if there is none."""
    if outline.closed:
        return box
    height = min(box.height, y + foot - box.y)
    left = box.x if outline.left else max(box.x, x)
    width = box.x + box.width - left
    return Box(left, box.y, width, height) if height > 0 and width > 0 else None


def _pad(angle: float, titles: Sequence[Title], unit: float, rim: float) -> float:
    """What lies outside the edge of the radar in that direction: the rim's arc, and a title where there is one."""
    for title in titles:
        off = abs((angle - title.middle + 180) % 360 - 180)
        if off <= min(title.half * 1.1 + 3, (title.sector.end - title.sector.start) / 2):
            return rim + GAP * unit + title.depth
    return rim


def _title_limits(title: Title, x: float, y: float, area: Box, unit: float) -> list[float]:
    """What the ends of a title allow where it leans out further than the radar itself does at its nearest point."""
    found = []
    beyond = RIM * unit + GAP * unit + title.depth
    half = min(title.half, (title.sector.end - title.sector.start) / 2)
    for angle in (title.middle - half, title.middle, title.middle + half):
        along, up = _direction(angle)
        if along > 0.05:
            found.append((area.x + area.width - x) / along - beyond)
        if along < -0.05:
            found.append((area.x - x) / along - beyond)
        if up > 0.05:
            found.append((y - area.y) / up - beyond)
        if up < -0.05:
            found.append((y - area.y - area.height) / up - beyond)
    return found


def _direction(angle: float) -> tuple[float, float]:
    return sin(radians(angle)), cos(radians(angle))
