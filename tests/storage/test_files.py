"""The disk: what counts as a file of the radar, what is refused, and that pictures are written whole."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from radargen.cli import commands
from radargen.model.problems import Problem
from radargen.storage import commits, files, working_tree
from radargen.storage.atomic_folder import replaced_folder
from radargen.storage.protected_paths import protected_paths
from radargen.text.messages import RadargenError
from radargen.writing.forge import SETUP
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


def test_what_programs_leave_and_notes_are_no_entries(root: Path) -> None:
    for name in (
        *(".DS_Store", "._kanban.yaml", "Thumbs.db", "desktop.ini", "Desktop.ini", ".gitkeep", ".gitignore"),
        *(".#kanban.yaml", "kanban.yaml~", "#kanban.yaml#", "kanban.yaml.bak", "kanban.yaml.orig", ".kanban.yaml.swp"),
        *(".~lock.kanban.yaml#", "~$notes.docx"),
        *("README.md", "readme.de.md", "LICENSE", "Licence.txt", "CONTRIBUTING.md"),
    ):
        (root / "trends" / name).write_text("?")
    for name in (".git", ".idea", "@eaDir"):
        (root / "trends" / name).mkdir()
    assert list(files.read(root)) == ["radar.yaml", "trends/kanban.yaml"]


@pytest.mark.parametrize(
    ("name", "message", "hint"),
    [
        (".hidden.yaml", "begins with a dot", "hidden.yaml"),
        (".hidden.YML", "begins with a dot", "hidden.yaml"),
        ("#scrum.yaml#.txt", "ends with .yaml", "scrum-yaml.yaml"),
        ("Meine Notizen.docx", "ends with .yaml", "meine-notizen.yaml"),
        ("README.yml", "ends with .yaml", "readme.yaml"),
        ("con.yml", "ends with .yaml", "con-1.yaml"),
        ("\u200b", "ends with .yaml", "a-name.yaml"),
    ],
)
def test_nothing_else_is_passed_over_without_a_word(root: Path, name: str, message: str, hint: str) -> None:
    (root / "trends" / name).write_text("name: Scrum\n")
    found = next(each for each in files.read(root).values() if isinstance(each, Problem))
    assert message in found.message
    assert found.hint == f"Rename it to {hint}, or move it elsewhere if it is no entry."


@pytest.mark.parametrize("name", ["archiv", "archiv.yaml", ".archiv", "README"])
def test_a_folder_among_the_entries_is_told_to_be_emptied(root: Path, name: str) -> None:
    (root / "trends" / name).mkdir()
    found = files.read(root)[f"trends/{name}"]
    assert isinstance(found, Problem)
    assert (found.message, found.hint) == (
        "This is a folder; entries stand directly in trends/.",
        "Move its files up.",
    )


def test_among_the_editions_there_is_nothing_that_was_not_published(root: Path) -> None:
    (root / "editions" / "2024").mkdir(parents=True)
    for name in ("2025.json", "2026.JSON", ".2026.json", "2026.json.txt", "\u00ad.json", "README.md", "Thumbs.db"):
        (root / "editions" / name).write_text("{}")
    found = {path: value for path, value in files.read(root).items() if path.startswith("editions/")}
    assert codes(found) == dict.fromkeys(
        ("editions/2024", "editions/2026.JSON", "editions/.2026.json", "editions/2026.json.txt"), "bad-publication"
    )
    assert found["editions/2025.json"] == found["editions/\\xad.json"] == b"{}"


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
    assert codes(files.read(root)) == {
        "trends/circle.yaml": "unreadable-file",
        "trends/folder.yaml": "unreadable-file",
        "trends/gone.yaml": "unreadable-file",
        "trends/out.yaml": "unreadable-file",
        "trends/pipe.yaml": "unreadable-file",
        "trends/sub": "unreadable-file",
    }


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
    with pytest.raises(RadargenError, match=r"^There is no radar\.yaml in .* begin one: radargen init\.$"):
        files.root(root.parent)


def test_the_logo_that_the_radar_names_is_read_too(root: Path) -> None:
    (root / "radar.yaml").write_text("theme: {logo: art/logo.png, dark: {logo: art/none.svg}}\n")
    (root / "art").mkdir()
    (root / "art" / "logo.png").write_bytes(b"\x89PNG")
    (root / "art" / "other.png").write_bytes(b"\x89PNG")
    found = files.read(root)
    # Of the one that is absent the line of radar.yaml is told that names it.
    assert list(found) == ["radar.yaml", "trends/kanban.yaml", "art/logo.png"]
    assert (found["art/logo.png"], codes(found)) == (b"\x89PNG", {})


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
    with (
        pytest.raises(RadargenError, match="Cannot write"),
        files.write_errors(root / "a.svg"),
        full.open("wb") as file,
    ):
        file.write(b"x")


@pytest.mark.parametrize("to", ["../../.git/config", "../../../secret", "../../.env"])
def test_no_page_is_a_link_to_what_is_no_page(root: Path, to: str) -> None:
    pages = root / "site" / "de"
    pages.mkdir(parents=True)
    (root / ".git").mkdir()
    for path in (root / ".git" / "config", root.parent / "secret", root / ".env"):
        path.write_text("token")
    (pages / "page.md").write_text("")
    (pages / "same.md").symlink_to("page.md")
    assert set(files.tree(root / "site", root)) == {"de/page.md", "de/same.md"}
    (pages / "data.txt").symlink_to(to)
    with pytest.raises(RadargenError, match="leads out of"):
        files.tree(root / "site", root)


@pytest.mark.parametrize("to", [".", "/etc", "../../trends", "/"])
def test_no_folder_of_pages_is_a_link(root: Path, to: str) -> None:
    pages = root / "site" / "de"
    pages.mkdir(parents=True)
    (pages / "more").symlink_to(to)
    with pytest.raises(RadargenError, match="is a link to a folder"):
        files.tree(root / "site", root)


def modes(folder: Path) -> dict[str, str]:
    """The mode of everything below a folder and of the folder itself."""
    found = {path.relative_to(folder).as_posix(): path for path in (folder, *folder.rglob("*"))}
    return {name: f"{path.stat().st_mode & 0o777:o}" for name, path in found.items()}


@pytest.fixture(params=[0o077, 0o000, 0o027])
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def test_who_writes_a_file_lets_all_read_it_and_leaves_its_mode_as_it_is(tmp_path: Path, umask: int) -> None:
    for name, mode in (("private", 0o600), ("script", 0o750)):
        (tmp_path / name).write_text("old")
        (tmp_path / name).chmod(mode)
    files.make_folder(tmp_path / "a" / "b")
    files.write(tmp_path, {"new": "x", "private": "x", "script": "x", "a/b/c": "x"})
    assert modes(tmp_path) == modes(tmp_path) | {
        **{"new": "644", "private": "600", "script": "750"},
        **{"a": "755", "a/b": "755", "a/b/c": "644"},
    }


def test_a_folder_that_is_replaced_as_a_whole_can_be_read_by_all(tmp_path: Path, umask: int) -> None:
    target = tmp_path / "build" / "site"
    for _ in range(2):
        with replaced_folder(target, protected_paths(tmp_path / "radar")) as new:
            (new / "trends").mkdir()
            (new / "trends" / "index.html").write_text("x")
    assert modes(tmp_path / "build") == {
        **{".": "755", "site": "755", "site/trends": "755"},
        **{"site/trends/index.html": "644", "site/.radargen": "644"},
    }


def test_a_new_repository_has_the_modes_that_git_knows(tmp_path: Path, umask: int) -> None:
    done = CliRunner().invoke(commands, ["init", str(tmp_path / "new")])
    assert done.exit_code == 0, done.output
    found = modes(tmp_path / "new")
    scripts = {name for name, mode in found.items() if mode == "755" and (tmp_path / "new" / name).is_file()}
    assert scripts == {SETUP}
    assert set(found.values()) == {"644", "755"}


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
    found = working_tree.read(root)["trends/images/a.png"]
    assert isinstance(found, Problem)
    assert found.hint == "Add it to the repository: git add trends/images/a.png"
    git(root, "add", ".")
    assert working_tree.read(root)["trends/images/a.png"] == b"picture"


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


def test_hidden_files_and_what_lies_in_hidden_folders_are_not_published(tmp_path: Path) -> None:
    for path in ("de/page.md", "de/.draft.md", ".secret/de.md", "assets/.cache/logo.svg", "assets/logo.svg"):
        place = tmp_path / "site" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text("x", encoding="utf-8")
    assert set(files.tree(tmp_path / "site", tmp_path)) == {"de/page.md", "assets/logo.svg"}
