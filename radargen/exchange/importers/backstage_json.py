"""The JSON of Backstage's tech radar: entries with a timeline of dated rings."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from radargen.exchange.brought import (
    BroughtEdition,
    BroughtName,
    BroughtRadar,
    ForeignSource,
    Referred,
    Said,
    Sighting,
    Unimportable,
)
from radargen.exchange.frames import dated_editions, day_of
from radargen.exchange.importers.json_texts import json_value, mapping_of, mappings
from radargen.exchange.loss_ledger import SourceRecord
from radargen.model import Movement
from radargen.text.messages import Message, some_of

_COLOUR = Message("the colours of a radar are in its theme, and are checked for contrast")
_SAME_EDITION = Message("a later one of the same edition counts")


@dataclass(frozen=True, slots=True)
class _Event:
    day: dt.date
    ring: str
    text: Said
    moved: Movement | None
    record: SourceRecord


def read_backstage(source: ForeignSource) -> BroughtRadar:
    """A radar from one file, with an edition for each day, month or year with changes of rings."""
    if len(source.files) != 1:
        raise Unimportable([Message("A radar of Backstage is one file, which holds its history.")])
    ((path, content),) = source.files.items()
    data = mapping_of(json_value(path, content))
    top = source.ledger.record("radar", path, {key: data[key] for key in data if key not in _LISTS})
    dimensions = tuple(_names(source, data, path, "quadrants", "quadrant"))
    rings = tuple(_names(source, data, path, "rings", "ring"))
    ring_keys = dict.fromkeys(ring.key for ring in rings)
    entries = []
    for place, entry in mappings(data.get("entries"), f"{path}, entry", source.faults):
        record = source.ledger.record("entry", place, {key: entry[key] for key in entry if key != "timeline"})
        entries.append((record, [*_events(source, record, place, entry, ring_keys)]))
    source.faults.stop()
    by_day, editions = dated_editions(event.day for _, events in entries for event in events)
    sightings = [one for record, events in entries for one in _sightings(source, record, events, by_day)]
    source.faults.stop()
    return BroughtRadar(
        "JSON (Backstage)",
        dimensions,
        rings,
        editions,
        tuple(sightings),
        top.words("title"),
        carries=True,
    )


_LISTS = ("quadrants", "rings", "entries")


def _names(source: ForeignSource, data: Mapping[str, object], path: str, key: str, kind: str) -> Iterator[BroughtName]:
    wished = source.wishes.dimensions if kind == "quadrant" else source.wishes.rings
    for n, (place, one) in enumerate(mappings(data.get(key), f"{path}, {kind}", source.faults)):
        record = source.ledger.record(kind, place, one)
        record.take("color")
        record.leave("color", _COLOUR)
        name, identifier = record.words("name"), record.words("id")
        if not (name or identifier):
            source.faults.note(place, Message("{column} is empty.", column="id"))
            continue
        shown = wished[n] if n < len(wished) else name or identifier
        yield BroughtName(identifier or name, shown, record.words("description"))


def _events(
    source: ForeignSource, record: SourceRecord, place: str, entry: Mapping[str, object], rings: Collection[str]
) -> Iterator[_Event]:
    """The dated rings of an entry; without a timeline its ring, dated today."""
    timeline = entry.get("timeline")
    if not timeline:
        yield _Event(source.wishes.day, record.words("ring"), Said(""), None, record)
        return
    for step, one in mappings(timeline, f"{place}, timeline", source.faults):
        event = source.ledger.record("timeline", step, one)
        day = day_of(event.words("date"))
        ring = event.words("ringId") or event.words("ring")
        if day is None:
            source.faults.note(step, Message("{date} is no date such as 2026-03-27.", date=event.words("date") or "–"))
            continue
        if ring not in rings:
            known = some_of([*rings], 12)
            source.faults.note(step, Message("there is no ring {ring}; the file has {names}.", ring=ring, names=known))
            continue
        moved = _moved(event)
        yield _Event(day, ring, Said(event.words("description"), mark=event.mark("description")), moved, event)


def _moved(event: SourceRecord) -> Movement | None:
    words = event.words("moved")
    try:
        number = int(words)
    except ValueError:
        event.leave("moved", Message("it is no movement"))
        return None
    return Movement.IN if number > 0 else Movement.OUT if number < 0 else None


def _sightings(
    source: ForeignSource, record: SourceRecord, events: list[_Event], by_day: Mapping[dt.date, BroughtEdition]
) -> Iterator[Sighting]:
    """A sighting for each edition with an event; what the entry says as a whole belongs to the last."""
    name = record.words("title")
    if not name:
        source.faults.note(record.place, Message("{column} is empty.", column="title"))
        return
    ordered = sorted(events, key=lambda event: event.day)
    last_of = {by_day[event.day].id: event for event in ordered}
    for event in ordered:
        if last_of[by_day[event.day].id] is not event:
            for key in event.record.marks:
                event.record.leave(key, _SAME_EDITION)
    key, dimension, owner = record.words("id") or record.words("key"), record.words("quadrant"), record.words("owner")
    record.words("key")
    for n, (edition, event) in enumerate(last_of.items()):
        is_last = n == len(last_of) - 1
        general = Said(record.words("description"), mark=record.mark("description")) if is_last else Said("")
        # For the last step, the entry's text is the newest; the step's own text becomes the reason.
        yield Sighting(
            place=event.record.place,
            name=name,
            edition=edition,
            dimension=dimension,
            ring=event.ring,
            key=key,
            text=general if general.words else event.text,
            reason=event.text if general.words else Said(""),
            moved=event.moved,
            moved_mark=event.record.mark("moved"),
            name_mark=record.mark("title"),
            references=tuple(_references(source, record)) if is_last else (),
            tags=record.several("tags"),
            owner=owner,
        )


def _references(source: ForeignSource, record: SourceRecord) -> Iterator[Referred]:
    if url := record.words("url"):
        yield Referred(url, mark=record.mark("url"))
    for _, link in mappings(record.take("links"), record.place, source.faults):
        url, title = str(link.get("url", "")), str(link.get("title", ""))
        if url and url != record.values.get("url"):
            yield Referred(url, title, mark=record.mark("links"))
