"""The form of a file of trends/, full and short."""

from collections.abc import Sequence
from typing import Annotated, ClassVar

from pydantic import ConfigDict, Field

from radargen.model import (
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
from radargen.reading.forms.fields import (
    DimensionRef,
    EditionRef,
    FactorRef,
    Form,
    FormerId,
    Id,
    IndustryRef,
    Line,
    Many,
    Markdown,
    Name,
    Names,
    PhaseRef,
    Phrases,
    RingRef,
    TrendRef,
    Words,
)
from radargen.reading.forms.form_errors import form_at, keys_of
from radargen.reading.forms.numbers_and_dates import Count, Date, Flag, Level, Number, PartialDate, Year, YearNumber
from radargen.reading.forms.picture_paths import Photograph
from radargen.reading.forms.web_addresses import Url
from radargen.text.messages import Message


class SourceForm(Form):
    """Where a statement comes from."""

    called: ClassVar[Message] = Message("a source")
    spared: ClassVar[frozenset[str]] = frozenset({"title"})
    key: Id | None = Field(
        None,
        description="By what texts name it: a mark [^key] in text, summary, reason or because leads to the source.",
    )
    title: Line = Field(description="Title, with the author or medium before it.")
    by: Line | None = Field(
        None, description="Its author or publisher; sources by the same, written alike, count as one voice."
    )
    url: Url | None = Field(None, description="Web address, with http or https.")
    date: PartialDate | None = Field(None, description="As exact as it is known: 2026, 2026-03 or 2026-03-27.")
    kind: SourceKind | None = Field(None, description="Who speaks.")
    shows: Annotated[tuple[Shows, ...], Many] | None = Field(
        None, description="What it has to say of the trend; several words are possible."
    )
    about: About | None = Field(
        None, description="Where it is about a neighbouring subject; then it counts as one voice, not as a study."
    )
    population: Words | None = Field(None, description="Who or what was counted or asked, where it counts something.")
    n: Count | None = Field(None, description="How many were: a whole number.")


class CaseForm(Form):
    """What one organisation did."""

    called: ClassVar[Message] = Message("a case")
    spared: ClassVar[frozenset[str]] = frozenset({"organisation", "what"})
    organisation: Line = Field(description="The organisation's name.")
    industry: IndustryRef | None = Field(
        None, description="Its industry: id of one of radar.yaml, or any name where that lists none."
    )
    country: Line | None = Field(None, description="Its country, such as DE, AT or CH.")
    year: Year | None = Field(None, description="The year it happened.")
    what: Words = Field(description="What it did, in a sentence.")
    first_step: Words | None = Field(None, description="What it did first.")
    obstacle: Words | None = Field(None, description="What stood in the way.")
    outcome: Outcome | None = Field(None, description="How it ended, as far as the source tells; reported if absent.")
    shows: Annotated[tuple[Shows, ...], Many] | None = Field(
        None, description="What it has to say of the trend; several words are possible."
    )
    about: About | None = Field(
        None, description="Where it is about a neighbouring subject; then it counts as one voice, not as a case."
    )
    source: SourceForm | None = Field(None, description="Where this was read.")


class FigureForm(Form):
    """A value that a source states for a year."""

    called: ClassVar[Message] = Message("a figure")
    what: Words = Field(description="What was measured; figures of the same thing, population and unit form a series.")
    population: Words | None = Field(None, description="Who or what was counted or asked.")
    year: YearNumber = Field(description="The year that it tells of.")
    value: Number = Field(description="The number alone, with a decimal point.")
    unit: Line | None = Field(
        None, description="A sign after the number that every language reads, such as %, € or min."
    )
    source: Id = Field(description="Key of the source that states it.")


class SearchForm(Form):
    """What somebody looked for and did not find."""

    called: ClassVar[Message] = Message("a search")
    date: Date = Field(description="When.")
    wanted: Wanted = Field(alias="for", description="What was looked for.")
    place: Line = Field(alias="where", description="Where: the catalogue, archive or search engine, by its name.")
    words: Phrases = Field(description="The words typed there; a list where there were several searches.")


class LinkForm(Form):
    """What this trend has to do with another; the reverse is derived."""

    called: ClassVar[Message] = Message("a link")
    to: TrendRef = Field(description="Id of the other trend: its file name without .yaml.")
    type: LinkType = Field(description="Read: this trend <type> that trend.")


# The configuration of forms whose further keys are the ids of the radar's criteria.
_WITH_LEVELS = ConfigDict(
    extra="allow",
    json_schema_extra={
        "additionalProperties": {
            "description": "The level for a criterion of radar.yaml.",
            "type": ["integer", "string"],
            "minimum": 1,
            "maximum": 5,
            "pattern": "^[1-5]$",
        }
    },
)


class RatingForm(Form):
    """One rater's levels; beside these keys stand the ids of the radar's criteria, each with 1 to 5."""

    model_config = _WITH_LEVELS
    called: ClassVar[Message] = Message("a rating")
    spared: ClassVar[frozenset[str]] = frozenset({"by"})
    by: Line = Field(description="Who rates.")
    role: Line | None = Field(None, description="In what role.")
    date: Date | None = Field(None, description="When.")
    note: Words | None = Field(None, description="A sentence on the rating.")


class SettlementForm(Form):
    """What was settled instead; beside this key stand the ids of the radar's criteria, each with 1 to 5."""

    model_config = _WITH_LEVELS
    called: ClassVar[Message] = Message("a settlement")
    because: Words | None = Field(None, description="Why; needed where a level is beyond all ratings.")


class OutlookForm(Form):
    """Where the editors expect the trend to move: an opinion."""

    called: ClassVar[Message] = Message("an outlook")
    towards: Direction = Field(description="Where its ring will be, against that of this edition.")
    by: YearNumber = Field(description="By which year; the first edition from then on scores the outlook.")
    because: Words = Field(description="Why.")
    sign: Words = Field(description="What one would see if the outlook were wrong.")


class AssessmentForm(Form):
    """Where the trend stands in one edition: by ratings, or by a stated ring."""

    called: ClassVar[Message] = Message("an assessment")
    spared: ClassVar[frozenset[str]] = frozenset({"edition"})
    edition: EditionRef = Field(description="Id of the edition.")
    confirmed: Flag | None = Field(
        None, description="False while it is what the edition before said, and nobody has looked at it since."
    )
    ratings: Annotated[tuple[RatingForm, ...], Many] | None = Field(None, description="One per rater.")
    settled: SettlementForm | None = Field(
        None, description="The levels that were settled; the ring rests on them, the ratings stay."
    )
    ring: RingRef | None = Field(None, description="States the ring, or overrides the computed one.")
    because: Words | None = Field(None, description="Why the computed ring is overridden.")
    impact: Level | None = Field(
        None, description="What it can change: from 1, a convenience, to 5, the business model."
    )
    reason: Words | None = Field(None, description="Why this ring; needed where it differs from the edition before.")
    dissent: Words | None = Field(None, description="What the raters disagree on; needed where they do.")
    text: Markdown | None = Field(
        None, description="Markdown: what this edition said of the trend, where the entry's own text has changed since."
    )
    outlook: OutlookForm | None = Field(
        None, description="Where it is heading: an opinion, which later editions score by the rings."
    )


class EffortForm(Form):
    """How long the haul is; the longer of the two counts."""

    called: ClassVar[Message] = Message("effort")
    organisation: Level = Field(
        description="What it takes of people: from 1, one team and weeks, to 5, a reorganisation."
    )
    architecture: Level = Field(
        description="What it takes of systems: from 1, one team and weeks, to 5, a new architecture."
    )


class PhasesForm(Form):
    """Between which phases of an organisation starting makes sense."""

    called: ClassVar[Message] = Message("phases")
    first: PhaseRef = Field(alias="from", description="Id of the first phase.")
    last: PhaseRef = Field(alias="to", description="Id of the last phase.")


class ArchiveForm(Form):
    """What became of a trend that left the chart."""

    called: ClassVar[Message] = Message("archived")
    fate: Fate = Field(alias="as", description="What became of it.")
    edition: EditionRef | None = Field(None, description="Id of the first edition without it.")
    reason: Words | None = Field(None, description="Why it left the chart.")
    successor: TrendRef | None = Field(None, description="Id of the trend that takes its place.")


class SharePictureForm(Form):
    """The picture that others show beside a link to the trend's page, in place of the drawn one."""

    called: ClassVar[Message] = Message("a share picture")
    path: Photograph = Field(
        alias="file",
        description="A PNG or JPEG in trends/images/, best 1200 by 630 pixels, at least 600 by 315.",
        examples=["images/council.png"],
    )
    words: Words | None = Field(None, description="What it shows, for those who cannot see it.")


class PartOfEntry(Form):
    """What remains of a trend may lack a name or a dimension."""

    called: ClassVar[Message] = Message("a trend")
    name: Name | None = Field(None, description="Full name, up to about 55 characters.")
    label: Name | None = Field(
        None, description="Short form for the chart where the name is longer, up to 28 characters."
    )
    dimension: DimensionRef | None = Field(None, description="Id of a dimension of radar.yaml.")
    ring: RingRef | None = Field(None, description="Short form: the ring in the newest edition.")
    summary: Words | None = Field(None, description="One sentence that says what it is.")
    text: Markdown | None = Field(
        None,
        description="Two or three paragraphs of Markdown: what it is, why now, what it takes, where it fails. "
        "Link a trend by its id, a source by its key: [^key]; pictures lie in trends/images/.",
    )
    aliases: Names | None = Field(None, description="Older and competing names, found by search.")
    formerly: Annotated[tuple[FormerId, ...], Many] | None = Field(
        None, description="Ids the entry had before; their addresses lead to this one, and links to them still work."
    )
    assessments: Annotated[tuple[AssessmentForm, ...], Many] | None = Field(None, description="One per edition.")
    effort: EffortForm | None = Field(
        None, description="What it takes.", examples=[{"organisation": 2, "architecture": 3}]
    )
    legal_duty: Flag | None = Field(
        None,
        description="Whether a law in force demands it; the advice is then always to act, and a source names the law.",
    )
    status: Status | None = Field(
        None, description="Active if absent; where it is declining, the advice is to avoid it."
    )
    archived: ArchiveForm | None = Field(None, description="What became of it, with status: archived.")
    phases: PhasesForm | None = Field(
        None, description="Where in the phases of radar.yaml starting makes sense.", examples=[{"from": 2, "to": 4}]
    )
    factors: Annotated[tuple[FactorRef, ...], Many] | None = Field(None, description="Ids of the factors it needs.")
    facets: dict[str, Phrases] | None = Field(
        None,
        description="For facets of radar.yaml: the id of a value, or a list of them.",
        examples=[{"journey": ["use", "help"]}],
    )
    first_step: Words | None = Field(None, description="What one can do next week.")
    who: Words | None = Field(None, description="Who must act: roles or departments.")
    cost: Words | None = Field(None, description="What it costs: the order of magnitude, and what it depends on.")
    success: Words | None = Field(None, description="By what one sees that it works.")
    links: Annotated[tuple[LinkForm, ...], Many] | None = Field(
        None, description="What it has to do with others; a technology needs at least one link to people or process."
    )
    goal_conflicts: Annotated[tuple[Department, ...], Many] | None = Field(None, description="Whose goals collide.")
    architecture_needs: Annotated[tuple[Architecture, ...], Many] | None = Field(
        None, description="What it needs of the systems."
    )
    figures: Annotated[tuple[FigureForm, ...], Many] | None = Field(
        None, description="Figures with their years; two or more of a series are drawn as a chart."
    )
    cases: Annotated[tuple[CaseForm, ...], Many] | None = Field(None, description="Practice, failures included.")
    sources: Annotated[tuple[SourceForm, ...], Many] | None = Field(
        None, description="What the entry rests on; an active trend has at least one source."
    )
    searched: Annotated[tuple[SearchForm, ...], Many] | None = Field(
        None, description="What was looked for and not found, so that nobody takes a gap for an oversight."
    )
    tags: Annotated[tuple[Line, ...], Many] | None = Field(None, description="Words to find it by.")
    owner: Line | None = Field(None, description="Who keeps the entry up to date.")
    review_by: Date | None = Field(None, description="When it should be looked at again.")
    share_picture: SharePictureForm | None = Field(
        None, description="A picture of your own for links to the page; without one a card is drawn."
    )


class EntryForm(PartOfEntry):
    """A trend. The file name, without .yaml, is its id and its address for ever."""

    name: Name = Field(description="Full name, up to about 55 characters.")
    dimension: DimensionRef = Field(description="Id of a dimension of radar.yaml.")


def order_of_keys(path: tuple[str, ...], languages: Sequence[str], criteria: Sequence[str]) -> Sequence[str]:
    """The preferred order of the keys of the mapping at that path of keys (without list indexes).

    A text per language is ordered by `languages`, a rating by `criteria`.
    """
    form = form_at(EntryForm, path)
    if path and form is form_at(EntryForm, path[:-1]):
        return languages
    keys = keys_of(form)
    if form not in (RatingForm, SettlementForm):
        return keys
    last = ("note", "because")
    return [*(key for key in keys if key not in last), *criteria, *(key for key in keys if key in last)]
