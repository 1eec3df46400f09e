"""The files for programs: editions and trends as data, their schema, the entries as they were written, the feed."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.resources import files as shipped

from radargen.model import Trend
from radargen.model.published_record import Record
from radargen.pages.addresses import FEED, SCHEMA, edition_file, trend_file
from radargen.pages.edition_view import EditionView
from radargen.pages.feed import feed
from radargen.pages.page_charts import Download
from radargen.pages.records import edition_record, trend_record

# How far into a record its things have lines of their own.
_DEEPEST = 1
_compact = json.JSONEncoder(ensure_ascii=False).encode


def files(edition_view: EditionView) -> dict[str, str | bytes]:
    """The feed of this language, and in the first one the data of all, by path below the language's folder."""
    found: dict[str, str | bytes] = {FEED: feed(edition_view)} if has_feed(edition_view) else {}
    return found | dict(_data(edition_view)) if edition_view.first else found


def has_feed(edition_view: EditionView) -> bool:
    """Whether there is a feed: it needs an edition with a date."""
    return any(edition.date for edition in edition_view.earlier())


def offered(edition_view: EditionView) -> tuple[Download, ...]:
    """The data files of the edition as a reader finds them on the home page."""
    kinds = ("csv", "json")
    return tuple(
        Download(edition_view.say(f"home.{k}"), edition_view.shared(edition_file(edition_view.edition.id, k)))
        for k in kinds
    )


def of_trend(edition_view: EditionView, trend: Trend) -> tuple[Download, ...]:
    """The data of a trend as a reader finds them on its page."""
    kinds = ("json", "yaml") if trend.id in edition_view.sources else ("json",)
    return tuple(Download(kind.upper(), edition_view.shared(trend_file(trend.id, kind))) for kind in kinds)


def _data(edition_view: EditionView) -> Iterator[tuple[str, str | bytes]]:
    radar, base = edition_view.radar, edition_view.site_url
    yield SCHEMA, shipped("radargen.pages").joinpath("schema.json").read_text(encoding="utf-8")
    for edition in radar.editions:
        record = edition_record(radar, edition, base)
        yield edition_file(edition.id, "json"), _json(record)
        yield edition_file(edition.id, "csv"), as_csv(record["trends"], radar.languages)
    for trend in radar.trends:
        yield trend_file(trend.id, "json"), _json(trend_record(radar, trend, base))
        if trend.id in edition_view.sources:
            yield trend_file(trend.id, "yaml"), edition_view.sources[trend.id]


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


# A spreadsheet may take a cell that begins so for a formula; it takes the wide forms for the narrow ones.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
KEYS = (
    *("id", "name", "summary", "dimension", "ring", "computed_ring", "level", "agreement", "movement", "ring_before"),
    *("action", "start_early", "impact", "certainty", "confirmed", "corrected", "effort", "legal_duty", "page", "data"),
)
# Keys that hold further keys and become a column for each of them, as name_de; these have one per language.
TRANSLATED = ("name", "summary", "page")
EFFORT = ("organisation", "architecture")


def as_csv(trends: Iterable[Record], languages: Sequence[str]) -> str:
    """A head, then a row for each trend of an edition's record.

    Written as RFC 4180 has it, after a byte order mark, by which spreadsheets read umlauts as such.
    """
    columns = [(key, part) for key in KEYS for part in _parts(key, languages)]
    out = io.StringIO()
    out.write("\ufeff")
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(f"{key}_{part}" if part else key for key, part in columns)
    for trend in trends:
        table.writerow(_cell((trend[key] or {}).get(part) if part else trend[key]) for key, part in columns)
    return out.getvalue()


def _parts(key: str, languages: Sequence[str]) -> Sequence[str]:
    return languages if key in TRANSLATED else EFFORT if key == "effort" else ("",)


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case str() if value.lstrip().startswith(FORMULA) or value.startswith(("'", *FORMULA)):
            return f"'{value}"
        case _:
            return str(value)
