"""Git is asked of the folder that is given, whoever asks from within what."""

from pathlib import Path

import pytest

from radargen.storage import git
from radargen.storage.commits import changed
from tests import runner


def test_a_hook_of_another_repository_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("here", "other"):
        (tmp_path / name).mkdir()
        runner.git(tmp_path / name, "init", "--quiet")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "other" / ".git"))
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "some.setting")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "of mine")
    assert git.run(tmp_path / "here", "rev-parse", "--absolute-git-dir").stdout.decode().strip().endswith("/here/.git")
    # What whoever calls it has set up holds.
    assert git.run(tmp_path / "here", "config", "some.setting").stdout == b"of mine\n"


def test_a_file_that_git_does_not_know_yet_differs_from_every_commit(tmp_path: Path) -> None:
    (tmp_path / "known.txt").write_text("one")
    runner.git(tmp_path, "init", "--quiet")
    runner.git(tmp_path, "add", "--all")
    runner.git(tmp_path, "commit", "--quiet", "--message=all")
    (tmp_path / "known.txt").write_text("two")
    (tmp_path / "new.txt").write_text("")
    found = {one.path: (one.status, one.untracked) for one in changed(tmp_path, "HEAD")}
    assert found == {"known.txt": ("M", False), "new.txt": ("A", True)}


def test_the_top_is_found_without_git(tmp_path: Path) -> None:
    assert git.top(tmp_path) is None
    runner.git(tmp_path, "init", "--quiet")
    (tmp_path / "a" / "b").mkdir(parents=True)
    assert git.top(tmp_path / "a" / "b") == tmp_path.resolve()
    # A worktree or submodule has a file there.
    (tmp_path / "a" / ".git").write_text("gitdir: elsewhere\n")
    assert git.top(tmp_path / "a" / "b") == (tmp_path / "a").resolve()
