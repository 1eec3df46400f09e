"""Expressions that choose trends, such as `ring=scale|pilot,tag=ai`: text in, selection out.

    selection   = condition { "," condition }          all of them must hold
    condition   = alternative { "|" alternative }      one of them must hold
    alternative = [ word operator ] value
    operator    = "=" | "!=" | ">=" | "<="
    value       = text without , | = " or any text in double quotes, in which "" stands for one of them

An alternative without a word goes on with the word and operator before it in its condition; at the beginning of one
it names a trend. Conditions that only name trends are one, so that `kanban,lean` are both. `ring!=scale|pilot` is
neither of the two. Which values there are is no matter of this module.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from radargen.text.messages import Message
from radargen.text.suggestions import suggestion_and_known


class Attribute(StrEnum):
    """What a condition asks of a trend: the attributes of the site's filters, and some more."""

    ID = "id"
    NAME = "name"
    DIMENSION = "dimension"
    RING = "ring"
    ACTION = "action"
    MOVEMENT = "movement"
    PHASE = "phase"
    EFFORT = "effort"
    IMPACT = "impact"
    FACTOR = "factor"
    AGREEMENT = "agreement"
    CERTAINTY = "certainty"
    STATUS = "status"
    TAG = "tag"
    INDUSTRY = "industry"


# Those that have levels, from 1 to 5.
LEVELLED = (Attribute.EFFORT, Attribute.IMPACT)
LEVELS = ("1", "2", "3", "4", "5")


class Operator(StrEnum):
    """How a trend's values compare with those of a condition."""

    IS = "="
    IS_NOT = "!="
    AT_LEAST = ">="
    AT_MOST = "<="


@dataclass(frozen=True, slots=True)
class Value:
    """A value as written; `at` is its place in the expression, from 1."""

    text: str
    at: int = field(default=1, compare=False)

    def __str__(self) -> str:
        plain = self.text and self.text == self.text.strip() and not re.search('[,|="]', self.text)
        return self.text if plain else '"' + self.text.replace('"', '""') + '"'


@dataclass(frozen=True, slots=True)
class Condition:
    """One of the values, or with IS_NOT none of them; without an attribute they are ids or names of trends.

    An attribute that is none of `Attribute` is the id of a facet.
    """

    values: tuple[Value, ...]
    attribute: Attribute | str | None = None
    operator: Operator = Operator.IS

    def __str__(self) -> str:
        word = f"{self.attribute}{self.operator}" if self.attribute else ""
        return word + "|".join(map(str, self.values))


@dataclass(frozen=True, slots=True)
class Selection:
    """Which trends: of each of the conditions one alternative must hold; without any, these are all trends."""

    conditions: tuple[tuple[Condition, ...], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.conditions)

    def __str__(self) -> str:
        """The expression, which `parsed` reads as the same selection."""
        return ",".join("|".join(map(str, alternatives)) for alternatives in self.conditions)

    def asks_for(self, attribute: Attribute) -> bool:
        """Whether it has a condition on that."""
        return any(one.attribute is attribute for alternatives in self.conditions for one in alternatives)


EVERYTHING = Selection()


class SelectionError(ValueError):
    """What is wrong with an expression, and at which character, from 1."""

    def __init__(self, at: int, message: Message) -> None:
        super().__init__(message)
        self.at, self.message = at, message


@dataclass(frozen=True, slots=True)
class _Token:
    """A mark (a separator or an operator), or a text, whose mark is empty."""

    mark: str
    text: str
    at: int


# A quoted text may lack its last mark, which is found out later.
_TOKEN = re.compile(r'[,|]|[!<>]?=|"(?:[^"]|"")*"?|(?:[^,|="!<>]|[!<>](?!=))+')


def parsed(expression: str, facets: Collection[str] = ()) -> Selection:
    """The selection that the expression means; raises SelectionError for anything that is none.

    `facets` are ids of facets of the radar, which are words as well.
    """
    end = _Token("", "", len(expression.rstrip()) + 1)
    conditions = [tuple(_condition(part, after, facets)) for part, after in _split(_tokens(expression), ",", end)]
    return Selection(tuple(_united(conditions)))


def _tokens(expression: str) -> list[_Token]:
    tokens = []
    for found in _TOKEN.finditer(expression):
        text, at = found[0], found.start() + 1
        if text in (",", "|", *Operator):
            tokens.append(_Token(text, text, at))
        elif text.startswith('"'):
            if text.count('"') % 2:
                raise SelectionError(at, Message("The quotation mark is not closed; write another one at the end."))
            tokens.append(_Token("", text[1:-1].replace('""', '"'), at))
        elif words := text.strip():
            tokens.append(_Token("", words, at + len(text) - len(text.lstrip())))
    return tokens


def _split(tokens: Sequence[_Token], mark: str, end: _Token) -> Iterator[tuple[Sequence[_Token], _Token]]:
    """The tokens between the marks, each part with the token behind it, which is `end` for the last."""
    start = 0
    for place, token in enumerate(tokens):
        if token.mark == mark:
            yield tokens[start:place], token
            start = place + 1
    yield tokens[start:], end


def _condition(tokens: Sequence[_Token], end: _Token, facets: Collection[str]) -> Iterator[Condition]:
    attribute: Attribute | str | None = None
    operator, values = Operator.IS, list[Value]()
    for part, after in _split(tokens, "|", end):
        value = _value(part, after)
        if len(part) > 1:
            if values:
                yield Condition(tuple(values), attribute, operator)
            attribute, operator, values = _attribute(part[0], facets), Operator(part[1].mark), []
            if operator not in (Operator.IS, Operator.IS_NOT) and attribute not in LEVELLED:
                raise SelectionError(
                    part[1].at, Message("{word} has no levels; write = or != behind it.", word=attribute)
                )
        if attribute in LEVELLED and value.text not in LEVELS:
            sentence = Message("{word} has levels from 1 to 5, not “{value}”.", word=attribute, value=value.text)
            raise SelectionError(value.at, sentence)
        values.append(value)
    yield Condition(tuple(values), attribute, operator)


def _value(part: Sequence[_Token], after: _Token) -> Value:
    """The value of an alternative: its only token, or the third, behind a word and an operator."""
    match [bool(token.mark) for token in part]:
        case [False] | [False, True, False] if part[-1].text:
            return Value(part[-1].text, part[-1].at)
        case [] | [False] | [False, True] | [False, True, False]:
            at = after.at if not part or part[-1].mark else part[-1].at
            raise SelectionError(at, Message("A value is missing here, such as in ring=scale."))
        case [True, *_]:
            sentence = Message("A word is missing before “{mark}”, such as ring.", mark=part[0].mark)
            raise SelectionError(part[0].at, sentence)
        case marks:
            surplus = part[3] if marks[:3] == [False, True, False] else part[1 if not marks[1] else 2]
            raise SelectionError(
                surplus.at,
                Message(
                    "“{words}” is one too many: put a comma or | between values, and quotation marks around one that "
                    "holds such a mark.",
                    words=surplus.text,
                ),
            )


def _attribute(token: _Token, facets: Collection[str]) -> Attribute | str:
    word = token.text.casefold()
    if word in facets:
        return word
    if word not in list(Attribute):
        raise SelectionError(
            token.at,
            Message(
                "There is no word “{name}”. {hint}",
                name=token.text,
                hint=suggestion_and_known(word, [*Attribute, *facets], most=len(Attribute) + len(facets)),
            ),
        )
    return Attribute(word)


def _united(conditions: Sequence[tuple[Condition, ...]]) -> Iterator[tuple[Condition, ...]]:
    """The conditions, those that only name trends as one."""
    naming = [one for one in conditions if len(one) == 1 and one[0].attribute is None]
    for alternatives in conditions:
        if alternatives not in naming:
            yield alternatives
        elif alternatives is naming[0]:
            yield (Condition(tuple(value for (one,) in naming for value in one.values)),)
