"""A folder replaced as a whole, whatever happens on the way."""

import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from multiprocessing.synchronize import Event
from pathlib import Path

import pytest

from radargen.publishing.code_trust import protected_sources
from radargen.storage import atomic_folder, user_state
from radargen.storage.atomic_folder import MARKER, extended_folder, new_folder, rename_twice, replaced_folder
from radargen.storage.protected_paths import ProtectedPaths, protected_paths
from radargen.text.messages import Message, RadargenError
from tests.folders import RADAR, ROOT, contents, radar_folder
from tests.killed import dying_at
from tests.runner import git
from tests.selection import mostly_slow

# A radar that lies nowhere near the targets.
ELSEWHERE = protected_paths(Path("/nowhere/radar"))


def build(target: Path, words: str, radar: ProtectedPaths = ELSEWHERE) -> None:
    with replaced_folder(target, radar) as new:
        (new / "index.html").write_text(words)
        (new / "sub").mkdir()
        (new / "sub" / "index.html").write_text(words)


def shown(target: Path) -> set[str]:
    """What the pages of the target say; one word unless two builds are mixed."""
    return {page.read_text() for page in target.rglob("index.html")}


def test_the_new_folder_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    target = tmp_path / "build" / "site"
    build(target, "old")
    (target / "gone.html").write_text("of the old build")
    build(target, "new")
    assert shown(target) == {"new"}
    assert not (target / "gone.html").exists()
    assert [p.name for p in target.parent.iterdir()] == ["site"]


def test_a_build_that_fails_leaves_the_old_folder(tmp_path: Path) -> None:
    build(tmp_path / "site", "old")
    with pytest.raises(RadargenError), replaced_folder(tmp_path / "site", ELSEWHERE) as new:
        (new / "index.html").write_text("half")
        raise RadargenError(Message("no"))
    assert shown(tmp_path / "site") == {"old"}
    assert [p.name for p in tmp_path.iterdir()] == ["site"]


def test_an_empty_folder_is_ours_to_fill(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    build(tmp_path / "site", "new")
    assert shown(tmp_path / "site") == {"new"}


def test_the_folder_behind_a_link_is_replaced_and_the_link_stays(tmp_path: Path) -> None:
    build(tmp_path / "real", "old")
    (tmp_path / "site").symlink_to("real")
    build(tmp_path / "site", "new")
    assert (tmp_path / "site").is_symlink()
    assert shown(tmp_path / "real") == {"new"}


def test_what_is_not_ours_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis" / "chapter.txt").write_text("years of work")
    with pytest.raises(RadargenError, match="holds files that radargen has not made"):
        build(tmp_path / "thesis", "new")
    with pytest.raises(RadargenError, match="is a file; name a folder"):
        build(tmp_path / "thesis" / "chapter.txt", "new")
    assert (tmp_path / "thesis" / "chapter.txt").read_text() == "years of work"


def test_a_mount_point_is_refused_with_the_way_out() -> None:
    with pytest.raises(RadargenError, match="choose a folder inside it"):
        build(Path("/proc"), "new")


def test_a_second_build_of_the_same_folder_is_refused(tmp_path: Path) -> None:
    with replaced_folder(tmp_path / "site", ELSEWHERE) as new:
        (new / "index.html").write_text("first")
        with pytest.raises(RadargenError, match="Another build is writing"):
            build(tmp_path / "site", "second")
    assert shown(tmp_path / "site") == {"first"}


def test_without_an_exchange_two_renames_do(tmp_path: Path) -> None:
    build(tmp_path / "site", "old")
    build(tmp_path / "new", "new")
    workshop = tmp_path / "workshop"
    workshop.mkdir()
    rename_twice(tmp_path / "new", tmp_path / "site", workshop)
    assert shown(tmp_path / "site") == {"new"}
    assert shown(workshop / "old") == {"old"}


def cut_short(target: Path, *, name: str = ".site.0123456789abcdef.radargen") -> Path:
    """Leave the target as a build leaves it that is killed between its two renames; the workshop."""
    workshop = target.with_name(name)
    workshop.mkdir()
    (workshop / "old").mkdir()
    target.rename(workshop / "ready")
    return workshop


def test_two_renames_cut_short_are_finished_by_the_next_build(tmp_path: Path) -> None:
    build(tmp_path / "site", "new")
    workshop = cut_short(tmp_path / "site")
    user_state.record("swap", tmp_path / "site").write({"workshop": workshop.name})
    with pytest.raises(RadargenError), replaced_folder(tmp_path / "site", ELSEWHERE):
        raise RadargenError(Message("this one fails"))
    assert shown(tmp_path / "site") == {"new"}
    assert [p.name for p in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize("name", [".site.radargen", ".site.0123456789abcdef.radargen"])
def test_a_workshop_that_this_machine_has_not_made_is_neither_used_nor_swept(tmp_path: Path, name: str) -> None:
    build(tmp_path / "site", "a stranger's")
    workshop = cut_short(tmp_path / "site", name=name)
    before = contents(workshop)
    with pytest.raises(RadargenError), replaced_folder(tmp_path / "site", ELSEWHERE):
        raise RadargenError(Message("this one fails"))
    assert not (tmp_path / "site").exists()
    assert contents(workshop) == before


@pytest.mark.parametrize("kind", ["link", "pipe", "file"])
def test_what_lies_in_place_of_a_workshop_hurts_nobody(tmp_path: Path, kind: str) -> None:
    mine = tmp_path / "mine" / "sub"
    mine.mkdir(parents=True)
    (mine / "thesis.txt").write_text("years of work")
    place = tmp_path / ".site.0123456789abcdef.radargen"
    user_state.record("swap", tmp_path / "site").write({"workshop": place.name})
    if kind == "link":
        place.symlink_to(mine.parent)
    elif kind == "pipe":
        os.mkfifo(place)
    else:
        place.write_text("x")
    build(tmp_path / "site", "new")
    assert shown(tmp_path / "site") == {"new"}
    assert (mine / "thesis.txt").read_text() == "years of work"


def test_whoever_stops_a_build_between_the_two_renames_leaves_a_whole_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(tmp_path / "site", "old")
    monkeypatch.setattr(atomic_folder, "exchange_names", lambda *_: False)

    def stopped(new: Path, target: Path, workshop: Path) -> None:
        new.rename(workshop / "ready")
        target.rename(workshop / "old")
        raise KeyboardInterrupt

    monkeypatch.setattr(atomic_folder, "rename_twice", stopped)
    with pytest.raises(KeyboardInterrupt):
        build(tmp_path / "site", "new")
    assert shown(tmp_path / "site") == {"new"}
    assert [p.name for p in tmp_path.iterdir()] == ["site"]


def test_no_kill_at_any_moment_leaves_anything_but_a_whole_folder(tmp_path: Path) -> None:
    target, context = tmp_path / "site", multiprocessing.get_context("fork")
    build(target, "0")
    for attempt in range(40):
        started = context.Event()
        process = context.Process(target=endlessly, args=(target, started))
        process.start()
        started.wait()
        time.sleep(attempt / 1000)
        os.kill(process.pid or 0, signal.SIGKILL)
        process.join()
        assert len(shown(target)) == 1
        assert (target / MARKER).is_file()
    build(target, "end")
    assert [p.name for p in tmp_path.iterdir()] == ["site"]


@pytest.mark.slow
@pytest.mark.parametrize("exchanging", [True, False])
def test_a_kill_at_each_step_leaves_one_of_the_two_folders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exchanging: bool
) -> None:
    if not exchanging:
        monkeypatch.setattr(atomic_folder, "exchange_names", lambda *_: False)
    target, seen = tmp_path / "site", set()
    for moment in range(100):
        build(target, "old")
        child = os.fork()
        if not child:
            dying_at(moment)
            build(target, "new")
            os._exit(0)
        _, status = os.waitpid(child, 0)
        if exchanging:
            assert shown(target) in ({"old"}, {"new"})
        with pytest.raises(RadargenError), replaced_folder(target, ELSEWHERE):
            raise RadargenError(Message("this one fails"))
        assert shown(target) in ({"old"}, {"new"})
        assert [p.name for p in tmp_path.iterdir()] == ["site"]
        seen.add((status, *shown(target)))
        if not status:
            break
    assert seen == {(signal.SIGKILL, "old"), (signal.SIGKILL, "new"), (0, "new")}


FILES = {"radar.yaml": "new", "trends/a.yaml": "new", ".github/workflows/check.yml": "new", ".ci/setup": "new"}


def join(target: Path) -> None:
    with extended_folder(target) as new:
        for path, text in FILES.items():
            (new / path).parent.mkdir(parents=True, exist_ok=True)
            (new / path).write_text(text)


@pytest.mark.slow
def test_a_kill_at_each_step_of_joining_loses_nothing_and_is_finished_or_undone(tmp_path: Path) -> None:
    own = {"README.md": b"mine", ".github/dependabot.yml": b"mine"}
    seen = set()
    for moment in range(200):
        target = tmp_path / str(moment)
        (target / ".github").mkdir(parents=True)
        for path, content in own.items():
            (target / path).write_bytes(content)
        child = os.fork()
        if not child:
            dying_at(moment)
            join(target)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        if status:
            with suppress(RadargenError):
                join(target)
        assert contents(target) == own | {path: text.encode() for path, text in FILES.items()}
        seen.add(status)
        if not status:
            break
    assert seen == {signal.SIGKILL, 0}


def test_files_join_those_that_are_there_and_nothing_else_is_left(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine")
    join(tmp_path)
    assert contents(tmp_path) == {"README.md": b"mine"} | {path: text.encode() for path, text in FILES.items()}
    assert {path.name for path in tmp_path.iterdir()} == {"README.md", "radar.yaml", "trends", ".github", ".ci"}


@pytest.mark.parametrize("ready", [True, False])
def test_what_a_killed_command_had_ready_joins_with_the_next_and_what_it_had_not_goes(
    tmp_path: Path, ready: bool
) -> None:
    workshop = tmp_path / ".new.0123456789abcdef.radargen"
    part = workshop / ("ready" if ready else "new") / "trends"
    part.mkdir(parents=True)
    (part / "a.yaml").write_text("begun")
    user_state.record("join", tmp_path).write({"workshop": workshop.name})
    if ready:
        with pytest.raises(RadargenError, match="was begun by a command that was cut short, and is whole now"):
            join(tmp_path)
        assert contents(tmp_path) == {"trends/a.yaml": b"begun"}
    else:
        join(tmp_path)
        assert contents(tmp_path) == {path: text.encode() for path, text in FILES.items()}
    assert not workshop.exists()
    assert user_state.record("join", tmp_path).read() == {}


def test_what_is_there_is_never_replaced_and_then_nothing_joins_it(tmp_path: Path) -> None:
    (tmp_path / "trends").mkdir()
    (tmp_path / "trends" / "a.yaml").write_text("mine")
    with pytest.raises(RadargenError, match="is there already; it stays as it is"):
        join(tmp_path)
    assert contents(tmp_path) == {"trends/a.yaml": b"mine"}
    (tmp_path / "trends" / "a.yaml").unlink()
    (tmp_path / "trends").rmdir()
    (tmp_path / "trends").symlink_to(tmp_path.parent)
    with pytest.raises(RadargenError, match="is a link"):
        join(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["trends"]


def endlessly(target: Path, started: Event) -> None:
    for number in range(10_000):
        build(target, str(number))
        started.set()


@pytest.fixture
def radar(tmp_path: Path) -> Path:
    """A radar that has every kind of source, each with a marker in it, as a stranger might put it there."""
    root = radar_folder(tmp_path / "team" / "radar")
    git(tmp_path / "team", "init", "--quiet")
    for folder in ("editions", "site/de", "art", "overrides", "docs"):
        (root / folder).mkdir(parents=True)
    (root / "art" / "logo.svg").write_text("<svg/>")
    (root / "radar.yaml").write_text("theme: {logo: art/logo.svg}\n")
    (root / "mkdocs.yml").write_text("docs_dir: docs\ntheme: {name: material, custom_dir: overrides}\n")
    folders = [root.parent, *(path for path in root.rglob("*") if path.is_dir())]
    for place in (root, *folders, tmp_path / "team" / ".git"):
        (place / MARKER).write_text("")
    return root


OWN = (
    *(
        ".",
        "..",
        "../..",
        "trends",
        "trends/",
        "editions",
        "site",
        "site/de",
        "site/de/new",
        "art",
        "overrides",
        "docs",
    ),
    *("../.git", "../.git/hooks/new", "trends/new/deep", "Trends/x", "TRENDS", "trends/../trends", "site/../../radar"),
)


@pytest.mark.parametrize("place", mostly_slow(OWN, quick=4))
def test_what_the_radar_is_read_from_is_never_replaced_whatever_lies_in_it(radar: Path, place: str) -> None:
    before = contents(radar.parent)
    with pytest.raises(RadargenError, match="from which the radar is read"):
        build(radar / place, "new", protected_sources(radar))
    assert contents(radar.parent) == before


def test_nor_through_a_link_or_where_it_is_missing(radar: Path, tmp_path: Path) -> None:
    (tmp_path / "away").symlink_to(radar / "trends")
    (tmp_path / "team2").symlink_to(radar.parent)
    (radar / "build").symlink_to("trends")
    for target in (tmp_path / "away", tmp_path / "away" / "x", tmp_path / "team2" / "radar", radar / "build" / "site"):
        with pytest.raises(RadargenError, match="from which the radar is read"):
            build(target, "new", protected_sources(radar))
    shutil.rmtree(radar / "editions")
    with pytest.raises(RadargenError, match="from which the radar is read"):
        build(radar / "editions", "new", protected_sources(radar))
    with pytest.raises(RadargenError, match="from which the radar is read"):
        build(tmp_path / "team2" / "radar" / "editions", "new", protected_sources(tmp_path / "team2" / "radar"))


def test_nor_what_git_knows_of_a_worktree(radar: Path, tmp_path: Path) -> None:
    git(radar, "add", "--all")
    git(radar, "commit", "--quiet", "--message=all")
    git(radar, "worktree", "add", "--quiet", tmp_path / "tree")
    root = tmp_path / "tree" / "radar"
    for target in (tmp_path / "team" / ".git", tmp_path / "team" / ".git" / "worktrees" / "tree", tmp_path / "tree"):
        with pytest.raises(RadargenError, match="from which the radar is read"):
            build(target, "new", protected_sources(root))


@pytest.mark.parametrize("place", ["build/site", "new", "art2", "sites", "trends2/x", "../other", "docs/../build"])
def test_any_other_folder_is_a_target(radar: Path, place: str) -> None:
    build(radar / place, "new", protected_sources(radar))
    assert shown(radar / place) == {"new"}


def test_a_radar_may_lie_below_what_another_builds(radar: Path) -> None:
    inner = radar_folder(radar / "build" / "site" / "inner")
    build(inner / "build" / "site", "new", protected_sources(inner))
    (radar / "build" / "site" / MARKER).write_text("")
    with pytest.raises(RadargenError, match="from which the radar is read"):
        build(radar / "build" / "site", "new", protected_sources(inner))


def test_a_link_of_the_radars_folder_that_leads_out_of_it_is_refused_and_any_other_followed(
    radar: Path, tmp_path: Path
) -> None:
    (radar / "build").symlink_to(tmp_path / "scratch")
    with pytest.raises(RadargenError, match="is a link that leads out of"):
        build(radar / "build" / "site", "new", protected_sources(radar))
    assert not (tmp_path / "scratch").exists()
    build(tmp_path / "scratch" / "site", "new", protected_sources(radar))
    (radar / "inside").mkdir()
    (radar / "link").symlink_to("inside")
    build(radar / "link" / "site", "new", protected_sources(radar))
    assert shown(radar / "inside") == {"new"}


def test_a_marker_in_a_repository_or_another_radar_proves_nothing(tmp_path: Path) -> None:
    for name in (".git", "radar.yaml"):
        place = tmp_path / f"a-{name.strip('.')}"
        place.mkdir()
        (place / name).write_text("")
        (place / MARKER).write_text("")
        with pytest.raises(RadargenError, match="holds files that radargen has not made"):
            build(place, "new")
        (tmp_path / "above" / "deep").mkdir(parents=True, exist_ok=True)
        (tmp_path / "above" / MARKER).write_text("")
        place.rename(tmp_path / "above" / "deep" / "one")
        with pytest.raises(RadargenError, match="holds files that radargen has not made"):
            build(tmp_path / "above", "new")
        shutil.rmtree(tmp_path / "above")
    (tmp_path / "linked").mkdir()
    (tmp_path / "linked" / MARKER).symlink_to("/etc/hostname")
    with pytest.raises(RadargenError, match="holds files that radargen has not made"):
        build(tmp_path / "linked", "new")


@pytest.mark.parametrize("place", ["other/trends", "other/trends/new", "other/.git/sub", "repository/.git"])
def test_nor_is_anything_replaced_that_another_radar_or_repository_lives_from(radar: Path, place: str) -> None:
    other = radar_folder(radar / "other")
    git(other, "init", "--quiet")
    (radar / "repository").mkdir()
    git(radar / "repository", "init", "--quiet")
    (radar / place).mkdir(parents=True, exist_ok=True)
    (radar / place / MARKER).write_text("")
    before = contents(radar)
    with pytest.raises(RadargenError, match=r"from which the radar is read|lies in what git keeps"):
        build(radar / place, "new", protected_sources(radar))
    assert contents(radar) == before


def test_a_name_that_no_disk_takes_is_one_sentence(radar: Path) -> None:
    for spare in (protected_sources(radar).refuse_folder, protected_sources(radar).refuse_file):
        with pytest.raises(RadargenError, match="name too long"):
            spare(radar / ("x" * 300))


@pytest.mark.parametrize("place", ["trends/new", "site/new", "editions/new", "../.git/new"])
def test_no_radar_is_begun_within_what_another_is_read_from(radar: Path, place: str) -> None:
    before = contents(radar.parent)
    with pytest.raises(RadargenError), new_folder(radar / place) as new:
        (new / "radar.yaml").write_text("")
    assert contents(radar.parent) == before
    with new_folder(radar / "build" / "new") as new:
        (new / "radar.yaml").write_text("")


@pytest.mark.parametrize(
    "place", ["radar.yaml", "trends/a.svg", "trends/lean.yaml", "layout.lock.json", "art/logo.svg", "mkdocs.yml"]
)
def test_a_file_that_is_the_radars_own_is_not_written_over(radar: Path, place: str) -> None:
    with pytest.raises(RadargenError, match="what the radar is read from"):
        protected_sources(radar).refuse_file(radar / place)


def test_a_picture_among_the_pages_is_new_or_deleted_first(radar: Path, tmp_path: Path) -> None:
    protected_sources(radar).refuse_file(radar / "site" / "de" / "radar.svg")
    (radar / "site" / "de" / "radar.svg").write_text("drawn by hand")
    with pytest.raises(RadargenError, match="delete it first"):
        protected_sources(radar).refuse_file(radar / "site" / "de" / "radar.svg")
    (radar / "out.svg").symlink_to(tmp_path / "bashrc")
    with pytest.raises(RadargenError, match="leads out of"):
        protected_sources(radar).refuse_file(radar / "out.svg")


@pytest.mark.parametrize(
    ("mounted", "target", "words"),
    [
        ("radar", "trends", "from which the radar is read"),
        ("radar/trends", "new", "from which the radar is read"),
        ("radar/trends", "made/inner", "A volume is mounted at"),
    ],
)
def test_a_second_mount_leads_to_the_same_folder(
    radar: Path, tmp_path: Path, mounted: str, target: str, words: str
) -> None:
    second = tmp_path / "second"
    for folder in (second, second / "made" / "inner"):
        folder.mkdir(parents=True)
    (second / "made" / MARKER).write_text("")
    place = second / "made" / "inner" if "made" in target else second
    out = second / target if "made" not in target else second / "made"
    line: list[str | Path] = [
        sys.executable,
        "-m",
        "radargen",
        "--language",
        "en",
        "--root",
        radar,
        "build",
        "--pages",
        out,
    ]
    (radar / "radar.yaml").write_text(RADAR)
    (radar / "mkdocs.yml").unlink()
    (radar / MARKER).unlink()
    before = contents(radar)
    script = 'mount --bind "$1" "$2" || exit 77; shift 2; exec "$@"'
    done = subprocess.run(
        ["unshare", "--mount", "sh", "-c", script, "sh", radar.parent / mounted, place, *line],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    if "unshare" in done.stderr or done.returncode == 77:
        pytest.skip("Nobody may mount anything here.")
    assert (done.returncode, words in done.stderr) == (2, True), done.stderr
    assert contents(radar) == before
