"""Commands run in processes of their own in a small world, and ended, or refused the disk, at any of their steps.

A step is whatever changes something on the disk: a file opened for writing, flushed, renamed or removed, a folder made.
The commands run in forks of this process, where all is imported already, and a site is built without further processes.
"""

import argparse
import errno
import gc
import os
import random
import re
import resource
import shlex
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import openpyxl

from radargen import cli
from radargen.publishing.building import document_making, whole_site, worker_pool
from radargen.publishing.building.documents import DocumentTask, MadeDocuments
from radargen.publishing.mkdocs_host.mkdocs_build import BuildResult
from radargen.publishing.mkdocs_host.page_cache import PageCache
from radargen.storage import atomic_folder, posix
from radargen.text.paths import BESIDE
from tests.cli.test_writing import RATED
from tests.folders import contents, entry, radar_folder
from tests.forked import new_token

EVENTS = frozenset(
    {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod"}
)
MAKING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
PASSING = re.compile(r"radargen-[0-9a-f]{16}")
# What needs room on the disk.
GROWING = frozenset({"open", "fsync", "os.mkdir"})
FULL, TORN, COUNTED = "full", "torn", "counted"
# The words that commands begin with here.
ROOT = ("--language", "en", "--root", "radar")
Way = signal.Signals | str
WAYS: tuple[Way, ...] = (signal.SIGKILL, TORN, signal.SIGINT, signal.SIGTERM, FULL)


class World:
    """A folder with all that commands can reach: a radar, a place for outputs, a home, a place for what passes."""

    def __init__(self, top: Path) -> None:
        self.top = top
        # Who draws keeps something in a home.
        for name in ("radar", "out", "state", "tmp", "home/.config/matplotlib", "home/.cache/matplotlib"):
            (top / name).mkdir(parents=True)

    @property
    def radar(self) -> Path:
        return self.top / "radar"

    def holds(self) -> dict[str, bytes]:
        """Every file but what the machine remembers or a build keeps; a folder without any counts as one."""
        apart = "state/", "home/", "radar/.cache/"
        found = {path: data for path, data in contents(self.top).items() if not path.startswith(apart)}
        bare = [each for each in self.top.rglob("*") if each.is_dir() and not any(each.iterdir())]
        places = (each.relative_to(self.top).as_posix() for each in bare)
        return found | {f"{place}/": b"" for place in places if not place.startswith(("state", "home", "radar/.cache"))}

    def remembers(self) -> set[str]:
        """The names of what the machine has written down."""
        return {path.name for path in (self.top / "state").rglob("*") if path.is_file()}


@dataclass(frozen=True, slots=True)
class Done:
    """How a run ended: its exit status, or minus the signal that ended it; what it said; its steps, if counted."""

    status: int
    said: str
    steps: tuple[tuple[str, str], ...] = ()


class Alone:
    """Stands for the processes that build a language each: the same work in this one, so that each step can be met."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return

    def build(
        self,
        tasks: Sequence[worker_pool.BuildTask],
        _: worker_pool.Progress,
        beside: Sequence[DocumentTask] = (),
    ) -> tuple[dict[str, BuildResult], list[MadeDocuments]]:
        built = {task.language: worker_pool._build_one(task, lambda *_: None, PageCache()) for task in tasks}
        return built, [document_making.make(task, lambda *_: None) for task in beside]


class Steps:
    """Counts the steps of this process, or ends it at one, or refuses it the disk from there on."""

    def __init__(self, world: World, way: Way, moment: int) -> None:
        self.world, self.way, self.moment = world, way, moment
        self.met: list[tuple[str, str]] = []
        sys.addaudithook(self.heard)
        fsync, exchange = os.fsync, posix.exchange_names

        def flushed(fd: Any) -> None:
            self.step("fsync", "")
            fsync(fd)

        def both(one: Path, other: Path) -> bool:
            self.step("exchange", str(other))
            done = exchange(one, other)
            self.step("exchanged", str(other))
            return done

        os.fsync = flushed
        setattr(atomic_folder, "exchange_names", both)  # noqa: B010 – not what a module hands on

    def heard(self, event: str, details: Sequence[Any]) -> None:
        if event == "open":
            path, _, flags = details
            if isinstance(path, str | bytes | os.PathLike) and (flags or 0) & MAKING:
                place = f"{self.world.top / os.fsdecode(path)}"
                if place.startswith(f"{self.world.top}/") and not place.startswith(f"{self.world.top}/home/"):
                    self.step(event, place)
        elif event in EVENTS:
            self.step(event, os.fsdecode(details[0]) if not isinstance(details[0], int) else "")

    def step(self, event: str, place: str) -> None:
        number = len(self.met)
        self.met.append((event, place.removeprefix(f"{self.world.top}/")))
        if self.way == COUNTED or number < self.moment:
            return
        if self.way == FULL:
            if event in GROWING and not Path(place).is_dir():
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), place)
        elif number == self.moment:
            self.end()

    def end(self) -> None:
        if self.way == TORN:
            # The next file gets a few bytes, and the process is gone.
            signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
            resource.setrlimit(resource.RLIMIT_FSIZE, (20, 20))
        elif isinstance(self.way, signal.Signals):
            os.kill(os.getpid(), self.way)


def begun(
    world: World, words: Sequence[str], way: Way = COUNTED, moment: int = 0, before: Callable[[], None] | None = None
) -> tuple[int, int]:
    """Start a command in a fork; its process id and the end of a pipe it writes into. `before` is run there first."""
    reading, writing = os.pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    child = os.fork()
    if child:
        os.close(writing)
        return child, reading
    status = 99
    try:
        os.close(reading)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(writing, 1)
        os.dup2(writing, 2)
        sys.stdin, sys.stdout, sys.stderr = (os.fdopen(n, mode, closefd=False) for n, mode in enumerate("rww"))
        gc.disable()
        sys.dont_write_bytecode = True
        os.environ |= {
            "XDG_STATE_HOME": str(world.top / "state"),
            "TMPDIR": str(world.top / "tmp"),
            "HOME": str(world.top / "home"),
        }
        tempfile.tempdir = None
        os.chdir(world.top)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        sys.argv = ["radargen", *words]
        new_token()
        setattr(whole_site, "WorkerPool", Alone)  # noqa: B010 – likewise
        if before:
            before()
        steps = Steps(world, way, moment)
        try:
            cli.main()
        except SystemExit as done:
            status = int(done.code or 0)
        sys.stdout.flush()
        sys.stderr.flush()
        if way == COUNTED:
            lines = [f"{event}\t{place}\n" for event, place in steps.met]
            (world.top / "home" / "steps").write_text("".join(lines), encoding="utf-8")
    except BaseException:  # noqa: BLE001 – whatever it is, the test is told
        with suppress(Exception):
            traceback.print_exc()
            sys.stderr.flush()
    finally:
        os._exit(status)


def ended(started: tuple[int, int]) -> Done:
    """Wait for the end of a command."""
    child, reading = started
    with os.fdopen(reading, encoding="utf-8", errors="replace") as said:
        words = said.read()
    _, status = os.waitpid(child, 0)
    return Done(os.waitstatus_to_exitcode(status), words)


def run(world: World, words: Sequence[str], way: Way = COUNTED, moment: int = 0) -> Done:
    """Run a command to its end, whatever that is; `way` says what happens at the step of that number."""
    done = ended(begun(world, words, way, moment))
    if way != COUNTED:
        return done
    lines = (world.top / "home" / "steps").read_text(encoding="utf-8").splitlines()
    return Done(done.status, done.said, tuple((line.partition("\t")[0], line.partition("\t")[2]) for line in lines))


@dataclass(frozen=True)
class Case:
    """A command in a world of its own; `whole` are folders that are replaced as one.

    `world` is as it is before, `saved` a copy of it; the other fields tell what one undisturbed run makes of it, and a
    second one after it.
    """

    words: tuple[str, ...]
    world: World
    saved: Path
    whole: tuple[str, ...]
    old: Mapping[str, bytes] = field(default_factory=dict)
    new: Mapping[str, bytes] = field(default_factory=dict)
    remembered: frozenset[str] = frozenset()
    first: Done = Done(0, "")
    statuses: frozenset[int] = frozenset()

    def afresh(self) -> World:
        """The world as it was."""
        shutil.rmtree(self.world.top)
        shutil.copytree(self.saved, self.world.top, symlinks=True)
        return self.world

    def faults(self, *, left: bool) -> list[str]:
        """What is neither as it was nor as it was to be; with `left`, a killed command may have left its own."""
        now, found = self.world.holds(), []
        for path in {*now, *self.old, *self.new}:
            if now.get(path) in (self.old.get(path), self.new.get(path)) or (left and _own(path)):
                continue
            if not (path.endswith("/") and any(each.startswith(path) for each in self.new)):
                found.append(f"{path} is neither old nor new" if path in {*self.old, *self.new} else f"{path} was left")
        for folder in self.whole:
            parts = [
                {path: data for path, data in state.items() if path.startswith(f"{folder}/")}
                for state in (now, self.old, self.new)
            ]
            if parts[0] not in parts[1:]:
                found.append(f"{folder} is mixed")
        return sorted(found)

    def settled(self) -> list[str]:
        """What the next command leaves otherwise than an undisturbed run would have, after this one."""
        again = run(self.world, self.words, "undisturbed")
        now = self.world.holds()
        # What is done already may be refused, once what was left lying is swept away.
        fine = self.statuses | ({2} if now == self.new else set())
        found = [f"{path} differs" for path in sorted({*now, *self.new}) if now.get(path) != self.new.get(path)]
        if again.status not in fine:
            found.append(f"the next command ended with {again.status}: {again.said}")
        # Who refuses has nothing to change, and leaves that to whoever has.
        beside = "journal-" if again.status != self.first.status else " "
        kept = sorted(self.world.remembers() - self.remembered)
        return found + [f"{name} is still remembered" for name in kept if not name.startswith(beside)]


def _own(path: str) -> bool:
    parts = path.strip("/").split("/")
    return any(BESIDE.fullmatch(part) or part.endswith(".radargen") or PASSING.fullmatch(part) for part in parts)


def case(world: World, spare: Path, words: Sequence[str], whole: Sequence[str] = ()) -> Case:
    """The command in that world, run undisturbed to know what it makes of it; the world is left as it was."""
    shutil.copytree(world.top, spare, symlinks=True)
    old = world.holds()
    first = run(world, words)
    assert first.status in (0, 1), first.said
    new, remembered = world.holds(), frozenset(world.remembers())
    assert new != old or "trust" in words, f"{words} changes nothing: {first.said}"
    # Whoever makes a folder anew makes it alike.
    second = first if whole else run(world, words)
    assert world.holds() == new, "what comes second changes something"
    statuses = frozenset({first.status, second.status})
    found = Case(tuple(words), world, spare, tuple(whole), old, new, remembered, first, statuses)
    found.afresh()
    return found


def sampled(steps: Sequence[tuple[str, str]], share: int, seed: int = 1) -> list[int]:
    """The numbers of all steps outside of a workshop, and of some within, where one is like the other."""
    within = [n for n, (event, place) in enumerate(steps) if ".radargen/new" in place or "/" not in place]
    outside = sorted({*range(len(steps))} - {*within})
    return sorted([*outside, *random.Random(seed).sample(within, min(share, len(within)))])  # noqa: S311 – a sample


HOOK = "site_name: x\nplugins: [search, radargen]\ntheme: {name: material}\nhooks: [hook.py]\n"
# A page on which the legend finds no room.
LEGEND = ("--size", "100x100", "--labels", "numbers")
ISSUE = "### Name of the trend\n\nScrum\n\n### Dimension\n\nPeople\n\n### In one sentence\n\nA sentence.\n"
Made = Callable[[World], None]


def rated(world: World) -> None:
    """A radar with criteria, two entries out of order, schemas for editing programs, and places written down."""
    radar_folder(world.radar)
    (world.radar / "radar.yaml").write_text(RATED, encoding="utf-8")
    for name in ("lean", "kanban"):
        entry = (world.radar / "trends" / f"{name}.yaml").read_text(encoding="utf-8")
        (world.radar / "trends" / f"{name}.yaml").write_text(entry.replace("{de: ", "{de:  "), encoding="utf-8")
    for words in (("schema", "--out"), ("lock",)):
        done = run(world, [*ROOT, *words])
        assert done.status == 0, done.said


def moved(world: World) -> None:
    """The same, with one more entry than the places that are written down tell."""
    rated(world)
    (world.radar / "trends" / "scrum.yaml").write_text(entry("Scrum"), encoding="utf-8")


def published(world: World) -> None:
    """The same, with its edition published, and something changed since."""
    rated(world)
    done = run(world, [*ROOT, "edition", "publish", "2026"])
    assert done.status == 0, done.said
    text = (world.radar / "trends" / "lean.yaml").read_text(encoding="utf-8")
    (world.radar / "trends" / "lean.yaml").write_text(text.replace("ring: adopt", "ring: trial"), encoding="utf-8")


def filled(world: World) -> None:
    """The same, with a workshop's sheet that somebody has filled in."""
    rated(world)
    done = run(world, [*ROOT, "ratings", "--export", "sheet.xlsx", "--by", "Bo"])
    assert done.status == 0, done.said
    book = openpyxl.load_workbook(world.top / "sheet.xlsx")
    sheet = book.worksheets[1]
    answers = {cell.column for row in sheet for cell in row if "[use]" in str(cell.value)}
    for cell in (cell for row in sheet for cell in row if cell.column in answers and not cell.protection.locked):
        cell.value = 3
    book.save(world.top / "sheet.xlsx")


def asked(world: World) -> None:
    """The same, with an issue that somebody has written."""
    rated(world)
    (world.top / "issue.md").write_text(ISSUE, encoding="utf-8")


def listed(world: World) -> None:
    """A list of another program."""
    rows = "name,ring,quadrant\nLean,Adopt,People\nKanban,Hold,Process\n"
    (world.top / "tech.csv").write_text(rows, encoding="utf-8")


def hooked(world: World) -> None:
    """A radar whose settings name code."""
    radar_folder(world.radar)
    (world.radar / "mkdocs.yml").write_text(HOOK, encoding="utf-8")
    (world.radar / "hook.py").write_text("", encoding="utf-8")


def small(world: World) -> None:
    """As little as a site can be made of, and older folders where it is built."""
    world.radar.joinpath("trends").mkdir()
    (world.radar / "radar.yaml").write_text(SMALL, encoding="utf-8")
    lean = world.radar / "trends" / "lean.yaml"
    lean.write_text("name: Older\ndimension: people\nring: adopt\n", encoding="utf-8")
    for place in ("radar/build/site", "out/site", "out/pages", "out/set"):
        # A folder that radargen has made may be replaced.
        (world.top / place).mkdir(parents=True)
        for name in (".radargen", "index.html"):
            (world.top / place / name).write_text("old", encoding="utf-8")
    lean.write_text("name: Lean\ndimension: people\nring: adopt\n", encoding="utf-8")


def built_before(world: World) -> None:
    """The same with its site, what that build has kept, and something changed since."""
    small(world)
    done = run(world, [*ROOT, "build"])
    assert done.status == 0, done.said
    assert (world.radar / ".cache" / "radargen").is_dir()
    (world.radar / "trends" / "lean.yaml").write_text(
        "name: Leaner\ndimension: people\nring: adopt\n", encoding="utf-8"
    )


def handed_out(world: World) -> None:
    """The rated radar, with older files where what is made of it for readers is put."""
    rated(world)
    for name in ("news.html", "book.pdf", "handout.pdf", "deck.pptx"):
        (world.top / "out" / name).write_text("old", encoding="utf-8")


def sent_around(world: World) -> None:
    """As little as a site can be made of, with an older file that holds all of it."""
    small(world)
    (world.top / "out" / "one.html").write_text("old", encoding="utf-8")


def crowded(world: World) -> None:
    """A radar whose legend takes files of its own, and pictures of it that are older."""
    radar_folder(world.radar, **{f"t{n}": entry(f"Some long name of a trend number {n}") for n in range(10)})
    done = run(world, [*ROOT, "render", "radar/wall.svg", *LEGEND])
    assert done.status == 0, done.said
    for n in range(10):
        place = world.radar / "trends" / f"t{n}.yaml"
        place.write_text(place.read_text(encoding="utf-8").replace("Some long", "Another long"), encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to prepare, the words of the command, folders that are replaced as one, how many pages to stand for all."""

    made: Made
    words: str
    whole: tuple[str, ...] = ()
    share: int = 0


def smallest(root: Path, more: str = "") -> None:
    """Write as little as a site can be made of into a folder that is not there yet; `more` is added to radar.yaml."""
    (root / "trends").mkdir(parents=True)
    (root / "radar.yaml").write_text(f"{SMALL}{more}", encoding="utf-8")
    (root / "trends" / "lean.yaml").write_text("name: Lean\ndimension: people\nring: adopt\n", encoding="utf-8")


# As little as a site can be made of.
SMALL = "radar: 1\nid: t\ntitle: Tech\nlanguages: [en]\ndimensions: [People, Tools]\nrings: [Adopt, Trial]\n"
WANTED = {
    "build": Wanted(small, "build", ("radar/build/site",), 8),
    "build again": Wanted(built_before, "build", ("radar/build/site",), 8),
    "build --preview": Wanted(small, "build --preview --out out/site", ("out/site",), 4),
    "build --pages": Wanted(small, "build --pages out/pages", ("out/pages",), 8),
    "render": Wanted(rated, "render out/wall.svg"),
    "render PDF": Wanted(rated, "render radar/wall.pdf"),
    "render JSON": Wanted(rated, "render radar/wall.json"),
    "render pages": Wanted(crowded, f"render radar/wall.svg {' '.join(LEGEND)}"),
    "render --all": Wanted(small, "render --all out/set --dpi 36", ("out/set",), 2),
    "diff --picture": Wanted(moved, "diff . . --picture out/change.svg"),
    "lock": Wanted(moved, "lock"),
    "fmt": Wanted(rated, "fmt"),
    "new": Wanted(rated, "new Scrum --dimension people"),
    "new --from-issue": Wanted(asked, "new --from-issue issue.md"),
    "rate": Wanted(rated, "rate lean --by Bo --level use=3"),
    "ratings --export": Wanted(rated, "ratings --export radar/sheet.xlsx --by Bo"),
    "ratings --import": Wanted(filled, "ratings --import sheet.xlsx"),
    "edition new": Wanted(rated, "edition new 2027 --date 2027-11-30"),
    "edition publish": Wanted(rated, "edition publish 2026"),
    "edition publish --again": Wanted(published, "edition publish 2026 --again --why Mended."),
    "init": Wanted(lambda _: None, "init out/new --from radargen==1.0", ("out/new",), 8),
    "import": Wanted(listed, "import tech.csv out/new --from radargen==1.0", ("out/new",), 8),
    "export": Wanted(rated, "export radar/back.csv --format byor-csv"),
    "digest": Wanted(handed_out, "digest out/news.html"),
    "book": Wanted(handed_out, "book out/book.pdf"),
    "handout": Wanted(handed_out, "handout lean out/handout.pdf"),
    "deck": Wanted(handed_out, "deck out/deck.pptx"),
    "onefile": Wanted(sent_around, "onefile out/one.html", share=2),
    "archive": Wanted(rated, "archive lean --as faded --reason Gone. --yes"),
    "merge": Wanted(rated, "merge lean kanban --yes"),
    "schema --out": Wanted(moved, "schema --out"),
    "trust": Wanted(hooked, "trust --yes"),
}


def prepared(name: str, folder: Path) -> Case:
    """The command of that name, ready to be ended in `folder`."""
    wanted = WANTED[name]
    world = World(folder / "world")
    wanted.made(world)
    root = ROOT[:2] if name in ("init", "import") else ROOT
    return case(world, folder / "saved", [*root, *shlex.split(wanted.words)], wanted.whole)


def main() -> None:
    """End each command, or those named, at its steps in each way, and print what was met; `--share` limits builds.

    By default at each step.
    """
    parser = argparse.ArgumentParser()
    parser.add_argument("--share", type=int, default=10_000, help="how many steps within a workshop stand for all")
    parser.add_argument("commands", nargs="*", default=[*WANTED])
    asked = parser.parse_args()
    for name in asked.commands:
        with tempfile.TemporaryDirectory() as folder:
            start = time.monotonic()
            found = prepared(name, Path(folder))
            steps = found.first.steps
            moments = sampled(steps, asked.share)
            faults = [
                f"{way} at {moment} {steps[moment]}: {one}"
                for way in WAYS
                for moment in moments
                for one in tried(found, way, moment)
            ]
            took = time.monotonic() - start
            met = f"{len(steps)} steps, ended {len(WAYS)} ways at {len(moments)}"
            print(f"{name}: {met}, {len(faults)} faults, {took:.0f} s", *faults, sep="\n   ", flush=True)


def tried(found: Case, way: Way, moment: int, *, again: bool = True) -> list[str]:
    """What is wrong after the command was ended that way at that step, and (`again`) after it has run once more."""
    done = run(found.afresh(), found.words, way, moment)
    said = f"\n{done.said}"
    killed = way in (signal.SIGKILL, TORN)
    faults = found.faults(left=killed)
    endings = {signal.SIGINT: (130, "stopped."), signal.SIGTERM: (143, "stopped."), FULL: (2, "no space left")}
    if killed:
        if done.status not in (-signal.SIGKILL, -signal.SIGXFSZ, *found.statuses):
            faults.append(f"it ended with {done.status}: {done.said}")
    else:
        status, word = endings[way]
        late = done.status in found.statuses and found.world.holds() == found.new
        if not late and (done.status != status or said.count("\nradargen: ") != 1 or word not in done.said):
            faults.append(f"it ended with {done.status}: {done.said}")
        if "Traceback" in done.said:
            faults.append(done.said)
    return faults + (found.settled() if again else [])


if __name__ == "__main__":
    main()
