"""The data files: editions and trends as JSON and CSV, their schema, the entries as written, the feed."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.resources import files as shipped

from radargen.assessing import sources_by_key
from radargen.model import Trend
from radargen.model.published_record import Record
from radargen.pages.addresses import FEED, SCHEMA, edition_file, trend_file
from radargen.pages.edition_view import EditionView
from radargen.pages.feed import feed
from radargen.pages.page_charts import Download
from radargen.pages.records import edition_record, trend_record
from radargen.text.formulas import as_words

# Down to this depth of a record, each item has a line of its own.
_DEEPEST = 1
_compact = json.JSONEncoder(ensure_ascii=False).encode


def files(edition_view: EditionView) -> dict[str, str | bytes]:
    """The feed of this language and, for the first one, all data files, by path below the language's folder."""
    feed_file: dict[str, str | bytes] = {FEED: feed(edition_view)} if has_feed(edition_view) else {}
    return feed_file | dict(_data(edition_view)) if edition_view.first else feed_file


def has_feed(edition_view: EditionView) -> bool:
    """Whether there is a feed, which needs an edition with a date."""
    return any(edition.date for edition in edition_view.earlier())


def edition_downloads(edition_view: EditionView) -> tuple[Download, ...]:
    """The data files of the edition, as the home page offers them."""
    kinds = ("csv", "json")
    return tuple(
        Download(edition_view.wording(f"home.{k}"), edition_view.shared(edition_file(edition_view.edition.id, k)))
        for k in kinds
    )


# The name of the file of a trend that its editors wrote.
WRITTEN = "YAML"


def trend_downloads(edition_view: EditionView, trend: Trend) -> tuple[Download, ...]:
    """The data files of a trend, as its page offers them."""
    kinds = ["json", *(["yaml"] if trend.id in edition_view.sources else []), *(["csv"] if trend.figures else [])]
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
        if trend.figures:
            yield trend_file(trend.id, "csv"), figures_csv(trend, radar.languages)


def _json(record: Record) -> str:
    return f"{_indented(record)}\n"


def _indented(value: object, depth: int = 0) -> str:
    """JSON with a line for each field and list item down to depth `_DEEPEST`, each deeper value on one line.

    Readable and easy to compare, and as fast to write as without line breaks.
    """
    if depth > _DEEPEST or not value or not isinstance(value, Mapping | list):
        return _compact(value)
    if isinstance(value, list):
        first, last, parts = "[", "]", [_indented(each, depth + 1) for each in value]
    else:
        first, last = "{", "}"
        parts = [f"{_compact(key)}: {_indented(each, depth + 1)}" for key, each in value.items()]
    start = "\n" + " " * (depth + 1)
    return f"{first}{start}{f',{start}'.join(parts)}\n{' ' * depth}{last}"


KEYS = (
    *("id", "name", "summary", "dimension", "ring", "computed_ring", "level", "agreement", "movement", "ring_before"),
    *("action", "start_early", "impact", "certainty", "confirmed", "corrected", "effort", "legal_duty", "page", "data"),
)
# Keys with nested values, which become a column each, as in name_de; these have one per language.
TRANSLATED = ("name", "summary", "page")
EFFORT = ("organisation", "architecture")


def as_csv(trends: Iterable[Record], languages: Sequence[str]) -> str:
    """A header, then a row for each trend of an edition's record.

    As in RFC 4180, with a byte order mark, by which spreadsheets recognise UTF-8.
    """
    columns = [(key, part) for key in KEYS for part in _parts(key, languages)]
    head = [f"{key}_{part}" if part else key for key, part in columns]
    rows = [[(trend[key] or {}).get(part) if part else trend[key] for key, part in columns] for trend in trends]
    return _table([head, *rows])


def figures_csv(trend: Trend, languages: Sequence[str]) -> str:
    """The figures of an entry as CSV in the format of `as_csv`, a row for each, with its source and its date."""
    sources = sources_by_key(trend)
    texts = ("what", "population")
    head = [*(f"{key}_{language}" for key in texts for language in languages), "year", "value", "unit"]
    rows: list[list[object]] = [[*head, "source", "source_url", "source_date"]]
    for figure in trend.figures:
        source = sources.get(figure.source)
        words = [getattr(figure, key).get(language) for key in texts for language in languages]
        told = [source.title, source.url, source.date] if source else [None, None, None]
        rows.append([*words, figure.year, figure.value, figure.unit, *told])
    return _table(rows)


def _table(rows: Iterable[Iterable[object]]) -> str:
    out = io.StringIO()
    out.write("\ufeff")
    csv.writer(out, lineterminator="\r\n").writerows(map(_cell, row) for row in rows)
    return out.getvalue()


def _parts(key: str, languages: Sequence[str]) -> Sequence[str]:
    return languages if key in TRANSLATED else EFFORT if key == "effort" else ("",)


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case str():
            return as_words(value)
        case _:
            return str(value)
