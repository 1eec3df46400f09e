"""What a view makes of blips: which are shown, against which edition, and without what is not to be told."""

from collections.abc import Sequence
from dataclasses import replace

from radargen.assessing import for_phase
from radargen.changes import seen_from
from radargen.model import Agreement, Blip, Channel, Movement, Radar, View


def told(radar: Radar, blips: Sequence[Blip], view: View) -> tuple[Blip, ...]:
    """The blips of the view, in the order they came."""
    chosen = {blip.id for blip in for_phase(radar, blips, view.phase)} if view.phase else {blip.id for blip in blips}
    return tuple(_told(radar, blip, view) for blip in blips if blip.id in chosen)


def dims(blip: Blip, view: View) -> bool:
    """Whether a blip stands back: what is not highlighted, else what has not moved where the view asks for movement."""
    if view.highlight:
        return blip.id not in view.highlight
    return view.since is not None and blip.movement is Movement.UNCHANGED


def _told(radar: Radar, blip: Blip, view: View) -> Blip:
    if view.since:
        blip = seen_from(radar, blip, view.since)
    for channel in (channel for channel in Channel if channel in view.without):
        match channel:
            case Channel.MOVEMENT:
                # Told by shape alone; where it came from is another matter.
                pass
            case Channel.IMPACT:
                blip = replace(blip, impact=None)
            case Channel.EVIDENCE:
                blip = replace(blip, certainty=None)
            case Channel.RATERS:
                blip = replace(blip, placement=replace(blip.placement, agreement=Agreement.STATED, verdicts=()))
    return blip
