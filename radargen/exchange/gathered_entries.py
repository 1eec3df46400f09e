"""Gathers everything said in all editions of a source by entry, each with a unique id and name."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from radargen.exchange.brought import BroughtName, BroughtRadar, Faults, Sighting
from radargen.exchange.foreign_texts import ForeignText
from radargen.exchange.loss_ledger import LossLedger
from radargen.exchange.readable_ids import readable_id
from radargen.model import Movement
from radargen.reading import MOST_EDITIONS, MOST_TRENDS, slug
from radargen.reading.forms.spelling import nearest
from radargen.text.messages import Message, some_of

_NO_BEFORE = Message("there is no edition before it to compare with; --before makes one")


@dataclass(frozen=True, slots=True)
class BroughtEntry:
    """An entry with what was said while it was on the chart, oldest first, and what was said last.

    `left` is the first edition without it, empty if it is still on the chart.
    """

    id: str
    name: str
    dimension: str
    sightings: tuple[Sighting, ...]
    newest: Sighting
    left: str = ""


@dataclass(frozen=True, slots=True)
class Gathered:
    """All entries, the ids of dimensions and rings by their keys, and whether stated moves agree with the rings."""

    entries: tuple[BroughtEntry, ...]
    dimensions: Mapping[str, str]
    rings: Mapping[str, str]
    renamed: tuple[tuple[str, str], ...]
    moves_agree: int
    moves_differ: tuple[str, ...]
    moves_unknown: int


def gathered(radar: BroughtRadar, ledger: LossLedger, faults: Faults) -> Gathered:
    """Gather the sightings by entry; raises Unimportable with all faults that make a radar impossible."""
    _check_frame(radar, faults)
    faults.stop()
    _check_rings(radar, faults)
    faults.stop()
    groups = _groups(radar, faults)
    faults.stop()
    if len(groups) > MOST_TRENDS:
        faults.found.append(
            Message("The source has {count:,} entries; {most:,} fit into a radar.", count=len(groups), most=MOST_TRENDS)
        )
    faults.stop()
    dimensions, rings = _ids(radar.dimensions), _ids(radar.rings)
    editions = [edition.id for edition in radar.editions]
    taken: dict[str, int] = {}
    names: set[str] = set()
    numbers = Counter[str]()
    renamed = []
    entries = []
    for sightings in groups:
        filled = _carried(sightings, editions) if radar.carries else sightings
        on_chart = tuple(one for one in filled if one.on_chart)
        newest = filled[-1]
        text = ForeignText()
        name = text.name(newest.name)
        if not name:
            faults.note(newest.place, Message("nothing of the name can be seen."))
            continue
        unique = _unique(name, newest, radar, names, numbers)
        names.add(unique.casefold())
        identifier = readable_id(newest.key if _is_readable(newest.key) else unique, taken)
        _note_name(newest, name, unique, text, ledger)
        if identifier != readable_id(unique):
            renamed.append((unique, identifier))
        place = editions.index(on_chart[-1].edition) + 1 if on_chart else editions.index(newest.edition)
        left = editions[place] if place < len(editions) else ""
        entries.append(BroughtEntry(identifier, unique, dimensions[newest.dimension], on_chart, newest, left))
    faults.stop()
    return Gathered(tuple(entries), dimensions, rings, tuple(renamed), *_moves(radar, entries, ledger))


def _check_frame(radar: BroughtRadar, faults: Faults) -> None:
    """Note a fault unless there are two to eight dimensions, two to seven rings, and an entry."""
    limits = (
        (radar.dimensions, 8, Message("dimensions"), "--dimensions"),
        (radar.rings, 7, Message("rings"), "--rings"),
    )
    for names, most, what, option in limits:
        if not all(ForeignText().name(name.name) for name in names):
            faults.found.append(
                Message(
                    "One of the {what} has no name that can be seen; name all of them with {option}.",
                    what=what,
                    option=option,
                )
            )
        if not 2 <= len(names) <= most:
            faults.found.append(
                Message(
                    "A radar has two to {most} {what}, the source {count}: {names}. Name all of them with {option}.",
                    most=most,
                    what=what,
                    count=len(names),
                    names=some_of([name.name for name in names], 12) if names else Message("none"),
                    option=option,
                )
            )
    if len(radar.editions) > MOST_EDITIONS:
        message = Message(
            "The source has {count} editions; {most} fit into a radar.", count=len(radar.editions), most=MOST_EDITIONS
        )
        faults.found.append(message)
    if not radar.sightings:
        faults.found.append(Message("The source has no entry."))


def _check_rings(radar: BroughtRadar, faults: Faults) -> None:
    """Note faults of unknown rings and dimensions; a ring that only one entry has may be misspelt."""
    rings, dimensions = ([name.key for name in names] for names in (radar.rings, radar.dimensions))
    for one in radar.sightings:
        for word, known, what in (
            (one.ring if one.on_chart else "", rings, Message("ring")),
            (one.dimension, dimensions, Message("dimension")),
        ):
            if word and word not in known:
                near = nearest(word, known)
                hint = Message("Did you mean {word}?", word=near) if near else Message("The source knows no such.")
                faults.note(one.place, Message("there is no {what} {word}. {hint}", what=what, word=word, hint=hint))


def _groups(radar: BroughtRadar, faults: Faults) -> list[list[Sighting]]:
    """The sightings of each entry, oldest edition first; entries of the newest edition come first."""
    order = {edition.id: n for n, edition in enumerate(radar.editions)}
    groups: dict[tuple[str, ...], dict[str, Sighting]] = {}
    for one in radar.sightings:
        key: tuple[str, ...] = (one.key.casefold() if one.key else _plain(one.name),)
        known = groups.get(key, {}).get(one.edition)
        if known and known.dimension != one.dimension:
            # Two entries have the same name.
            key = (*key, one.dimension)
            known = groups.get(key, {}).get(one.edition)
        if known:
            faults.note(
                one.place,
                Message("{name} stands there a second time, after {place}.", name=one.name, place=known.place),
            )
            continue
        groups.setdefault(key, {})[one.edition] = one
    found = [sorted(group.values(), key=lambda one: order[one.edition]) for group in groups.values()]
    return sorted(found, key=lambda group: -order[group[-1].edition])


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def _carried(sightings: Sequence[Sighting], editions: Sequence[str]) -> list[Sighting]:
    """A sighting for each edition since the first; repeated ones have no text and no stated move."""
    by_edition = {one.edition: one for one in sightings}
    filled: list[Sighting] = []
    for edition in editions[editions.index(sightings[0].edition) :]:
        if one := by_edition.get(edition):
            filled.append(one)
        elif filled[-1].on_chart:
            filled.append(replace(filled[-1], edition=edition, moved=None, moved_mark=None))
    return filled


def _is_readable(key: str) -> bool:
    """Whether the source's own key reads like a name: a word with letters, not a number or UUID."""
    return (
        sum(letter.isalpha() for letter in key) > 2
        and not any(len(part) > 24 for part in key.split("-"))
        and (key.count("-") != 4 or not all(character in "0123456789abcdef-" for character in key.casefold()))
    )


def _unique(name: str, one: Sighting, radar: BroughtRadar, names: set[str], numbers: Counter[str]) -> str:
    """The name, with its dimension or a number added if another entry has it."""
    if name.casefold() not in names:
        return name
    dimension = next(each.name for each in radar.dimensions if each.key == one.dimension)
    unique = f"{name} ({dimension})"
    while unique.casefold() in names:
        numbers[name] += 1
        unique = f"{name} ({numbers[name] + 1})"
    return unique


def _note_name(one: Sighting, name: str, unique: str, text: ForeignText, ledger: LossLedger) -> None:
    if not one.name_mark:
        return
    for note in text.notes:
        ledger.change(one.name_mark, note)
    if unique != name:
        ledger.change(one.name_mark, Message("another entry has that name, so something stands after it"))


def _ids(names: Sequence[BroughtName]) -> dict[str, str]:
    taken: dict[str, int] = {}
    ids = {}
    for name in names:
        own = _is_readable(name.key) and slug(name.key) == name.key
        ids[name.key] = readable_id(name.key if own else name.name, taken)
    return ids


def _moves(
    radar: BroughtRadar, entries: Sequence[BroughtEntry], ledger: LossLedger
) -> tuple[int, tuple[str, ...], int]:
    """Compares the stated moves with the rings.

    Returns the number that agree, those that differ, and the number without an earlier edition.
    """
    order = {ring.key: n for n, ring in enumerate(radar.rings)}
    editions = [edition.id for edition in radar.editions]
    agree, unknown = 0, 0
    differ = []
    for entry in entries:
        by_edition = {one.edition: one for one in entry.sightings}
        for one in entry.sightings:
            if one.moved is None or one.moved_mark is None:
                continue
            place = editions.index(one.edition)
            if not place:
                if one.moved is Movement.NEW:
                    agree += 1
                else:
                    unknown += 1
                    ledger.leave(one.moved_mark, _NO_BEFORE)
                continue
            then = by_edition.get(editions[place - 1])
            step = order[one.ring] - order[then.ring] if then else 0
            found = (
                Movement.NEW
                if not then
                else Movement.IN
                if step < 0
                else Movement.OUT
                if step > 0
                else Movement.UNCHANGED
            )
            if found is one.moved:
                agree += 1
            else:
                differ.append(f"{entry.id} ({one.edition}): {one.moved} / {found}")
                note = Message("it says {stated}, the rings say {found}", stated=one.moved.value, found=found.value)
                ledger.change(one.moved_mark, note)
    return agree, tuple(differ), unknown
