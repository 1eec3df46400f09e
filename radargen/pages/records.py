"""Editions and trends as plain values for JSON, as data/schema.json describes them.

Every key is always present. A text is a mapping from language code to words, or None.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import is_dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from radargen.assessing import blip, blips, corrections
from radargen.assessing.changes import gone
from radargen.model import Assessment, Blip, Edition, Radar, Text, Trend
from radargen.model.declared import declared, values
from radargen.model.published_record import Record, day, frame, standing, text
from radargen.pages.addresses import SCHEMA, edition_file, folder, href, trend_file, trend_page, url
from radargen.text.source_marks import without_marks

# Incremented when programs that read the files have to change.
VERSION = 1
# The first keys in the file of a trend; the others follow in the order in which `Trend` declares them.
FIRST = ("id", "name", "label", "summary", "text", "aliases", "dimension", "status", "archived", "legal_duty")
# Fields of an assessment that the file has among the results of `standing`.
IN_STANDING = frozenset({"edition", "ring", "impact"})


def edition_record(radar: Radar, edition: Edition, base: str = "") -> Record:
    """The edition: its frame, the trends on its chart sorted by id, the ids of those gone, and its corrections.

    `base` is the address of the site, ending in a slash; without it addresses are relative to the file.
    """
    file, before, corrected = edition_file(edition.id, "json"), radar.before(edition), corrections.latest(edition)
    return {
        "$schema": href(file, SCHEMA),
        "kind": "edition",
        "version": VERSION,
        "radar": _radar(radar),
        **frame(radar, edition),
        "trends": [
            _trend_in_edition(radar, edition, trend_blip, corrected, file, base)
            for trend_blip in sorted(blips(radar, edition), key=_id)
        ],
        "gone": sorted(trend.id for trend in gone(radar, before, edition)) if before else [],
        corrections.KEY: [corrections.record(correction) for correction in edition.corrections],
    }


def trend_record(radar: Radar, trend: Trend, base: str = "") -> Record:
    """The entry, and its placement in each edition that shows it, oldest first; `base` as for `edition_record`."""
    file = trend_file(trend.id, "json")
    return {
        "$schema": href(file, SCHEMA),
        "kind": "trend",
        "version": VERSION,
        "radar": _radar(radar),
        "trend": _entry(trend)
        | {
            "editions": [
                _edition_of_trend(assessment, edition, trend_blip)
                for edition in radar.editions
                if (assessment := trend.assessment(edition.id)) and (trend_blip := blip(radar, trend, edition))
            ],
            "page": _pages(radar, trend, file, base),
        },
    }


def _radar(radar: Radar) -> Record:
    licence = radar.publisher.licence
    return {
        "id": radar.id,
        "title": text(radar.title),
        "languages": list(radar.languages),
        "publisher": text(radar.publisher.name),
        "licence": {"name": licence.name, "url": licence.url or None} if licence else None,
    }


def _without_marks(words: dict[str, str] | None) -> dict[str, str] | None:
    """The text without marks [^key]: the sources with these keys are in the trend's own file."""
    return words and {language: without_marks(each) for language, each in words.items()}


def _id(trend_blip: Blip) -> str:
    return trend_blip.id


def _trend_in_edition(
    radar: Radar, edition: Edition, trend_blip: Blip, corrected: Mapping[str, dt.date], file: str, base: str
) -> Record:
    trend, assessment = trend_blip.trend, trend_blip.trend.assessment(edition.id)
    return {
        "id": trend.id,
        "name": text(trend.name),
        "summary": _without_marks(text(trend.summary)),
        "dimension": trend.dimension,
        **standing(trend_blip),
        "confirmed": assessment is None or assessment.confirmed,
        "corrected": day(corrected.get(trend.id)),
        "effort": _plain(trend.effort),
        "legal_duty": trend.legal_duty,
        "page": _pages(radar, trend, file, base),
        "data": _address(file, trend_file(trend.id, "json"), base),
    }


def _entry(trend: Trend) -> Record:
    record = _record(trend)
    return {key: record[key] for key in FIRST} | record


def _edition_of_trend(assessment: Assessment, edition: Edition, trend_blip: Blip) -> Record:
    further = {key: value for key, value in _record(assessment).items() if key not in IN_STANDING}
    return {
        "edition": edition.id,
        "date": day(edition.date),
        **standing(trend_blip),
        "confirmed": assessment.confirmed,
        **further,
    }


def _record(noun: Any) -> Record:
    """The published fields of a dataclass of the model, by their keys in files."""
    return {
        part.key: None if part.absent and value == "" else _plain(value, part.type)
        for part in declared(type(noun))
        if part.published
        for value in (getattr(noun, part.name),)
    }


def _plain(value: Any, kind: Any = None) -> object:
    """The value for JSON; the declared type `kind` tells a tuple that is a mapping from one that is a list."""
    match value:
        case Text():
            return text(value)
        case StrEnum():
            return value.value
        case dt.date():
            return day(value)
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case tuple() if inner := values(kind):
            return {key: _plain(item, inner) for key, item in value if item}
        case tuple():
            return [_plain(item) for item in value]
        case _ if is_dataclass(value):
            return _record(value)
        case _:
            return value


def _pages(radar: Radar, trend: Trend, file: str, base: str) -> dict[str, str]:
    """The address of the trend's page in each language."""
    page = url(trend_page(trend.id))
    return {language: _address(file, folder(language, radar.languages) + page, base) for language in radar.languages}


def _address(file: str, path: str, base: str) -> str:
    return base + path if base else href(file, path)
