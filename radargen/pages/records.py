"""Editions and trends as plain values for JSON: what data/schema.json describes, and nothing the radar does not say.

Every key is always there. A text is a mapping from language to words with the languages it has, or None.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import is_dataclass
from enum import StrEnum
from typing import Any

from radargen.assessing import blip, blips, corrections
from radargen.assessing.changes import gone
from radargen.model import Assessment, Blip, Edition, Radar, Text, Trend
from radargen.model.declared import declared, values
from radargen.model.published_record import Record, day, frame, standing, text
from radargen.pages.addresses import SCHEMA, edition_file, folder, href, trend_file, trend_page, url

# Counts up when a program that reads the files has to change.
VERSION = 1
# What comes first in the file of a trend; the rest follows as `Trend` declares it.
FIRST = ("id", "name", "label", "summary", "text", "aliases", "dimension", "status", "archived", "legal_duty")
# What of an assessment the file tells with what follows from it.
TOLD_BY_STANDING = frozenset({"edition", "ring", "impact"})


def edition_record(radar: Radar, edition: Edition, base: str = "") -> Record:
    """The edition: its frame, its trends by id as its chart shows them, who has left, what was put right since.

    `base` is where the site will stand, with a slash at its end; without it addresses are relative to the file.
    """
    file, before, corrected = edition_file(edition.id, "json"), radar.before(edition), corrections.latest(edition)
    return {
        "$schema": href(file, SCHEMA),
        "kind": "edition",
        "version": VERSION,
        "radar": _radar(radar),
        **frame(radar, edition),
        "trends": [
            _shown(radar, edition, each, corrected, file, base) for each in sorted(blips(radar, edition), key=_id)
        ],
        "gone": sorted(trend.id for trend in gone(radar, before, edition)) if before else [],
        corrections.KEY: [corrections.record(one) for one in edition.corrections],
    }


def trend_record(radar: Radar, trend: Trend, base: str = "") -> Record:
    """The whole entry and where each edition shows it, oldest first; `base` as above."""
    file = trend_file(trend.id, "json")
    return {
        "$schema": href(file, SCHEMA),
        "kind": "trend",
        "version": VERSION,
        "radar": _radar(radar),
        "trend": _entry(trend)
        | {
            "editions": [
                _in_edition(said, edition, shown)
                for edition in radar.editions
                if (said := trend.assessment(edition.id)) and (shown := blip(radar, trend, edition))
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


def _id(shown: Blip) -> str:
    return shown.id


def _shown(
    radar: Radar, edition: Edition, shown: Blip, corrected: Mapping[str, dt.date], file: str, base: str
) -> Record:
    trend, said = shown.trend, shown.trend.assessment(edition.id)
    return {
        "id": trend.id,
        "name": text(trend.name),
        "summary": text(trend.summary),
        "dimension": trend.dimension,
        **standing(shown),
        "confirmed": said is None or said.confirmed,
        "corrected": day(corrected.get(trend.id)),
        "effort": _plain(trend.effort),
        "legal_duty": trend.legal_duty,
        "page": _pages(radar, trend, file, base),
        "data": _address(file, trend_file(trend.id, "json"), base),
    }


def _entry(trend: Trend) -> Record:
    record = _record(trend)
    return {key: record[key] for key in FIRST} | record


def _in_edition(said: Assessment, edition: Edition, shown: Blip) -> Record:
    rest = {key: value for key, value in _record(said).items() if key not in TOLD_BY_STANDING}
    return {
        "edition": edition.id,
        "date": day(edition.date),
        **standing(shown),
        "confirmed": said.confirmed,
        **rest,
    }


def _record(thing: Any) -> Record:
    """What a noun declares, by the keys that files have for it."""
    return {
        part.key: None if part.absent and value == "" else _plain(value, part.type)
        for part in declared(type(thing))
        if part.published
        for value in (getattr(thing, part.name),)
    }


def _plain(value: Any, kind: Any = None) -> object:
    """The value as JSON has it; `kind` tells a mapping from a list."""
    match value:
        case Text():
            return text(value)
        case StrEnum():
            return value.value
        case dt.date():
            return day(value)
        case tuple() if inner := values(kind):
            return {key: _plain(one, inner) for key, one in value if one}
        case tuple():
            return [_plain(one) for one in value]
        case _ if is_dataclass(value):
            return _record(value)
        case _:
            return value


def _pages(radar: Radar, trend: Trend, file: str, base: str) -> dict[str, str]:
    """The trend's page in each language."""
    page = url(trend_page(trend.id))
    return {language: _address(file, folder(language, radar.languages) + page, base) for language in radar.languages}


def _address(file: str, path: str, base: str) -> str:
    return base + path if base else href(file, path)
