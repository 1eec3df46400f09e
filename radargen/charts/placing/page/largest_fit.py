"""The largest radar on a page: the biggest disc, fan or quarter that fits between the obstacles there."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import atan2, ceil, cos, degrees, hypot, inf, radians, sin

from radargen.charts.placing.axes.outline import Outline
from radargen.charts.placing.axes.sector_titles import GAP, RIM, SectorTitle
from radargen.charts.scene import Box

# Step in degrees for sampling titles; on an A4 page less than the height of a line of text.
BETWEEN_RAYS = 5.0


@dataclass(frozen=True, slots=True)
class RadarCircle:
    """The radar's centre and radius on the page."""

    x: float
    y: float
    radius: float


@dataclass(frozen=True, slots=True)
class PageArea:
    """The usable part of the page and the obstacles on it, in points.

    `clear` is the distance kept from obstacles, `foot` the room that an open radar needs below its baseline.
    """

    area: Box
    obstacles: tuple[Box, ...]
    unit: float
    clear: float
    foot: float


def largest_fit(
    outline: Outline,
    page_area: PageArea,
    titles: Sequence[SectorTitle],
    preferred: tuple[float, float],
    *,
    sideways: bool,
) -> RadarCircle:
    """The largest circle, by pattern search; of equally large ones, the nearest to the preferred centre.

    The centre leaves the vertical line through `preferred` only with `sideways`.
    """
    return _largest_fit(outline, page_area, tuple(titles), preferred, sideways=sideways)


# Every edition and comparison asks for the same page.
@lru_cache(maxsize=256)
def _largest_fit(
    outline: Outline,
    page_area: PageArea,
    titles: tuple[SectorTitle, ...],
    preferred: tuple[float, float],
    *,
    sideways: bool,
) -> RadarCircle:
    rays = tuple(ray for title in titles for ray in _rays(title, page_area.unit))

    # Successive steps of the search try the same points again.
    @cache
    def radius(point: tuple[float, float]) -> float:
        return _radius(*point, outline, page_area, titles, rays)

    def worth(point: tuple[float, float]) -> float:
        return radius(point) - 0.002 * hypot(point[0] - preferred[0], point[1] - preferred[1])

    step_x, step_y = page_area.area.width / 12 if sideways else 0.0, page_area.area.height / 12
    best = preferred
    for _ in range(7):
        best = _local_best(worth, best, step_x, step_y)
        step_x, step_y = step_x / 2.6, step_y / 2.6
    # Rounded down to hundredths: half a hundredth lower, a fan would overlap what is just below it.
    centre = round(best[0], 2), int(best[1] * 100) / 100
    return RadarCircle(*centre, int(max(radius(centre), 1.0) * 10) / 10)


def _local_best(
    worth: Callable[[tuple[float, float]], float], start: tuple[float, float], step_x: float, step_y: float
) -> tuple[float, float]:
    """Hill climbing on a grid: the point that no neighbour betters, or the twelfth on the way there."""
    best, most = start, worth(start)
    for _ in range(12):
        x, y = best
        near = [(x + i * step_x, y + j * step_y) for i in (-1, 0, 1) for j in (-1, 0, 1) if i or j]
        there = max(near, key=worth)
        if worth(there) <= most + 1e-6:
            break
        best, most = there, worth(there)
    return best


def _rays(title: SectorTitle, unit: float) -> Iterator[tuple[float, float, float]]:
    """Directions (dx, dy) across a title, each with how far the title extends beyond the radius, in points."""
    beyond = (RIM + GAP) * unit + title.depth
    steps = max(ceil(title.half / BETWEEN_RAYS), 1)
    for n in range(-steps, steps + 1):
        angle = radians(title.middle + title.half * n / steps)
        yield sin(angle), -cos(angle), beyond


def _radius(
    x: float,
    y: float,
    outline: Outline,
    page_area: PageArea,
    titles: Sequence[SectorTitle],
    rays: Sequence[tuple[float, float, float]],
) -> float:
    """The largest radius around that centre."""
    area, unit = page_area.area, page_area.unit
    right, bottom = area.x + area.width, area.y + area.height
    rim = RIM * unit
    if not (area.x - 0.01 <= x <= right and y + page_area.foot <= bottom + 0.01):
        return 0.0
    limits = [right - x - rim, y - area.y - rim]
    if outline.left:
        limits.append(x - area.x - rim)
    if outline.closed:
        limits.append(bottom - y - rim)
    limits += [_radius_to_edge(x, y, ray, area) for ray in rays]
    for box in page_area.obstacles:
        part = _reachable_part(box, x, y, outline, page_area.foot)
        if part is None:
            continue
        dx = x - min(max(x, part.x), part.x + part.width)
        dy = y - min(max(y, part.y), part.y + part.height)
        limits.append(hypot(dx, dy) - page_area.clear - _beyond_radius(degrees(atan2(-dx, dy)), titles, unit, rim))
        limits += [_radius_to_box(x, y, ray, part, page_area.clear / 2) for ray in rays]
    return min(limits)


def _reachable_part(box: Box, x: float, y: float, outline: Outline, foot: float) -> Box | None:
    """The part of an obstacle that the outline can reach; None if there is none."""
    if outline.closed:
        return box
    height = min(box.height, y + foot - box.y)
    left = box.x if outline.left else max(box.x, x)
    width = box.x + box.width - left
    return Box(left, box.y, width, height) if height > 0 and width > 0 else None


def _beyond_radius(angle: float, titles: Sequence[SectorTitle], unit: float, rim: float) -> float:
    """How far the radar extends beyond its radius in that direction: the rim's arc, and a title if there is one."""
    for title in titles:
        if abs((angle - title.middle + 180) % 360 - 180) <= title.half * 1.05 + 2:
            return rim + GAP * unit + title.depth
    return rim


def _radius_to_edge(x: float, y: float, ray: tuple[float, float, float], area: Box) -> float:
    """The radius at which a title touches the edge of the area in that direction."""
    dx, dy, beyond = ray
    across = (area.x + area.width - x if dx > 0 else x - area.x) / max(abs(dx), 1e-9)
    down = (area.y + area.height - y if dy > 0 else y - area.y) / max(abs(dy), 1e-9)
    return min(across, down) - beyond


def _radius_to_box(x: float, y: float, ray: tuple[float, float, float], box: Box, clear: float) -> float:
    """The radius at which a title comes within `clear` of a box in that direction; infinite if it misses it."""
    dx, dy, beyond = ray
    near, far = 0.0, inf
    for start, step, low, high in (
        (x, dx, box.x - clear, box.x + box.width + clear),
        (y, dy, box.y - clear, box.y + box.height + clear),
    ):
        if abs(step) < 1e-9:
            if not low < start < high:
                return inf
            continue
        enters, leaves = sorted(((low - start) / step, (high - start) / step))
        near, far = max(near, enters), min(far, leaves)
    return near - beyond if near < far else inf
