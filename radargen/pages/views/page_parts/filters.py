"""The filters of the home page, and the values of each trend for them."""

from collections.abc import Iterable
from dataclasses import dataclass

from radargen.assessing import values_of
from radargen.model import Action, Agreement, Attribute, Blip, Movement
from radargen.pages.edition_view import EditionView, alphabetical, industry_names

EFFORTS = range(1, 6)


@dataclass(frozen=True, slots=True)
class FilterChoice:
    """One value of a filter as it appears in the address, and its label."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter, of which several values can be chosen.

    `id` is its name in the address: the value of an `Attribute`, or the id of a facet.
    """

    id: str
    words: str
    choices: tuple[FilterChoice, ...]


@dataclass(frozen=True, slots=True)
class Trait:
    """A trend's values for a filter: the numbers of the choices, from 1, separated by spaces."""

    filter: str
    places: str


def filters(edition_view: EditionView) -> tuple[Filter, ...]:
    """The filters for which this edition's trends have at least two values, each with the values that occur."""
    used_filters = []
    for name, all_choices in _all_choices(edition_view).items():
        occurring = {
            value
            for blip in edition_view.blips.values()
            for value in values_of(edition_view.radar, blip, _attribute(name))
        }
        choices = tuple(choice for choice in all_choices if choice.value in occurring)
        if len(choices) > 1:
            used_filters.append(Filter(name, _name(edition_view, name), choices))
    return tuple(used_filters)


def traits(edition_view: EditionView, blip: Blip, used_filters: Iterable[Filter]) -> tuple[Trait, ...]:
    """The trend's values for the filters, without empty ones."""
    used_filters = tuple(used_filters)
    values = {f.id: values_of(edition_view.radar, blip, _attribute(f.id)) for f in used_filters}
    all_traits = (
        Trait(f.id, " ".join(str(n) for n, choice in enumerate(f.choices, 1) if choice.value in values[f.id]))
        for f in used_filters
    )
    return tuple(trait for trait in all_traits if trait.places)


def words(edition_view: EditionView, blip: Blip) -> str:
    """Further search words of the trend besides its name: its label, aliases and tags."""
    trend = blip.trend
    language = edition_view.language
    tags = (edition_view.radar.tag_name(tag, language) for tag in trend.tags)
    own = dict.fromkeys((trend.short(language), *dict(trend.aliases).get(language, ()), *tags))
    return ", ".join(word for word in own if word != trend.name.any(language))


def _attribute(name: str) -> Attribute | str:
    """The attribute that a filter asks for, or the id of its facet."""
    return Attribute(name) if name in [*Attribute] else name


def _name(edition_view: EditionView, name: str) -> str:
    if name in [*Attribute]:
        return edition_view.wording(f"filter.{name}")
    return edition_view.radar.facet(name).name.any(edition_view.language)


def _all_choices(edition_view: EditionView) -> dict[str, tuple[FilterChoice, ...]]:
    """All values of each filter, in display order."""
    radar, wording, language = edition_view.radar, edition_view.wording, edition_view.language
    tags = {tag: radar.tag_name(tag, language) for blip in edition_view.blips.values() for tag in blip.trend.tags}
    industries = industry_names(edition_view)
    return {
        "action": tuple(FilterChoice(a, wording(f"action.{a}")) for a in Action),
        "ring": tuple(FilterChoice(r.id, r.name.any(language)) for r in radar.rings),
        "dimension": tuple(FilterChoice(d.id, d.name.any(language)) for d in radar.dimensions),
        "movement": tuple(FilterChoice(m, wording(f"movement.{m}")) for m in Movement) if edition_view.moves else (),
        "phase": tuple(FilterChoice(p.id, f"{n} · {p.name.any(language)}") for n, p in enumerate(radar.phases, 1)),
        "effort": tuple(FilterChoice(str(n), wording(f"filter.effort-{n}")) for n in EFFORTS),
        **{
            facet.id: tuple(FilterChoice(value.id, value.name.any(language)) for value in facet.values)
            for facet in radar.facets
        },
        "industry": tuple(FilterChoice(one, industries[one]) for one in industries),
        "factor": tuple(FilterChoice(f.id, f.name.any(language)) for f in radar.factors),
        "agreement": tuple(FilterChoice(a, wording(f"agreement.{a}")) for a in Agreement),
        "tag": tuple(FilterChoice(tag, tags[tag]) for tag in sorted(tags, key=lambda tag: alphabetical(tags[tag]))),
    }
