"""All cases of an edition's trends: who has done it, by industry, and how it ended."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from radargen.model import Case, Outcome, Trend
from radargen.pages.addresses import CASES, cases_file, href, industry_anchor
from radargen.pages.edition_view import EditionView, Localised, alphabetical, industry_names
from radargen.pages.views.evidence import SourceView, country_name, source_view
from radargen.pages.views.filters import Filter, FilterChoice
from radargen.pages.views.trend_rows import TrendRow, row
from radargen.text.wording import Wording

# From the best outcome to the worst; a measured one first.
OUTCOMES = (Outcome.SUCCESS, Outcome.REPORTED, Outcome.MIXED, Outcome.REVERSED, Outcome.FAILED)
# Cases of an industry before a reader asks for all.
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
    """How many cases ended so; `left` and `width` are of its part of a bar, in points."""

    id: str
    words: str
    count: int
    left: float = 0
    width: float = 0


@dataclass(frozen=True, slots=True)
class IndustryCases:
    """The cases of an industry, the later ones behind a fold named `more`.

    `id` is empty where no industry is stated; `anchor` is the id of its heading. `lacking` says that no case has a
    measured success; `bar` is the width of the whole bar in points.
    """

    id: str
    anchor: str
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
    """All cases; `count_words` is told when some are chosen, with # for the number of those."""

    lead: str
    count: str
    count_words: str
    filters: tuple[Filter, ...]
    industries: tuple[IndustryCases, ...]
    outcomes: tuple[OutcomeCount, ...]
    csv_href: str


def present(edition_view: EditionView) -> bool:
    """Whether a trend of the chart has a case."""
    return any(blip.trend.cases for blip in edition_view.blips.values())


def cases(edition_view: EditionView) -> CasesView:
    """The view of the page."""
    wording, rows = edition_view.wording, tuple(_rows(edition_view))
    names = industry_names(edition_view)
    count = Counter(one.industry for one in rows)
    # The greatest first, in the radar's order where they are as great; cases without an industry last.
    places = {industry: place for place, industry in enumerate(names)}
    order = sorted(count, key=lambda one: (not one, -count[one], places.get(one, 0)))
    unit = min(WIDEST, LONGEST / max(count.values(), default=1))
    reported = sum(one.outcome == Outcome.REPORTED for one in rows)
    named = len([one for one in count if one])
    lead = [wording("cases.lead", count=len(rows)), wording("cases.industries", count=named) if named else ""]
    if reported:
        lead.append(wording("cases.reported", count=reported))
    return CasesView(
        lead=" ".join(filter(None, lead)),
        count=wording("cases.count", count=len(rows)),
        count_words=wording("cases.some", shown="#", all=wording("cases.count", count=len(rows))),
        filters=tuple(_filters(edition_view, rows, [(one, names[one]) for one in order if one])),
        industries=tuple(
            _industry(
                wording,
                one,
                # What is no id may hold what no anchor can.
                industry_anchor(one if edition_view.radar.industries and one else f"{n}"),
                names.get(one, ""),
                [each for each in rows if each.industry == one],
                unit,
            )
            for n, one in enumerate(order, start=1)
        ),
        outcomes=tuple(_outcomes(wording, rows)),
        csv_href=href(CASES, edition_view.shared(cases_file(edition_view.edition.id))),
    )


def _rows(edition_view: EditionView) -> Iterator[CaseRow]:
    """The cases by year, the newest first, then in reading order of their trends."""
    pairs = [(blip.trend, case) for blip in edition_view.blips.values() for case in blip.trend.cases]
    for trend, case in sorted(pairs, key=lambda pair: pair[1].year, reverse=True):
        yield _row(edition_view, trend, case)


def _row(edition_view: EditionView, trend: Trend, case: Case) -> CaseRow:
    wording = edition_view.wording
    country = country_name(case.country, edition_view.language)
    return CaseRow(
        organisation=case.organisation,
        where=", ".join(filter(None, (country, case.year or wording("cases.no-year")))),
        what=edition_view.localised(case.what),
        source=source_view(edition_view, case.source) if case.source else None,
        trend=row(edition_view, CASES, trend),
        outcome=case.outcome,
        outcome_word=wording(f"outcome.{case.outcome}"),
        industry=edition_view.radar.industry(case),
        country=case.country,
        year=case.year,
    )


def _industry(
    wording: Wording, industry: str, anchor: str, name: str, rows: Sequence[CaseRow], unit: float
) -> IndustryCases:
    shown = SHOWN if len(rows) > SHOWN + 1 else len(rows)
    name = name or wording("cases.no-industry")
    measured = any(one.outcome == Outcome.SUCCESS for one in rows)
    return IndustryCases(
        id=industry,
        anchor=anchor,
        name=name,
        count=len(rows),
        outcomes=tuple(_outcomes(wording, rows, unit)),
        bar=round(len(rows) * unit, 1),
        lacking="" if measured else wording("cases.no-success"),
        rows=tuple(rows[:shown]),
        more=wording("cases.more", count=len(rows) - shown) if rows[shown:] else "",
        folded=tuple(rows[shown:]),
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
    edition_view: EditionView, rows: Sequence[CaseRow], industries: Iterable[tuple[str, str]]
) -> Iterator[Filter]:
    """What cases can be chosen by, with the values that occur, if there are at least two."""
    wording, language = edition_view.wording, edition_view.language

    def occurring(value: Callable[[CaseRow], str]) -> set[str]:
        return {value(one) for one in rows} - {""}

    outcomes = occurring(lambda one: one.outcome)
    countries = {code: country_name(code, language) for code in occurring(lambda one: one.country)}
    trends = {one.trend.id: one.trend.name.words for one in rows}
    values: dict[str, list[tuple[str, str]]] = {
        "industry": [*industries],
        "outcome": [(one, wording(f"outcome.{one}")) for one in OUTCOMES if one in outcomes],
        "country": sorted(countries.items(), key=lambda item: alphabetical(item[1])),
        "year": [(year, year) for year in sorted(occurring(lambda one: one.year), reverse=True)],
        "trend": sorted(trends.items(), key=lambda item: alphabetical(item[1])),
    }
    for name, choices in values.items():
        if len(choices) > 1:
            yield Filter(name, wording(f"cases.by-{name}"), tuple(FilterChoice(*choice) for choice in choices))
