"""Export a spreadsheet for a workshop: a row for each trend and rater, levels to pick from, and their sentences."""

import csv
import io
import textwrap
from collections.abc import Iterator, Sequence
from io import BytesIO

from babel.numbers import get_decimal_symbol
from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from radargen.model import Radar, Status, Trend
from radargen.text.formulas import as_words, is_formula
from radargen.text.messages import Message, RadargenError
from radargen.text.wording import Wording, wording
from radargen.text.workbook_bytes import STAMP, timeless
from radargen.writing.rating import has_rated

# The columns before and after those of the criteria. A heading ends with this id in brackets, in every language.
BEFORE, AFTER = ("trend", "name", "dimension", "by", "role"), ("note",)
# Widths of columns in characters; together they fill an A4 page in landscape.
_WIDTHS = {"trend": 24, "name": 36, "dimension": 16, "by": 18, "role": 14, "note": 44}
_LEVEL, _LEVELS, _SENTENCE = 14, 8, 100
# The height of a line, in points.
_LINE = 15
# The rows of the instructions and of the headings.
_DO, _HEADINGS = 1, 2
# Without a name, some programs use another font.
_BOLD, _TOP = Font(name="Calibri", size=11, bold=True), Alignment(vertical="top", wrap_text=True)
_TO_FILL = PatternFill("solid", start_color="FFF6E0")


def as_workbook(radar: Radar, raters: Sequence[str], language: str) -> bytes:
    """The sheet as .xlsx: a row for each trend that is not archived and each rater who has not rated it yet.

    Without raters, one row for each trend with an empty name. Reproducible. RadargenError where the radar has no
    criteria.
    """
    sheet_wording = wording(language)
    book = Workbook()
    book.properties.created = STAMP
    book.properties.creator = "radargen"
    sheet = book.worksheets[0]
    sheet.title = sheet_wording("sheet.ratings")
    _write_ratings(sheet, radar, raters, sheet_wording)
    _write_sentences(book.create_sheet(sheet_wording("sheet.criteria")), radar, sheet_wording)
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


def _to_rate(radar: Radar, raters: Sequence[str], wording: Wording) -> Iterator[tuple[str, str, str, str]]:
    for trend, rater in ((trend, rater) for trend in _rated(radar) for rater in raters):
        if not (rater and has_rated(radar, trend, rater)):
            dimension = radar.dimension(trend.dimension).name.any(wording.language)
            yield trend.id, trend.name.any(wording.language), dimension, rater


def _write_ratings(sheet: Worksheet, radar: Radar, raters: Sequence[str], wording: Wording) -> None:
    columns, (titles, *rows) = columns_of(radar), _table(radar, raters, wording)
    widths = [_WIDTHS.get(column, _LEVEL) for column in columns]
    _write(sheet, _DO, 1, wording("sheet.do", criteria=wording("sheet.criteria")))
    sheet.merge_cells(start_row=_DO, end_row=_DO, start_column=1, end_column=len(columns))
    sheet.row_dimensions[_DO].height = _LINE * _lines(
        wording("sheet.do", criteria=wording("sheet.criteria")), sum(widths)
    )
    for row, words in enumerate([titles, *rows], _HEADINGS):
        for n, (column, cell) in enumerate(zip(columns, words, strict=True), 1):
            if cell or row == _HEADINGS:
                written = _write(sheet, row, n, cell)
                if row == _HEADINGS:
                    written.font = _BOLD
            elif column not in BEFORE and column not in AFTER:
                sheet.cell(row, n).fill = _TO_FILL
        # Not every program adjusts the height of rows to wrapped text.
        sheet.row_dimensions[row].height = _LINE * max(map(_lines, words, widths))
    last = _HEADINGS + max(len(rows), 1)
    for n, criterion in enumerate(radar.criteria, len(BEFORE) + 1):
        question, name = criterion.question.any(wording.language), criterion.name.any(wording.language)
        pick = DataValidation(type="list", formula1='"1,2,3,4,5"', allow_blank=True, showErrorMessage=True)
        # Excel's limits: 32 characters for a title, 255 for a text.
        pick.promptTitle, pick.prompt = name[:32], f"{question} {wording('sheet.pick')}".strip()[:255]
        pick.error, pick.showInputMessage = wording("sheet.wrong"), True
        pick.add(f"{get_column_letter(n)}{_HEADINGS + 1}:{get_column_letter(n)}{last}")
        sheet.add_data_validation(pick)
    sheet.freeze_panes = f"C{_HEADINGS + 1}"
    _lay_out(sheet, widths, _HEADINGS)


def _write_sentences(sheet: Worksheet, radar: Radar, wording: Wording) -> None:
    rows = [
        (criterion.name.any(wording.language), level, text)
        for criterion in radar.criteria
        for level, text in enumerate(criterion.levels, 1)
    ]
    widths = (20, _LEVELS, _SENTENCE)
    for n, column in enumerate(("criterion", "level", "sentence"), 1):
        _write(sheet, 1, n, wording(f"sheet.{column}")).font = _BOLD
    for row, (name, level, text) in enumerate(rows, 2):
        _write(sheet, row, 1, name)
        sheet.cell(row, 2, level).alignment = _TOP
        _write(sheet, row, 3, text.any(wording.language))
        sheet.row_dimensions[row].height = _LINE * max(
            _lines(name, widths[0]), _lines(text.any(wording.language), widths[2])
        )
    sheet.freeze_panes = "A2"
    _lay_out(sheet, widths, 1)


def _lay_out(sheet: Worksheet, widths: Sequence[int], headings: int) -> None:
    """Set the widths of columns, and printing on A4 landscape, fitted to the width, with the headings on each page."""
    for n, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(n)].width = width
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{headings}:{headings}"
    sheet.print_options.gridLines = True
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    if sheet.oddFooter:
        sheet.oddFooter.right.text = "&P / &N"


def _lines(words: str, width: int) -> int:
    """The number of lines of the words in a column of that width in characters, with a margin for bold type."""
    return max(1, len(textwrap.wrap(words, max(1, width - 2))))


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
