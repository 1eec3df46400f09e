"""The pages of one edition in one language, as Markdown sources with their content as HTML: a pure function."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from radargen.assessing.desk import Desk
from radargen.model import Blip, Edition, Radar
from radargen.model.problems import Problem
from radargen.pages import data, editions, search
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
from radargen.pages.page_charts import Charts, Download, Drawn, Number, numbered, pairs
from radargen.pages.records import edition_record
from radargen.pages.templating import page
from radargen.pages.views import factors, lists, network, nextstep
from radargen.pages.views.data import data_view
from radargen.pages.views.desk import desk_view
from radargen.pages.views.home import home
from radargen.pages.views.method import method
from radargen.pages.views.plain import problems_view, text_view
from radargen.pages.views.trend import trend_view
from radargen.pages.volume import Volume, volume

__all__ = [
    "HOME",
    "Charts",
    "Download",
    "Drawn",
    "Number",
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
    desk: Desk | None = None,
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
    told = volume(radar, edition, language, blips, charts, edit_url, site_url, sources)
    made: dict[str, str | bytes] = {}
    made |= _lists(told, handwritten)
    made |= _trends(told)
    made |= _next(told, handwritten)
    made |= _texts(told, handwritten)
    made |= data.files(told)
    made |= editions.files(told)
    made |= editions.redirects(told)
    made[search.NAMES] = search.names(radar, language)
    if desk:
        view_of_desk = desk_view(told, desk)
        made[EDITORS] = page("desk.j2", view_of_desk, told, title=told.say("desk.title"), hidden=True)
    if problems:
        view = problems_view(told, problems)
        made[PROBLEMS] = page("problems.j2", view, told, title=told.say("problems.title"))
    return dict(sorted(made.items()))


def _lists(told: Volume, handwritten: Mapping[str, str]) -> dict[str, str]:
    radar, say = told.radar, told.say
    title = radar.title.any(told.language)
    made = {
        HOME: page(
            "home.j2",
            home(told),
            told,
            title=title,
            description=told.edition.motto.any(told.language),
            intro=handwritten.get(HOME, ""),
        ),
        TRENDS: page(
            "trends.j2",
            lists.trends(told),
            told,
            title=say("page.trends"),
            intro=handwritten.get(TRENDS, ""),
            kept=True,
        ),
    }
    for dimension in radar.dimensions:
        path, name = dimension_page(dimension.id), dimension.name.any(told.language)
        about = dimension.question.any(told.language)
        made[path] = page(
            "dimension.j2", lists.dimension(told, dimension), told, title=name, description=about, kept=True
        )
    for ring in radar.rings:
        path, name = ring_page(ring.id), ring.name.any(told.language)
        about = ring.meaning.any(told.language)
        made[path] = page("ring.j2", lists.ring(told, ring), told, title=name, description=about, kept=True)
    return made


def _trends(told: Volume) -> dict[str, str]:
    return {
        trend_page(trend.id): page(
            "trend.j2",
            trend_view(told, trend),
            told,
            title=trend.name.any(told.language),
            description=trend.summary.any(told.language),
            kept=True,
        )
        for trend in told.trends.values()
    }


def _next(told: Volume, handwritten: Mapping[str, str]) -> dict[str, str]:
    """What leads from trends to what an organisation does; each where the radar has the data for it."""
    say = told.say
    made = {}
    if told.advises:
        made[NEXT] = page(
            "next.j2", nextstep.choosing(told), told, title=say("next.title"), intro=handwritten.get(NEXT, "")
        )
        for number, phase in enumerate(told.radar.phases, start=1):
            title = f"{say('next.heading', number=number)} {phase.name.any(told.language)}"
            about = phase.signs.any(told.language)
            made[phase_page(phase.id)] = page(
                "phase.j2", nextstep.answer(told, phase), told, title=title, description=about
            )
    if factors.needed(told):
        made[FACTORS] = page(
            "factors.j2", factors.factors(told), told, title=say("factors.title"), intro=handwritten.get(FACTORS, "")
        )
    if network.linked(told):
        made[NETWORK] = page(
            "network.j2", network.network(told), told, title=say("network.title"), intro=handwritten.get(NETWORK, "")
        )
        for dimension in network.asking_dimensions(told):
            view = network.asks_view(told, dimension)
            made[asks_page(dimension.id)] = page(
                "asks.j2", view, told, title=view.title, description=view.intro, kept=True
            )
    return made


def _texts(told: Volume, handwritten: Mapping[str, str]) -> dict[str, str]:
    say, publisher = told.say, told.radar.publisher
    made = {
        METHOD: page("method.j2", method(told), told, title=say("method.title"), intro=handwritten.get(METHOD, "")),
        DATA: page("data.j2", data_view(told), told, title=say("data.title"), intro=handwritten.get(DATA, "")),
    }
    for path, title, text in (
        (IMPRINT, "page.imprint", publisher.imprint),
        (PRIVACY, "page.privacy", publisher.privacy),
    ):
        if text or path in handwritten:
            view = text_view(told, path, title, text)
            made[path] = page("text.j2", view, told, title=say(title), intro=handwritten.get(path, ""))
    return made
