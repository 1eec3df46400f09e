"""Which trends are relevant to an organisation in its phase, and why the others are not."""

from collections.abc import Sequence
from enum import StrEnum

from radargen.model import Action, Blip, Phase, Radar

# The actions that call for doing something now; the others are to maintain, watch or avoid.
CALLS = (Action.ACT, Action.PREPARE)
# How many phases ahead of its own an organisation looks.
AHEAD = 1


class Ground(StrEnum):
    """Why a trend is not relevant in a phase."""

    AVOID = "avoid"
    MAINTAIN = "maintain"
    WATCH = "watch"
    LATER = "later"
    PAST = "past"
    UNTOLD = "untold"


def for_phase(radar: Radar, blips: Sequence[Blip], phase: Phase) -> tuple[Blip, ...]:
    """The blips relevant in that phase: with an action of CALLS, and to be started by the next phase, not before this.

    Ordered by the first phase of the trend, ascending effort, descending impact and id; unknown values come last. A
    trend without phases is not relevant.
    """
    places = _places(radar)

    def order(blip: Blip) -> tuple[int, int, int, str]:
        span, effort = blip.trend.phases, blip.trend.effort
        return places[span.first] if span else 0, effort.most if effort else 6, -(blip.impact or 0), blip.id

    return tuple(sorted((blip for blip in blips if _ground(blip, places, phase) is None), key=order))


def left_alone(radar: Radar, blips: Sequence[Blip], phase: Phase) -> dict[Ground, tuple[Blip, ...]]:
    """All other blips by the reason, in the given order; `UNTOLD` if the entry has no phases or no action."""
    places = _places(radar)
    grounds = [(_ground(blip, places, phase), blip) for blip in blips]
    groups = {ground: tuple(blip for why, blip in grounds if why is ground) for ground in Ground}
    return {ground: kept for ground, kept in groups.items() if kept}


def _places(radar: Radar) -> dict[str, int]:
    return {known.id: place for place, known in enumerate(radar.phases)}


def _ground(blip: Blip, places: dict[str, int], phase: Phase) -> Ground | None:
    """Why the trend is not relevant in the phase; None if it is."""
    if blip.action and blip.action not in CALLS:
        return Ground(blip.action.value)
    span, now = blip.trend.phases, places[phase.id]
    if span is None or blip.action is None:
        return Ground.UNTOLD
    if places[span.first] > now + AHEAD:
        return Ground.LATER
    return Ground.PAST if places[span.last] < now else None
