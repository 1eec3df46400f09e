"""Texts become a radar, and everything that is wrong with them becomes problems with their places."""

from radargen.reading.house import Files, pictures
from radargen.reading.loading import Loaded, load
from radargen.reading.nearby import nearby
from radargen.reading.nodes import LIMITS, Limits
from radargen.reading.schema import schemas

__all__ = ["LIMITS", "Files", "Limits", "Loaded", "load", "nearby", "pictures", "schemas"]
