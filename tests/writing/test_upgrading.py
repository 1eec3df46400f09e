"""A repository that an earlier radargen made, brought up to date: what was changed there stays."""

import json
from pathlib import Path

import pytest

from radargen.writing.forge import Forge
from radargen.writing.upgrading import (
    RECORD,
    FileStanding,
    StarterRecord,
    digest,
    is_carried_out,
    read_record,
    recorded,
    upgrades,
)
from tests.folders import contents, radargen
from tests.runner import git

CHECK = ".github/workflows/check.yml"
SETTINGS = ".editorconfig"


def begun(folder: Path) -> Path:
    made = radargen("init", folder, "--example", "minimal", "--from", "radargen==1.0")
    assert made.returncode == 0, made.stderr
    return folder


def aged(folder: Path, path: str) -> None:
    """As if an earlier version had written the file otherwise."""
    old = (folder / path).read_text(encoding="utf-8") + "# as it once was\n"
    (folder / path).write_text(old, encoding="utf-8")
    record = json.loads((folder / RECORD).read_text(encoding="utf-8"))
    record["files"][path] = digest(old)
    (folder / RECORD).write_text(json.dumps(record), encoding="utf-8")


def test_a_new_repository_is_up_to_date(tmp_path: Path) -> None:
    folder = begun(tmp_path / "new")
    before = contents(folder)
    done = radargen("--root", folder, "upgrade", "--check")
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert radargen("--root", folder, "upgrade", "--yes").returncode == 0
    assert contents(folder) == before


@pytest.mark.quick
def test_what_nobody_changed_is_replaced_and_the_rest_is_told_of(tmp_path: Path) -> None:
    folder = begun(tmp_path / "old")
    fresh = contents(folder)
    aged(folder, CHECK)
    aged(folder, SETTINGS)
    ours = (folder / SETTINGS).read_text(encoding="utf-8") + "# ours\n"
    (folder / SETTINGS).write_text(ours, encoding="utf-8")
    aged(folder, ".ci/setup")
    (folder / ".github" / "dependabot.yml").unlink()
    before = contents(folder)
    told = radargen("--root", folder, "upgrade", "--check")
    assert told.returncode == 1
    assert f"--- a/{CHECK}\n+++ b/{CHECK}\n" in told.stdout and "-# as it once was\n" in told.stdout
    assert f"{CHECK} is brought up to date." in told.stderr
    assert f"{SETTINGS} was changed here and stays" in told.stderr
    assert "dependabot.yml was removed here and stays away" in told.stderr
    assert contents(folder) == before
    refused = radargen("--root", folder, "upgrade", answers="n\n")
    assert refused.returncode == 2 and contents(folder) == before
    assert radargen("--root", folder, "upgrade", "--yes").returncode == 0
    after = contents(folder)
    assert after[CHECK] == fresh[CHECK] and after[SETTINGS].decode() == ours
    assert (folder / ".ci" / "setup").stat().st_mode & 0o111
    assert ".github/dependabot.yml" not in after
    taken = radargen("--root", folder, "upgrade", "--yes", "--overwrite", SETTINGS)
    assert taken.returncode == 0 and contents(folder)[SETTINGS] == fresh[SETTINGS]
    assert radargen("--root", folder, "upgrade", "--check").returncode == 0
    unknown = radargen("--root", folder, "upgrade", "--overwrite", "trends/passkeys.yaml")
    assert unknown.returncode == 2 and "trends/passkeys.yaml" in unknown.stderr


@pytest.mark.quick
def test_a_repository_without_a_record_keeps_what_differs_until_somebody_says_so(tmp_path: Path) -> None:
    folder = begun(tmp_path / "older")
    (folder / RECORD).unlink()
    (folder / CHECK).write_text("name: Ours\n", encoding="utf-8")
    (folder / SETTINGS).unlink()
    done = radargen("--root", folder, "upgrade", "--yes")
    assert done.returncode == 0 and f"{CHECK} differs and stays" in done.stderr
    assert (folder / CHECK).read_text(encoding="utf-8") == "name: Ours\n" and (folder / SETTINGS).exists()
    record = read_record((folder / RECORD).read_text(encoding="utf-8"))
    assert record and CHECK not in record.digests and SETTINGS in record.digests


@pytest.mark.quick
def test_the_radargen_it_takes_is_another_where_that_is_asked_for(tmp_path: Path) -> None:
    folder = begun(tmp_path / "named")
    done = radargen("--root", folder, "upgrade", "--yes", "--from", "radargen==2.0")
    assert done.returncode == 0 and "+radargen==2.0\n" in done.stdout
    assert "radargen==2.0\n" in (folder / "requirements.txt").read_text(encoding="utf-8")


def test_a_link_in_the_way_is_not_followed(tmp_path: Path) -> None:
    folder, outside = begun(tmp_path / "linked"), tmp_path / "outside.yml"
    outside.write_text("theirs\n", encoding="utf-8")
    (folder / CHECK).unlink()
    (folder / CHECK).symlink_to(outside)
    done = radargen("--root", folder, "upgrade", "--yes", "--overwrite", CHECK)
    assert done.returncode == 2 and "is a link" in done.stderr
    assert outside.read_text(encoding="utf-8") == "theirs\n"


@pytest.mark.quick
def test_files_for_the_forge_are_found_at_the_top_of_the_repository(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    folder = tmp_path / "radar"
    made = radargen("init", folder, "--example", "minimal", "--from", "radargen==1.0")
    assert made.returncode == 0, made.stderr
    assert made.stderr.startswith(f"{folder} lies within the git repository {tmp_path}")
    (folder / ".github").rename(tmp_path / ".github")
    assert radargen("--root", folder, "upgrade", "--check").returncode == 0
    (tmp_path / CHECK).write_text("name: Ours\n", encoding="utf-8")
    done = radargen("--root", folder, "upgrade", "--yes", "--overwrite", CHECK)
    assert done.returncode == 0 and 'RADAR: "radar"' in (tmp_path / CHECK).read_text(encoding="utf-8")
    assert not (folder / ".github").exists()


def test_a_stranger_s_record_names_no_other_files() -> None:
    for path in ("../elsewhere", "/etc/passwd", ".github/../../x", "trends/kanban.yaml", "radar.yaml", ".git/config"):
        record = read_record(recorded(StarterRecord(Forge.GITHUB, "en", {path: digest("x")})))
        assert record and not record.digests, path
    for text in (
        "",
        "[]",
        "{",
        '{"version": 2}',
        '{"version": 1, "forge": "github", "language": "en", "files": {".editorconfig": 5}}',
        '{"version": 1, "forge": "sourceforge", "language": "en", "files": {}}',
    ):
        assert read_record(text) is None


def test_what_this_version_does_not_change_is_nobodys_business() -> None:
    before = {"kept": digest("a"), "gone": digest("b"), "gone-ours": digest("b")}
    current = {"kept": "ours", "gone": "b", "gone-ours": "ours", "crlf": "x\r\n"}
    found = {one.path: one for one in upgrades(before, current, {"kept": "a", "crlf": "x\n"})}
    assert {path: one.standing for path, one in found.items()} == {"gone": FileStanding.OBSOLETE}
    assert is_carried_out(found["gone"], ())


def test_the_form_for_suggestions_follows_the_radar_and_is_nobodys_change(tmp_path: Path) -> None:
    root = begun(tmp_path / "radar")
    form, frame = root / ".github/ISSUE_TEMPLATE/trend.yml", root / "radar.yaml"
    text = frame.read_text(encoding="utf-8")
    frame.write_text(text.replace("rings: [", "rings: [Core, ", 1), encoding="utf-8")
    assert '- "Core"' not in form.read_text(encoding="utf-8")
    assert radargen("--root", root, "upgrade", "--yes").returncode == 0
    assert '- "Core"' in form.read_text(encoding="utf-8")
    # Written by another command, it still counts as written by radargen.
    frame.write_text(text, encoding="utf-8")
    assert radargen("--root", root, "schema", "--out").returncode == 0
    assert '- "Core"' not in form.read_text(encoding="utf-8")
    done = radargen("--root", root, "upgrade", "--check")
    assert (done.returncode, done.stderr) == (0, "Nothing is to be brought up to date.\n")
