"""The tables of the data files: trends and cases of an edition, figures of a trend; as rows, and as CSV."""

import csv
import io
from collections.abc import Iterable, Sequence

from radargen.assessing import blips, lower_median, sources_by_key
from radargen.model import Blip, Case, Edition, Radar, Trend
from radargen.model.published_record import Record
from radargen.text.formulas import as_words
from radargen.text.source_marks import without_marks

# A row of cells: text, numbers, true or false, None for empty cells.
Row = Sequence[object]
KEYS = (
    *("id", "name", "summary", "dimension", "ring", "computed_ring", "level", "agreement", "movement", "ring_before"),
    *("action", "start_early", "impact", "certainty", "confirmed", "corrected", "effort", "legal_duty", "page", "data"),
)
# Keys with nested values, which become one column each, as in name_de; these have one per language.
TRANSLATED = ("name", "summary", "page")
EFFORT = ("organisation", "architecture")
# Separator between several values in a cell.
BETWEEN = "; "


def trends_table(radar: Radar, edition: Edition, trends: Iterable[Record]) -> list[Row]:
    """A header, then a row for each trend in the edition's record, extended by further fields of its entry.

    A criterion's level is the settled one, else the median of the ratings.
    """
    columns = [(key, part) for key in KEYS for part in _parts(key, radar.languages)]
    head = [f"{key}_{part}" if part else key for key, part in columns]
    criteria = [criterion.id for criterion in radar.criteria]
    further = [
        *("status", "phase_from", "phase_to", "factors", *(f"facet_{facet.id}" for facet in radar.facets), "tags"),
        *(f"first_step_{language}" for language in radar.languages),
        *("requires", "ratings", *(f"level_{criterion}" for criterion in criteria)),
        *("sources", "cases", "owner", "review_by"),
    ]
    by_id = {blip.id: blip for blip in blips(radar, edition)}
    rows: list[Row] = [[*head, *further]]
    for trend in trends:
        told = [(trend[key] or {}).get(part) if part else trend[key] for key, part in columns]
        rows.append([*told, *_further(radar, by_id[trend["id"]], criteria)])
    return rows


def _further(radar: Radar, blip: Blip, criteria: Sequence[str]) -> Row:
    trend = blip.trend
    levels = [dict(verdict.levels) for verdict in blip.placement.deciding]
    middle = {one: sorted(each[one] for each in levels if one in each) for one in criteria}
    return [
        trend.status.value,
        trend.phases.first if trend.phases else None,
        trend.phases.last if trend.phases else None,
        BETWEEN.join(trend.factors),
        *(BETWEEN.join(trend.values_of(facet.id)) for facet in radar.facets),
        BETWEEN.join(trend.tags),
        *(without_marks(trend.first_step.get(language)) for language in radar.languages),
        BETWEEN.join(link.to for link in trend.links if link.type == "requires"),
        len(blip.placement.verdicts),
        *(lower_median(middle[one]) if middle[one] else None for one in criteria),
        len(trend.sources),
        len(trend.cases),
        trend.owner,
        trend.review_by.isoformat() if trend.review_by else None,
    ]


def cases_table(radar: Radar, edition: Edition) -> list[Row]:
    """A header, then a row for each case of the edition's trends, by trend, in the entry's order."""
    translated = ("industry", "what", "first_step", "obstacle")
    head = [
        *("trend", "organisation", "country", "year", "outcome", "shows"),
        *(f"{key}_{language}" for key in translated for language in radar.languages),
        *("source", "source_url", "source_date", "source_kind"),
    ]
    rows: list[Row] = [head]
    for blip in sorted(blips(radar, edition), key=lambda blip: blip.id):
        rows += [_case(blip.id, case, translated, radar.languages) for case in blip.trend.cases]
    return rows


def _case(trend_id: str, case: Case, translated: Sequence[str], languages: Sequence[str]) -> Row:
    source = case.source
    return [
        *(trend_id, case.organisation, case.country, case.year, case.outcome.value, BETWEEN.join(case.shows)),
        *(without_marks(getattr(case, key).get(language)) for key in translated for language in languages),
        *((source.title, source.url, source.date, source.kind or "") if source else (None,) * 4),
    ]


def figures_table(trend: Trend, languages: Sequence[str]) -> list[Row]:
    """A header, then a row for each figure of an entry, with its source and its date."""
    sources = sources_by_key(trend)
    texts = ("what", "population")
    head = [*(f"{key}_{language}" for key in texts for language in languages), "year", "value", "unit"]
    rows: list[Row] = [[*head, "source", "source_url", "source_date"]]
    for figure in trend.figures:
        source = sources.get(figure.source)
        words = [getattr(figure, key).get(language) for key in texts for language in languages]
        told = [source.title, source.url, source.date] if source else [None, None, None]
        rows.append([*words, figure.year, figure.value, figure.unit, *told])
    return rows


def as_csv(rows: Iterable[Row]) -> str:
    """The rows as in RFC 4180, with a byte order mark, by which spreadsheets recognise UTF-8."""
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
