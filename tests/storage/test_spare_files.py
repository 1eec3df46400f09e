"""Whose a file is that only a command at work may have: this machine's by its token, else a stranger's."""

from pathlib import Path

import pytest

from radargen.storage import spare_files, user_state

OURS, FOREIGN = "0123456789abcdef", "fedcba9876543210"
PLACES = (".radar.yaml", "trends/.kanban.yaml", "editions/.2026.json", ".radargen/.trend.json")


@pytest.fixture
def top(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which a command of this machine was killed, and into which a stranger's change brought the same."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    top = tmp_path / "radar"
    for place in PLACES:
        (top / place).parent.mkdir(parents=True, exist_ok=True)
        for token in (OURS, FOREIGN):
            (top / f"{place}.7.{token}.tmp").write_text("x", encoding="utf-8")
    user_state.record(spare_files.RECORD, top).write({"tokens": [OURS]})
    return top


def names(token: str) -> set[str]:
    return {f"{place}.7.{token}.tmp" for place in PLACES}


def test_what_another_machine_has_left_is_told_and_what_ours_has_is_not(top: Path) -> None:
    found = spare_files.stray_problems(top)
    assert set(found) == names(FOREIGN)
    assert {problem.code for problem in found.values()} == {"stray-file"}
    assert set(spare_files.own_spares(top)) == names(OURS)


def test_only_what_ours_has_left_is_swept_away(top: Path) -> None:
    spare_files.sweep(top)
    assert {path.relative_to(top).as_posix() for path in top.rglob("*.tmp")} == names(FOREIGN)


@pytest.mark.parametrize("tokens", [None, [], OURS, {OURS: 1}, [OURS[:-1]], [OURS.upper()]])
def test_a_machine_that_remembers_no_such_token_has_left_nothing(top: Path, tokens: object) -> None:
    user_state.record(spare_files.RECORD, top).write({"tokens": tokens})
    assert set(spare_files.stray_problems(top)) == names(OURS) | names(FOREIGN)
    assert spare_files.own_spares(top) == []


def test_a_file_without_a_token_is_nobodys(top: Path) -> None:
    for name in (".radar.yaml.7.tmp", ".radargen.journal"):
        (top / name).write_text("x", encoding="utf-8")
    assert {".radar.yaml.7.tmp", ".radargen.journal"} < set(spare_files.stray_problems(top))
    spare_files.sweep(top)
    assert (top / ".radar.yaml.7.tmp").exists()


@pytest.mark.parametrize(
    ("path", "stray"),
    [
        *((f"{place}.7.{FOREIGN}.tmp", True) for place in PLACES),
        *((f"{place}.7.tmp", True) for place in PLACES),
        (".radargen.journal", True),
        ("trends/.radargen.journal", False),
        (f"site/.page.json.7.{FOREIGN}.tmp", False),
        (f"trends/deep/.kanban.yaml.7.{FOREIGN}.tmp", False),
        (f".kanban.txt.7.{FOREIGN}.tmp", False),
        (f"kanban.yaml.7.{FOREIGN}.tmp", False),
        (f".kanban.yaml.7.{FOREIGN[1:]}.tmp", False),
        (f".kanban.yaml.x.{FOREIGN}.tmp", False),
    ],
)
def test_such_a_file_is_known_by_its_name_and_its_folder(path: str, stray: bool) -> None:
    assert (spare_files.stray_problem(path) is not None) == stray


def test_a_folder_behind_a_link_is_not_looked_into(top: Path, tmp_path: Path) -> None:
    (top / "trends").rename(tmp_path / "elsewhere")
    (top / "trends").symlink_to(tmp_path / "elsewhere")
    assert not [path for path in spare_files.stray_problems(top) if path.startswith("trends/")]
    spare_files.sweep(top)
    assert len([*(tmp_path / "elsewhere").iterdir()]) == 2
