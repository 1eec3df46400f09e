"""A filled sheet becomes ratings in the trends' files; whatever is not taken is told, with the reason."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from openpyxl.utils import get_column_letter

from radargen.model import Radar, Rating, Trend
from radargen.reading.forms.fields import LEVELS
from radargen.reading.forms.spelling import spelling_hint
from radargen.reading.parsing.characters import cut, visible
from radargen.text.messages import NOTHING, Message, RadargenError, plural
from radargen.text.paths import entry_path
from radargen.text.wording import LANGUAGES, wording
from radargen.writing.formatting import Unwritable
from radargen.writing.rating import archived, entered, has_rated, rating_of, too_long
from radargen.writing.sheet import AFTER, BEFORE, columns_of
from radargen.writing.workbook import HEADINGS, SheetCell, tables

_IN_BRACKETS = re.compile(r"\[[^\[\]]+\]")


@dataclass(frozen=True, slots=True)
class Taken:
    """Files that change with what they become, how many ratings that are, rows left empty, and what was not taken."""

    changed: Mapping[str, bytes]
    ratings: int
    empty: int
    known: int
    losses: tuple[Message, ...]

    def told(self) -> Iterator[Message]:
        """The report: each loss, then the sum; every row of the sheet is in it."""
        yield from self.losses
        counts = {"lost": len(self.losses), "known": self.known, "empty": self.empty}
        yield plural(
            "{count:,} rating entered, {lost:,} not taken, {known:,} there already, {empty:,} left empty.",
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

    def told(self, loss: Message) -> Message:
        """The loss with its place."""
        if self.sheet:
            return Message("{sheet}, row {number}: {loss}", sheet=cut(self.sheet), number=self.number, loss=loss)
        return Message("Row {number}: {loss}", number=self.number, loss=loss)


def taken(radar: Radar, sources: Mapping[str, bytes], sheet: bytes, day: dt.date, *, text: bool = False) -> Taken:
    """The ratings of a filled sheet, dated that day, entered into the sources of the trends (by id).

    The sheet is a file of the kind .xlsx, or a `text` with separators. Columns are known by their headings, wherever
    these stand, and cells that were merged below each other count for each row. Only words and whole numbers are taken;
    nothing is evaluated. RadargenError where the file is no such sheet or larger than a workshop needs.
    """
    taking = _Taking(radar, dict(sources), day)
    losses = [row.told(loss) for row in _rows(radar, sheet, text=text) if (loss := taking.loss(row))]
    changed = {entry_path(trend_id): taking.sources[trend_id] for trend_id in sorted(taking.changed)}
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

    def loss(self, row: _Row) -> Message:
        """Why the row is not taken; nothing where it is, or where nothing is lost."""
        found = _rating(self.radar, row)
        if found is None:
            self.empty += 1
            return NOTHING
        if isinstance(found, Message):
            return found
        trend, rating = found
        sheet, first = self.seen.setdefault((trend.id, rating.by.casefold()), (row.sheet, rating))
        if first is not rating and row.sheet != sheet and first.levels == rating.levels:
            # The same in the copy of a sheet.
            self.known += 1
            return NOTHING
        if first is not rating:
            return Message("{by} rates {trend} twice; the first row counts.", by=rating.by, trend=trend.id)
        if former := has_rated(self.radar, trend, rating.by):
            if former.levels != rating.levels:
                return Message(
                    "{by} has rated {trend} already, otherwise; change it in {path}.",
                    by=rating.by,
                    trend=trend.id,
                    path=entry_path(trend.id),
                )
            self.known += 1
            return NOTHING
        try:
            after = entered(
                entry_path(trend.id), self.sources[trend.id], self.radar.newest.id, replace(rating, date=self.day)
            )
        except Unwritable as error:
            return error.message
        self.sources[trend.id] = after
        self.changed.add(trend.id)
        self.ratings += 1
        return NOTHING


def _rating(radar: Radar, row: _Row) -> tuple[Trend, Rating] | Message | None:
    """The rating of a row; why it cannot be taken; None where nothing was filled in."""
    criteria = [criterion.id for criterion in radar.criteria]
    given = {criterion: row.cells.get(criterion, "") for criterion in criteria}
    if row.formulas:
        return Message("{column} holds a formula; write what it comes to.", column=row.formulas[0])
    if not any(given.values()):
        return None
    named, by = row.cells.get("trend", ""), row.cells.get("by", "")
    if not named:
        return Message("the trend's id is empty in column {column}; are cells merged?", column=row.letters["trend"])
    trend = radar.trend(named)
    if trend is None:
        hint = spelling_hint(named, [one.id for one in radar.trends])
        return Message(
            "the radar has no sound trend {name}. {hint}", name=cut(named), hint=hint or Message("There is none.")
        )
    if trend.archived:
        return archived(trend.id)
    if not visible(by):
        return Message(
            "{trend}: nobody is named as rater; write who rates into column {column}.",
            trend=trend.id,
            column=row.letters["by"],
        )
    for criterion, level in given.items():
        if level not in LEVELS:
            places = {"trend": trend.id, "by": cut(by), "criterion": criterion}
            if not level:
                return Message(
                    "{trend}, {by}: no level is given for {criterion}; write a whole number from 1 to 5.", **places
                )
            return Message(
                "{trend}, {by}: {level} is no level for {criterion}; write a whole number from 1 to 5.",
                level=cut(level),
                **places,
            )
    levels = {criterion: int(level) for criterion, level in given.items()}
    rating = rating_of(radar, by, levels, row.cells.get("role", ""), row.cells.get("note", ""))
    return too_long(rating) or (trend, rating)


def _rows(radar: Radar, content: bytes, *, text: bool) -> list[_Row]:
    """The rows below the headings, wherever in the file these stand; of several sheets with headings those of each."""
    headings = _Headings(_known(radar), ("trend", "by", *(criterion.id for criterion in radar.criteria)))
    sheets = tables(content, text=text, headed=lambda rows: headings.row(rows) > 0)
    found = {name: row for name, rows in sheets.items() if (row := headings.row(rows))}
    if not found:
        lacking = (headings.lacking(row) for rows in sheets.values() for row in rows[:HEADINGS])
        missing = min(lacking, key=len, default=[*headings.needed])
        raise RadargenError(
            Message("No row of the sheet names a column [{column}]; export a sheet and fill it in.", column=missing[0])
        )
    several = len(found) > 1
    return [
        each for name, row in found.items() for each in _below(sheets[name], row, headings, name if several else "")
    ]


@dataclass(frozen=True, slots=True)
class _Headings:
    """How columns are headed: what each holds by its heading in small letters (`known`), and which are `needed`."""

    known: Mapping[str, str]
    needed: Sequence[str]

    def columns(self, row: Sequence[SheetCell]) -> list[str]:
        """What each column would hold with that row as headings; empty where nobody knows."""
        return [self.known.get(_heading(cell.words), "") for cell in row]

    def lacking(self, row: Sequence[SheetCell]) -> list[str]:
        """The needed columns that the row does not name."""
        columns = self.columns(row)
        return [one for one in self.needed if one not in columns]

    def row(self, rows: Sequence[Sequence[SheetCell]]) -> int:
        """The number of the row that names every column, from 1, or 0; somebody may have put a title above it."""
        return next((number for number, row in enumerate(rows[:HEADINGS], 1) if not self.lacking(row)), 0)


def _below(rows: Sequence[Sequence[SheetCell]], place: int, headings: _Headings, sheet: str) -> Iterator[_Row]:
    """The rows below the headings in row number `place` that are not empty."""
    columns = headings.columns(rows[place - 1])
    for n, column in enumerate(columns):
        if column and column in columns[:n]:
            raise RadargenError(
                Message(
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
        if any(cell.words for cell in cells) and headings.lacking(cells):
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
