"""An edition against any earlier one, not only the one before."""

from dataclasses import replace

from radargen.assessing.rule import placement
from radargen.assessing.standing import movement
from radargen.model import Blip, Edition, Radar, Trend


def compared(radar: Radar, blip: Blip, since: Edition) -> Blip:
    """The blip with its movement and its former ring as seen from that edition; new where that did not show it."""
    before = placement(radar, blip.trend, since)
    return replace(blip, movement=movement(radar, before, blip.placement), before=before.ring if before else None)


def gone(radar: Radar, since: Edition, edition: Edition) -> tuple[Trend, ...]:
    """The trends that the earlier edition shows and the later one does not, in id order."""
    return tuple(trend for trend in radar.on(since) if not trend.assessment(edition.id))
