"""A small radar with the blip of a single trend."""

from dataclasses import replace

from radargen.charts.disc import Disc, RingMark
from radargen.charts.scene import BlipMark, Scene

# In points: side of the picture, its margin, least and greatest radius of the marker.
SIDE, MARGIN, LEAST, MOST = 200.0, 4.0, 3.2, 6.0


def locator(scene: Scene, trend_id: str) -> Scene:
    """A chart's radar, 200 by 200 points, with that blip only, without texts or links; raises KeyError without it."""
    disc, blip = scene.disc, next((mark for mark in scene.blips if mark.id == trend_id), None)
    if disc is None or blip is None:
        raise KeyError(trend_id)
    small = reduced_disc(disc)
    return replace(
        Scene(SIDE, SIDE, scene.language, scene.edition, blip.name, blip.says, small),
        blips=(reduced_blip(blip, disc, small),),
        dimensions=scene.palette,
    )


def reduced_disc(disc: Disc, side: float = SIDE, left_of: float = 0.0, above: float = 0.0) -> Disc:
    """The disc, fan or quarter scaled into a square of that side with its top left corner at (`left_of`, `above`)."""
    left = 0.0 if disc.start >= 0 and not disc.closed else disc.rim
    below = disc.rim if disc.closed else 0.0
    edge = disc.rim_width / 2
    scale = (side - 2 * MARGIN) / (max(left + disc.rim, disc.rim + below) + 2 * edge)
    width, height = (left + disc.rim) * scale, (disc.rim + below) * scale
    rings = tuple(
        RingMark(r.id, r.name, r.verb, round(r.inner * scale, 2), round(r.outer * scale, 2), r.depth)
        for r in disc.rings
    )
    x = left_of + (side - width) / 2 + left * scale
    y = above + (side - height) / 2 + disc.rim * scale
    return Disc(
        round(x, 2),
        round(y, 2),
        rings,
        disc.sectors,
        0.7,
        1.6,
        round(disc.rim * scale, 2),
        max(1.6, disc.rim_width * scale),
    )


def reduced_blip(blip: BlipMark, disc: Disc, small: Disc, most: float = MOST) -> BlipMark:
    """The blip moved to a smaller disc; at most as large as its ring and `most` allow, but never too small to see."""
    scale = small.radius / disc.radius
    dx, dy = (blip.marker.x - disc.x) * scale, (blip.marker.y - disc.y) * scale
    away = (dx * dx + dy * dy) ** 0.5
    ring = next(ring for ring in small.rings if ring.id == blip.ring)
    room = min(ring.outer - away, away - ring.inner if ring.inner else away)
    stretch = blip.marker.reach / blip.marker.r
    marker = replace(
        blip.marker,
        x=round(small.x + dx, 2),
        y=round(small.y + dy, 2),
        r=round(min(max(room / stretch, LEAST), most), 2),
    )
    return replace(blip, href="", marker=marker, number_text=None, label=None, whisker=None)
