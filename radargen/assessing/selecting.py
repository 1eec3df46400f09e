"""Selects the blips of an edition that match an expression, and resolves the expression's values in the radar."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from radargen.model import (
    Action,
    Agreement,
    Attribute,
    Blip,
    Certainty,
    Condition,
    Movement,
    Operator,
    Radar,
    Selection,
    SelectionError,
    Status,
    Text,
    Value,
)
from radargen.model.selection import LEVELS
from radargen.text.messages import Message
from radargen.text.suggestions import suggestion_and_known
from radargen.text.wording import wording

SOFT_HYPHEN = "\N{SOFT HYPHEN}"
# Words of closed lists, by the section of `readers.toml` with their wording.
LISTS: Mapping[Attribute, Iterable[str]] = {
    Attribute.ACTION: Action,
    Attribute.MOVEMENT: Movement,
    Attribute.AGREEMENT: Agreement,
    Attribute.CERTAINTY: Certainty,
    Attribute.STATUS: Status,
}


def values_of(radar: Radar, blip: Blip, attribute: Attribute | str) -> tuple[str, ...]:
    """The blip's values of the attribute: ids of the radar, words of a closed list, levels, or tags."""
    if not isinstance(attribute, Attribute):
        return blip.trend.values_of(attribute)
    return _VALUES[attribute](radar, blip)


def _phases(radar: Radar, blip: Blip) -> tuple[str, ...]:
    """The phases in which starting makes sense."""
    span, ids = blip.trend.phases, [phase.id for phase in radar.phases]
    return tuple(ids[ids.index(span.first) : ids.index(span.last) + 1]) if span else ()


def _industries(radar: Radar, blip: Blip) -> tuple[str, ...]:
    return tuple(dict.fromkeys(industry for case in blip.trend.cases if (industry := radar.industry(case))))


def _known(value: object) -> tuple[str, ...]:
    return () if value is None else (str(value),)


_VALUES: Mapping[Attribute, Callable[[Radar, Blip], tuple[str, ...]]] = {
    Attribute.ID: lambda _, blip: (blip.id,),
    Attribute.NAME: lambda _, blip: (blip.id,),
    Attribute.DIMENSION: lambda _, blip: (blip.trend.dimension,),
    Attribute.RING: lambda _, blip: (blip.placement.ring,),
    Attribute.ACTION: lambda _, blip: _known(blip.action),
    Attribute.MOVEMENT: lambda _, blip: (blip.movement,),
    Attribute.PHASE: _phases,
    Attribute.EFFORT: lambda _, blip: _known(blip.trend.effort.most if blip.trend.effort else None),
    Attribute.IMPACT: lambda _, blip: _known(blip.impact),
    Attribute.FACTOR: lambda _, blip: blip.trend.factors,
    Attribute.AGREEMENT: lambda _, blip: (blip.placement.agreement,),
    Attribute.CERTAINTY: lambda _, blip: _known(blip.certainty),
    Attribute.STATUS: lambda _, blip: (blip.trend.status,),
    Attribute.TAG: lambda _, blip: blip.trend.tags,
    Attribute.INDUSTRY: _industries,
}


def resolved(radar: Radar, blips: Sequence[Blip], selection: Selection) -> Selection:
    """The selection with its values replaced by those of the radar and these blips.

    Names of trends become ids. Raises SelectionError for an unknown value.
    """
    return Selection(
        tuple(
            tuple(_resolved(radar, blips, condition) for condition in alternatives)
            for alternatives in selection.conditions
        )
    )


def selected(radar: Radar, blips: Iterable[Blip], selection: Selection) -> tuple[Blip, ...]:
    """The blips that match a resolved selection, in the same order."""
    return tuple(
        blip
        for blip in blips
        if all(any(_holds(radar, blip, one) for one in alternatives) for alternatives in selection.conditions)
    )


def value_name(radar: Radar, attribute: Attribute | str, value: str, language: str) -> str:
    """The name of a resolved selection's value in a language, with soft hyphens; raises KeyError for others."""
    if not isinstance(attribute, Attribute):
        return radar.facet(attribute).value(value).name.any(language)
    match attribute:
        case Attribute.ID | Attribute.NAME:
            trend = radar.trend(value)
            if trend is None:
                raise KeyError(value)
            return trend.short(language)
        case Attribute.DIMENSION:
            return radar.dimension(value).name.any(language)
        case Attribute.RING:
            return radar.ring(value).name.any(language)
        case Attribute.PHASE | Attribute.FACTOR:
            declared = radar.phases if attribute is Attribute.PHASE else radar.factors
            return {one.id: one.name for one in declared}[value].any(language)
        case Attribute.EFFORT:
            return wording(language)(f"filter.effort-{value}")
        case Attribute.INDUSTRY:
            cases = (case for trend in radar.trends for case in trend.cases)
            return next(case for case in cases if radar.industry(case) == value).industry.any(language)
        case Attribute.TAG:
            return radar.tag_name(value, language)
        case Attribute.IMPACT:
            return value
        case _:
            return wording(language)(f"{attribute}.{value}")


def _holds(radar: Radar, blip: Blip, condition: Condition) -> bool:
    has = values_of(radar, blip, condition.attribute or Attribute.ID)
    asked = [value.text for value in condition.values]
    match condition.operator:
        case Operator.IS:
            return any(value in asked for value in has)
        case Operator.IS_NOT:
            return not any(value in asked for value in has)
        case Operator.AT_LEAST:
            return any(value >= least for value in has for least in asked)
        case Operator.AT_MOST:
            return any(value <= most for value in has for most in asked)


def _resolved(radar: Radar, blips: Sequence[Blip], condition: Condition) -> Condition:
    names = _names(radar, blips, condition.attribute)
    found = tuple(
        Value(value, written.at)
        for written in condition.values
        for value in _found(condition.attribute, written, names)
    )
    attribute = Attribute.ID if condition.attribute in (None, Attribute.NAME) else condition.attribute
    return replace(condition, values=found, attribute=attribute)


def _found(attribute: Attribute | str | None, written: Value, names: Mapping[str, tuple[str, ...]]) -> Sequence[str]:
    """The values with that id, or else with that name, ignoring case."""
    if written.text in names and attribute is not Attribute.NAME:
        return [written.text]
    folded = _folded(written.text)
    if called := [value for value, others in names.items() if folded in map(_folded, others)]:
        return called
    # Ids may also be separated by spaces, as no id contains one.
    listed = written.text.split()
    if attribute is None and all(word in names for word in listed):
        return listed
    known = [*names] if attribute is not Attribute.NAME else [others[0] for others in names.values() if others]
    raise SelectionError(
        written.at,
        Message(
            "The radar has no {what} “{name}”. {hint}",
            what=_noun(attribute),
            name=written.text,
            hint=suggestion_and_known(written.text, known),
        ),
    )


def _folded(name: str) -> str:
    return " ".join(name.replace(SOFT_HYPHEN, "").split()).casefold()


def _names(radar: Radar, blips: Sequence[Blip], attribute: Attribute | str | None) -> Mapping[str, tuple[str, ...]]:
    """All possible values in the radar's order, each with its names in the radar's languages."""
    if attribute is not None and not isinstance(attribute, Attribute):
        return {one.id: _said(one.name) for one in radar.facet(attribute).values}
    match attribute:
        case None | Attribute.ID | Attribute.NAME:
            return {blip.id: () if attribute is Attribute.ID else _called(blip) for blip in blips}
        case Attribute.DIMENSION:
            return {one.id: _said(one.name) for one in radar.dimensions}
        case Attribute.RING:
            return {one.id: _said(one.name) for one in radar.rings}
        case Attribute.PHASE:
            return {one.id: _said(one.name) for one in radar.phases}
        case Attribute.FACTOR:
            return {one.id: _said(one.name) for one in radar.factors}
        case Attribute.EFFORT | Attribute.IMPACT:
            return dict.fromkeys(LEVELS, ())
        case Attribute.TAG:
            tags = sorted({tag for blip in blips for tag in blip.trend.tags})
            return {tag: tuple(radar.tag_name(tag, language) for language in radar.languages) for tag in tags}
        case Attribute.INDUSTRY:
            cases = [case for blip in blips for case in blip.trend.cases if case.industry]
            names: dict[str, tuple[str, ...]] = {}
            for case in sorted(cases, key=radar.industry):
                industry = radar.industry(case)
                names[industry] = tuple(dict.fromkeys((*names.get(industry, ()), *_said(case.industry))))
            return names
        case _:
            said: list[Callable[[str], str]] = [wording(language) for language in radar.languages]
            return {word: tuple(say(f"{attribute}.{word}") for say in said) for word in LISTS[attribute]}


def _called(blip: Blip) -> tuple[str, ...]:
    trend = blip.trend
    aliases = (alias for _, others in trend.aliases for alias in others)
    return tuple(dict.fromkeys((*_said(trend.name), *_said(trend.label), *aliases)))


def _said(text: Text) -> tuple[str, ...]:
    return tuple(words.replace(SOFT_HYPHEN, "") for _, words in text.by_language if words)


def _noun(attribute: Attribute | str | None) -> Message:
    nouns = {
        Attribute.DIMENSION: Message("dimension"),
        Attribute.RING: Message("ring"),
        Attribute.PHASE: Message("phase"),
        Attribute.FACTOR: Message("factor"),
        Attribute.ACTION: Message("action"),
        Attribute.MOVEMENT: Message("movement"),
        Attribute.AGREEMENT: Message("agreement"),
        Attribute.CERTAINTY: Message("certainty"),
        Attribute.STATUS: Message("status"),
        Attribute.TAG: Message("tag"),
        Attribute.INDUSTRY: Message("industry"),
        Attribute.EFFORT: Message("level"),
        Attribute.IMPACT: Message("level"),
    }
    if attribute is None or isinstance(attribute, Attribute):
        return nouns.get(attribute, Message("trend")) if attribute else Message("trend")
    return Message("value")
