"""What a trend asks of other trends: what it requires and what makes it possible, followed one and two steps."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from radargen.model import LinkType, Radar


class Bond(StrEnum):
    """What another trend is to a trend, the strongest bond first."""

    REQUIRED = "required"
    ENABLING = "enabling"
    REINFORCING = "reinforcing"


@dataclass(frozen=True, slots=True)
class Ask:
    """The other trend and its bond; `via` is the trend between the two, empty where they are linked directly."""

    to: str
    bond: Bond
    via: str = ""


def asks(radar: Radar) -> Mapping[str, tuple[Ask, ...]]:
    """Per trend id what it asks of others, each told once: directly where it is linked, else over one trend between.

    Two steps are followed only along what is required, since what merely helps does not oblige anybody. In id order
    within directness and bond.
    """
    direct = _direct(radar)
    return {trend.id: _followed(direct, trend.id) for trend in radar.trends if trend.id in direct}


def _direct(radar: Radar) -> dict[str, dict[str, Bond]]:
    """Per trend its linked trends with the strongest bond."""
    bonds: dict[str, dict[str, Bond]] = defaultdict(dict)
    known = {trend.id for trend in radar.trends}

    def note(trend: str, to: str, bond: Bond) -> None:
        had = bonds[trend].get(to, bond)
        bonds[trend][to] = min(had, bond, key=[*Bond].index)

    for trend in radar.trends:
        for link in trend.links:
            if link.to not in known or link.to == trend.id:
                continue
            match link.type:
                case LinkType.REQUIRES:
                    note(trend.id, link.to, Bond.REQUIRED)
                case LinkType.ENABLES:
                    note(link.to, trend.id, Bond.ENABLING)
                case LinkType.REINFORCES:
                    # To go well together is no question of who began.
                    note(trend.id, link.to, Bond.REINFORCING)
                    note(link.to, trend.id, Bond.REINFORCING)
                case LinkType.COMPETES:
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
