"""Folders for what passes: nothing is left of them, not even by a program that was killed."""

import os
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from radargen.storage import user_state
from radargen.storage.temporary import temporary_files, temporary_folder


@pytest.fixture
def near(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where this system keeps what passes."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    (tmp_path / "near").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "near"))
    yield tmp_path / "near"
    assert not [*(tmp_path / "state").rglob("temporary*")]


def test_nothing_is_left_however_it_ends(near: Path) -> None:
    with temporary_folder() as folder:
        (folder / "sub").mkdir()
        assert folder.stat().st_mode & 0o777 == 0o700
    with pytest.raises(KeyboardInterrupt), temporary_folder() as folder:
        raise KeyboardInterrupt
    assert not [*near.iterdir()]


def test_what_a_killed_program_left_goes_with_the_next_and_what_one_at_work_has_stays(near: Path) -> None:
    child = os.fork()
    if not child:
        with temporary_folder() as folder:
            (folder / "half").write_text("x")
            os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)
    assert len([*near.iterdir()]) == 1
    with temporary_folder() as one, temporary_folder() as other:
        assert {*near.iterdir()} == {one, other}


def test_a_folder_that_was_never_ours_is_not_swept(near: Path) -> None:
    mine = near / "mine"
    mine.mkdir()
    (near / "radargen-0123456789abcdef").symlink_to(mine)
    for place in (mine, near / "radargen-0123456789abcdef"):
        user_state.record("temporary", place).write({"folder": str(place)})
    with temporary_folder():
        pass
    assert mine.is_dir()


def test_what_libraries_write_for_a_moment_lies_there_too(near: Path) -> None:
    with temporary_files():
        _, name = tempfile.mkstemp()
        assert Path(name).parent.parent == near
    assert not [*near.iterdir()]
    assert tempfile.gettempdir() == str(near)


@pytest.mark.parametrize("name", ["TMPDIR", "TEMP", "TMP"])
def test_no_file_is_written_to_find_the_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Python would try the place with one, which a kill in that moment leaves there."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr(tempfile, "tempdir", None)
    for each in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(each, "")
    monkeypatch.setenv(name, str(tmp_path))
    tried: list[str] = []
    monkeypatch.setattr(tempfile, "gettempdir", lambda: tried.append("tried"))
    with temporary_folder() as folder:
        assert folder.parent == tmp_path
    assert tried == []


@pytest.mark.parametrize("named", ["nowhere", "/nowhere/at/all", __file__])
def test_a_place_that_is_none_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setenv("TMPDIR", named)
    monkeypatch.setenv("TEMP", str(tmp_path))
    with temporary_folder() as folder:
        assert folder.parent == tmp_path
