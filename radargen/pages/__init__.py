"""The pages of one edition in one language, as Markdown sources with their content as HTML: a pure function."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from radargen.model import Blip, Edition, Radar
from radargen.pages import data, search
from radargen.pages.addresses import (
    DATA,
    HOME,
    IMPRINT,
    METHOD,
    PRIVACY,
    PROBLEMS,
    TRENDS,
    dimension_page,
    href,
    ring_page,
    share_picture,
    trend_page,
    url,
)
from radargen.pages.charts import Charts, Download
from radargen.pages.templating import page
from radargen.pages.views import lists
from radargen.pages.views.data import data_view
from radargen.pages.views.method import method
from radargen.pages.views.plain import problems_view, text_view
from radargen.pages.views.trend import trend_view
from radargen.pages.volume import Volume, volume
from radargen.problems import Problem

__all__ = ["Charts", "Download", "dimension_page", "href", "pages", "ring_page", "share_picture", "trend_page", "url"]


def pages(
    radar: Radar,
    edition: Edition,
    language: str,
    blips: Iterable[Blip],
    charts: Charts,
    *,
    handwritten: Mapping[str, str] = MappingProxyType({}),
    problems: tuple[Problem, ...] = (),
    edit_url: str = "",
    site_url: str = "",
    sources: Mapping[str, bytes] = MappingProxyType({}),
) -> dict[str, str | bytes]:
    """Path below the language's docs folder -> page source or data file, in the order of the paths.

    `handwritten` has, per path, Markdown of the site's own folder that is shown before what is generated.
    `edit_url` is where the forge edits the radar's folder; a trend's file name is appended to it. `site_url` is where
    the site will stand, with a slash at its end, if that is known; `sources` are entries as they were written, by id.
    """
    told = volume(radar, edition, language, blips, charts, edit_url, site_url, sources)
    made: dict[str, str | bytes] = {}
    made |= _lists(told, handwritten)
    made |= _trends(told)
    made |= _texts(told, handwritten)
    made |= data.files(told)
    made[search.NAMES] = search.names(radar, language)
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
            lists.home(told),
            told,
            title=title,
            description=told.edition.motto.any(told.language),
            intro=handwritten.get(HOME, ""),
        ),
        TRENDS: page(
            "trends.j2", lists.trends(told), told, title=say("page.trends"), intro=handwritten.get(TRENDS, "")
        ),
    }
    for dimension in radar.dimensions:
        path, name = dimension_page(dimension.id), dimension.name.any(told.language)
        about = dimension.question.any(told.language)
        made[path] = page("dimension.j2", lists.dimension(told, dimension), told, title=name, description=about)
    for ring in radar.rings:
        path, name = ring_page(ring.id), ring.name.any(told.language)
        about = ring.meaning.any(told.language)
        made[path] = page("ring.j2", lists.ring(told, ring), told, title=name, description=about)
    return made


def _trends(told: Volume) -> dict[str, str]:
    return {
        trend_page(trend.id): page(
            "trend.j2",
            trend_view(told, trend),
            told,
            title=trend.name.any(told.language),
            description=trend.summary.any(told.language),
        )
        for trend in told.trends.values()
    }


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
            view = text_view(told, title, text)
            made[path] = page("text.j2", view, told, title=say(title), intro=handwritten.get(path, ""))
    return made
