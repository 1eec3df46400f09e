"""Expressions that choose trends are read as what they say, or one sentence says where they are wrong."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from radargen.model import EVERYTHING, Attribute, Condition, Operator, Selection, SelectionError, Value
from radargen.model.selection import LEVELLED, LEVELS, parsed
from tests.selection import examples


def of(*values: str, word: Attribute | None = None, operator: Operator = Operator.IS) -> Condition:
    return Condition(tuple(map(Value, values)), word, operator)


@pytest.mark.parametrize(
    ("expression", "conditions"),
    [
        ("kanban", [[of("kanban")]]),
        ("kanban,lean", [[of("kanban", "lean")]]),
        ("kanban|lean", [[of("kanban", "lean")]]),
        ("kanban,ring=pilot,lean", [[of("kanban", "lean")], [of("pilot", word=Attribute.RING)]]),
        ("ring=pilot", [[of("pilot", word=Attribute.RING)]]),
        (" RING = pilot ", [[of("pilot", word=Attribute.RING)]]),
        ("ring=pilot|scale", [[of("pilot", "scale", word=Attribute.RING)]]),
        ("ring=pilot,tag=ai", [[of("pilot", word=Attribute.RING)], [of("ai", word=Attribute.TAG)]]),
        ("ring=pilot|tag=ai|b", [[of("pilot", word=Attribute.RING), of("ai", "b", word=Attribute.TAG)]]),
        ("kanban|tag=ai", [[of("kanban"), of("ai", word=Attribute.TAG)]]),
        ("ring!=pilot|scale", [[of("pilot", "scale", word=Attribute.RING, operator=Operator.IS_NOT)]]),
        ("impact>=4", [[of("4", word=Attribute.IMPACT, operator=Operator.AT_LEAST)]]),
        ("effort<=2", [[of("2", word=Attribute.EFFORT, operator=Operator.AT_MOST)]]),
        ('name="A, b | c = ""d"""', [[of('A, b | c = "d"', word=Attribute.NAME)]]),
        ("name=Wow! <really>", [[of("Wow! <really>", word=Attribute.NAME)]]),
    ],
)
def test_an_expression_says_what_it_says(expression: str, conditions: list[list[Condition]]) -> None:
    assert parsed(expression) == Selection(tuple(map(tuple, conditions)))


@pytest.mark.parametrize(
    ("expression", "at", "sentence"),
    [
        ("", 1, "A value is missing here, such as in ring=scale."),
        ("ring=", 6, "A value is missing here, such as in ring=scale."),
        ("ring= ,tag=ai", 7, "A value is missing here, such as in ring=scale."),
        ("kanban,", 8, "A value is missing here, such as in ring=scale."),
        ('tag=""', 5, "A value is missing here, such as in ring=scale."),
        ("tag=ai||x", 8, "A value is missing here, such as in ring=scale."),
        ("=x", 1, "A word is missing before “=”, such as ring."),
        ("tag=ai,!=x", 8, "A word is missing before “!=”, such as ring."),
        ("tag=a=b", 6, "“=” is one too many: "),
        ("tag==b", 5, "“=” is one too many: "),
        ('tag=a "b"', 7, "“b” is one too many: "),
        ("rng=pilot", 1, "There is no word “rng”. Did you mean ring? There are id, name, dimension, ring, "),
        ("tag=ai, quadrant=x", 9, "There is no word “quadrant”. "),
        ("ring>=pilot", 5, "ring has no levels; write = or != behind it."),
        ("impact>=high", 9, "impact has levels from 1 to 5, not “high”."),
        ("effort=3|6", 10, "effort has levels from 1 to 5, not “6”."),
        ('name="a', 6, "The quotation mark is not closed; "),
        ('name="a""', 6, "The quotation mark is not closed; "),
    ],
)
def test_a_wrong_expression_is_one_sentence_with_its_place(expression: str, at: int, sentence: str) -> None:
    with pytest.raises(SelectionError) as told:
        parsed(expression)
    assert (told.value.at, str(told.value)[: len(sentence)]) == (at, sentence)


def test_a_value_knows_its_place() -> None:
    ((ring,), (tag,)) = parsed("ring=pilot| scale ,tag=ai").conditions
    assert [value.at for value in (*ring.values, *tag.values)] == [6, 13, 24]


def test_without_a_condition_it_is_everything() -> None:
    assert not EVERYTHING
    assert parsed("tag=ai").asks_for(Attribute.TAG)
    assert not parsed("kanban").asks_for(Attribute.ID)


VALUES = st.text(min_size=1, max_size=8).filter(str.strip)


@st.composite
def conditions(draw: st.DrawFn, bare: bool) -> Condition:
    word = None if bare else draw(st.sampled_from(Attribute))
    values = tuple(
        map(Value, draw(st.lists(st.sampled_from(LEVELS) if word in LEVELLED else VALUES, min_size=1, max_size=3)))
    )
    operators = [*Operator] if word in LEVELLED else [Operator.IS, Operator.IS_NOT]
    return Condition(values, word, draw(st.sampled_from(operators)) if word else Operator.IS)


@st.composite
def selections(draw: st.DrawFn) -> Selection:
    """Any selection: at most one condition that names trends alone, a bare one at the beginning of another."""
    said = draw(st.lists(st.lists(conditions(bare=False), min_size=1, max_size=2), max_size=3))
    led = [(*([draw(conditions(bare=True))] if draw(st.booleans()) else []), *some) for some in said]
    naming = [(draw(conditions(bare=True)),)] if not led or draw(st.booleans()) else []
    return Selection(tuple(draw(st.permutations([*led, *naming]))))


@given(selections())
@settings(max_examples=examples(150))
def test_what_is_written_is_read_again(selection: Selection) -> None:
    assert parsed(str(selection)) == selection


@given(st.text(alphabet=st.one_of(st.sampled_from(',|=!<>" 1a'), st.characters())) | st.text())
@settings(max_examples=examples(600))
def test_any_text_is_a_selection_or_has_one_error_within_it(expression: str) -> None:
    try:
        selection = parsed(expression)
    except SelectionError as error:
        assert 1 <= error.at <= len(expression) + 1
        assert error.message
    else:
        assert parsed(str(selection)) == selection
