"""All cases of an edition's trends: who did it, by industry, and the outcome."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from radargen.model import Case, Outcome, Trend
from radargen.pages.addresses import (
    CASES,
    cases_file,
    content_file,
    href,
    industry_anchor,
    industry_page,
    part_page,
)
from radargen.pages.edition_view import EditionView, Localised, alphabetical, industry_names
from radargen.pages.views.page_parts.divided_lists import MANY, PartLink, part_links, parts
from radargen.pages.views.page_parts.evidence import SourceView, country_name, source_view
from radargen.pages.views.page_parts.filters import Filter, FilterChoice
from radargen.pages.views.page_parts.trend_rows import TrendRow, row
from radargen.text.wording import Wording

CONTENT = content_file("cases")
# From the best outcome to the worst; a measured one first.
OUTCOMES = (Outcome.SUCCESS, Outcome.REPORTED, Outcome.MIXED, Outcome.REVERSED, Outcome.FAILED)
# How many cases of an industry are shown initially.
SHOWN = 6
# The longest bar, in points, and the widest case in it.
LONGEST, WIDEST = 110.0, 7.0


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case: who, where and when, what happened, the trend, the outcome, and its values for the filters."""

    organisation: str
    where: str
    what: Localised
    source: SourceView | None
    trend: TrendRow
    outcome: str
    outcome_word: str
    industry: str
    country: str
    year: str


@dataclass(frozen=True, slots=True)
class OutcomeCount:
    """The number of cases with an outcome; `left` and `width` are those of its part of a bar, in points."""

    id: str
    words: str
    count: int
    left: float = 0
    width: float = 0


@dataclass(frozen=True, slots=True)
class IndustryCases:
    """The cases of an industry; the later ones are behind a fold named `more`.

    `id` is empty if no industry is stated; `anchor` is the id of its heading, `href` links to its cases. `lacking`
    means that no case has a measured success; `bar` is the width of the whole bar in points.
    """

    id: str
    anchor: str
    href: str
    name: str
    count: int
    outcomes: tuple[OutcomeCount, ...]
    bar: float
    lacking: str
    rows: tuple[CaseRow, ...]
    more: str
    folded: tuple[CaseRow, ...]


@dataclass(frozen=True, slots=True)
class CasesView:
    """All cases; `count_words` is shown when a filter is set, with # for the number of matches.

    If there are many, each industry has a page of its own, and all cases are loaded from a file at `content_href` when
    a reader begins to filter.
    """

    content_href: str
    lead: str
    count: str
    count_words: str
    filters: tuple[Filter, ...]
    industries: tuple[IndustryCases, ...]
    outcomes: tuple[OutcomeCount, ...]
    csv_href: str


@dataclass(frozen=True, slots=True)
class IndustryLink:
    """An industry and the page of its cases."""

    id: str
    name: str
    href: str


@dataclass(frozen=True, slots=True)
class IndustryPage:
    """The cases of an industry in a radar of many cases, in parts; `siblings` are all industries."""

    industry: IndustryCases
    edition: str
    count: str
    rows: tuple[CaseRow, ...]
    parts: tuple[PartLink, ...]
    siblings: tuple[IndustryLink, ...]
    all_href: str


def present(edition_view: EditionView) -> bool:
    """Whether any trend on the chart has a case."""
    return any(blip.trend.cases for blip in edition_view.blips.values())


def many_cases(edition_view: EditionView) -> bool:
    """Whether the edition has so many cases that they are divided into several pages."""
    return edition_view.paged and sum(len(blip.trend.cases) for blip in edition_view.blips.values()) > MANY


def cases(edition_view: EditionView) -> CasesView:
    """The view of the page."""
    wording, rows, apart = edition_view.wording, tuple(_rows(edition_view, CASES)), many_cases(edition_view)
    industries = _industries(edition_view, CASES, rows, apart=apart)
    reported = sum(one.outcome == Outcome.REPORTED for one in rows)
    named = [(one.id, one.name) for one in industries if one.id]
    lead = [wording("cases.lead", count=len(rows)), wording("cases.industries", count=len(named)) if named else ""]
    if reported:
        lead.append(wording("cases.reported", count=reported))
    return CasesView(
        content_href=href(CASES, CONTENT) if apart else "",
        lead=" ".join(filter(None, lead)),
        count=wording("cases.count", count=len(rows)),
        count_words=wording("cases.some", shown="#", count=len(rows)),
        filters=tuple(_filters(edition_view, rows, named, trends=not apart)),
        industries=industries,
        outcomes=tuple(_outcomes(wording, rows)),
        csv_href=href(CASES, edition_view.shared(cases_file(edition_view.edition.id))),
    )


def content(edition_view: EditionView) -> tuple[IndustryCases, ...]:
    """What a page of many cases loads when a reader begins to filter; empty if everything is on it."""
    if not many_cases(edition_view):
        return ()
    return _industries(edition_view, CASES, tuple(_rows(edition_view, CASES)), apart=False)


def industry_pages(edition_view: EditionView) -> Iterator[tuple[str, IndustryPage]]:
    """In a radar of many cases, the industries' pages by path; a long list has several parts."""
    if not many_cases(edition_view):
        return
    found: dict[str, list[tuple[Trend, Case]]] = {}
    for trend, case in _pairs(edition_view):
        found.setdefault(edition_view.radar.industry(case), []).append((trend, case))
    industries = _industries(edition_view, CASES, tuple(_rows(edition_view, CASES)), apart=True)
    for own in industries:
        first = industry_page(own.anchor)
        for number, part in enumerate(parts(found[own.id]), 1):
            page = part_page(first, number)
            yield (
                page,
                IndustryPage(
                    industry=own,
                    edition=edition_view.edition.name,
                    count=edition_view.wording("cases.count", count=own.count),
                    rows=tuple(_row(edition_view, page, trend, case) for trend, case in part),
                    parts=part_links(first, number, own.count),
                    siblings=tuple(
                        IndustryLink(one.id, one.name, href(page, industry_page(one.anchor))) for one in industries
                    ),
                    all_href=href(page, CASES),
                ),
            )


def _pairs(edition_view: EditionView) -> list[tuple[Trend, Case]]:
    """The cases by year, the newest first, then in reading order of their trends."""
    pairs = [(blip.trend, case) for blip in edition_view.blips.values() for case in blip.trend.cases]
    return sorted(pairs, key=lambda pair: pair[1].year, reverse=True)


def _rows(edition_view: EditionView, page: str) -> Iterator[CaseRow]:
    return (_row(edition_view, page, trend, case) for trend, case in _pairs(edition_view))


def _row(edition_view: EditionView, page: str, trend: Trend, case: Case) -> CaseRow:
    wording = edition_view.wording
    country = country_name(case.country, edition_view.language)
    return CaseRow(
        organisation=case.organisation,
        where=", ".join(filter(None, (country, case.year or wording("cases.no-year")))),
        what=edition_view.localised(case.what),
        source=source_view(edition_view, case.source) if case.source else None,
        trend=row(edition_view, page, trend),
        outcome=case.outcome,
        outcome_word=wording(f"outcome.{case.outcome}"),
        industry=edition_view.radar.industry(case),
        country=case.country,
        year=case.year,
    )


def _industries(
    edition_view: EditionView, page: str, rows: Sequence[CaseRow], *, apart: bool
) -> tuple[IndustryCases, ...]:
    """The industries with links from that page; without rows if their cases are on pages `apart`."""
    names, own_rows = industry_names(edition_view), dict[str, list[CaseRow]]()
    for each in rows:
        own_rows.setdefault(each.industry, []).append(each)
    # The largest first, in the radar's order if equal; cases without an industry last.
    places = {industry: place for place, industry in enumerate(names)}
    order = sorted(own_rows, key=lambda one: (not one, -len(own_rows[one]), places.get(one, 0)))
    unit = min(WIDEST, LONGEST / max(map(len, own_rows.values()), default=1))
    found = []
    for n, one in enumerate(order, start=1):
        own = own_rows[one]
        # A name that is not an id may contain characters that an anchor cannot.
        anchor = industry_anchor(one if edition_view.radar.industries and one else f"{n}")
        address = href(page, industry_page(anchor)) if apart else f"#{anchor}"
        found.append(
            _industry(edition_view.wording, one, (anchor, address), names.get(one, ""), own, unit, apart=apart)
        )
    return tuple(found)


def _industry(
    wording: Wording,
    industry: str,
    place: tuple[str, str],
    name: str,
    rows: Sequence[CaseRow],
    unit: float,
    *,
    apart: bool,
) -> IndustryCases:
    shown = 0 if apart else SHOWN if len(rows) > SHOWN + 1 else len(rows)
    name = name or wording("cases.no-industry")
    measured = any(one.outcome == Outcome.SUCCESS for one in rows)
    return IndustryCases(
        id=industry,
        anchor=place[0],
        href=place[1],
        name=name,
        count=len(rows),
        outcomes=tuple(_outcomes(wording, rows, unit)),
        bar=round(len(rows) * unit, 1),
        lacking="" if measured else wording("cases.no-success"),
        rows=tuple(rows[:shown]),
        more="" if apart or not rows[shown:] else wording("cases.more", count=len(rows) - shown),
        folded=() if apart else tuple(rows[shown:]),
    )


def _outcomes(wording: Wording, rows: Sequence[CaseRow], unit: float = 0) -> Iterator[OutcomeCount]:
    left = 0
    for outcome in OUTCOMES:
        if count := sum(one.outcome == outcome for one in rows):
            yield OutcomeCount(
                outcome, wording(f"outcome.{outcome}"), count, round(left * unit, 1), round(count * unit - 1, 1)
            )
            left += count


def _filters(
    edition_view: EditionView, rows: Sequence[CaseRow], industries: Iterable[tuple[str, str]], *, trends: bool
) -> Iterator[Filter]:
    """The filters for cases, with at least two occurring values each; without `trends`, not by trend."""
    wording, language = edition_view.wording, edition_view.language

    def occurring(value: Callable[[CaseRow], str]) -> set[str]:
        return {value(one) for one in rows} - {""}

    outcomes = occurring(lambda one: one.outcome)
    countries = {code: country_name(code, language) for code in occurring(lambda one: one.country)}
    names = {one.trend.id: one.trend.name.words for one in rows} if trends else {}
    values: dict[str, list[tuple[str, str]]] = {
        "industry": [*industries],
        "outcome": [(one, wording(f"outcome.{one}")) for one in OUTCOMES if one in outcomes],
        "country": sorted(countries.items(), key=lambda item: alphabetical(item[1])),
        "year": [(year, year) for year in sorted(occurring(lambda one: one.year), reverse=True)],
        "trend": sorted(names.items(), key=lambda item: alphabetical(item[1])),
    }
    for name, choices in values.items():
        if len(choices) > 1:
            yield Filter(name, wording(f"cases.by-{name}"), tuple(FilterChoice(*choice) for choice in choices))
