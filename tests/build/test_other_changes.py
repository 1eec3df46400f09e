"""What a change touches beside the radar's data: between commits, working trees and folders."""

import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest

from radargen.assessing.differences import Touched
from radargen.build.other_changes import between_commits, between_folders
from radargen.build.review_sides import review
from radargen.storage.commits import ChangedPath
from radargen.text.messages import RadargenError
from tests.folders import RADAR
from tests.histories import START, History, entry

LOGO = "theme: {logo: site/assets/logo.png}\n"


@pytest.fixture
def history(tmp_path: Path) -> History:
    """A radar in a subfolder, with a program beside it."""
    made = History(tmp_path / "radar", inner="docs/radar")
    (made.top / "run").write_text("1\n2\n3\n4\n", encoding="utf-8")
    made.commit({**START, "mkdocs.yml": "plugins: [radargen]\n", ".gitignore": "build\n"})
    made.git("tag", "begun")
    return made


def test_the_radars_own_files_are_named_from_the_top_as_well(history: History) -> None:
    source = (history.root / "trends" / "kanban.yaml").read_text(encoding="utf-8")
    history.commit({"trends/kanban.yaml": f"# a note\n{source}", "trends/bad.yaml": "name: Bad\n"})
    for arguments in (("begun", "HEAD"), ("begun",)):
        done = history.diff(*arguments, "--format", "markdown")
        assert "`docs/radar/trends/kanban.yaml`" in done.stdout
        assert "`docs/radar/trends/bad.yaml:1:1`" in done.stdout
        assert "docs/radar/trends/kanban.yaml" in history.diff(*arguments).stdout
    done = history.diff(history.root, ".", "--format", "markdown")
    assert "`trends/bad.yaml:1:1`" in done.stdout


def told(root: Path, base: str, head: str) -> list[tuple[str, ...]]:
    return rows(review(root, base, head).difference.touched)


def rows(touched: Iterable[Touched]) -> list[tuple[str, ...]]:
    return [tuple(part for part in (one.path, one.fate, one.former, one.now) if part) for one in touched]


FILE, PROGRAM, LINK, MODULE = "100644", "100755", "120000", "160000"


@pytest.mark.parametrize(
    ("was", "now", "expected"),
    [
        (None, (FILE, "1"), ("x", "added")),
        ((FILE, "1"), None, ("x", "deleted")),
        ((FILE, "1"), (FILE, "2"), ("x", "changed")),
        ((FILE, "1"), (FILE, "1"), None),
        ((FILE, "1"), (PROGRAM, "1"), ("x", "changed", "executable")),
        ((PROGRAM, "1"), (FILE, "1"), ("x", "changed")),
        ((PROGRAM, "1"), (PROGRAM, "2"), ("x", "changed")),
        ((PROGRAM, "1"), None, ("x", "deleted")),
        (None, (PROGRAM, "1"), ("x", "added", "executable")),
        (None, (LINK, "1"), ("x", "added", "link")),
        ((FILE, "1"), (LINK, "2"), ("x", "changed", "link")),
        ((LINK, "1"), (LINK, "2"), ("x", "changed")),
    ],
)
def test_what_became_of_a_file_between_two_sides(
    was: tuple[str, str] | None, now: tuple[str, str] | None, expected: tuple[str, ...] | None
) -> None:
    old, new = ({"x": side} if side else {} for side in (was, now))
    assert rows(between_folders(old, new, set())) == ([expected] if expected else [])
    assert between_folders(old, new, {"x"}) == ()
    if expected:
        status = "A" if was is None else "D" if now is None else "M"
        row = ChangedPath("x", status, was[0] if was else "", now[0] if now else "")
        assert rows(between_commits([row], "", set())) == [expected]
        fates = {"added": "deleted", "deleted": "added"}
        (back,) = rows(between_commits([row.backwards()], "", set()))
        assert back[:2] == ("x", fates.get(expected[1], expected[1]))


def test_a_submodule_is_told_and_a_file_under_another_name_with_both() -> None:
    found = [
        ChangedPath("theirs", "A", "", MODULE),
        ChangedPath("new", "R", FILE, FILE, former="old"),
        ChangedPath("kind", "T", FILE, LINK),
    ]
    assert rows(between_commits(found, "", set())) == [
        ("kind", "changed", "link"),
        ("new", "changed", "old"),
        ("theirs", "added", "submodule"),
    ]


def test_data_are_told_only_where_they_were_none_or_are_none_any_more() -> None:
    data = {"trends/a.yaml", "trends/b.yaml"}
    inside = [
        ChangedPath("radar/trends/a.yaml", "M"),
        ChangedPath("radar/trends/b.yaml", "R", former="radar/trends/a.yaml"),
    ]
    assert between_commits(inside, "radar/", data) == ()
    across = [
        ChangedPath("trends/a.yaml", "M"),
        ChangedPath("radar/trends/a.yaml", "R", former="elsewhere"),
        ChangedPath("somewhere", "R", former="radar/trends/b.yaml"),
    ]
    assert rows(between_commits(across, "radar/", data)) == [
        ("radar/trends/a.yaml", "changed", "elsewhere"),
        ("somewhere", "changed", "radar/trends/b.yaml"),
        ("trends/a.yaml", "changed"),
    ]


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        *((f"radar/{path}", False) for path in ("build/x", ".venv/x", "trends/.a.yaml.swp", "trends/#a#", ".gitkeep")),
        *(
            (f"radar/{path}", True)
            for path in ("trends/a.yaml~", "site/.x.swp", "trends/.a.yaml", "hook.py", "Thumbs.db")
        ),
        *((f"radar/{path}", True) for path in (".radargen.journal", "trends/.a.yaml.7.tmp")),
    ],
)
def test_what_programs_leave_is_passed_over_where_git_does_not_know_it(path: str, shown: bool) -> None:
    assert bool(between_commits([ChangedPath(path, "A", untracked=True)], "radar/", set())) == shown
    assert rows(between_commits([ChangedPath(path, "A")], "radar/", set())) == [(path, "added")]


def test_what_is_run_comes_first_and_what_is_looked_at_last() -> None:
    first = [".github/workflows/a.md", ".gitlab-ci.yml", "a/mkdocs.yml", "action.yml", "hook.py", "hooks.py"]
    then = ["a.html", "myhook.py", "site/a.js", "x.mkdocs.yml"]
    last = ["README.md", "a.gif", "a.jpeg", "a.jpg", "a.pdf", "a.png", "a.txt", "a.webp"]
    side = dict.fromkeys(reversed([*first, *then, *last]), (FILE, "1"))
    assert [one.path for one in between_folders({}, side, set())] == [*first, *then, *last]
    assert [one.path for one in between_folders({}, {"b.md": (LINK, "1"), "c.js": (FILE, "1")}, set())] == [
        "b.md",
        "c.js",
    ]
    former = ChangedPath("z", "R", FILE, FILE, former="mkdocs.yml")
    assert [one.path for one in between_commits([ChangedPath("a", "M"), former], "", set())] == ["z", "a"]


def test_whatever_git_can_tell_of_a_file_is_told(history: History, tmp_path: Path) -> None:
    other = History(tmp_path / "other")
    other.commit({"x": "x"})
    history.git("submodule", "--quiet", "add", str(other.top), "theirs")
    history.git("mv", "run", "go now")
    (history.root / "site").mkdir()
    (history.root / "site" / "x.js").symlink_to("../../../go now")
    (history.root / "mkdocs.yml").chmod(0o755)
    history.commit(
        {
            "trends/kanban.yaml": entry("adopt"),
            "trends/readme.py": "import os",
            ".radargen.journal": "{}",
            "trends/.kanban.yaml.12.tmp": "x",
            "new\nline": "x",
            ".gitignore": None,
        }
    )
    expected = [
        # What a build runs comes first.
        ("docs/radar/mkdocs.yml", "changed", "executable"),
        (".gitmodules", "added"),
        ("docs/radar/.gitignore", "deleted"),
        ("docs/radar/.radargen.journal", "added"),
        (r"docs/radar/new\nline", "added"),
        ("docs/radar/site/x.js", "added", "link"),
        ("docs/radar/trends/.kanban.yaml.12.tmp", "added"),
        ("docs/radar/trends/readme.py", "added"),
        ("go now", "changed", "run"),
        ("theirs", "added", "submodule"),
    ]
    assert told(history.root, "begun", "HEAD") == expected
    found = review(history.root, "begun", "HEAD").difference
    assert found.stray == ("docs/radar/.radargen.journal", "docs/radar/trends/.kanban.yaml.12.tmp")
    assert [(path, fate) for path, fate, *_ in told(history.root, "HEAD", "begun")][:3] == [
        ("docs/radar/mkdocs.yml", "changed"),
        (".gitmodules", "deleted"),
        ("docs/radar/.gitignore", "added"),
    ]


@pytest.mark.quick
def test_the_working_tree_counts_with_what_git_does_not_ignore(history: History) -> None:
    (history.root / "build").mkdir()
    history.write({"build/x": "x", "hook.py": "x", "trends/.kanban.yaml.swp": "x", "mkdocs.yml": "hooks: [hook.py]\n"})
    history.write({"trends/scrum.yaml": entry(name="Scrum")})
    (history.top / "run").write_text("other", encoding="utf-8")
    expected = [
        ("docs/radar/hook.py", "added"),
        ("docs/radar/mkdocs.yml", "changed"),
        ("run", "changed"),
    ]
    assert told(history.root, "begun", ".") == expected
    assert told(history.root, ".", "begun") == [("docs/radar/hook.py", "deleted"), *expected[1:]]
    history.git("add", "--all")
    assert told(history.root, "begun", ".") == [
        *expected[:2],
        ("docs/radar/trends/.kanban.yaml.swp", "added"),
        expected[2],
    ]


@pytest.mark.quick
def test_a_picture_that_the_data_name_is_data(history: History) -> None:
    history.write({"site/assets/logo.png": "x", "site/assets/other.png": "x", "radar.yaml": RADAR + LOGO})
    found = review(history.root, "begun", ".").difference
    assert dict(found.data_files) == {"site/assets/logo.png": "added"}
    assert [one.path for one in found.code] == ["docs/radar/site/assets/other.png"]


@pytest.mark.quick
def test_folders_are_compared_file_by_file(history: History, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(history.root, other)
    for beside in (".git", "build", ".venv"):
        (other / beside).mkdir()
        (other / beside / "x").write_text("x", encoding="utf-8")
    assert told(history.root, str(other), ".") == []
    assert told(history.root, "begun", str(other)) == []
    (other / "mkdocs.yml").write_text("x", encoding="utf-8")
    (other / "folder").symlink_to("trends")
    (other / ".gitignore").unlink()
    expected = [("mkdocs.yml", "changed"), (".gitignore", "deleted"), ("folder", "added", "link")]
    assert told(history.root, ".", str(other)) == expected
    assert told(history.root, "begun", str(other)) == expected


@pytest.mark.quick
def test_without_a_repository_or_a_commit_one_sentence_says_so(tmp_path: Path) -> None:
    bare = tmp_path / "bare"
    bare.mkdir()
    (bare / "radar.yaml").write_text(RADAR, encoding="utf-8")
    with pytest.raises(RadargenError, match="lies in no git repository, so it has no earlier state"):
        review(bare, "", ".")
    history = History(tmp_path / "fresh")
    history.write(START)
    for base in ("", "HEAD", "main"):
        with pytest.raises(RadargenError, match="The repository has no commit yet"):
            review(history.root, base, ".")
