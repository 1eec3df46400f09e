"""The page of a trend."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from radargen.model import Agreement, Blip, LinkType, Status, Trend
from radargen.pages import data_files
from radargen.pages.addresses import FACTORS, HOME, METHOD, asks_page, href, phase_page, trend_page
from radargen.pages.edition_view import EditionView, Localised, link_targets
from radargen.pages.page_charts import Download, picture
from radargen.pages.prose import Safe, prose
from radargen.pages.views.evidence import (
    CaseView,
    SearchView,
    SourceView,
    cases,
    cited,
    linked,
    searches,
    sources,
    vendor_share,
)
from radargen.pages.views.figure_series import FigureSeries, figure_series
from radargen.pages.views.history_chart import HistoryChart, history_chart
from radargen.pages.views.home import DownloadView
from radargen.pages.views.next_steps import FactorSign, signs
from radargen.pages.views.outlook import OutlookView, outlook_view
from radargen.pages.views.placement import HistoryStep, PlacementView, history, placement_view
from radargen.pages.views.trend_rows import DimensionView, TrendRow, dimension_view, row
from radargen.text.markdown.targets import outward
from radargen.text.paths import entry_path


@dataclass(frozen=True, slots=True)
class Gauge:
    """A level from 1 to 5 on a named scale, and its sentence; `tone` is the class of its colour."""

    name: str
    tone: str
    level: int
    value: str
    sentence: str


@dataclass(frozen=True, slots=True)
class PhaseStep:
    """A phase; `on` where starting the trend makes sense. `href` is the page of the phase's advice, or empty."""

    number: int
    words: str
    on: bool
    href: str


@dataclass(frozen=True, slots=True)
class PhaseRange:
    """From which phase to which starting makes sense: a sentence, and all phases of the radar."""

    words: str
    steps: tuple[PhaseStep, ...]


@dataclass(frozen=True, slots=True)
class Body:
    """The entry's text as HTML; `lang` and `note` are set where the translation is missing."""

    html: Safe
    lang: str
    note: str


@dataclass(frozen=True, slots=True)
class ArchiveView:
    """The fate of an archived trend."""

    words: str
    reason: Localised
    successor: TrendRow | None


@dataclass(frozen=True, slots=True)
class Fact:
    """A term and its value; `sign` is the class of a mark before the words, or empty.

    Only facts with `searched` are indexed by the site's search.
    """

    term: str
    words: str
    sign: str = ""
    searched: bool = False


@dataclass(frozen=True, slots=True)
class Editing:
    """What editors alone look for: facts of the entry, its file as it is written, and where to change it."""

    facts: tuple[Fact, ...]
    files: tuple[DownloadView, ...]
    href: str


@dataclass(frozen=True, slots=True)
class LabelledText:
    """A sentence of the entry with the label that introduces it."""

    label: str
    text: Localised


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A linked trend."""

    name: Localised
    href: str
    dimension: DimensionView


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The trends linked in one way, such as "requires", in reading order."""

    words: str
    trends: tuple[Neighbour, ...]


@dataclass(frozen=True, slots=True)
class TrendView:
    """The content of a trend's page; `row` is its part that lists show as well. What is absent is empty."""

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
    standing: PlacementView | None
    outlook: OutlookView | None
    figures: tuple[FigureSeries, ...]
    phases: PhaseRange | None
    factors: tuple[FactorSign, ...]
    factors_href: str
    goal_conflicts: tuple[str, ...]
    architecture_needs: tuple[str, ...]
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
    cite: str
    downloads: tuple[DownloadView, ...]
    home_href: str
    method_href: str


def trend_view(edition_view: EditionView, trend: Trend) -> TrendView:
    """The view of the trend's page."""
    page, wording, blip = trend_page(trend.id), edition_view.wording, edition_view.blips.get(trend.id)
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
        body=_body(edition_view, page, trend),
        standing=placement_view(edition_view, page, trend),
        outlook=outlook_view(edition_view, page, trend),
        figures=figure_series(edition_view, trend),
        phases=_phases(edition_view, page, trend),
        factors=signs(edition_view, trend.factors),
        factors_href=href(page, FACTORS) if blip else "",
        goal_conflicts=tuple(wording(f"department.{department}") for department in trend.goal_conflicts),
        architecture_needs=tuple(wording(f"architecture.{need}") for need in trend.architecture_needs),
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
        ),
        locator=picture(locator) if locator else None,
        cite=_cite(edition_view, trend),
        downloads=_downloads(page, (file for file in files if file.name != data_files.WRITTEN)),
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
    """The first step, who must act, the cost and the sign of success, as far as the entry states them."""
    parts = {"first-step": trend.first_step, "who": trend.who, "cost": trend.cost, "success": trend.success}
    return tuple(
        LabelledText(edition_view.wording(f"trend.{name}"), edition_view.localised(text))
        for name, text in parts.items()
        if text
    )


def _body(edition_view: EditionView, page: str, trend: Trend) -> Body | None:
    text = edition_view.localised(trend.text)
    if not text:
        return None
    targets = link_targets(edition_view, page, cited(edition_view, trend))
    return Body(prose(text.words, targets), text.lang, text.note)


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


def _phases(edition_view: EditionView, page: str, trend: Trend) -> PhaseRange | None:
    if trend.phases is None:
        return None
    wording, phases = edition_view.wording, edition_view.radar.phases
    ids, names = [phase.id for phase in phases], [phase.name.any(edition_view.language) for phase in phases]
    first, last = ids.index(trend.phases.first), ids.index(trend.phases.last)
    words = [wording("trend.phase", number=number, name=name) for number, name in enumerate(names, start=1)]
    told = words[first]
    if first < last:
        ends = {"first": first + 1, "last": last + 1, "start": names[first], "end": names[last]}
        told = wording("trend.phase-range", **ends)
    steps = tuple(
        PhaseStep(
            number + 1,
            words[number],
            first <= number <= last,
            href(page, phase_page(phase.id)) if edition_view.advises else "",
        )
        for number, phase in enumerate(phases)
    )
    return PhaseRange(told, steps)


def facts(edition_view: EditionView, trend: Trend) -> tuple[Fact, ...]:
    """The facts of the trend, those of the edition first."""
    blip = edition_view.blips.get(trend.id)
    return (*(_blip_facts(edition_view, blip) if blip else ()), *_trend_facts(edition_view, trend))


def _blip_facts(edition_view: EditionView, blip: Blip) -> Iterator[Fact]:
    wording = edition_view.wording
    if edition_view.moves:
        yield Fact(wording("page.movement"), wording(f"movement.{blip.movement}"), f"radar-move-{blip.movement}")
    if blip.certainty:
        yield Fact(wording("page.certainty"), wording(f"certainty.{blip.certainty}"), f"radar-proof-{blip.certainty}")
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


def neighbours(edition_view: EditionView, page: str, trend: Trend) -> tuple[Neighbours, ...]:
    """The linked trends by kind of link, in both directions (requires, is required by, …), without empty groups.

    Competition is symmetric and listed once.
    """
    forward: dict[LinkType, set[str]] = defaultdict(set)
    backward: dict[LinkType, set[str]] = defaultdict(set)
    for link in trend.links:
        forward[link.type].add(link.to)
    for trend_id, kind in edition_view.backward.get(trend.id, ()):
        (forward if kind is LinkType.COMPETES else backward)[kind].add(trend_id)
    groups = []
    for kind in LinkType:
        for key, ids in ((f"link.{kind}", forward[kind]), (f"link-back.{kind}", backward[kind])):
            groups.append(Neighbours(edition_view.wording(key), _neighbours(edition_view, page, ids)))
    return tuple(group for group in groups if group.trends)


def _neighbours(edition_view: EditionView, page: str, ids: set[str]) -> tuple[Neighbour, ...]:
    ordered = sorted(ids & edition_view.trends.keys(), key=edition_view.rank.__getitem__)
    return tuple(_neighbour(edition_view, page, edition_view.trends[trend_id]) for trend_id in ordered)


def _neighbour(edition_view: EditionView, page: str, trend: Trend) -> Neighbour:
    return Neighbour(
        name=edition_view.name(trend),
        href=href(page, trend_page(trend.id)),
        dimension=dimension_view(edition_view, page, trend.dimension),
    )
