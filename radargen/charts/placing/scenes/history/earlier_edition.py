"""The edition to compare with."""

from radargen.charts.placing.scenes.chart_request import ChartRequest
from radargen.model import Edition
from radargen.text.messages import Message, RadargenError


def earlier_edition(request: ChartRequest) -> Edition:
    """The edition that the view compares with, else the one before; raises RadargenError if there is none."""
    if earlier := request.view.since or request.radar.before(request.edition):
        return earlier
    raise RadargenError(
        Message(
            "What has moved shows only against an earlier edition, and {edition} has none before it; "
            "draw another view, or an edition that has one.",
            edition=request.edition.id,
        )
    )
