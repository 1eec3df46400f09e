"""The trends a trend is linked with, in both directions."""

from collections import defaultdict
from dataclasses import dataclass

from radargen.model import LinkType, Trend
from radargen.pages.addresses import href, trend_page
from radargen.pages.views.rows import DimensionView, dimension_view
from radargen.pages.volume import Localised, Volume


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A linked trend."""

    name: Localised
    href: str
    dimension: DimensionView


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The trends one kind of link leads to, as in "requires"; by dimension, ring and name."""

    words: str
    trends: tuple[Neighbour, ...]


def neighbours(volume: Volume, page: str, trend: Trend) -> tuple[Neighbours, ...]:
    """Both directions, kind by kind: what this trend requires, what requires it, and so on; kinds without any left out.

    To compete is the same both ways and is told once.
    """
    forward: dict[LinkType, set[str]] = defaultdict(set)
    backward: dict[LinkType, set[str]] = defaultdict(set)
    for link in trend.links:
        forward[link.type].add(link.to)
    for other, kind in volume.backward.get(trend.id, ()):
        (forward if kind is LinkType.COMPETES else backward)[kind].add(other)
    found = []
    for kind in LinkType:
        found.append(Neighbours(volume.say(f"link.{kind}"), _listed(volume, page, forward[kind])))
        found.append(Neighbours(volume.say(f"link-back.{kind}"), _listed(volume, page, backward[kind])))
    return tuple(kind for kind in found if kind.trends)


def _listed(volume: Volume, page: str, ids: set[str]) -> tuple[Neighbour, ...]:
    known = sorted(ids & volume.trends.keys(), key=volume.rank.__getitem__)
    return tuple(_neighbour(volume, page, volume.trends[trend_id]) for trend_id in known)


def _neighbour(volume: Volume, page: str, trend: Trend) -> Neighbour:
    return Neighbour(
        name=volume.name(trend),
        href=href(page, trend_page(trend.id)),
        dimension=dimension_view(volume, page, trend.dimension),
    )
