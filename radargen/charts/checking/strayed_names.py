"""Names that lie over another ring or sector than their blip's, measured by the share of their area."""

from collections.abc import Iterator

from radargen.charts.checking import things
from radargen.charts.checking.overlaps import area, area_in_disc, within_sector
from radargen.charts.checking.promise import NAMED, Promise, none_of
from radargen.charts.checking.things import Json
from radargen.text.messages import Message, some_of

# The shares of a name's area above which it counts as mostly or partly over another ring, each with the percentage of
# names that may be so.
MOSTLY, STRAYED = 0.5, 7.0
PARTLY, REACHING = 0.3, 3.0
# The share of its area that a name may have over another sector, and one that is as large as a speaker needs it.
OVER_EDGE, LARGE_OVER_EDGE = 0.1, 0.5
# Tolerance for the box of a name, which is rounded to hundredths.
_ROUNDING = 0.002


def strayed(chart: Json) -> Iterator[Promise]:
    """Promises that names lie over the cells of their blips."""
    named = [blip for blip in chart["blips"] if chart["centre"] and blip.get("label")]
    # On a page for a talk, names are too large for a ring, and the dots show where they belong.
    speaking = any(blip.get("quiet") for blip in chart["blips"]) and not chart.get("trails")
    out = {} if speaking else {blip["id"]: _out_of_ring(chart, blip) for blip in named}
    for name, share, most, goal in (
        (Message("names mostly over another ring, %"), MOSTLY, STRAYED, False),
        (Message("names partly over another ring, %"), PARTLY, REACHING, True),
    ):
        found = [id for id, part in out.items() if part > share + _ROUNDING]
        share_of_all = 100 * len(found) / max(len(named), 1)
        yield Promise(name, share_of_all, most, where=some_of(found, NAMED, "; "), goal=goal)
    edge = LARGE_OVER_EDGE if speaking else OVER_EDGE
    yield none_of(
        Message("names over another sector"),
        (Message("{id}", id=blip["id"]) for blip in named if _out_of_sector(chart, blip) > edge + _ROUNDING),
    )


def _out_of_ring(chart: Json, blip: Json) -> float:
    """The share (0 to 1) of a name's area that is not over its blip's ring."""
    corners = _corners(chart, blip)
    ring = next(ring for ring in chart["rings"] if ring["id"] == blip["ring"])
    inner = area_in_disc(corners, ring["inner"]) if ring["inner"] else 0.0
    return 1 - (area_in_disc(corners, ring["outer"]) - inner) / area(corners)


def _out_of_sector(chart: Json, blip: Json) -> float:
    """The share (0 to 1) of a name's area that is not in its blip's sector; 0 if there is only one sector."""
    corners = _corners(chart, blip)
    sector = next(sector for sector in chart["sectors"] if sector["id"] == blip["dimension"])
    start, end = sector["start"], sector["end"]
    if end - start >= 360:
        return 0.0
    if end - start > 180:
        return area(within_sector(corners, end, start + 360)) / area(corners)
    return 1 - area(within_sector(corners, start, end)) / area(corners)


def _corners(chart: Json, blip: Json) -> list[tuple[float, float]]:
    """The corners of the name's box, relative to the radar's centre."""
    x, y = chart["centre"]["x"], chart["centre"]["y"]
    return [(across - x, down - y) for across, down in things.box(blip["label"]).corners]
