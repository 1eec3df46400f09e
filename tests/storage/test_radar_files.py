"""Which files make a radar: how many, how large, along how many links; a commit reads as its checkout does."""

import os
import shutil
import tempfile
from collections.abc import Collection, Mapping
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from radargen.model.problems import Problem
from radargen.reading import MOST_EDITIONS, MOST_PICTURES, MOST_TRENDS
from radargen.storage import commits, files, radar_files, working_tree
from radargen.storage.radar_files import PathKind, Sources, Unreadable
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
        of_git, of_disk = commits.read(checkout, "HEAD"), working_tree.read(checkout)
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
    assert plain(commits.read(history.root, "HEAD")) == plain(working_tree.read(history.root))


def test_a_clone_without_some_contents_says_so(tmp_path: Path) -> None:
    history = History(tmp_path / "radar")
    history.commit(START)
    blob = git(history.top, "rev-parse", "HEAD:trends/kanban.yaml")
    (history.top / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    problem = commits.read(history.root, "HEAD")["trends/kanban.yaml"]
    assert isinstance(problem, Problem)
    assert problem.message == "The file cannot be read: the commit does not hold it."
    shutil.rmtree(history.top)


class Memory:
    """A radar's folder in memory: files as bytes, links as the words that they lead to."""

    def __init__(self, lying: Mapping[str, bytes | str]) -> None:
        self.lying = lying
        self.below: dict[str, dict[str, PathKind]] = {}
        for path, what in lying.items():
            folder, _, name = path.rpartition("/")
            self.below.setdefault(folder, {})[name] = PathKind.FILE if isinstance(what, bytes) else PathKind.LINK
            while folder:
                folder, _, name = folder.rpartition("/")
                self.below.setdefault(folder, {})[name] = PathKind.FOLDER

    def kind(self, path: str) -> PathKind | Unreadable | None:
        folder, _, name = path.rpartition("/")
        return self.below.get(folder, {}).get(name)

    def target(self, path: str) -> str | Unreadable:
        found = self.lying[path]
        assert isinstance(found, str)
        return found

    def listing(self, folder: str) -> Mapping[str, PathKind] | Unreadable:
        return self.below[folder]

    def contents(self, limits: Mapping[str, int]) -> Mapping[str, bytes | Unreadable | None]:
        found = {path: self.lying[path] for path in limits}
        return {
            path: what if isinstance(what, bytes) and len(what) <= limits[path] else None
            for path, what in found.items()
        }

    def unkept(self, paths: Collection[str]) -> Collection[str]:
        return [path for path in paths if path not in self.lying]


def gathered(lying: Mapping[str, bytes | str]) -> Sources:
    return radar_files.radar_sources(Memory(lying))


def codes(found: Sources) -> dict[str, str]:
    """The codes of all problems, by path."""
    return {path: value.code for path, value in found.items() if isinstance(value, Problem)}


LOGO = b"theme: {logo: logo.svg}\n"
SHOWN = "site/assets/pictures/{}.png"


@pytest.mark.parametrize(
    ("path", "beside", "limit"),
    [
        ("radar.yaml", {}, radar_files.LIMIT),
        ("trends/kanban.yaml", {}, radar_files.LIMIT),
        ("logo.svg", {"radar.yaml": LOGO}, radar_files.LIMIT),
        (SHOWN.format("a"), {"trends/kanban.yaml": f"![x]({SHOWN.format('a')})".encode()}, radar_files.LIMIT),
        ("layout.lock.json", {}, radar_files.LOCK_LIMIT),
        ("editions/2026.json", {}, radar_files.LOCK_LIMIT),
    ],
)
def test_a_file_may_be_as_large_as_its_limit(path: str, beside: dict[str, bytes], limit: int) -> None:
    assert gathered({**beside, path: bytes(limit)})[path] == bytes(limit)
    assert codes(gathered({**beside, path: bytes(limit + 1)})) == {path: "file-too-large"}


@pytest.mark.parametrize(("more", "told"), [(0, {}), (1, {"trends": "file-too-large"})])
def test_all_entries_together_have_a_limit(more: int, told: dict[str, str]) -> None:
    whole = bytes(radar_files.LIMIT)
    lying = {f"trends/t{n}.yaml": whole for n in range(radar_files.FOLDER_LIMIT // radar_files.LIMIT)}
    found = gathered({**lying, "trends/u.yaml": bytes(more)})
    assert codes(found) == told
    assert len(found) == (1 if told else len(lying) + 1)


@pytest.mark.parametrize(
    ("folder", "suffix", "most"), [("trends", "yaml", MOST_TRENDS), ("editions", "json", MOST_EDITIONS)]
)
def test_a_folder_may_hold_as_many_files_as_its_limit(folder: str, suffix: str, most: int) -> None:
    lying: dict[str, bytes | str] = {f"{folder}/t{n}.{suffix}": b"x" for n in range(most)}
    # What is passed over does not count.
    assert len(gathered({**lying, f"{folder}/README.md": b"x"})) == most
    found = gathered({**lying, f"{folder}/one-more.{suffix}": b"x"})
    assert codes(found) == {folder: "bad-count"}
    assert list(found) == [folder]


def test_texts_may_show_as_many_pictures_as_their_limit() -> None:
    def shown(count: int) -> Sources:
        paths = [SHOWN.format(f"p{n:04}") for n in range(count)]
        entry = "\n".join(f"![x]({path})" for path in paths).encode()
        return gathered({"trends/kanban.yaml": entry, **dict.fromkeys(paths, b"x")})

    assert len(shown(MOST_PICTURES)) == MOST_PICTURES + 1
    assert codes(shown(MOST_PICTURES)) == {}
    assert codes(shown(MOST_PICTURES + 2)) == {
        SHOWN.format(f"p{n:04}"): "bad-picture" for n in (MOST_PICTURES, MOST_PICTURES + 1)
    }


def chain(links: int) -> dict[str, bytes | str]:
    """An entry at the end of that many links, one after the other."""
    names = ["trends/kanban.yaml", *(f"chain/{n}" for n in range(1, links))]
    leads = {name: f"../chain/{n}" for n, name in enumerate(names, 1)}
    return {**leads, f"chain/{links}": b"name: Kanban\n"}


def test_as_many_links_are_followed_as_a_system_follows() -> None:
    # Linux, path_resolution(7): ELOOP beyond 40.
    assert radar_files.MOST_LINKS == 40
    assert gathered(chain(40))["trends/kanban.yaml"] == b"name: Kanban\n"
    found = gathered(chain(41))["trends/kanban.yaml"]
    assert isinstance(found, Problem)
    assert found.message == "The file cannot be read: the links lead in a circle."


def test_links_of_folders_count_as_well() -> None:
    lying = chain(39) | {"trends": "real"}
    lying["real/kanban.yaml"] = lying.pop("trends/kanban.yaml")
    assert gathered(lying)["trends/kanban.yaml"] == b"name: Kanban\n"
    lying["real"] = "farther"
    lying["farther/kanban.yaml"] = lying.pop("real/kanban.yaml")
    assert codes(gathered(lying)) == {"trends/kanban.yaml": "unreadable-file"}


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("../notes/a.yaml", ""),
        ("../trends/.././notes//a.yaml", ""),
        ("../../a.yaml", "This is a link that leads out of the radar's folder."),
        ("/notes/a.yaml", "This is a link that leads out of the radar's folder."),
        ("../.git/config", "The file cannot be read: no such file or directory."),
        ("../.GIT/config", "The file cannot be read: no such file or directory."),
        ("../notes/b.yaml", "The file cannot be read: no such file or directory."),
        ("../notes/a.yaml/x", "The file cannot be read: not a directory."),
        ("kanban.yaml", "The file cannot be read: the links lead in a circle."),
        ("../notes", "This is a folder; entries stand directly in trends/."),
    ],
)
def test_a_link_is_followed_within_the_folder_alone(target: str, message: str) -> None:
    lying: dict[str, bytes | str] = {
        "trends/kanban.yaml": target,
        "notes/a.yaml": b"name: Kanban\n",
        ".git/config": b"x",
        ".GIT/config": b"x",
    }
    found = gathered(lying)["trends/kanban.yaml"]
    assert found == b"name: Kanban\n" if not message else isinstance(found, Problem) and found.message == message
