"""The edition before the one that is drawn, without which there is nothing to compare."""

from radargen.charts.placing.scenes.chart_request import ChartRequest
from radargen.model import Edition
from radargen.text.messages import Message, RadargenError


def earlier_edition(request: ChartRequest) -> Edition:
    """The edition that the view looks back to, else the one before; RadargenError where there is none."""
    if earlier := request.view.since or request.radar.before(request.edition):
        return earlier
    raise RadargenError(
        Message(
            "What has moved shows only against an earlier edition, and {edition} has none before it; "
            "draw another view, or an edition that has one.",
            edition=request.edition.id,
        )
    )
