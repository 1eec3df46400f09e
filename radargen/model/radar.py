"""The whole radar: radar.yaml and the valid entries."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Annotated, TypeVar

from radargen.model.classification import Facet, Industry
from radargen.model.declared import InFiles
from radargen.model.entry import Case, Trend
from radargen.model.frame import (
    Contributor,
    Criterion,
    Dimension,
    Edition,
    Factor,
    History,
    Phase,
    Publisher,
    Ring,
    Rule,
    Tag,
)
from radargen.model.house_style import House, Picture
from radargen.model.texts import NO_TEXT, SourceMap, Text
from radargen.model.vocabulary import PICTURES, DownloadKind


@dataclass(frozen=True, slots=True)
class Radar:
    """The content of radar.yaml and of the valid entries; trends by id, rings from the centre, editions oldest first.

    `pictures` are those of the texts, `share_pictures` those that trends have for links to them, ordered by path.
    """

    id: str
    title: Text
    languages: tuple[str, ...]
    dimensions: tuple[Dimension, ...]
    rings: tuple[Ring, ...]
    editions: tuple[Edition, ...]
    trends: tuple[Trend, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    rule: Rule | None = None
    phases: tuple[Phase, ...] = ()
    factors: tuple[Factor, ...] = ()
    tags: tuple[Tag, ...] = ()
    contributors: tuple[Contributor, ...] = ()
    industries: tuple[Industry, ...] = ()
    facets: tuple[Facet, ...] = ()
    about: Text = NO_TEXT
    history: History = field(default_factory=History)
    publisher: Publisher = field(default_factory=Publisher)
    downloads: tuple[DownloadKind, ...] = PICTURES
    house: Annotated[House, InFiles("theme")] = field(default_factory=House)
    pictures: tuple[Picture, ...] = ()
    share_pictures: tuple[Picture, ...] = ()
    where: SourceMap = field(default_factory=SourceMap, compare=False, repr=False)

    @property
    def newest(self) -> Edition:
        """The last edition of radar.yaml, whatever its date."""
        return self.editions[-1]

    def trend(self, trend_id: str) -> Trend | None:
        """The trend with that id; None if there is none."""
        place = bisect_left(self.trends, trend_id, key=_id)
        if place < len(self.trends) and self.trends[place].id == trend_id:
            return self.trends[place]
        # Where two radars are compared, some have other ids than the order is by.
        return next((t for t in self.trends if t.id == trend_id), None)

    def ring(self, ring_id: str) -> Ring:
        """The ring with that id; KeyError if there is none."""
        return _by_id(self.rings, ring_id)

    def dimension(self, dimension_id: str) -> Dimension:
        """The dimension with that id; KeyError if there is none."""
        return _by_id(self.dimensions, dimension_id)

    def edition(self, edition_id: str) -> Edition:
        """The edition with that id; KeyError if there is none."""
        return _by_id(self.editions, edition_id)

    def tag_name(self, tag: str, language: str) -> str:
        """What readers call a tag: as trends write it, unless `tags` names it."""
        return next((one.name.any(language) for one in self.tags if one.id == tag), tag)

    def contributor_name(self, by: str, language: str) -> str:
        """What readers call who rates or keeps a trend: as trends write it, unless `contributors` names it."""
        return next((one.name.any(language) for one in self.contributors if one.id == by), by)

    def facet(self, facet_id: str) -> Facet:
        """The facet with that id; KeyError if there is none."""
        return _by_id(self.facets, facet_id)

    def industry(self, case: Case) -> str:
        """The id of a case's industry; where radar.yaml lists none, its name in the first language, or nothing."""
        name = case.industry.any(self.languages[0])
        return next((one.id for one in self.industries if one.name.any(self.languages[0]) == name), name)

    def before(self, edition: Edition) -> Edition | None:
        """The preceding edition; None for the first."""
        place = self.editions.index(edition)
        return self.editions[place - 1] if place else None

    def on(self, edition: Edition) -> Iterator[Trend]:
        """The trends on that edition's chart, in id order: those with an assessment for it."""
        return (t for t in self.trends if t.assessment(edition.id))

    def former(self) -> dict[str, str]:
        """The current ids of trends by their former ids."""
        return {old: trend.id for trend in self.trends for old in trend.formerly}

    def unconfirmed(self, edition: Edition) -> list[Trend]:
        """The trends whose assessment for the edition was carried over and is not confirmed."""
        return [t for t in self.trends if (assessment := t.assessment(edition.id)) and not assessment.confirmed]


_id = attrgetter("id")
T = TypeVar("T", Dimension, Ring, Edition, Facet)


def _by_id(things: tuple[T, ...], wanted: str) -> T:
    for thing in things:
        if thing.id == wanted:
            return thing
    raise KeyError(wanted)
