"""One entry of trends/ and its parts."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Annotated

from radargen.model.declared import EditionId, FacetValues, Id, InFiles, Level, Levels, Meaning, Names, Note
from radargen.model.texts import NO_TEXT, SourceMap, Text
from radargen.model.vocabulary import (
    About,
    Architecture,
    Department,
    Direction,
    Fate,
    LinkType,
    Outcome,
    Shows,
    SourceKind,
    Status,
    Wanted,
)


@dataclass(frozen=True, slots=True)
class Source:
    """A source; `date` is as exact as the source gives it: 2026, 2026-03 or 2026-03-27, or empty.

    `by` is its author or publisher: two sources by the same one are not independent. A source with figures states the
    `population` and the sample size `n` (1 or more). Marks [^key] in the text refer to the source with that `key`.
    `about` is stated where it is not about the trend itself.
    """

    title: str
    url: str = ""
    date: Annotated[str, Meaning("As exact as the source: 2026, 2026-03 or 2026-03-27.")] = ""
    kind: SourceKind | None = None
    by: Annotated[str, Meaning("The author or publisher.")] = ""
    shows: Annotated[tuple[Shows, ...], Meaning("What it has to say of the trend.")] = ()
    about: Annotated[About | None, Meaning("Where it is not about the trend itself.")] = None
    population: Annotated[Text, Meaning("Who or what was counted or asked.")] = NO_TEXT
    n: Annotated[int | None, Meaning("How many were.")] = None
    key: Annotated[Id, Meaning("Marks [^key] in the text lead to it.")] = ""


@dataclass(frozen=True, slots=True)
class Case:
    """A case: what one organisation did."""

    organisation: str
    what: Text
    industry: Text = NO_TEXT
    country: str = ""
    year: str = ""
    first_step: Text = NO_TEXT
    obstacle: Text = NO_TEXT
    outcome: Outcome = Outcome.REPORTED
    source: Source | None = None
    shows: Annotated[tuple[Shows, ...], Meaning("What it has to say of the trend.")] = ()
    about: Annotated[About | None, Meaning("Where it is not about the trend itself.")] = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A value that a source states for a year; `source` is the key of one of the entry's sources.

    Figures of the same thing, population and unit form a series.
    """

    what: Text
    year: int
    value: Decimal
    source: Annotated[Id, Meaning("The key of one of the sources.")]
    population: Annotated[Text, Meaning("Who or what was counted or asked.")] = NO_TEXT
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Search:
    """A search that found nothing: day, subject, place and words.

    Names of catalogues and the words typed there are the same in every language, so they are not texts by language.
    """

    date: dt.date
    wanted: Annotated[Wanted, InFiles("for")]
    place: Annotated[str, InFiles("where"), Meaning("The catalogue, archive or search engine.")]
    words: Annotated[tuple[str, ...], Meaning("As they were typed.")]


@dataclass(frozen=True, slots=True)
class Link:
    """A relation of a trend to the trend with the id `to`."""

    to: Id
    type: LinkType


@dataclass(frozen=True, slots=True)
class Rating:
    """One rater's levels (1 to 5) per criterion id, in the order of the radar's criteria."""

    by: str
    role: str = ""
    date: dt.date | None = None
    levels: Annotated[Levels, Meaning("1 to 5 by the id of a criterion.")] = ()
    note: Text = NO_TEXT


@dataclass(frozen=True, slots=True)
class Settlement:
    """Levels (1 to 5) that were settled; they take the place of the middle of the ratings."""

    levels: Annotated[Levels, Meaning("1 to 5 by the id of a criterion.")] = ()
    because: Annotated[Text, Meaning("Why these.")] = NO_TEXT


@dataclass(frozen=True, slots=True)
class Outlook:
    """Where the editors of an edition expect the trend to be in the year `by`: an opinion.

    `sign` is the observation that would refute it.
    """

    towards: Direction
    by: int
    because: Text
    sign: Annotated[Text, Meaning("What one would see if the outlook were wrong.")]


@dataclass(frozen=True, slots=True)
class Assessment:
    """The assessment of a trend for one edition; `ring` states the ring, or overrides the computed one `because`.

    If not `confirmed`, it was carried over from the previous edition and has not been reviewed since.
    """

    edition: EditionId
    ratings: tuple[Rating, ...] = ()
    settled: Annotated[Settlement | None, Meaning("The levels that the ring rests on in place of the ratings.")] = None
    ring: Id = ""
    because: Annotated[Text, Meaning("Why the editors override the rule.")] = NO_TEXT
    reason: Text = NO_TEXT
    dissent: Text = NO_TEXT
    impact: Level | None = None
    text: Annotated[Text, Meaning("Markdown: what this edition said where the entry's text has changed since.")] = (
        NO_TEXT
    )
    confirmed: bool = True
    outlook: Annotated[Outlook | None, Meaning("An opinion; later editions score it by the rings.")] = None


@dataclass(frozen=True, slots=True)
class Effort:
    """Implementation effort, 1 to 5, in the organisation and in the architecture."""

    organisation: Level
    architecture: Level

    @property
    def most(self) -> int:
        """The larger of the two."""
        return max(self.organisation, self.architecture)


@dataclass(frozen=True, slots=True)
class Span:
    """The phases, by id, between which starting makes sense."""

    first: Annotated[Id, InFiles("from")]
    last: Annotated[Id, InFiles("to")]


@dataclass(frozen=True, slots=True)
class SharePicture:
    """The picture that others show beside a link to the trend's page, by its path below the radar's folder."""

    path: Annotated[str, InFiles("file")]
    words: Text = NO_TEXT


@dataclass(frozen=True, slots=True)
class Archive:
    """Why and how a trend left the chart."""

    fate: Annotated[Fate, InFiles("as")]
    edition: EditionId = ""
    reason: Text = NO_TEXT
    successor: Id = ""


@dataclass(frozen=True, slots=True)
class Trend:
    """One entry: trends/<id>.yaml; `formerly` are its former ids, whose addresses redirect to it."""

    id: Id
    name: Text
    dimension: Id
    assessments: Annotated[tuple[Assessment, ...], Note.UNPUBLISHED] = ()
    label: Text = NO_TEXT
    summary: Text = NO_TEXT
    text: Annotated[Text, Meaning("Markdown.")] = NO_TEXT
    aliases: Annotated[Names, Meaning("Older and competing names, by language.")] = ()
    formerly: Annotated[tuple[Id, ...], Note.UNPUBLISHED] = ()
    effort: Effort | None = None
    legal_duty: Annotated[bool, Meaning("A legal duty is in force.")] = False
    status: Status = Status.ACTIVE
    archived: Archive | None = None
    phases: Annotated[Span | None, Meaning("The phases of an organisation between which starting makes sense.")] = None
    factors: tuple[Id, ...] = ()
    facets: Annotated[FacetValues, Meaning("Ids of values by the id of a facet of the radar.")] = ()
    first_step: Text = NO_TEXT
    who: Annotated[Text, Meaning("Who must act.")] = NO_TEXT
    cost: Annotated[Text, Meaning("The order of magnitude of the cost, and what it depends on.")] = NO_TEXT
    success: Annotated[Text, Meaning("The visible sign that it works.")] = NO_TEXT
    links: tuple[Annotated[Link, Meaning("This trend <type> that one.")], ...] = ()
    goal_conflicts: tuple[Department, ...] = ()
    architecture_needs: tuple[Architecture, ...] = ()
    figures: tuple[Figure, ...] = ()
    cases: tuple[Case, ...] = ()
    sources: tuple[Source, ...] = ()
    searched: Annotated[tuple[Search, ...], Meaning("What was looked for and not found.")] = ()
    tags: tuple[str, ...] = ()
    owner: str = ""
    review_by: dt.date | None = None
    share_picture: Annotated[SharePicture | None, Note.UNPUBLISHED] = None
    where: SourceMap = field(default_factory=SourceMap, compare=False, repr=False)

    def __hash__(self) -> int:
        """Hashes id and name only: charts are cached by radar, and hashing all texts would take longer."""
        return hash((self.id, self.name))

    def without(self, others: Collection[str]) -> "Trend":
        """The trend without links to those trends, and without any of them as successor."""
        links = tuple(link for link in self.links if link.to not in others)
        archived = self.archived
        if archived and archived.successor in others:
            archived = replace(archived, successor="")
        same = (links, archived) == (self.links, self.archived)
        return self if same else replace(self, links=links, archived=archived)

    def assessment(self, edition: str) -> Assessment | None:
        """The assessment for that edition; None without one."""
        return next((a for a in self.assessments if a.edition == edition), None)

    def values_of(self, facet_id: str) -> tuple[str, ...]:
        """The ids of its values of that facet."""
        return dict(self.facets).get(facet_id, ())

    def short(self, language: str) -> str:
        """The name for charts: the label where there is one, else the name."""
        return (
            self.label.get(language) or self.name.get(language) or self.label.any(language) or self.name.any(language)
        )
