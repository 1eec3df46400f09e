"""Files replaced together: all or none, also after a program that was killed."""

import json
import threading
from pathlib import Path

import pytest

from radargen.journal import JOURNAL, alone, completed, cut_short, replaced
from radargen.problems import RadargenError
from tests.folders import contents, radar_folder


def test_all_files_are_replaced_and_nothing_is_left_beside_them(tmp_path: Path) -> None:
    radar_folder(tmp_path)
    before = contents(tmp_path)
    replaced(tmp_path, {"radar.yaml": "a", "trends/lean.yaml": b"b"})
    assert contents(tmp_path) == before | {"radar.yaml": b"a", "trends/lean.yaml": b"b"}


def test_none_is_replaced_where_one_cannot_be(tmp_path: Path) -> None:
    radar_folder(tmp_path)
    (tmp_path / "trends" / "scrum.yaml").mkdir()
    before = contents(tmp_path)
    with pytest.raises(RadargenError, match=r"scrum\.yaml is a folder"):
        replaced(tmp_path, {"radar.yaml": "a", "trends/scrum.yaml": "b"})
    assert contents(tmp_path) == before


def test_what_a_killed_program_had_begun_is_finished(tmp_path: Path) -> None:
    radar_folder(tmp_path)
    sound = contents(tmp_path)
    # radar.yaml has taken its place already, lean not yet.
    (tmp_path / "radar.yaml").write_text("a")
    (tmp_path / "trends" / ".lean.yaml.7.tmp").write_text("b")
    plan = {"radar.yaml": ".radar.yaml.7.tmp", "trends/lean.yaml": ".lean.yaml.7.tmp"}
    (tmp_path / JOURNAL).write_text(json.dumps(plan))
    assert completed(tmp_path) == ("radar.yaml", "trends/lean.yaml")
    assert contents(tmp_path) == sound | {"radar.yaml": b"a", "trends/lean.yaml": b"b"}
    assert completed(tmp_path) == ()


@pytest.mark.parametrize(
    "plan",
    [
        '{"../radar.yaml": ".x.1.tmp"}',
        '{"trends/lean.yaml": "../lean.yaml"}',
        '{"mkdocs.yml": ".mkdocs.yml.1.tmp"}',
        "[1]",
        "[" * 100_000,
        " " * 16 * 1024 * 1024 + "{}",
        "{",
    ],
)
def test_a_journal_from_elsewhere_is_not_obeyed(tmp_path: Path, plan: str) -> None:
    radar_folder(tmp_path)
    (tmp_path / JOURNAL).write_text(plan)
    before = contents(tmp_path)
    with pytest.raises(RadargenError, match="delete it"):
        completed(tmp_path)
    assert contents(tmp_path) == before


def test_nothing_is_written_where_a_link_leads(tmp_path: Path) -> None:
    root, outside = radar_folder(tmp_path / "radar"), tmp_path / "outside"
    outside.mkdir()
    (root / "editions").symlink_to(outside)
    (root / "trends" / "lean.yaml").unlink()
    (root / "trends" / "lean.yaml").symlink_to(outside / "lean.yaml")
    (outside / ".lean.yaml.1.tmp").write_text("x")
    before = contents(outside)
    for path in ("editions/2026.json", "trends/lean.yaml"):
        with pytest.raises(RadargenError, match="leads out of"):
            replaced(root, {"radar.yaml": "a", path: "b"})
    (root / JOURNAL).write_text('{"trends/lean.yaml": ".lean.yaml.1.tmp"}')
    with pytest.raises(RadargenError, match="leads out of"):
        completed(root)
    assert contents(outside) == before


def test_whoever_comes_second_waits_and_finds_nothing_lying_about(tmp_path: Path) -> None:
    root = radar_folder(tmp_path)
    before = contents(root)
    (root / "trends" / ".lean.yaml.7.tmp").write_text("left by one that was killed")
    order = []

    def second() -> None:
        with alone(root) as finished:
            order.append(finished)

    with alone(root):
        waiting = threading.Thread(target=second)
        waiting.start()
        waiting.join(0.2)
        order.append(("first",))
        replaced(root, {"radar.yaml": "a"})
    waiting.join()
    assert order == [("first",), ()]
    assert contents(root) == before | {"radar.yaml": b"a"}
    assert not cut_short(root)
