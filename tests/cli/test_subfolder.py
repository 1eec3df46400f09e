"""Radars below the top of a repository: found by the paths that are given, reported as forges know the files."""

import json
import os
import re
import subprocess
from pathlib import Path

import pytest
import yaml

from tests.folders import ROOT, contents, radar_folder, radargen
from tests.runner import git

pytestmark = pytest.mark.quick

BAD = "name: Bad\n"


@pytest.fixture
def top(tmp_path: Path) -> Path:
    """A repository with two radars in folders and one at its top, each with an error in one entry."""
    for folder in (".", "sub", "more/deep"):
        radar_folder(tmp_path / folder, bad=BAD)
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "--quiet", "--message=begun")
    return tmp_path


def named(folder: Path, *arguments: str | Path) -> list[str]:
    """The files of which a forge is told, in the order it is."""
    done = radargen("validate", "--format", "github", *map(str, arguments), cwd=folder)
    assert done.returncode == 1, done.stderr
    return list(dict.fromkeys(re.findall("file=([^,]+),", done.stdout)))


def test_forges_are_told_files_from_the_top_of_the_repository(top: Path) -> None:
    assert named(top / "sub") == ["sub/trends/bad.yaml"]
    assert named(top / "more" / "deep" / "trends") == ["more/deep/trends/bad.yaml"]
    assert named(top) == ["trends/bad.yaml"]
    for form in ("gitlab", "sarif"):
        assert '"sub/trends/bad.yaml"' in radargen("validate", "--format", form, cwd=top / "sub").stdout


def test_a_worktree_and_a_submodule_have_a_top_of_their_own(
    top: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    git(top, "worktree", "add", "--quiet", elsewhere / "tree", "-b", "work")
    assert named(elsewhere / "tree" / "sub") == ["sub/trends/bad.yaml"]
    outer = elsewhere / "outer"
    outer.mkdir()
    git(outer, "init", "--quiet")
    git(outer, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", top, "part")
    assert named(outer / "part" / "sub") == ["sub/trends/bad.yaml"]


def test_without_a_repository_files_are_told_from_here(tmp_path: Path) -> None:
    radar_folder(tmp_path / "sub", bad=BAD)
    assert named(tmp_path / "sub") == ["trends/bad.yaml"]
    assert named(tmp_path, "sub") == ["sub/trends/bad.yaml"]


def test_a_radar_is_found_by_the_paths_it_is_asked_about(top: Path) -> None:
    several = ["sub/trends/bad.yaml", "more/deep/trends/bad.yaml", "trends/kanban.yaml", "trends/bad.yaml"]
    assert named(top, *several) == [several[0], several[1], several[3]]
    away = top / "more" / "deep" / "trends"
    assert named(away, "../../../sub/trends/bad.yaml") == ["sub/trends/bad.yaml"]
    assert radargen("validate", "sub/trends/kanban.yaml", cwd=top).returncode == 0
    done = radargen("validate", "sub/trends/bad.yaml", "/", cwd=top)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)


def test_people_and_programs_are_told_files_as_they_are_typed_here(top: Path) -> None:
    for here, path in (
        (top / "sub", "trends/bad.yaml"),
        (top, "sub/trends/bad.yaml"),
        (top / "sub" / "trends", "bad.yaml"),
        (top / "more", "../sub/trends/bad.yaml"),
    ):
        where = [os.path.relpath(top / "sub", here)]
        done = radargen("validate", *where, cwd=here)
        assert done.stdout.startswith(f"{path}:1:1: error: "), done.stdout
        rows = json.loads(radargen("validate", "--format", "json", *where, cwd=here).stdout)
        assert {row["path"] for row in rows} == {path}


def test_two_radars_with_the_same_mistake_are_told_apart(top: Path) -> None:
    done = radargen("validate", "--format", "gitlab", "sub", "more/deep", ".", cwd=top)
    rows = json.loads(done.stdout)
    assert len({row["fingerprint"] for row in rows}) == len(rows) > 3
    alone = json.loads(radargen("validate", "--format", "gitlab", cwd=top / "sub").stdout)
    assert {row["fingerprint"] for row in alone} < {row["fingerprint"] for row in rows}
    assert "in 3 radars with 9 entries." in radargen("validate", "--whole", "sub", "more/deep", ".", cwd=top).stderr


def test_fmt_sets_the_files_of_several_radars_in_order(top: Path) -> None:
    paths = ["sub/trends/scrum.yaml", "more/deep/trends/scrum.yaml"]
    for path in paths:
        (top / path).write_text("dimension: process\nname: {de: A, en: B}\n")
    before = contents(top)
    done = radargen("fmt", "--check", *paths, cwd=top)
    assert (done.returncode, done.stdout.splitlines()) == (1, paths)
    assert contents(top) == before
    done = radargen("fmt", paths[0], "more/deep/mkdocs.yml", cwd=top)
    assert (done.returncode, done.stdout) == (2, "")
    assert contents(top) == before
    assert radargen("fmt", *paths, cwd=top).returncode == 0
    assert radargen("fmt", "--check", *paths, cwd=top).returncode == 0
    assert radargen("--root", "sub", "fmt", "--check", paths[0], cwd=top).returncode == 0
    done = radargen("--root", "sub", "fmt", "--check", paths[1], cwd=top)
    assert (done.returncode, "does not lie in the radar's folder" in done.stderr) == (2, True)


def test_what_the_hooks_run_works_at_the_top_whatever_has_changed(top: Path) -> None:
    hooks = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())}
    (top / "src" / "trends").mkdir(parents=True)
    (top / "src" / "trends" / "model.yaml").write_text("a: b\n")
    (top / "radar.yaml").unlink()
    changed = ["sub/radar.yaml", "src/trends/model.yaml", "sub/trends/lean.yaml"]
    hook = hooks["radargen-validate"]
    assert all(re.search(hook["files"], path) for path in changed)
    done = _hook(top, hook["entry"], changed)
    assert (done.returncode, "sub/trends/bad.yaml" in done.stdout) == (1, True)
    assert "src/trends/model.yaml lies in no radar and is passed over." in done.stderr
    assert _hook(top, hook["entry"], changed[1:2]).returncode == 0
    (top / "sub" / "trends" / "bad.yaml").unlink()
    assert _hook(top, hook["entry"], changed).returncode == 0
    hook = hooks["radargen-fmt"]
    assert _hook(top, f"{hook['entry']} --check", ["more/deep/trends/kanban.yaml"]).returncode == 1


def _hook(top: Path, entry_point: str, changed: list[str]) -> subprocess.CompletedProcess[str]:
    """What a hook prints where git runs it: at the top, with what git tells its hooks in the environment."""
    program, *arguments = entry_point.split()
    assert program == "radargen"
    environment = {"GIT_DIR": ".git", "GIT_INDEX_FILE": ".git/index"}
    return radargen(*arguments, *changed, cwd=top, environment=environment)
