"""What a reader's organisation should look at in its phase."""

from collections.abc import Sequence

from radargen.model import Action, Blip, Phase, Radar

# What calls for doing something; the rest is to be kept running, watched or avoided.
CALLS = (Action.ACT, Action.PREPARE)
# How many phases ahead of its own an organisation should look.
AHEAD = 1


def for_phase(radar: Radar, blips: Sequence[Blip], phase: Phase) -> tuple[Blip, ...]:
    """The blips to look at in that phase: where starting makes sense by the next phase and is not past, and that call.

    By the phase in which starting begins to make sense, then the lesser effort, then the greater impact; what is
    unknown comes last. A thick board among them has `start_early`. A trend that states no phases is not among them.
    """
    places = {known.id: place for place, known in enumerate(radar.phases)}
    now = places[phase.id]

    def opens(blip: Blip) -> bool:
        span = blip.trend.phases
        return span is not None and places[span.first] <= now + AHEAD and now <= places[span.last]

    def order(blip: Blip) -> tuple[int, int, int, str]:
        span, effort = blip.trend.phases, blip.trend.effort
        return places[span.first] if span else 0, effort.most if effort else 6, -(blip.impact or 0), blip.id

    return tuple(sorted((blip for blip in blips if blip.action in CALLS and opens(blip)), key=order))
