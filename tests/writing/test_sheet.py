"""A workshop's sheet: what people see in it, what is taken from it, and files that are not what they seem."""

import csv
import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO, StringIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from radargen.model import Archive, Criterion, Fate, Radar, Status
from radargen.reading import document
from radargen.text.messages import RadargenError
from radargen.writing.sheet import as_csv, as_workbook
from radargen.writing.sheet_reading import ImportedRatings, imported_ratings
from tests.make import assessment, radar, rating, text, trend
from tests.selection import examples, mostly_slow

Value = str | float | None
Row = dict[str, Value]
DAY = dt.date(2026, 11, 22)
# Rows of a sheet as it is exported: what to do stands above.
HEADINGS, FIRST = 2, 3
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


def sheets(book: bytes) -> tuple[Worksheet, Worksheet, Worksheet]:
    """What to do, the rows to fill in, and the lists of sentences."""
    guide, ratings, lists = load_workbook(BytesIO(book)).worksheets
    return guide, ratings, lists


def filled(*rows: Row, by: tuple[str, ...] = ()) -> bytes:
    """A sheet as exported, its rows replaced by these."""
    book = load_workbook(BytesIO(as_workbook(two(), by, "en")))
    sheet = book.worksheets[1]
    sheet.delete_rows(FIRST, 100)
    columns = [str(cell.value).partition("[")[2][:-1] for cell in sheet[HEADINGS]]
    for n, row in enumerate(rows, FIRST):
        for key, value in row.items():
            sheet.cell(n, columns.index(key) + 1, value)
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def row(trend_id: str = "lean", by: str = "bo", levels: tuple[Value, ...] = (1, 2, 3), **more: Value) -> Row:
    return {"trend": trend_id, "by": by, **dict(zip(("adoption", "evidence", "means"), levels, strict=True)), **more}


def read(sheet: bytes) -> ImportedRatings:
    return imported_ratings(two(), SOURCES, sheet, DAY)


def test_a_row_for_each_trend_and_rater_who_has_not_rated_it() -> None:
    _, sheet, lists = sheets(as_workbook(two(), ["Anna", "Bo"], "de"))
    rows = [[cell.value for cell in row[:4]] for row in sheet.iter_rows(min_row=FIRST)]
    assert rows == [
        ["lean", "=HYPERLINK(0)", "People", "Anna"],
        ["lean", "=HYPERLINK(0)", "People", "Bo"],
        ["kanban", "Kanban", "Process", "Bo"],
    ]
    assert [cell.value for cell in sheet[HEADINGS]][3:7] == [
        "Wer bewertet [by]",
        "Rolle [role]",
        "Adoption [adoption]",
        "Evidence [evidence]",
    ]
    adoption, evidence, _ = sheet.data_validations.dataValidation
    assert (str(adoption.sqref), adoption.formula1) == ("F3:F5", "'Listen'!$A$1:$A$5")
    assert (str(evidence.sqref), evidence.formula1) == ("G3:G5", "'Listen'!$B$1:$B$5")
    assert lists.title == "Listen" and lists.sheet_state == "hidden"
    assert [cell.value for cell in lists["B"]] == [f"{n} – evidence {n}" for n in range(1, 6)]


def test_sentences_of_any_length_are_picked_and_fit_into_their_row() -> None:
    long = [text(f"{'long ' * 60}{n}") for n in range(5)]
    of = replace(two(), criteria=(Criterion("adoption", text("Adoption"), levels=tuple(long)),))
    _, sheet, lists = sheets(as_workbook(of, ["Bo"], "en"))
    (rule,) = sheet.data_validations.dataValidation
    # Excel opens no file with more than 255 characters in a rule.
    assert len(rule.formula1 or "") < 255 and len(rule.prompt or "") <= 255
    assert str(lists["A5"].value).startswith("5 – long long")
    height, width = sheet.row_dimensions[FIRST].height, sheet.column_dimensions["F"].width
    assert height is not None and height >= 13 * len(str(lists["A5"].value)) / width


def test_only_answers_can_be_changed_and_no_password_is_in_the_way() -> None:
    guide, sheet, lists = sheets(as_workbook(two(), ["Bo"], "en"))
    assert all(one.protection.sheet and not one.protection.password for one in (guide, sheet, lists))
    ours = sheet.protection
    assert not any((ours.formatColumns, ours.formatRows, ours.autoFilter, ours.sort))
    unlocked = {cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
    assert unlocked == {f"{column}{row}" for column in "DEFGHI" for row in (FIRST, FIRST + 1)}
    steps = [str(cell.value) for cell in guide["A"] if str(cell.value)[:2] in ("1.", "2.", "3.", "4.", "5.")]
    assert len(steps) == 5 and "“Ratings”" in steps[0] and "“Who rates”" in steps[2]


def test_a_sentence_picked_in_any_language_is_its_level() -> None:
    picked = row(levels=("1 – adoption 1", "Evidence 2", 3))
    outcome = read(filled(picked, row("kanban", levels=("6 – adoption 1", "2", "3"))))
    assert b"adoption: 1, evidence: 2, means: 3" in outcome.changed["trends/lean.yaml"]
    (loss,) = outcome.losses
    assert "‘6 – adoption 1’ is no level for adoption" in str(loss)


def test_words_that_look_like_a_formula_stay_words() -> None:
    _, sheet, _ = sheets(as_workbook(two(), ["=1+1"], "en"))
    assert {(cell.value, cell.data_type) for cell in (sheet["B3"], sheet["D3"])} == {
        ("=HYPERLINK(0)", "s"),
        ("=1+1", "s"),
    }


def test_the_same_radar_gives_the_same_bytes() -> None:
    assert as_workbook(two(), ["a"], "en") == as_workbook(two(), ["a"], "en")


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
    assert list(outcome.report()) == ["1 rating entered, 0 not taken, 1 there already, 1 left empty."]


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
        "Row 3: the radar has no sound trend ‘laen’. Did you mean lean?",
        "Row 4: lean: nobody is named as rater; write who rates into column D.",
        "Row 5: lean, ‘bo’: no level is given for evidence; write a whole number from 1 to 5.",
        "Row 6: lean, ‘bo’: ‘2.5’ is no level for means; write a whole number from 1 to 5.",
        "Row 7: means holds a formula; write what it comes to.",
        "Row 8: fax is archived; it is not rated any more.",
        "Row 9: ANNA has rated kanban already, otherwise; change it in trends/kanban.yaml.",
        "Row 11: Bo rates lean twice; the first row counts.",
        f"Row 12: the name of ‘{'x' * 59}…’ has 400 characters; up to 300 fit.",
    )
    assert list(outcome.report())[-1] == "1 rating entered, 9 not taken, 0 there already, 0 left empty."


def packed(**parts: bytes) -> bytes:
    """The sheet with these parts replaced, or added."""
    written = BytesIO()
    with ZipFile(BytesIO(filled(row()))) as source, ZipFile(written, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, parts.pop(name) if name in parts else source.read(name))
        for name, content in parts.items():
            target.writestr(name, content)
    return written.getvalue()


FIRST_SHEET, SHEET = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"
BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><worksheet>&b;</worksheet>'
FAR = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>'


@pytest.mark.slow
@pytest.mark.parametrize(
    ("sheet", "sentence"),
    [
        (b"", "no spreadsheet"),
        (b"PK\x03\x04 and so on", "no spreadsheet"),
        ({"xl/media/zeros.bin": bytes(70_000_000)}, "unpacks to more"),
        ({f"xl/{n}.bin": b"x" for n in range(300)}, "unpacks to more"),
        ({SHEET: BOMB}, "XML that no spreadsheet program writes"),
        ({SHEET: BOMB.decode().encode("utf-16")}, "XML that no spreadsheet program writes"),
        ({"xl/other.bin": BOMB}, "XML that no spreadsheet program writes"),
        ({SHEET: b"<worksheet>"}, "save it as .xlsx once more"),
        ({"[Content_Types].xml": b"<Types a=>"}, "save it as .xlsx once more"),
        ({"docProps/core.xml": b"<a b=\xff"}, "save it as .xlsx once more"),
        ({"xl/workbook.xml": b"<workbook/>"}, "save it as .xlsx once more"),
        ({FIRST_SHEET: FAR % b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'}, "more than 20,000 rows"),
        ({SHEET: FAR % b""}, r"a column \[trend\]"),
    ],
    ids=[
        "empty",
        "no zip",
        "bomb",
        "parts",
        "entities",
        "entities in utf-16",
        "entities under another name",
        "cut off",
        "no manifest",
        "no properties",
        "no sheets",
        "far away",
        "no rows",
    ],
)
def test_a_hostile_file_is_one_sentence(sheet: bytes | dict[str, bytes], sentence: str) -> None:
    with pytest.raises(RadargenError, match=sentence):
        read(packed(**sheet) if isinstance(sheet, dict) else sheet)


RATED = (row(role="expert", note="Because; so.", levels=(1, 2, 3)), row("kanban", "bo", (3, 3, 3)), row(by="cy"))
# What somebody does to a sheet before it comes back.
Change = Callable[[Workbook, Worksheet], object]


def title(_: Workbook, sheet: Worksheet) -> None:
    unmerged(sheet)
    sheet.insert_rows(1, 2)
    sheet["A1"] = "Workshop [draft] of our trends"


def no_instruction(_: Workbook, sheet: Worksheet) -> None:
    unmerged(sheet)
    sheet.delete_rows(1)


def unmerged(sheet: Worksheet) -> None:
    for block in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(block))


def top(sheet: Worksheet) -> int:
    """The row of the headings."""
    return next(n for n in range(1, 9) if any("evidence" in str(cell.value).lower() for cell in sheet[n]))


def empty_column(_: Workbook, sheet: Worksheet) -> None:
    unmerged(sheet)
    sheet.insert_cols(2)


def columns_turned(_: Workbook, sheet: Worksheet) -> None:
    unmerged(sheet)
    for cells in list(sheet.iter_rows(min_row=top(sheet))):
        for cell, value in zip(cells, [cell.value for cell in reversed(cells)], strict=True):
            cell.value = value


def renamed(_: Workbook, sheet: Worksheet) -> None:
    for cell in sheet[top(sheet)]:
        if cell.value:
            cell.value = f"Please fill in: [{str(cell.value).partition('[')[2][:-1].upper()}] (1 to 5)"


def without_brackets(_: Workbook, sheet: Worksheet) -> None:
    for cell in sheet[top(sheet)]:
        if cell.value and "(1 to 5)" not in str(cell.value):
            cell.value = str(cell.value).partition("[")[0].strip() or cell.value


def merged(_: Workbook, sheet: Worksheet) -> None:
    first = top(sheet) + 1
    for column in range(1, sheet.max_column + 1):
        rows = [n for n in range(first, first + 4) if sheet.cell(n, column).value == "lean"]
        if len(rows) > 1 and rows[-1] - rows[0] == len(rows) - 1:
            sheet.merge_cells(start_row=rows[0], end_row=rows[-1], start_column=column, end_column=column)


def hidden(_: Workbook, sheet: Worksheet) -> None:
    sheet.column_dimensions["B"].hidden = True
    sheet.row_dimensions[top(sheet) + 1].hidden = True
    sheet.auto_filter.ref = f"A{top(sheet)}:I9"


def blank_rows(_: Workbook, sheet: Worksheet) -> None:
    for n in range(30, 40):
        sheet.cell(n, 1).value = "  "


def repeated(_: Workbook, sheet: Worksheet) -> None:
    sheet.append([str(cell.value or "") for cell in sheet[top(sheet)]])


def second_in_front(book: Workbook, sheet: Worksheet) -> None:
    book.move_sheet(sheet, 1)


def another_in_front(book: Workbook, _: Worksheet) -> None:
    book.create_sheet("Notes", 0)["A1"] = "What we agreed on"


CHANGES: tuple[Change, ...] = (
    title,
    no_instruction,
    empty_column,
    columns_turned,
    merged,
    repeated,
    renamed,
    without_brackets,
    hidden,
    blank_rows,
    second_in_front,
    another_in_front,
)


def changed(*changes: Change) -> bytes:
    book = load_workbook(BytesIO(filled(*sorted(RATED, key=lambda one: str(one["trend"])))))
    sheet = book.worksheets[1]
    for change in changes:
        change(book, sheet)
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def outcome(sheet: bytes) -> object:
    found = read(sheet)
    return found.changed, found.ratings, found.known, found.losses


@pytest.mark.slow
@pytest.mark.parametrize("change", mostly_slow(CHANGES, quick=5), ids=lambda change: change.__name__)
def test_a_sheet_that_was_changed_gives_the_same(change: Change) -> None:
    assert outcome(changed(change)) == outcome(changed())
    assert read(changed()).ratings == 3


@pytest.mark.slow
@settings(max_examples=examples(20))
@given(st.lists(st.sampled_from(CHANGES), unique=True, max_size=6))
def test_so_does_one_with_several_changes(changes: list[Change]) -> None:
    # The library moves no merged cells when it puts rows in, so the order is that of the list.
    assert outcome(changed(*sorted(changes, key=CHANGES.index))) == outcome(changed())


def test_what_is_merged_away_counts_for_each_row_and_what_is_only_empty_is_named() -> None:
    def cleared(_: Workbook, sheet: Worksheet) -> None:
        sheet.cell(FIRST + 2, 1).value = None

    assert read(changed(cleared)).losses == ("Row 5: the trend's id is empty in column A; are cells merged?",)

    def twice(_: Workbook, sheet: Worksheet) -> None:
        sheet.cell(HEADINGS, 12).value = "again [evidence]"

    with pytest.raises(RadargenError, match=r"Row 2: the columns G and L are both headed \[evidence\]; keep one"):
        read(changed(twice))


def test_two_sheets_with_ratings_are_both_taken_and_named() -> None:
    def copied(book: Workbook, sheet: Worksheet) -> None:
        copy = book.copy_worksheet(sheet)
        copy.title = "Bo's"
        copy.cell(FIRST, 4).value = "dee"
        copy.cell(FIRST + 1, 6).value = 9

    found = read(changed(copied))
    assert (found.ratings, found.known) == (4, 1)
    assert found.losses == (
        "‘Bo's’, row 4: lean, ‘bo’: ‘9’ is no level for adoption; write a whole number from 1 to 5.",
    )


def as_text(separator: str, encoding: str, changes: tuple[Change, ...] = ()) -> bytes:
    """The rows of the first sheet, saved as text."""
    out = StringIO()
    rows = load_workbook(BytesIO(changed(*changes))).worksheets[1].iter_rows(values_only=True)
    csv.writer(out, delimiter=separator).writerows(rows)
    return out.getvalue().encode(encoding)


@pytest.mark.slow
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", mostly_slow(["utf-16", "utf-8", "utf-8-sig"]))
def test_a_text_with_separators_gives_the_same(separator: str, encoding: str) -> None:
    found = imported_ratings(two(), SOURCES, as_text(separator, encoding, (empty_column, title)), DAY, text=True)
    assert (found.changed, found.losses) == (read(changed()).changed, ())


@pytest.mark.parametrize(("language", "separator"), [("de", ";"), ("en", ",")])
def test_a_csv_comes_back_as_it_went_and_nothing_in_it_is_a_formula(language: str, separator: str) -> None:
    exported = as_csv(two(), ["=Bo", "'Cy"], language)
    assert exported.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(StringIO(exported.decode("utf-8-sig"), newline=""), delimiter=separator))
    assert [row[:4] for row in rows[1:]] == [
        ["lean", "'=HYPERLINK(0)", "People", "'=Bo"],
        ["lean", "'=HYPERLINK(0)", "People", "''Cy"],
        ["kanban", "Kanban", "Process", "'=Bo"],
        ["kanban", "Kanban", "Process", "''Cy"],
    ]
    rows[1][5:8] = rows[4][5:8] = ["1", "2", "3"]
    out = StringIO()
    csv.writer(out, delimiter=separator).writerows(rows)
    found = imported_ratings(two(), SOURCES, out.getvalue().encode(), DAY, text=True)
    assert (found.ratings, found.empty, found.losses) == (2, 2, ())
    assert [b"'=Bo'" in found.changed["trends/lean.yaml"], b"Cy" in found.changed["trends/kanban.yaml"]] == [True, True]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (b"", r"a column \[trend\]"),
        ("Kennung [trend];Größe".encode("latin-1"), "not in UTF-8; save it as “CSV UTF-8”"),
        (b"a;b\n" * 30_000, "more than 20,000 rows"),
        (b'"' + b"x" * 200_000, "cannot be read"),
        (b"PK\x03\x04 and so on", "no spreadsheet"),
        (b"\xd0\xcf\x11\xe0" + bytes(range(256)), "not in UTF-8"),
    ],
)
def test_a_text_that_is_no_sheet_is_one_sentence(text: bytes, sentence: str) -> None:
    with pytest.raises(RadargenError, match=sentence):
        imported_ratings(two(), SOURCES, text, DAY, text=True)


def test_the_sheet_says_what_to_do_and_fits_on_paper() -> None:
    long = "A trend with a name that is far too long for one line of any column in any sheet of this world"
    guide, sheet, _ = sheets(as_workbook(radar(trend("long", name=text(long))), ["Bo"], "en"))
    assert [guide[place].value for place in ("A1", "A2")] == ["Test radar – 2026", "What to do"]
    assert (sheet.freeze_panes, sheet.print_title_rows, guide.print_title_rows) == ("C3", "$2:$2", "$9:$9")
    assert [cell.value for cell in guide[11]] == [None, "2", "adoption 2"]
    for each in (sheet, guide):
        page = each.page_setup
        assert (page.orientation, page.paperSize) == ("landscape", 9)
        assert (page.fitToWidth, page.fitToHeight) == (1, 0)
        assert each.sheet_properties.pageSetUpPr and each.sheet_properties.pageSetUpPr.fitToPage
    assert [sheet.row_dimensions[n].height for n in (FIRST,)] == [45]
    assert sheet["B3"].alignment.wrap_text and sheet["C2"].alignment.wrap_text


def test_the_library_says_nothing_of_what_it_leaves_out(recwarn: pytest.WarningsRecorder) -> None:
    with ZipFile(BytesIO(filled(row()))) as book:
        parts = book.read("xl/workbook.xml")
    assert b'r:id="rId3"' in parts
    assert read(packed(**{"xl/workbook.xml": parts.replace(b'r:id="rId3"', b'r:id=""')})).ratings == 1
    assert [str(one.message) for one in recwarn] == []


def test_a_radar_without_criteria_has_no_sheet() -> None:
    with pytest.raises(RadargenError, match="no criteria"):
        as_workbook(radar(trend("a"), rings=3), [], "de")


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1", " =1", "＝1+1", "'=1"])
def test_whatever_a_spreadsheet_takes_for_a_formula_is_kept_from_being_one(words: str) -> None:
    of = radar(trend("lean", name=text(words)))
    _, row = csv.reader(StringIO(as_csv(of, [], "en").decode("utf-8-sig"), newline=""))
    assert row[1] == f"'{words}"
    cell = sheets(as_workbook(of, [], "en"))[1].cell(FIRST, 2)
    assert cell.data_type == "s"
    assert cell.quotePrefix == (words[0] != "'")
