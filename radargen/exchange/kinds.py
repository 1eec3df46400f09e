"""The kinds of sources, how they are recognised, and the reader of each."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import StrEnum

from radargen.exchange.brought import (
    BroughtEdition,
    BroughtRadar,
    Faults,
    ForeignSource,
    Sighting,
    Unimportable,
    Wishes,
    edition_named,
)
from radargen.exchange.importers.aoe_folders import read_aoe
from radargen.exchange.importers.backstage_json import read_backstage
from radargen.exchange.importers.docusaurus_yaml import read_docusaurus
from radargen.exchange.importers.json_texts import json_value, mapping_of
from radargen.exchange.importers.qiwi_csv import read_qiwi
from radargen.exchange.importers.tables import read_tables
from radargen.exchange.importers.zalando_config import read_zalando
from radargen.exchange.loss_ledger import LossLedger
from radargen.model import Movement
from radargen.text.messages import Message, one_of

# The suffixes of files that are read from a folder.
SUFFIXES = (".csv", ".json", ".md", ".mdx", ".tsv", ".xlsx", ".yaml", ".yml")


class SourceFormat(StrEnum):
    """The kind of a source."""

    LIST = "list"
    ZALANDO = "zalando"
    BACKSTAGE = "backstage"
    AOE = "aoe"
    DOCUSAURUS = "docusaurus"
    QIWI = "qiwi"


READERS: Mapping[SourceFormat, Callable[[ForeignSource], BroughtRadar]] = {
    SourceFormat.LIST: read_tables,
    SourceFormat.ZALANDO: read_zalando,
    SourceFormat.BACKSTAGE: read_backstage,
    SourceFormat.AOE: read_aoe,
    SourceFormat.DOCUSAURUS: read_docusaurus,
    SourceFormat.QIWI: read_qiwi,
}


def read_source(
    files: Mapping[str, bytes], kind: SourceFormat | None, wishes: Wishes, before: str = ""
) -> tuple[BroughtRadar, LossLedger]:
    """Read a source of that kind, or of the kind it looks like; raises Unimportable with all faults.

    `before` is the id of an edition to add before a single one, derived from the moves that the source states.
    """
    ledger = LossLedger()
    kind = kind or format_of(files)
    faults = Faults()
    radar = READERS[kind](ForeignSource(_of_kind(files, kind), wishes, ledger, faults))
    faults.stop()
    return (_with_edition_before(radar, before) if before else radar), ledger


def format_of(files: Mapping[str, bytes]) -> SourceFormat:
    """The kind that the files look like; raises Unimportable if none."""
    endings = {path.casefold().rpartition(".")[2] for path in files}
    if any(re.search(r"(?:^|/)[0-9]{4}(?:-[0-9]{2}){0,2}/(?:.*/)?[^/]+\.mdx?$", path) for path in files):
        return SourceFormat.AOE
    if any(path.rpartition("/")[2] == "_meta.yaml" or _is_radar_yaml(path, files[path]) for path in files):
        return SourceFormat.DOCUSAURUS
    if endings & {"csv", "tsv", "xlsx"}:
        tables = [content for path, content in files.items() if path.casefold().endswith((".csv", ".tsv"))]
        is_qiwi = any(re.search(rb"^===+\s*$", content[:4000], re.MULTILINE) for content in tables)
        return SourceFormat.QIWI if is_qiwi else SourceFormat.LIST
    for path in sorted(path for path in files if path.casefold().endswith(".json")):
        value = json_value(path, files[path])
        entries = mapping_of(value).get("entries")
        first = mapping_of(entries[0]) if isinstance(entries, list) and entries else {}
        if isinstance(value, list) or "blips" in mapping_of(value):
            return SourceFormat.LIST
        if "timeline" in first or ("quadrants" in mapping_of(value) and "title" in first):
            return SourceFormat.BACKSTAGE
        if "label" in first or isinstance(first.get("quadrant"), int):
            return SourceFormat.ZALANDO
        if "name" in first:
            return SourceFormat.LIST
    raise Unimportable(
        [
            Message(
                "This looks like no radar that is known here; say with --format what it is: {names}.",
                names=one_of(list(SourceFormat)),
            )
        ]
    )


def _is_radar_yaml(path: str, content: bytes) -> bool:
    return path.casefold().endswith((".yaml", ".yml")) and b"disciplines:" in content


def _of_kind(files: Mapping[str, bytes], kind: SourceFormat) -> dict[str, bytes]:
    """The files for the reader of that kind; raises Unimportable if there are none."""
    endings = {
        SourceFormat.LIST: (".csv", ".tsv", ".xlsx", ".json"),
        SourceFormat.ZALANDO: (".json",),
        SourceFormat.BACKSTAGE: (".json",),
        SourceFormat.AOE: (".md", ".mdx", ".json"),
        SourceFormat.DOCUSAURUS: (".yaml", ".yml"),
        SourceFormat.QIWI: (".csv",),
    }[kind]
    chosen = {path: content for path, content in files.items() if path.casefold().endswith(endings)}
    if not chosen:
        raise Unimportable([Message("There is no file {names} there.", names=one_of(endings))])
    return chosen


def _with_edition_before(radar: BroughtRadar, before: str) -> BroughtRadar:
    """The radar with an edition before its only one, in which each entry is where its stated move began.

    The source does not say from which ring an entry moved; the adjacent ring is assumed.
    """
    if len(radar.editions) != 1:
        raise Unimportable(
            [Message("--before is for a source with one edition; this has {count}.", count=len(radar.editions))]
        )
    edition = edition_named(before)
    if not edition.id or edition.id == radar.editions[0].id:
        raise Unimportable([Message("--before takes the id of an earlier edition, such as 2025.")])
    order = [ring.key for ring in radar.rings]

    def earlier(one: Sighting) -> Sighting | None:
        steps = {Movement.IN: 1, Movement.OUT: -1}
        if one.moved is Movement.NEW or one.ring not in order:
            return None
        place = order.index(one.ring) + steps.get(one.moved or Movement.UNCHANGED, 0)
        ring = order[min(max(place, 0), len(order) - 1)]
        return replace(one, edition=edition.id, ring=ring, text=type(one.text)(""), moved=None, moved_mark=None)

    made_up = [there for one in radar.sightings if (there := earlier(one))]
    return replace(
        radar,
        editions=(BroughtEdition(edition.id, edition.date), *radar.editions),
        sightings=(*made_up, *radar.sightings),
    )
