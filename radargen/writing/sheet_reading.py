"""A filled sheet becomes ratings in the trends' files; whatever is not taken is told, with the reason."""

import datetime as dt
import re
import warnings
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from io import BytesIO
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from radargen.model import Radar, Rating, Trend
from radargen.problems import RadargenError
from radargen.reading.characters import cut, visible
from radargen.reading.fields import LEVELS
from radargen.reading.words import meant
from radargen.sentences import NOTHING, Said
from radargen.writing.formatting import Unwritable
from radargen.writing.panel import archived, has_rated, rating_of, too_long
from radargen.writing.rating import entered
from radargen.writing.scalars import harmless

# Bytes of a file, and of what is packed in it; parts, rows and columns. A workshop of 20 may rate 1,000 trends.
LARGEST, UNPACKED, PARTS = 8 * 1024 * 1024, 64 * 1024 * 1024, 200
ROWS, COLUMNS = 20_000, 60
_IN_BRACKETS = re.compile(r"\[([^\[\]]+)\]\s*$")
# Entities cost time without end, and a text of two bytes a letter could hide them.
_DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)|\0", re.IGNORECASE)
# What zip, XML and the library raise for a file that is none, or that was made to hurt.
_BROKEN = (
    BadZipFile,
    InvalidFileException,
    ParseError,
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
    """What a row of the sheet says, by column; `formulas` are the columns that hold one."""

    number: int
    cells: Mapping[str, str]
    formulas: tuple[str, ...]


def taken(radar: Radar, sources: Mapping[str, bytes], sheet: bytes, day: dt.date) -> Taken:
    """The ratings of a filled sheet, dated that day, entered into the sources of the trends (by id).

    Only words and whole numbers are taken; nothing is evaluated. RadargenError where the file is no such sheet or
    larger than a workshop needs.
    """
    taking = _Taking(radar, dict(sources), day)
    losses = [
        Said("Row {number}: {loss}", number=row.number, loss=loss)
        for row in _rows(radar, sheet)
        if (loss := taking.loss(row))
    ]
    changed = {f"trends/{trend_id}.yaml": taking.sources[trend_id] for trend_id in sorted(taking.changed)}
    return Taken(changed, taking.ratings, taking.empty, taking.known, tuple(losses))


@dataclass
class _Taking:
    """Takes row after row; `sources` are the files as they become."""

    radar: Radar
    sources: dict[str, bytes]
    day: dt.date
    changed: set[str] = field(default_factory=set)
    seen: set[tuple[str, str]] = field(default_factory=set)
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
        if (trend.id, rating.by.casefold()) in self.seen:
            return Said("{by} rates {trend} twice; the first row counts.", by=rating.by, trend=trend.id)
        self.seen.add((trend.id, rating.by.casefold()))
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
    trend = radar.trend(named)
    if trend is None:
        hint = meant(named, [one.id for one in radar.trends])
        return Said("the radar has no sound trend {name}. {hint}", name=cut(named), hint=hint or Said("There is none."))
    if trend.archived:
        return archived(trend.id)
    if not visible(by):
        return Said("{trend}: nobody is named as rater.", trend=trend.id)
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


def _rows(radar: Radar, sheet: bytes) -> list[_Row]:
    """The rows below the headings of the first sheet."""
    _harmless(sheet)
    try:
        with warnings.catch_warnings():
            # The library tells a terminal what it leaves out of a file, in its own words; nothing of that is read here.
            warnings.simplefilter("ignore")
            book = load_workbook(BytesIO(sheet), read_only=True, keep_links=False)
            rows = [
                [_Cell.of(cell.value, cell.data_type) for cell in row]
                for row in book.worksheets[0].iter_rows(max_row=ROWS + 1, max_col=COLUMNS)
            ]
    except _BROKEN as error:
        raise RadargenError(Said("The sheet cannot be read; save it as .xlsx once more.")) from error
    if len(rows) > ROWS:
        raise RadargenError(Said("The sheet has more than {most:,} rows; a workshop needs fewer.", most=ROWS))
    columns = [_column(cell.words) for cell in rows[0]] if rows else []
    criteria = [criterion.id for criterion in radar.criteria]
    if missing := [column for column in ("trend", "by", *criteria) if column not in columns]:
        raise RadargenError(
            Said(
                "The first row of the sheet names no column [{column}]; export a sheet and fill it in.",
                column=missing[0],
            )
        )
    used = ("trend", "by", "role", *criteria, "note")
    return [
        _Row(
            number,
            {column: cell.words for column, cell in zip(columns, cells, strict=False) if column and cell.words},
            tuple(column for column, cell in zip(columns, cells, strict=False) if column in used and cell.formula),
        )
        for number, cells in enumerate(rows[1:], 2)
        if any(cell.words for cell in cells)
    ]


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


def _column(title: str) -> str:
    """What a heading says its column holds."""
    found = _IN_BRACKETS.search(title)
    return found[1] if found else title


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
                content = packed.read(part)
                if part.filename.endswith((".xml", ".rels")) and _DECLARED.search(content):
                    raise RadargenError(
                        Said("The sheet holds XML that no spreadsheet program writes; export a new one.")
                    )
    except _BROKEN as error:
        raise RadargenError(Said("This is no spreadsheet of the kind .xlsx; save it as one.")) from error
