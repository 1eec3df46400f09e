"""The cells of a spreadsheet's file, be it .xlsx or .csv, as words: nothing in it is evaluated, followed or obeyed."""

import csv
import io
import re
import warnings
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils import column_index_from_string
from openpyxl.utils.exceptions import InvalidFileException

from radargen.text.messages import Message, RadargenError
from radargen.writing.yaml_editing import harmless

# Bytes of a file, and of what is packed in it; parts, rows and columns. A workshop of 20 may rate 1,000 trends.
LARGEST, UNPACKED, PARTS = 8 * 1024 * 1024, 64 * 1024 * 1024, 200
ROWS, COLUMNS = 20_000, 60
# Among so many rows the headings are looked for.
HEADINGS = 50
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
class SheetCell:
    """What a cell says, on one line; `formula` where a program would reckon it."""

    words: str
    formula: bool

    @classmethod
    def of(cls, value: object, kind: str) -> "SheetCell":
        """A whole number counts as its digits, be it 3 or 3.0."""
        if value is None:
            return _EMPTY
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        words = " ".join(harmless(str(value)).split())
        return cls(words, kind == "f")


_EMPTY = SheetCell("", formula=False)
Table = list[list[SheetCell]]


def tables(content: bytes, *, text: bool, headed: Callable[[Sequence[Sequence[SheetCell]]], bool]) -> dict[str, Table]:
    """The rows of each sheet of the file, by the sheet's name; a `text` with separators is one without a name.

    Merged cells hold the same. Of a sheet whose first rows are not `headed` no more is read than these. RadargenError
    where the file is no spreadsheet, or larger than a workshop needs.
    """
    # Who named a spreadsheet .csv has a spreadsheet.
    return {"": _csv(content)} if text and not content.startswith(b"PK") else _book(content, headed)


def _book(content: bytes, headed: Callable[[Sequence[Sequence[SheetCell]]], bool]) -> dict[str, Table]:
    """The rows of each sheet of a file of the kind .xlsx, by the sheet's name; merged cells hold the same.

    Of a sheet without headings no more is read than where they are looked for.
    """
    _harmless(content)
    found: dict[str, Table] = {}
    total = 0
    try:
        with warnings.catch_warnings(), ZipFile(io.BytesIO(content)) as packed:
            # The library tells a terminal what it leaves out of a file, in its own words; nothing of that is read here.
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
            for sheet in book.worksheets:
                rows = sheet.iter_rows(max_row=ROWS + 1, max_col=COLUMNS)
                table = [_cells(row) for row in islice(rows, HEADINGS)]
                if headed(table):
                    table += [_cells(row) for row in rows]
                    _fill(table, packed.read(_part(sheet)))
                    total += len(table)
                elif not found:
                    # A sheet that ends far away is told as such.
                    total += len(table) + sum(1 for _ in rows)
                if total > ROWS:
                    raise RadargenError(
                        Message("The sheet has more than {most:,} rows; a workshop needs fewer.", most=ROWS)
                    )
                found[sheet.title] = table
    except _BROKEN as error:
        raise RadargenError(Message("The sheet cannot be read; save it as .xlsx once more.")) from error
    if not found:
        raise RadargenError(Message("The sheet cannot be read; save it as .xlsx once more."))
    return found


def _cells(row: Sequence[Any]) -> list[SheetCell]:
    return [SheetCell.of(cell.value, cell.data_type) for cell in row]


def _fill(table: Table, sheet: bytes) -> None:
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


def _csv(content: bytes) -> Table:
    """The rows of a text with commas, semicolons or tabs, whichever its headings have; an apostrophe in front goes."""
    try:
        text = content.decode("utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise RadargenError(Message("The sheet is not in UTF-8; save it as “CSV UTF-8”, or as .xlsx.")) from error
    first = text.splitlines()[:HEADINGS]
    separator = max(";,\t", key=lambda sign: max((line.count(sign) for line in first), default=0))
    try:
        rows = list(islice(csv.reader(io.StringIO(text, newline=""), delimiter=separator), ROWS + 1))
    except csv.Error as error:
        raise RadargenError(
            Message("The sheet cannot be read; save it as “CSV UTF-8” once more, or as .xlsx.")
        ) from error
    if len(rows) > ROWS:
        raise RadargenError(Message("The sheet has more than {most:,} rows; a workshop needs fewer.", most=ROWS))
    return [[SheetCell.of(words.removeprefix("'"), "s") for words in row[:COLUMNS]] for row in rows]


def _harmless(sheet: bytes) -> None:
    """RadargenError for what unpacks to more than a sheet has, or declares entities."""
    try:
        with ZipFile(io.BytesIO(sheet)) as packed:
            parts = packed.infolist()
            if len(parts) > PARTS or sum(part.file_size for part in parts) > UNPACKED:
                raise RadargenError(
                    Message("The sheet unpacks to more than a workshop needs; export a new one and fill it in.")
                )
            for part in parts:
                # No more than it declares is ever unpacked.
                # A part is XML by what the sheet says of it and not by its name, and may have two bytes a letter.
                if _DECLARED.search(packed.read(part).replace(b"\0", b"")):
                    raise RadargenError(
                        Message("The sheet holds XML that no spreadsheet program writes; export a new one.")
                    )
    except _BROKEN as error:
        raise RadargenError(Message("This is no spreadsheet of the kind .xlsx; save it as one.")) from error
