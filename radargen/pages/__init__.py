"""The pages of one edition in one language, as Markdown sources with their content as HTML: a pure function."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from radargen.assessing.worklist import Worklist
from radargen.model import Blip, Edition, Radar
from radargen.model.problems import Problem
from radargen.pages import data_files, edition_pages, search
from radargen.pages.addresses import (
    DATA,
    EDITORS,
    FACTORS,
    HOME,
    IMPRINT,
    METHOD,
    NETWORK,
    NEXT,
    PRIVACY,
    PROBLEMS,
    TRENDS,
    asks_page,
    comparison_page,
    dimension_page,
    edition_page,
    href,
    phase_page,
    picture_file,
    ring_page,
    share_picture,
    trend_page,
    url,
)
from radargen.pages.edition_view import EditionView, view_of_edition
from radargen.pages.page_charts import Charts, Download, Number, PageChart, numbered, pairs
from radargen.pages.records import edition_record
from radargen.pages.templating import page
from radargen.pages.views import factors, lists, network, next_steps
from radargen.pages.views.editors import desk_view, problems_view
from radargen.pages.views.footer_pages import data_view, text_view
from radargen.pages.views.home import home
from radargen.pages.views.method import method
from radargen.pages.views.trend import trend_view

__all__ = [
    "HOME",
    "Charts",
    "Download",
    "Number",
    "PageChart",
    "comparison_page",
    "dimension_page",
    "edition_page",
    "edition_record",
    "href",
    "numbered",
    "pages",
    "pairs",
    "picture_file",
    "ring_page",
    "share_picture",
    "trend_page",
    "url",
]


def pages(
    radar: Radar,
    edition: Edition,
    language: str,
    blips: Iterable[Blip],
    charts: Charts,
    *,
    handwritten: Mapping[str, str] = MappingProxyType({}),
    problems: tuple[Problem, ...] = (),
    desk: Worklist | None = None,
    edit_url: str = "",
    site_url: str = "",
    sources: Mapping[str, bytes] = MappingProxyType({}),
) -> dict[str, str | bytes]:
    """Path below the language's docs folder -> page source or data file, in the order of the paths.

    `handwritten` has, per path, Markdown of the site's own folder that is shown before what is generated. With a `desk`
    there is a page for editors.
    `edit_url` is where the forge edits the radar's folder; a trend's file name is appended to it. `site_url` is where
    the site will stand, with a slash at its end, if that is known; `sources` are entries as they were written, by id.
    """
    edition_view = view_of_edition(radar, edition, language, blips, charts, edit_url, site_url, sources)
    made: dict[str, str | bytes] = {}
    made |= _lists(edition_view, handwritten)
    made |= _trends(edition_view)
    made |= _next(edition_view, handwritten)
    made |= _texts(edition_view, handwritten)
    made |= data_files.files(edition_view)
    made |= edition_pages.files(edition_view)
    made |= edition_pages.redirects(edition_view)
    made[search.NAMES] = search.names(radar, language)
    if desk:
        view_of_desk = desk_view(edition_view, desk)
        made[EDITORS] = page("desk.j2", view_of_desk, edition_view, title=edition_view.say("desk.title"), hidden=True)
    if problems:
        view = problems_view(edition_view, problems)
        made[PROBLEMS] = page("problems.j2", view, edition_view, title=edition_view.say("problems.title"))
    return dict(sorted(made.items()))


def _lists(edition_view: EditionView, handwritten: Mapping[str, str]) -> dict[str, str]:
    radar, say = edition_view.radar, edition_view.say
    title = radar.title.any(edition_view.language)
    made = {
        HOME: page(
            "home.j2",
            home(edition_view),
            edition_view,
            title=title,
            description=edition_view.edition.motto.any(edition_view.language),
            intro=handwritten.get(HOME, ""),
        ),
        TRENDS: page(
            "trends.j2",
            lists.trends(edition_view),
            edition_view,
            title=say("page.trends"),
            intro=handwritten.get(TRENDS, ""),
            kept=True,
        ),
    }
    for dimension in radar.dimensions:
        path, name = dimension_page(dimension.id), dimension.name.any(edition_view.language)
        about = dimension.question.any(edition_view.language)
        made[path] = page(
            "dimension.j2",
            lists.dimension(edition_view, dimension),
            edition_view,
            title=name,
            description=about,
            kept=True,
        )
    for ring in radar.rings:
        path, name = ring_page(ring.id), ring.name.any(edition_view.language)
        about = ring.meaning.any(edition_view.language)
        made[path] = page(
            "ring.j2", lists.ring(edition_view, ring), edition_view, title=name, description=about, kept=True
        )
    return made


def _trends(edition_view: EditionView) -> dict[str, str]:
    return {
        trend_page(trend.id): page(
            "trend.j2",
            trend_view(edition_view, trend),
            edition_view,
            title=trend.name.any(edition_view.language),
            description=trend.summary.any(edition_view.language),
            kept=True,
        )
        for trend in edition_view.trends.values()
    }


def _next(edition_view: EditionView, handwritten: Mapping[str, str]) -> dict[str, str]:
    """What leads from trends to what an organisation does; each where the radar has the data for it."""
    say = edition_view.say
    made = {}
    if edition_view.advises:
        made[NEXT] = page(
            "next.j2",
            next_steps.choosing(edition_view),
            edition_view,
            title=say("next.title"),
            intro=handwritten.get(NEXT, ""),
        )
        for number, phase in enumerate(edition_view.radar.phases, start=1):
            title = f"{say('next.heading', number=number)} {phase.name.any(edition_view.language)}"
            about = phase.signs.any(edition_view.language)
            made[phase_page(phase.id)] = page(
                "phase.j2", next_steps.answer(edition_view, phase), edition_view, title=title, description=about
            )
    if factors.needed(edition_view):
        made[FACTORS] = page(
            "factors.j2",
            factors.factors(edition_view),
            edition_view,
            title=say("factors.title"),
            intro=handwritten.get(FACTORS, ""),
        )
    if network.linked(edition_view):
        made[NETWORK] = page(
            "network.j2",
            network.network(edition_view),
            edition_view,
            title=say("network.title"),
            intro=handwritten.get(NETWORK, ""),
        )
        for dimension in network.asking_dimensions(edition_view):
            view = network.asks_view(edition_view, dimension)
            made[asks_page(dimension.id)] = page(
                "asks.j2", view, edition_view, title=view.title, description=view.intro, kept=True
            )
    return made


def _texts(edition_view: EditionView, handwritten: Mapping[str, str]) -> dict[str, str]:
    say, publisher = edition_view.say, edition_view.radar.publisher
    made = {
        METHOD: page(
            "method.j2",
            method(edition_view),
            edition_view,
            title=say("method.title"),
            intro=handwritten.get(METHOD, ""),
        ),
        DATA: page(
            "data.j2", data_view(edition_view), edition_view, title=say("data.title"), intro=handwritten.get(DATA, "")
        ),
    }
    for path, title, text in (
        (IMPRINT, "page.imprint", publisher.imprint),
        (PRIVACY, "page.privacy", publisher.privacy),
    ):
        if text or path in handwritten:
            view = text_view(edition_view, path, title, text)
            made[path] = page("text.j2", view, edition_view, title=say(title), intro=handwritten.get(path, ""))
    return made
