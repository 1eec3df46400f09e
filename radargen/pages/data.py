"""The files for programs: editions and trends as data, their schema, the entries as they were written, the feed."""

import json
from collections.abc import Iterator, Mapping
from importlib.resources import files as shipped

from radargen.model import Trend
from radargen.model.frozen import Record
from radargen.pages.addresses import FEED, SCHEMA, edition_file, trend_file
from radargen.pages.feed import feed
from radargen.pages.page_charts import Download
from radargen.pages.records import edition_record, trend_record
from radargen.pages.tables import as_csv
from radargen.pages.volume import Volume

# How far into a record its things have lines of their own.
_DEEPEST = 1
_compact = json.JSONEncoder(ensure_ascii=False).encode


def files(volume: Volume) -> dict[str, str | bytes]:
    """The feed of this language, and in the first one the data of all, by path below the language's folder."""
    found: dict[str, str | bytes] = {FEED: feed(volume)} if has_feed(volume) else {}
    return found | dict(_data(volume)) if volume.first else found


def has_feed(volume: Volume) -> bool:
    """Whether there is a feed: it needs an edition with a date."""
    return any(edition.date for edition in volume.earlier())


def offered(volume: Volume) -> tuple[Download, ...]:
    """The data files of the edition as a reader finds them on the home page."""
    kinds = ("csv", "json")
    return tuple(Download(volume.say(f"home.{k}"), volume.shared(edition_file(volume.edition.id, k))) for k in kinds)


def of_trend(volume: Volume, trend: Trend) -> tuple[Download, ...]:
    """The data of a trend as a reader finds them on its page."""
    kinds = ("json", "yaml") if trend.id in volume.sources else ("json",)
    return tuple(Download(kind.upper(), volume.shared(trend_file(trend.id, kind))) for kind in kinds)


def _data(volume: Volume) -> Iterator[tuple[str, str | bytes]]:
    radar, base = volume.radar, volume.site_url
    yield SCHEMA, shipped("radargen.pages").joinpath("schema.json").read_text(encoding="utf-8")
    for edition in radar.editions:
        record = edition_record(radar, edition, base)
        yield edition_file(edition.id, "json"), _json(record)
        yield edition_file(edition.id, "csv"), as_csv(record["trends"], radar.languages)
    for trend in radar.trends:
        yield trend_file(trend.id, "json"), _json(trend_record(radar, trend, base))
        if trend.id in volume.sources:
            yield trend_file(trend.id, "yaml"), volume.sources[trend.id]


def _json(record: Record) -> str:
    return f"{_spread(record)}\n"


def _spread(value: object, depth: int = 0) -> str:
    """JSON with a line for each field and each thing in a list, those of a trend or an edition among them, not deeper.

    What a person can read and compare and the standard library still writes as quickly as it does without any lines.
    """
    if depth > _DEEPEST or not value or not isinstance(value, Mapping | list):
        return _compact(value)
    if isinstance(value, list):
        first, last, parts = "[", "]", [_spread(each, depth + 1) for each in value]
    else:
        first, last = "{", "}"
        parts = [f"{_compact(key)}: {_spread(each, depth + 1)}" for key, each in value.items()]
    start = "\n" + " " * (depth + 1)
    return f"{first}{start}{f',{start}'.join(parts)}\n{' ' * depth}{last}"
