"""What is wrong with a folder, or with a few files of it."""

import pytest

from benchmarks import radars
from radargen.build.inspection import inspected
from radargen.model.problems import Location, Problem
from radargen.reading import nearby
from radargen.text.messages import Message
from tests.folders import RADAR
from tests.problems import ALL, LIMITS, codes, read
from tests.selection import mostly_by_forge, thorough

# Every third mistake, and all at once.
EVERY = mostly_by_forge([*codes()[::3], ALL, *codes()], here=len(codes()[::3]) + 1)


@pytest.mark.parametrize("code", EVERY)
def test_of_a_file_named_alone_everything_is_told_that_is_told_of_it_among_all(code: str) -> None:
    files = read(code)
    every = inspected(files, limits=LIMITS).problems
    paths = [path for path in files if path.startswith("trends/")]
    for path in paths if thorough() else paths[:: 1 + len(paths) // 9]:
        told = [one for one in inspected(files, [path], LIMITS).problems if one.location.path != "radar.yaml"]
        assert told == [one for one in every if one.location.path == path], path


def test_only_what_may_have_to_do_with_a_file_is_read() -> None:
    files = {path: text.encode() for path, text in radars.full(300).items()}
    assert len(nearby(files, ["trends/t0001.yaml"])) < 60


def places(code: str, *asked: str) -> set[str]:
    return {one.location.path for one in inspected(read(code), asked, LIMITS).problems}


def test_a_folder_stands_for_its_files() -> None:
    assert places("unknown-ring", "trends") == places("unknown-ring", ".") == {"trends/voicebots.yaml"}
    assert places("unknown-ring", "radar.yaml") == places("unknown-ring", "trends/voice") == set()
    assert places("stale-lock", "layout.lock.json") == {"layout.lock.json"}
    assert places("stale-lock", "trends/voicebots.yaml") == set()


def test_a_frame_that_can_carry_no_radar_is_told_of_whatever_was_asked() -> None:
    broken: dict[str, bytes | Problem] = read("_frame") | {"radar.yaml": b"radar: 1\n"}
    assert {one.code for one in inspected(broken, ["trends/voicebots.yaml"]).problems} == {"missing-key"}


@pytest.mark.parametrize(
    ("asked", "told"), [("trends/voicebots.yaml", True), ("trends", True), (".", True), ("editions/2026.json", False)]
)
def test_what_is_wrong_with_a_folder_is_told_of_each_file_in_it(asked: str, told: bool) -> None:
    wrong = Problem(Location("trends"), "unreadable-file", Message("The folder cannot be read: {reason}.", reason="x"))
    files: dict[str, bytes | Problem] = {"radar.yaml": RADAR.encode(), "trends": wrong}
    assert (wrong in inspected(files, [asked]).problems) == told
