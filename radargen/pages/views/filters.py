"""By what the home page lets readers choose among its trends, and what each trend answers to that."""

from collections.abc import Iterable
from dataclasses import dataclass

from radargen.model import Action, Agreement, Blip, Movement
from radargen.pages.volume import Volume, alphabetical

EFFORTS = range(1, 6)


@dataclass(frozen=True, slots=True)
class Choice:
    """One value, as the address says it, and its words."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Filter:
    """What can be chosen, one at a time; `id` is its name in the address."""

    id: str
    words: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Trait:
    """What a trend answers to a filter: the places of its values among the choices, counted from 1, with blanks."""

    filter: str
    places: str


def filters(volume: Volume) -> tuple[Filter, ...]:
    """The filters of which this edition's trends have more than one value, each with the values that occur."""
    found = []
    for name, known in _known(volume).items():
        occurring = {value for blip in volume.blips.values() for value in _values(volume, blip)[name]}
        choices = tuple(choice for choice in known if choice.value in occurring)
        if len(choices) > 1:
            found.append(Filter(name, volume.say(f"filter.{name}"), choices))
    return tuple(found)


def traits(volume: Volume, blip: Blip, offered: Iterable[Filter]) -> tuple[Trait, ...]:
    """What the trend answers to the filters, where it has an answer."""
    values = _values(volume, blip)
    answers = (
        Trait(f.id, " ".join(str(n) for n, choice in enumerate(f.choices, 1) if choice.value in values[f.id]))
        for f in offered
    )
    return tuple(answer for answer in answers if answer.places)


def words(volume: Volume, blip: Blip) -> str:
    """By what else than its name a reader may look for the trend: its label, older and other names, tags."""
    trend = blip.trend
    own = dict.fromkeys((trend.short(volume.language), *dict(trend.aliases).get(volume.language, ()), *trend.tags))
    return ", ".join(word for word in own if word != trend.name.any(volume.language))


def _known(volume: Volume) -> dict[str, tuple[Choice, ...]]:
    """Every value there can be, in the order in which readers expect them."""
    radar, say, language = volume.radar, volume.say, volume.language
    tags = {tag for blip in volume.blips.values() for tag in blip.trend.tags}
    return {
        "dimension": tuple(Choice(d.id, d.name.any(language)) for d in radar.dimensions),
        "ring": tuple(Choice(r.id, r.name.any(language)) for r in radar.rings),
        "action": tuple(Choice(a, say(f"action.{a}")) for a in Action),
        "movement": tuple(Choice(m, say(f"movement.{m}")) for m in Movement) if volume.moves else (),
        "phase": tuple(Choice(p.id, f"{n} · {p.name.any(language)}") for n, p in enumerate(radar.phases, 1)),
        "effort": tuple(Choice(str(n), say(f"filter.effort-{n}")) for n in EFFORTS),
        "factor": tuple(Choice(f.id, f.name.any(language)) for f in radar.factors),
        "agreement": tuple(Choice(a, say(f"agreement.{a}")) for a in Agreement),
        "tag": tuple(Choice(tag, tag) for tag in sorted(tags, key=alphabetical)),
    }


def _values(volume: Volume, blip: Blip) -> dict[str, tuple[str, ...]]:
    trend = blip.trend
    return {
        "dimension": (trend.dimension,),
        "ring": (blip.placement.ring,),
        "action": (blip.action,) if blip.action else (),
        "movement": (blip.movement,),
        "phase": _phases(volume, blip),
        "effort": (str(trend.effort.most),) if trend.effort else (),
        "factor": trend.factors,
        "agreement": (blip.placement.agreement,),
        "tag": trend.tags,
    }


def _phases(volume: Volume, blip: Blip) -> tuple[str, ...]:
    """The phases in which starting makes sense."""
    span, ids = blip.trend.phases, [phase.id for phase in volume.radar.phases]
    return tuple(ids[ids.index(span.first) : ids.index(span.last) + 1]) if span else ()
