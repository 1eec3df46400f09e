"""What a reader's organisation should look at in its phase, and what it may leave alone."""

from collections.abc import Sequence
from enum import StrEnum

from radargen.model import Action, Blip, Phase, Radar

# What calls for doing something; the rest is to be kept running, watched or avoided.
CALLS = (Action.ACT, Action.PREPARE)
# How many phases ahead of its own an organisation should look.
AHEAD = 1


class Ground(StrEnum):
    """Why a trend may be left alone in a phase."""

    AVOID = "avoid"
    MAINTAIN = "maintain"
    WATCH = "watch"
    LATER = "later"
    PAST = "past"
    UNTOLD = "untold"


def for_phase(radar: Radar, blips: Sequence[Blip], phase: Phase) -> tuple[Blip, ...]:
    """The blips to look at in that phase: where starting makes sense by the next phase and is not past, and that call.

    By the phase in which starting begins to make sense, then the lesser effort, then the greater impact; what is
    unknown comes last. A thick board among them has `start_early`. A trend that states no phases is not among them.
    """
    places = _places(radar)

    def order(blip: Blip) -> tuple[int, int, int, str]:
        span, effort = blip.trend.phases, blip.trend.effort
        return places[span.first] if span else 0, effort.most if effort else 6, -(blip.impact or 0), blip.id

    return tuple(sorted((blip for blip in blips if _ground(blip, places, phase) is None), key=order))


def left_alone(radar: Radar, blips: Sequence[Blip], phase: Phase) -> dict[Ground, tuple[Blip, ...]]:
    """All other blips by why they can wait, in the order they came; `UNTOLD` where the entry does not say enough."""
    places = _places(radar)
    found = [(_ground(blip, places, phase), blip) for blip in blips]
    groups = {ground: tuple(blip for why, blip in found if why is ground) for ground in Ground}
    return {ground: kept for ground, kept in groups.items() if kept}


def _places(radar: Radar) -> dict[str, int]:
    return {known.id: place for place, known in enumerate(radar.phases)}


def _ground(blip: Blip, places: dict[str, int], phase: Phase) -> Ground | None:
    """None where the trend is for this phase."""
    if blip.action and blip.action not in CALLS:
        return Ground(blip.action.value)
    span, now = blip.trend.phases, places[phase.id]
    if span is None or blip.action is None:
        return Ground.UNTOLD
    if places[span.first] > now + AHEAD:
        return Ground.LATER
    return Ground.PAST if places[span.last] < now else None
