"""What is known of a trend in a word each, for the panel beside its text."""

from collections.abc import Iterator
from dataclasses import dataclass

from radargen.model import Agreement, Blip, Status, Trend
from radargen.model.paths import entry_path
from radargen.pages.volume import Volume


@dataclass(frozen=True, slots=True)
class Fact:
    """A term and what is true of this trend; `sign` names the class of a mark before the words, or is empty.

    The search looks into what is `sought`; the rest would stand in its results without saying why.
    """

    term: str
    words: str
    sign: str = ""
    sought: bool = False


def facts(volume: Volume, trend: Trend) -> tuple[Fact, ...]:
    """The facts there are, those that change from edition to edition first."""
    blip = volume.blips.get(trend.id)
    return (*(_of_blip(volume, blip) if blip else ()), *_of_trend(volume, trend))


def _of_blip(volume: Volume, blip: Blip) -> Iterator[Fact]:
    say = volume.say
    if volume.moves:
        yield Fact(say("page.movement"), say(f"movement.{blip.movement}"), f"radar-move-{blip.movement}")
    if blip.certainty:
        yield Fact(say("page.certainty"), say(f"certainty.{blip.certainty}"), f"radar-proof-{blip.certainty}")
    # In a radar whose editors state every ring, that goes without saying.
    if blip.placement.agreement is not Agreement.STATED or volume.radar.criteria:
        yield Fact(say("trend.placement"), say(f"agreement.{blip.placement.agreement}"))


def _of_trend(volume: Volume, trend: Trend) -> Iterator[Fact]:
    say = volume.say
    if trend.legal_duty:
        yield Fact(say("trend.law"), say("trend.law-in-force"))
    if trend.status is not Status.ACTIVE:
        yield Fact(say("trend.status"), say(f"status.{trend.status}"))
    if trend.tags:
        yield Fact(say("trend.tags"), ", ".join(trend.tags), sought=True)
    if trend.owner:
        yield Fact(say("trend.owner"), trend.owner)
    if trend.review_by:
        yield Fact(say("trend.review"), say.date(trend.review_by))
    yield Fact(say("trend.file"), entry_path(trend.id))
