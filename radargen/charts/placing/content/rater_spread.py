"""How far the raters of a trend disagree, and the whiskers (radial lines through the marker) that show it."""

from collections.abc import Mapping, Sequence

from radargen.assessing.rule import ENOUGH_RATERS
from radargen.charts.disc import Disc
from radargen.charts.scene import Line, Marker, Tone
from radargen.model import Blip, Radar

# With at least this many raters, use the interquartile range; with fewer, the full range.
QUARTILES_FROM = 5
# In units of the page: how far a whisker extends into the ring at its end, its width, and how far its end bar extends
# to either side, which is less than the gap around names and blips.
INTO, WIDTH, CAP = 5.0, 0.9, 1.4


def ring_span(blip: Blip, radar: Radar) -> tuple[int, int] | None:
    """The innermost and the outermost ring that raters name, counted from 0 at the centre; None if they agree.

    Also None with fewer raters than are needed to speak of agreement.
    """
    order = [ring.id for ring in radar.rings]
    places = sorted(order.index(verdict.ring) for verdict in blip.placement.verdicts)
    if len(places) < ENOUGH_RATERS:
        return None
    cut = len(places) // 4 if len(places) >= QUARTILES_FROM else 0
    low, high = places[cut], places[len(places) - 1 - cut]
    own = order.index(blip.placement.ring)
    low, high = min(low, own), max(high, own)
    return (low, high) if low < high else None


def whisker(marker: Marker, spread: tuple[int, int], ring: int, disc: Disc, unit: float) -> Line | None:
    """A radial line through the marker that ends just inside the rings of the span; None if it would not show.

    Its length shows how far the raters are apart, so it is never shortened; painters draw it below all blips. A bar
    closes each end, so that a line that continues below a name can be recognised by the missing bar.
    """
    ux, uy = marker.x - disc.x, marker.y - disc.y
    away = (ux * ux + uy * uy) ** 0.5
    if not away:
        return None
    ux, uy = ux / away, uy / away
    low = disc.rings[spread[0]].outer - INTO * unit if spread[0] < ring else away
    high = disc.rings[spread[1]].inner + INTO * unit if spread[1] > ring else away
    low, high = max(low, 3 * unit), min(high, disc.radius - unit)
    if low >= away - marker.reach and high <= away + marker.reach:
        return None
    x1, y1, x2, y2 = disc.x + ux * low, disc.y + uy * low, disc.x + ux * high, disc.y + uy * high
    width = round(WIDTH * unit, 2)
    x1, y1, x2, y2 = (round(value, 2) for value in (x1, y1, x2, y2))
    return Line(x1, y1, x2, y2, width, Tone.SECTOR, marker.sector or 0, cap=round(CAP * unit, 2))


def whiskers(
    radar: Radar, blips: Sequence[Blip], markers: Mapping[str, Marker], disc: Disc, unit: float
) -> dict[str, Line]:
    """The whiskers of all blips that have one, by trend id."""
    order = {ring.id: place for place, ring in enumerate(radar.rings)}
    lines = {}
    for blip in blips:
        if spread := ring_span(blip, radar):
            line = whisker(markers[blip.id], spread, order[blip.placement.ring], disc, unit)
            if line:
                lines[blip.id] = line
    return lines
