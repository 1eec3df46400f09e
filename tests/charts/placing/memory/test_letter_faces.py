import json
from dataclasses import replace
from pathlib import Path

import pytest

from radargen.charts.placing import Lock, lock_text, locked, other_faces, read_lock
from radargen.model import FontFile, House, Radar
from tests.folders import entry, radar_folder, radargen
from tests.fonts import machine_with, tiny_font
from tests.make import radar, text, trend

DEJAVU = "DejaVu Sans (DejaVuSans.ttf)"


def named(*names: str) -> Radar:
    return radar(*(trend(f"t{n}", name=text(name)) for n, name in enumerate(names)))


def test_a_lock_keeps_by_script_which_faces_draw_names() -> None:
    one = named("Kanban", "ניהול", "Trải")
    lock = locked(one)
    assert lock.faces == (("Hebr", DEJAVU), ("Latn", DEJAVU))
    assert read_lock(lock_text(lock), one) == (lock, ())
    assert locked(named("Kanban")).faces == ()
    assert '"faces"' not in lock_text(locked(named("Kanban")))


def test_another_face_is_told_and_a_script_that_comes_or_goes_is_not() -> None:
    before = Lock(faces=(("Hebr", "Arial (arial.ttf)"), ("Thai", "Thai Sans (thai.ttf)")))
    (said,) = other_faces(named("ניהול", "Trải"), before)
    assert f"{DEJAVU} for Arial (arial.ttf)" in said
    assert [*other_faces(named("ניהול"), Lock())] == [], "an older lock says nothing of faces"
    own = replace(named("ניהול"), house=House(fonts=(FontFile("own.ttf", tiny_font("ניהול", "Own")),)))
    (said,) = other_faces(own, locked(named("ניהול")))
    assert f"Own (own.ttf) for {DEJAVU}" in said


@pytest.mark.parametrize(
    "faces",
    [
        7,
        [],
        {"Hebr": 7},
        {"hebrew": "x"},
        {"Hebr": "x" * 501},
        {f"A{a}{b}a": "x" for a in "abcdefghijk" for b in "abcdefghij"},
    ],
)
def test_faces_that_are_none_are_a_problem_and_the_places_stay(faces: object) -> None:
    one = named("Kanban")
    data = {**json.loads(lock_text(locked(one))), "faces": faces}
    lock, problems = read_lock(json.dumps(data), one)
    assert [problem.code for problem in problems] == ["bad-lock"]
    assert (lock.faces, lock.layouts) == ((), locked(one).layouts)


def test_a_machine_with_another_font_says_so_and_fails_nothing(tmp_path: Path) -> None:
    root = radar_folder(tmp_path / "radar", china=entry("客户体验"))
    for name, family in (("one", "Song Sans"), ("two", "Kai Sans")):
        with machine_with(tmp_path / name, **{family.replace(" ", ""): tiny_font("客户体验", family)}):
            check = radargen("--root", root, "lock", "--check") if name == "two" else radargen("--root", root, "lock")
            assert check.returncode == 0, check.stderr
            drawn = radargen("--root", root, "render", tmp_path / "out.svg")
            assert drawn.returncode == 0
            told = "Kai Sans (KaiSans.ttf) for Song Sans (SongSans.ttf)"
            assert [told in done.stderr for done in (check, drawn)] == [name == "two"] * 2
