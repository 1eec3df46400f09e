"""What a trend needs and how it is linked to others: phases, what it requires, and its neighbours."""

from collections import defaultdict
from dataclasses import dataclass

from radargen.model import SYMMETRIC, LinkType, Trend
from radargen.pages.addresses import href, phase_page, trend_page
from radargen.pages.edition_view import EditionView, Localised
from radargen.pages.views.page_parts.trend_rows import DimensionView, dimension_view
from radargen.text.wording import Wording


@dataclass(frozen=True, slots=True)
class PhaseStep:
    """A phase; `on` where starting the trend makes sense. `href` is the page of the phase's advice, or empty."""

    number: int
    words: str
    on: bool
    href: str


@dataclass(frozen=True, slots=True)
class PhaseRange:
    """The first and last phase in which starting makes sense: a sentence, and all phases of the radar."""

    words: str
    steps: tuple[PhaseStep, ...]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A linked trend."""

    name: Localised
    href: str
    dimension: DimensionView


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The trends linked in one way, such as "requires", in reading order."""

    words: str
    trends: tuple[Neighbour, ...]


def phase_words(wording: Wording, first: int, last: int) -> str:
    """The phases of these numbers, such as “Phases 2 to 4”, where there is no room for their names."""
    return wording("paper.phase" if first == last else "paper.phases", **{"from": first, "to": last})


def phase_range(edition_view: EditionView, page: str, trend: Trend) -> PhaseRange | None:
    """When to start; None if the entry does not say."""
    if trend.phases is None:
        return None
    wording, phases = edition_view.wording, edition_view.radar.phases
    ids, names = [phase.id for phase in phases], [phase.name.any(edition_view.language) for phase in phases]
    first, last = ids.index(trend.phases.first), ids.index(trend.phases.last)
    words = [wording("trend.phase", number=number, name=name) for number, name in enumerate(names, start=1)]
    told = words[first]
    if first < last:
        ends = {"first": first + 1, "last": last + 1, "start": names[first], "end": names[last]}
        told = wording("trend.phase-range", **ends)
    steps = tuple(
        PhaseStep(
            number + 1,
            words[number],
            first <= number <= last,
            href(page, phase_page(phase.id)) if edition_view.advises else "",
        )
        for number, phase in enumerate(phases)
    )
    return PhaseRange(told, steps)


def required(edition_view: EditionView, page: str, trend: Trend) -> tuple[Neighbour, ...]:
    """What must exist first: the trends that this one requires, in reading order."""
    ids = {link.to for link in trend.links if link.type is LinkType.REQUIRES}
    return _neighbours(edition_view, page, ids)


def neighbours(edition_view: EditionView, page: str, trend: Trend) -> tuple[Neighbours, ...]:
    """The linked trends by kind of link, in both directions (is required by, enables, …), without empty groups.

    What the trend requires is not included, as it is shown with the trend's needs. Symmetric links, such as
    competition, are listed once.
    """
    forward: dict[LinkType, set[str]] = defaultdict(set)
    backward: dict[LinkType, set[str]] = defaultdict(set)
    for link in trend.links:
        forward[link.type].add(link.to)
    for trend_id, kind in edition_view.backward.get(trend.id, ()):
        (forward if kind in SYMMETRIC else backward)[kind].add(trend_id)
    groups = []
    for kind in LinkType:
        for key, ids in ((f"link.{kind}", forward[kind]), (f"link-back.{kind}", backward[kind])):
            if key == f"link.{LinkType.REQUIRES}":
                continue
            groups.append(Neighbours(edition_view.wording(key), _neighbours(edition_view, page, ids)))
    return tuple(group for group in groups if group.trends)


def _neighbours(edition_view: EditionView, page: str, ids: set[str]) -> tuple[Neighbour, ...]:
    ordered = sorted(ids & edition_view.trends.keys(), key=edition_view.rank.__getitem__)
    return tuple(_neighbour(edition_view, page, edition_view.trends[trend_id]) for trend_id in ordered)


def _neighbour(edition_view: EditionView, page: str, trend: Trend) -> Neighbour:
    return Neighbour(
        name=edition_view.name(trend),
        href=href(page, trend_page(trend.id)),
        dimension=dimension_view(edition_view, page, trend.dimension),
    )
