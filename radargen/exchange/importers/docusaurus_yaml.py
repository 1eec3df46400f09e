"""The YAML of docusaurus-plugin-tech-radar: one file, or a folder with a file for each entry."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from radargen.exchange.brought import (
    BroughtName,
    BroughtRadar,
    Faults,
    ForeignSource,
    Referred,
    Said,
    Sighting,
)
from radargen.exchange.frames import dated_editions, day_of
from radargen.exchange.importers.json_texts import mapping_of
from radargen.exchange.loss_ledger import SourceRecord
from radargen.reading import Limits, document
from radargen.text.messages import Message

_RINGS = ("Adopt", "Trial", "Assess", "Hold")
_META = "_meta.yaml"
# The name of a file with a whole radar.
_LIMITS = Limits(values=200_000, size=4 * 1024 * 1024)
_TEAM = Message("a team became a tag")
_QUADRANT = Message("it became a tag, since the disciplines are the dimensions")
_IN_TEXT = Message("it became a part of the text")


@dataclass(frozen=True, slots=True)
class _Found:
    """An entry of the files, with its discipline and quadrant."""

    place: str
    discipline: str
    quadrant: str
    key: str
    values: Mapping[str, object]


def read_docusaurus(source: ForeignSource) -> BroughtRadar:
    """A radar with an edition for each day, month or year in the timelines; the radar's date is the newest."""
    tree = _tree(source)
    source.faults.stop()
    meta, disciplines = mapping_of(tree.get("meta")), mapping_of(tree.get("disciplines"))
    top = source.ledger.record("meta", "meta", meta)
    newest = day_of(top.words("date")) or source.wishes.day
    found = [*_entries(disciplines)]
    by_discipline = len(disciplines) > 1
    names = _dimensions(source, disciplines, by_discipline=by_discipline)
    source.ledger.record("config", "config", mapping_of(tree.get("config")))
    rings = tuple(BroughtName(name.casefold(), name) for name in source.wishes.rings or _RINGS)
    timed = [(one, [*_steps(one, newest, source.faults)]) for one in found]
    source.faults.stop()
    by_day, editions = dated_editions([newest, *(day for _, events in timed for day, _ in events)])
    sightings = []
    for one, events in timed:
        record = source.ledger.record("entry", one.place, one.values)
        last = {by_day[day].id: ring for day, ring in events}
        for n, (edition, ring) in enumerate(last.items()):
            dimension = one.discipline if by_discipline else one.quadrant
            sightings.append(_sighting(record, one, edition, ring, dimension, is_last=n == len(last) - 1))
    if by_discipline:
        labels = {
            key: str(mapping_of(mapping_of(part).get("meta")).get("label") or key)
            for quadrants in disciplines.values()
            for key, part in mapping_of(mapping_of(quadrants).get("quadrants")).items()
        }
        quadrants = {one.place: labels.get(one.quadrant, one.quadrant) for one, _ in timed}
        sightings = [_tagged(one, quadrants[one.place]) for one in sightings]
    return BroughtRadar(
        "YAML (docusaurus-plugin-tech-radar)",
        names,
        rings,
        editions,
        tuple(sightings),
        top.words("title"),
        carries=True,
    )


def _tagged(one: Sighting, quadrant: str) -> Sighting:
    return replace(one, tags=(quadrant, *one.tags))


def _tree(source: ForeignSource) -> dict[str, object]:
    """The radar as one tree, from one or many files."""
    trees: dict[str, Mapping[str, object]] = {}
    for path, content in source.files.items():
        if not path.casefold().endswith((".yaml", ".yml")):
            continue
        read = document(path, content, _LIMITS)
        for problem in read.problems[:1]:
            source.faults.note(f"{path}, {problem.location.line or 1}", Message("{fault}", fault=problem.message))
        if read.tree is not None:
            trees[path] = read.tree
    for tree in trees.values():
        if isinstance(whole := tree.get("radar"), dict) and "disciplines" in whole:
            return dict(whole)
    return _joined(source, trees)


def _joined(source: ForeignSource, trees: Mapping[str, Mapping[str, object]]) -> dict[str, object]:
    """One tree from a folder with a file for the radar and for each discipline, quadrant and entry."""
    joined: dict[str, object] = {}
    disciplines: dict[str, object] = {}
    for path, tree in trees.items():
        *folders, name = path.split("/")
        if "disciplines" not in folders:
            joined |= tree if name == _META else {}
            continue
        below = folders[folders.index("disciplines") + 1 :]
        within = {1: ("meta",), 2: ("quadrants", *below[1:], "meta")}.get(len(below))
        if within and name != _META:
            within = ("quadrants", *below[1:], "entries", name.rpartition(".")[0]) if len(below) == 2 else None
        if within is None:
            source.faults.note(path, Message("an entry lies in disciplines/DISCIPLINE/QUADRANT/."))
            continue
        place = disciplines
        for key in (below[0], *within[:-1]):
            place = place.setdefault(key, {})  # type: ignore[assignment]
        place[within[-1]] = tree
    return {**joined, "disciplines": disciplines}


def _entries(disciplines: Mapping[str, object]) -> Iterator[_Found]:
    for discipline, part in disciplines.items():
        for quadrant, within in mapping_of(mapping_of(part).get("quadrants")).items():
            for key, values in mapping_of(mapping_of(within).get("entries")).items():
                yield _Found(f"{discipline}/{quadrant}/{key}", discipline, quadrant, key, mapping_of(values))


def _dimensions(
    source: ForeignSource, disciplines: Mapping[str, object], *, by_discipline: bool
) -> tuple[BroughtName, ...]:
    """The disciplines, or the quadrants of a single one."""
    names = []
    for discipline, part in disciplines.items():
        record = source.ledger.record("discipline", discipline, mapping_of(mapping_of(part).get("meta")))
        if by_discipline:
            names.append(BroughtName(discipline, record.words("label") or discipline, record.words("description")))
        for quadrant, within in mapping_of(mapping_of(part).get("quadrants")).items():
            meta = source.ledger.record(
                "quadrant", f"{discipline}/{quadrant}", mapping_of(mapping_of(within).get("meta"))
            )
            label = meta.words("label") or quadrant
            if by_discipline:
                meta.change("label", _QUADRANT)
            else:
                names.append(BroughtName(quadrant, label, meta.words("description")))
    if source.wishes.dimensions:
        names = [
            BroughtName(name.key, wish, name.meaning)
            for name, wish in zip(names, source.wishes.dimensions, strict=False)
        ]
    return tuple(names)


def _steps(one: _Found, newest: dt.date, faults: Faults) -> Iterator[tuple[dt.date, str]]:
    """The dated rings of an entry, oldest first; the last one is the stated ring."""
    dated = []
    for ring, date in mapping_of(one.values.get("timeline")).items():
        if day := day_of(str(date)):
            # A planned move has not happened yet.
            dated.append((min(day, newest), ring.casefold()))
        else:
            faults.note(one.place, Message("{date} is no date such as 2026-03-27.", date=str(date)))
    stated = str(one.values.get("ring") or "").casefold()
    if not stated:
        faults.note(one.place, Message("{column} is empty.", column="ring"))
        return
    dated.sort(key=lambda step: step[0])
    yield from dated
    if not dated or dated[-1][1] != stated:
        yield newest, stated


def _sighting(record: SourceRecord, one: _Found, edition: str, ring: str, dimension: str, *, is_last: bool) -> Sighting:
    record.take("ring")
    record.take("timeline")
    teams = (*record.several("teams"), *record.several("verticals"))
    record.change("teams", _TEAM)
    record.change("verticals", _TEAM)
    individuals = record.values.get("key-individuals")
    owner = str(mapping_of(individuals[0]).get("name") or "") if isinstance(individuals, list) and individuals else ""
    if owner:
        record.take("key-individuals")
        record.change("key-individuals", Message("the first is the owner"))
    reason = record.words("hold_reason") if record.mark("hold_reason") else record.words("rationale")
    reason_mark = record.mark("hold_reason") or record.mark("rationale")
    target = record.words("migration_target")
    return Sighting(
        place=one.place,
        name=record.words("label") or one.key,
        edition=edition,
        dimension=dimension,
        ring=ring,
        key=one.key,
        text=Said(_text(record), mark=record.mark("description")) if is_last else Said(""),
        reason=Said(reason, mark=reason_mark) if is_last else Said(""),
        name_mark=record.mark("label"),
        tags=(*record.several("tags"), *(f"Team {team}" for team in teams)),
        owner=owner,
        references=tuple(_references(record)) if is_last else (),
        related=((target, record.mark("migration_target")),) if target else (),
    )


def _text(record: SourceRecord) -> str:
    """The description, then all further texts."""
    parts = [record.words("description")]
    if record.mark("hold_reason") and (rationale := record.words("rationale")):
        parts.append(rationale)
    sections = mapping_of(record.take("sections"))
    record.change("sections", _IN_TEXT)
    for title, words in sections.items():
        parts.append(f"## {title.replace('-', ' ').capitalize()}\n\n{words}")
    for key in ("licence", "sunset_date"):
        if words := record.words(key):
            record.change(key, _IN_TEXT)
            parts.append(f"{key.replace('_', ' ').capitalize()}: {words}")
    return "\n\n".join(str(part).strip() for part in parts if part)


def _references(record: SourceRecord) -> Iterator[Referred]:
    for key in ("links", "discussions"):
        listed = record.take(key)
        for one in listed if isinstance(listed, list) else ():
            values = mapping_of(one)
            link = mapping_of(values.get("link")) or values
            title = values.get("label") or values.get("title")
            yield Referred(
                str(link.get("uri") or ""), str(title or ""), str(values.get("date") or ""), record.mark(key)
            )
