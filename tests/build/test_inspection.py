"""What is wrong with a folder, or with a few files of it."""

import pytest

from benchmarks import radars
from radargen.build.inspection import inspected
from radargen.model.problems import Problem
from radargen.reading import nearby
from tests.problems import ALL, LIMITS, codes, read

EVERY = [*codes(), ALL]


@pytest.mark.parametrize("code", EVERY)
def test_of_a_file_named_alone_everything_is_told_that_is_told_of_it_among_all(code: str) -> None:
    files = read(code)
    every = inspected(files, limits=LIMITS).problems
    for path in (path for path in files if path.startswith("trends/")):
        told = [one for one in inspected(files, [path], LIMITS).problems if one.location.path != "radar.yaml"]
        assert told == [one for one in every if one.location.path == path], path


def test_only_what_may_have_to_do_with_a_file_is_read() -> None:
    files = {path: text.encode() for path, text in radars.full(300).items()}
    assert len(nearby(files, ["trends/t0001.yaml"])) < 60


def problems(code: str, *asked: str) -> set[str]:
    return {one.location.path for one in inspected(read(code), asked, LIMITS).problems}


def test_a_folder_stands_for_its_files() -> None:
    assert problems("unknown-ring", "trends") == problems("unknown-ring", ".") == {"trends/voicebots.yaml"}
    assert problems("unknown-ring", "radar.yaml") == problems("unknown-ring", "trends/voice") == set()
    assert problems("stale-lock", "layout.lock.json") == {"layout.lock.json"}
    assert problems("stale-lock", "trends/voicebots.yaml") == set()


def test_a_frame_that_can_carry_no_radar_is_told_of_whatever_was_asked() -> None:
    broken: dict[str, bytes | Problem] = read("_frame") | {"radar.yaml": b"radar: 1\n"}
    assert {one.code for one in inspected(broken, ["trends/voicebots.yaml"]).problems} == {"missing-key"}
