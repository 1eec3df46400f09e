"""What an edition says of itself and of its trends as plain values, and what of it stays once it is published."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any, TypeGuard

from radargen.model import Blip, Edition, Radar, Text
from radargen.text.paths import EDITIONS

Record = dict[str, Any]
# Of the file of a published edition: 2 since its data hold corrections. One without a number is of the first.
VERSION = 2
# What follows from an earlier edition, or from what an entry says of today, is not held against a published one.
_OF_FRAME = {"edition": ("id", "date", "motto", "theme"), "dimensions": ("id", "name"), "rings": ("id", "name")}
_OF_TREND = ("dimension", "ring", "computed_ring", "level", "agreement", "impact", "certainty")
# Those of them that are whole numbers from 1 to 5; the others are words.
_LEVELS = ("level", "impact")


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
        if not same(_only(published.get(part), keys), _only(now[part], keys)):
            yield part


def is_laid_out(data: Mapping[str, Any]) -> bool:
    """Whether what is compared has the types that `frame` and `standing` give it; what is absent is not compared."""
    edition, trends = data.get("edition", {}), data.get("trends")
    parts = [*_of_mappings(data, "dimensions"), *_of_mappings(data, "rings")]
    return (
        _is_mapping(edition)
        and all(_is_word(edition.get(key)) for key in ("id", "date"))
        and all(_is_text(edition.get(key)) for key in ("motto", "theme"))
        and all(_is_mapping(part) and _is_word(part.get("id")) and _is_text(part.get("name")) for part in parts)
        and isinstance(trends, list)
        and all(_is_mapping(each) and isinstance(each.get("id"), str) and _is_standing(each) for each in trends)
        and len({each["id"] for each in trends}) == len(trends)
    )


def _of_mappings(data: Mapping[str, Any], key: str) -> list[object]:
    listed = data.get(key, [])
    return listed if isinstance(listed, list) else [None]


def _is_standing(record: Record) -> bool:
    words = (record.get(key) for key in _OF_TREND if key not in _LEVELS)
    return all(map(_is_word, words)) and all(_is_level(record.get(key)) for key in _LEVELS)


def _is_mapping(value: object) -> TypeGuard[Record]:
    return isinstance(value, dict)


def _is_word(value: object) -> bool:
    return value is None or isinstance(value, str)


def _is_level(value: object) -> bool:
    return value is None or (type(value) is int and 1 <= value <= 5)


def _is_text(value: object) -> bool:
    return value is None or (isinstance(value, dict) and all(isinstance(words, str) for words in value.values()))


def checksum(data: Record) -> str:
    """SHA-256 of the data, however they are laid out."""
    canonical = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"sha256:{hashlib.sha256(canonical.encode()).hexdigest()}"


def written(edition: Edition, data: Record) -> str:
    """The file of a published edition."""
    content = {"edition": edition.id, "version": VERSION, "checksum": checksum(data), "data": data}
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


def same(then: object, now: object) -> bool:
    """Whether what was said is still so; a language that has come since is no change."""
    if isinstance(then, dict) and isinstance(now, dict):
        return all(same(value, now.get(key)) for key, value in then.items())
    if isinstance(then, list) and isinstance(now, list):
        return len(then) == len(now) and all(map(same, then, now))
    return then == now
