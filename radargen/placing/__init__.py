"""From an edition's blips to scenes: where everything stands on the page."""

from radargen.placing.chart import chart
from radargen.placing.filling import DoesNotFit
from radargen.placing.locator import locator

__all__ = ["DoesNotFit", "chart", "locator"]
