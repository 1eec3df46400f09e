"""An edition with some of its trends, for documents made apart from the site."""

from collections.abc import Sequence
from dataclasses import replace

from radargen.model import Blip, Edition, Radar
from radargen.pages import Charts
from radargen.pages.edition_view import EditionView, view_of_edition


def selected_edition(
    radar: Radar, edition: Edition, language: str, blips: Sequence[Blip], site_url: str = ""
) -> EditionView:
    """The view of the edition with only these blips, and the trends that have left the chart."""
    chosen = {blip.id for blip in blips}
    left_out = {trend.id for trend in radar.on(edition)} - chosen
    kept = tuple(trend.without(left_out) for trend in radar.trends if trend.id not in left_out)
    shown = replace(radar, trends=kept) if left_out else radar
    return view_of_edition(shown, edition, language, blips, Charts(), "", site_url)
