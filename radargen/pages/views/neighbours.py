"""The trends a trend is linked with, in both directions."""

from collections import defaultdict
from dataclasses import dataclass

from radargen.model import LinkType, Trend
from radargen.pages.views.rows import DimensionGroup, by_dimension, rows
from radargen.pages.volume import Volume


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The trends one kind of link leads to, as in "requires", by dimension."""

    words: str
    groups: tuple[DimensionGroup, ...]


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
        found.append((volume.say(f"link.{kind}"), forward[kind]))
        found.append((volume.say(f"link-back.{kind}"), backward[kind]))
    return tuple(Neighbours(words, _grouped(volume, page, ids)) for words, ids in found if _known(volume, ids))


def _known(volume: Volume, ids: set[str]) -> list[Trend]:
    return [trend for trend_id, trend in volume.trends.items() if trend_id in ids]


def _grouped(volume: Volume, page: str, ids: set[str]) -> tuple[DimensionGroup, ...]:
    return by_dimension(volume, page, rows(volume, page, _known(volume, ids)))
