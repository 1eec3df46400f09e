"""The interface for analysts: a radar loaded, its trends as plain values and as tables, its charts as pictures.

`radargen.load` is all that has to be imported. What is exported here keeps its names and meanings from one version to
the next; everything else in the package may change.
"""

from radargen.analysis.drawn_chart import DrawnChart
from radargen.analysis.invalid_radar import InvalidRadarError
from radargen.analysis.loaded_radar import LoadedRadar, load
from radargen.analysis.trend_facts import EditionFacts, PastRing, TrendFacts
from radargen.text.messages import RadargenError

__all__ = [
    "DrawnChart",
    "EditionFacts",
    "InvalidRadarError",
    "LoadedRadar",
    "PastRing",
    "RadargenError",
    "TrendFacts",
    "load",
]
