"""Read the cells of an .xlsx or .csv file as words; formulas, links and macros are not evaluated."""

import csv
import io
import re
import warnings
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils import column_index_from_string
from openpyxl.utils.exceptions import InvalidFileException

from radargen.text.messages import Message, RadargenError
from radargen.writing.yaml_editing import harmless

# Limits: bytes of a file, packed and unpacked; parts, rows and columns. Enough for 20 people who rate 1,000 trends.
LARGEST, UNPACKED, PARTS = 8 * 1024 * 1024, 64 * 1024 * 1024, 200
ROWS, COLUMNS = 20_000, 60
# The number of first rows in which headings are searched.
HEADINGS = 50
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*\bref="([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})"')
# Entities can expand without limit.
_DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
# Exceptions of zip, XML and the library for broken or malicious files.
_BROKEN = (
    BadZipFile,
    InvalidFileException,
    # The base of the errors of all XML parsers that the library may use.
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
    """The text of a cell on one line; `formula` if it holds one; `lines` is the text with its own line breaks."""

    words: str
    formula: bool
    lines: str = field(default="", compare=False)

    @classmethod
    def of(cls, value: object, kind: str) -> "SheetCell":
        """The cell with that value and openpyxl data type; 3.0 becomes 3."""
        if value is None:
            return _EMPTY
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        text = harmless(str(value))
        return cls(" ".join(text.split()), kind == "f", text)


_EMPTY = SheetCell("", formula=False)
Table = list[list[SheetCell]]


def tables(content: bytes, *, text: bool, headed: Callable[[Sequence[Sequence[SheetCell]]], bool]) -> dict[str, Table]:
    """The rows of each sheet of the file, by the sheet's name; a CSV file (`text`) is one sheet with an empty name.

    Merged cells get equal values. `headed` tells whether the first rows of a sheet contain headings; if not, no more of
    the sheet is read. RadargenError where the file is no spreadsheet, or exceeds the limits of size.
    """
    # An .xlsx file may be misnamed .csv.
    return {"": _csv(content)} if text and not content.startswith(b"PK") else _book(content, headed)


def _book(content: bytes, headed: Callable[[Sequence[Sequence[SheetCell]]], bool]) -> dict[str, Table]:
    """The rows of each sheet of an .xlsx file; see `tables`."""
    _check_package(content)
    tables_by_name: dict[str, Table] = {}
    total = 0
    try:
        with warnings.catch_warnings(), ZipFile(io.BytesIO(content)) as packed:
            # The library warns on the terminal of parts that it ignores.
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
            for sheet in book.worksheets:
                rows = sheet.iter_rows(max_row=ROWS + 1, max_col=COLUMNS)
                table = [_cells(row) for row in islice(rows, HEADINGS)]
                if headed(table):
                    table += [_cells(row) for row in rows]
                    _fill(table, packed.read(_part(sheet)))
                    total += len(table)
                elif not tables_by_name:
                    # Read on to report a sheet with too many rows as such.
                    total += len(table) + sum(1 for _ in rows)
                if total > ROWS:
                    raise RadargenError(
                        Message("The sheet has more than {most:,} rows; a workshop needs fewer.", most=ROWS)
                    )
                tables_by_name[sheet.title] = table
    except _BROKEN as error:
        raise RadargenError(Message("The sheet cannot be read; save it as .xlsx once more.")) from error
    if not tables_by_name:
        raise RadargenError(Message("The sheet cannot be read; save it as .xlsx once more."))
    return tables_by_name


def _cells(row: Sequence[Any]) -> list[SheetCell]:
    return [SheetCell.of(cell.value, cell.data_type) for cell in row]


def _fill(table: Table, sheet: bytes) -> None:
    """Copy the value of vertically merged cells to each of their rows, up to the limit of cells in a sheet."""
    budget = ROWS * COLUMNS
    for column, first, last in _merged(sheet):
        merged = table[first:last]
        budget -= len(merged) + 1
        if budget < 0:
            return
        for row in merged:
            if column <= len(row) and not row[column - 1].words:
                row[column - 1] = table[first - 1][column - 1]


def _part(sheet: object) -> str:
    """The path of the sheet within the file, which the library does not make public."""
    return str(sheet._worksheet_path)  # type: ignore[attr-defined]


def _merged(sheet: bytes) -> Iterator[tuple[int, int, int]]:
    """The column, first and last row, from 1, of each block of vertically merged cells."""
    for match in _MERGED.finditer(sheet):
        column, first, _, last = (part.decode() for part in match.groups())
        if len(column) <= 2 and int(first) < int(last) and int(last) <= ROWS:
            yield column_index_from_string(column), int(first), int(last)


def _csv(content: bytes) -> Table:
    """The rows of a CSV file, separated as in its headings; an apostrophe that protects a cell is removed."""
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


def _check_package(sheet: bytes) -> None:
    """RadargenError for an .xlsx file that unpacks to more than the limits, or declares XML entities."""
    try:
        with ZipFile(io.BytesIO(sheet)) as packed:
            parts = packed.infolist()
            if len(parts) > PARTS or sum(part.file_size for part in parts) > UNPACKED:
                raise RadargenError(
                    Message("The sheet unpacks to more than a workshop needs; export a new one and fill it in.")
                )
            for part in parts:
                # zipfile never unpacks more than the declared size. Any part may be XML, whatever its name, and UTF-16.
                if _DECLARED.search(packed.read(part).replace(b"\0", b"")):
                    raise RadargenError(
                        Message("The sheet holds XML that no spreadsheet program writes; export a new one.")
                    )
    except _BROKEN as error:
        raise RadargenError(Message("This is no spreadsheet of the kind .xlsx; save it as one.")) from error
