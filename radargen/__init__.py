"""Trend radars from YAML: validated, placed on rings by stated criteria, drawn, and published as a site.

For analysts `radargen.load(path)` gives a radar; what else is exported is what that deals in. Importing the package
is cheap: the interface is imported when it is first asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from radargen.analysis import (
        DrawnChart,
        EditionFacts,
        InvalidRadarError,
        LoadedRadar,
        PastRing,
        RadargenError,
        TrendFacts,
        load,
    )

__version__ = "0.2.0"
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


def __getattr__(name: str) -> object:
    if name in __all__:
        return getattr(import_module("radargen.analysis"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
