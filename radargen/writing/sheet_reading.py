"""Import the ratings of a filled sheet into the trends' files, with a reason for each row that is not taken."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from openpyxl.utils import get_column_letter

from radargen.model import Criterion, Radar, Rating, Trend
from radargen.reading.forms.numbers_and_dates import LEVELS
from radargen.reading.forms.spelling import spelling_hint
from radargen.reading.parsing.characters import cut, visible
from radargen.text.messages import NOTHING, Message, RadargenError, plural
from radargen.text.paths import entry_path
from radargen.text.wording import LANGUAGES, wording
from radargen.writing.formatting import Unwritable
from radargen.writing.rating import archived_message, entry_with_rating, has_rated, rating_of, too_long
from radargen.writing.sheet import AFTER, BEFORE, columns_of, picks
from radargen.writing.workbook import HEADINGS, SheetCell, tables

_IN_BRACKETS = re.compile(r"\[[^\[\]]+\]")


@dataclass(frozen=True, slots=True)
class ImportedRatings:
    """The new contents of changed files by path, the numbers of rows imported, empty and known before, and losses."""

    changed: Mapping[str, bytes]
    ratings: int
    empty: int
    known: int
    losses: tuple[Message, ...]

    def report(self) -> Iterator[Message]:
        """A sentence for each loss, then one with the numbers, which account for every row of the sheet."""
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
    """The cells of a row by the id of their column; `formulas` are the columns with one, `letters` their addresses.

    `sheet` is the name of the sheet if the file has several with ratings.
    """

    number: int
    cells: Mapping[str, str]
    formulas: tuple[str, ...]
    letters: Mapping[str, str]
    sheet: str = ""

    def located(self, loss: Message) -> Message:
        """The loss with the row, and the sheet if there are several."""
        if self.sheet:
            return Message("{sheet}, row {number}: {loss}", sheet=cut(self.sheet), number=self.number, loss=loss)
        return Message("Row {number}: {loss}", number=self.number, loss=loss)


def imported_ratings(
    radar: Radar, sources: Mapping[str, bytes], sheet: bytes, day: dt.date, *, text: bool = False
) -> ImportedRatings:
    """Add the ratings of a filled sheet, dated `day`, to the sources of the trends, which are by id.

    The sheet is an .xlsx file or, with `text`, CSV. Columns are identified by their headings, wherever the row with
    these is; vertically merged cells count for each of their rows. Only words and whole numbers are read, nothing is
    evaluated. RadargenError where the file is no such sheet or exceeds the limits of size.
    """
    import_ = _Import(radar, dict(sources), day)
    losses = [row.located(loss) for row in _rows(radar, sheet, text=text) if (loss := import_.loss(row))]
    changed = {entry_path(trend_id): import_.sources[trend_id] for trend_id in sorted(import_.changed)}
    return ImportedRatings(changed, import_.ratings, import_.empty, import_.known, tuple(losses))


@dataclass
class _Import:
    """Imports row after row; `sources` are the files with the ratings added so far."""

    radar: Radar
    sources: dict[str, bytes]
    day: dt.date
    changed: set[str] = field(default_factory=set)
    seen: dict[tuple[str, str], tuple[str, Rating]] = field(default_factory=dict)
    ratings: int = 0
    empty: int = 0
    known: int = 0

    def loss(self, row: _Row) -> Message:
        """Import the row; returns why it is not taken, or nothing where it is, is empty or already known."""
        outcome = _rating(self.radar, row)
        if outcome is None:
            self.empty += 1
            return NOTHING
        if isinstance(outcome, Message):
            return outcome
        trend, rating = outcome
        sheet, first = self.seen.setdefault((trend.id, rating.by.casefold()), (row.sheet, rating))
        if first is not rating and row.sheet != sheet and first.levels == rating.levels:
            # A copy of a sheet has the same row again.
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
            after = entry_with_rating(
                entry_path(trend.id), self.sources[trend.id], self.radar.newest.id, replace(rating, date=self.day)
            )
        except Unwritable as error:
            return error.message
        self.sources[trend.id] = after
        self.changed.add(trend.id)
        self.ratings += 1
        return NOTHING


def _rating(radar: Radar, row: _Row) -> tuple[Trend, Rating] | Message | None:
    """The rating in a row, or why it cannot be taken; None where no level was filled in."""
    given = {one.id: _level(one, row.cells.get(one.id, ""), radar) for one in radar.criteria}
    if row.formulas:
        return Message("{column} holds a formula; write what it comes to.", column=row.formulas[0])
    if not any(given.values()):
        return None
    trend_id, by = row.cells.get("trend", ""), row.cells.get("by", "")
    if not trend_id:
        return Message("the trend's id is empty in column {column}; are cells merged?", column=row.letters["trend"])
    trend = radar.trend(trend_id)
    if trend is None:
        hint = spelling_hint(trend_id, [known.id for known in radar.trends])
        return Message(
            "the radar has no sound trend {name}. {hint}", name=cut(trend_id), hint=hint or Message("There is none.")
        )
    if trend.archived:
        return archived_message(trend.id)
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


def _level(criterion: Criterion, words: str, radar: Radar) -> str:
    """The level of a picked sentence, with its number or without, in any language of the radar; else the words."""
    for language in radar.languages:
        offered = [pick.casefold() for pick in picks(criterion, language)]
        sentences = [pick.partition(" – ")[2] for pick in offered]
        for listed in (offered, sentences):
            if listed.count(words.casefold()) == 1:
                return str(listed.index(words.casefold()) + 1)
    return words


def _rows(radar: Radar, content: bytes, *, text: bool) -> list[_Row]:
    """The rows below the headings, in every sheet that has them; RadargenError where none has."""
    headings = _Headings(_columns_by_heading(radar), ("trend", "by", *(criterion.id for criterion in radar.criteria)))
    sheets = tables(content, text=text, headed=lambda rows: headings.row(rows) > 0)
    heading_rows = {name: row for name, rows in sheets.items() if (row := headings.row(rows))}
    if not heading_rows:
        lacking = (headings.lacking(row) for rows in sheets.values() for row in rows[:HEADINGS])
        missing = min(lacking, key=len, default=[*headings.needed])
        raise RadargenError(
            Message("No row of the sheet names a column [{column}]; export a sheet and fill it in.", column=missing[0])
        )
    several = len(heading_rows) > 1
    return [
        data_row
        for name, heading_row in heading_rows.items()
        for data_row in _below(sheets[name], heading_row, headings, name if several else "")
    ]


@dataclass(frozen=True, slots=True)
class _Headings:
    """The `known` headings in lower case, with the id of their column, and the ids of the `needed` columns."""

    known: Mapping[str, str]
    needed: Sequence[str]

    def columns(self, row: Sequence[SheetCell]) -> list[str]:
        """The column ids with that row as the headings; empty for an unknown heading."""
        return [self.known.get(_heading(cell.words), "") for cell in row]

    def lacking(self, row: Sequence[SheetCell]) -> list[str]:
        """The needed columns that are missing in that row."""
        columns = self.columns(row)
        return [column for column in self.needed if column not in columns]

    def row(self, rows: Sequence[Sequence[SheetCell]]) -> int:
        """The number, from 1, of the row with all needed columns, 0 for none; a title may have been put above it."""
        return next((number for number, row in enumerate(rows[:HEADINGS], 1) if not self.lacking(row)), 0)


def _below(rows: Sequence[Sequence[SheetCell]], place: int, headings: _Headings, sheet: str) -> Iterator[_Row]:
    """The rows below row number `place` (from 1), which has the headings, without empty ones."""
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
        # Headings may be repeated among the rows, as printed on each page.
        if any(cell.words for cell in cells) and headings.lacking(cells):
            yield _Row(
                number,
                {column: cell.words for column, cell in zip(columns, cells, strict=False) if column and cell.words},
                tuple(column for column, cell in zip(columns, cells, strict=False) if column and cell.formula),
                letters,
                sheet,
            )


def _columns_by_heading(radar: Radar) -> dict[str, str]:
    """The id of each column by its possible headings: its id, with and without brackets, and its words."""
    by_words: dict[str, str] = {}
    for column in (*BEFORE, *AFTER):
        by_words |= {wording(language)(f"sheet.{column}").casefold(): column for language in LANGUAGES}
    for criterion in radar.criteria:
        by_words |= {words.casefold(): criterion.id for _, words in criterion.name.by_language}
    ids = {f"[{column}]".casefold(): column for column in columns_of(radar)}
    return (
        by_words
        | {column.casefold(): column for column in columns_of(radar) if column.casefold() not in by_words}
        | ids
    )


def _heading(title: str) -> str:
    """The last word in brackets of a heading, with the brackets, else all of it; in lower case."""
    in_brackets = _IN_BRACKETS.findall(title)
    return (in_brackets[-1] if in_brackets else title.strip()).casefold()
