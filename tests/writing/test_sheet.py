"""A workshop's sheet: what people see in it, what is taken from it, and files that are not what they seem."""

import datetime as dt
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from radargen.model import Archive, Fate, Radar, Status
from radargen.problems import RadargenError
from radargen.reading import document
from radargen.writing.sheet import exported
from radargen.writing.sheet_reading import Taken, taken
from tests.make import assessment, radar, rating, text, trend

Value = str | float | None
Row = dict[str, Value]
DAY = dt.date(2026, 11, 22)
KANBAN = b"""\
name: Kanban
assessments:
  - edition: "2026"
    ratings:
      - {by: anna, adoption: 1, evidence: 2, means: 3}
"""
LEAN = b"name: Lean\n"
SOURCES = {"kanban": KANBAN, "lean": LEAN, "fax": b"name: Fax\n"}


def two() -> Radar:
    return radar(
        trend("kanban", assessments=(assessment("2026", rating(1, 2, 3, by="anna")),)),
        trend("lean", name=text("=HYPERLINK(0)"), dimension="people"),
        trend("fax", status=Status.ARCHIVED, archived=Archive(Fate.FADED)),
    )


def sheets(book: bytes) -> tuple[Worksheet, Worksheet]:
    first, second = load_workbook(BytesIO(book)).worksheets
    return first, second


def filled(*rows: Row, by: tuple[str, ...] = ()) -> bytes:
    """A sheet as exported, its rows replaced by these."""
    book = load_workbook(BytesIO(exported(two(), by, "en")))
    sheet = book.worksheets[0]
    sheet.delete_rows(2, 100)
    columns = [str(cell.value).partition("[")[2][:-1] for cell in sheet[1]]
    for n, row in enumerate(rows, 2):
        for key, value in row.items():
            sheet.cell(n, columns.index(key) + 1, value)
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def row(trend_id: str = "lean", by: str = "bo", levels: tuple[Value, ...] = (1, 2, 3), **more: Value) -> Row:
    return {"trend": trend_id, "by": by, **dict(zip(("adoption", "evidence", "means"), levels, strict=True)), **more}


def read(sheet: bytes) -> Taken:
    return taken(two(), SOURCES, sheet, DAY)


def test_a_row_for_each_trend_and_rater_who_has_not_rated_it() -> None:
    sheet, sentences = sheets(exported(two(), ["Anna", "Bo"], "de"))
    rows = [[cell.value for cell in row[:4]] for row in sheet.iter_rows(min_row=2)]
    assert rows == [
        ["lean", "=HYPERLINK(0)", "People", "Anna"],
        ["lean", "=HYPERLINK(0)", "People", "Bo"],
        ["kanban", "Kanban", "Process", "Bo"],
    ]
    assert [cell.value for cell in sheet[1]][3:7] == [
        "Wer bewertet [by]",
        "Rolle [role]",
        "Adoption [adoption]",
        "Evidence [evidence]",
    ]
    assert [cell.value for cell in sentences[3]] == ["Adoption", 2, "adoption 2"]
    (adoption, *_) = sheet.data_validations.dataValidation
    assert (str(adoption.sqref), adoption.formula1) == ("F2:F4", '"1,2,3,4,5"')


def test_words_that_look_like_a_formula_stay_words() -> None:
    sheet, _ = sheets(exported(two(), ["=1+1"], "en"))
    assert {(cell.value, cell.data_type) for cell in (sheet["B2"], sheet["D2"])} == {
        ("=HYPERLINK(0)", "s"),
        ("=1+1", "s"),
    }


def test_the_same_radar_gives_the_same_bytes() -> None:
    assert exported(two(), ["a"], "en") == exported(two(), ["a"], "en")


def test_complete_rows_become_ratings() -> None:
    outcome = read(
        filled(
            row(role="expert", note="Because.", levels=(1, "2", 3.0)), row("kanban", "anna"), row(levels=(None,) * 3)
        )
    )
    assert (list(outcome.changed), outcome.losses) == (["trends/lean.yaml"], ())
    assert document("lean", outcome.changed["trends/lean.yaml"]).tree == {
        "name": "Lean",
        "assessments": [
            {
                "edition": "2026",
                "ratings": [
                    {
                        "by": "bo",
                        "role": "expert",
                        "date": "2026-11-22",
                        "adoption": "1",
                        "evidence": "2",
                        "means": "3",
                        "note": "Because.",
                    }
                ],
            }
        ],
    }
    assert list(outcome.told()) == ["1 rating entered, 0 not taken, 1 there already, 1 left empty."]


def test_every_row_that_is_not_taken_is_told_with_the_reason() -> None:
    outcome = read(
        filled(
            row("laen"),
            row(by=""),
            row(levels=(1, None, 3)),
            row(levels=(1, 2, 2.5)),
            row(levels=(1, 2, "=1+1")),
            row("fax"),
            row("kanban", "ANNA", (5, 5, 5)),
            row(),
            row(by="Bo"),
            row(by="x" * 400),
        )
    )
    assert outcome.losses == (
        "Row 2: the radar has no sound trend ‘laen’. Did you mean lean?",
        "Row 3: lean: nobody is named as rater.",
        "Row 4: lean, ‘bo’: no level is given for evidence; write a whole number from 1 to 5.",
        "Row 5: lean, ‘bo’: ‘2.5’ is no level for means; write a whole number from 1 to 5.",
        "Row 6: means holds a formula; write what it comes to.",
        "Row 7: fax is archived; it is not rated any more.",
        "Row 8: ANNA has rated kanban already, otherwise; change it in trends/kanban.yaml.",
        "Row 10: Bo rates lean twice; the first row counts.",
        f"Row 11: the name of ‘{'x' * 59}…’ has 400 characters; up to 300 fit.",
    )
    assert list(outcome.told())[-1] == "1 rating entered, 9 not taken, 0 there already, 0 left empty."


def packed(**parts: bytes) -> bytes:
    """The sheet with these parts replaced, or added."""
    written = BytesIO()
    with ZipFile(BytesIO(filled(row()))) as source, ZipFile(written, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, parts.pop(name) if name in parts else source.read(name))
        for name, content in parts.items():
            target.writestr(name, content)
    return written.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><worksheet>&b;</worksheet>'
FAR = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>'


@pytest.mark.parametrize(
    ("sheet", "sentence"),
    [
        (b"", "no spreadsheet"),
        (b"PK\x03\x04 and so on", "no spreadsheet"),
        (packed(**{"xl/media/zeros.bin": bytes(70_000_000)}), "unpacks to more"),
        (packed(**{f"xl/{n}.bin": b"x" for n in range(300)}), "unpacks to more"),
        (packed(**{SHEET: BOMB}), "XML that no spreadsheet program writes"),
        (packed(**{SHEET: BOMB.decode().encode("utf-16")}), "XML that no spreadsheet program writes"),
        (packed(**{SHEET: b"<worksheet>"}), "save it as .xlsx once more"),
        (packed(**{"xl/workbook.xml": b"<workbook/>"}), "save it as .xlsx once more"),
        (packed(**{SHEET: FAR % b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'}), "more than 20,000 rows"),
        (packed(**{SHEET: FAR % b""}), r"no column \[trend\]"),
    ],
    ids=[
        "empty",
        "no zip",
        "bomb",
        "parts",
        "entities",
        "entities in utf-16",
        "cut off",
        "no sheets",
        "far away",
        "no rows",
    ],
)
def test_a_hostile_file_is_one_sentence(sheet: bytes, sentence: str) -> None:
    with pytest.raises(RadargenError, match=sentence):
        read(sheet)


def test_the_library_says_nothing_of_what_it_leaves_out(recwarn: pytest.WarningsRecorder) -> None:
    with ZipFile(BytesIO(filled(row()))) as book:
        parts = book.read("xl/workbook.xml")
    assert b'r:id="rId2"' in parts
    assert read(packed(**{"xl/workbook.xml": parts.replace(b'r:id="rId2"', b'r:id=""')})).ratings == 1
    assert [str(one.message) for one in recwarn] == []


def test_a_radar_without_criteria_has_no_sheet() -> None:
    with pytest.raises(RadargenError, match="no criteria"):
        exported(radar(trend("a"), rings=3), [], "de")
