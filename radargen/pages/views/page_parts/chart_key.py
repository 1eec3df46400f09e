"""The key of the chart: the marks that an edition uses."""

from dataclasses import dataclass

from radargen.model import Agreement, Certainty, Movement
from radargen.pages.edition_view import EditionView


@dataclass(frozen=True, slots=True)
class MarkView:
    """A mark, by its name in `marks.j2`, and its meaning."""

    id: str
    words: str


def marks(edition_view: EditionView) -> tuple[MarkView, ...]:
    """The marks in use: movement, certainty, dispute among raters, impact."""
    wording, blips = edition_view.wording, tuple(edition_view.blips.values())
    used: list[MarkView] = []
    if edition_view.moves:
        occurring = {blip.movement for blip in blips}
        used += [MarkView(m, wording(f"movement.{m}")) for m in Movement if m in occurring]
    certainties = {blip.certainty for blip in blips}
    used += [MarkView(c, wording(f"certainty.{c}")) for c in Certainty if c in certainties]
    agreements = {blip.placement.agreement for blip in blips}
    if Agreement.LOW in agreements:
        used.append(MarkView("dispute", wording(f"agreement.{Agreement.LOW}")))
    if any(blip.impact for blip in blips):
        used.append(MarkView("impact", wording("page.read-impact")))
    return tuple(used)


def how_to_read(edition_view: EditionView) -> str:
    """The sentence on what a position on the chart means: maturity only in a radar with criteria."""
    key = "page.read-place" if edition_view.radar.criteria else "page.read-place-plain"
    return f"{edition_view.wording(key)} {_all_estimates(edition_view)}".rstrip()


def _all_estimates(edition_view: EditionView) -> str:
    """The sentence that all rings are estimates, which replaces the marks; empty if some are not."""
    agreements = {blip.placement.agreement for blip in edition_view.blips.values()}
    return edition_view.wording("page.all-estimates") if agreements == {Agreement.ESTIMATE} else ""
