"""The page of a trend."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from radargen.model import Action, Agreement, Blip, Status, Trend
from radargen.pages import data_files
from radargen.pages.addresses import FACTORS, HOME, METHOD, asks_page, href, trend_page
from radargen.pages.citations import Work, bibtex, ris
from radargen.pages.document_offers import DocumentOffer, handout_offer
from radargen.pages.edition_view import EditionView, Localised
from radargen.pages.page_charts import Download, picture
from radargen.pages.prose import Safe
from radargen.pages.views.facets import FacetChips, facet_chips
from radargen.pages.views.home import DownloadView
from radargen.pages.views.next_steps import FactorSign, signs
from radargen.pages.views.page_parts.evidence import (
    Body,
    CaseView,
    SearchView,
    SourceView,
    body,
    cases,
    linked,
    searches,
    sources,
    vendor_share,
)
from radargen.pages.views.page_parts.figure_series import FigureSeries, figure_series
from radargen.pages.views.page_parts.history_chart import HistoryChart, history_chart
from radargen.pages.views.page_parts.outlook import OutlookView, outlook_view
from radargen.pages.views.page_parts.placement import HistoryStep, PlacementView, history, placement_view
from radargen.pages.views.page_parts.trend_needs import (
    Neighbour,
    Neighbours,
    PhaseRange,
    neighbours,
    phase_range,
    required,
)
from radargen.pages.views.page_parts.trend_rows import DimensionView, TrendRow, dimension_view, row
from radargen.pages.views.suggest import suggest_href
from radargen.text.markdown.targets import outward
from radargen.text.paths import entry_path
from radargen.text.wording import capitalised


@dataclass(frozen=True, slots=True)
class Gauge:
    """A level from 1 to 5 on a named scale, and its sentence; `tone` is the class of its colour."""

    name: str
    tone: str
    level: int
    value: str
    sentence: str


@dataclass(frozen=True, slots=True)
class ArchiveView:
    """The fate of an archived trend."""

    words: str
    reason: Localised
    successor: TrendRow | None


@dataclass(frozen=True, slots=True)
class Fact:
    """A term and its value; only facts with `searched` are indexed by the site's search."""

    term: str
    words: str
    searched: bool = False


@dataclass(frozen=True, slots=True)
class Editing:
    """Information for editors only: facts of the entry, its file as written, and where to change it.

    `form_href` is the form for changes, `href` the file at the forge; either may be empty.
    """

    facts: tuple[Fact, ...]
    files: tuple[DownloadView, ...]
    href: str
    form_href: str


@dataclass(frozen=True, slots=True)
class LabelledText:
    """A sentence of the entry with an introductory label; `first` marks the first step."""

    label: str
    text: Localised
    first: bool


@dataclass(frozen=True, slots=True)
class TrendView:
    """The content of a trend's page; `row` is the part that lists also show. Absent values are empty."""

    row: TrendRow
    dimension: DimensionView
    edition: str
    summary: Localised
    aliases: tuple[str, ...]
    off: str
    archive: ArchiveView | None
    impact: Gauge | None
    effort: tuple[Gauge, ...]
    getting_started: tuple[LabelledText, ...]
    body: Body | None
    rests_on: str
    standing: PlacementView | None
    outlook: OutlookView | None
    figures: tuple[FigureSeries, ...]
    phases: PhaseRange | None
    factors: tuple[FactorSign, ...]
    factors_href: str
    facets: tuple[FacetChips, ...]
    goal_conflicts: tuple[str, ...]
    architecture_needs: tuple[str, ...]
    required: tuple[Neighbour, ...]
    neighbours: tuple[Neighbours, ...]
    asks_href: str
    cases: tuple[CaseView, ...]
    sources: tuple[SourceView, ...]
    vendor_share: str
    searches: tuple[SearchView, ...]
    history: tuple[HistoryStep, ...]
    steps: HistoryChart | None
    facts: tuple[Fact, ...]
    editing: Editing
    locator: Safe | None
    publication: str
    address: str
    cite: str
    bibtex: str
    ris: str
    downloads: tuple[DownloadView, ...]
    handout: DocumentOffer | None
    home_href: str
    method_href: str


def trend_view(edition_view: EditionView, trend: Trend) -> TrendView:
    """The view of the trend's page."""
    radar_title, work = edition_view.radar.title.any(edition_view.language), _work(edition_view, trend)
    page, wording, blip = trend_page(trend.id), edition_view.wording, edition_view.blips.get(trend.id)
    # If the advice is to avoid the trend, when to start does not matter.
    advised = not (blip and blip.action is Action.AVOID)
    locator, files = edition_view.charts.locators.get(trend.id), data_files.trend_downloads(edition_view, trend)
    return TrendView(
        row=row(edition_view, page, trend),
        dimension=dimension_view(edition_view, page, trend.dimension),
        edition=edition_view.edition.name if blip else "",
        summary=linked(edition_view, trend, trend.summary),
        aliases=dict(trend.aliases).get(edition_view.language, ()),
        off="" if blip else _absence(edition_view, trend),
        archive=_archive(edition_view, page, trend),
        impact=_gauge(edition_view, "impact", blip.impact) if blip and blip.impact else None,
        effort=_effort(edition_view, trend),
        getting_started=_getting_started(edition_view, trend),
        body=body(edition_view, page, trend, trend.text),
        rests_on=_rests_on(edition_view, trend),
        standing=placement_view(edition_view, page, trend),
        outlook=outlook_view(edition_view, page, trend),
        figures=figure_series(edition_view, trend),
        phases=phase_range(edition_view, page, trend) if advised else None,
        factors=signs(edition_view, trend.factors),
        factors_href=href(page, FACTORS) if blip else "",
        facets=facet_chips(edition_view, page, trend),
        goal_conflicts=tuple(wording(f"department.{department}") for department in trend.goal_conflicts),
        architecture_needs=tuple(wording(f"architecture.{need}") for need in trend.architecture_needs),
        required=required(edition_view, page, trend),
        neighbours=neighbours(edition_view, page, trend),
        asks_href=f"{href(page, asks_page(trend.dimension))}#asks-{trend.id}" if trend.id in edition_view.asks else "",
        cases=cases(edition_view, trend),
        sources=sources(edition_view, trend),
        vendor_share=vendor_share(edition_view, trend),
        searches=searches(edition_view, trend),
        history=history(edition_view, page, trend),
        steps=history_chart(edition_view, page, trend),
        facts=facts(edition_view, trend),
        editing=Editing(
            facts=tuple(_editing_facts(edition_view, trend)),
            files=_downloads(page, (file for file in files if file.name == data_files.WRITTEN)),
            href=outward(f"{edition_view.edit_url}{entry_path(trend.id)}"),
            form_href=suggest_href(edition_view, page, trend.id),
        ),
        locator=picture(locator) if locator else None,
        publication=" ".join(part for part in (radar_title, edition_view.edition.name) if part),
        address=edition_view.address(page),
        cite=_cite(edition_view, trend),
        bibtex=bibtex(work),
        ris=ris(work),
        downloads=_downloads(page, (file for file in files if file.name != data_files.WRITTEN)),
        handout=handout_offer(edition_view, page, trend.id),
        home_href=href(page, HOME),
        method_href=href(page, METHOD),
    )


def _downloads(page: str, files: Iterable[Download]) -> tuple[DownloadView, ...]:
    return tuple(DownloadView(file.name, href(page, file.path)) for file in files)


def _absence(edition_view: EditionView, trend: Trend) -> str:
    """The sentence on why the trend is not on this edition's chart."""
    last = edition_view.latest(trend)
    if last is None:
        return edition_view.wording("trend.never", edition=edition_view.edition.id)
    return edition_view.wording("trend.off", edition=edition_view.edition.id, last=last.id)


def _archive(edition_view: EditionView, page: str, trend: Trend) -> ArchiveView | None:
    if trend.archived is None:
        return None
    fate = edition_view.wording(f"fate.{trend.archived.fate}")
    edition = trend.archived.edition
    words = edition_view.wording("trend.archived-in" if edition else "trend.archived", fate=fate, edition=edition)
    successor = edition_view.trends.get(trend.archived.successor)
    return ArchiveView(
        words=words,
        reason=linked(edition_view, trend, trend.archived.reason),
        successor=row(edition_view, page, successor) if successor else None,
    )


def _gauge(edition_view: EditionView, scale: str, level: int) -> Gauge:
    wording = edition_view.wording
    value = wording("page.of-five", level=level)
    return Gauge(wording(f"scale.{scale}"), scale, level, value, wording(f"scale-{scale}.{level}"))


def _effort(edition_view: EditionView, trend: Trend) -> tuple[Gauge, ...]:
    if trend.effort is None:
        return ()
    return (
        _gauge(edition_view, "organisation", trend.effort.organisation),
        _gauge(edition_view, "architecture", trend.effort.architecture),
    )


def _getting_started(edition_view: EditionView, trend: Trend) -> tuple[LabelledText, ...]:
    """The first step, the sign of success, the cost and who must act, as far as the entry states them."""
    parts = {"first-step": trend.first_step, "success": trend.success, "cost": trend.cost, "who": trend.who}
    return tuple(
        LabelledText(edition_view.wording(f"trend.{name}"), edition_view.localised(text), name == "first-step")
        for name, text in parts.items()
        if text
    )


def _rests_on(edition_view: EditionView, trend: Trend) -> str:
    """The number of sources and cases, in a few words."""
    wording, (sources, cases) = edition_view.wording, (len(trend.sources), len(trend.cases))
    words = wording("trend.rests-on", count=sources, all=capitalised(wording.counted(sources))) if sources else ""
    if not cases or not sources:
        return words
    return wording("trend.rests-on-cases", count=cases, sources=words, all=wording.counted(cases))


def _work(edition_view: EditionView, trend: Trend) -> Work:
    radar, edition, language = edition_view.radar, edition_view.edition, edition_view.language
    return Work(
        id=trend.id,
        name=trend.name.any(language),
        title=radar.title.any(language),
        publisher=radar.publisher.name.any(language),
        date=edition.date.isoformat() if edition.date else "",
        edition=edition.name,
        address=edition_view.address(trend_page(trend.id)),
    )


def _cite(edition_view: EditionView, trend: Trend) -> str:
    """A citation of the entry: publisher, name, title, edition, date and address, as far as known."""
    radar, wording, edition = edition_view.radar, edition_view.wording, edition_view.edition
    publisher, title = (text.any(edition_view.language) for text in (radar.publisher.name, radar.title))
    parts = [
        wording("trend.cite-name", name=trend.name.any(edition_view.language), title=title),
        wording("trend.cite-edition", edition=edition.name) if edition.name else "",
        wording.date(edition.date) if edition.date else "",
        edition_view.address(trend_page(trend.id)),
    ]
    citation = ", ".join(part for part in parts if part)
    return f"{publisher}: {citation}." if publisher else f"{citation}."


def facts(edition_view: EditionView, trend: Trend) -> tuple[Fact, ...]:
    """The facts of the trend, those of the edition first."""
    blip = edition_view.blips.get(trend.id)
    return (*(_blip_facts(edition_view, blip) if blip else ()), *_trend_facts(edition_view, trend))


def _blip_facts(edition_view: EditionView, blip: Blip) -> Iterator[Fact]:
    wording = edition_view.wording
    if edition_view.moves:
        yield Fact(wording("page.movement"), wording(f"movement.{blip.movement}"))
    # Redundant where all rings are stated by editors.
    if blip.placement.agreement is not Agreement.STATED or edition_view.radar.criteria:
        yield Fact(wording("trend.placement"), wording(f"agreement.{blip.placement.agreement}"))


def _trend_facts(edition_view: EditionView, trend: Trend) -> Iterator[Fact]:
    wording = edition_view.wording
    if trend.legal_duty:
        yield Fact(wording("trend.law"), wording("trend.law-in-force"))
    if trend.status is not Status.ACTIVE:
        yield Fact(wording("trend.status"), wording(f"status.{trend.status}"))
    if trend.tags:
        names = (edition_view.radar.tag_name(tag, edition_view.language) for tag in trend.tags)
        yield Fact(wording("trend.tags"), ", ".join(names), searched=True)
    if trend.review_by:
        yield Fact(wording("trend.review"), wording.date(trend.review_by))


def _editing_facts(edition_view: EditionView, trend: Trend) -> Iterator[Fact]:
    wording, radar = edition_view.wording, edition_view.radar
    if trend.owner:
        yield Fact(wording("trend.owner"), radar.contributor_name(trend.owner, edition_view.language))
    yield Fact(wording("trend.file"), entry_path(trend.id))
