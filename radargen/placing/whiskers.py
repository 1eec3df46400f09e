"""Whiskers: radial lines that show how far several raters lie apart."""

from collections.abc import Mapping, Sequence

from radargen.model import Blip, Radar
from radargen.scene import Box, Disc, Line, Marker, Tone

# From so many raters on, the middle half of them; with fewer, all.
QUARTILES_FROM = 5
# In units of the page: how far a whisker goes into the ring it names, its width, its distance from other blips.
INTO, WIDTH, CLEAR = 5.0, 0.9, 1.2


def span(blip: Blip, radar: Radar) -> tuple[int, int] | None:
    """The innermost and the outermost ring, by place, that the raters see it on; None where they agree or are few."""
    order = [ring.id for ring in radar.rings]
    places = sorted(order.index(verdict.ring) for verdict in blip.placement.verdicts)
    if len(places) < 2:
        return None
    cut = len(places) // 4 if len(places) >= QUARTILES_FROM else 0
    low, high = places[cut], places[len(places) - 1 - cut]
    own = order.index(blip.placement.ring)
    low, high = min(low, own), max(high, own)
    return (low, high) if low < high else None


def whisker(
    marker: Marker,
    spread: tuple[int, int],
    ring: int,
    disc: Disc,
    others: Sequence[Marker],
    pills: Sequence[Box],
    unit: float,
) -> Line | None:
    """A line through the blip that ends just inside the outermost rings named, or before what stands in its way.

    None where nothing of it would show.
    """
    ux, uy = marker.x - disc.x, marker.y - disc.y
    away = (ux * ux + uy * uy) ** 0.5
    if not away:
        return None
    ux, uy = ux / away, uy / away
    low = disc.rings[spread[0]].outer - INTO * unit if spread[0] < ring else away
    high = disc.rings[spread[1]].inner + INTO * unit if spread[1] > ring else away
    for near, far in _hidden(ux, uy, disc, others, pills, unit):
        if near <= away <= far:
            low, high = away, away
        elif far < away:
            low = max(low, far)
        else:
            high = min(high, near)
    low, high = max(low, 3 * unit), min(high, disc.radius - unit)
    low = low if low < away - marker.reach else away
    high = high if high > away + marker.reach else away
    if low == high:
        return None
    x1, y1, x2, y2 = disc.x + ux * low, disc.y + uy * low, disc.x + ux * high, disc.y + uy * high
    width = round(WIDTH * unit, 2)
    return Line(round(x1, 2), round(y1, 2), round(x2, 2), round(y2, 2), width, Tone.SECTOR, marker.sector or 0)


def _hidden(
    ux: float, uy: float, disc: Disc, others: Sequence[Marker], pills: Sequence[Box], unit: float
) -> list[tuple[float, float]]:
    """The stretches of the ray from the centre that other blips and ring names take."""
    taken = []
    circles = [(mark.x, mark.y, mark.reach + CLEAR * unit) for mark in others]
    # A ring's name is as good as covered by a few circles side by side.
    for box in pills:
        half = box.height / 2
        steps = max(int(box.width / half), 1)
        circles += [(box.x + box.width * n / steps, box.y + half, half * 1.3 + unit) for n in range(steps + 1)]
    for x, y, reach in circles:
        dx, dy = x - disc.x, y - disc.y
        along, across = dx * ux + dy * uy, dx * uy - dy * ux
        if abs(across) < reach and along > 0:
            half = (reach * reach - across * across) ** 0.5
            taken.append((along - half, along + half))
    return taken


def whiskers(
    radar: Radar, blips: Sequence[Blip], markers: Mapping[str, Marker], disc: Disc, pills: Sequence[Box], unit: float
) -> dict[str, Line]:
    """The whiskers of all blips that have one, by trend id."""
    order = {ring.id: place for place, ring in enumerate(radar.rings)}
    found = {}
    for blip in blips:
        if spread := span(blip, radar):
            others = [mark for key, mark in markers.items() if key != blip.id]
            if line := whisker(markers[blip.id], spread, order[blip.placement.ring], disc, others, pills, unit):
                found[blip.id] = line
    return found
