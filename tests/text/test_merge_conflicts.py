"""What a merge that stopped leaves behind, made by git itself, and what looks like it and is none."""

import json
import subprocess
from pathlib import Path

import pytest

from radargen.build.inspection import inspected
from radargen.text import merge_conflicts
from tests.folders import RADAR, entry, radar_folder, radargen

SENTENCE = "An unfinished merge has left both sides in the file."


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main")
    subprocess.run(["git", *who, "-C", str(folder), *arguments], check=False, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A radar with places and a published edition, committed."""
    folder = radar_folder(tmp_path / "radar")
    (folder / "mkdocs.yml").write_text("site_name: Ours\n")
    assert radargen("lock", cwd=folder).returncode == 0
    assert radargen("edition", "publish", "2026", cwd=folder).returncode == 0
    git(folder, "init")
    git(folder, "add", "--all")
    git(folder, "commit", "--message=base")
    return folder


def torn(folder: Path, path: str, theirs: str, ours: str, style: str = "merge") -> int:
    """Let git stop in a merge of that file; the line of its first mark."""
    file = folder / path
    for branch, text in (("theirs", theirs), ("main", ours)):
        git(folder, "checkout", "-B", branch, "main")
        file.write_text(text, encoding="utf-8", newline="")
        git(folder, "commit", "--all", "--message=change")
    git(folder, "-c", f"merge.conflictStyle={style}", "merge", "theirs")
    lines = file.read_bytes().split(b"\n")
    return next(n for n, line in enumerate(lines, 1) if line.startswith(b"<<<<<<<"))


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("style", ["merge", "diff3", "zdiff3"])
@pytest.mark.parametrize("path", ["trends/kanban.yaml", "radar.yaml"])
def test_an_unfinished_merge_is_one_problem_at_its_first_mark(
    repository: Path, path: str, style: str, end: str
) -> None:
    written = (repository / path).read_text()
    theirs, ours = (f"{written}# {side}\nowner: {side}\n".replace("\n", end) for side in ("theirs", "ours"))
    line = torn(repository, path, theirs, ours, style)
    done = radargen("validate", "--format", "json", cwd=repository)
    assert done.returncode == 1
    (row,) = json.loads(done.stdout)
    assert (row["path"], row["line"], row["code"], row["message"]) == (path, line, "unfinished-merge", SENTENCE)
    before = (repository / path).read_bytes()
    assert SENTENCE in radargen("fmt", cwd=repository).stderr
    assert (repository / path).read_bytes() == before


@pytest.mark.parametrize(
    ("path", "hint"), [("layout.lock.json", "radargen lock"), ("editions/2026.json", "radargen edition publish 2026")]
)
def test_of_what_radargen_writes_the_command_is_named_that_writes_it_anew(
    repository: Path, path: str, hint: str
) -> None:
    text = (repository / path).read_text()
    line = torn(repository, path, text.replace('"kanban"', '"theirs"'), text.replace('"kanban"', '"ours"'))
    (row,) = json.loads(radargen("validate", "--format", "json", cwd=repository).stdout)
    assert (row["path"], row["line"], row["message"]) == (path, line, SENTENCE)
    assert hint in row["hint"]
    git(repository, "checkout", "--ours", path)
    (repository / path).write_text(text)
    assert radargen("validate", cwd=repository).returncode == 0


def test_an_unfinished_merge_of_the_settings_is_said(repository: Path) -> None:
    line = torn(repository, "mkdocs.yml", "site_name: Theirs\n", "site_name: Ours too\n")
    done = radargen("trust", "--check", cwd=repository)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert f"mkdocs.yml, line {line}: {SENTENCE}" in done.stderr


@pytest.mark.parametrize(
    "text",
    [
        "Heading\n=======\n\nAnd words.",
        "<<<<<<< HEAD\nours\n=======\ntheirs\n>>>>>>> main",
        ">>>>>>> quoted\n\n=======\n\n<<<<<<<",
    ],
)
def test_marks_within_a_text_are_its_own(text: str) -> None:
    block = "".join(f"  {line}\n" for line in text.split("\n"))
    files = {"radar.yaml": RADAR, "trends/kanban.yaml": entry("Kanban").strip() + f"\ntext: |\n{block}"}
    found = inspected({path: source.encode() for path, source in files.items()})
    assert [problem.code for problem in found.problems if problem.code in ("unfinished-merge", "syntax")] == []


@pytest.mark.parametrize(
    "text",
    [
        "=======\n",
        "<<<<<<< HEAD\nname: A\n",
        "<<<<<<< HEAD\n=======\n",
        ">>>>>>> a\n=======\n<<<<<<< b\n",
        "<<<<<<<<\n=======\n>>>>>>>\n",
    ],
)
def test_only_all_marks_in_their_order_are_a_conflict(text: str) -> None:
    assert merge_conflicts.unsettled(f"name: A\n{text}".encode()) == 0


def test_many_marks_cost_little() -> None:
    assert merge_conflicts.unsettled(b"<<<<<<<\n" * 30_000) == 0
