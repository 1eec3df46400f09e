"""The pages of the editions, the comparisons of two, and redirects from former ids of trends."""

import html
from dataclasses import replace

from radargen.assessing import blips
from radargen.model import Edition, Trend
from radargen.pages.addresses import (
    EDITIONS,
    edition_page,
    former_address,
    href,
    trend_page,
)
from radargen.pages.edition_view import EditionView, view_of_edition
from radargen.pages.page_charts import numbered, pairs
from radargen.pages.templating import page
from radargen.pages.views import edition_overview
from radargen.pages.views import editions as views
from radargen.pages.views.edition_lists import edition_lists

# The site's stylesheet, since the page does not use the theme.
STYLE = "assets/site.css"
# The link is for browsers that do not follow the redirect.
REDIRECT = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta http-equiv="refresh" content="0; url={href}">
<meta name="robots" content="noindex">
<link rel="icon" href="data:,">
<link rel="canonical" href="{href}">
<link rel="stylesheet" href="{style}">
<title>{name}</title>
</head>
<body>
<main>
<h1>{words}</h1>
<p><a href="{href}">{name}</a></p>
</main>
</body>
</html>
"""


def files(edition_view: EditionView) -> dict[str, str]:
    """The pages by path: one per edition and per compared pair, and an overview where there are several editions."""
    radar, wording = edition_view.radar, edition_view.wording
    if edition_view.edition.implied:
        return {}
    edition_views = {edition.id: _view_of(edition_view, edition) for edition in radar.editions}
    pages: dict[str, str] = {}
    for view in edition_views.values():
        title, motto = view.edition.label(wording), view.edition.motto.any(edition_view.language)
        pages[edition_page(view.edition.id)] = page(
            "edition.j2", views.single_edition(view), view, title=title, description=motto
        )
        for path, listed in edition_lists(view):
            pages[path] = page("edition_list.j2", listed, view, title=f"{title}: {wording('home.trends')}")
    if len(edition_views) > 1:
        overview = edition_overview.overview(edition_view, tuple(edition_views.values()))
        pages[EDITIONS] = page("editions.j2", overview, edition_view, title=wording("editions.title"))
        for path, courses in edition_overview.courses(edition_view):
            pages[path] = page("courses.j2", courses, edition_view, title=wording("editions.trajectories"))
    for earlier, later in pairs(radar):
        view = edition_views[later.id]
        title = wording("comparison.title", since=earlier.id, edition=later.id)
        for path, comparison in views.comparisons(view, earlier):
            pages[path] = page("comparison.j2", comparison, view, title=title)
    return pages


def redirects(edition_view: EditionView) -> dict[str, str]:
    """Plain HTML pages by path that redirect from former ids to their trends, without any server configuration."""
    return {
        former_address(former): _redirect(edition_view, former, trend)
        for trend in edition_view.trends.values()
        for former in trend.formerly
    }


def _redirect(edition_view: EditionView, former: str, trend: Trend) -> str:
    return REDIRECT.format(
        language=edition_view.language,
        href=href(trend_page(former), trend_page(trend.id)),
        name=html.escape(trend.name.any(edition_view.language)),
        style=href(former_address(former), STYLE),
        words=html.escape(edition_view.wording("trend.renamed")),
    )


def _view_of(edition_view: EditionView, edition: Edition) -> EditionView:
    """The view of another edition of the same radar, in the same language."""
    numbered_blips = numbered(blips(edition_view.radar, edition), edition_view.charts.editions.get(edition.id))
    view = view_of_edition(
        *(edition_view.radar, edition, edition_view.language, numbered_blips, edition_view.charts),
        *(edition_view.edit_url, edition_view.site_url),
        rendered=edition_view.rendered,
    )
    return replace(view, offers=edition_view.offers, paged=edition_view.paged)
