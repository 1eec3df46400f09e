"""A spreadsheet for a workshop: a row for each trend and rater, levels to pick from, the sentences beside."""

import datetime as dt
import re
from collections.abc import Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from radargen.model import Radar, Status, Trend
from radargen.problems import RadargenError
from radargen.sentences import Said
from radargen.wording import Wording, wording
from radargen.writing.panel import has_rated

# In brackets behind the words of a heading stands what the column holds, so that it is known in every language.
BEFORE, AFTER = ("trend", "name", "dimension", "by", "role"), ("note",)
_WIDTHS = {"trend": 26, "name": 40, "dimension": 14, "by": 20, "role": 12, "note": 60}
_BOLD, _TOP = Font(bold=True), Alignment(vertical="top", wrap_text=True)
_TO_FILL = PatternFill("solid", start_color="FFF6E0")
# The library stamps the present; nothing in a sheet depends on it.
_STAMP = dt.datetime(2000, 1, 1)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def exported(radar: Radar, raters: Sequence[str], language: str) -> bytes:
    """The sheet as .xlsx: the trends of the radar that are not archived, for each rater who has not rated them yet.

    Without raters, one row for each trend leaves the name open. Same radar, same bytes. RadargenError where the radar
    has no criteria.
    """
    if not radar.criteria:
        raise RadargenError(Said("This radar has no criteria to rate by, so there is nothing to fill in."))
    say = wording(language)
    book = Workbook()
    book.properties.created = _STAMP
    book.properties.creator = "radargen"
    sheet = book.worksheets[0]
    sheet.title = say("sheet.ratings")
    _rows(sheet, radar, list(dict.fromkeys(raters)) or [""], say)
    _sentences(book.create_sheet(say("sheet.criteria")), radar, say)
    written = BytesIO()
    book.save(written)
    return _timeless(written.getvalue())


def _rows(sheet: Worksheet, radar: Radar, raters: Sequence[str], say: Wording) -> None:
    criteria = [criterion.id for criterion in radar.criteria]
    names = {one.id: one.name.any(say.language) for one in radar.criteria}
    columns = [*BEFORE, *criteria, *AFTER]
    for n, column in enumerate(columns, 1):
        title = names[column] if column in names else say(f"sheet.{column}")
        _write(sheet, 1, n, f"{title} [{column}]").font = _BOLD
        sheet.column_dimensions[get_column_letter(n)].width = _WIDTHS.get(column, 16)
    row = 1
    for trend, rater in ((trend, rater) for trend in _rated(radar) for rater in raters):
        if rater and has_rated(radar, trend, rater):
            continue
        row += 1
        dimension = radar.dimension(trend.dimension).name.any(say.language)
        for n, words in enumerate((trend.id, trend.name.any(say.language), dimension, rater), 1):
            _write(sheet, row, n, words)
        for n, column in enumerate(columns, 1):
            if column in criteria:
                sheet.cell(row, n).fill = _TO_FILL
    for n, criterion in enumerate(radar.criteria, len(BEFORE) + 1):
        question = criterion.question.any(say.language)
        pick = DataValidation(type="list", formula1='"1,2,3,4,5"', allow_blank=True, showErrorMessage=True)
        # Excel refuses more than 32 characters of a title and 255 of a text.
        pick.promptTitle, pick.prompt = names[criterion.id][:32], f"{question} {say('sheet.pick')}".strip()[:255]
        pick.error, pick.showInputMessage = say("sheet.wrong"), True
        pick.add(f"{get_column_letter(n)}2:{get_column_letter(n)}{max(row, 2)}")
        sheet.add_data_validation(pick)
    sheet.freeze_panes = "C2"


def _sentences(sheet: Worksheet, radar: Radar, say: Wording) -> None:
    for n, (column, width) in enumerate((("criterion", 20), ("level", 8), ("sentence", 100)), 1):
        _write(sheet, 1, n, say(f"sheet.{column}")).font = _BOLD
        sheet.column_dimensions[get_column_letter(n)].width = width
    rows = [(one.name, level, text) for one in radar.criteria for level, text in enumerate(one.levels, 1)]
    for row, (name, level, text) in enumerate(rows, 2):
        _write(sheet, row, 1, name.any(say.language))
        sheet.cell(row, 2, level)
        _write(sheet, row, 3, text.any(say.language))
    sheet.freeze_panes = "A2"


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
    cell.quotePrefix = words[:1] in ("=", "+", "-", "@", "\t", "\r")
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
