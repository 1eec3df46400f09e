"""All entries of a radar together, as the rules look at them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from radargen.model import Picture, Radar, Trend
from radargen.model.problems import Problem
from radargen.reading.nodes import Document

# More than anybody reads; a chart says by itself when it has no room for so many.
MOST_TRENDS = 10_000
MOST_EDITIONS = 100


@dataclass(frozen=True, slots=True, eq=False)
class Entries:
    """A radar with every trend that could be read, also those with errors.

    `files` are the ids of all files, `documents` what the trends were made of. A rule that asks for what a trend lacks
    first asks whether the document tells it: what is missing may be the part with the error. `links` are pairs of ids,
    also from links whose type is wrong. `former` leads from ids that trends had before to those of today. `published`
    are the data of published editions, by their ids. `frame` is what radar.yaml says, as far as that is sound;
    `pictures` are those of texts by path, or what is wrong with one.
    """

    radar: Radar
    files: frozenset[str]
    documents: Mapping[str, Document] = field(default_factory=dict)
    links: frozenset[tuple[str, str]] = frozenset()
    former: Mapping[str, str] = field(default_factory=dict)
    published: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    frame: Document | None = None
    pictures: Mapping[str, Picture | Problem] = field(default_factory=dict)

    def now(self, trend_id: str) -> str:
        """The id of today of a trend that is named by that one."""
        return self.former.get(trend_id, trend_id)

    def tells(self, trend: Trend, *key: str | int) -> bool:
        """Whether it can be told what stands there in the trend, or that nothing does."""
        document = self.documents.get(trend.id)
        return document is None or document.tells(*key)

    def intact(self, trend: Trend, *key: str | int) -> bool:
        """Whether nothing at that place or below it was wrong."""
        document = self.documents.get(trend.id)
        return document is None or document.intact(*key)


Rule = Callable[[Entries], Iterator[Problem]]
