"""The pages of the editions, those that compare two, and the way from an id a trend once had to the one of today."""

import html

from radargen.assessing import blips
from radargen.model import Edition, Trend
from radargen.pages.addresses import (
    EDITIONS,
    comparison_page,
    edition_page,
    former_address,
    href,
    trend_page,
)
from radargen.pages.edition_view import EditionView, view_of_edition
from radargen.pages.page_charts import numbered, pairs
from radargen.pages.templating import page
from radargen.pages.views import editions as views

# Of the frame, outside which the page stands.
STYLE = "assets/site.css"
# Where a browser does not go on by itself, the link does.
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
    """By path: a page per edition and per pair, and that of all where there are several."""
    radar, say = edition_view.radar, edition_view.say
    if edition_view.edition.implied:
        return {}
    each = {edition.id: _volume(edition_view, edition) for edition in radar.editions}
    made: dict[str, str] = {}
    for one in each.values():
        title, motto = one.edition.label(say), one.edition.motto.any(edition_view.language)
        made[edition_page(one.edition.id)] = page(
            "edition.j2", views.single_edition(one), one, title=title, description=motto
        )
    if len(each) > 1:
        overview = views.overview(edition_view, tuple(each.values()))
        made[EDITIONS] = page("editions.j2", overview, edition_view, title=say("editions.title"))
    for earlier, later in pairs(radar):
        one = each[later.id]
        title = say("comparison.title", since=earlier.id, edition=later.id)
        made[comparison_page(earlier.id, later.id)] = page(
            "comparison.j2", views.comparison(one, earlier), one, title=title
        )
    return made


def redirects(edition_view: EditionView) -> dict[str, str]:
    """By path: a page without the site's frame for each former id, that leads to the trend; no server has to know."""
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
        words=html.escape(edition_view.say("trend.renamed")),
    )


def _volume(edition_view: EditionView, edition: Edition) -> EditionView:
    """The same radar and language, as that edition shows it."""
    drawn = edition_view.charts.editions.get(edition.id)
    shown = numbered(blips(edition_view.radar, edition), drawn)
    return view_of_edition(
        edition_view.radar, edition, edition_view.language, shown, edition_view.charts, edition_view.edit_url
    )
