"""What a radar is read from is neither replaced nor written over, under whatever name."""

import os
from pathlib import Path

import pytest

from radargen.storage.protected_paths import ProtectedPaths, enclosing_radar, in_git_folder, protected_paths
from radargen.text.messages import RadargenError
from tests.folders import radar_folder

INSIDE = ("trends", "trends/new", "editions", "editions/new", "site", "site/new", "site/deep/new", ".git/new")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A radar with pages of its own, and a logo among them, in a repository."""
    root = radar_folder(tmp_path / "radar")
    (root / "site" / "assets").mkdir(parents=True)
    (root / "site" / "index.md").write_text("x", encoding="utf-8")
    (root / ".git").mkdir()
    return root


def refused_folder(found: ProtectedPaths, target: Path) -> str:
    try:
        found.refuse_folder(target)
    except RadargenError as error:
        return str(error)
    return ""


def refused_file(found: ProtectedPaths, target: Path, *, again: bool = False) -> str:
    try:
        found.refuse_file(target, again=again)
    except RadargenError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("place", INSIDE)
def test_no_folder_is_replaced_that_is_or_lies_in_what_the_radar_is_read_from(root: Path, place: str) -> None:
    assert "from which the radar is read" in refused_folder(protected_paths(root), root / place)


@pytest.mark.parametrize("place", [".", "..", "radar.yaml", "layout.lock.json", "mkdocs.yml"])
def test_no_folder_is_replaced_that_holds_it(root: Path, place: str) -> None:
    assert "is or holds" in refused_folder(protected_paths(root), root / place)


@pytest.mark.parametrize("place", ["build", "build/site", "site2", "trends-old", "../beside", "../radar2"])
def test_any_other_folder_may_be(root: Path, place: str) -> None:
    assert refused_folder(protected_paths(root), root / place) == ""


@pytest.mark.parametrize(
    "place",
    ["radar.yaml", "layout.lock.json", "mkdocs.yml", "trends/x.svg", "editions/2026.json", ".git/x", "logo.png"],
)
def test_no_file_is_written_over_or_among_the_data(root: Path, place: str) -> None:
    with (root / "radar.yaml").open("a", encoding="utf-8") as file:
        file.write("theme: {logo: logo.png}\n")
    found = protected_paths(root)
    assert "name a file elsewhere" in refused_file(found, root / place)
    assert "name a file elsewhere" in refused_file(found, root / place, again=True)


def test_among_the_pages_a_new_file_may_be_written_and_an_old_one_where_it_is_to_be_so(root: Path) -> None:
    found = protected_paths(root)
    assert refused_file(found, root / "site" / "new.svg") == ""
    assert "delete it first" in refused_file(found, root / "site" / "index.md")
    assert refused_file(found, root / "site" / "index.md", again=True) == ""
    assert refused_file(found, root / "picture.svg") == refused_file(found, root / "build" / "x.svg") == ""


def test_further_folders_and_files_count_where_they_do_not_hold_the_radar(root: Path, tmp_path: Path) -> None:
    extra, pages = tmp_path / "extra", tmp_path / "pages"
    found = protected_paths(root, [extra, tmp_path], [pages, root], [tmp_path / "hook.py"])
    assert "lies in" in refused_folder(found, extra / "x") and "lies in" in refused_folder(found, pages / "x")
    assert refused_file(found, extra / "x") and refused_file(found, tmp_path / "hook.py")
    assert refused_file(found, pages / "x") == refused_file(found, tmp_path / "x") == ""


@pytest.mark.parametrize("place", ["TRENDS/new", "Site/new", "ｔrends/new"])
def test_another_spelling_is_the_same_place(root: Path, place: str) -> None:
    assert refused_folder(protected_paths(root), root / place)


def test_what_a_link_leads_to_is_what_it_is(root: Path, tmp_path: Path) -> None:
    found = protected_paths(root)
    (tmp_path / "to-trends").symlink_to(root / "trends")
    (tmp_path / "elsewhere").mkdir()
    (root / "out").symlink_to(tmp_path / "elsewhere")
    (root / "within").symlink_to(root / "trends")
    assert "lies in" in refused_folder(found, tmp_path / "to-trends" / "new")
    assert "leads out of" in refused_folder(found, root / "out" / "new")
    assert "leads out of" in refused_file(found, root / "out" / "x.svg")
    assert "name a file elsewhere" in refused_file(found, root / "within" / "x.svg")
    assert refused_file(found, tmp_path / "elsewhere" / "x.svg") == ""


def test_the_same_folder_under_another_path_is_the_same(root: Path, tmp_path: Path) -> None:
    os.link(root / "radar.yaml", tmp_path / "twin.yaml")
    assert "name a file elsewhere" in refused_file(protected_paths(root), tmp_path / "twin.yaml")


def test_the_nearest_radar_above_a_place_is_found(root: Path, tmp_path: Path) -> None:
    inner = radar_folder(root / "build" / "inner")
    for target, expected in ((root / "x", root), (inner / "a" / "b", inner), (root / "trends" / "x", root)):
        found = enclosing_radar(target)
        assert found and found.root == expected
    assert enclosing_radar(root) is None
    assert enclosing_radar(tmp_path / "x") is None


def test_the_store_of_a_repository_is_found_at_any_height_and_behind_a_worktree(root: Path, tmp_path: Path) -> None:
    store = tmp_path / "store" / "worktrees" / "one"
    store.mkdir(parents=True)
    (store / "commondir").write_text("../..\n", encoding="utf-8")
    work = tmp_path / "work"
    work.mkdir()
    (work / ".git").write_text(f"gitdir: {store}\n", encoding="utf-8")
    assert in_git_folder(root / ".git" / "x") and in_git_folder(root / ".git")
    assert not in_git_folder(root / "x") and not in_git_folder(root / ".github" / "x")
    found = protected_paths(work / "radar")
    for place in (store / "x", tmp_path / "store" / "objects", work / ".git"):
        assert "name a file elsewhere" in refused_file(found, place)
