"""The tables of an edition as a workbook, which any spreadsheet program opens without asking for separators."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from io import BytesIO

from radargen.pages.data_tables import Row
from radargen.text.formulas import is_formula
from radargen.text.workbook_bytes import STAMP, timeless

# Columns are as wide as their widest cell, within these limits in characters.
NARROW, WIDE = 8, 48


def as_workbook(tables: Mapping[str, Sequence[Row]]) -> bytes:
    """The tables by name as sheets of a .xlsx, with filters and a frozen header. Reproducible."""
    # Loaded here, as few commands write tables.
    from openpyxl import Workbook  # noqa: PLC0415
    from openpyxl.styles import Font  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.created = STAMP
    book.properties.creator = "radargen"
    bold = Font(name="Calibri", size=11, bold=True)
    for name, rows in tables.items():
        sheet = book.create_sheet(name)
        for number, row in enumerate(rows, start=1):
            for column, value in enumerate(row, start=1):
                if value in (None, ""):
                    continue
                cell = sheet.cell(number, column)
                if isinstance(value, str):
                    # Text never becomes a formula, whatever it begins with.
                    cell.value, cell.data_type, cell.quotePrefix = value, "s", is_formula(value)
                else:
                    cell.value = value if isinstance(value, bool | int | float | Decimal) else str(value)
        for column, head in enumerate(rows[0], start=1):
            sheet.cell(1, column).font = bold
            widest = max(len(str(row[column - 1] or "")) for row in rows)
            width = max(NARROW, min(WIDE, max(widest, len(str(head))) + 2))
            sheet.column_dimensions[get_column_letter(column)].width = width
        sheet.freeze_panes = "B2"
        sheet.auto_filter.ref = sheet.dimensions
    written = BytesIO()
    book.save(written)
    return timeless(written.getvalue())
