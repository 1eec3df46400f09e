"""Dependencies of a trend on other trends, direct and over one trend between."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from radargen.model import LinkType, Radar


class Bond(StrEnum):
    """The kinds of dependency, the strongest first."""

    REQUIRED = "required"
    ENABLING = "enabling"
    REINFORCING = "reinforcing"


@dataclass(frozen=True, slots=True)
class Ask:
    """A dependency on the trend `to`; `via` is the trend between the two, empty for a direct one. All are ids."""

    to: str
    bond: Bond
    via: str = ""


def asks(radar: Radar) -> Mapping[str, tuple[Ask, ...]]:
    """The dependencies of each trend by its id; every other trend at most once, direct before indirect.

    Indirect ones follow only links of type `requires`, as the other types do not oblige. Ordered by directness, bond
    and id.
    """
    direct = _direct(radar)
    return {trend.id: _followed(direct, trend.id) for trend in radar.trends if trend.id in direct}


def _direct(radar: Radar) -> dict[str, dict[str, Bond]]:
    """The linked trends of each trend, by its id, each with the strongest bond."""
    bonds: dict[str, dict[str, Bond]] = defaultdict(dict)
    ids = {trend.id for trend in radar.trends}

    def note(trend: str, to: str, bond: Bond) -> None:
        previous = bonds[trend].get(to, bond)
        bonds[trend][to] = min(previous, bond, key=[*Bond].index)

    for trend in radar.trends:
        for link in trend.links:
            if link.to not in ids or link.to == trend.id:
                continue
            match link.type:
                case LinkType.REQUIRES:
                    note(trend.id, link.to, Bond.REQUIRED)
                case LinkType.ENABLES:
                    note(link.to, trend.id, Bond.ENABLING)
                case LinkType.REINFORCES:
                    # This relation is symmetric.
                    note(trend.id, link.to, Bond.REINFORCING)
                    note(link.to, trend.id, Bond.REINFORCING)
                case LinkType.COMPETES | LinkType.RELATED:
                    continue
    return bonds


def _followed(direct: Mapping[str, Mapping[str, Bond]], trend_id: str) -> tuple[Ask, ...]:
    own = direct[trend_id]
    first = [Ask(to, bond) for to, bond in own.items()]
    second: dict[str, Ask] = {}
    for between in sorted(to for to, bond in own.items() if bond is Bond.REQUIRED):
        for to, bond in direct.get(between, {}).items():
            if bond is Bond.REQUIRED and to != trend_id and to not in own:
                second.setdefault(to, Ask(to, bond, between))
    order = [*Bond].index
    return tuple(sorted((*first, *second.values()), key=lambda ask: (bool(ask.via), order(ask.bond), ask.to)))
