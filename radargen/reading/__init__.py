"""Texts become a radar, and everything that is wrong with them becomes problems with their places."""

from radargen.reading.characters import forbidden, visible, why
from radargen.reading.entries import MOST_EDITIONS, MOST_TRENDS
from radargen.reading.house import Files, pictures
from radargen.reading.loading import Loaded, load
from radargen.reading.nearby import nearby
from radargen.reading.nodes import LIMITS, Limits, document
from radargen.reading.order import order_of_keys
from radargen.reading.picture import MOST_PICTURES, shown_in
from radargen.reading.published import published as published_editions
from radargen.reading.schema import MODELINE, schema_files, schema_text, schemas
from radargen.reading.texts import slug

__all__ = [
    "LIMITS",
    "MODELINE",
    "MOST_EDITIONS",
    "MOST_PICTURES",
    "MOST_TRENDS",
    "Files",
    "Limits",
    "Loaded",
    "document",
    "forbidden",
    "load",
    "nearby",
    "order_of_keys",
    "pictures",
    "published_editions",
    "schema_files",
    "schema_text",
    "schemas",
    "shown_in",
    "slug",
    "visible",
    "why",
]
