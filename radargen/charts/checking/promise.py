"""One promise of a chart, and what was found of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from radargen.text.messages import NOTHING, Message, some_of

# So many culprits are named; more would not help.
NAMED = 3


@dataclass(frozen=True, slots=True)
class Promise:
    """A count or measure against what is allowed: at most that, or with `at_least` no less; `where` names culprits.

    A `goal` is told like the others, but a chart that misses it breaks no promise.
    """

    name: Message
    found: float
    allowed: float
    at_least: bool = False
    where: Message = NOTHING
    goal: bool = False

    @property
    def reached(self) -> bool:
        """Whether what was found is what is allowed."""
        return self.found >= self.allowed if self.at_least else self.found <= self.allowed

    @property
    def kept(self) -> bool:
        """Whether the chart does what it promises."""
        return self.goal or self.reached


def none_of(name: Message, culprits: Iterable[Message]) -> Promise:
    """A promise that there is no such thing."""
    found = list(culprits)
    return Promise(name, len(found), 0, where=some_of(found, NAMED, "; "))


def no_less(name: Message, found: Iterable[tuple[float, Message]], allowed: float) -> Promise | None:
    """A promise on the least of several measures, each with what it is of; None where nothing was measured."""
    measured = list(found)
    if not measured:
        return None
    least, where = min(measured)
    return Promise(name, least, allowed, at_least=True, where=where)
