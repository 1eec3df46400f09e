"""Writes an edition of a radar for other programs, with a report of what these have no place for."""

import csv
import datetime as dt
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum

from radargen.assessing import blips
from radargen.exchange.brought import edition_of
from radargen.exchange.loss_ledger import LossLedger, SourceRecord
from radargen.exchange.loss_report import LossReport
from radargen.model import Assessment, Blip, Edition, Movement, Radar, Text, Trend
from radargen.pages.prose import prose
from radargen.text.formulas import as_words
from radargen.text.messages import Message, RadargenError
from radargen.text.source_marks import without_marks


class ExportFormat(StrEnum):
    """The program that the file is for."""

    BYOR_CSV = "byor-csv"
    BYOR_JSON = "byor-json"
    ZALANDO = "zalando"
    BACKSTAGE = "backstage"


COLUMNS = ("name", "ring", "quadrant", "isNew", "status", "description")
_STATUS = {
    Movement.NEW: "new",
    Movement.IN: "moved in",
    Movement.OUT: "moved out",
    Movement.UNCHANGED: "no change",
}
_MOVED = {Movement.NEW: 2, Movement.IN: 1, Movement.OUT: -1, Movement.UNCHANGED: 0}
# Backstage needs a colour for each ring; these are dark enough for white text.
_COLOURS = ("#2f6f3e", "#00697f", "#6a5a00", "#a3402e", "#6b4c8a", "#555555", "#7a3b52")
# Most of these programs draw four dimensions and four rings.
_FOUR = 4
_NO_PLACE = Message("the other program has no place for it")
_HTML = Message("Markdown became HTML")
_ONE_LANGUAGE = Message("in one language")
_OTHER_EDITIONS = Message("one edition is written")
_FIRST_ADDRESS = Message("the first address alone")
_RING_ALONE = Message("the ring alone")


@dataclass(frozen=True, slots=True)
class Exported:
    """The text of the file, what was lost, and sentences on what the other program may not draw."""

    text: str
    report: LossReport
    warnings: tuple[Message, ...]


def exported(radar: Radar, edition: Edition, language: str, kind: ExportFormat) -> Exported:
    """The edition in that format and language; RadargenError where nothing is on its chart."""
    shown = blips(radar, edition)
    if not shown:
        raise RadargenError(Message("Nothing is on the chart of {edition}.", edition=edition.id))
    writer = _Writer(radar, edition, language, LossLedger(_NO_PLACE))
    text = _WRITERS[kind](writer, shown)
    return Exported(text, writer.report(kind, shown), tuple(_warnings(radar, kind)))


def _warnings(radar: Radar, kind: ExportFormat) -> Iterator[Message]:
    if kind is ExportFormat.BACKSTAGE:
        return
    counts = ((len(radar.dimensions), Message("dimensions")), (len(radar.rings), Message("rings")))
    for count, what in counts:
        if count != _FOUR:
            yield Message("The program draws four {what}; this radar has {count}.", what=what, count=count)


@dataclass
class _Writer:
    """Writes entries; every non-empty field of a trend is counted once."""

    radar: Radar
    edition: Edition
    language: str
    ledger: LossLedger

    def record(self, blip: Blip) -> SourceRecord:
        """The fields of a trend; those that all formats take or leave are already noted."""
        trend = blip.trend
        values = {field.name: getattr(trend, field.name) for field in fields(trend) if field.name != "where"}
        filled = {name: value for name, value in values.items() if value and name != "id"}
        record = self.ledger.record("trend", trend.id, filled)
        for key in ("name", "dimension", "assessments"):
            record.take(key)
        # Every entry here is active.
        record.take("status")
        self._note_language(record, "name", trend.name)
        if len(trend.assessments) > 1:
            record.change("assessments", _OTHER_EDITIONS)
        assessment = trend.assessment(self.edition.id)
        if assessment and _has_more(assessment):
            record.change("assessments", _RING_ALONE)
        return record

    def _note_language(self, record: SourceRecord, key: str, text: Text) -> None:
        if len(text.by_language) > 1:
            record.change(key, _ONE_LANGUAGE)

    def words(self, record: SourceRecord, key: str, text: Text) -> str:
        """A sentence, noted as taken."""
        record.take(key)
        self._note_language(record, key, text)
        return without_marks(text.any(self.language))

    def html(self, record: SourceRecord, trend: Trend) -> str:
        """Summary and text as HTML."""
        parts = []
        if summary := self.words(record, "summary", trend.summary):
            parts.append(f"<p>{_escaped(summary)}</p>")
        if text := self.words(record, "text", trend.text):
            record.change("text", _HTML)
            parts.append(str(prose(text)))
        return "".join(parts)

    def markdown(self, record: SourceRecord, trend: Trend) -> str:
        """Summary and text, unchanged."""
        words = (self.words(record, "summary", trend.summary), self.words(record, "text", trend.text))
        return "\n\n".join(part for part in words if part)

    def link(self, record: SourceRecord, trend: Trend) -> str:
        """The address of the first source that has one."""
        url = next((source.url for source in trend.sources if source.url), "")
        if url:
            record.take("sources")
            record.change("sources", _FIRST_ADDRESS)
        return url

    def dimension(self, trend: Trend) -> str:
        """The name of the trend's dimension."""
        return next(one.name.any(self.language) for one in self.radar.dimensions if one.id == trend.dimension)

    def ring(self, ring_id: str) -> str:
        """The name of a ring."""
        return self.radar.ring(ring_id).name.any(self.language)

    def rows(self, shown: Sequence[Blip]) -> Iterator[dict[str, str]]:
        """The rows of Build Your Own Radar, inner rings first within a dimension, as its readers expect."""
        for blip in shown:
            record = self.record(blip)
            yield {
                "name": blip.trend.name.any(self.language),
                "ring": self.ring(blip.placement.ring),
                "quadrant": self.dimension(blip.trend),
                "isNew": "TRUE" if blip.movement is Movement.NEW else "FALSE",
                "status": _STATUS[blip.movement],
                "description": self.html(record, blip.trend),
            }

    def report(self, kind: ExportFormat, shown: Sequence[Blip]) -> LossReport:
        """What was lost of the trends that are shown."""
        return LossReport(
            kind=f"{self.radar.title.any(self.language)} → {kind}",
            rows=self.ledger.rows(),
            total=self.ledger.total,
            entries=len(shown),
            editions=((self.edition.id, len(shown)),),
        )


def _byor_csv(writer: _Writer, shown: Sequence[Blip]) -> str:
    target = io.StringIO()
    table = csv.writer(target, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for row in writer.rows(shown):
        table.writerow([as_words(row[column]) for column in COLUMNS])
    return target.getvalue()


def _byor_json(writer: _Writer, shown: Sequence[Blip]) -> str:
    return _json([*writer.rows(shown)])


def _zalando(writer: _Writer, shown: Sequence[Blip]) -> str:
    radar = writer.radar
    dimensions, rings = [one.id for one in radar.dimensions], [one.id for one in radar.rings]
    entries = []
    for blip in shown:
        record = writer.record(blip)
        entry: dict[str, object] = {
            "quadrant": dimensions.index(blip.trend.dimension),
            "ring": rings.index(blip.placement.ring),
            "label": blip.trend.name.any(writer.language),
            "active": True,
            "moved": _MOVED[blip.movement],
        }
        if url := writer.link(record, blip.trend):
            entry["link"] = url
        entries.append(entry)
    data = {
        "date": writer.edition.id,
        "title": radar.title.any(writer.language),
        "quadrants": [{"name": one.name.any(writer.language)} for one in radar.dimensions],
        "rings": [{"name": one.name.any(writer.language)} for one in radar.rings],
        "entries": entries,
    }
    return _json(data)


def _backstage(writer: _Writer, shown: Sequence[Blip]) -> str:
    radar, language = writer.radar, writer.language
    history = _history(radar, writer.edition)
    entries = []
    for blip in shown:
        trend, record = blip.trend, writer.record(blip)
        record.take("tags")
        record.take("sources")
        sources = [source for source in trend.sources if source.url]
        if len(sources) < len(trend.sources):
            record.change("sources", Message("those with an address"))
        entries.append(
            {
                "id": trend.id,
                "key": trend.id,
                "title": trend.name.any(language),
                "quadrant": trend.dimension,
                "description": writer.markdown(record, trend),
                "url": sources[0].url if sources else "#",
                "links": [{"url": source.url, "title": source.title} for source in sources],
                "tags": list(trend.tags),
                "timeline": history.get(trend.id, []),
            }
        )
    data = {
        "title": radar.title.any(language),
        "quadrants": [{"id": one.id, "name": one.name.any(language)} for one in radar.dimensions],
        "rings": [
            {"id": one.id, "name": one.name.any(language), "color": color, "description": one.meaning.any(language)}
            for one, color in zip(radar.rings, _COLOURS, strict=False)
        ],
        "entries": entries,
    }
    return _json(data)


def _history(radar: Radar, newest: Edition) -> dict[str, list[dict[str, object]]]:
    """The steps of each trend by its id, newest first; an edition in which the ring stays is not a step."""
    steps: dict[str, list[dict[str, object]]] = {}
    for edition in radar.editions[: [one.id for one in radar.editions].index(newest.id) + 1]:
        for blip in blips(radar, edition):
            known = steps.setdefault(blip.trend.id, [])
            if known and known[0]["ringId"] == blip.placement.ring:
                continue
            assessment = blip.trend.assessment(edition.id)
            known.insert(
                0,
                {
                    "date": _day(edition),
                    "ringId": blip.placement.ring,
                    "moved": {Movement.IN: 1, Movement.OUT: -1}.get(blip.movement, 0),
                    "description": without_marks(assessment.reason.any(radar.languages[0])) if assessment else "",
                },
            )
    return steps


def _day(edition: Edition) -> str:
    """The date of an edition, or the one in its id if it has none."""
    told = edition_of(edition.id)
    if edition.date or told is None:
        return (edition.date or dt.date(1970, 1, 1)).isoformat()
    year, month, day, *_ = (*told.id.split("-"), "01", "01")
    return f"{year}-{month}-{day}"


def _has_more(assessment: Assessment) -> bool:
    return bool(assessment.ratings or assessment.reason or assessment.outlook or assessment.impact or assessment.text)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


_WRITERS: Mapping[ExportFormat, Callable[[_Writer, Sequence[Blip]], str]] = {
    ExportFormat.BYOR_CSV: _byor_csv,
    ExportFormat.BYOR_JSON: _byor_json,
    ExportFormat.ZALANDO: _zalando,
    ExportFormat.BACKSTAGE: _backstage,
}
