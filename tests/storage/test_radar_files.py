"""Which files make a radar: a commit reads as its checkout does, whatever lies in the folder."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from radargen.model.problems import Problem
from radargen.storage import commits, files, radar_files
from tests.histories import START, History
from tests.runner import git
from tests.selection import examples

NAMES = (
    "kanban.yaml",
    "scrum.yml",
    "a b.yaml",
    "ä.yaml",
    "new\nline.yaml",
    "esc\x1b[31m.yaml",
    "\udcff.yaml",
    "x.yaml~",
    ".hidden.yaml",
    "#x#",
    "README.md",
    "2026.json",
    "2027.json.bak",
    "logo.png",
    "trends",
    "deep",
)
PLACES = ("", "trends/", "editions/", "art/", "trends/deep/", "trends.yaml/")
TARGETS = (
    "kanban.yaml",
    "../radar.yaml",
    "../art/logo.png",
    "../../secret.yaml",
    "/etc/hostname",
    "nowhere",
    ".",
    "..",
    "../trends",
    "deep/../kanban.yaml",
    "kanban.yaml/x",
    "art/./logo.png",
    "../.git/config",
    "a",
    "b",
)
PATHS = st.one_of(
    st.builds(lambda place, name: f"{place}{name}", st.sampled_from(PLACES), st.sampled_from(NAMES)),
    st.sampled_from(["radar.yaml", "layout.lock.json", "trends", "editions", "art", "trends/a", "trends/b.yaml"]),
)
CONTENTS = st.one_of(
    st.builds(lambda text: ("file", text), st.sampled_from(["", "name: x\n", "\xff\0", "x" * (radar_files.LIMIT + 1)])),
    st.builds(lambda to: ("link", to), st.sampled_from(TARGETS)),
    st.just(("pipe", "")),
    st.just(("folder", "")),
)
LOGOS = "theme: {logo: art/logo.png, dark: {logo: trends/deep/logo.png}}\n"


def put(top: Path, path: str, kind: str, words: str) -> None:
    """Lay something there, unless something else lies in the way."""
    place = top / path
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        match kind:
            case "file":
                place.write_text(words, encoding="utf-8")
            case "link":
                place.symlink_to(words)
            case "pipe":
                os.mkfifo(place)
            case _:
                place.mkdir()
    except (FileExistsError, NotADirectoryError, IsADirectoryError, FileNotFoundError, RuntimeError):
        pass
    except OSError as error:
        # A link that was laid in a circle.
        assert error.strerror == "Too many levels of symbolic links"


def plain(found: radar_files.Sources) -> dict[str, object]:
    """What was found, with all that is told of what could not be read."""
    return {
        path: (value.location, value.code, value.message, value.hint) if isinstance(value, Problem) else value
        for path, value in found.items()
    }


@settings(max_examples=examples(40))
@given(st.dictionaries(PATHS, CONTENTS, max_size=14), st.booleans())
@example(dict.fromkeys(("editions/2026.json", "editions/.x.json", "editions/README.md"), ("file", "x")), True)
@example({"trends": ("link", "elsewhere"), "elsewhere/kanban.yaml": ("file", "x"), "editions": ("link", "..")}, False)
@example({"trends/a": ("link", "a"), "trends/b.yaml": ("link", "a"), "art/logo.png": ("link", "../radar.yaml")}, True)
@example({"trends/b.yaml": ("link", "../.git/config"), "layout.lock.json": ("folder", "")}, True)
@example({"trends/b.yaml": ("link", "/etc/hostname"), "editions": ("file", "x")}, False)
def test_a_commit_reads_as_its_checkout(lying: dict[str, tuple[str, str]], started: bool) -> None:
    with tempfile.TemporaryDirectory() as spare:
        history = History(Path(spare) / "radar")
        (history.root / ".gitattributes").write_text("* -text\n", encoding="utf-8")
        if started:
            history.write({**START, "radar.yaml": f"{START['radar.yaml']}{LOGOS}"})
        for path, (kind, words) in sorted(lying.items()):
            put(history.root, path, kind, words)
        history.commit({})
        checkout = history.clone(Path(spare) / "checkout")
        of_git, of_disk = commits.read(checkout, "HEAD"), files.read(checkout)
        assert list(of_git) == list(of_disk)
        assert plain(of_git) == plain(of_disk)


def test_nothing_of_gits_own_is_read_through_a_link(tmp_path: Path) -> None:
    history = History(tmp_path / "radar")
    history.commit(START)
    for name, target in (("a", "../.git/config"), ("b", "../.GIT/config"), ("c", "../trends/../.git/HEAD")):
        (history.root / "trends" / f"{name}.yaml").symlink_to(target)
    found = files.read(history.root)
    assert all(isinstance(found[f"trends/{name}.yaml"], Problem) for name in "abc")


@pytest.mark.parametrize("of", ["trends", "editions"])
def test_a_submodule_in_place_of_a_folder_is_one_problem(tmp_path: Path, of: str) -> None:
    other = History(tmp_path / "other")
    other.commit({"2026.json": "{}"})
    history = History(tmp_path / "radar")
    history.commit({"radar.yaml": "radar: 1\n"})
    history.git("submodule", "--quiet", "add", str(other.top), of)
    history.commit({})
    problem = commits.read(history.root, "HEAD")[of]
    assert isinstance(problem, Problem)
    assert problem.message == "The folder is a repository of its own, not held here."


def test_a_submodule_among_the_entries_is_a_folder_there(tmp_path: Path) -> None:
    other = History(tmp_path / "other")
    other.commit({"x": "x"})
    history = History(tmp_path / "radar")
    history.commit(START)
    history.git("submodule", "--quiet", "add", str(other.top), "trends/scrum.yaml")
    history.commit({})
    assert plain(commits.read(history.root, "HEAD")) == plain(files.read(history.root))


def test_a_clone_without_some_contents_says_so(tmp_path: Path) -> None:
    history = History(tmp_path / "radar")
    history.commit(START)
    blob = git(history.top, "rev-parse", "HEAD:trends/kanban.yaml")
    (history.top / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    problem = commits.read(history.root, "HEAD")["trends/kanban.yaml"]
    assert isinstance(problem, Problem)
    assert problem.message == "The file cannot be read: the commit does not hold it."
    shutil.rmtree(history.top)
