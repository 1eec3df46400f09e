"""Trends renamed, merged, split and archived by command: told first, then all of it or nothing."""

from pathlib import Path

import pytest

from tests.folders import RADAR, contents, entry, radar_folder, radargen

pytestmark = pytest.mark.quick

LINKED = entry("Scrum") + "links: [{to: lean, type: requires}]\n"


def folder(tmp_path: Path) -> Path:
    made = radar_folder(tmp_path, scrum=LINKED)
    assert radargen("--root", made, "lock").returncode == 0
    return made


def test_what_will_change_is_told_before_anything_does(tmp_path: Path) -> None:
    radar = folder(tmp_path)
    before = contents(radar)
    for command in (
        ["merge", "lean", "kanban"],
        ["split", "lean", "Lean here", "Lean there"],
        ["rename", "lean", "lean-work"],
        ["archive", "lean", "--as", "faded", "--reason", "de=Weg.", "--reason", "en=Gone."],
    ):
        told = radargen("--root", radar, *command, "--dry-run")
        assert told.returncode == 0 and "lean.yaml" in told.stderr and "layout.lock.json" in told.stderr, told.stderr
        refused = radargen("--root", radar, *command, answers="n\n")
        assert refused.returncode == 2 and "Nothing was changed." in refused.stderr
        assert contents(radar) == before, command


def test_files_links_and_places_follow_together(tmp_path: Path) -> None:
    radar = folder(tmp_path)
    done = radargen("--root", radar, "split", "lean", "Lean here", "Lean there", "--language", "en", "--yes")
    assert done.returncode == 0, done.stderr
    begun = {"trends/lean-here.yaml", "trends/lean-there.yaml"}
    assert {*done.stdout.splitlines()} == begun | {"trends/scrum.yaml", "layout.lock.json"}
    done = radargen("--root", radar, "merge", "lean-there", "kanban", "--yes")
    assert done.returncode == 0, done.stderr
    assert {path for path in contents(radar) if path.startswith("trends/")} == {
        *("trends/kanban.yaml", "trends/lean-here.yaml", "trends/scrum.yaml"),
    }
    assert "to: lean-here" in (radar / "trends/scrum.yaml").read_text(encoding="utf-8")
    assert radargen("--root", radar, "lock", "--check").returncode == 0
    checked = radargen("--root", radar, "validate")
    assert checked.returncode == 0, checked.stdout


def test_what_would_leave_errors_behind_is_refused(tmp_path: Path) -> None:
    radar = radar_folder(tmp_path, scrum=LINKED)
    before = contents(radar)
    (radar / "trends" / "here.yaml").write_text("name: [\n", encoding="utf-8")
    refused = radargen("--root", radar, "split", "lean", "Here", "There", "--yes")
    assert refused.returncode == 2 and "here" in refused.stderr
    (radar / "trends" / "here.yaml").unlink()
    one = radargen("--root", radar, "split", "lean", "Here", "--yes")
    assert one.returncode == 2 and "Name two trends" in one.stderr
    assert contents(radar) == before


def test_a_published_edition_stays_as_it_is(tmp_path: Path) -> None:
    radar = radar_folder(tmp_path, RADAR)
    assert radargen("--root", radar, "edition", "publish", "2026").returncode == 0
    refused = radargen("--root", radar, "merge", "lean", "kanban", "--yes")
    assert refused.returncode == 2 and "edition new" in refused.stderr
    assert radargen("--root", radar, "edition", "new", "2027", "--date", "2027-11-30").returncode == 0
    why = ["--reason", "de=Dasselbe.", "--reason", "en=The same."]
    done = radargen("--root", radar, "merge", "lean", "kanban", *why, "--yes")
    assert done.returncode == 0, done.stderr
    checked = radargen("--root", radar, "validate")
    assert "changed-edition" not in checked.stdout and "error" not in checked.stdout, checked.stdout
    assert (radar / "trends" / "lean.yaml").exists()
