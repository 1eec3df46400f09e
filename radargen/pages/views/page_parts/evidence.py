"""The evidence of a trend: cases and sources."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from babel import Locale

from radargen.assessing import sources_by_key
from radargen.model import About, Case, Search, Shows, Source, SourceKind, Text, Trend
from radargen.pages.edition_view import EditionView, Localised, link_targets
from radargen.pages.prose import CitedSource, Safe, prose, sentence
from radargen.text.markdown.targets import outward
from radargen.text.wording import capitalised

# For two, languages use “both” and “neither”.
TWO = 2


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source; `href` is empty without a web address, `number` and `anchor` (its id on the page) without a key.

    `remarks` are its author, what it shows, and the population or number it covers, as far as known.
    """

    title: str
    href: str
    date: str
    kind: str
    kind_word: str
    remarks: tuple[Localised, ...]
    number: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Body:
    """A text of the entry as HTML; `lang` and `note` are set where the translation is missing."""

    html: Safe
    lang: str
    note: str


@dataclass(frozen=True, slots=True)
class CaseView:
    """What one organisation did, and the outcome; `where` is industry, country and year, as far as known."""

    organisation: str
    where: tuple[Localised, ...]
    year: str
    what: Localised
    first_step: Localised
    obstacle: Localised
    outcome: str
    outcome_word: str
    shows: str
    source: SourceView | None


@dataclass(frozen=True, slots=True)
class SearchView:
    """A search that found nothing: for what, where, with which words, and when."""

    what: str
    where: str
    words: str
    date: str


def cases(edition_view: EditionView, trend: Trend) -> tuple[CaseView, ...]:
    """The cases in the entry's order."""
    numbers = cited(edition_view, trend)
    return tuple(_case(edition_view, case, numbers) for case in trend.cases)


def sources(edition_view: EditionView, trend: Trend) -> tuple[SourceView, ...]:
    """The sources in the entry's order."""
    numbers = cited(edition_view, trend)
    return tuple(source_view(edition_view, source, numbers) for source in trend.sources)


def searches(edition_view: EditionView, trend: Trend) -> tuple[SearchView, ...]:
    """Searches that found nothing, in the entry's order."""
    return tuple(_search(edition_view, search) for search in trend.searched)


def _search(edition_view: EditionView, search: Search) -> SearchView:
    wording = edition_view.wording
    return SearchView(
        what=wording(f"wanted.{search.wanted}"),
        where=search.place,
        words=", ".join(wording("method.quoted", name=words) for words in search.words),
        date=wording.date(search.date),
    )


def vendor_share(edition_view: EditionView, trend: Trend) -> str:
    """The sentence on how many sources are vendors'; empty where no source has a kind."""
    if not any(source.kind for source in trend.sources):
        return ""
    wording, count = edition_view.wording, len(trend.sources)
    vendors = sum(source.kind is SourceKind.VENDOR for source in trend.sources)
    both, number = count == TWO, wording.counted(count)
    if not vendors:
        return wording("trend.vendor-neither") if both else wording("trend.vendor-none", count=count, all=number)
    if vendors == count:
        return wording("trend.vendor-both") if both else wording("trend.vendor-all", count=count, all=number)
    return wording("trend.vendor-share", count=vendors, some=capitalised(wording.counted(vendors)), all=number)


def cited(edition_view: EditionView, trend: Trend) -> dict[str, CitedSource]:
    """The numbered sources that marks in the entry's text refer to, by key."""
    found = {}
    for number, (key, source) in enumerate(sources_by_key(trend).items(), start=1):
        words = edition_view.wording("trend.source-mark", number=number, title=source.title)
        found[key] = CitedSource(number, f"#{_anchor(number)}", words)
    return found


def linked(edition_view: EditionView, trend: Trend, text: Text) -> Localised:
    """A sentence of the entry, its marks as links to the sources on the trend's page."""
    found = edition_view.localised(text)
    if "[^" not in found.words:
        return found
    return replace(found, words=sentence(found.words, cited(edition_view, trend)))


def body(edition_view: EditionView, page: str, trend: Trend, text: Text, below: int = 2) -> Body | None:
    """A text of the entry in Markdown, its headings from one level under `below`; None for none."""
    found = edition_view.localised(text)
    if not found:
        return None
    targets = link_targets(edition_view, page, cited(edition_view, trend))
    return Body(prose(found.words, targets, below), found.lang, found.note)


def _anchor(number: int) -> str:
    return f"source-{number}"


def _case(edition_view: EditionView, case: Case, numbers: Mapping[str, CitedSource]) -> CaseView:
    where = (
        edition_view.localised(case.industry),
        Localised(country_name(case.country, edition_view.language)),
        Localised(case.year),
    )
    return CaseView(
        organisation=case.organisation,
        where=tuple(words for words in where if words),
        year=case.year,
        what=edition_view.localised(case.what),
        first_step=edition_view.localised(case.first_step),
        obstacle=edition_view.localised(case.obstacle),
        outcome=case.outcome,
        outcome_word=edition_view.wording(f"outcome.{case.outcome}"),
        shows=", ".join(filter(None, (_shows(edition_view, case.shows), _about(edition_view, case.about)))),
        source=source_view(edition_view, case.source, numbers) if case.source else None,
    )


def country_name(written: str, language: str) -> str:
    """The country's name for an ISO 3166 alpha-2 code; any other text as written."""
    return str(Locale(language).territories.get(written, written))


def source_view(
    edition_view: EditionView, source: Source, numbers: Mapping[str, CitedSource] = MappingProxyType({})
) -> SourceView:
    """The source; `numbers` are those of its trend's page, by key."""
    return SourceView(
        title=source.title,
        href=outward(source.url),
        date=edition_view.wording.partial_date(source.date) if source.date else "",
        kind=source.kind or "",
        kind_word=edition_view.wording(f"kind.{source.kind}") if source.kind else "",
        remarks=tuple(words for words in _remarks(edition_view, source) if words),
        number=f"[{numbers[source.key].number}]" if source.key in numbers else "",
        anchor=_anchor(numbers[source.key].number) if source.key in numbers else "",
    )


def _remarks(edition_view: EditionView, source: Source) -> Iterator[Localised]:
    # Titles often begin with the author or medium already.
    if source.by and not source.title.casefold().startswith(source.by.casefold()):
        yield Localised(edition_view.wording("trend.source-by", name=source.by))
    yield Localised(_shows(edition_view, source.shows))
    yield Localised(_about(edition_view, source.about))
    population = edition_view.localised(source.population)
    number = edition_view.wording.number(source.n) if source.n else ""
    if not number:
        yield population
    elif population:
        yield replace(
            population, words=edition_view.wording("trend.source-counted", population=population.words, number=number)
        )
    else:
        yield Localised(edition_view.wording("trend.source-n", number=number))


def _about(edition_view: EditionView, about: About | None) -> str:
    """What a source or a case is about, in words; empty if it is the trend itself."""
    return edition_view.wording(f"trend.about-{about}") if about else ""


def _shows(edition_view: EditionView, shows: Sequence[Shows]) -> str:
    """What a source or a case shows, in words; empty where that is not stated."""
    words = ", ".join(edition_view.wording(f"shows.{kind}") for kind in dict.fromkeys(shows))
    return edition_view.wording("trend.source-shows", what=words) if words else ""
