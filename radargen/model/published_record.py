"""Records of editions and trends as plain JSON values, and comparison with what was published."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any, TypeGuard

from radargen.model import Blip, Edition, Radar, Text
from radargen.text.paths import EDITIONS

Record = dict[str, Any]
# Version of the file format of a published edition: 2 since the data contain corrections. Files without a number are
# version 1.
VERSION = 2
# The keys that must not change after publication. Those that follow from an earlier edition, or from parts of an entry
# that may change, are left out.
_OF_FRAME = {"edition": ("id", "date", "motto", "theme"), "dimensions": ("id", "name"), "rings": ("id", "name")}
_OF_TREND = ("dimension", "ring", "computed_ring", "level", "agreement", "impact", "certainty")
# The keys whose values are integers from 1 to 5; the others are strings.
_LEVELS = ("level", "impact")


def path(edition_id: str) -> str:
    """The path of a published edition's file, relative to the radar's folder."""
    return f"{EDITIONS}/{edition_id}.json"


def frame(radar: Radar, edition: Edition) -> Record:
    """The record of the edition with its dimensions and rings; texts by language."""
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


def standing(blip: Blip) -> Record:
    """The record of a trend's ring, level, movement and action."""
    placement = blip.placement
    return {
        "ring": placement.ring,
        "computed_ring": placement.computed,
        "level": placement.level,
        "agreement": placement.agreement.value,
        "movement": blip.movement.value,
        "ring_before": blip.before,
        "action": blip.action.value if blip.action else None,
        "start_early": blip.start_early,
        "impact": blip.impact,
        "certainty": blip.certainty.value if blip.certainty else None,
    }


def differences(published: Mapping[str, Any], blip: Blip) -> Iterator[tuple[str, object, object]]:
    """The keys in which a trend differs from its published record: (key, published value, current value)."""
    now = {"dimension": blip.trend.dimension, **standing(blip)}
    for key in _OF_TREND:
        if key in published and published[key] != now[key]:
            yield key, published[key], now[key]


def changed_frame(published: Mapping[str, Any], radar: Radar, edition: Edition) -> Iterator[str]:
    """Those of `edition`, `dimensions` and `rings` that differ from what was published."""
    now = frame(radar, edition)
    for part, keys in _OF_FRAME.items():
        if not same(_restricted(published.get(part), keys), _restricted(now[part], keys)):
            yield part


def is_laid_out(data: Mapping[str, Any]) -> bool:
    """Whether the data have the types that `frame` and `standing` give them; keys may be absent."""
    edition, trends = data.get("edition", {}), data.get("trends")
    parts = [*_as_list(data, "dimensions"), *_as_list(data, "rings")]
    return (
        _is_mapping(edition)
        and all(_is_word(edition.get(key)) for key in ("id", "date"))
        and all(_is_text(edition.get(key)) for key in ("motto", "theme"))
        and all(_is_mapping(part) and _is_word(part.get("id")) and _is_text(part.get("name")) for part in parts)
        and isinstance(trends, list)
        and all(_is_mapping(each) and isinstance(each.get("id"), str) and _is_standing(each) for each in trends)
        and len({each["id"] for each in trends}) == len(trends)
    )


def _as_list(data: Mapping[str, Any], key: str) -> list[object]:
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
    """SHA-256 of the canonical JSON of the data, as `sha256:` and hexadecimal digits."""
    canonical = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"sha256:{hashlib.sha256(canonical.encode()).hexdigest()}"


def written(edition: Edition, data: Record) -> str:
    """The text of a published edition's file, JSON with its checksum."""
    content = {"edition": edition.id, "version": VERSION, "checksum": checksum(data), "data": data}
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def text(given: Text) -> dict[str, str] | None:
    """The text by language, without empty ones; None if it is empty in every language."""
    return {language: words for language, words in given.by_language if words} or None


def day(date: dt.date | None) -> str | None:
    """The date as YYYY-MM-DD; None for None."""
    return date.isoformat() if date else None


def _restricted(value: object, keys: tuple[str, ...]) -> object:
    if isinstance(value, dict):
        return {key: value.get(key) for key in keys}
    return [_restricted(each, keys) for each in value] if isinstance(value, list) else value


def same(then: object, now: object) -> bool:
    """Whether two values are equal; keys that only `now` has, such as a new language, do not count."""
    if isinstance(then, dict) and isinstance(now, dict):
        return all(same(value, now.get(key)) for key, value in then.items())
    if isinstance(then, list) and isinstance(now, list):
        return len(then) == len(now) and all(map(same, then, now))
    return then == now
