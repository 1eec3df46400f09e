"""Turns views into plain values for JSON: the content of a page of the site, for a typst template."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from typing import Any

from markupsafe import Markup

from radargen.pages.edition_view import Localised
from radargen.paper.passages import passage, words
from radargen.text.markdown.targets import outward

# Longest address in bytes that a document can link to; for a longer one, only its text is printed.
_LONGEST = 8_000
_TREND = re.compile(r"(?:\.\./)*trends/([a-z0-9-]+)/")
_SOURCE = re.compile(r"#(source-[0-9]+)")


@dataclass(frozen=True, slots=True)
class PaperLinks:
    """Targets of the site's addresses in print: `printed` are the ids of trends with a page of their own.

    `level` is the level of the highest headings in texts.
    """

    printed: Collection[str]
    # The trend on whose page anchors of sources are.
    trend: str = ""
    level: int = 3

    def goal(self, address: str) -> str:
        """A web address unchanged, or `t-` or `s-` with the label of a trend or a source; empty for anything else."""
        if match := _TREND.fullmatch(address):
            return trend_label(match[1]) if match[1] in self.printed else ""
        if match := _SOURCE.fullmatch(address):
            return source_label(self.trend, match[1]) if self.trend else ""
        to = outward(address)
        return to if len(to.encode()) <= _LONGEST else ""


def trend_label(trend_id: str) -> str:
    """The label at the beginning of a trend's page."""
    return f"t-{trend_id}"


def source_label(trend_id: str, anchor: str) -> str:
    """The label of a source on a trend's page, from its anchor there."""
    return f"s-{trend_id}-{anchor}"


def plain(value: object, links: PaperLinks) -> Any:
    """The value as lists, dictionaries, strings and numbers.

    Texts become dictionaries with their `words` as runs, their `lang` and their `note`; HTML becomes a passage;
    addresses become their targets in print.
    """
    match value:
        case Localised():
            return {"words": _runs(value.words, links), "lang": value.lang, "note": value.note}
        case Markup():
            return passage(value, links.goal, links.level)
        case Enum():
            return value.value
        case str() | int() | float() | None:
            return value
        case Mapping():
            return {str(key): plain(each, links) for key, each in value.items()}
        case list() | tuple():
            return [plain(each, links) for each in value]
        case _ if is_dataclass(value):
            return {field.name: _field(field.name, getattr(value, field.name), links) for field in fields(value)}
        case _:
            raise TypeError(f"{type(value).__name__} has no form in print")


def _field(name: str, value: object, links: PaperLinks) -> Any:
    if name == "href" and isinstance(value, str):
        return links.goal(value)
    if name == "anchor" and isinstance(value, str):
        return source_label(links.trend, value) if value and links.trend else ""
    return plain(value, links)


def _runs(said: str, links: PaperLinks) -> list[dict[str, Any]]:
    if isinstance(said, Markup):
        return words(said, links.goal)
    return [{"is": "text", "text": " ".join(said.split())}] if said else []
