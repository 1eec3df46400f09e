"""What a stranger may have put where a command writes: links, folders and pipes lead nobody elsewhere."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.test_writing import RATED
from tests.folders import contents, entry, radar_folder, radargen
from tests.selection import mostly_by_forge

Trap = Callable[[Path, Path], None]


def linked(place: Path, outside: Path) -> None:
    """The file or folder lies elsewhere, and a link leads there."""
    if place.exists():
        place.rename(outside / place.name)
    else:
        (outside / place.name).mkdir()
    place.symlink_to(outside / place.name)


def dangling(place: Path, outside: Path) -> None:
    """A link that leads to where nothing is yet."""
    _away(place)
    place.symlink_to(outside / "new")


def within(place: Path, _: Path) -> None:
    """A link to another file of the repository."""
    _away(place)
    place.symlink_to("other.txt" if place.parent.name != "trends" else "../other.txt")


def folder(place: Path, _: Path) -> None:
    """A folder with something in it."""
    _away(place)
    (place / "sub").mkdir(parents=True)
    (place / "sub" / "mine.txt").write_text("mine")


def pipe(place: Path, _: Path) -> None:
    """A pipe, which nobody fills."""
    _away(place)
    os.mkfifo(place)


def _away(place: Path) -> None:
    if place.is_dir():
        shutil.rmtree(place)
    else:
        place.unlink(missing_ok=True)


FILE, PLACE = (linked, dangling, within, folder, pipe), (linked, dangling, pipe)
CASES: list[tuple[str, Trap, tuple[str, ...]]] = [
    *(("layout.lock.json", trap, ("lock",)) for trap in FILE),
    *(("layout.lock.json", trap, ("edition", "publish", "2026")) for trap in FILE),
    *(("editions", trap, ("edition", "publish", "2026")) for trap in PLACE),
    *(("trends", trap, ("new", "Scrum", "--dimension", "people")) for trap in PLACE),
    *(("trends", trap, ("edition", "new", "2027", "--date", "2027-11-30")) for trap in PLACE),
    *((".radargen", trap, ("schema", "--out")) for trap in PLACE),
    (".radargen", linked, ("new", "Scrum", "--dimension", "people")),
    *(("trends/lean.yaml", trap, ("fmt",)) for trap in FILE),
    *(("trends/lean.yaml", trap, ("rate", "lean", "--by", "Bo", "--level", "use=3")) for trap in (linked, within)),
    *(("radar.yaml", trap, ("edition", "new", "2027", "--date", "2027-11-30")) for trap in (linked, within)),
    *(("out.svg", trap, ("render", "out.svg")) for trap in (dangling, folder, pipe)),
    *(("build", trap, ("render", "--all", "build/pictures")) for trap in (linked, dangling, pipe)),
    *(("sheet.xlsx", trap, ("ratings", "--export", "sheet.xlsx")) for trap in (dangling, folder, pipe)),
    *(("new", trap, ("init", "new")) for trap in (folder, pipe)),
]


# Every third, so that each trap and nearly each command has its turn.
SEVERAL = [*CASES[::3], *(case for n, case in enumerate(CASES) if n % 3)]


@pytest.mark.parametrize(
    ("place", "trap", "words"),
    mostly_by_forge(SEVERAL, here=len(CASES[::3])),
    ids=[f"{words[0]}-{place}-{trap.__name__}" for place, trap, words in SEVERAL],
)
def test_no_command_is_led_elsewhere(tmp_path: Path, place: str, trap: Trap, words: tuple[str, ...]) -> None:
    root, outside = radar_folder(tmp_path / "radar"), tmp_path / "outside"
    (root / "radar.yaml").write_text(RATED, encoding="utf-8")
    (root / "other.txt").write_text(entry("Lean") if place.startswith("trends/") else RATED, encoding="utf-8")
    outside.mkdir()
    trap(root / place, outside)
    before, other = contents(outside), (root / "other.txt").read_bytes()
    done = radargen("--root", root, *words, cwd=root) if words[0] != "init" else radargen(*words, cwd=root)
    assert done.returncode in (1, 2), done.stdout
    assert "Traceback" not in done.stderr
    assert contents(outside) == before
    assert (root / "other.txt").read_bytes() == other
    assert trap is not folder or (root / place / "sub" / "mine.txt").read_text() == "mine"
    assert not [path for path in contents(root) if path.endswith(".tmp")]
