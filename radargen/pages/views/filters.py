"""By what the home page lets readers choose among its trends, and what each trend answers to that."""

from collections.abc import Iterable
from dataclasses import dataclass

from radargen.model import Action, Agreement, Blip, Movement
from radargen.pages.edition_view import EditionView, alphabetical

EFFORTS = range(1, 6)


@dataclass(frozen=True, slots=True)
class FilterChoice:
    """One value, as the address says it, and its words."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Filter:
    """What can be chosen, one at a time; `id` is its name in the address."""

    id: str
    words: str
    choices: tuple[FilterChoice, ...]


@dataclass(frozen=True, slots=True)
class Trait:
    """What a trend answers to a filter: the places of its values among the choices, counted from 1, with blanks."""

    filter: str
    places: str


def filters(edition_view: EditionView) -> tuple[Filter, ...]:
    """The filters of which this edition's trends have more than one value, each with the values that occur."""
    found = []
    for name, known in _known(edition_view).items():
        occurring = {value for blip in edition_view.blips.values() for value in _values(edition_view, blip)[name]}
        choices = tuple(choice for choice in known if choice.value in occurring)
        if len(choices) > 1:
            found.append(Filter(name, edition_view.say(f"filter.{name}"), choices))
    return tuple(found)


def traits(edition_view: EditionView, blip: Blip, offered: Iterable[Filter]) -> tuple[Trait, ...]:
    """What the trend answers to the filters, where it has an answer."""
    values = _values(edition_view, blip)
    answers = (
        Trait(f.id, " ".join(str(n) for n, choice in enumerate(f.choices, 1) if choice.value in values[f.id]))
        for f in offered
    )
    return tuple(answer for answer in answers if answer.places)


def words(edition_view: EditionView, blip: Blip) -> str:
    """By what else than its name a reader may look for the trend: its label, older and other names, tags."""
    trend = blip.trend
    own = dict.fromkeys(
        (trend.short(edition_view.language), *dict(trend.aliases).get(edition_view.language, ()), *trend.tags)
    )
    return ", ".join(word for word in own if word != trend.name.any(edition_view.language))


def _known(edition_view: EditionView) -> dict[str, tuple[FilterChoice, ...]]:
    """Every value there can be, in the order in which readers expect them."""
    radar, say, language = edition_view.radar, edition_view.say, edition_view.language
    tags = {tag for blip in edition_view.blips.values() for tag in blip.trend.tags}
    return {
        "dimension": tuple(FilterChoice(d.id, d.name.any(language)) for d in radar.dimensions),
        "ring": tuple(FilterChoice(r.id, r.name.any(language)) for r in radar.rings),
        "action": tuple(FilterChoice(a, say(f"action.{a}")) for a in Action),
        "movement": tuple(FilterChoice(m, say(f"movement.{m}")) for m in Movement) if edition_view.moves else (),
        "phase": tuple(FilterChoice(p.id, f"{n} · {p.name.any(language)}") for n, p in enumerate(radar.phases, 1)),
        "effort": tuple(FilterChoice(str(n), say(f"filter.effort-{n}")) for n in EFFORTS),
        "factor": tuple(FilterChoice(f.id, f.name.any(language)) for f in radar.factors),
        "agreement": tuple(FilterChoice(a, say(f"agreement.{a}")) for a in Agreement),
        "tag": tuple(FilterChoice(tag, tag) for tag in sorted(tags, key=alphabetical)),
    }


def _values(edition_view: EditionView, blip: Blip) -> dict[str, tuple[str, ...]]:
    trend = blip.trend
    return {
        "dimension": (trend.dimension,),
        "ring": (blip.placement.ring,),
        "action": (blip.action,) if blip.action else (),
        "movement": (blip.movement,),
        "phase": _phases(edition_view, blip),
        "effort": (str(trend.effort.most),) if trend.effort else (),
        "factor": trend.factors,
        "agreement": (blip.placement.agreement,),
        "tag": trend.tags,
    }


def _phases(edition_view: EditionView, blip: Blip) -> tuple[str, ...]:
    """The phases in which starting makes sense."""
    span, ids = blip.trend.phases, [phase.id for phase in edition_view.radar.phases]
    return tuple(ids[ids.index(span.first) : ids.index(span.last) + 1]) if span else ()
