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
from radargen.pages.page_charts import numbered, pairs
from radargen.pages.templating import page
from radargen.pages.views import editions as views
from radargen.pages.volume import Volume, volume

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


def files(told: Volume) -> dict[str, str]:
    """By path: a page per edition and per pair, and that of all where there are several."""
    radar, say = told.radar, told.say
    if told.edition.implied:
        return {}
    each = {edition.id: _volume(told, edition) for edition in radar.editions}
    made: dict[str, str] = {}
    for one in each.values():
        title, motto = one.edition.label(say), one.edition.motto.any(told.language)
        made[edition_page(one.edition.id)] = page(
            "edition.j2", views.edition_view(one), one, title=title, description=motto
        )
    if len(each) > 1:
        overview = views.overview(told, tuple(each.values()))
        made[EDITIONS] = page("editions.j2", overview, told, title=say("editions.title"))
    for earlier, later in pairs(radar):
        one = each[later.id]
        title = say("comparison.title", since=earlier.id, edition=later.id)
        made[comparison_page(earlier.id, later.id)] = page(
            "comparison.j2", views.comparison(one, earlier), one, title=title
        )
    return made


def redirects(told: Volume) -> dict[str, str]:
    """By path: a page without the site's frame for each former id, that leads to the trend; no server has to know."""
    return {
        former_address(former): _redirect(told, former, trend)
        for trend in told.trends.values()
        for former in trend.formerly
    }


def _redirect(told: Volume, former: str, trend: Trend) -> str:
    return REDIRECT.format(
        language=told.language,
        href=href(trend_page(former), trend_page(trend.id)),
        name=html.escape(trend.name.any(told.language)),
        style=href(former_address(former), STYLE),
        words=html.escape(told.say("trend.renamed")),
    )


def _volume(told: Volume, edition: Edition) -> Volume:
    """The same radar and language, as that edition shows it."""
    drawn = told.charts.editions.get(edition.id)
    shown = numbered(blips(told.radar, edition), drawn)
    return volume(told.radar, edition, told.language, shown, told.charts, told.edit_url)
