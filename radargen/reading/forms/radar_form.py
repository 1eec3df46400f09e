"""The form of radar.yaml, full and short."""

from typing import Annotated, ClassVar

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema

from radargen.model import Combine, Countable, DownloadKind, EntryFlag, Shows, SourceKind
from radargen.reading.forms.fields import (
    EditionPageId,
    EditionRef,
    FileId,
    Form,
    Id,
    Line,
    Many,
    Markdown,
    Name,
    PageId,
    Words,
    refusal,
    wrong_value,
)
from radargen.reading.forms.numbers_and_dates import Count, Date, Flag, Level, Steps
from radargen.reading.forms.theme_form import ThemeForm
from radargen.reading.forms.web_addresses import Contact, Origin
from radargen.reading.parsing.characters import cut
from radargen.text.messages import Message, one_of
from radargen.text.wording import LANGUAGES

VERSION = "1"
MOST_EDITIONS = 100


def _named(value: object) -> object:
    """A plain name as a mapping with only that name."""
    return {"name": value} if isinstance(value, str) else value


def _identified(value: object) -> object:
    return {"id": value} if isinstance(value, str) else value


def _version(value: object) -> str:
    if value != VERSION:
        words = Message("{value} is not a version of the file format that is known here.", value=cut(str(value)))
        hint = Message(
            "Write radar: {version}, or use the version of radargen that the file was written for.", version=VERSION
        )
        raise wrong_value(words, hint)
    return VERSION


def _language(value: str) -> str:
    if value not in LANGUAGES:
        words = Message("{value} is not spoken here.", value=cut(value))
        raise refusal("unknown-language", words, Message("Use {words}.", words=one_of(LANGUAGES)))
    return value


class DimensionForm(Form):
    """A sector of the chart."""

    called: ClassVar[Message] = Message("a dimension")
    id: PageId | None = Field(None, description="Made from the name if absent.")
    name: Name = Field(description="What the chart calls it.")
    question: Words | None = Field(None, description="The question this dimension answers.")


class RingForm(Form):
    """A stage of maturity."""

    called: ClassVar[Message] = Message("a ring")
    id: PageId | None = Field(None, description="Made from the name if absent.")
    name: Name = Field(description="What the chart calls it.")
    do: Name | None = Field(None, description="What one does with a trend on it, in one verb.")
    meaning: Words | None = Field(None, description="What standing on it means.")
    lowest: Level | None = Field(None, alias="from", description="The lowest level it takes.")


class EvidenceCountForm(Form):
    """How many cases or sources there must be."""

    called: ClassVar[Message] = Message("a count")
    at_least: Count = Field(1, description="How many there must be; of one author or publisher only one counts.")
    of: Countable | None = Field(
        None, description="What is counted; both if absent. Cases are counted by organisation."
    )
    kinds: Annotated[tuple[SourceKind, ...], Many] | None = Field(
        None, description="Only sources of these kinds count, and only cases with such a source."
    )
    besides: Annotated[tuple[SourceKind, ...], Many] | None = Field(
        None, alias="except", description="Sources of these kinds do not count, nor cases with such a source."
    )
    shows: Annotated[tuple[Shows, ...], Many] | None = Field(None, description="Only what shows one of these counts.")
    condition: EntryFlag | None = Field(
        None, alias="if", description="Only in an entry that states this as true does anything count."
    )


class EvidenceNeedForm(Form):
    """What a level must rest on."""

    called: ClassVar[Message] = Message("a need")
    level: Level = Field(description="The level; several needs of one level are alternatives.")
    counts: Annotated[tuple[EvidenceCountForm, ...], Field(min_length=1, max_length=20)] = Field(
        alias="all", description="Counts, all of which the entry must reach."
    )


class CriterionForm(Form):
    """A question of the assessment."""

    called: ClassVar[Message] = Message("a criterion")
    id: Id = Field(description="The key under which ratings give its level.")
    name: Name = Field(description="What pages call it.")
    question: Words | None = Field(None, description="What the assessor asks.")
    levels: Annotated[tuple[Words, ...], Field(min_length=5, max_length=5)] | None = Field(
        None, description="Five sentences, that of level 1 first."
    )
    shown_by: Shows | None = Field(
        None, description="What a source must show; without such a source, pages call the level an estimate."
    )
    needs: Annotated[tuple[EvidenceNeedForm, ...], Many] | None = Field(
        None,
        description="What sources and cases must show for a level. Asked of entries that say what their sources show.",
    )


class AtMostForm(Form):
    """Up to which level a condition holds."""

    called: ClassVar[Message] = Message("a condition")
    at_most: Level = Field(description="The highest level for which the brake holds.")


class BrakeForm(Form):
    """Keeps the level from getting ahead of one criterion."""

    called: ClassVar[Message] = Message("a brake")
    ahead_of: Line = Field(description="Id of the criterion that brakes.")
    by: Steps = Field(1, description="How far the level may be above it.")
    while_: dict[str, AtMostForm] | None = Field(
        None, alias="while", description="Holds only while these criteria are at most so high."
    )


class RuleForm(Form):
    """How ratings become a level."""

    called: ClassVar[Message] = Message("the rule")
    combine: Combine = Field(Combine.MEDIAN, description="How several levels become one.")
    brakes: Annotated[tuple[BrakeForm, ...], Many] | None = Field(None, description="What holds the level back.")


class PhaseForm(Form):
    """A stage of the reader's organisation."""

    called: ClassVar[Message] = Message("a phase")
    id: PageId = Field(description="Such as 1.")
    name: Name = Field(description="What pages call it.")
    term: Name | None = Field(None, description="What its authors call it; told where it is explained.")
    signs: Words | None = Field(None, description="By what one knows it.")
    check: Annotated[tuple[Words, ...], Many] | None = Field(
        None, description="Statements for a self-check, all of which hold where it is reached."
    )


class FactorForm(Form):
    """Something that must exist before certain trends can be tackled."""

    called: ClassVar[Message] = Message("a factor")
    id: FileId = Field(description="By which trends name it.")
    name: Name = Field(description="What pages call it.")
    term: Name | None = Field(None, description="What its authors call it; told where it is explained.")
    group: Line | None = Field(None, description="Gathers factors under a heading.")


class TagForm(Form):
    """What readers call a tag."""

    called: ClassVar[Message] = Message("a tag")
    id: Line = Field(description="The tag as trends write it.")
    name: Name = Field(description="What pages call it.")


class ContributorForm(Form):
    """What readers call who rates or keeps trends."""

    called: ClassVar[Message] = Message("a contributor")
    id: Line = Field(description="As by: of ratings and owner: of trends write it.")
    name: Name = Field(description="What pages call it.")


class IndustryForm(Form):
    """An industry, by which readers find cases."""

    called: ClassVar[Message] = Message("an industry")
    id: FileId = Field(description="By which cases name it.")
    name: Name = Field(description="What pages call it.")


class FacetValueForm(Form):
    """A value of a facet."""

    called: ClassVar[Message] = Message("a value")
    id: PageId = Field(description="By which trends name it.")
    name: Name = Field(description="What pages call it.")
    meaning: Words | None = Field(None, description="What belongs there.")


class FacetForm(Form):
    """A classification of the radar's own."""

    called: ClassVar[Message] = Message("a facet")
    id: PageId = Field(description="By which trends name it, and charts and filters ask for it.")
    name: Name = Field(description="What pages call it.")
    question: Words | None = Field(None, description="The question that it answers.")
    several: Flag | None = Field(None, description="Whether a trend may have more than one of the values.")
    values: Annotated[tuple[FacetValueForm, ...], Field(min_length=1, max_length=30)] = Field(
        description="What there is to choose from."
    )


class EditionForm(Form):
    """One state of the radar."""

    called: ClassVar[Message] = Message("an edition")
    id: EditionPageId = Field(description="Such as 2026 or 2025-2.")
    date: Date | None = Field(None, description="When it is published.")
    open: Flag | None = Field(
        None, description="Whether it is being prepared: only previews show it, until it is published."
    )
    motto: Words | None = Field(None, description="Its motto.")
    theme: Words | None = Field(None, description="Its main theme.")


class HistoryForm(Form):
    """What of the past is taken as it is."""

    called: ClassVar[Message] = Message("the history")
    accepted_until: EditionRef = Field(
        description="Id of an edition up to which moves need no reason, itself included. For radars without criteria."
    )


class LicenceForm(Form):
    """Under what the content may be used."""

    called: ClassVar[Message] = Message("the licence")
    name: Line = Field(description="Such as CC BY 4.0.")
    url: Contact | None = Field(None, description="Where it is written.")


class PublisherForm(Form):
    """Who publishes the site."""

    called: ClassVar[Message] = Message("the publisher")
    name: Name | None = Field(None, description="A person or an organisation.")
    url: Contact | None = Field(None, description="Web address or mailto: address.")
    imprint: Markdown | None = Field(None, description="The imprint, in Markdown.")
    privacy: Markdown | None = Field(None, description="The privacy notice, in Markdown.")
    licence: LicenceForm | None = Field(None, description="Under what the content may be used.")
    embed: Annotated[tuple[Origin, ...], Field(max_length=20)] | None = Field(
        None, description="Sites that may show the radar within a page of theirs, by the beginning of their addresses."
    )


Dimensions = tuple[Annotated[DimensionForm, BeforeValidator(_named, json_schema_input_type=Line | DimensionForm)], ...]
Rings = tuple[Annotated[RingForm, BeforeValidator(_named, json_schema_input_type=Line | RingForm)], ...]
Editions = tuple[
    Annotated[EditionForm, BeforeValidator(_identified, json_schema_input_type=EditionPageId | EditionForm)], ...
]
Version = Annotated[str, BeforeValidator(_version), WithJsonSchema({"enum": [int(VERSION), VERSION]})]
Language = Annotated[str, AfterValidator(_language), WithJsonSchema({"enum": list(LANGUAGES)})]


class RadarForm(Form):
    """The frame every trend refers to."""

    called: ClassVar[Message] = Message("radar.yaml")
    radar: Version = Field(VERSION, description="Version of the file format.")
    id: FileId | None = Field(None, description="Short name, used in file names; made from the title if absent.")
    title: Name | None = Field(None, description="What the radar is called.")
    about: Words | None = Field(
        None, description="What it answers, and for whom, in one sentence; the site begins with it."
    )
    languages: Annotated[tuple[Language, ...], Field(min_length=1)] | None = Field(
        None, description="The radar's languages; the first is the default."
    )
    publisher: PublisherForm | None = Field(None, description="Who publishes the site.")
    theme: ThemeForm | None = Field(None, description="The house style: colours, font, logo.")
    dimensions: Annotated[Dimensions, Field(min_length=2, max_length=8)] = Field(
        description="Two to eight sectors: mappings or plain names."
    )
    rings: Annotated[Rings, Field(min_length=2, max_length=7)] = Field(
        description="Two to seven rings from the centre outwards: mappings or plain names."
    )
    criteria: Annotated[tuple[CriterionForm, ...], Many] | None = Field(
        None, description="What ratings judge; none in the short form."
    )
    rule: RuleForm | None = Field(None, description="How ratings become a level.")
    phases: Annotated[tuple[PhaseForm, ...], Many] | None = Field(
        None, description="Stages of the reader's organisation."
    )
    factors: Annotated[tuple[FactorForm, ...], Many] | None = Field(
        None, description="What must exist before one starts."
    )
    tags: Annotated[tuple[TagForm, ...], Many] | None = Field(
        None, description="Names for tags; others are shown as trends write them."
    )
    contributors: Annotated[tuple[ContributorForm, ...], Many] | None = Field(
        None, description="Names for those who rate or keep trends; others are shown as trends write them."
    )
    industries: Annotated[tuple[IndustryForm, ...], Many] | None = Field(
        None, description="The industries that cases can be of; any text where none are listed."
    )
    facets: Annotated[tuple[FacetForm, ...], Field(max_length=8)] | None = Field(
        None, description="Classifications of the radar's own, such as teams, products or horizons."
    )
    editions: Annotated[Editions, Field(min_length=1, max_length=MOST_EDITIONS)] | None = Field(
        None, description="Oldest first: mappings or ids; one if absent."
    )
    history: HistoryForm | None = Field(None, description="What of the past is taken as it is.")
    downloads: Annotated[tuple[DownloadKind, ...], Many] | None = Field(
        None,
        description="What the site has besides its pages: all pictures if absent, nothing if empty.",
    )
