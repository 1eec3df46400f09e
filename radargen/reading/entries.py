"""All entries of a radar together, as the rules look at them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from radargen.model import Radar, Trend
from radargen.problems import Problem


@dataclass(frozen=True, slots=True)
class Entries:
    """A radar with every trend that could be read, also those with errors.

    `files` are the ids of all files, `sound` those of the trends whose form is without error. A rule looks at what any
    trend says, but only for sound trends at what it lacks: in another, the missing part may be the one with the error.
    """

    radar: Radar
    files: frozenset[str]
    sound: frozenset[str]

    def whole(self) -> Iterator[Trend]:
        """The trends of which it can be told what they lack."""
        return (trend for trend in self.radar.trends if trend.id in self.sound)


Rule = Callable[[Entries], Iterator[Problem]]
