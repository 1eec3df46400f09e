"""The selection in words, for readers."""

from radargen.assessing import value_name
from radargen.charts.placing.typesetting.line_breaking import without_soft_hyphens
from radargen.model import Attribute, Condition, Operator, Radar, Selection
from radargen.text.wording import Wording

# How many values are named; if there are more than NAMED, the others are counted.
NAMED, FIRST = 4, 3
SENTENCES = {
    Operator.IS: "chart.selected",
    Operator.IS_NOT: "chart.selected-not",
    Operator.AT_LEAST: "chart.selected-at-least",
    Operator.AT_MOST: "chart.selected-at-most",
}


def selection_words(selection: Selection, radar: Radar, say: Wording) -> str:
    """The selection as in `Ring: Scale or Pilot · Tag: ai`; empty for everything."""
    conditions = (
        _either([_condition(one, radar, say) for one in alternatives], say) for alternatives in selection.conditions
    )
    return " · ".join(conditions)


def _condition(condition: Condition, radar: Radar, say: Wording) -> str:
    attribute = condition.attribute or Attribute.ID
    names = [without_soft_hyphens(value_name(radar, attribute, value.text, say.language)) for value in condition.values]
    names = list(dict.fromkeys(names))
    if len(names) > NAMED:
        first, left = names[:FIRST], len(names) - FIRST
        values = f"{', '.join(first)} {say('chart.more', count=left)}"
    elif condition.operator is Operator.IS and attribute is Attribute.ID:
        # A list of trends names all of them.
        values = say.listed(names)
    else:
        values = _either(names, say)
    return say(SENTENCES[condition.operator], what=_what(attribute, radar, say), values=values)


def _what(attribute: Attribute | str, radar: Radar, say: Wording) -> str:
    if isinstance(attribute, Attribute):
        return say(f"filter.{attribute}")
    return without_soft_hyphens(radar.facet(attribute).name.any(say.language))


def _either(words: list[str], say: Wording) -> str:
    """An enumeration, as in `a, b or c`."""
    return say("list.last-or", head=", ".join(words[:-1]), last=words[-1]) if len(words) > 1 else words[0]
