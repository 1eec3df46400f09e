"""What every chart promises, counted again from the scene's JSON by a judge that shares nothing with the layout."""

from radargen.charts.checking.promise import Promise
from radargen.charts.checking.promises import promises

__all__ = ["Promise", "promises"]
