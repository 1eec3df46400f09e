"""Cases and sources: who did it, who says so."""

from dataclasses import dataclass

from babel import Locale

from radargen.model import Case, Source, SourceKind, Trend
from radargen.pages.volume import Localised, Volume
from radargen.text.markdown.targets import outward


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source; `href` is empty where it has no address on the web."""

    title: str
    href: str
    date: str
    kind: str
    kind_word: str


@dataclass(frozen=True, slots=True)
class CaseView:
    """What one organisation did and how it ended; `where` is industry, country and year as far as known."""

    organisation: str
    where: tuple[Localised, ...]
    what: Localised
    first_step: Localised
    obstacle: Localised
    outcome: str
    outcome_word: str
    source: SourceView | None


def cases(volume: Volume, trend: Trend) -> tuple[CaseView, ...]:
    """The cases in the editor's order, whatever their outcome."""
    return tuple(_case(volume, case) for case in trend.cases)


def sources(volume: Volume, trend: Trend) -> tuple[SourceView, ...]:
    """The sources in the editor's order."""
    return tuple(_source(volume, source) for source in trend.sources)


def vendor_share(volume: Volume, trend: Trend) -> str:
    """How many of the sources are vendors'; empty where no source tells its kind."""
    if not any(source.kind for source in trend.sources):
        return ""
    vendors = sum(source.kind is SourceKind.VENDOR for source in trend.sources)
    key = "trend.vendor-share" if vendors else "trend.vendor-none"
    return volume.say(key, vendors=vendors, count=len(trend.sources))


def _case(volume: Volume, case: Case) -> CaseView:
    where = (volume.said(case.industry), Localised(_country(case.country, volume.language)), Localised(case.year))
    return CaseView(
        organisation=case.organisation,
        where=tuple(words for words in where if words),
        what=volume.said(case.what),
        first_step=volume.said(case.first_step),
        obstacle=volume.said(case.obstacle),
        outcome=case.outcome,
        outcome_word=volume.say(f"outcome.{case.outcome}"),
        source=_source(volume, case.source) if case.source else None,
    )


def _country(written: str, language: str) -> str:
    """The country's name for its ISO 3166 code of two letters; any other text as the editor wrote it."""
    return str(Locale(language).territories.get(written, written))


def _source(volume: Volume, source: Source) -> SourceView:
    return SourceView(
        title=source.title,
        href=outward(source.url),
        date=volume.say.partial_date(source.date) if source.date else "",
        kind=source.kind or "",
        kind_word=volume.say(f"kind.{source.kind}") if source.kind else "",
    )
