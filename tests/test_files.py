"""The disk: what counts as a file of the radar, what is refused, and that pictures are written whole."""

import os
import shutil
import time
from pathlib import Path

import pytest

from radargen import commits, files
from radargen.problems import Problem, RadargenError
from tests.runner import git


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A radar's folder with one entry."""
    folder = tmp_path / "radar"
    (folder / "trends").mkdir(parents=True)
    (folder / "radar.yaml").write_text("title: T\n")
    (folder / "trends" / "kanban.yaml").write_text("name: Kanban\n")
    return folder


def codes(found: dict[str, bytes | Problem]) -> dict[str, str]:
    return {path: value.code for path, value in found.items() if isinstance(value, Problem)}


def test_radar_and_entries_are_read_as_bytes_in_order(root: Path) -> None:
    (root / "trends" / "agile.yaml").write_bytes(b"\xff")
    assert list(files.read(root).items()) == [
        ("radar.yaml", b"title: T\n"),
        ("trends/agile.yaml", b"\xff"),
        ("trends/kanban.yaml", b"name: Kanban\n"),
    ]


def test_a_folder_without_radar_or_trends_reads_as_nothing(tmp_path: Path) -> None:
    assert files.read(tmp_path) == {}


def test_hidden_files_spare_copies_and_notes_are_no_entries(root: Path) -> None:
    for name in (
        ".DS_Store",
        ".#kanban.yaml",
        "kanban.yaml~",
        "#kanban.yaml#",
        "kanban.yaml.bak",
        "README.md",
        "LICENSE",
    ):
        (root / "trends" / name).write_text("?")
    assert list(files.read(root)) == ["radar.yaml", "trends/kanban.yaml"]


@pytest.mark.parametrize("name", ["scrum.yml", "scrum.YAML", "scrum.yaml.txt", "scrum"])
def test_an_entry_under_a_wrong_name_is_told_the_right_one(root: Path, name: str) -> None:
    (root / "trends" / name).write_text("name: Scrum\n")
    found = files.read(root)[f"trends/{name}"]
    assert isinstance(found, Problem)
    assert found.code == "bad-file-name"
    assert (".yaml" in found.hint) and ("scrum" in found.hint)


def test_what_is_no_ordinary_file_is_a_problem_and_never_makes_us_wait(root: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text("name: Secret\n")
    (root / "trends" / "out.yaml").symlink_to(tmp_path / "secret.yaml")
    (root / "trends" / "gone.yaml").symlink_to("nowhere.yaml")
    (root / "trends" / "circle.yaml").symlink_to("circle.yaml")
    (root / "trends" / "folder.yaml").mkdir()
    (root / "trends" / "sub").mkdir()
    os.mkfifo(root / "trends" / "pipe.yaml")
    begun = time.monotonic()
    assert codes(files.read(root)) == {
        "trends/circle.yaml": "unreadable-file",
        "trends/folder.yaml": "unreadable-file",
        "trends/gone.yaml": "unreadable-file",
        "trends/out.yaml": "unreadable-file",
        "trends/pipe.yaml": "unreadable-file",
        "trends/sub": "bad-file-name",
    }
    assert time.monotonic() - begun < 1


def test_a_link_inside_the_folder_is_followed(root: Path) -> None:
    (root / "trends" / "lean.yaml").symlink_to("kanban.yaml")
    assert files.read(root)["trends/lean.yaml"] == b"name: Kanban\n"


def test_a_trends_folder_that_lies_elsewhere_is_one_problem(root: Path, tmp_path: Path) -> None:
    (root / "trends").rename(tmp_path / "elsewhere")
    (root / "trends").symlink_to(tmp_path / "elsewhere")
    assert codes(files.read(root)) == {"trends": "unreadable-file"}


@pytest.mark.parametrize("folder", ["trends", "editions"])
def test_a_folder_that_is_none_or_leads_elsewhere_is_one_problem(root: Path, tmp_path: Path, folder: str) -> None:
    place = root / folder
    if place.is_dir():
        shutil.rmtree(place)
    for kind in ("elsewhere", "a circle", "a file"):
        if kind == "a file":
            place.write_text("x")
        else:
            place.symlink_to(tmp_path if kind == "elsewhere" else place)
        problem = files.read(root)[folder]
        assert isinstance(problem, Problem)
        assert (problem.code, problem.hint) == ("unreadable-file", "Put a folder there that can be read.")
        place.unlink()


def test_the_name_of_an_edition_that_no_terminal_should_see_is_spelled_out(root: Path) -> None:
    (root / "editions").mkdir()
    for name in (b"a\x1b[31m.json", b"\xff.json"):
        Path(os.fsdecode(os.fsencode(root / "editions") + b"/" + name)).write_text("{}")
    assert {"editions/a\\x1b[31m.json", "editions/\\xff.json"} < files.read(root).keys()


def test_a_file_is_read_up_to_the_limit(root: Path) -> None:
    (root / "trends" / "long.yaml").write_bytes(bytes(files.LIMIT))
    assert codes(files.read(root)) == {}
    (root / "trends" / "long.yaml").write_bytes(bytes(files.LIMIT + 1))
    assert codes(files.read(root)) == {"trends/long.yaml": "file-too-large"}


def test_a_name_that_no_terminal_should_see_is_spelled_out(root: Path) -> None:
    (root / "trends" / "a\x1b[2J\n.yaml").write_text("")
    Path(os.fsdecode(os.fsencode(root / "trends") + b"/\xff.yaml")).write_text("")
    assert set(files.read(root)) >= {r"trends/a\x1b[2J\n.yaml", r"trends/\xff.yaml"}


def test_the_radar_is_the_nearest_folder_above_that_has_one(root: Path) -> None:
    assert files.root(root / "trends") == root
    with pytest.raises(RadargenError, match="There is no radar"):
        files.root(root.parent)


def test_the_logo_that_the_radar_names_is_read_too(root: Path) -> None:
    (root / "radar.yaml").write_text("theme: {logo: art/logo.png, dark: {logo: art/none.svg}}\n")
    (root / "art").mkdir()
    (root / "art" / "logo.png").write_bytes(b"\x89PNG")
    (root / "art" / "other.png").write_bytes(b"\x89PNG")
    found = files.read(root)
    assert list(found) == ["radar.yaml", "trends/kanban.yaml", "art/logo.png", "art/none.svg"]
    assert (found["art/logo.png"], codes(found)) == (b"\x89PNG", {"art/none.svg": "unreadable-file"})


def test_a_logo_lies_in_the_radars_folder_and_is_small(root: Path, tmp_path: Path) -> None:
    (root / "radar.yaml").write_text("theme: {logo: logo.png}\n")
    (tmp_path / "logo.png").write_bytes(b"\x89PNG")
    (root / "logo.png").symlink_to(tmp_path / "logo.png")
    assert codes(files.read(root)) == {"logo.png": "unreadable-file"}
    (root / "logo.png").unlink()
    (root / "logo.png").write_bytes(bytes(files.LIMIT + 1))
    assert codes(files.read(root)) == {"logo.png": "file-too-large"}


def test_outputs_are_written_whole_and_replace_what_was_there(root: Path) -> None:
    files.write(root, {"a.svg": "<svg/>", "b.png": b"\x89"})
    files.write(root, {"a.svg": "<svg></svg>"})
    assert (root / "a.svg").read_text() == "<svg></svg>"
    assert (root / "b.png").read_bytes() == b"\x89"
    assert sorted(p.name for p in root.iterdir()) == ["a.svg", "b.png", "radar.yaml", "trends"]


def test_a_picture_is_as_open_as_any_file_its_author_makes(root: Path) -> None:
    files.write(root, {"a.svg": "<svg/>"})
    assert (root / "a.svg").stat().st_mode == (root / "radar.yaml").stat().st_mode


def test_a_link_is_written_through(root: Path, tmp_path: Path) -> None:
    (root / "a.svg").symlink_to(tmp_path / "real.svg")
    files.write(root, {"a.svg": "<svg/>"})
    assert (root / "a.svg").is_symlink()
    assert (tmp_path / "real.svg").read_text() == "<svg/>"


def test_what_the_disk_refuses_is_one_sentence_and_leaves_nothing_behind(root: Path) -> None:
    with pytest.raises(RadargenError, match=r"the folder .*nowhere does not exist"):
        files.write(root / "nowhere", {"a.svg": "<svg/>"})
    with pytest.raises(RadargenError, match="is a folder; name a file"):
        files.write(root, {"b.svg": "<svg/>", "trends": "<svg/>"})
    assert sorted(p.name for p in root.iterdir()) == ["radar.yaml", "trends"]


def test_a_full_disk_is_one_sentence(root: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("This system has no /dev/full.")
    with pytest.raises(RadargenError, match="Cannot write"), files.said(root / "a.svg"), full.open("wb") as file:
        file.write(b"x")


def with_picture(root: Path) -> Path:
    (root / "trends" / "images").mkdir()
    (root / "trends" / "kanban.yaml").write_text("name: Kanban\ntext: '![A](images/a.png) ![B](images/b.png)'\n")
    (root / "trends" / "images" / "a.png").write_bytes(b"picture")
    (root / "trends" / "images" / "unnamed.png").write_bytes(b"picture")
    return root


def test_the_pictures_that_texts_show_are_read_and_no_others(root: Path) -> None:
    found = files.read(with_picture(root))
    assert found["trends/images/a.png"] == b"picture"
    assert [path for path in found if path.startswith("trends/images")] == ["trends/images/a.png"]


def test_in_a_repository_a_picture_counts_once_git_keeps_it(root: Path) -> None:
    git(with_picture(root), "init", "--quiet")
    found = files.read(root)["trends/images/a.png"]
    assert isinstance(found, Problem)
    assert found.hint == "Add it to the repository: git add trends/images/a.png"
    git(root, "add", ".")
    assert files.read(root)["trends/images/a.png"] == b"picture"


def test_a_commit_has_its_pictures(root: Path) -> None:
    git(with_picture(root), "init", "--quiet")
    git(root, "add", ".")
    git(root, "-c", "user.name=a", "-c", "user.email=a@b", "commit", "--quiet", "--message=a")
    (root / "trends" / "images" / "a.png").unlink()
    assert commits.read(root, "HEAD")["trends/images/a.png"] == b"picture"


def test_a_picture_that_leads_out_or_is_too_large_is_refused(root: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(b"secret")
    with_picture(root)
    (root / "trends" / "images" / "b.png").symlink_to("../../../secret.png")
    (root / "trends" / "images" / "a.png").write_bytes(b"a" * (files.LIMIT + 1))
    assert codes(files.read(root)) == {
        "trends/images/a.png": "file-too-large",
        "trends/images/b.png": "unreadable-file",
    }
