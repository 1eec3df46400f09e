"""What every chart promises, counted again by a judge that shares nothing with the layout.

It counts in the scene's JSON, and in what was read back from the files that were drawn of it.
"""

from radargen.charts.checking.promise import Promise
from radargen.charts.checking.promises import promises
from radargen.charts.checking.written import written

__all__ = ["Promise", "promises", "written"]
