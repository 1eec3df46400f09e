"""The page of one trend."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from radargen.model import Agreement, Blip, LinkType, Status, Trend
from radargen.pages import data_files
from radargen.pages.addresses import FACTORS, HOME, METHOD, asks_page, href, phase_page, trend_page
from radargen.pages.edition_view import EditionView, Localised, leads
from radargen.pages.page_charts import picture
from radargen.pages.prose import Safe, prose
from radargen.pages.views.evidence import CaseView, SourceView, cases, sources, vendor_share
from radargen.pages.views.history_chart import HistoryChart, history_chart
from radargen.pages.views.home import DownloadView
from radargen.pages.views.next_steps import FactorSign, signs
from radargen.pages.views.placement import HistoryStep, PlacementView, history, placement_view
from radargen.pages.views.trend_rows import DimensionView, TrendRow, dimension_view, row
from radargen.text.markdown.targets import outward
from radargen.text.paths import entry_path


@dataclass(frozen=True, slots=True)
class Gauge:
    """A level of 1 to 5 on a named scale and the sentence that stands for it; `tone` names its colour."""

    name: str
    tone: str
    level: int
    value: str
    sentence: str


@dataclass(frozen=True, slots=True)
class PhaseStep:
    """One of the reader's phases; `on` where starting makes sense. `href` leads to what else to do in it, if any."""

    number: int
    name: Localised
    on: bool
    href: str


@dataclass(frozen=True, slots=True)
class Body:
    """The entry's text as HTML; `lang` and `note` where the translation is missing."""

    html: Safe
    lang: str
    note: str


@dataclass(frozen=True, slots=True)
class ArchiveView:
    """What became of a trend that left the chart."""

    words: str
    reason: Localised
    successor: TrendRow | None


@dataclass(frozen=True, slots=True)
class Fact:
    """A term and what is true of this trend; `sign` names the class of a mark before the words, or is empty.

    The search looks into what is `sought`; the rest would stand in its results without saying why.
    """

    term: str
    words: str
    sign: str = ""
    sought: bool = False


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A linked trend."""

    name: Localised
    href: str
    dimension: DimensionView


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The trends one kind of link leads to, as in "requires"; by dimension, ring and name."""

    words: str
    trends: tuple[Neighbour, ...]


@dataclass(frozen=True, slots=True)
class TrendView:
    """All a trend's page shows; `row` is what lists show of it too. What is absent is empty."""

    row: TrendRow
    dimension: DimensionView
    edition: str
    aliases: tuple[str, ...]
    off: str
    archive: ArchiveView | None
    impact: Gauge | None
    effort: tuple[Gauge, ...]
    first_step: Localised
    body: Body | None
    standing: PlacementView | None
    phases: tuple[PhaseStep, ...]
    factors: tuple[FactorSign, ...]
    factors_href: str
    goal_conflicts: tuple[str, ...]
    architecture_needs: tuple[str, ...]
    neighbours: tuple[Neighbours, ...]
    asks_href: str
    cases: tuple[CaseView, ...]
    sources: tuple[SourceView, ...]
    vendor_share: str
    history: tuple[HistoryStep, ...]
    steps: HistoryChart | None
    facts: tuple[Fact, ...]
    locator: Safe | None
    cite: str
    downloads: tuple[DownloadView, ...]
    edit_href: str
    home_href: str
    method_href: str


def trend_view(edition_view: EditionView, trend: Trend) -> TrendView:
    """The view of the trend's page."""
    page, say, blip = trend_page(trend.id), edition_view.say, edition_view.blips.get(trend.id)
    locator = edition_view.charts.locators.get(trend.id)
    return TrendView(
        row=row(edition_view, page, trend),
        dimension=dimension_view(edition_view, page, trend.dimension),
        edition=edition_view.edition.name if blip else "",
        aliases=dict(trend.aliases).get(edition_view.language, ()),
        off="" if blip else _off(edition_view, trend),
        archive=_archive(edition_view, page, trend),
        impact=_gauge(edition_view, "impact", blip.impact) if blip and blip.impact else None,
        effort=_effort(edition_view, trend),
        first_step=edition_view.localised(trend.first_step),
        body=_body(edition_view, page, trend),
        standing=placement_view(edition_view, page, trend),
        phases=_phases(edition_view, page, trend),
        factors=signs(edition_view, trend.factors),
        factors_href=href(page, FACTORS) if blip else "",
        goal_conflicts=tuple(say(f"department.{department}") for department in trend.goal_conflicts),
        architecture_needs=tuple(say(f"architecture.{need}") for need in trend.architecture_needs),
        neighbours=neighbours(edition_view, page, trend),
        asks_href=f"{href(page, asks_page(trend.dimension))}#asks-{trend.id}" if trend.id in edition_view.asks else "",
        cases=cases(edition_view, trend),
        sources=sources(edition_view, trend),
        vendor_share=vendor_share(edition_view, trend),
        history=history(edition_view, page, trend),
        steps=history_chart(edition_view, page, trend),
        facts=facts(edition_view, trend),
        locator=picture(locator) if locator else None,
        cite=_cite(edition_view, trend),
        downloads=tuple(
            DownloadView(file.name, href(page, file.path)) for file in data_files.of_trend(edition_view, trend)
        ),
        edit_href=outward(f"{edition_view.edit_url}{entry_path(trend.id)}"),
        home_href=href(page, HOME),
        method_href=href(page, METHOD),
    )


def _off(edition_view: EditionView, trend: Trend) -> str:
    """Why the page shows no place on this edition's chart."""
    last = edition_view.latest(trend)
    if last is None:
        return edition_view.say("trend.never", edition=edition_view.edition.id)
    return edition_view.say("trend.off", edition=edition_view.edition.id, last=last.id)


def _archive(edition_view: EditionView, page: str, trend: Trend) -> ArchiveView | None:
    if trend.archived is None:
        return None
    fate = edition_view.say(f"fate.{trend.archived.fate}")
    edition = trend.archived.edition
    words = edition_view.say("trend.archived-in" if edition else "trend.archived", fate=fate, edition=edition)
    successor = edition_view.trends.get(trend.archived.successor)
    return ArchiveView(
        words=words,
        reason=edition_view.localised(trend.archived.reason),
        successor=row(edition_view, page, successor) if successor else None,
    )


def _gauge(edition_view: EditionView, scale: str, level: int) -> Gauge:
    say = edition_view.say
    value = say("page.of-five", level=level)
    return Gauge(say(f"scale.{scale}"), scale, level, value, say(f"scale-{scale}.{level}"))


def _effort(edition_view: EditionView, trend: Trend) -> tuple[Gauge, ...]:
    if trend.effort is None:
        return ()
    return (
        _gauge(edition_view, "organisation", trend.effort.organisation),
        _gauge(edition_view, "architecture", trend.effort.architecture),
    )


def _body(edition_view: EditionView, page: str, trend: Trend) -> Body | None:
    said = edition_view.localised(trend.text)
    return Body(prose(said.words, leads(edition_view, page)), said.lang, said.note) if said else None


def _cite(edition_view: EditionView, trend: Trend) -> str:
    """How to name the entry in a text of one's own: publisher, title, radar, edition and its date, as far as known."""
    radar, say, edition = edition_view.radar, edition_view.say, edition_view.edition
    publisher, title = (text.any(edition_view.language) for text in (radar.publisher.name, radar.title))
    parts = [
        say("trend.cite-name", name=trend.name.any(edition_view.language), title=title),
        say("trend.cite-edition", edition=edition.name) if edition.name else "",
        say.date(edition.date) if edition.date else "",
        edition_view.address(trend_page(trend.id)),
    ]
    citation = ", ".join(part for part in parts if part)
    return f"{publisher}: {citation}." if publisher else f"{citation}."


def _phases(edition_view: EditionView, page: str, trend: Trend) -> tuple[PhaseStep, ...]:
    if trend.phases is None:
        return ()
    ids = [phase.id for phase in edition_view.radar.phases]
    first, last = ids.index(trend.phases.first), ids.index(trend.phases.last)
    return tuple(
        PhaseStep(
            number,
            edition_view.localised(phase.name),
            first < number <= last + 1,
            href(page, phase_page(phase.id)) if edition_view.advises else "",
        )
        for number, phase in enumerate(edition_view.radar.phases, start=1)
    )


def facts(edition_view: EditionView, trend: Trend) -> tuple[Fact, ...]:
    """The facts there are, those that change from edition to edition first."""
    blip = edition_view.blips.get(trend.id)
    return (*(_blip_facts(edition_view, blip) if blip else ()), *_trend_facts(edition_view, trend))


def _blip_facts(edition_view: EditionView, blip: Blip) -> Iterator[Fact]:
    say = edition_view.say
    if edition_view.moves:
        yield Fact(say("page.movement"), say(f"movement.{blip.movement}"), f"radar-move-{blip.movement}")
    if blip.certainty:
        yield Fact(say("page.certainty"), say(f"certainty.{blip.certainty}"), f"radar-proof-{blip.certainty}")
    # In a radar whose editors state every ring, that goes without saying.
    if blip.placement.agreement is not Agreement.STATED or edition_view.radar.criteria:
        yield Fact(say("trend.placement"), say(f"agreement.{blip.placement.agreement}"))


def _trend_facts(edition_view: EditionView, trend: Trend) -> Iterator[Fact]:
    say = edition_view.say
    if trend.legal_duty:
        yield Fact(say("trend.law"), say("trend.law-in-force"))
    if trend.status is not Status.ACTIVE:
        yield Fact(say("trend.status"), say(f"status.{trend.status}"))
    if trend.tags:
        yield Fact(say("trend.tags"), ", ".join(trend.tags), sought=True)
    if trend.owner:
        yield Fact(say("trend.owner"), trend.owner)
    if trend.review_by:
        yield Fact(say("trend.review"), say.date(trend.review_by))
    yield Fact(say("trend.file"), entry_path(trend.id))


def neighbours(edition_view: EditionView, page: str, trend: Trend) -> tuple[Neighbours, ...]:
    """Both directions, kind by kind: what this trend requires, what requires it, and so on; kinds without any left out.

    To compete is the same both ways and is told once.
    """
    forward: dict[LinkType, set[str]] = defaultdict(set)
    backward: dict[LinkType, set[str]] = defaultdict(set)
    for link in trend.links:
        forward[link.type].add(link.to)
    for other, kind in edition_view.backward.get(trend.id, ()):
        (forward if kind is LinkType.COMPETES else backward)[kind].add(other)
    found = []
    for kind in LinkType:
        found.append(Neighbours(edition_view.say(f"link.{kind}"), _listed(edition_view, page, forward[kind])))
        found.append(Neighbours(edition_view.say(f"link-back.{kind}"), _listed(edition_view, page, backward[kind])))
    return tuple(kind for kind in found if kind.trends)


def _listed(edition_view: EditionView, page: str, ids: set[str]) -> tuple[Neighbour, ...]:
    known = sorted(ids & edition_view.trends.keys(), key=edition_view.rank.__getitem__)
    return tuple(_neighbour(edition_view, page, edition_view.trends[trend_id]) for trend_id in known)


def _neighbour(edition_view: EditionView, page: str, trend: Trend) -> Neighbour:
    return Neighbour(
        name=edition_view.name(trend),
        href=href(page, trend_page(trend.id)),
        dimension=dimension_view(edition_view, page, trend.dimension),
    )
