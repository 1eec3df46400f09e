"""Reads files into a radar, and reports every mistake as a problem with its location."""

from radargen.reading.branding import theme_files
from radargen.reading.entry_files import MOST_TRENDS, nearby
from radargen.reading.forms.entry_form import order_of_keys
from radargen.reading.forms.identifiers import slug
from radargen.reading.forms.radar_form import MOST_EDITIONS
from radargen.reading.json_schema import MODELINE, entry_schema, schema_files, schema_text, schemas
from radargen.reading.loading import Loaded, load
from radargen.reading.parsing.characters import forbidden, forbidden_pattern, visible, why
from radargen.reading.parsing.document import LIMITS, Files, Limits, document
from radargen.reading.picture_files.text_pictures import MOST_PICTURES, picture_paths
from radargen.reading.rules.published_editions import published as published_editions

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
    "entry_schema",
    "forbidden",
    "forbidden_pattern",
    "load",
    "nearby",
    "order_of_keys",
    "picture_paths",
    "published_editions",
    "schema_files",
    "schema_text",
    "schemas",
    "slug",
    "theme_files",
    "visible",
    "why",
]
