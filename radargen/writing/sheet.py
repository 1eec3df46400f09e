"""Exports a spreadsheet for a workshop: instructions, a row for each trend and rater, and sentences to pick from."""

import csv
import io
import textwrap
from collections.abc import Collection, Iterator, Sequence
from io import BytesIO

from babel.numbers import get_decimal_symbol
from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from radargen.model import Criterion, Radar, Status, Trend
from radargen.text.formulas import as_words, is_formula
from radargen.text.messages import Message, RadargenError
from radargen.text.wording import Wording, wording
from radargen.text.workbook_bytes import STAMP, timeless
from radargen.writing.rating import has_rated

# The columns before and after those of the criteria. A heading ends with this id in brackets, in every language.
BEFORE, AFTER = ("trend", "name", "dimension", "by", "role"), ("note",)
# Widths of columns in characters; together they fill an A4 page in landscape. The id is only for the import.
_WIDTHS = {"trend": 24, "name": 44, "dimension": 13, "by": 15, "role": 13, "note": 30}
_ANSWER, _GUIDE = 38, (24, 8, 112)
_HIDDEN = ("trend",)
# The height of a line, in points.
_LINE = 15
# The rows of the counts and of the headings.
_COUNTS, _HEADINGS = 1, 2
_STEPS = 5
# Without a name, some programs use another font.
_FONT = "Calibri"
_BOLD, _TITLE, _TOP = (
    Font(name=_FONT, size=11, bold=True),
    Font(name=_FONT, size=16, bold=True),
    Alignment(vertical="top", wrap_text=True),
)
_TO_FILL, _HEAD = PatternFill("solid", start_color="FFF6E0"), PatternFill("solid", start_color="E8EDF2")
_EDGE = Side("thin", color="B8C0C8")
_EDGES = Border(_EDGE, _EDGE, _EDGE, _EDGE)


def as_workbook(radar: Radar, raters: Sequence[str], language: str) -> bytes:
    """The sheet as .xlsx: a row for each trend that is not archived and each rater who has not rated it yet.

    Instructions are on the first sheet, the rows on the second; only cells to be filled in can be changed, until
    somebody lifts the protection, which has no password. Without raters, there is one row for each trend with an empty
    name. Reproducible. Raises RadargenError if the radar has no criteria.
    """
    sheet_wording = wording(language)
    book = Workbook()
    book.properties.created = STAMP
    book.properties.creator = "radargen"
    guide = book.worksheets[0]
    guide.title = sheet_wording("sheet.guide")
    ratings, lists = (book.create_sheet(sheet_wording(f"sheet.{name}")) for name in ("ratings", "lists"))
    _write_guide(guide, radar, sheet_wording)
    _write_lists(lists, radar, sheet_wording)
    _write_ratings(ratings, radar, raters, sheet_wording, lists.title)
    written = BytesIO()
    book.save(written)
    return timeless(written.getvalue())


def as_csv(radar: Radar, raters: Sequence[str], language: str) -> bytes:
    """The same rows as CSV, without the sentences: UTF-8 with a byte order mark, separated as usual in the language.

    RadargenError as for `as_workbook`.
    """
    rows = _table(radar, raters, wording(language))
    out = io.StringIO()
    # Spreadsheets expect a semicolon in languages with a decimal comma.
    delimiter = ";" if get_decimal_symbol(language) == "," else ","
    table = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    table.writerows(map(as_words, row) for row in rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _table(radar: Radar, raters: Sequence[str], wording: Wording) -> list[list[str]]:
    """The headings and a row for each trend and rater, cells to be filled in empty."""
    if not radar.criteria:
        raise RadargenError(Message("This radar has no criteria to rate by, so there is nothing to fill in."))
    names = {criterion.id: criterion.name.any(wording.language) for criterion in radar.criteria}
    titles = [f"{names.get(column) or wording(f'sheet.{column}')} [{column}]" for column in columns_of(radar)]
    left = len(titles) - len(BEFORE) + 1
    return [titles, *([*row, *[""] * left] for row in _to_rate(radar, list(dict.fromkeys(raters)) or [""], wording))]


def columns_of(radar: Radar) -> list[str]:
    """The ids of the columns of a sheet, in order."""
    return [*BEFORE, *(criterion.id for criterion in radar.criteria), *AFTER]


def picks(criterion: Criterion, language: str) -> list[str]:
    """What a cell of that criterion offers, from level 1 up: the number and the sentence; none without sentences."""
    return [f"{level} – {' '.join(text.any(language).split())}" for level, text in enumerate(criterion.levels, 1)]


def _to_rate(radar: Radar, raters: Sequence[str], wording: Wording) -> Iterator[tuple[str, str, str, str]]:
    for trend, rater in ((trend, rater) for trend in _rated(radar) for rater in raters):
        if not (rater and has_rated(radar, trend, rater)):
            dimension = radar.dimension(trend.dimension).name.any(wording.language)
            yield trend.id, trend.name.any(wording.language), dimension, rater


def _write_ratings(sheet: Worksheet, radar: Radar, raters: Sequence[str], wording: Wording, lists: str) -> None:
    columns, (titles, *rows) = columns_of(radar), _table(radar, raters, wording)
    summaries = {trend.id: trend.summary.any(wording.language) for trend in _rated(radar)}
    offered = {criterion.id: picks(criterion, wording.language) for criterion in radar.criteria}
    widths = [_WIDTHS.get(column, _ANSWER) for column in columns]
    for row, words in enumerate([titles, *rows], _HEADINGS):
        high = 1
        for n, (column, cell, width) in enumerate(zip(columns, words, widths, strict=True), 1):
            written = _write(sheet, row, n, cell)
            written.border = _EDGES
            lines = _lines(cell, width)
            if row == _HEADINGS:
                written.font, written.fill = _BOLD, _HEAD
            elif column == "name" and (summary := summaries[words[0]]):
                written.value = CellRichText(TextBlock(InlineFont(rFont=_FONT, sz=11, b=True), cell), f"\n{summary}")
                lines += _lines(summary, width)
            elif column not in BEFORE or column in ("by", "role"):
                written.fill, written.protection = _TO_FILL, Protection(locked=False)
                # Later picks must fit, too; not every program adjusts the height of rows to wrapped text.
                lines = max([lines, *(_lines(pick, width) for pick in offered.get(column, ()))])
            high = max(high, lines if column not in _HIDDEN else 1)
        sheet.row_dimensions[row].height = _LINE * high
    last = _HEADINGS + max(len(rows), 1)
    _write_counts(sheet, columns, offered, last, wording)
    for n, criterion in enumerate(radar.criteria, 1):
        list_of = f"{quote_sheetname(lists)}!${get_column_letter(n)}$1:${get_column_letter(n)}${len(criterion.levels)}"
        place = columns.index(criterion.id) + 1
        # A list of words in the rule itself may have 255 characters.
        pick = DataValidation(type="list", formula1=list_of if criterion.levels else '"1,2,3,4,5"', allow_blank=True)
        question, name = criterion.question.any(wording.language), criterion.name.any(wording.language)
        # Excel's limits: 32 characters for a title, 255 for a text.
        pick.promptTitle, pick.prompt = name[:32], f"{question} {wording('sheet.pick')}".strip()[:255]
        # The number alone is not in the list, but is accepted as well.
        pick.showErrorMessage, pick.errorStyle, pick.error = True, "warning", wording("sheet.wrong")
        pick.showInputMessage = True
        pick.add(f"{get_column_letter(place)}{_HEADINGS + 1}:{get_column_letter(place)}{last}")
        sheet.add_data_validation(pick)
    sheet.freeze_panes = f"C{_HEADINGS + 1}"
    _lay_out(sheet, widths, _HEADINGS)
    for column in _HIDDEN:
        sheet.column_dimensions[get_column_letter(columns.index(column) + 1)].hidden = True


def _write_counts(
    sheet: Worksheet, columns: Sequence[str], criteria: Collection[str], last: int, wording: Wording
) -> None:
    """The row that counts, by formulas, how many cells and rows are filled in so far, of how many."""

    def rows_of(column: str) -> str:
        letter = get_column_letter(columns.index(column) + 1)
        return f"{letter}{_HEADINGS + 1}:{letter}{last}"

    formulas = {column: f"=COUNTA({rows_of(column)})" for column in criteria}
    filled = [f'({rows_of(column)}<>"")' for column in ("by", *criteria)]
    formulas["by"] = f"=SUMPRODUCT({'*'.join(filled)})"
    for n, column in enumerate(columns, 1):
        cell = _write(sheet, _COUNTS, n, wording("sheet.counts") if column == "name" else "")
        cell.font, cell.fill, cell.border = _BOLD, _HEAD, _EDGES
        if column in formulas:
            cell.value, cell.data_type = formulas[column], "f"
            cell.number_format = f'0" / {last - _HEADINGS}"'
            cell.alignment = Alignment(horizontal="left", vertical="top")
    sheet.row_dimensions[_COUNTS].height = _LINE * _lines(wording("sheet.counts"), _WIDTHS["name"])


def _write_guide(sheet: Worksheet, radar: Radar, wording: Wording) -> None:
    """What to do, in steps, and all sentences by criterion."""
    edition = radar.newest.name
    title = radar.title.any(wording.language) + (f" – {edition}" if edition else "")
    names = {"ratings": wording("sheet.ratings"), "by": wording("sheet.by")}
    steps = [f"{n}. {wording(f'sheet.step-{n}', **names)}" for n in range(1, _STEPS + 1)]
    for row, words in enumerate([title, wording("sheet.guide"), *steps], 1):
        cell = _write(sheet, row, 1, words)
        cell.font = _TITLE if row == 1 else Font(name=_FONT, size=11, bold=row == 2)
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(_GUIDE))
        sheet.row_dimensions[row].height = _LINE * (2 if row == 1 else _lines(words, sum(_GUIDE)))
    headings = len(steps) + 4
    for n, column in enumerate(("criterion", "level", "sentence"), 1):
        cell = _write(sheet, headings, n, wording(f"sheet.{column}"))
        cell.font, cell.fill, cell.border = _BOLD, _HEAD, _EDGES
    row = headings
    for criterion in radar.criteria:
        name, question = criterion.name.any(wording.language), criterion.question.any(wording.language)
        sentences = [("", question)] if question else []
        sentences += [(str(level), text.any(wording.language)) for level, text in enumerate(criterion.levels, 1)]
        for n, (level, words) in enumerate(sentences):
            row += 1
            cells = [_write(sheet, row, m, cell) for m, cell in enumerate((name if n == 0 else "", level, words), 1)]
            for cell in cells:
                cell.font, cell.border = Font(name=_FONT, size=11, bold=not level), _EDGES
            sheet.row_dimensions[row].height = _LINE * max(
                _lines(name, _GUIDE[0]) if n == 0 else 1, _lines(words, _GUIDE[2])
            )
    _lay_out(sheet, _GUIDE, headings)


def _write_lists(sheet: Worksheet, radar: Radar, wording: Wording) -> None:
    """The sentences to pick from, a column for each criterion, out of sight."""
    for column, criterion in enumerate(radar.criteria, 1):
        for row, words in enumerate(picks(criterion, wording.language), 1):
            _write(sheet, row, column, words)
    sheet.sheet_state = "hidden"
    sheet.protection.sheet = True


def _lay_out(sheet: Worksheet, widths: Sequence[int], headings: int) -> None:
    """Set widths of columns, printing on A4 landscape, fitted to the width, with repeated headings, and protection."""
    for n, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(n)].width = width
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{headings}:{headings}"
    # Everybody may change columns, rows and filters; there is no password.
    protection = sheet.protection
    protection.sheet, protection.formatColumns, protection.formatRows = True, False, False
    protection.autoFilter, protection.sort = False, False
    sheet.page_margins.left = sheet.page_margins.right = sheet.page_margins.top = 0.4
    sheet.page_margins.bottom = 0.6
    if sheet.oddFooter:
        sheet.oddFooter.right.text = "&P / &N"


def _lines(words: str, width: int) -> int:
    """The number of lines of the words in a column of that width, measured in digits (letters are narrower)."""
    return max(1, len(textwrap.wrap(words, max(1, round(width * 1.1) - 2))))


def _rated(radar: Radar) -> list[Trend]:
    """The trends to rate, by dimension."""
    order = [dimension.id for dimension in radar.dimensions]
    trends = [trend for trend in radar.trends if trend.status is not Status.ARCHIVED]
    return sorted(trends, key=lambda trend: order.index(trend.dimension))


def _write(sheet: Worksheet, row: int, column: int, words: str) -> Cell:
    """Write the words to the cell as text, even where they look like a formula."""
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)  # noqa: S101 – nothing is merged
    cell.value = words
    cell.data_type = "s"
    cell.alignment = _TOP
    cell.quotePrefix = is_formula(words)
    return cell
