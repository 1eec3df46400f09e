"""Texts for the free space beside the radar: what to do first or what has moved, and a few counts."""

from collections.abc import Iterable
from dataclasses import dataclass

from radargen.charts.placing.content.chart_content import ChartContent
from radargen.charts.placing.content.marker_styles import MarkerStyle
from radargen.charts.placing.typesetting.line_breaking import without_soft_hyphens
from radargen.model import Action, Certainty, Movement


@dataclass(frozen=True, slots=True)
class HighlightItem:
    """A trend with a line in muted type (from ring to ring) and a text; both may be empty."""

    style: MarkerStyle
    name: str
    way: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Highlights:
    """A list with its heading, for one of the free places on the page; `bold` if its names are bold on the radar.

    Counts are lists of items without a marker: a number and what it counts.
    """

    heading: str
    items: tuple[HighlightItem, ...] = ()
    counts: tuple[tuple[str, str], ...] = ()
    note: str = ""


def leading(content: ChartContent) -> Highlights | None:
    """Trends to act on now with their first steps, or else trends to prepare; in a comparison, what moved inwards.

    None if there is nothing of the kind.
    """
    if content.view.since:
        return _moved(content, Movement.IN)
    for action in (Action.ACT, Action.PREPARE):
        if chosen := _ordered(style for style in content.styles if style.blip.action is action):
            items = tuple(
                HighlightItem(style, content.plain_name(style.id), "", content.first_step(style.id)) for style in chosen
            )
            bold = content.say("chart.bold") if action is Action.ACT else ""
            return Highlights(content.say.headed(f"action.{action}"), items, note=bold)
    return None


def others(content: ChartContent) -> tuple[Highlights, ...]:
    """Further lists: in a comparison what moved outwards and what is new, otherwise three counts."""
    if content.view.since:
        return tuple(filter(None, (_moved(content, Movement.OUT), _moved(content, Movement.NEW))))
    counts = _counts(content)
    heading = content.say("chart.of-trends", count=len(content.styles))
    return (Highlights(heading, counts=counts),) if counts else ()


def _moved(content: ChartContent, movement: Movement) -> Highlights | None:
    chosen = _ordered(style for style in content.styles if style.blip.movement is movement)
    items = tuple(
        HighlightItem(
            style,
            content.plain_name(style.id),
            content.way(style.blip) if movement is not Movement.NEW else "",
            content.reason(style.id),
        )
        for style in chosen
    )
    return Highlights(content.say(f"chart.moved.{movement}"), items) if items else None


def _ordered(styles: Iterable[MarkerStyle]) -> list[MarkerStyle]:
    """Styles sorted by impact, largest first, then from the centre outwards, then by id."""
    return sorted(styles, key=lambda style: (-(style.blip.impact or 0), style.ring, style.id))


def _counts(content: ChartContent) -> tuple[tuple[str, str], ...]:
    """Counts of movements if the edition has a predecessor, else of ratings; zeros are left out."""
    blips, say = [style.blip for style in content.styles], content.say
    if not content.still:
        kinds = (Movement.NEW, Movement.IN, Movement.OUT)
        found = [(sum(blip.movement is kind for blip in blips), say(f"chart.count.{kind}")) for kind in kinds]
    else:
        rings = content.radar.rings[-2:]
        early = {ring.id for ring in rings}
        names = [without_soft_hyphens(ring.name.any(say.language)) for ring in rings]
        found = [
            (sum(blip.action is Action.PREPARE for blip in blips), say("chart.count.prepare")),
            (
                sum(blip.placement.ring in early for blip in blips),
                say("chart.count.early", inner=names[0], outer=names[1]),
            ),
            (sum(blip.certainty is Certainty.WEAK for blip in blips), say("chart.count.thin")),
        ]
    return tuple((f"{number}", words) for number, words in found if number)
