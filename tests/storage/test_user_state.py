"""Where this machine keeps what it remembers: a folder of its user alone."""

import os
import threading
from pathlib import Path

import pytest

from radargen.storage import user_state
from radargen.text.messages import RadargenError


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine of its own."""
    (tmp_path / "tmp").mkdir()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "tmp"))
    return tmp_path


def test_what_is_written_is_read_and_forgotten(home: Path) -> None:
    record = user_state.record("journal", home / "radar")
    assert record.read() == {}
    record.write({"a": [1]})
    assert user_state.record("journal", home / "radar").read() == {"a": [1]}
    assert user_state.record("swap", home / "radar").read() == {}
    assert user_state.record("journal", home / "other").read() == {}
    record.forget()
    assert record.read() == {}


def test_the_folder_is_its_users_alone_whatever_the_mask(home: Path) -> None:
    mask = os.umask(0)
    try:
        user_state.record("journal", home / "radar").write({})
    finally:
        os.umask(mask)
    folder = home / "state" / "radargen"
    assert folder.stat().st_mode & 0o777 == 0o700
    assert [path.stat().st_mode & 0o777 for path in folder.iterdir()] == [0o600]


@pytest.mark.parametrize("mode", [0o755, 0o750, 0o740, 0o710, 0o705, 0o704, 0o701, 0o700])
def test_a_folder_that_others_can_look_into_is_closed_to_them(home: Path, mode: int) -> None:
    folder = home / "state" / "radargen"
    folder.mkdir(parents=True)
    folder.chmod(mode)
    assert user_state.record("journal", home / "radar").path.parent == folder
    assert folder.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("mode", [0o720, 0o770, 0o702, 0o707])
def test_a_folder_in_which_others_can_write_is_left_as_it_is(home: Path, mode: int) -> None:
    folder = home / "state" / "radargen"
    folder.mkdir(parents=True)
    folder.chmod(mode)
    assert user_state.record("journal", home / "radar").path.is_relative_to(home / "tmp")
    assert folder.stat().st_mode & 0o777 == mode


@pytest.mark.parametrize("kind", ["shared", "link", "file", "foreign"])
def test_a_folder_that_others_can_write_to_is_not_used(home: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    folder = home / "state" / "radargen"
    folder.parent.mkdir()
    if kind == "shared":
        folder.mkdir()
        folder.chmod(0o777)
    elif kind == "link":
        (home / "mine").mkdir(mode=0o700)
        folder.symlink_to(home / "mine")
    elif kind == "file":
        folder.write_text("")
    else:
        folder.mkdir(mode=0o700)
        monkeypatch.setattr(os, "geteuid", lambda: 12345)
    if kind == "foreign":
        with pytest.raises(RadargenError, match="set XDG_STATE_HOME"):
            user_state.record("journal", home / "radar")
        return
    user_state.record("journal", home / "radar").write({"a": 1})
    assert user_state.record("journal", home / "radar").path.is_relative_to(home / "tmp")


def test_a_folder_that_depends_on_where_one_is_is_not_used(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(home)
    monkeypatch.setenv("XDG_STATE_HOME", "state")
    assert user_state.record("journal", home / "radar").path.is_absolute()
    assert not (home / "state").exists()


def test_what_lies_in_a_radar_is_never_taken_for_ours(home: Path) -> None:
    assert user_state.record("journal", home / "state" / "radar").path.is_relative_to(home / "state")
    assert user_state.record("journal", home / "state").path.is_relative_to(home / "tmp")


@pytest.mark.parametrize("content", ["", "{", "[1]", "[" * 100_000, "null", "\xff"])
def test_a_damaged_record_is_none(home: Path, content: str) -> None:
    record = user_state.record("journal", home / "radar")
    record.write({"a": 1})
    record.path.write_text(content, encoding="latin-1")
    assert record.read() == {}


def test_only_one_holds_a_record(home: Path) -> None:
    record, seen = user_state.record("swap", home / "site"), []

    def second() -> None:
        with record.held() as free:
            seen.append(free)

    for _ in "12":
        with record.held() as free:
            seen.append(free)
            thread = threading.Thread(target=second)
            thread.start()
            thread.join()
    second()
    assert seen == [True, False, True, False, True]
    assert list((home / "state" / "radargen").iterdir()) == []


@pytest.mark.parametrize(("more", "kept"), [(0, {"a": 1}), (1, {})])
def test_a_record_has_a_limit(home: Path, more: int, kept: dict[str, object]) -> None:
    record = user_state.record("journal", home / "radar")
    record.path.write_bytes(b'{"a": 1}'.rjust(user_state.LIMIT + more))
    assert record.read() == kept


def test_records_of_a_kind_are_listed_and_no_others(home: Path) -> None:
    for kind, place in (("swap", "b"), ("swap", "a"), ("journal", "a")):
        user_state.record(kind, home / place).write({"of": place})
    found = user_state.records("swap", home / "radar")
    assert sorted(str(one.read()["of"]) for one in found) == ["a", "b"]
    assert found == sorted(found, key=lambda one: one.path)
