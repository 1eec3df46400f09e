"""A single promise of a chart, with what was found."""

from collections.abc import Iterable
from dataclasses import dataclass

from radargen.text.messages import NOTHING, Message, some_of

# How many culprits are named at most; more would not help.
NAMED = 3


@dataclass(frozen=True, slots=True)
class Promise:
    """A count or measure compared with its limit; `where` names the culprits.

    The limit is a maximum, or a minimum with `at_least`. A `goal` is reported like any other promise, but a chart that
    misses it breaks no promise.
    """

    name: Message
    found: float
    allowed: float
    at_least: bool = False
    where: Message = NOTHING
    goal: bool = False

    @property
    def reached(self) -> bool:
        """Whether what was found is within the limit."""
        return self.found >= self.allowed if self.at_least else self.found <= self.allowed

    @property
    def kept(self) -> bool:
        """Whether the promise holds, as a mere goal always does."""
        return self.goal or self.reached


def none_of(name: Message, culprits: Iterable[Message]) -> Promise:
    """The promise that there are no such culprits."""
    found = list(culprits)
    return Promise(name, len(found), 0, where=some_of(found, NAMED, "; "))


def no_less(name: Message, found: Iterable[tuple[float, Message]], allowed: float) -> Promise | None:
    """The promise that the smallest measure is at least `allowed`; None if nothing was measured.

    Each measure comes with the name of what it was taken from.
    """
    measured = list(found)
    if not measured:
        return None
    least, where = min(measured)
    return Promise(name, least, allowed, at_least=True, where=where)
