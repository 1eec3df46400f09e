"""A clone in which lines end as on Windows: whatever a command writes there, they go on to."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.folders import contents, filled_in, radargen

pytestmark = pytest.mark.slow

ARGUMENTS = ("--example", "cx", "--language", "de", "--from", "1.0")


def git(folder: Path, *arguments: str | Path) -> str:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    done = subprocess.run(["git", *who, "-C", folder, *arguments], check=True, capture_output=True, text=True)
    return done.stdout


@pytest.fixture(scope="module")
def windows(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A radar with places as Git for Windows clones one that says nothing of line ends."""
    top = tmp_path_factory.mktemp("windows")
    assert radargen("init", "radar", *ARGUMENTS, cwd=top).returncode == 0
    origin = top / "radar"
    (origin / ".gitattributes").unlink()
    assert radargen("lock", cwd=origin).returncode == 0
    git(origin, "init", "--quiet")
    git(origin, "add", "--all")
    git(origin, "commit", "--quiet", "--message=begun")
    git(top, "-c", "core.autocrlf=true", "clone", "--quiet", "radar", "clone")
    git(top / "clone", "config", "core.autocrlf", "true")
    assert b"\r\n" in (top / "clone" / "radar.yaml").read_bytes()
    return top / "clone"


@pytest.fixture
def clone(windows: Path, tmp_path: Path) -> Path:
    """The same for one test alone."""
    git(tmp_path, "-c", "core.autocrlf=true", "clone", "--quiet", windows, "own")
    git(tmp_path / "own", "config", "core.autocrlf", "true")
    return tmp_path / "own"


@pytest.mark.parametrize(
    "arguments", [("validate",), ("fmt", "--check"), ("lock", "--check"), ("schema", "--out", "--check"), ("diff",)]
)
def test_nothing_is_wrong_with_such_a_clone(windows: Path, arguments: tuple[str, ...]) -> None:
    done = radargen(*arguments, cwd=windows)
    assert done.returncode == 0, done.stdout + done.stderr


def otherwise_ended(folder: Path) -> list[str]:
    """The text files below the folder in which some line ends otherwise."""
    return [
        path
        for path, content in contents(folder).items()
        if not path.startswith(".git/") and b"\0" not in content and content.count(b"\n") != content.count(b"\r\n")
    ]


def test_what_commands_write_there_ends_like_the_rest(clone: Path) -> None:
    rated = ("--level", "adoption=3", "--level", "evidence=3", "--level", "means=3")
    commands = [
        ("new", "Ein neuer Trend", "--dimension", "process"),
        ("rate", "customer-council", "--by", "Anna", *rated),
        ("schema", "--out"),
        ("fmt",),
    ]
    assert otherwise_ended(clone) == []
    for arguments in commands:
        done = radargen(*arguments, cwd=clone)
        assert done.returncode in (0, 1), done.stderr
    assert git(clone, "status", "--porcelain", "trends").splitlines() == [
        " M trends/customer-council.yaml",
        "?? trends/ein-neuer-trend.yaml",
    ]
    assert otherwise_ended(clone) == []
    (clone / "trends" / "ein-neuer-trend.yaml").unlink()
    filled_in(clone)
    for arguments in (
        ("lock",),
        ("edition", "publish", "2026"),
        ("edition", "new", "2027", "--date", "2027-11-30"),
    ):
        done = radargen(*arguments, cwd=clone)
        assert done.returncode == 0, done.stderr
    assert otherwise_ended(clone) == []


def test_init_says_how_lines_end_so_that_every_clone_has_them_alike(tmp_path: Path) -> None:
    assert radargen("init", "radar", *ARGUMENTS, cwd=tmp_path).returncode == 0
    radar = tmp_path / "radar"
    before = contents(radar)
    (radar / "site" / "assets").mkdir(parents=True, exist_ok=True)
    (radar / "site" / "assets" / "logo.png").write_bytes(b"\x89PNG\r\n\x1a\n\r\n")
    git(radar, "init", "--quiet")
    git(radar, "add", "--all")
    git(radar, "commit", "--quiet", "--message=begun")
    git(tmp_path, "-c", "core.autocrlf=true", "clone", "--quiet", "radar", "clone")
    after = contents(tmp_path / "clone")
    assert {path: after.get(path) for path in before} == before
    assert after["site/assets/logo.png"] == b"\x89PNG\r\n\x1a\n\r\n"
    assert os.access(tmp_path / "clone" / ".ci" / "setup", os.X_OK)
