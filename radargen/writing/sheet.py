"""A spreadsheet for a workshop: a row for each trend and rater, levels to pick from, the sentences beside."""

import csv
import datetime as dt
import io
import re
import textwrap
from collections.abc import Iterator, Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

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
from radargen.writing.rating import has_rated

# In brackets behind the words of a heading stands what the column holds, so that it is known in every language.
BEFORE, AFTER = ("trend", "name", "dimension", "by", "role"), ("note",)
# In characters; all of them side by side fill a sheet of A4 on its side.
_WIDTHS = {"trend": 24, "name": 36, "dimension": 16, "by": 18, "role": 14, "note": 44}
_LEVEL, _LEVELS, _SENTENCE = 14, 8, 100
# The height of a line, in points.
_LINE = 15
# What to do stands above the headings.
_DO, _HEADINGS = 1, 2
# A font without a name is another in some programs.
_BOLD, _TOP = Font(name="Calibri", size=11, bold=True), Alignment(vertical="top", wrap_text=True)
_TO_FILL = PatternFill("solid", start_color="FFF6E0")
# The library stamps the present; nothing in a sheet depends on it.
_STAMP = dt.datetime(2000, 1, 1)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def exported(radar: Radar, raters: Sequence[str], language: str) -> bytes:
    """The sheet as .xlsx: the trends of the radar that are not archived, for each rater who has not rated them yet.

    Without raters, one row for each trend leaves the name open. Same radar, same bytes. RadargenError where the radar
    has no criteria.
    """
    say = wording(language)
    book = Workbook()
    book.properties.created = _STAMP
    book.properties.creator = "radargen"
    sheet = book.worksheets[0]
    sheet.title = say("sheet.ratings")
    _rows(sheet, radar, raters, say)
    _sentences(book.create_sheet(say("sheet.criteria")), radar, say)
    written = BytesIO()
    book.save(written)
    return _timeless(written.getvalue())


def as_csv(radar: Radar, raters: Sequence[str], language: str) -> bytes:
    """The same rows as CSV: UTF-8 with a byte order mark, parted as spreadsheets of that language expect.

    The sentences have no room in it. RadargenError as above.
    """
    rows = _table(radar, raters, wording(language))
    out = io.StringIO()
    # Where a comma stands in numbers, spreadsheets part columns otherwise.
    delimiter = ";" if get_decimal_symbol(language) == "," else ","
    table = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    table.writerows(map(as_words, row) for row in rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _table(radar: Radar, raters: Sequence[str], say: Wording) -> list[list[str]]:
    """The headings and a row for each trend and rater, without what is to be filled in."""
    if not radar.criteria:
        raise RadargenError(Message("This radar has no criteria to rate by, so there is nothing to fill in."))
    names = {one.id: one.name.any(say.language) for one in radar.criteria}
    titles = [f"{names.get(column) or say(f'sheet.{column}')} [{column}]" for column in columns_of(radar)]
    left = len(titles) - len(BEFORE) + 1
    return [titles, *([*row, *[""] * left] for row in _to_rate(radar, list(dict.fromkeys(raters)) or [""], say))]


def columns_of(radar: Radar) -> list[str]:
    """What the columns of a sheet hold, in their order."""
    return [*BEFORE, *(criterion.id for criterion in radar.criteria), *AFTER]


def _to_rate(radar: Radar, raters: Sequence[str], say: Wording) -> Iterator[tuple[str, str, str, str]]:
    for trend, rater in ((trend, rater) for trend in _rated(radar) for rater in raters):
        if not (rater and has_rated(radar, trend, rater)):
            dimension = radar.dimension(trend.dimension).name.any(say.language)
            yield trend.id, trend.name.any(say.language), dimension, rater


def _rows(sheet: Worksheet, radar: Radar, raters: Sequence[str], say: Wording) -> None:
    columns, (titles, *rows) = columns_of(radar), _table(radar, raters, say)
    widths = [_WIDTHS.get(column, _LEVEL) for column in columns]
    _write(sheet, _DO, 1, say("sheet.do", criteria=say("sheet.criteria")))
    sheet.merge_cells(start_row=_DO, end_row=_DO, start_column=1, end_column=len(columns))
    sheet.row_dimensions[_DO].height = _LINE * _lines(say("sheet.do", criteria=say("sheet.criteria")), sum(widths))
    for row, words in enumerate([titles, *rows], _HEADINGS):
        for n, (column, cell) in enumerate(zip(columns, words, strict=True), 1):
            if cell or row == _HEADINGS:
                written = _write(sheet, row, n, cell)
                if row == _HEADINGS:
                    written.font = _BOLD
            elif column not in BEFORE and column not in AFTER:
                sheet.cell(row, n).fill = _TO_FILL
        # Not every program makes room for what is wrapped.
        sheet.row_dimensions[row].height = _LINE * max(map(_lines, words, widths))
    last = _HEADINGS + max(len(rows), 1)
    for n, criterion in enumerate(radar.criteria, len(BEFORE) + 1):
        question, name = criterion.question.any(say.language), criterion.name.any(say.language)
        pick = DataValidation(type="list", formula1='"1,2,3,4,5"', allow_blank=True, showErrorMessage=True)
        # Excel refuses more than 32 characters of a title and 255 of a text.
        pick.promptTitle, pick.prompt = name[:32], f"{question} {say('sheet.pick')}".strip()[:255]
        pick.error, pick.showInputMessage = say("sheet.wrong"), True
        pick.add(f"{get_column_letter(n)}{_HEADINGS + 1}:{get_column_letter(n)}{last}")
        sheet.add_data_validation(pick)
    sheet.freeze_panes = f"C{_HEADINGS + 1}"
    _laid_out(sheet, widths, _HEADINGS)


def _sentences(sheet: Worksheet, radar: Radar, say: Wording) -> None:
    rows = [
        (one.name.any(say.language), level, text) for one in radar.criteria for level, text in enumerate(one.levels, 1)
    ]
    widths = (20, _LEVELS, _SENTENCE)
    for n, column in enumerate(("criterion", "level", "sentence"), 1):
        _write(sheet, 1, n, say(f"sheet.{column}")).font = _BOLD
    for row, (name, level, text) in enumerate(rows, 2):
        _write(sheet, row, 1, name)
        sheet.cell(row, 2, level).alignment = _TOP
        _write(sheet, row, 3, text.any(say.language))
        sheet.row_dimensions[row].height = _LINE * max(
            _lines(name, widths[0]), _lines(text.any(say.language), widths[2])
        )
    sheet.freeze_panes = "A2"
    _laid_out(sheet, widths, 1)


def _laid_out(sheet: Worksheet, widths: Sequence[int], headings: int) -> None:
    """Columns of those widths, printed on A4 on its side, as wide as the paper, with the headings on each page."""
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
    """On how many lines the words stand in a column so many characters wide; bold ones need a little more."""
    return max(1, len(textwrap.wrap(words, max(1, width - 2))))


def _rated(radar: Radar) -> list[Trend]:
    """The trends to rate, dimension after dimension."""
    order = [dimension.id for dimension in radar.dimensions]
    trends = [trend for trend in radar.trends if trend.status is not Status.ARCHIVED]
    return sorted(trends, key=lambda trend: order.index(trend.dimension))


def _write(sheet: Worksheet, row: int, column: int, words: str) -> Cell:
    """The words as words, even where they look like a formula."""
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)  # noqa: S101 – nothing is merged
    cell.value = words
    cell.data_type = "s"
    cell.alignment = _TOP
    cell.quotePrefix = is_formula(words)
    return cell


def _timeless(book: bytes) -> bytes:
    """The file without the time at which it was written."""
    written = BytesIO()
    with ZipFile(BytesIO(book)) as source, ZipFile(written, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "docProps/core.xml":
                content = _MODIFIED.sub(rb"\g<1>2000-01-01T00:00:00Z", content)
            part = ZipInfo(name, _STAMP.timetuple()[:6])
            part.compress_type = ZIP_DEFLATED
            target.writestr(part, content)
    return written.getvalue()
