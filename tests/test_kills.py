"""Every command that writes, ended on its way: each file is the old or the new one, and the next command tidies up.

`make kills` ends each at every step. Here are some of its steps, and what else may go wrong with a disk: it is full, it
must not be written to, what is read vanishes, and two are at work at once.
"""

import ctypes
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from radargen.storage.files import RADAR
from tests.folders import ROOT as TREE
from tests.folders import contents, radar_folder
from tests.kills import ROOT, WANTED, WAYS, Way, World, begun, ended, prepared, rated, run, sampled, small, tried
from tests.selection import mostly_by_forge, thorough

pytestmark = pytest.mark.slow

# Which of the steps: every one where several files belong together, every so many elsewhere.
EACH = {"edition publish": 2, "new": 4, "render --all": 60, "build --preview": 20, "render pages": 14, "render PDF": 14}
FEW = 9
# A command of each way to write: one file and several, a folder, a site, a binary file, a record of the machine.
HERE = (
    *("build", "render pages", "lock", "fmt", "new", "ratings --import", "edition publish", "init", "schema --out"),
    "trust",
)
# The commands whose runs cost least.
LIGHT = [name for name in WANTED if not name.startswith(("build", "render", "book", "handout", "deck", "onefile"))]


@pytest.mark.parametrize("name", mostly_by_forge([*HERE, *WANTED], here=len(HERE)))
def test_no_end_of_a_command_leaves_half_of_anything(tmp_path: Path, name: str) -> None:
    found = prepared(name, tmp_path)
    steps, each = found.first.steps, EACH.get(name, FEW) * (1 if thorough() else 4)
    # Each command begins elsewhere among them, so that all kinds of steps have their turn.
    moments = sampled(steps, WANTED[name].share)
    moments = moments[len(name) % min(each, len(moments)) :: each]
    faults: list[tuple[Way, tuple[str, str], str]] = [
        (signal.SIGKILL, steps[n], one) for n in moments for one in tried(found, signal.SIGKILL, n)
    ]
    heavy = name not in LIGHT
    for number, way in enumerate(WAYS[1:]):
        # One each, another one for each command; the heaviest have none of their own.
        few = [] if name in ("render --all", "build --preview") else [moments[(number + len(name)) % len(moments)]]
        faults += [(way, steps[n], one) for n in few for one in tried(found, way, n, again=not heavy)]
    assert faults == []


@pytest.mark.parametrize(
    "name", mostly_by_forge(["edition publish", "ratings --export", "lock", "schema --out"], here=2)
)
def test_two_of_the_same_at_once_come_to_what_one_comes_to(tmp_path: Path, name: str) -> None:
    found = prepared(name, tmp_path)
    for _ in range(3):
        world = found.afresh()
        outcomes = [ended(each) for each in [begun(world, found.words, "undisturbed") for _ in range(2)]]
        assert {one.status for one in outcomes} <= found.statuses, outcomes
        assert found.first.status in {one.status for one in outcomes}
        assert found.faults(left=False) == []
        assert world.holds() == found.new


def test_different_commands_at_once_do_not_hurt_each_other(tmp_path: Path) -> None:
    world = World(tmp_path / "world")
    rated(world)
    words = ["fmt", "lock", "new Scrum --dimension people", "rate lean --by Bo --level use=3", "schema --out"]
    words += ["render radar/wall.svg", "ratings --export radar/sheet.xlsx", "fmt"]
    for done in [ended(each) for each in [begun(world, [*ROOT, *w.split()], "undisturbed") for w in words]]:
        assert done.status in (0, 1) or done.said.count("radargen: ") == 1, done.said
        assert "Traceback" not in done.said
    found = contents(world.radar)
    assert not [path for path in found if path.endswith(".tmp")]
    assert {"trends/scrum.yaml", "wall.svg", "sheet.xlsx"} <= found.keys()
    assert b"by: Bo" in found["trends/lean.yaml"]
    assert not [name for name in world.remembers() if name.startswith("journal")]
    after = run(world, [*ROOT, "validate"], "undisturbed")
    assert "stray-file" not in after.said and "unreadable" not in after.said


@pytest.mark.parametrize(
    "words",
    mostly_by_forge(
        ["edition publish 2026", "build --pages $D/pages", "lock", "fmt", "render $D/wall.png", "schema --out"], here=2
    ),
)
def test_a_full_disk_is_one_sentence(tmp_path: Path, words: str) -> None:
    """The radar lies on a disk of its own, on which nothing more finds room."""
    world, disk, after = World(tmp_path / "world"), tmp_path / "disk", tmp_path / "after"
    rated(world)
    (world.radar / ".radargen" / "trend.schema.json").unlink()
    (world.radar / "layout.lock.json").unlink()
    disk.mkdir()
    script = (
        'mount -t tmpfs -o size=400k none "$D" || exit 77; cp -r "$R/." "$D"; dd if=/dev/zero of="$D/full" 2>&-; '
        f'"$P" -m radargen --language en --root "$D" {words}; code=$?; rm "$D/full"; cp -r "$D" "$A"; exit $code'
    )
    places = {"D": str(disk), "R": str(world.radar), "A": str(after), "P": sys.executable, "PYTHONPATH": str(TREE)}
    done = subprocess.run(
        ["unshare", "--mount", "sh", "-c", script], env=os.environ | places, capture_output=True, text=True, check=False
    )
    if "unshare" in done.stderr or done.returncode == 77:
        pytest.skip("Nobody may mount anything here.")
    assert (done.returncode, done.stderr.count("radargen: ")) == (2, 1), done.stderr
    assert "no space left" in done.stderr
    assert contents(after) == contents(world.radar)


def powerless() -> None:
    """Take from this process what lets root write everywhere."""
    if os.geteuid() == 0:
        library = ctypes.CDLL(None, use_errno=True)
        head, none = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
        assert library.capset(head, none) == 0


@pytest.mark.parametrize(
    "words",
    mostly_by_forge(
        [
            *("edition publish 2026", "new Scrum --dimension people", "build", "render radar/wall.svg"),
            *("lock", "fmt", "edition new 2027 --date 2027-11-30", "schema --out", "render --all out/set"),
            "build --pages out/pages",
        ],
        here=4,
    ),
)
def test_a_folder_that_must_not_be_written_to_is_one_sentence(tmp_path: Path, words: str) -> None:
    world = World(tmp_path / "world")
    small(world)
    with (world.radar / RADAR).open("a") as file:
        file.write('editions: [{id: "2026", date: 2026-11-30}]\n')
    (world.radar / "trends" / "lean.yaml").write_text("dimension:   people\nname: Lean\nring: adopt\n")
    before = world.holds()
    closed = [path for top in (world.radar, world.top / "out") for path in (top, *top.rglob("*")) if path.is_dir()]
    for path in closed:
        path.chmod(0o555)
    done = ended(begun(world, [*ROOT, *words.split()], "undisturbed", before=powerless))
    for path in closed:
        path.chmod(0o755)
    sentences = [line for line in done.said.splitlines() if line.startswith("radargen: ")]
    assert (done.status, len(sentences)) == (2, 1), done.said
    assert "permission denied" in sentences[0]
    assert world.holds() == before


def meanwhile(world: World, act: Callable[[], None]) -> Callable[[], None]:
    """Have something done when the command writes its first page."""

    def listen() -> None:
        waiting = [act]

        def heard(event: str, details: tuple[Any, ...]) -> None:
            if event == "open" and ".radargen/new" in str(details[0]) and waiting:
                waiting.pop()()

        sys.addaudithook(heard)

    return listen


@pytest.fixture(scope="module")
def two_languages(tmp_path_factory: pytest.TempPathFactory) -> tuple[World, dict[str, bytes]]:
    """A world with a radar in two languages, and the site that it gives."""
    world = World(tmp_path_factory.mktemp("languages") / "world")
    radar_folder(world.radar)
    (world.radar / "site" / "en").mkdir(parents=True)
    (world.radar / "site" / "en" / "about.md").write_text("# About\n")
    done = run(world, [*ROOT, "build", "--out", "out/site"], "undisturbed")
    assert done.status == 0, done.said
    return world, contents(world.top / "out" / "site")


def test_entries_that_vanish_during_a_build_are_in_all_languages(
    two_languages: tuple[World, dict[str, bytes]], tmp_path: Path
) -> None:
    world, site = World(tmp_path / "world"), two_languages[1]
    shutil.copytree(two_languages[0].radar, world.radar, dirs_exist_ok=True)
    gone = meanwhile(world, lambda: shutil.rmtree(world.radar / "trends"))
    done = ended(begun(world, [*ROOT, "build", "--out", "out/site"], "undisturbed", before=gone))
    assert done.status == 0, done.said
    assert not (world.radar / "trends").exists()
    assert contents(world.top / "out" / "site") == site


@pytest.mark.parametrize("how", ["deleted", "changed"])
def test_a_page_that_changes_during_a_build_is_named(
    two_languages: tuple[World, dict[str, bytes]], tmp_path: Path, how: str
) -> None:
    world = World(tmp_path / "world")
    shutil.copytree(two_languages[0].radar, world.radar, dirs_exist_ok=True)
    page = world.radar / "site" / "en" / "about.md"

    def act() -> None:
        page.unlink()
        if how == "changed":
            page.write_text("# Other\n")

    done = ended(begun(world, [*ROOT, "build", "--out", "out/site"], "undisturbed", before=meanwhile(world, act)))
    assert done.status == 2
    assert "site/en/about.md was changed while the site was being built; build it again." in done.said
    assert not [*(world.top / "out").iterdir()]
