"""The data files: editions and trends as JSON and tables, their schema, the entries as written, the feed."""

import json
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files as shipped

from radargen.model import Edition, Trend
from radargen.model.published_record import Record
from radargen.pages.addresses import FEED, SCHEMA, cases_file, edition_file, ring_file, trend_file
from radargen.pages.data_tables import Row, as_csv, cases_table, figures_table, trends_table
from radargen.pages.data_workbook import as_workbook
from radargen.pages.edition_view import EditionView
from radargen.pages.feed import feed
from radargen.pages.page_charts import Download
from radargen.pages.records import edition_record, trend_record

# Down to this depth of a record, each item has a line of its own.
_DEEPEST = 1
_compact = json.JSONEncoder(ensure_ascii=False).encode


def files(edition_view: EditionView, *, by_ring: bool = False) -> dict[str, str | bytes]:
    """The feed of this language and, for the first one, all data files, by path below the language's folder.

    With `by_ring`, the newest edition also has a table for each ring.
    """
    feed_file: dict[str, str | bytes] = {FEED: feed(edition_view)} if has_feed(edition_view) else {}
    return feed_file | dict(_data(edition_view, by_ring)) if edition_view.first else feed_file


def has_feed(edition_view: EditionView) -> bool:
    """Whether there is a feed, which needs an edition with a date."""
    return any(edition.date for edition in edition_view.earlier())


def edition_downloads(edition_view: EditionView) -> tuple[Download, ...]:
    """The data files of the edition that the home page offers."""
    kinds = ("xlsx", "csv", "json") if edition_view.edition == edition_view.radar.newest else ("csv", "json")
    return tuple(
        Download(edition_view.wording(f"home.{k}"), edition_view.shared(edition_file(edition_view.edition.id, k)))
        for k in kinds
    )


def ring_downloads(edition_view: EditionView, ring_id: str) -> tuple[Download, ...]:
    """The pictures and the table of one ring of the newest edition, for its page."""
    drawn = (file for file in edition_view.charts.downloads if file.of_ring == ring_id)
    return *drawn, Download("CSV", edition_view.shared(ring_file(edition_view.edition.id, ring_id)))


# The label of a trend's file as written by its editors.
WRITTEN = "YAML"


def trend_downloads(edition_view: EditionView, trend: Trend) -> tuple[Download, ...]:
    """The data files of a trend, for its page."""
    kinds = ["json", *(["yaml"] if trend.id in edition_view.sources else []), *(["csv"] if trend.figures else [])]
    return tuple(Download(kind.upper(), edition_view.shared(trend_file(trend.id, kind))) for kind in kinds)


def _data(edition_view: EditionView, by_ring: bool) -> Iterator[tuple[str, str | bytes]]:
    radar, base = edition_view.radar, edition_view.site_url
    yield SCHEMA, shipped("radargen.pages").joinpath("schema.json").read_text(encoding="utf-8")
    for edition in radar.editions:
        record = edition_record(radar, edition, base)
        yield edition_file(edition.id, "json"), _json(record)
        trends, cases = trends_table(radar, edition, record["trends"]), cases_table(radar, edition)
        yield edition_file(edition.id, "csv"), as_csv(trends)
        yield cases_file(edition.id), as_csv(cases)
        # Each takes a second for a thousand trends, so past editions have none.
        if edition == radar.newest:
            yield edition_file(edition.id, "xlsx"), as_workbook({"trends": trends, "cases": cases})
            if by_ring:
                yield from _rings(trends, edition)
    for trend in radar.trends:
        yield trend_file(trend.id, "json"), _json(trend_record(radar, trend, base))
        if trend.id in edition_view.sources:
            yield trend_file(trend.id, "yaml"), edition_view.sources[trend.id]
        if trend.figures:
            yield trend_file(trend.id, "csv"), as_csv(figures_table(trend, radar.languages))


def _rings(trends: Sequence[Row], edition: Edition) -> Iterator[tuple[str, str]]:
    """For each ring with trends, the table's header with the ring's rows."""
    head, *rows = trends
    place = head.index("ring")
    for ring in dict.fromkeys(row[place] for row in rows):
        yield ring_file(edition.id, f"{ring}"), as_csv([head, *(row for row in rows if row[place] == ring)])


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
