"""Folders of AOE's technology radar and Porsche Digital's fork: a Markdown file with front matter for each release."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from radargen.exchange.brought import (
    BroughtEdition,
    BroughtName,
    BroughtRadar,
    ForeignSource,
    Referred,
    Said,
    Sighting,
    edition_of,
)
from radargen.exchange.frames import dimensions_among, rings_among
from radargen.exchange.importers.json_texts import json_value, mapping_of, mappings
from radargen.exchange.loss_ledger import SourceRecord
from radargen.reading import document
from radargen.text.messages import Message

_FRONT = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*$\n?", re.DOTALL | re.MULTILINE)
_RELEASE = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")
_COLOUR = Message("the colours of a radar are in its theme, and are checked for contrast")
_TEAM = Message("a team became a tag")
_SETTING = Message("a setting of the old program")
_OFF_CHART = Message("an entry that is not on the chart has no ring")


def read_aoe(source: ForeignSource) -> BroughtRadar:
    """A radar from releases, each a folder of Markdown files; config.json is used if present."""
    config = _config(source)
    items = [*_items(source)]
    source.faults.stop()
    editions = tuple(
        edition for name in sorted({release for release, *_ in items}) if (edition := edition_of(name)) is not None
    )
    known: dict[str, Sighting] = {}
    sightings = []
    for release, path, record, body in sorted(items, key=lambda item: item[:2]):
        identifier = path.rpartition("/")[2].removesuffix(".md")
        if one := _sighting(source, record, release, identifier, body, known.get(identifier)):
            known[identifier] = one
            sightings.append(one)
    source.faults.stop()
    dimensions = _names(source, config, ("segments", "quadrants"), source.wishes.dimensions) or dimensions_among(
        (one.dimension for one in sightings), source.wishes
    )
    rings = _names(source, config, ("rings",), source.wishes.rings) or rings_among(
        ((one.place, one.ring) for one in sightings if one.on_chart), source.wishes, source.faults
    )
    return BroughtRadar(
        "Markdown (AOE)",
        dimensions,
        rings,
        editions,
        tuple(_in_lower_case(one) for one in sightings),
        _title(source, config),
        carries=True,
    )


def _in_lower_case(one: Sighting) -> Sighting:
    return replace(one, ring=one.ring.casefold(), dimension=one.dimension.casefold())


def _config(source: ForeignSource) -> dict[str, object]:
    """What config.json says, and the defaults beside it for what it does not say."""
    found: dict[str, object] = {}
    for name in ("config.default.json", "config.json"):
        for path in sorted(path for path in source.files if path.rpartition("/")[2] == name):
            found |= mapping_of(json_value(path, source.files[path]))
    named = {key: value for key, value in found.items() if key not in ("segments", "quadrants", "rings", "labels")}
    record = source.ledger.record("config", "config.json", named)
    record.leave_rest(named, _SETTING)
    return found


def _title(source: ForeignSource, config: Mapping[str, object]) -> str:
    """What the labels of the configuration call the radar; all others name parts of the old program's pages."""
    labels = mapping_of(config.get("labels"))
    record = source.ledger.record("labels", "config.json", labels)
    title = record.words("title")
    record.leave_rest((key for key in labels if key != "title"), _SETTING)
    return title


def _names(
    source: ForeignSource, config: Mapping[str, object], keys: Sequence[str], wished: Sequence[str]
) -> tuple[BroughtName, ...]:
    """The dimensions or rings of the configuration, by their ids."""
    key = next((key for key in keys if config.get(key)), "")
    names = []
    for n, (place, one) in enumerate(mappings(config.get(key), f"config.json, {key}", source.faults)):
        record = source.ledger.record(key, place, one)
        identifier = record.words("id") or record.words("title")
        name = wished[n] if n < len(wished) else record.words("title") or identifier
        meaning = record.words("description")
        record.leave("color", _COLOUR)
        record.leave_rest(("radius", "strokeWidth", "position"), _SETTING)
        names.append(BroughtName(identifier.casefold(), name, meaning))
    return tuple(names)


def _items(source: ForeignSource) -> Iterator[tuple[str, str, SourceRecord, str]]:
    """Release, path, front matter and text of each Markdown file in a folder named by a date."""
    for path, content in source.files.items():
        if not path.casefold().endswith((".md", ".mdx")):
            continue
        release = next((part for part in path.split("/")[:-1] if _RELEASE.fullmatch(part)), "")
        edition = edition_of(release)
        if edition is None or edition.id != release:
            record = source.ledger.record("file", path, {"text": "…"})
            record.leave("text", Message("it lies in no folder called by a date such as 2026-03-01"))
            continue
        try:
            text = content.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            line = content[: error.start].count(b"\n") + 1
            source.faults.note(f"{path}, {line}", Message("the file is not in UTF-8."))
            continue
        front = _FRONT.match(text)
        if front is None:
            source.faults.note(f"{path}, 1", Message("it does not begin with --- and the fields of an entry."))
            continue
        read = document(path, front[1])
        if read.tree is None or read.problems:
            for problem in read.problems[:1]:
                line = (problem.location.line or 0) + 1
                source.faults.note(f"{path}, {line}", Message("{fault}", fault=problem.message))
            if not read.problems:
                source.faults.note(f"{path}, 1", Message("it has no fields."))
            continue
        body = text[front.end() :].strip("\n")
        yield release, path, source.ledger.record("item", path, {**read.tree, "text": body}), body


def _sighting(
    source: ForeignSource, record: SourceRecord, release: str, identifier: str, body: str, before: Sighting | None
) -> Sighting | None:
    """What a release says; what it leaves out is as before."""
    name = record.words("title") or (before.name if before else "")
    dimension = record.words("segment") or record.words("quadrant") or (before.dimension if before else "")
    ring = record.words("ring") or (before.ring if before else "")
    for field, value in (("title", name), ("quadrant", dimension), ("ring", ring)):
        if not value:
            source.faults.note(record.place, Message("{column} is empty.", column=field))
    if not (name and dimension and ring):
        return None
    on_chart = record.words("featured").casefold() != "false"
    if not on_chart:
        record.change("featured", Message("not on the chart, so archived"))
        record.leave("ring", _OFF_CHART)
    teams = record.several("teams")
    for key in ("teams",):
        record.change(key, _TEAM)
    tags = record.several("tags")
    edition: BroughtEdition | None = edition_of(release)
    record.take("text")
    return Sighting(
        place=record.place,
        name=name,
        edition=edition.id if edition else release,
        dimension=dimension,
        ring=ring,
        on_chart=on_chart,
        key=identifier,
        text=Said(body, mark=record.mark("text")) if body else (before.text if before else Said("")),
        name_mark=record.mark("title"),
        tags=(*tags, *(f"Team {team}" for team in teams)) if tags or teams or not before else before.tags,
        references=tuple(_references(source, record)),
    )


def _references(source: ForeignSource, record: SourceRecord) -> Iterator[Referred]:
    links = record.take("links")
    if isinstance(links, str):
        yield Referred(links, mark=record.mark("links"))
        return
    for _, link in mappings(links, record.place, source.faults):
        url = link.get("url") or link.get("href")
        title = link.get("name") or link.get("title") or link.get("label")
        yield Referred(str(url or ""), str(title or ""), mark=record.mark("links"))
