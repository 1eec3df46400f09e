"""Results kept for the next build: whole and their own, or none; and nobody else's."""

import os
import resource
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from radargen.storage import kept_results
from radargen.storage.kept_results import FOLDER, KeptResults, packed, unpacked
from radargen.text.messages import RadargenError
from tests.killed import dying_at
from tests.runner import git

KEY, CONTENT = "scenes", b"what took long"


@pytest.fixture
def kept(tmp_path: Path) -> KeptResults:
    return KeptResults(str(tmp_path / FOLDER), "this version")


def found(kept: KeptResults, key: str = KEY) -> bytes | None:
    content = kept.read(key)
    return None if content is None else bytes(content)


def files(kept: KeptResults) -> list[Path]:
    return [path for path in sorted(Path(kept.folder).iterdir()) if path.name != ".gitignore"]


def test_a_result_is_found_by_its_key_and_what_made_it_alone(kept: KeptResults) -> None:
    assert found(kept) is None
    kept.write(KEY, CONTENT[:4], CONTENT[4:])
    assert found(kept) == CONTENT
    assert found(kept, "other scenes") is None
    assert found(KeptResults(kept.folder, "another version")) is None
    assert found(kept.with_also("1980")) is None
    assert found(KeptResults()) is None


def test_git_passes_over_what_is_kept(kept: KeptResults) -> None:
    kept.write(KEY, CONTENT)
    assert (Path(kept.folder) / ".gitignore").read_text() == "*\n"


def renamed(path: Path) -> None:
    path.rename(path.with_name("0" * 64))


def linked(path: Path) -> None:
    path.rename(path.with_name("elsewhere"))
    path.symlink_to("elsewhere")


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def a_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


@pytest.mark.parametrize(
    "harm",
    [
        lambda path: path.write_bytes(path.read_bytes().replace(b"long", b"lone")),
        lambda path: path.write_bytes(path.read_bytes()[:-1]),
        lambda path: path.write_bytes(path.read_bytes() + b"!"),
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(CONTENT),
        renamed,
        linked,
        a_folder,
        a_pipe,
    ],
)
def test_what_was_altered_is_not_used_and_is_made_anew(kept: KeptResults, harm: Callable[[Path], object]) -> None:
    kept.write(KEY, CONTENT)
    (path,) = files(kept)
    harm(path)
    assert found(kept) is None
    assert found(kept, "0" * 64) is None
    if not path.is_dir():
        kept.write(KEY, CONTENT)
        assert found(kept) == CONTENT


def test_a_result_whose_content_is_another_result_is_not_used(kept: KeptResults) -> None:
    kept.write(KEY, CONTENT)
    (path,) = files(kept)
    own = path.read_bytes()
    kept.write("another", b"other")
    (other,) = set(files(kept)) - {path}
    other.write_bytes(own)
    assert found(kept, "another") is None


@contextmanager
def small_files() -> Iterator[None]:
    """No file gets more than a few bytes, as on a full disk."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, before)


def test_a_full_disk_is_told_and_leaves_nothing_behind(kept: KeptResults) -> None:
    with small_files():
        kept.write(KEY, CONTENT * 2000)
    assert "cannot be written" in kept.fault
    assert found(kept) is None
    assert files(kept) == []


@pytest.mark.parametrize("in_place", ["file", "link"])
def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path, in_place: str) -> None:
    (tmp_path / ".cache").mkdir()
    if in_place == "file":
        (tmp_path / FOLDER).write_text("")
    else:
        (tmp_path / FOLDER).symlink_to(tmp_path / "nowhere")
    kept = KeptResults(str(tmp_path / FOLDER))
    kept.write(KEY, CONTENT)
    assert "cannot be written" in kept.fault
    assert found(kept) is None


def test_a_process_killed_while_writing_leaves_the_old_result_the_new_one_or_none(kept: KeptResults) -> None:
    ended = []
    for moment in range(9):
        child = os.fork()
        if not child:
            dying_at(moment)
            kept.write(f"{KEY} {moment}", CONTENT)
            os._exit(0)
        ended.append(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
        assert found(kept, f"{KEY} {moment}") in (None, CONTENT)
    assert -signal.SIGKILL in ended and 0 in ended
    kept.write(KEY, CONTENT)
    assert not [path for path in files(kept) if path.suffix]


def test_several_at_once_do_not_hurt_each_other(kept: KeptResults) -> None:
    children = []
    for number in range(6):
        child = os.fork()
        if not child:
            for turn in range(10):
                kept.write(KEY, CONTENT * 1000)
                kept.write(f"{number} {turn}", CONTENT)
                if found(kept) != CONTENT * 1000:
                    os._exit(1)
            os._exit(0)
        children.append(child)
    assert {os.waitpid(child, 0)[1] for child in children} == {0}
    assert found(kept, "5 9") == CONTENT


def test_what_was_read_longest_ago_goes_first(kept: KeptResults, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_results, "MOST_FILES", 3)
    for number in range(3):
        kept.write(f"{number}", CONTENT)
        # As if some time lay between.
        os.utime(max(files(kept), key=lambda path: path.stat().st_mtime_ns), (number, number))
    foreign = Path(kept.folder) / "notes.txt"
    foreign.write_text("mine")
    assert found(kept, "0") == CONTENT
    kept.write("3", CONTENT)
    assert [found(kept, f"{number}") is not None for number in range(4)] == [True, False, True, True]
    monkeypatch.setattr(kept_results, "MOST", 100)
    kept.write("4", CONTENT * 4)
    assert [found(kept, f"{number}") is not None for number in range(5)] == [False] * 4 + [True]
    assert foreign.read_text() == "mine"


def test_nothing_is_kept_where_nothing_is_to_be_written(kept: KeptResults) -> None:
    frozen = KeptResults(kept.folder, kept.made_by, frozen=True)
    frozen.write(KEY, CONTENT)
    assert not Path(kept.folder).exists()
    kept.write(KEY, CONTENT)
    assert found(frozen) == CONTENT


@pytest.mark.parametrize("tracked", [f"{FOLDER}/results", ".Cache/Radargen/results", ".cache"])
def test_a_folder_that_git_tracks_is_refused(tmp_path: Path, tracked: str) -> None:
    git(tmp_path, "init", "--quiet")
    assert kept_results.kept_results(tmp_path).folder
    path = tmp_path / "radar" / tracked
    path.parent.mkdir(parents=True)
    path.write_text("x")
    git(tmp_path, "add", "--all", "--force")
    with pytest.raises(RadargenError, match=r"git tracks \.cache/radargen"):
        kept_results.kept_results(tmp_path / "radar")


@pytest.mark.parametrize("linked", [".cache", FOLDER])
def test_a_link_is_refused(tmp_path: Path, linked: str) -> None:
    (tmp_path / linked).parent.mkdir(exist_ok=True)
    (tmp_path / linked).symlink_to("/tmp")  # noqa: S108 – never followed
    with pytest.raises(RadargenError, match="is a link"):
        kept_results.kept_results(tmp_path)


def test_other_files_in_the_cache_folder_may_be_tracked(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    (tmp_path / ".cache").mkdir()
    (tmp_path / ".cache" / "notes").write_text("x")
    git(tmp_path, "add", "--all")
    assert kept_results.kept_results(tmp_path).folder


def test_a_result_of_several_parts_comes_back_as_it_was() -> None:
    whole = memoryview(b"".join(packed('{"ä": 1}', [b"", b"a\n", b"\0"])))
    head, parts = unpacked(whole)
    assert (head, [*map(bytes, parts)]) == ('{"ä": 1}', [b"", b"a\n", b"\0"])
    for broken in (whole[:-1], memoryview(b"[-1, 2]\nab"), memoryview(b"[]\n"), memoryview(b"no"), memoryview(b"5\n")):
        with pytest.raises((ValueError, TypeError)):
            unpacked(broken)
