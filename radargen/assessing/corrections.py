"""Corrections of a published edition, as values and as JSON in the edition's file."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from radargen.model import Corrected, Correction, Edition, Radar, Text, published_record
from radargen.model.published_record import Record

# Corrections of one edition.
MOST = 100
# Characters of a reason in one language.
LONGEST = 1_000
KEY = "corrections"
PARTS = ("edition", "dimensions", "rings")
# The keys of a trend's record that are compared: those that do not depend on the edition shown or on the build.
KEYS = (
    *("name", "summary", "dimension", "ring", "computed_ring", "level", "agreement", "impact", "certainty"),
    *("effort", "legal_duty"),
)
_ID = re.compile(r"[a-z0-9-]{1,80}")


def corrected(edition: Edition, data: Mapping[str, Any], languages: Sequence[str], now: Mapping[str, str]) -> Edition:
    """The edition with the corrections in its data; `now` maps former ids of trends to current ones."""
    corrections = recorded(data, languages)
    renamed = tuple(
        replace(one, trends=tuple(replace(each, id=now.get(each.id, each.id)) for each in one.trends))
        for one in corrections
    )
    return replace(edition, corrections=renamed)


def latest(edition: Edition) -> dict[str, dt.date]:
    """The date of the last correction of each corrected trend, by id."""
    return {each.id: one.date for one in edition.corrections for each in one.trends}


def correction(
    radar: Radar, edition: Edition, then: Mapping[str, Any], now: Mapping[str, Any], why: Text, day: dt.date
) -> Correction:
    """The correction that leads from the published data `then` to the data `now`.

    Its date is `day`, or that of the last correction if the clock is behind that.
    """
    dates = [each.date for each in edition.corrections]
    former = radar.former()
    was = {former.get(record["id"], record["id"]): record for record in then["trends"]}
    return Correction(
        max(day, *dates, day),
        why,
        tuple(published_record.changed_frame(then, radar, edition)),
        tuple(_trends(was, {record["id"]: record for record in now["trends"]})),
    )


def _trends(was: Mapping[str, Record], now: Mapping[str, Record]) -> Iterator[Corrected]:
    for trend_id in sorted({*was, *now}):
        old, new = was.get(trend_id, {}), now.get(trend_id, {})
        keys = tuple(key for key in KEYS if key in old and key in new and not published_record.same(old[key], new[key]))
        if keys or not (old and new):
            yield Corrected(trend_id, keys, _ring(old), _ring(new))


def _ring(record: Record) -> str:
    """The ring of a trend's record; empty if it is not an id, since the file is untrusted."""
    ring = record.get("ring") or ""
    return ring if _ID.fullmatch(ring) else ""


def record(correction: Correction) -> Record:
    """The correction as a JSON object."""
    return {
        "date": published_record.day(correction.date),
        "why": published_record.text(correction.why),
        "parts": list(correction.parts),
        "trends": [
            {"id": each.id, "changed": list(each.keys), "ring_before": each.before or None, "ring": each.ring or None}
            for each in correction.trends
        ],
    }


def recorded(data: Mapping[str, Any], languages: Sequence[str]) -> tuple[Correction, ...]:
    """The corrections in an edition's data, oldest first; each must satisfy `is_correction`."""
    return tuple(
        Correction(
            dt.date.fromisoformat(given["date"]),
            _in_languages(given["why"], languages),
            tuple(given["parts"]),
            tuple(
                Corrected(each["id"], tuple(each["changed"]), each["ring_before"] or "", each["ring"] or "")
                for each in given["trends"]
            ),
        )
        for given in data.get(KEY, ())
    )


def is_correction(given: object, most: int) -> bool:
    """Whether the value has the structure made by `record`, with at most `most` trends."""
    match given:
        case {"date": str(date), "why": dict(why), "parts": list(parts), "trends": list(trends), **rest}:
            return (
                not rest
                and _is_day(date)
                and bool(why)
                and all(isinstance(words, str) and 0 < len(words) <= LONGEST for words in why.values())
                and len(parts) <= len(PARTS)
                and all(part in PARTS for part in parts)
                and len(trends) <= most
                and all(map(_is_corrected, trends))
            )
        case _:
            return False


def _is_corrected(given: object) -> bool:
    match given:
        case {"id": str(trend_id), "changed": list(keys), "ring_before": before, "ring": ring, **rest}:
            ids = (trend_id, *(each for each in (before, ring) if each is not None))
            return (
                not rest
                and all(isinstance(each, str) and _ID.fullmatch(each) is not None for each in ids)
                and len(keys) <= len(KEYS)
                and all(key in KEYS for key in keys)
            )
        case _:
            return False


def _is_day(written: str) -> bool:
    try:
        return dt.date.fromisoformat(written).isoformat() == written
    except ValueError:
        return False


def _in_languages(why: Mapping[str, str], languages: Sequence[str]) -> Text:
    """The reason in the languages of the radar; if it has none of them, its first text counts as the first language."""
    available = tuple((language, why[language]) for language in languages if language in why)
    return Text(available or ((languages[0], next(iter(why.values()))),))
