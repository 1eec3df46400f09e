"""`radargen import` and `radargen export` as somebody at a terminal meets them."""

import json
import os
from pathlib import Path

import pytest

from radargen.writing.forge import SETUP
from tests.folders import radargen

pytestmark = pytest.mark.quick
ROWS = "name,ring,quadrant\nGo,Adopt,Languages\nPerl,Hold,Languages\nDocker,Trial,Platforms\n"


def test_a_list_becomes_a_repository_that_validates_and_goes_out_again(tmp_path: Path) -> None:
    (tmp_path / "tech.csv").write_text(ROWS)
    made = radargen("import", tmp_path / "tech.csv", tmp_path / "ours", "--from", "1.0", "--title", "Ours")
    assert made.returncode == 0, made.stderr
    assert "3 entries; of 9 values 9 taken, 0 changed, 0 left out." in made.stderr
    ours = tmp_path / "ours"
    assert json.loads((ours / "import-report.json").read_text())["values"]["total"] == 9
    assert (ours / ".github" / "workflows" / "check.yml").exists()
    assert os.access(ours / SETUP, os.X_OK)
    checked = radargen("--root", ours, "validate")
    assert (checked.returncode, checked.stderr) == (0, "2 warnings in radar.yaml and 3 entries.\n")
    out = radargen(
        "--root", ours, "export", tmp_path / "back.csv", "--format", "byor-csv", "--report", tmp_path / "l.md"
    )
    assert out.returncode == 0, out.stderr
    assert (tmp_path / "back.csv").read_text().splitlines()[1] == "Docker,Trial,Platforms,TRUE,new,"
    assert (tmp_path / "l.md").read_text().startswith("# What became of the source: Ours → byor-csv\n")


def test_each_fault_stands_on_a_line_and_a_name_that_is_no_utf_8_is_spelt_out(tmp_path: Path) -> None:
    old = tmp_path / "old"
    old.mkdir()
    try:
        (old / os.fsdecode(b"\xff.csv")).write_text(ROWS.replace("Go,Adopt", ",Adopt").replace("Perl", ""))
    except OSError:
        pytest.skip("no such names here")
    said = radargen("import", old, tmp_path / "ours").stderr.splitlines()
    assert said == [rf"radargen: \udcff.csv, {line}: name is empty." for line in (2, 3)]


@pytest.mark.parametrize(
    ("source", "options", "sentence"),
    [
        (ROWS.replace("Go,", ","), [], "tech.csv, 2: name is empty."),
        (ROWS, ["--column", "name"], "--column takes WHAT=HEADING"),
        (ROWS, ["--column", "name=Nam"], "there is no column Nam. Did you mean name?"),
        (ROWS, ["--rings", "Adopt,Hold"], "tech.csv, 4: there is no ring trial."),
        (ROWS, ["--format", "backstage"], "There is no file .json there."),
    ],
)
def test_what_cannot_be_imported_leaves_nothing_behind(
    tmp_path: Path, source: str, options: list[str], sentence: str
) -> None:
    (tmp_path / "tech.csv").write_text(source)
    done = radargen("import", tmp_path / "tech.csv", tmp_path / "ours", "--from", "1.0", *options)
    assert (done.returncode, done.stdout) == (2, "")
    assert sentence in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["tech.csv"]


def test_an_export_never_replaces_a_file_of_the_radar(tmp_path: Path) -> None:
    (tmp_path / "radar.yaml").write_text("dimensions: [T, U]\nrings: [Adopt, Hold]\n")
    (tmp_path / "trends").mkdir()
    (tmp_path / "trends" / "go.yaml").write_text("name: Go\ndimension: t\nring: hold\n")
    done = radargen("--root", tmp_path, "export", tmp_path / "radar.yaml", "--format", "zalando")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert (tmp_path / "radar.yaml").read_text().startswith("dimensions")


def test_the_report_of_an_export_is_no_file_of_the_edition(tmp_path: Path) -> None:
    (tmp_path / "radar.yaml").write_text("dimensions: [T, U]\nrings: [Adopt, Hold]\n")
    (tmp_path / "trends").mkdir()
    (tmp_path / "trends" / "go.yaml").write_text("name: Go\ndimension: t\nring: hold\n")
    (tmp_path / "again").symlink_to(tmp_path)
    for report in (tmp_path / "out.json", tmp_path / "trends" / ".." / "out.json", tmp_path / "OUT.json"):
        done = radargen("--root", tmp_path, "export", tmp_path / "out.json", "--format", "zalando", "--report", report)
        assert done.returncode == 2 and "--report names" in done.stderr
        assert not (tmp_path / "out.json").exists()


def test_an_imported_radar_gives_no_reasons_for_moves_of_the_past(tmp_path: Path) -> None:
    (tmp_path / "2024.csv").write_text("name,ring,quadrant\nGo,trial,tools\nVue,hold,tools & more\n")
    (tmp_path / "2025.csv").write_text("name,ring,quadrant\nGo,adopt,tools\nVue,trial,tools & more\n")
    sources = [tmp_path / "2024.csv", tmp_path / "2025.csv"]
    assert (
        radargen("import", *sources, tmp_path / "ours", "--from", "1.0", "--rings", "adopt,trial,hold").returncode == 0
    )
    checked = radargen("--root", tmp_path / "ours", "validate")
    assert checked.returncode == 0 and "unexplained-move" not in checked.stdout
    # Names in small letters begin with a capital, whatever else is in them.
    assert "Tools & more" in (tmp_path / "ours" / "radar.yaml").read_text()
