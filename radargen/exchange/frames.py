"""Derives the dimensions, rings and editions of a source that does not state them."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Mapping

from radargen.exchange.brought import BroughtEdition, BroughtName, Faults, Wishes, edition_named, edition_of
from radargen.reading.forms.spelling import nearest
from radargen.text.messages import Message

# Names of rings in many radars, from the centre outwards; those on one line are never in the same radar.
_USUAL = (
    "mainstream standard",
    "adopt use einsetzen adopter",
    "trial pilot erproben",
    "assess explore evaluate prüfen pruefen",
    "hold caution watch avoid abwarten",
    "stop endure deprecate deprecated retire retired",
)
_ORDER = {word: n for n, words in enumerate(_USUAL) for word in words.split()}
# More editions than the first are merged by month, more than the second by year.
_BY_DAY, _BY_MONTH = 12, 24
# Up to this many rings, spelling is checked.
_COMPARED = 100


def rings_among(found: Iterable[tuple[str, str]], wishes: Wishes, faults: Faults) -> tuple[BroughtName, ...]:
    """The rings of entries, given as position and word: as wished, else in their usual order, else as they appear.

    A word that only one entry has and that is similar to another is a fault, since it may be misspelt.
    """
    pairs = [(place, word) for place, word in found if word]
    if wishes.rings:
        return tuple(BroughtName(name.casefold(), name) for name in wishes.rings)
    names = _spellings(word for _, word in pairs)
    counts = Counter(word.casefold() for _, word in pairs)
    others = [other for other, count in counts.items() if count > 1]
    # If there are far too many rings, spelling is not the problem.
    for place, word in pairs if len(counts) <= _COMPARED else ():
        key = word.casefold()
        if counts[key] == 1 and key not in _ORDER and (near := nearest(key, others)):
            hint = Message("Did you mean {word}?", word=names[near])
            faults.note(place, Message("there is no {what} {word}. {hint}", what=Message("ring"), word=word, hint=hint))
    known = all(name in _ORDER for name in names)
    order = sorted(names, key=_ORDER.__getitem__) if known else [*names]
    return tuple(BroughtName(key, names[key]) for key in order)


def dimensions_among(words: Iterable[str], wishes: Wishes) -> tuple[BroughtName, ...]:
    """The dimensions of entries: as wished, else in the order of appearance."""
    if wishes.dimensions:
        return tuple(BroughtName(name.casefold(), name) for name in wishes.dimensions)
    return tuple(BroughtName(key, name) for key, name in _spellings(words).items())


def _spellings(words: Iterable[str]) -> dict[str, str]:
    """The most frequent spelling of each word by its lower case, in the order of appearance."""
    spellings: dict[str, Counter[str]] = {}
    for word in words:
        if word:
            spellings.setdefault(word.casefold(), Counter())[word] += 1
    return {key: _as_name(counts.most_common(1)[0][0]) for key, counts in spellings.items()}


def _as_name(word: str) -> str:
    """The word in readable form if it is an id such as languages-and-frameworks, or in lower case."""
    if re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", word):
        return word.replace("-", " ").capitalize()
    return word[:1].upper() + word[1:] if word == word.lower() else word


def snapshot_editions(
    stated: Mapping[str, str], wishes: Wishes, faults: Faults
) -> tuple[dict[str, BroughtEdition], tuple[BroughtEdition, ...]]:
    """The edition of each file by path, and all editions, oldest first; `stated` is the date in each file, or empty.

    Without a stated date, it is taken from the file name or, for a single file, is today's.
    """
    paths = list(stated)
    editions: dict[str, BroughtEdition] = {}
    for n, path in enumerate(paths):
        told = edition_of(stated[path]) or edition_of(path.rpartition("/")[2])
        if n < len(wishes.editions):
            named = edition_named(wishes.editions[n])
            editions[path] = BroughtEdition(named.id, named.date or (told.date if told else None))
        elif told:
            editions[path] = told
        elif len(paths) == 1:
            editions[path] = BroughtEdition(str(wishes.day.year), wishes.day)
        else:
            faults.note(path, Message("no date tells which edition this is; name one for each file with --edition."))
    if not all(edition.id for edition in editions.values()):
        faults.found.append(Message("An edition is called with letters and digits, such as 2026 or 2025-2."))
    faults.stop()
    ordered = list(editions.values()) if wishes.editions else sorted(editions.values(), key=lambda one: one.id)
    for n, edition in enumerate(ordered):
        if edition.id in {other.id for other in ordered[:n]}:
            path = next(path for path, one in reversed(editions.items()) if one.id == edition.id)
            faults.note(
                path, Message("another file has the edition {id} already; name both with --edition.", id=edition.id)
            )
    faults.stop()
    return editions, tuple(ordered)


def dated_editions(dates: Iterable[dt.date]) -> tuple[dict[dt.date, BroughtEdition], tuple[BroughtEdition, ...]]:
    """The edition of each day with changes: one per day or, if there are many days, per month or year."""
    days = sorted(set(dates))
    months = {day.isoformat()[:7] for day in days}
    length = 10 if len(days) <= _BY_DAY else 7 if len(months) <= _BY_MONTH else 4
    ids = {day: day.isoformat()[:length] for day in days}
    last = {identifier: day for day, identifier in ids.items()}
    editions = {identifier: BroughtEdition(identifier, day) for identifier, day in last.items()}
    return {day: editions[ids[day]] for day in days}, tuple(editions.values())


def day_of(words: str) -> dt.date | None:
    """The day at the beginning of a date or timestamp; the first day of a month or year."""
    found = edition_of(words[:10])
    if found is None:
        return None
    parts = [int(part) for part in found.id.split("-")]
    try:
        return dt.date(*[*parts, 1, 1][:3])
    except ValueError:
        return None
