"""A folder replaced as a whole, whatever happens on the way."""

import multiprocessing
import os
import signal
import time
from multiprocessing.synchronize import Event
from pathlib import Path

import pytest

from radargen.problems import RadargenError
from radargen.swapping import MARKER, rename_twice, replacing


def build(target: Path, words: str) -> None:
    with replacing(target) as new:
        (new / "index.html").write_text(words)
        (new / "sub").mkdir()
        (new / "sub" / "index.html").write_text(words)


def shown(target: Path) -> set[str]:
    """What the pages of the target say; one word unless two builds are mixed."""
    return {page.read_text() for page in target.rglob("index.html")}


def test_the_new_folder_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    target = tmp_path / "build" / "site"
    build(target, "old")
    (target / "gone.html").write_text("of the old build")
    build(target, "new")
    assert shown(target) == {"new"}
    assert not (target / "gone.html").exists()
    assert [p.name for p in target.parent.iterdir()] == ["site"]


def test_a_build_that_fails_leaves_the_old_folder(tmp_path: Path) -> None:
    build(tmp_path / "site", "old")
    with pytest.raises(RadargenError), replacing(tmp_path / "site") as new:
        (new / "index.html").write_text("half")
        raise RadargenError("no")
    assert shown(tmp_path / "site") == {"old"}
    assert [p.name for p in tmp_path.iterdir()] == ["site"]


def test_an_empty_folder_is_ours_to_fill(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    build(tmp_path / "site", "new")
    assert shown(tmp_path / "site") == {"new"}


def test_the_folder_behind_a_link_is_replaced_and_the_link_stays(tmp_path: Path) -> None:
    build(tmp_path / "real", "old")
    (tmp_path / "site").symlink_to("real")
    build(tmp_path / "site", "new")
    assert (tmp_path / "site").is_symlink()
    assert shown(tmp_path / "real") == {"new"}


def test_what_is_not_ours_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis" / "chapter.txt").write_text("years of work")
    with pytest.raises(RadargenError, match="holds files that radargen has not made"):
        build(tmp_path / "thesis", "new")
    with pytest.raises(RadargenError, match="is a file; name a folder"):
        build(tmp_path / "thesis" / "chapter.txt", "new")
    assert (tmp_path / "thesis" / "chapter.txt").read_text() == "years of work"


def test_a_mount_point_is_refused_with_the_way_out() -> None:
    with pytest.raises(RadargenError, match="choose a folder inside it"):
        build(Path("/proc"), "new")


def test_a_second_build_of_the_same_folder_is_refused(tmp_path: Path) -> None:
    with replacing(tmp_path / "site") as new:
        (new / "index.html").write_text("first")
        with pytest.raises(RadargenError, match="Another build is writing"):
            build(tmp_path / "site", "second")
    assert shown(tmp_path / "site") == {"first"}


def test_without_an_exchange_two_renames_do(tmp_path: Path) -> None:
    build(tmp_path / "site", "old")
    build(tmp_path / "new", "new")
    workshop = tmp_path / "workshop"
    workshop.mkdir()
    rename_twice(tmp_path / "new", tmp_path / "site", workshop)
    assert shown(tmp_path / "site") == {"new"}
    assert shown(workshop / "old") == {"old"}


def test_two_renames_cut_short_are_finished_by_the_next_build(tmp_path: Path) -> None:
    build(tmp_path / "site", "new")
    workshop = tmp_path / ".site.radargen"
    workshop.mkdir()
    (tmp_path / "site").rename(workshop / "ready")
    (workshop / "old").mkdir()
    with pytest.raises(RadargenError), replacing(tmp_path / "site"):
        raise RadargenError("this one fails")
    assert shown(tmp_path / "site") == {"new"}
    assert [p.name for p in tmp_path.iterdir()] == ["site"]


def test_no_kill_at_any_moment_leaves_anything_but_a_whole_folder(tmp_path: Path) -> None:
    target, context = tmp_path / "site", multiprocessing.get_context("fork")
    build(target, "0")
    for attempt in range(40):
        started = context.Event()
        process = context.Process(target=endlessly, args=(target, started))
        process.start()
        started.wait()
        time.sleep(attempt / 1000)
        os.kill(process.pid or 0, signal.SIGKILL)
        process.join()
        assert len(shown(target)) == 1
        assert (target / MARKER).is_file()
    build(target, "end")
    assert [p.name for p in tmp_path.iterdir()] == ["site"]


def endlessly(target: Path, started: Event) -> None:
    for number in range(10_000):
        build(target, str(number))
        started.set()
