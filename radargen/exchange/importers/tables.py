"""Lists: Build Your Own Radar as CSV, JSON or .xlsx, and any other sheet with columns for name, ring and dimension."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from openpyxl.utils import get_column_letter

from radargen.exchange.brought import (
    MOST_SIGHTINGS,
    NOTHING_SAID,
    BroughtRadar,
    ForeignSource,
    Markup,
    Referred,
    Said,
    Sighting,
    Unimportable,
    bounded,
    edition_named,
)
from radargen.exchange.frames import dimensions_among, rings_among, snapshot_editions
from radargen.exchange.importers.json_texts import json_value
from radargen.exchange.loss_ledger import SourceRecord
from radargen.model import Movement
from radargen.reading.forms.spelling import nearest
from radargen.text.messages import Message, all_of, some_of
from radargen.writing.workbook import HEADINGS, SheetCell, tables

# Usual headings of columns by content; the first one that occurs is used.
COLUMNS = {
    "name": ("name", "title", "label", "titel", "blip", "technology", "trend", "item", "thema"),
    "ring": ("ring", "stage", "reifegrad"),
    "dimension": ("quadrant", "dimension", "segment", "sector", "category", "kategorie", "bereich"),
    "text": ("description", "text", "beschreibung", "details"),
    "new": ("isnew", "is new", "new"),
    "moved": ("status", "moved", "movement"),
    "reason": ("reason", "rationale", "begründung"),
    "tags": ("tags", "tag", "schlagwörter"),
    "owner": ("owner", "verantwortlich"),
    "link": ("url", "link", "website"),
    "related": ("related", "relatedblips"),
    "edition": ("edition", "volume", "release", "ausgabe"),
    "id": ("id", "key"),
}
# Columns after ZZZ have numbers.
_LETTERED = 18_278
_NEEDED = ("name", "ring", "dimension")
_MOVES = {
    "new": Movement.NEW,
    "moved in": Movement.IN,
    "in": Movement.IN,
    "up": Movement.IN,
    "1": Movement.IN,
    "moved out": Movement.OUT,
    "out": Movement.OUT,
    "down": Movement.OUT,
    "-1": Movement.OUT,
    "no change": Movement.UNCHANGED,
    "unchanged": Movement.UNCHANGED,
    "0": Movement.UNCHANGED,
    "2": Movement.NEW,
}
_TRUE, _FALSE = ("true", "yes", "ja", "1", "wahr", "x"), ("false", "no", "nein", "0", "falsch")
_NOT_NEW = Message("that it is not new follows from the rings of the editions")


@dataclass(frozen=True, slots=True)
class _Row:
    """A row with its place for people and its values by heading."""

    place: str
    values: Mapping[str, object]


def read_tables(source: ForeignSource) -> BroughtRadar:
    """A radar from files that are each a list of entries and one edition, or that have an edition column."""
    lists = {path: _rows(source, path, content) for path, content in source.files.items()}
    source.faults.stop()
    columns = {path: _columns(source, path, rows) for path, rows in lists.items()}
    source.faults.stop()
    if sum(map(len, lists.values())) > MOST_SIGHTINGS:
        raise Unimportable([Message("The source has more than {most:,} rows.", most=MOST_SIGHTINGS)])
    by_column = len(lists) == 1 and all("edition" in known for known in columns.values())
    editions, ordered = snapshot_editions(dict.fromkeys(lists, ""), source.wishes, source.faults)
    sightings = [
        one
        for path, rows in lists.items()
        for row in rows
        if (one := _sighting(source, row, columns[path], editions[path].id, several=len(lists) > 1 or by_column))
    ]
    source.faults.stop()
    if by_column and (found := sorted({one.edition for one in sightings})):
        ordered = tuple(edition_named(name) for name in found)
    rings = rings_among(((one.place, one.ring) for one in sightings), source.wishes, source.faults)
    return BroughtRadar(
        kind=all_of([path.rpartition("/")[2] for path in lists])
        if len(lists) < 4
        else f"{len(lists)} × CSV, JSON, .xlsx",
        dimensions=dimensions_among((one.dimension for one in sightings), source.wishes),
        rings=rings,
        editions=ordered,
        sightings=tuple(_with_keys(one) for one in sightings),
    )


def _with_keys(one: Sighting) -> Sighting:
    return replace(one, ring=one.ring.casefold(), dimension=one.dimension.casefold())


def _sighting(
    source: ForeignSource, row: _Row, columns: Mapping[str, str], edition: str, *, several: bool
) -> Sighting | None:
    """The content of the row; None if its faults were noted."""
    record = source.ledger.record("row", row.place, row.values)

    def words(column: str) -> str:
        return record.words(columns[column]) if column in columns else ""

    needed = {column: words(column) for column in _NEEDED}
    for column, value in needed.items():
        if not value:
            source.faults.note(row.place, Message("{column} is empty.", column=columns[column]))
    if not all(needed.values()):
        return None
    if stated := words("edition"):
        edition = edition_named(stated).id or edition
    moved, mark = _moved(record, columns, several=several)
    text = columns.get("text", "")
    reason, link = words("reason"), words("link")
    return Sighting(
        place=row.place,
        name=needed["name"],
        edition=edition,
        dimension=" ".join(needed["dimension"].split()),
        ring=" ".join(needed["ring"].split()),
        key=words("id"),
        text=Said(words("text"), Markup.HTML, record.mark(text)) if text else NOTHING_SAID,
        reason=Said(reason, Markup.HTML, record.mark(columns["reason"])) if reason else NOTHING_SAID,
        moved=moved,
        moved_mark=record.mark(mark) if mark else None,
        name_mark=record.mark(columns["name"]),
        dimension_mark=record.mark(columns["dimension"]),
        tags=record.several(columns["tags"]) if "tags" in columns else (),
        owner=words("owner"),
        references=(Referred(link, mark=record.mark(columns["link"])),) if link else (),
        related=tuple((key, record.mark(columns["related"])) for key in _related(record, columns)),
    )


def _related(record: SourceRecord, columns: Mapping[str, str]) -> Iterator[str]:
    if "related" in columns:
        yield from record.several(columns["related"])


def _moved(record: SourceRecord, columns: Mapping[str, str], *, several: bool) -> tuple[Movement | None, str]:
    """The stated movement and the column that states it."""
    moved = None
    stated = columns.get("moved", "")
    if stated and (words := record.words(stated).casefold()):
        moved = _MOVES.get(words)
        if moved is None:
            record.leave(stated, Message("it is no movement"))
    is_new = columns.get("new", "")
    flag = record.words(is_new).casefold() if is_new else ""
    if flag in _TRUE and moved in (None, Movement.NEW):
        if moved is None:
            return Movement.NEW, is_new
    elif flag in _FALSE:
        if moved is None and not several:
            return Movement.UNCHANGED, is_new
        record.change(is_new, _NOT_NEW)
    elif flag:
        record.leave(is_new, Message("it is neither true nor false, or contradicts the status"))
    return moved, stated if moved else ""


def _columns(source: ForeignSource, path: str, rows: Sequence[_Row]) -> dict[str, str]:
    """The heading of each column by its content: as wished, else by its usual names."""
    if not rows:
        source.faults.note(path, Message("there is nothing below the headings."))
        return {}
    headings = list(dict.fromkeys(heading for row in rows for heading in row.values))
    plain = {" ".join(heading.split()).casefold(): heading for heading in reversed(headings)}
    columns = {}
    for column, names in COLUMNS.items():
        if found := next((plain[name] for name in names if name in plain), ""):
            columns[column] = found
    for column, wished in source.wishes.columns.items():
        if found := plain.get(" ".join(wished.split()).casefold(), ""):
            columns = {other: heading for other, heading in columns.items() if heading != found} | {column: found}
        else:
            near = nearest(wished, headings)
            hint = (
                Message("Did you mean {word}?", word=near)
                if near
                else Message("It has {names}.", names=some_of(headings, 12))
            )
            source.faults.note(path, Message("there is no column {name}. {hint}", name=wished, hint=hint))
    if missing := [column for column in _NEEDED if column not in columns]:
        source.faults.note(
            path,
            Message(
                "no column is headed {column}; say which it is with --column {column}=HEADING. There are {names}.",
                column=missing[0],
                names=some_of(headings, 12) if headings else Message("none"),
            ),
        )
    return columns


def _rows(source: ForeignSource, path: str, content: bytes) -> list[_Row]:
    """The non-empty rows of a file."""
    if content.startswith(b"PK"):
        return [*bounded(_sheet_rows(source, path, content))]
    if path.casefold().endswith(".json"):
        return [*bounded(_json_rows(source, path, content))]
    return [*bounded(_csv_rows(source, path, content))]


def _json_rows(source: ForeignSource, path: str, content: bytes) -> Iterator[_Row]:
    value = json_value(path, content)
    if isinstance(value, dict):
        value = next((part for key in ("blips", "entries", "items") if isinstance(part := value.get(key), list)), value)
    for n, part in enumerate(value if isinstance(value, list) else [], 1):
        place = f"{path}, {n}"
        if isinstance(part, dict):
            yield _Row(place, {str(key): told for key, told in part.items()})
        else:
            source.faults.note(place, Message("an entry with name, ring and quadrant is expected there."))


def _csv_rows(source: ForeignSource, path: str, content: bytes) -> Iterator[_Row]:
    text = decoded_table(path, content)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator(text), skipinitialspace=True)
    headings: list[str] = []
    start = 1
    try:
        for cells in reader:
            place, start = f"{path}, {start}", reader.line_num + 1
            if not any(cell.strip() for cell in cells):
                continue
            if not headings:
                headings = _headings(cells)
                continue
            if len(cells) > len(headings) and any(cell.strip() for cell in cells[len(headings) :]):
                source.faults.note(
                    place,
                    Message(
                        "the row has {count} cells, the headings {most}; put a text with a comma into quotation marks.",
                        count=len(cells),
                        most=len(headings),
                    ),
                )
            yield _Row(place, dict(zip(headings, map(_bare, cells), strict=False)))
    except csv.Error as error:
        place = f"{path}, {reader.line_num}"
        raise Unimportable([Message("{place}: this is no CSV ({reason}).", place=place, reason=str(error))]) from error


def _bare(cell: str) -> str:
    """The cell without the apostrophe that protects it from being a formula."""
    return cell[1:] if cell.startswith("'") and cell[1:2] in tuple("=+-@") else cell


def decoded_table(path: str, content: bytes) -> str:
    """The text of a CSV file; raises Unimportable if it is neither UTF-8 nor UTF-16 with a byte order mark."""
    try:
        text = content.decode("utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        message = Message(
            "{place}: the file is not in UTF-8; save it as “CSV UTF-8”, or as .xlsx.", place=f"{path}, {line}"
        )
        raise Unimportable([message]) from error
    return text.replace("\0", "")


def separator(text: str) -> str:
    """The cell separator: the candidate that is most frequent in the headings."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(",;\t", key=first.count)


def _headings(cells: Sequence[str]) -> list[str]:
    """Unique headings; an empty one is named after its column."""
    headings: dict[str, None] = {}
    for n, cell in enumerate(cells, 1):
        letter = get_column_letter(n) if n <= _LETTERED else str(n)
        name = " ".join(cell.split()) or f"column {letter}"
        headings[name if name not in headings else f"{name} ({letter})"] = None
    return [*headings]


def _sheet_rows(source: ForeignSource, path: str, content: bytes) -> Iterator[_Row]:
    """The rows of the first sheet that has the columns."""
    wished = [word.casefold() for word in source.wishes.columns.values()]
    names = [[*COLUMNS[column], *wished] for column in _NEEDED]

    def heading_row(rows: Sequence[Sequence[SheetCell]]) -> int:
        for n, row in enumerate(rows[:HEADINGS], 1):
            words = {cell.words.casefold() for cell in row}
            if all(any(name in words for name in alternatives) for alternatives in names):
                return n
        return 0

    sheets = tables(content, text=False, headed=lambda rows: heading_row(rows) > 0)
    name, rows = next(((name, rows) for name, rows in sheets.items() if heading_row(rows)), next(iter(sheets.items())))
    top = heading_row(rows) or 1
    headings = _headings([cell.words for cell in rows[top - 1]]) if rows else []
    for number, cells in enumerate(rows[top:], top + 1):
        place = f"{path}, {name} {number}"
        if any(cell.formula for cell in cells):
            column = next(n for n, cell in enumerate(cells, 1) if cell.formula)
            source.faults.note(
                place, Message("{column} holds a formula; write what it comes to.", column=get_column_letter(column))
            )
        elif any(cell.words for cell in cells):
            yield _Row(place, {heading: cell.lines for heading, cell in zip(headings, cells, strict=False)})
