"""The page of one trend."""

from dataclasses import dataclass

from radargen.model import Trend
from radargen.model.paths import entry_path
from radargen.pages import data
from radargen.pages.addresses import FACTORS, HOME, METHOD, asks_page, href, phase_page, trend_page
from radargen.pages.leads import leads
from radargen.pages.page_charts import picture
from radargen.pages.prose import Safe, prose
from radargen.pages.views.facts import Fact, facts
from radargen.pages.views.history import HistoryChart, history_chart
from radargen.pages.views.home import DownloadView
from radargen.pages.views.neighbours import Neighbours, neighbours
from radargen.pages.views.nextstep import FactorSign, signs
from radargen.pages.views.proof import CaseView, SourceView, cases, sources, vendor_share
from radargen.pages.views.rows import DimensionView, Row, dimension_view, row
from radargen.pages.views.standing import Standing, Step, history, standing
from radargen.pages.volume import Localised, Volume
from radargen.text.markdown.targets import outward


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
    successor: Row | None


@dataclass(frozen=True, slots=True)
class TrendView:
    """All a trend's page shows; `row` is what lists show of it too. What is absent is empty."""

    row: Row
    dimension: DimensionView
    edition: str
    aliases: tuple[str, ...]
    off: str
    archive: ArchiveView | None
    impact: Gauge | None
    effort: tuple[Gauge, ...]
    first_step: Localised
    body: Body | None
    standing: Standing | None
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
    history: tuple[Step, ...]
    steps: HistoryChart | None
    facts: tuple[Fact, ...]
    locator: Safe | None
    cite: str
    downloads: tuple[DownloadView, ...]
    edit_href: str
    home_href: str
    method_href: str


def trend_view(volume: Volume, trend: Trend) -> TrendView:
    """The view of the trend's page."""
    page, say, blip = trend_page(trend.id), volume.say, volume.blips.get(trend.id)
    locator = volume.charts.locators.get(trend.id)
    return TrendView(
        row=row(volume, page, trend),
        dimension=dimension_view(volume, page, trend.dimension),
        edition=volume.edition.name if blip else "",
        aliases=dict(trend.aliases).get(volume.language, ()),
        off="" if blip else _off(volume, trend),
        archive=_archive(volume, page, trend),
        impact=_gauge(volume, "impact", blip.impact) if blip and blip.impact else None,
        effort=_effort(volume, trend),
        first_step=volume.said(trend.first_step),
        body=_body(volume, page, trend),
        standing=standing(volume, page, trend),
        phases=_phases(volume, page, trend),
        factors=signs(volume, trend.factors),
        factors_href=href(page, FACTORS) if blip else "",
        goal_conflicts=tuple(say(f"department.{department}") for department in trend.goal_conflicts),
        architecture_needs=tuple(say(f"architecture.{need}") for need in trend.architecture_needs),
        neighbours=neighbours(volume, page, trend),
        asks_href=f"{href(page, asks_page(trend.dimension))}#asks-{trend.id}" if trend.id in volume.asks else "",
        cases=cases(volume, trend),
        sources=sources(volume, trend),
        vendor_share=vendor_share(volume, trend),
        history=history(volume, page, trend),
        steps=history_chart(volume, page, trend),
        facts=facts(volume, trend),
        locator=picture(locator) if locator else None,
        cite=_cite(volume, trend),
        downloads=tuple(DownloadView(file.name, href(page, file.path)) for file in data.of_trend(volume, trend)),
        edit_href=outward(f"{volume.edit_url}{entry_path(trend.id)}"),
        home_href=href(page, HOME),
        method_href=href(page, METHOD),
    )


def _off(volume: Volume, trend: Trend) -> str:
    """Why the page shows no place on this edition's chart."""
    last = volume.latest(trend)
    if last is None:
        return volume.say("trend.never", edition=volume.edition.id)
    return volume.say("trend.off", edition=volume.edition.id, last=last.id)


def _archive(volume: Volume, page: str, trend: Trend) -> ArchiveView | None:
    if trend.archived is None:
        return None
    fate = volume.say(f"fate.{trend.archived.fate}")
    edition = trend.archived.edition
    words = volume.say("trend.archived-in" if edition else "trend.archived", fate=fate, edition=edition)
    successor = volume.trends.get(trend.archived.successor)
    return ArchiveView(
        words=words,
        reason=volume.said(trend.archived.reason),
        successor=row(volume, page, successor) if successor else None,
    )


def _gauge(volume: Volume, scale: str, level: int) -> Gauge:
    say = volume.say
    value = say("page.of-five", level=level)
    return Gauge(say(f"scale.{scale}"), scale, level, value, say(f"scale-{scale}.{level}"))


def _effort(volume: Volume, trend: Trend) -> tuple[Gauge, ...]:
    if trend.effort is None:
        return ()
    return (
        _gauge(volume, "organisation", trend.effort.organisation),
        _gauge(volume, "architecture", trend.effort.architecture),
    )


def _body(volume: Volume, page: str, trend: Trend) -> Body | None:
    said = volume.said(trend.text)
    return Body(prose(said.words, leads(volume, page)), said.lang, said.note) if said else None


def _cite(volume: Volume, trend: Trend) -> str:
    """How to name the entry in a text of one's own: publisher, title, radar, edition and its date, as far as known."""
    radar, say, edition = volume.radar, volume.say, volume.edition
    publisher, title = (text.any(volume.language) for text in (radar.publisher.name, radar.title))
    parts = [
        say("trend.cite-name", name=trend.name.any(volume.language), title=title),
        say("trend.cite-edition", edition=edition.name) if edition.name else "",
        say.date(edition.date) if edition.date else "",
        volume.address(trend_page(trend.id)),
    ]
    told = ", ".join(part for part in parts if part)
    return f"{publisher}: {told}." if publisher else f"{told}."


def _phases(volume: Volume, page: str, trend: Trend) -> tuple[PhaseStep, ...]:
    if trend.phases is None:
        return ()
    ids = [phase.id for phase in volume.radar.phases]
    first, last = ids.index(trend.phases.first), ids.index(trend.phases.last)
    return tuple(
        PhaseStep(
            number,
            volume.said(phase.name),
            first < number <= last + 1,
            href(page, phase_page(phase.id)) if volume.advises else "",
        )
        for number, phase in enumerate(volume.radar.phases, start=1)
    )
