"""The commands that write files, as an editor meets them at a terminal."""

import re
import subprocess
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.folders import RADAR, entry, radar_folder, radargen

pytestmark = pytest.mark.quick

CRITERIA = """
criteria:
  - id: use
    name: {de: Einsatz, en: Use}
    levels: [{de: a, en: a}, {de: b, en: b}, {de: c, en: c}, {de: d, en: d}, {de: e, en: e}]
"""
RATED = RADAR.replace("Adopt}}", "Adopt}, from: 4}").replace("Trial}}", "Trial}, from: 1}") + CRITERIA


def run(folder: Path, *arguments: str, answers: str = "") -> subprocess.CompletedProcess[str]:
    return radargen("--root", folder, *arguments, answers=answers)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return radar_folder(tmp_path)


@pytest.fixture
def rated(tmp_path: Path) -> Path:
    radar_folder(tmp_path)
    (tmp_path / "radar.yaml").write_text(RATED, encoding="utf-8")
    return tmp_path


def test_fmt_check_names_what_would_change_and_fmt_changes_it(folder: Path) -> None:
    lean, broken = folder / "trends" / "lean.yaml", folder / "trends" / "broken.yaml"
    run(folder, "fmt")
    lean.write_text("dimension: process # why\nname:   {de: L,en: L}\n")
    check = run(folder, "fmt", "--check")
    assert (check.returncode, check.stdout) == (1, "trends/lean.yaml\n")
    broken.write_text("name: [")
    done = run(folder, "fmt", str(lean), str(broken))
    assert (done.returncode, done.stdout) == (1, "trends/lean.yaml\n")
    assert "trends/broken.yaml:" in done.stderr and broken.read_text() == "name: ["
    assert lean.read_text() == "name: {de: L, en: L}\ndimension: process  # why\n"
    assert run(folder, "fmt", str(lean)).stdout == ""


def test_fmt_takes_only_files_of_the_radar(folder: Path) -> None:
    (folder / "other.yaml").write_text("b: 1\na:   2\n")
    done = run(folder, "fmt", str(folder / "other.yaml"))
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)


def test_new_asks_what_is_not_said_and_names_what_is_to_be_filled_in(folder: Path) -> None:
    done = run(folder, "new", answers="Größe zählt\nde\npeople\n")
    assert (done.returncode, done.stdout) == (0, "trends/groesse-zaehlt.yaml\n")
    assert "The file has been begun. Still to be filled in or mended:\n" in done.stderr
    assert "summary: no language has a text." in done.stderr
    assert "  de: Größe zählt\n" in (folder / "trends" / "groesse-zaehlt.yaml").read_text(encoding="utf-8")
    again = run(folder, "new", "Größe zählt", "--dimension", "people")
    assert (again.returncode, again.stdout) == (2, "")


@pytest.mark.slow
def test_new_begins_with_the_line_for_editing_programs_where_they_are_told_of_the_radar(folder: Path) -> None:
    run(folder, "new", "Scrum", "--dimension", "process")
    assert "yaml-language-server" not in (folder / "trends" / "scrum.yaml").read_text(encoding="utf-8")
    run(folder, "schema", "--out")
    run(folder, "new", "Obeya", "--dimension", "process")
    line = "# yaml-language-server: $schema=../.radargen/trend.schema.json\n"
    assert (folder / "trends" / "obeya.yaml").read_text(encoding="utf-8").startswith(line)
    assert run(folder, "schema", "--check").returncode == 0
    run(folder, "fmt")
    assert (folder / "trends" / "obeya.yaml").read_text(encoding="utf-8").startswith(line)


@pytest.mark.parametrize("by", [(), ("--by", "anna")])
@pytest.mark.parametrize("issue", [False, True])
def test_new_names_every_hole_of_the_file(rated: Path, by: tuple[str, ...], issue: bool) -> None:
    if issue:
        done = run(rated, "new", "--from-issue", "-", *by, answers="### Name des Trends\n\nSprache im Auto\n")
    else:
        done = run(rated, "new", "Sprache im Auto", "--dimension", "people", *by)
    assert done.returncode == 0
    told = next(line for line in done.stderr.splitlines() if line.startswith("Empty so far: "))
    named = told.removeprefix("Empty so far: ").removesuffix(".").split(", ")
    text = (rated / "trends" / "sprache-im-auto.yaml").read_text(encoding="utf-8")
    keys = [line.strip(" -").removesuffix(":") for line in text.splitlines() if re.fullmatch(r"[ -]*\w+:", line)]
    # Keys that hold others are no holes.
    holes = [key for key in keys if key not in ("name", "summary", "assessments", "ratings", "sources")]
    assert [name.partition(" (")[2].removesuffix(")") or name for name in named] == holes
    assert {"use", "impact", "name (en)", "summary (de)"} <= set(named)
    assert ("by" in named, "dimension" in named) == (not by, issue)


def test_new_writes_nothing_where_an_entry_has_that_name(folder: Path) -> None:
    done = run(folder, "new", "Kanban (en)", "--dimension", "people", "--id", "board")
    assert (done.returncode, done.stderr.splitlines()[0]) == (
        1,
        "trends/kanban.yaml is called that already (“Kanban (en)”).",
    )
    assert not (folder / "trends" / "board.yaml").exists()
    assert run(folder, "new", "Kanban (en)", "--dimension", "people", "--id", "board", "--anyway").returncode == 0


def test_new_takes_an_issue_from_standard_input(folder: Path) -> None:
    issue = (
        "### Name of the trend\n\n../../Tafel: neu\n\n### Dimension\n\nPeople\n\n### In one sentence\n\nA sentence.\n"
    )
    done = run(folder, "new", "--from-issue", "-", answers=issue)
    assert done.stdout == "trends/tafel-neu.yaml\n"
    written = (folder / "trends" / "tafel-neu.yaml").read_text(encoding="utf-8")
    assert "  en: '../../Tafel: neu'\n" in written
    assert "dimension: people\n" in written


def test_rate_shows_what_others_say_only_after_saving(rated: Path) -> None:
    first = run(rated, "rate", "kanban", "--by", "Anna", "--level", "use=1")
    assert (first.returncode, first.stdout.splitlines()[0]) == (0, "trends/kanban.yaml")
    done = run(rated, "rate", "kanban", "--by", "Bo", "--language", "en", answers="7\n5\n")
    asked, _, after = done.stdout.partition("trends/kanban.yaml\n")
    assert (done.returncode, "  5  e" in done.stderr, "Anna" in done.stderr + asked, "Anna" in after) == (
        0,
        True,
        False,
        True,
    )
    text = (rated / "trends" / "kanban.yaml").read_text(encoding="utf-8")
    assert "by: Anna" in text and ("use: 1}" in text, "use: 5}" in text) == (True, True)
    again = run(rated, "rate", "kanban", "--by", "bo", "--level", "use=1")
    assert (again.returncode, again.stderr) == (
        2,
        "radargen: bo has rated kanban for 2026 already; change it in trends/kanban.yaml.\n",
    )


def test_a_csv_goes_out_and_comes_back_and_other_kinds_are_refused_in_one_sentence(rated: Path) -> None:
    sheet = rated / "sheet.csv"
    assert run(rated, "ratings", "--export", str(sheet), "--by", "Bo").returncode == 0
    text = sheet.read_bytes().decode("utf-8-sig")
    assert sheet.read_bytes().startswith(b"\xef\xbb\xbfKennung [trend];Trend [name];")
    sheet.write_text(text.replace("Bo;;;", "Bo;;5;", 1), encoding="utf-8")
    done = run(rated, "ratings", "--import", str(sheet))
    assert (done.returncode, done.stdout) == (0, "trends/lean.yaml\n"), done.stderr
    for way in ("--export", "--import"):
        for name in ("sheet.ods", "sheet.xls", "sheet", "sheet.pdf"):
            if way == "--import":
                (rated / name).write_bytes(b"PK")
            done = run(rated, "ratings", way, str(rated / name))
            assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
            assert f"A sheet is a file .xlsx or .csv, and {name} is neither" in done.stderr
            assert way == "--import" or not (rated / name).exists()


def test_a_sheet_goes_out_and_comes_back(rated: Path) -> None:
    sheet = rated / "sheet.xlsx"
    assert run(rated, "ratings", "--export", str(sheet), "--by", "Bo").returncode == 0
    book = load_workbook(sheet)
    assert [cell.value for cell in book.worksheets[1]["A"]][1:] == ["Kennung [trend]", "lean", "kanban"]
    book.worksheets[1]["F3"] = 5
    book.worksheets[1]["F4"] = 6
    book.save(sheet)
    again = run(rated, "ratings", "--export", str(sheet), "--by", "Bo")
    assert (again.returncode, "import it first" in again.stderr) == (2, True)
    done = run(rated, "ratings", "--import", str(sheet))
    assert (done.returncode, done.stdout) == (1, "trends/lean.yaml\n")
    agreement, loss, *_ = done.stderr.splitlines()
    assert agreement == "Lean (de): Nutzen. Einschätzung der Redaktion: eine Bewertung, Stufe 5."
    assert loss.startswith("Row 4: kanban, ‘Bo’: ‘6’ is no level for use;")
    assert "1 rating entered, 1 not taken" in done.stderr
    assert "by: Bo" in (rated / "trends" / "lean.yaml").read_text(encoding="utf-8")


def test_a_short_radar_is_not_rated(folder: Path) -> None:
    (folder / "trends" / "scrum.yaml").write_text(entry("Scrum"), encoding="utf-8")
    done = run(folder, "rate", "scrum", "--by", "Bo")
    assert (done.returncode, "no criteria" in done.stderr) == (2, True)
