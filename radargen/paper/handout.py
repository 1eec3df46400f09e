"""The content of a handout: single trends, one page each."""

from typing import Any

from radargen.model import Trend
from radargen.pages.edition_view import EditionView
from radargen.pages.views.trend import trend_view
from radargen.paper.book import front, trend_data
from radargen.paper.paper_charts import PaperCharts
from radargen.paper.paper_look import PaperLook, Sheet
from radargen.paper.plain_values import PaperLinks

# The level of the headings below a trend's name.
_LEVEL = 2


def handout_data(
    edition_view: EditionView, trends: tuple[Trend, ...], charts: PaperCharts, look: PaperLook, sheet: Sheet
) -> dict[str, Any]:
    """The content of the handout as plain values; other trends have no page in it."""
    told = [
        trend_data(trend_view(edition_view, trend), PaperLinks((), trend.id, _LEVEL), charts)
        | {"name": trend.name.any(edition_view.language)}
        for trend in trends
    ]
    return {**front(edition_view, charts, look, sheet), "trends": told, "section_level": _LEVEL}
