"""The promises of every chart, counted by code that shares nothing with the layout.

It works from the scene's JSON, and from what is read back from the files drawn of that scene.
"""

from radargen.charts.checking.promise import Promise
from radargen.charts.checking.promises import promises
from radargen.charts.checking.written import written

__all__ = ["Promise", "promises", "written"]
