"""What an edition says of itself and of its trends as plain values, and what of it stays once it is published."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from radargen.model import Blip, Edition, Radar, Text
from radargen.paths import EDITIONS

Record = dict[str, Any]
# What follows from an earlier edition, or from what an entry says of today, is not held against a published one.
_OF_FRAME = {"edition": ("id", "date", "motto", "theme"), "dimensions": ("id", "name"), "rings": ("id", "name")}
_OF_TREND = ("dimension", "ring", "computed_ring", "level", "agreement", "impact", "certainty")


def path(edition_id: str) -> str:
    """The file of a published edition, from the radar's folder."""
    return f"{EDITIONS}/{edition_id}.json"


def frame(radar: Radar, edition: Edition) -> Record:
    """The edition, and the dimensions and rings its chart has; texts by language."""
    before = radar.before(edition)
    return {
        "edition": {
            "id": edition.id,
            "date": day(edition.date),
            "motto": text(edition.motto),
            "theme": text(edition.theme),
            "before": before.id if before else None,
        },
        "dimensions": [{"id": d.id, "name": text(d.name), "question": text(d.question)} for d in radar.dimensions],
        "rings": [
            {"id": r.id, "name": text(r.name), "do": text(r.do), "meaning": text(r.meaning)} for r in radar.rings
        ],
    }


def standing(shown: Blip) -> Record:
    """Where the trend stands, since when, and what follows."""
    placement = shown.placement
    return {
        "ring": placement.ring,
        "computed_ring": placement.computed,
        "level": placement.level,
        "agreement": placement.agreement.value,
        "movement": shown.movement.value,
        "ring_before": shown.before,
        "action": shown.action.value if shown.action else None,
        "start_early": shown.start_early,
        "impact": shown.impact,
        "certainty": shown.certainty.value if shown.certainty else None,
    }


def differences(published: Mapping[str, Any], shown: Blip) -> Iterator[tuple[str, object, object]]:
    """What of a trend's published record is no longer so: key, then, now."""
    now = {"dimension": shown.trend.dimension, **standing(shown)}
    for key in _OF_TREND:
        if key in published and published[key] != now[key]:
            yield key, published[key], now[key]


def changed_frame(published: Mapping[str, Any], radar: Radar, edition: Edition) -> Iterator[str]:
    """Which of `edition`, `dimensions` and `rings` are no longer as they were published."""
    now = frame(radar, edition)
    for part, keys in _OF_FRAME.items():
        if not _same(_only(published.get(part), keys), _only(now[part], keys)):
            yield part


def checksum(data: Record) -> str:
    """SHA-256 of the data, however they are laid out."""
    canonical = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"sha256:{hashlib.sha256(canonical.encode()).hexdigest()}"


def written(edition: Edition, data: Record) -> str:
    """The file of a published edition."""
    content = {"edition": edition.id, "checksum": checksum(data), "data": data}
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def text(given: Text) -> dict[str, str] | None:
    """The words per language that has them; None where none has."""
    return {language: words for language, words in given.by_language if words} or None


def day(date: dt.date | None) -> str | None:
    """As 2026-11-30."""
    return date.isoformat() if date else None


def _only(value: object, keys: tuple[str, ...]) -> object:
    if isinstance(value, dict):
        return {key: value.get(key) for key in keys}
    return [_only(each, keys) for each in value] if isinstance(value, list) else value


def _same(then: object, now: object) -> bool:
    """Whether what was said is still so; a language that has come since is no change."""
    if isinstance(then, dict) and isinstance(now, dict):
        return all(_same(value, now.get(key)) for key, value in then.items())
    if isinstance(then, list) and isinstance(now, list):
        return len(then) == len(now) and all(map(_same, then, now))
    return then == now
