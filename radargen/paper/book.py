"""The content of a book: an edition in one language, gathered from the views of the site's pages."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from markupsafe import Markup

from radargen.model import Outlook, Trend
from radargen.pages.addresses import METHOD
from radargen.pages.citations import edition_citation
from radargen.pages.edition_view import EditionView, alphabetical, link_targets
from radargen.pages.prose import Safe, prose
from radargen.pages.views import factors, next_steps
from radargen.pages.views.editions import single_edition
from radargen.pages.views.lists import dimension
from radargen.pages.views.method import method
from radargen.pages.views.page_parts.evidence import CaseView, SourceView
from radargen.pages.views.page_parts.outlook import outlook_sentence
from radargen.pages.views.trend import TrendView, trend_view
from radargen.paper.paper_charts import PaperCharts
from radargen.paper.paper_look import PaperLook, Sheet
from radargen.paper.passages import passage
from radargen.paper.plain_values import PaperLinks, plain, trend_label
from radargen.text.wording import sentences

# Sections of the site's sentences that are also headings and labels in print.
_SECTIONS = (
    *("paper", "page", "trend", "method", "next", "factors", "outlook", "changes", "comparison", "editions"),
    *("corrections", "gaps", "scale", "site", "home"),
)
# The level of the highest heading in a text that has a page of its own.
_HIGHEST = 2


@dataclass(frozen=True, slots=True)
class PaperTexts:
    """Texts that only books have: the foreword as Markdown (may be empty)."""

    foreword: str = ""


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """A line below a chapter in the table of contents, with its target."""

    goal: str
    name: str


@dataclass(frozen=True, slots=True)
class BookChapter:
    """A chapter: the `key` of its template, its label and title, and its lines in the table of contents.

    `sector` is the index of its dimension, -1 for none.
    """

    key: str
    goal: str
    name: str
    lines: tuple[ContentsLine, ...] = ()
    sector: int = -1


@dataclass(frozen=True, slots=True)
class IndustryCase:
    """A case in the list by industry, with the label of its trend."""

    case: CaseView
    name: str
    goal: str


@dataclass(frozen=True, slots=True)
class CasesOfIndustry:
    """The cases of one industry."""

    name: str
    cases: tuple[IndustryCase, ...]


@dataclass(frozen=True, slots=True)
class RegisteredSource:
    """A source in the register, with the labels of the trends that use it."""

    source: SourceView
    goals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A name in the index; an alias is muted."""

    words: str
    goals: tuple[str, ...]
    alias: bool


@dataclass(frozen=True, slots=True)
class IndexLetter:
    """The names under one letter, or under # for all that begin with none."""

    letter: str
    entries: tuple[IndexEntry, ...]


@dataclass(frozen=True, slots=True)
class ExpectedMove:
    """What the editors expect of a trend."""

    name: str
    goal: str
    sector: int
    ring: str
    expected: str


def book_data(
    edition_view: EditionView, charts: PaperCharts, look: PaperLook, sheet: Sheet, texts: PaperTexts = PaperTexts()
) -> dict[str, Any]:
    """The content of the book as plain values."""
    printed = frozenset(edition_view.blips)
    links = PaperLinks(printed)
    shown = [trend_view(edition_view, blip.trend) for blip in edition_view.blips.values()]
    data = {
        **front(edition_view, charts, look, sheet),
        "foreword": _foreword(edition_view, texts.foreword, links),
        "imprint": _publisher_text(edition_view, links),
        "edition_page": plain(single_edition(edition_view), links),
        "method": plain(method(edition_view), links),
        "dimensions": [
            {**plain(dimension(edition_view, one), links), "chart": charts.dimensions.get(one.id, "")}
            for one in edition_view.radar.dimensions
        ],
        "trends": {view.row.id: trend_data(view, PaperLinks(printed, view.row.id), charts) for view in shown},
        "archived": [
            trend_data(trend_view(edition_view, trend), PaperLinks(printed, trend.id), charts)
            for trend in edition_view.trends.values()
            if trend.id not in printed
        ],
        "next": plain(
            [next_steps.answer(edition_view, phase) for phase in edition_view.radar.phases]
            if edition_view.advises
            else [],
            links,
        ),
        "factors": plain(factors.factors(edition_view), links) if factors.needed(edition_view) else None,
        "industries": plain(list(_industries(edition_view, shown)), links),
        "outlooks": plain(list(_outlooks(edition_view)), links),
        "outlook_tally": outlook_sentence(edition_view),
        "sources": plain(list(_register(shown)), links),
        "index": plain(list(_index(edition_view)), links),
        "cite": edition_citation(edition_view),
    }
    return data | {"chapters": plain(tuple(_chapters(edition_view, data)), links)}


def _chapters(edition_view: EditionView, data: Mapping[str, Any]) -> Iterator[BookChapter]:
    """The chapters after the table of contents, in order, as far as they have content."""
    wording, language, page = edition_view.wording, edition_view.language, data["edition_page"]

    def chapter(key: str, name: str, lines: tuple[ContentsLine, ...] = ()) -> BookChapter:
        return BookChapter(key, f"c-{key}", name, lines)

    if data["foreword"]:
        yield chapter("foreword", wording("paper.foreword"))
    yield chapter("glance", wording("paper.glance"))
    yield chapter("trends", wording("page.trends"))
    yield chapter("reading", wording("page.reading"))
    for index, one in enumerate(edition_view.radar.dimensions):
        blips = [blip for blip in edition_view.blips.values() if blip.trend.dimension == one.id]
        lines = tuple(ContentsLine(trend_label(blip.id), blip.trend.name.any(language)) for blip in blips)
        if lines:
            yield replace(chapter(f"dimension-{one.id}", one.name.any(language), lines), sector=index)
    phases = (
        f"{wording('next.heading', number=number)} {phase.name.any(language)}"
        for number, phase in enumerate(edition_view.radar.phases, start=1)
    )
    if data["next"]:
        lines = tuple(ContentsLine(f"phase-{number}", name) for number, name in enumerate(phases, start=1))
        yield chapter("next", wording("next.title"), lines)
    if data["factors"]:
        yield chapter("factors", wording("factors.title"))
    if data["industries"]:
        yield chapter("industries", wording("paper.industries"))
    if page["changed"]:
        yield chapter("changes", wording("comparison.title", since=page["since"], edition=page["id"]))
    elif page["corrections"]:
        yield chapter("changes", wording("corrections.title"))
    if data["archived"]:
        lines = tuple(ContentsLine(one["label"], _said(one["row"]["name"])) for one in data["archived"])
        yield chapter("archived", wording("paper.archived"), lines)
    if data["outlooks"]:
        yield chapter("outlook", wording("outlook.title"))
    yield chapter("method", wording("method.title"))
    if data["sources"]:
        yield chapter("sources", wording("paper.sources"))
    yield chapter("index", wording("paper.index"))


def _said(text: Mapping[str, Any]) -> str:
    return "".join(run.get("text", "") for run in text["words"])


def trend_data(view: TrendView, links: PaperLinks, charts: PaperCharts) -> dict[str, Any]:
    """A trend's content as plain values, with its page and its locator."""
    return {
        **plain(view, links),
        "label": trend_label(view.row.id),
        "locator": charts.locators.get(view.row.id, ""),
    }


def front(edition_view: EditionView, charts: PaperCharts, look: PaperLook, sheet: Sheet) -> dict[str, Any]:
    """What books and handouts share: names, words, colours, paper."""
    radar, edition, wording, language = (
        edition_view.radar,
        edition_view.edition,
        edition_view.wording,
        edition_view.language,
    )
    names = wording.listed([one.name.any(language) for one in radar.dimensions])
    count = wording("page.count", count=len(edition_view.blips))
    return {
        "language": language,
        "title": radar.title.any(language),
        "edition": edition.label(wording),
        "edition_id": edition.name,
        "motto": edition.motto.any(language),
        "theme": edition.theme.any(language),
        "date": edition.dated(wording),
        "publisher": radar.publisher.name.any(language),
        "publisher_url": radar.publisher.url,
        "count": wording("paper.count", trends=count, dimensions=names),
        "licence": radar.publisher.licence.name if radar.publisher.licence else "",
        "licence_url": radar.publisher.licence.url if radar.publisher.licence else "",
        "words": {key: wording.pattern(key) for key in sentences() if key.partition(".")[0] in _SECTIONS},
        "look": plain(look, PaperLinks(())),
        "sheet": plain(sheet, PaperLinks(())),
        "charts": {
            "cover": charts.cover,
            "radar": charts.radar,
            "alt": charts.description,
            "numbers": dict(charts.numbers),
            "changes": charts.changes,
            "ground": charts.ground,
            "marks": dict(charts.marks),
        },
        "pictures": {
            picture.path: {"svg": svg, "width": picture.width, "height": picture.height}
            for picture in radar.pictures
            if (svg := charts.pictures.get(picture.path))
        },
    }


def _foreword(edition_view: EditionView, markdown: str, links: PaperLinks) -> list[Any]:
    html = prose(markdown, link_targets(edition_view, METHOD)) if markdown.strip() else Safe(Markup(""))
    return passage(html, links.goal, _HIGHEST)


def _publisher_text(edition_view: EditionView, links: PaperLinks) -> dict[str, Any]:
    said = edition_view.localised(edition_view.radar.publisher.imprint)
    return {
        "blocks": passage(prose(said.words, link_targets(edition_view, METHOD)), links.goal, _HIGHEST),
        "lang": said.lang,
        "note": said.note,
    }


def _industries(edition_view: EditionView, shown: list[TrendView]) -> Iterator[CasesOfIndustry]:
    """The cases by industry in alphabetical order; cases without one come last."""
    found: dict[str, list[IndustryCase]] = defaultdict(list)
    for view in shown:
        trend = edition_view.trends[view.row.id]
        for case, own in zip(view.cases, trend.cases, strict=True):
            industry = own.industry.any(edition_view.language)
            where = tuple(words for words in case.where if words.words != industry)
            found[industry].append(
                IndustryCase(replace(case, where=where), view.row.name.words, trend_label(view.row.id))
            )
    for industry in sorted(found, key=lambda name: (not name, alphabetical(name))):
        cases = sorted(found[industry], key=lambda one: alphabetical(one.case.organisation))
        yield CasesOfIndustry(industry, tuple(cases))


def _outlooks(edition_view: EditionView) -> Iterator[ExpectedMove]:
    for blip in edition_view.blips.values():
        assessment = blip.trend.assessment(edition_view.edition.id)
        if assessment and assessment.outlook:
            yield _expected_move(edition_view, blip.trend, assessment.outlook)


def _expected_move(edition_view: EditionView, trend: Trend, outlook: Outlook) -> ExpectedMove:
    language, ring = edition_view.language, edition_view.blips[trend.id].placement.ring
    return ExpectedMove(
        name=trend.name.any(language),
        goal=trend_label(trend.id),
        sector=[one.id for one in edition_view.radar.dimensions].index(trend.dimension),
        ring=edition_view.radar.ring(ring).name.any(language),
        expected=edition_view.wording(f"outlook.{outlook.towards}", year=outlook.by),
    )


def _register(shown: list[TrendView]) -> Iterator[RegisteredSource]:
    """Each source once, by title and address, in alphabetical order."""
    found: dict[tuple[str, str], tuple[SourceView, dict[str, None]]] = {}
    for view in shown:
        for source in (*view.sources, *(case.source for case in view.cases if case.source)):
            _, goals = found.setdefault((source.title, source.href), (source, {}))
            goals[trend_label(view.row.id)] = None
    for key in sorted(found, key=lambda key: (*alphabetical(key[0]), key[1])):
        source, goals = found[key]
        yield RegisteredSource(replace(source, number="", anchor="", remarks=()), tuple(goals))


def _index(edition_view: EditionView) -> Iterator[IndexLetter]:
    """Names and aliases by first letter; a name that several trends share is listed once."""
    found: dict[str, tuple[bool, dict[str, None]]] = {}
    for blip in edition_view.blips.values():
        names = [(blip.trend.name.any(edition_view.language), False)]
        names += [(alias, True) for alias in dict(blip.trend.aliases).get(edition_view.language, ())]
        for words, alias in names:
            known, goals = found.get(words, (True, {}))
            goals[trend_label(blip.id)] = None
            found[words] = known and alias, goals
    ordered = sorted(found, key=lambda words: (_letter(words) != "#", alphabetical(words)))
    for letter, names_of_letter in groupby(ordered, key=_letter):
        entries = tuple(IndexEntry(words, tuple(found[words][1]), found[words][0]) for words in names_of_letter)
        yield IndexLetter(letter, entries)


def _letter(words: str) -> str:
    """The letter for a name: its first one without diacritics, or # for any other character."""
    first = unicodedata.normalize("NFKD", words.strip().casefold())[:1].upper()
    return first if first.isalpha() else "#"
