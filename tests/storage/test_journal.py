"""Files replaced together: all or none, also after a program that was killed; and nothing a stranger commits counts."""

import json
import os
import signal
import threading
from hashlib import sha256
from pathlib import Path

import pytest

from radargen.storage import files, spare_files, user_state
from radargen.storage.journal import Finished, complete_journal, exclusive, replace_files
from radargen.text import paths
from radargen.text.messages import RadargenError
from tests.folders import contents, radar_folder
from tests.killed import begun, dying_at

TMP = ".7.0123456789abcdef.tmp"


def test_all_files_are_replaced_and_nothing_is_left_beside_them(tmp_path: Path) -> None:
    radar_folder(tmp_path)
    before = contents(tmp_path)
    replace_files(tmp_path, {"radar.yaml": "a", "trends/lean.yaml": b"b"})
    assert contents(tmp_path) == before | {"radar.yaml": b"a", "trends/lean.yaml": b"b"}


def test_a_file_that_stays_as_it_is_may_be_among_them(tmp_path: Path) -> None:
    radar_folder(tmp_path)
    before = contents(tmp_path)
    replace_files(tmp_path, {"radar.yaml": before["radar.yaml"], "trends/lean.yaml": b"b"})
    assert contents(tmp_path) == before | {"trends/lean.yaml": b"b"}


def test_none_is_replaced_where_one_cannot_be(tmp_path: Path) -> None:
    radar_folder(tmp_path)
    (tmp_path / "trends" / "scrum.yaml").mkdir()
    before = contents(tmp_path)
    with pytest.raises(RadargenError, match=r"scrum\.yaml is a folder"):
        replace_files(tmp_path, {"radar.yaml": "a", "trends/scrum.yaml": "b"})
    assert contents(tmp_path) == before


def test_what_a_killed_program_had_begun_is_finished(tmp_path: Path) -> None:
    radar_folder(tmp_path)
    sound = contents(tmp_path)
    begun(tmp_path, {"radar.yaml": "a", "trends/lean.yaml": "b", "trends/new.yaml": "c"}, done=["radar.yaml"])
    done = ("radar.yaml", "trends/lean.yaml", "trends/new.yaml")
    assert complete_journal(tmp_path) == Finished(done)
    assert contents(tmp_path) == sound | {"radar.yaml": b"a", "trends/lean.yaml": b"b", "trends/new.yaml": b"c"}
    assert complete_journal(tmp_path) == Finished()


def test_a_link_in_place_of_a_finished_file_is_not_taken_for_it(tmp_path: Path) -> None:
    root = radar_folder(tmp_path / "radar")
    begun(root, {"trends/lean.yaml": "new"})
    (spare,) = (root / "trends").glob(".lean.yaml.*.tmp")
    spare.rename(tmp_path / "elsewhere")
    spare.symlink_to(tmp_path / "elsewhere")
    before = (root / "trends" / "lean.yaml").read_bytes()
    assert complete_journal(root) == Finished((), ("trends/lean.yaml",))
    assert (root / "trends" / "lean.yaml").read_bytes() == before
    assert not (root / "trends" / "lean.yaml").is_symlink()


@pytest.mark.slow
def test_a_kill_at_each_step_leaves_all_or_none_once_the_next_command_has_run(tmp_path: Path) -> None:
    outputs = {f"trends/t{number}.yaml": f"new {number}" for number in range(5)}
    seen = set()
    for moment in range(200):
        root = radar_folder(tmp_path / str(moment), **{f"t{number}": "old" for number in range(5)})
        child = os.fork()
        if not child:
            dying_at(moment)
            with exclusive(root):
                replace_files(root, outputs)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        with exclusive(root):
            pass
        now = {path: (root / path).read_text() for path in outputs}
        assert now in (outputs, dict.fromkeys(outputs, "old"))
        assert not [path for path in contents(root) if path.endswith(".tmp")]
        seen.add((status, now == outputs))
        if not status:
            break
    assert seen == {(signal.SIGKILL, False), (signal.SIGKILL, True), (0, True)}


def test_a_file_that_was_changed_since_is_left_alone(tmp_path: Path) -> None:
    radar_folder(tmp_path)
    begun(tmp_path, {"radar.yaml": "a", "trends/lean.yaml": "b"}, done=["radar.yaml"])
    (tmp_path / "trends" / "lean.yaml").write_text("by an editor")
    after = contents(tmp_path)
    assert complete_journal(tmp_path) == Finished(("radar.yaml",), ("trends/lean.yaml",))
    assert contents(tmp_path) == {path: text for path, text in after.items() if not path.endswith(".tmp")}


def test_where_none_has_been_replaced_and_one_has_changed_since_none_is(tmp_path: Path) -> None:
    radar_folder(tmp_path)
    begun(tmp_path, {"radar.yaml": "a", "trends/lean.yaml": "b"})
    (tmp_path / "trends" / "lean.yaml").write_text("by an editor")
    after = contents(tmp_path)
    assert complete_journal(tmp_path).done == ()
    assert contents(tmp_path) == {path: text for path, text in after.items() if not path.endswith(".tmp")}


def test_a_spare_that_somebody_has_put_in_place_of_ours_is_not_taken(tmp_path: Path) -> None:
    radar_folder(tmp_path)
    before = contents(tmp_path)
    begun(tmp_path, {"trends/lean.yaml": "b"})
    (spare,) = (tmp_path / "trends").glob(".lean*")
    spare.write_text("another")
    assert complete_journal(tmp_path).done == ()
    assert contents(tmp_path) == before
    outside = tmp_path.parent / "outside.yaml"
    outside.write_text("b")
    begun(tmp_path, {"trends/lean.yaml": "b"})
    (spare,) = (tmp_path / "trends").glob(".lean*")
    spare.unlink()
    spare.symlink_to(outside)
    assert complete_journal(tmp_path).done == ()
    assert contents(tmp_path)["trends/lean.yaml"] == before["trends/lean.yaml"]


@pytest.mark.parametrize("place", ["trends", "trends/lean.yaml"])
def test_no_link_is_followed_when_it_is_finished(tmp_path: Path, place: str) -> None:
    root, outside = radar_folder(tmp_path / "radar"), tmp_path / "outside"
    begun(root, {"trends/lean.yaml": "b"})
    (root / place).rename(outside)
    (root / place).symlink_to(outside)
    before = contents(tmp_path)
    assert complete_journal(root) == Finished(left=("trends/lean.yaml",))
    kept = contents(tmp_path)
    assert {path: kept.get(path) for path in before if not path.endswith(".tmp")} == {
        path: text for path, text in before.items() if not path.endswith(".tmp")
    }


@pytest.mark.parametrize("name", [".lean.yaml.7.tmp", f".lean.yaml{TMP}"])
def test_what_lies_in_the_folder_is_never_obeyed_nor_swept(tmp_path: Path, name: str) -> None:
    radar_folder(tmp_path)
    (tmp_path / paths.JOURNAL).write_text(json.dumps({"trends/lean.yaml": name}))
    (tmp_path / "trends" / name).write_text("hidden")
    before = contents(tmp_path)
    with exclusive(tmp_path) as finished:
        assert finished == Finished()
    assert contents(tmp_path) == before
    problems = {path for path, found in files.read(tmp_path).items() if getattr(found, "code", "") == "stray-file"}
    assert problems == {paths.JOURNAL, f"trends/{name}"}


def test_what_lies_there_as_a_link_a_folder_or_a_pipe_hurts_nobody(tmp_path: Path) -> None:
    root = radar_folder(tmp_path / "radar")
    (root / paths.JOURNAL).mkdir()
    os.mkfifo(root / f".radar.yaml{TMP}")
    (root / "trends" / f".lean.yaml{TMP}").symlink_to("/dev/zero")
    replace_files(root, {"trends/lean.yaml": "b"})
    with exclusive(root):
        pass
    assert len([1 for found in files.read(root).values() if getattr(found, "code", "") == "stray-file"]) == 3


def test_what_a_command_at_work_or_killed_here_has_written_is_no_problem(tmp_path: Path) -> None:
    root = radar_folder(tmp_path)
    begun(root, {"trends/lean.yaml": "b"})
    assert spare_files.own_spares(root)
    assert not [found for found in files.read(root).values() if getattr(found, "code", "") == "stray-file"]


@pytest.mark.parametrize(
    "plan", [{"../radar.yaml": ["x", "", ""]}, {"mkdocs.yml": [f".m.yaml{TMP}", "", ""]}, [1], "x"]
)
def test_a_record_that_is_none_of_ours_is_not_obeyed(tmp_path: Path, plan: object) -> None:
    radar_folder(tmp_path)
    user_state.record(spare_files.RECORD, tmp_path).write({"plan": plan, "tokens": []})
    before = contents(tmp_path)
    assert complete_journal(tmp_path) == Finished()
    assert contents(tmp_path) == before


def test_another_folder_with_the_same_content_has_no_part_in_it(tmp_path: Path) -> None:
    one, other = radar_folder(tmp_path / "one"), tmp_path / "other"
    begun(one, {"trends/lean.yaml": "b"})
    one.rename(other)
    before = contents(other)
    assert complete_journal(other) == Finished()
    assert contents(other) == before


def test_nothing_is_written_where_a_link_leads(tmp_path: Path) -> None:
    root, outside = radar_folder(tmp_path / "radar"), tmp_path / "outside"
    outside.mkdir()
    (outside / "lean.yaml").write_text("x")
    (root / "editions").symlink_to(outside)
    (root / "trends" / "lean.yaml").unlink()
    (root / "trends" / "lean.yaml").symlink_to(outside / "lean.yaml")
    before = contents(tmp_path)
    for path in ("editions/2026.json", "trends/lean.yaml"):
        with pytest.raises(RadargenError, match="is a link"):
            replace_files(root, {"radar.yaml": "a", path: "b"})
    assert contents(tmp_path) == before


def test_whoever_comes_second_waits_and_finds_nothing_lying_about(tmp_path: Path) -> None:
    root = radar_folder(tmp_path)
    before = contents(root)
    order: list[object] = []

    def second() -> None:
        with exclusive(root) as finished:
            order.append(finished)

    with exclusive(root):
        waiting = threading.Thread(target=second)
        waiting.start()
        waiting.join(0.2)
        order.append("first")
        replace_files(root, {"radar.yaml": "a"})
    waiting.join()
    assert order == ["first", Finished()]
    assert contents(root) == before | {"radar.yaml": b"a"}


def test_a_checksum_is_that_of_the_whole_file(tmp_path: Path) -> None:
    root = radar_folder(tmp_path)
    begun(root, {"trends/lean.yaml": "b"})
    plan = user_state.record(spare_files.RECORD, root).read()["plan"]
    assert isinstance(plan, dict)
    assert plan["trends/lean.yaml"][2] == sha256(b"b").hexdigest()
