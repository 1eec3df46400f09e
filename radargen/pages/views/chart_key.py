"""Which marks of the chart an edition uses, for the key beside it."""

from dataclasses import dataclass

from radargen.model import Agreement, Certainty, Movement
from radargen.pages.edition_view import EditionView

UNCERTAIN = (Agreement.ESTIMATE, Agreement.LOW)


@dataclass(frozen=True, slots=True)
class MarkView:
    """A sample, by its name in `marks.j2`, and what it stands for."""

    id: str
    words: str


def marks(edition_view: EditionView) -> tuple[MarkView, ...]:
    """The marks that occur: movement, certainty, estimates where not all are, impact."""
    say, blips = edition_view.say, tuple(edition_view.blips.values())
    found: list[MarkView] = []
    if edition_view.moves:
        occurring = {blip.movement for blip in blips}
        found += [MarkView(m, say(f"movement.{m}")) for m in Movement if m in occurring]
    proven = {blip.certainty for blip in blips}
    found += [MarkView(c, say(f"certainty.{c}")) for c in Certainty if c in proven]
    agreements = {blip.placement.agreement for blip in blips}
    if agreements != {Agreement.ESTIMATE} and agreements.intersection(UNCERTAIN):
        found.append(MarkView("estimate", say.listed([say(f"agreement.{a}") for a in UNCERTAIN if a in agreements])))
    if any(blip.impact for blip in blips):
        found.append(MarkView("impact", say("page.read-impact")))
    return tuple(found)


def how_to_read(edition_view: EditionView) -> str:
    """What a place on the chart means: maturity only where the radar has criteria for it."""
    key = "page.read-place" if edition_view.radar.criteria else "page.read-place-plain"
    return f"{edition_view.say(key)} {_all_estimates(edition_view)}".rstrip()


def _all_estimates(edition_view: EditionView) -> str:
    """Said once, instead of drawn on each blip, where every ring is an editor's estimate; else empty."""
    agreements = {blip.placement.agreement for blip in edition_view.blips.values()}
    return edition_view.say("page.all-estimates") if agreements == {Agreement.ESTIMATE} else ""
