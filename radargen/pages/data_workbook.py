"""The tables of an edition as a workbook, which every spreadsheet opens without asking for separators."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from io import BytesIO

from radargen.pages.data_tables import Row
from radargen.text.formulas import is_formula
from radargen.text.workbook_bytes import STAMP, timeless

# Columns are as wide as their widest cell, within these numbers of characters.
NARROW, WIDE = 8, 48


def as_workbook(tables: Mapping[str, Sequence[Row]]) -> bytes:
    """The tables as sheets of a .xlsx, by name, the header kept in sight and with filters. Reproducible."""
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
                    # Words are never a formula, whatever they begin with.
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
