"""A filled sheet becomes ratings in the trends' files; whatever is not taken is told, with the reason."""

import csv
import datetime as dt
import io
import re
import warnings
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from io import BytesIO
from itertools import islice
from typing import Any
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from radargen.model import Radar, Rating, Trend
from radargen.problems import RadargenError
from radargen.reading.characters import cut, visible
from radargen.reading.fields import LEVELS
from radargen.reading.words import meant
from radargen.sentences import NOTHING, Said
from radargen.wording import LANGUAGES, wording
from radargen.writing.formatting import Unwritable
from radargen.writing.panel import archived, has_rated, rating_of, too_long
from radargen.writing.rating import entered
from radargen.writing.scalars import harmless
from radargen.writing.sheet import AFTER, BEFORE, columns_of

# Bytes of a file, and of what is packed in it; parts, rows and columns. A workshop of 20 may rate 1,000 trends.
LARGEST, UNPACKED, PARTS = 8 * 1024 * 1024, 64 * 1024 * 1024, 200
ROWS, COLUMNS = 20_000, 60
# Among so many rows the headings are looked for.
HEADINGS = 50
_IN_BRACKETS = re.compile(r"\[[^\[\]]+\]")
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*\bref="([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})"')
# Entities cost time without end.
_DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
# What zip, XML and the library raise for a file that is none, or that was made to hurt.
_BROKEN = (
    BadZipFile,
    InvalidFileException,
    # Of every parser of XML that the library may find installed.
    SyntaxError,
    zlib.error,
    OSError,
    EOFError,
    RuntimeError,
    NotImplementedError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
)


@dataclass(frozen=True, slots=True)
class Taken:
    """Files that change with what they become, how many ratings that are, rows left empty, and what was not taken."""

    changed: Mapping[str, bytes]
    ratings: int
    empty: int
    known: int
    losses: tuple[Said, ...]

    def told(self) -> Iterator[Said]:
        """The report: each loss, then the sum; every row of the sheet is in it."""
        yield from self.losses
        counts = {"lost": len(self.losses), "known": self.known, "empty": self.empty}
        if self.ratings == 1:
            yield Said("1 rating entered, {lost:,} not taken, {known:,} there already, {empty:,} left empty.", **counts)
        else:
            yield Said(
                "{count:,} ratings entered, {lost:,} not taken, {known:,} there already, {empty:,} left empty.",
                count=self.ratings,
                **counts,
            )


@dataclass(frozen=True, slots=True)
class _Row:
    """What a row of the sheet says, by column; `formulas` are the columns that hold one, `letters` where each stands.

    `sheet` is its name where the file has several with ratings.
    """

    number: int
    cells: Mapping[str, str]
    formulas: tuple[str, ...]
    letters: Mapping[str, str]
    sheet: str = ""

    def told(self, loss: Said) -> Said:
        """The loss with its place."""
        if self.sheet:
            return Said("{sheet}, row {number}: {loss}", sheet=cut(self.sheet), number=self.number, loss=loss)
        return Said("Row {number}: {loss}", number=self.number, loss=loss)


def taken(radar: Radar, sources: Mapping[str, bytes], sheet: bytes, day: dt.date, *, text: bool = False) -> Taken:
    """The ratings of a filled sheet, dated that day, entered into the sources of the trends (by id).

    The sheet is a file of the kind .xlsx, or a `text` with separators. Columns are known by their headings, wherever
    these stand, and cells that were merged below each other count for each row. Only words and whole numbers are taken;
    nothing is evaluated. RadargenError where the file is no such sheet or larger than a workshop needs.
    """
    taking = _Taking(radar, dict(sources), day)
    losses = [row.told(loss) for row in _rows(radar, sheet, text=text) if (loss := taking.loss(row))]
    changed = {f"trends/{trend_id}.yaml": taking.sources[trend_id] for trend_id in sorted(taking.changed)}
    return Taken(changed, taking.ratings, taking.empty, taking.known, tuple(losses))


@dataclass
class _Taking:
    """Takes row after row; `sources` are the files as they become."""

    radar: Radar
    sources: dict[str, bytes]
    day: dt.date
    changed: set[str] = field(default_factory=set)
    seen: dict[tuple[str, str], tuple[str, Rating]] = field(default_factory=dict)
    ratings: int = 0
    empty: int = 0
    known: int = 0

    def loss(self, row: _Row) -> Said:
        """Why the row is not taken; nothing where it is, or where nothing is lost."""
        found = _rating(self.radar, row)
        if found is None:
            self.empty += 1
            return NOTHING
        if isinstance(found, Said):
            return found
        trend, rating = found
        sheet, first = self.seen.setdefault((trend.id, rating.by.casefold()), (row.sheet, rating))
        if first is not rating and row.sheet != sheet and first.levels == rating.levels:
            # The same in the copy of a sheet.
            self.known += 1
            return NOTHING
        if first is not rating:
            return Said("{by} rates {trend} twice; the first row counts.", by=rating.by, trend=trend.id)
        if former := has_rated(self.radar, trend, rating.by):
            if former.levels != rating.levels:
                return Said(
                    "{by} has rated {trend} already, otherwise; change it in {path}.",
                    by=rating.by,
                    trend=trend.id,
                    path=f"trends/{trend.id}.yaml",
                )
            self.known += 1
            return NOTHING
        try:
            after = entered(
                f"trends/{trend.id}.yaml", self.sources[trend.id], self.radar.newest.id, replace(rating, date=self.day)
            )
        except Unwritable as error:
            return error.said
        self.sources[trend.id] = after
        self.changed.add(trend.id)
        self.ratings += 1
        return NOTHING


def _rating(radar: Radar, row: _Row) -> tuple[Trend, Rating] | Said | None:
    """The rating of a row; why it cannot be taken; None where nothing was filled in."""
    criteria = [criterion.id for criterion in radar.criteria]
    given = {criterion: row.cells.get(criterion, "") for criterion in criteria}
    if row.formulas:
        return Said("{column} holds a formula; write what it comes to.", column=row.formulas[0])
    if not any(given.values()):
        return None
    named, by = row.cells.get("trend", ""), row.cells.get("by", "")
    if not named:
        return Said("the trend's id is empty in column {column}; are cells merged?", column=row.letters["trend"])
    trend = radar.trend(named)
    if trend is None:
        hint = meant(named, [one.id for one in radar.trends])
        return Said("the radar has no sound trend {name}. {hint}", name=cut(named), hint=hint or Said("There is none."))
    if trend.archived:
        return archived(trend.id)
    if not visible(by):
        return Said(
            "{trend}: nobody is named as rater; write who rates into column {column}.",
            trend=trend.id,
            column=row.letters["by"],
        )
    for criterion, level in given.items():
        if level not in LEVELS:
            places = {"trend": trend.id, "by": cut(by), "criterion": criterion}
            if not level:
                return Said(
                    "{trend}, {by}: no level is given for {criterion}; write a whole number from 1 to 5.", **places
                )
            return Said(
                "{trend}, {by}: {level} is no level for {criterion}; write a whole number from 1 to 5.",
                level=cut(level),
                **places,
            )
    levels = {criterion: int(level) for criterion, level in given.items()}
    rating = rating_of(radar, by, levels, row.cells.get("role", ""), row.cells.get("note", ""))
    return too_long(rating) or (trend, rating)


def _rows(radar: Radar, content: bytes, *, text: bool) -> list[_Row]:
    """The rows below the headings, wherever in the file these stand; of several sheets with headings those of each."""
    # Who named a spreadsheet .csv has a spreadsheet.
    known, needed = _known(radar), ("trend", "by", *(criterion.id for criterion in radar.criteria))
    tables = {"": _csv(content)} if text and not content.startswith(b"PK") else _book(content, known, needed)
    found = {name: place for name, rows in tables.items() if (place := _headings(rows, known, needed))}
    if not found:
        missing = min(
            (
                [one for one in needed if one not in _columns(row, known)]
                for rows in tables.values()
                for row in rows[:HEADINGS]
            ),
            key=len,
            default=list(needed),
        )
        raise RadargenError(
            Said("No row of the sheet names a column [{column}]; export a sheet and fill it in.", column=missing[0])
        )
    told = len(found) > 1
    return [
        row for name, place in found.items() for row in _below(tables[name], place, known, needed, name if told else "")
    ]


def _headings(rows: "Sequence[Sequence[_Cell]]", known: Mapping[str, str], needed: Sequence[str]) -> int | None:
    """The number of the row that names every column, from 1; somebody may have put a title above it."""
    for number, row in enumerate(rows[:HEADINGS], 1):
        if set(needed) <= set(_columns(row, known)):
            return number
    return None


def _columns(row: "Sequence[_Cell]", known: Mapping[str, str]) -> list[str]:
    """What each column holds; empty where nobody knows."""
    return [known.get(_heading(cell.words), "") for cell in row]


def _below(
    rows: "Sequence[Sequence[_Cell]]", place: int, known: Mapping[str, str], needed: Sequence[str], sheet: str
) -> Iterator[_Row]:
    """The rows below the headings in row number `place` that are not empty."""
    columns = _columns(rows[place - 1], known)
    for n, column in enumerate(columns):
        if column and column in columns[:n]:
            raise RadargenError(
                Said(
                    "Row {number}: the columns {first} and {again} are both headed [{column}]; keep one of them.",
                    number=place,
                    first=get_column_letter(columns.index(column) + 1),
                    again=get_column_letter(n + 1),
                    column=column,
                )
            )
    letters = {column: get_column_letter(n) for n, column in enumerate(columns, 1) if column}
    for number, cells in enumerate(rows[place:], place + 1):
        # What is printed on each page may stand in the midst of the rows as well.
        if any(cell.words for cell in cells) and not set(needed) <= set(_columns(cells, known)):
            yield _Row(
                number,
                {column: cell.words for column, cell in zip(columns, cells, strict=False) if column and cell.words},
                tuple(column for column, cell in zip(columns, cells, strict=False) if column and cell.formula),
                letters,
                sheet,
            )


def _known(radar: Radar) -> dict[str, str]:
    """What the headings of a sheet may be: what each column holds by its id in brackets, and by its words."""
    found: dict[str, str] = {}
    for column in (*BEFORE, *AFTER):
        found |= {wording(language)(f"sheet.{column}").casefold(): column for language in LANGUAGES}
    for criterion in radar.criteria:
        found |= {words.casefold(): criterion.id for _, words in criterion.name.by_language}
    ids = {f"[{column}]".casefold(): column for column in columns_of(radar)}
    return found | {column.casefold(): column for column in columns_of(radar) if column.casefold() not in found} | ids


def _heading(title: str) -> str:
    """What a heading says its column holds: the word in brackets, whatever stands around it, else the heading."""
    found = _IN_BRACKETS.findall(title)
    return (found[-1] if found else title.strip()).casefold()


def _book(content: bytes, known: Mapping[str, str], needed: Sequence[str]) -> "dict[str, list[list[_Cell]]]":
    """The rows of each sheet of a file of the kind .xlsx, by the sheet's name; merged cells hold the same.

    Of a sheet without headings no more is read than where they are looked for.
    """
    _harmless(content)
    tables: dict[str, list[list[_Cell]]] = {}
    total = 0
    try:
        with warnings.catch_warnings(), ZipFile(BytesIO(content)) as packed:
            # The library tells a terminal what it leaves out of a file, in its own words; nothing of that is read here.
            warnings.simplefilter("ignore")
            book = load_workbook(BytesIO(content), read_only=True, keep_links=False)
            for sheet in book.worksheets:
                rows = sheet.iter_rows(max_row=ROWS + 1, max_col=COLUMNS)
                table = [_cells(row) for row in islice(rows, HEADINGS)]
                if _headings(table, known, needed):
                    table += [_cells(row) for row in rows]
                    _fill(table, packed.read(_part(sheet)))
                    total += len(table)
                elif not tables:
                    # A sheet that ends far away is told as such.
                    total += len(table) + sum(1 for _ in rows)
                if total > ROWS:
                    raise RadargenError(
                        Said("The sheet has more than {most:,} rows; a workshop needs fewer.", most=ROWS)
                    )
                tables[sheet.title] = table
    except _BROKEN as error:
        raise RadargenError(Said("The sheet cannot be read; save it as .xlsx once more.")) from error
    if not tables:
        raise RadargenError(Said("The sheet cannot be read; save it as .xlsx once more."))
    return tables


def _cells(row: "Sequence[Any]") -> "list[_Cell]":
    return [_Cell.of(cell.value, cell.data_type) for cell in row]


def _fill(table: "list[list[_Cell]]", sheet: bytes) -> None:
    """Give each row what was merged below each other; no more cells than a sheet has are ever touched."""
    left = ROWS * COLUMNS
    for column, first, last in _merged(sheet):
        merged = table[first:last]
        left -= len(merged) + 1
        if left < 0:
            return
        for row in merged:
            if column <= len(row) and not row[column - 1].words:
                row[column - 1] = table[first - 1][column - 1]


def _part(sheet: object) -> str:
    """Where in the file the sheet stands, which the library knows and does not tell."""
    return str(sheet._worksheet_path)  # type: ignore[attr-defined]


def _merged(sheet: bytes) -> Iterator[tuple[int, int, int]]:
    """The column and the first and last row, from 1, of each block of cells that were merged below each other."""
    for found in _MERGED.finditer(sheet):
        column, first, _, last = (part.decode() for part in found.groups())
        if len(column) <= 2 and int(first) < int(last) and int(last) <= ROWS:
            yield column_index_from_string(column), int(first), int(last)


def _csv(content: bytes) -> "list[list[_Cell]]":
    """The rows of a text with commas, semicolons or tabs, whichever its headings have; an apostrophe in front goes."""
    try:
        text = content.decode("utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise RadargenError(Said("The sheet is not in UTF-8; save it as “CSV UTF-8”, or as .xlsx.")) from error
    separator = max(
        ";,\t", key=lambda sign: max((line.count(sign) for line in text.splitlines()[:HEADINGS]), default=0)
    )
    try:
        rows = list(islice(csv.reader(io.StringIO(text, newline=""), delimiter=separator), ROWS + 1))
    except csv.Error as error:
        raise RadargenError(Said("The sheet cannot be read; save it as “CSV UTF-8” once more, or as .xlsx.")) from error
    if len(rows) > ROWS:
        raise RadargenError(Said("The sheet has more than {most:,} rows; a workshop needs fewer.", most=ROWS))
    return [[_Cell.of(words.removeprefix("'"), "s") for words in row[:COLUMNS]] for row in rows]


@dataclass(frozen=True, slots=True)
class _Cell:
    words: str
    formula: bool

    @classmethod
    def of(cls, value: object, kind: str) -> "_Cell":
        """A whole number counts as its digits, be it 3 or 3.0."""
        if value is None:
            return _EMPTY
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        words = " ".join(harmless(str(value)).split())
        return cls(words, kind == "f")


_EMPTY = _Cell("", formula=False)


def _harmless(sheet: bytes) -> None:
    """RadargenError for what unpacks to more than a sheet has, or declares entities."""
    try:
        with ZipFile(BytesIO(sheet)) as packed:
            parts = packed.infolist()
            if len(parts) > PARTS or sum(part.file_size for part in parts) > UNPACKED:
                raise RadargenError(
                    Said("The sheet unpacks to more than a workshop needs; export a new one and fill it in.")
                )
            for part in parts:
                # No more than it declares is ever unpacked.
                # A part is XML by what the sheet says of it and not by its name, and may have two bytes a letter.
                if _DECLARED.search(packed.read(part).replace(b"\0", b"")):
                    raise RadargenError(
                        Said("The sheet holds XML that no spreadsheet program writes; export a new one.")
                    )
    except _BROKEN as error:
        raise RadargenError(Said("This is no spreadsheet of the kind .xlsx; save it as one.")) from error
