"""The CSV of qiwi's tech radar: sections for title, date, quadrants and entries, parted by lines of equals signs."""

import csv
import io
from collections.abc import Iterator

from radargen.exchange.brought import (
    BroughtName,
    BroughtRadar,
    ForeignSource,
    Markup,
    Said,
    Sighting,
    Unimportable,
    bounded,
)
from radargen.exchange.frames import rings_among, snapshot_editions
from radargen.exchange.importers.tables import decoded_table
from radargen.exchange.importers.zalando_config import MOVES
from radargen.model import Movement
from radargen.text.messages import Message

_WORDS = {"moved in": Movement.IN, "moved out": Movement.OUT, "new": Movement.NEW, "no change": Movement.UNCHANGED}
# A section: its rows with their line numbers.
_Rows = list[tuple[int, list[str]]]


def read_qiwi(source: ForeignSource) -> BroughtRadar:
    """A radar with each file as an edition."""
    files = {path: [*_sections(path, decoded_table(path, content))] for path, content in source.files.items()}
    heads = {path: _head(sections) for path, sections in files.items()}
    editions, ordered = snapshot_editions(
        {path: head["date"] for path, head in heads.items()}, source.wishes, source.faults
    )
    dimensions: dict[str, str] = {}
    title, sightings = "", []
    for path in sorted(files, key=lambda path: ordered.index(editions[path])):
        record = source.ledger.record("file", path, heads[path])
        title = record.words("title") or title
        record.take("date")
        known: dict[str, str] = {}
        for number, row in _table(files[path], "quadrant", "title"):
            called = source.ledger.record("quadrant", f"{path}, {number}", row)
            known[called.words("quadrant").casefold()] = called.words("title")
        aliases = {key: key for key in known}
        for number, row in _table(files[path], "quadrant", "alias"):
            alias = source.ledger.record("quadrant", f"{path}, {number}", row)
            aliases[alias.words("alias").casefold()] = alias.words("quadrant").casefold()
        by_title = {words.casefold(): key for key, words in reversed(known.items())}
        dimensions |= known
        for number, row in _table(files[path], "name", "ring"):
            place = f"{path}, {number}"
            one = source.ledger.record("row", place, row)
            name, quadrant, ring = (one.words(key) for key in ("name", "quadrant", "ring"))
            if missing := next((key for key in ("name", "quadrant", "ring") if not one.words(key)), ""):
                source.faults.note(place, Message("{column} is empty.", column=missing))
                continue
            quadrant = quadrant.casefold()
            dimension = aliases.get(quadrant) or by_title.get(quadrant, quadrant)
            moved = MOVES.get(one.words("moved")) or _WORDS.get(one.words("moved").casefold())
            if moved is None:
                one.leave("moved", Message("it is no movement"))
            sightings.append(
                Sighting(
                    place=place,
                    name=name,
                    edition=editions[path].id,
                    dimension=dimension,
                    ring=ring.casefold(),
                    text=Said(one.words("description"), Markup.HTML, one.mark("description")),
                    moved=moved,
                    moved_mark=one.mark("moved"),
                    name_mark=one.mark("name"),
                )
            )
    source.faults.stop()
    rings = rings_among(((one.place, one.ring.title()) for one in sightings), source.wishes, source.faults)
    names = tuple(BroughtName(key, name) for key, name in dimensions.items())
    return BroughtRadar("CSV (qiwi)", names, rings, ordered, tuple(sightings), title)


def _sections(path: str, text: str) -> Iterator[_Rows]:
    """The rows of each section; lines are numbered from 1."""
    rows: _Rows = []
    number = 1
    try:
        # Line by line, so that a stray quotation mark does not swallow the next section.
        for number, line in bounded(enumerate(text.splitlines(), 1)):
            if line.strip().startswith("===") and not line.strip(" ="):
                yield rows
                rows = []
            elif line.strip():
                rows.append((number, next(csv.reader(io.StringIO(line), skipinitialspace=True))))
    except csv.Error as error:
        place = f"{path}, {number}"
        raise Unimportable([Message("{place}: this is no CSV ({reason}).", place=place, reason=str(error))]) from error
    yield rows


def _head(sections: list[_Rows]) -> dict[str, str]:
    """Title and date, each in a section with its name and its value."""
    head = {"title": "", "date": ""}
    for rows in sections:
        if len(rows) > 1 and len(rows[0][1]) == 1 and (key := rows[0][1][0].strip().casefold()) in head:
            head[key] = rows[1][1][0].strip()
    return head


def _table(sections: list[_Rows], *needed: str) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of the section that has the columns, each as a mapping with its line number."""
    for rows in sections:
        if not rows:
            continue
        headings = [cell.strip().casefold() for cell in rows[0][1]]
        if all(key in headings for key in needed):
            for number, cells in rows[1:]:
                yield number, {key: cell.strip() for key, cell in zip(headings, cells, strict=False)}
